"""What the index asks of an embedding model, and the bundled one: a table of syllables and bigrams, numpy alone."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Protocol
from zipfile import BadZipFile

import numpy as np

from index.errors import DamagedWeights
from index.terms import WHOLE, fold_key, keys_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_WEIGHTS = "static.npz"
_VARIABLE = "CANCU_ENCODER"


class Encoder(Protocol):
    """Turns texts into vectors; vectors of two encoders with one ``fingerprint`` may be compared."""

    @property
    def fingerprint(self) -> str:
        """What tells this encoder's vectors from any other's."""

    @property
    def dimension(self) -> int:
        """Components of a vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised float32 row a text; a text of unknown words alone gives a row of zeros."""

    def familiarity(self, pairs: Collection[str]) -> float:
        """Return in [0, 1] how many of some texts' folded bigrams are of the kind that the encoder was trained on."""


def features(keys: Sequence[str]) -> Iterator[str]:
    """Yield what the bundled encoder sees of a text's exact keys.

    Every syllable and bigram without diacritics, and the syllable as typed (marked ``=``) where it has some; so a
    text without diacritics is the same text with less known of it.
    """
    before = ""
    for key in keys:
        if key.startswith(WHOLE):
            continue
        folded = fold_key(key)
        yield folded
        if folded != key:
            yield f"={key}"
        if before:
            yield f"{before}_{folded}"
        before = folded


class StaticEncoder:
    """Sums 8-bit rows of a table, one a feature, and normalises; rows carry their own weight in their length."""

    def __init__(self, vocabulary: Sequence[str], rows: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        """Take ``rows`` (features x dimension) and what one step of each row is worth."""
        self.vocabulary = {feature: place for place, feature in enumerate(vocabulary)}
        self.rows = rows
        self.scales = scales
        digest = hashlib.sha256(rows.tobytes() + scales.tobytes() + "\n".join(vocabulary).encode())
        self._fingerprint = f"static-{digest.hexdigest()[:16]}"

    @property
    def fingerprint(self) -> str:
        """The hash of the weights."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Components of a vector."""
        return int(self.rows.shape[1])

    def places(self, text: str) -> list[int]:
        """Return the table's rows that ``text`` is the sum of, in order, repeats kept."""
        known = (self.vocabulary.get(feature) for feature in features(keys_of(text)))
        return [place for place in known if place is not None]

    def familiarity(self, pairs: Collection[str]) -> float:
        """Return the share of the bigrams that the table knows; 0 where there are none."""
        return sum(pair in self.vocabulary for pair in pairs) / len(pairs) if pairs else 0.0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised float32 row a text; a text of unknown words alone gives a row of zeros."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            places = self.places(text)
            if places:
                vectors[row] = self.scales[places] @ self.rows[places].astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        normalised: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-12))
        return normalised


def load_static(path: Path) -> StaticEncoder:
    """Return the encoder in an ``.npz`` with ``vocabulary`` (UTF-8 bytes, one feature a line), ``rows``, ``scales``.

    Raises ``DamagedWeights``. Nothing is unpickled.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            vocabulary = stored["vocabulary"].tobytes().decode("utf-8").split("\n")
            rows, scales = stored["rows"], stored["scales"]
    except (OSError, EOFError, BadZipFile, ValueError, KeyError) as error:
        raise DamagedWeights(f"Tệp trọng số “{path.name}” bị hỏng: {error}.", "Hãy cài lại Căn Cứ.") from error
    if rows.dtype != np.int8 or rows.ndim != 2 or len(rows) != len(vocabulary) or scales.shape != (len(rows),):
        raise DamagedWeights(f"Tệp trọng số “{path.name}” không đúng khuôn dạng.", "Hãy cài lại Căn Cứ.")
    return StaticEncoder(vocabulary, rows, scales.astype(np.float32))


@cache
def bundled() -> StaticEncoder:
    """Return the encoder that comes with the project."""
    with as_file(files("index").joinpath("weights", _WEIGHTS)) as path:
        return load_static(path)


def configured() -> Encoder:
    """Return the encoder that ``CANCU_ENCODER`` names (any sentence-transformers model), else the bundled one."""
    name = os.environ.get(_VARIABLE, "")
    if not name:
        return bundled()
    from index.sentence_transformer import named  # noqa: PLC0415 - brings torch

    return named(name)
