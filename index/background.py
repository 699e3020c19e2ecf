"""How rare a term is in Vietnamese official prose at large, whatever the index at hand holds.

A handful of documents can't tell a function word from a subject; 77,718 articles of the codification can.
"""

from __future__ import annotations

import hashlib
import math
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from index.errors import DamagedWeights

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "frequencies.npz"


class Frequencies:
    """In how many articles each folded syllable or bigram stands, looked up by hash."""

    def __init__(self, hashes: NDArray[np.uint64], counts: NDArray[np.uint32], articles: int) -> None:
        """Take ``counts`` beside ascending ``hashes``, of ``articles`` in all."""
        self._hashes = hashes
        self._counts = counts
        self._articles = articles

    def count(self, folded: str) -> int:
        """Return how many articles hold a folded key; 0 for one that too few hold."""
        wanted = np.uint64(hash_of(folded))
        place = int(np.searchsorted(self._hashes, wanted))
        return int(self._counts[place]) if place < len(self._hashes) and self._hashes[place] == wanted else 0

    def rarity(self, folded: str) -> float:
        """Return the key's idf over the articles: about 0.1 for "của", 4 for "thi đua", 12 for what none holds."""
        count = self.count(folded)
        return math.log1p((self._articles - count + 0.5) / (count + 0.5))


def hash_of(key: str) -> int:
    """Return the 64 bits by which a key is stored."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest(), "little")


def load_frequencies(path: Path) -> Frequencies:
    """Return the table of an ``.npz`` with ``hashes``, ``counts`` and ``articles``; raises ``DamagedWeights``."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            hashes, counts, articles = stored["hashes"], stored["counts"], int(stored["articles"])
    except (OSError, EOFError, BadZipFile, ValueError, KeyError, TypeError) as error:
        raise DamagedWeights(f"Tệp trọng số “{path.name}” bị hỏng: {error}.", "Hãy cài lại Căn Cứ.") from error
    if not _sound(hashes, counts):
        raise DamagedWeights(f"Tệp trọng số “{path.name}” không đúng khuôn dạng.", "Hãy cài lại Căn Cứ.")
    return Frequencies(hashes, counts, articles)


@lru_cache(maxsize=65536)
def rarity(folded: str) -> float:
    """Return a folded key's rarity in the table that comes with the project."""
    return _bundled().rarity(folded)


@cache
def _bundled() -> Frequencies:
    with as_file(files("index").joinpath("weights", FILE)) as path:
        return load_frequencies(path)


def _sound(hashes: NDArray[Any], counts: NDArray[Any]) -> bool:
    return hashes.dtype == np.uint64 and hashes.ndim == 1 and counts.dtype == np.uint32 and hashes.shape == counts.shape
