"""How often Vietnamese syllables stand in law, and which follow which: what recognised words are weighed by."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.language.vietnamese import fold, place_tone

_FILE = Path(__file__).parent / "syllables.txt.gz"
_SMOOTH = 300.0  # neighbours that every syllable is taken to have had besides, spread as syllables are in general


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of syllables and of pairs of neighbours, and the syllables that differ in nothing but diacritics."""

    single: dict[str, int]
    pairs: dict[tuple[str, str], int]
    alike: dict[str, tuple[str, ...]]
    total: int

    def knows(self, word: str) -> bool:
        """Say whether the word, in any case and tone placement, is a syllable of the language."""
        return place_tone(word) in self.single

    def opens(self, syllable: str) -> float:
        """Return the logarithm of how likely the syllable is, whatever stands before it."""
        return math.log((self.single.get(syllable, 0) + 1) / self.total)

    def follows(self, first: str, second: str) -> float:
        """Return the logarithm of how likely ``second`` is right after ``first``."""
        expected = _SMOOTH * (self.single.get(second, 0) + 1) / self.total
        return math.log((self.pairs.get((first, second), 0) + expected) / (self.single.get(first, 0) + _SMOOTH))


@cache
def counts() -> Counts:
    """Return the counts that ``corpus.scans.counting`` made from the official codification of Vietnamese law."""
    single: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    alike: dict[str, list[str]] = {}
    for syllable, count, after in _entries():
        single[syllable] = count
        alike.setdefault(fold(syllable), []).append(syllable)
        pairs.update({(syllable, second): number for second, number in after})
    return Counts(single, pairs, {key: tuple(group) for key, group in alike.items()}, sum(single.values()))


def _entries() -> Iterator[tuple[str, int, list[tuple[str, int]]]]:
    for line in gzip.decompress(_FILE.read_bytes()).decode("utf-8").split("\n"):
        syllable, count, *after = line.split("\t")
        yield (
            syllable,
            int(count),
            [(second, int(number)) for second, number in zip(after[::2], after[1::2], strict=True)],
        )
