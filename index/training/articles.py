"""Read the codification of Vietnamese law as training text: articles as rows of feature numbers."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.terms import WHOLE, fold_key, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.training.apart import Apart

LONGEST = 400  # syllables of an article that are read
_LABEL = re.compile(r"^Điều\s+[\w.]+\.\s+")
_BOILERPLATE = 4  # a title this common says nothing without its topic
_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what it is called, what it says, and the articles it refers to."""

    id: str
    title: str
    title_keys: tuple[str, ...]
    sentence_keys: tuple[tuple[str, ...], ...]
    refs: tuple[str, ...]

    @property
    def keys(self) -> list[str]:
        """Return the exact keys of title and sentences, in order."""
        return [key for part in (self.title_keys, *self.sentence_keys) for key in part]


def sha256_of(path: Path) -> str:
    """Return the hash by which the training data is named."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_articles(path: Path, leave_out: Iterable[str] = (), apart: Apart | None = None) -> list[Article]:
    """Return the articles of a gzipped JSON-lines file.

    Left out are those whose ``source`` names a law of ``leave_out``, and those that recur in what ``apart`` holds.
    """
    laws = tuple(leave_out)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        values = [json.loads(line) for line in lines]
    values = [value for value in values if not any(law in value["source"] for law in laws)]
    if apart is not None:
        values = [value for value in values if not apart.holds(value["text"])]
    titles = Counter(_LABEL.sub("", value["title"]) for value in values)
    return [_article(value, titles) for value in values]


def _article(value: dict[str, str], titles: Counter[str]) -> Article:
    title = _LABEL.sub("", value["title"])
    if titles[title] >= _BOILERPLATE:
        title = f"{title} {value['topic']}"
    title_keys = tuple(leaves(title))
    return Article(value["id"], title, title_keys, _sentences(value["text"]), tuple(value["refs"]))


def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    length = 0
    for part in _SENTENCE.split(text):
        keys = leaves(part)
        length += len(keys)
        if length > LONGEST:
            break
        if keys:
            found.append(tuple(keys))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Features by number: folded syllables, syllables with their diacritics (``=``), folded bigrams."""

    features: tuple[str, ...]
    numbers: dict[str, int]


def build_vocabulary(articles: Iterable[Article], size: int, rarest: int) -> Vocabulary:
    """Return the ``size`` features met in most articles; every syllable of ``rarest`` articles comes before bigrams."""
    seen: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for article in articles:
        keys = article.keys
        folded = [fold_key(key) for key in keys]
        seen.update(set(folded) | {f"={key}" for key, plain in zip(keys, folded, strict=True) if key != plain})
        pairs.update({f"{one}_{two}" for one, two in pairwise(folded)})
    single = [key for key, count in sorted(seen.items(), key=_by_count) if count >= rarest]
    double = [key for key, _ in sorted(pairs.items(), key=_by_count)]
    kept = (*single, *double)[:size]
    return Vocabulary(kept, {key: number for number, key in enumerate(kept)})


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def leaves(text: str) -> list[str]:
    """Return the exact keys of a text without whole symbols."""
    return [key for key in keys_of(text) if not key.startswith(WHOLE)]


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as three aligned rows of feature numbers (-1 where unknown): folded, exact, bigram with the one before."""

    folded: NDArray[np.int32]
    exact: NDArray[np.int32]
    pairs: NDArray[np.int32]

    def window(self, start: int, end: int, *, accents: bool = True) -> NDArray[np.int32]:
        """Return the known features of a stretch, with or without what its diacritics say."""
        rows = [self.folded[start:end], self.pairs[start + 1 : end]]
        if accents:
            rows.append(self.exact[start:end])
        joined = np.concatenate(rows)
        return joined[joined >= 0]


def coded(keys: Sequence[str], vocabulary: Vocabulary) -> Coded:
    """Return a text's keys as feature numbers."""
    numbers = vocabulary.numbers
    folded = [fold_key(key) for key in keys]
    pairs = [-1, *(numbers.get(f"{one}_{two}", -1) for one, two in pairwise(folded))]
    return Coded(
        np.array([numbers.get(key, -1) for key in folded], dtype=np.int32),
        np.array(
            [numbers.get(f"={key}", -1) if key != plain else -1 for key, plain in zip(keys, folded, strict=True)],
            dtype=np.int32,
        ),
        np.array(pairs[: len(keys)], dtype=np.int32),
    )


def batches(order: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Yield full batches of a row of numbers."""
    for start in range(0, len(order) - size + 1, size):
        yield order[start : start + size]
