"""What the index asks of an embedding model, and the bundled one: a table of syllables and bigrams, numpy alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into vectors; vectors of two encoders with one ``fingerprint`` may be compared."""

    @property
    def fingerprint(self) -> str:
        """What tells this encoder's vectors from any other's."""

    @property
    def dimension(self) -> int:
        """Components of a vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised float32 row a text."""
