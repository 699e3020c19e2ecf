"""The bundled encoder's table as a torch module that sentence-transformers can run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from index.encoder import StaticEncoder


class StaticTable(nn.Module):
    """Texts to normalised sums of table rows, as ``StaticEncoder.encode`` does it."""

    max_seq_length = None

    def __init__(self, encoder: StaticEncoder) -> None:
        """Take the encoder's rows as float32 parameters; one row more, of zeros, stands for unknown words."""
        super().__init__()
        rows = torch.from_numpy(encoder.rows).float() * torch.from_numpy(encoder.scales).unsqueeze(1)
        padded = torch.cat([rows, torch.zeros(1, encoder.dimension)])
        self.table = nn.EmbeddingBag.from_pretrained(padded, mode="sum", freeze=False)
        self._encoder = encoder
        self._unknown = len(rows)

    def preprocess(self, inputs: list[str], prompt: str | None = None, **_: Any) -> dict[str, Tensor]:  # noqa: ANN401
        """Return row numbers and offsets of a batch of texts (sentence-transformers 6)."""
        texts = [prompt + text for text in inputs] if prompt else inputs
        places = [self._encoder.places(text) or [self._unknown] for text in texts]
        offsets = torch.cumsum(torch.tensor([0, *(len(row) for row in places[:-1])]), 0)
        numbers = torch.tensor([number for row in places for number in row])
        return {"input_ids": numbers, "offsets": offsets}

    def tokenize(self, texts: list[str], **options: Any) -> dict[str, Tensor]:  # noqa: ANN401
        """Return what ``preprocess`` does (sentence-transformers 5)."""
        return self.preprocess(texts, **options)

    def forward(self, features: dict[str, Tensor], **_: Any) -> dict[str, Tensor]:  # noqa: ANN401
        """Add ``sentence_embedding`` to ``features``."""
        summed = self.table(features["input_ids"], features["offsets"])
        features["sentence_embedding"] = nn.functional.normalize(summed, dim=1)
        return features

    def get_embedding_dimension(self) -> int:
        """Return how many components a vector has (sentence-transformers 6)."""
        return self._encoder.dimension

    def get_sentence_embedding_dimension(self) -> int:
        """Return how many components a vector has (sentence-transformers 5)."""
        return self._encoder.dimension
