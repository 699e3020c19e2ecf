"""Where Căn Cứ meets sentence-transformers: any such model as an encoder, and the bundled encoder as such a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder import StaticEncoder, bundled
from index.errors import EncoderError, ModelsMissing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from index.encoder import Encoder


class NamedEncoder:
    """A sentence-transformers model by name or path."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        """Wrap a loaded model."""
        self._name = name
        self._model = model

    @property
    def fingerprint(self) -> str:
        """Return the model's name with its dimension."""
        return f"{self._name}-{self.dimension}"

    @property
    def dimension(self) -> int:
        """Return how many components a vector has."""
        # Renamed in sentence-transformers 6.
        new: Any = getattr(self._model, "get_embedding_dimension", None)
        return int((new or self._model.get_sentence_embedding_dimension)() or 0)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised float32 row a text."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def familiarity(self, _pairs: Collection[str]) -> float:
        """Return 1: a model for general text is at home everywhere, as far as can be told from outside."""
        return 1.0


def named(name: str) -> Encoder:
    """Return the sentence-transformers model called ``name``; raises ``EncoderError``."""
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - heavy and optional
    except ImportError as error:
        raise ModelsMissing(
            f"Chưa cài các gói để dùng mô hình “{name}”.",
            "Hãy cài bằng: pip install 'cancu[models]', hoặc bỏ biến CANCU_ENCODER để dùng bộ mã hoá đi kèm.",
        ) from error
    try:
        return NamedEncoder(name, SentenceTransformer(name))
    except (OSError, ValueError, RuntimeError) as error:
        raise EncoderError(
            f"Không mở được mô hình “{name}”: {error}.",
            "Hãy kiểm tra tên hoặc đường dẫn trong CANCU_ENCODER, hay tải mô hình về trước.",
        ) from error


def as_sentence_transformer(encoder: StaticEncoder | None = None) -> SentenceTransformer:
    """Return the bundled encoder (or ``encoder``) as a ``SentenceTransformer`` on the CPU.

    Its vectors equal the encoder's within 1e-5. Its module is this project's own: a copy saved to disk opens
    with ``SentenceTransformer(path, trust_remote_code=True)`` only, and only where ``cancu`` is installed.
    """
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - heavy and optional

    from index.sentence_module import StaticTable  # noqa: PLC0415 - brings torch

    return SentenceTransformer(modules=[StaticTable(encoder or bundled())], device="cpu")
