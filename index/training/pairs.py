"""Make training pairs: a question-like text and the article stretch that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.language.abbreviations import administrative
from corpus.language.syllables import exact_key, tokens
from index.training.articles import Article, Coded, Vocabulary, coded, leaves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# What people put around a subject when they ask; the subject goes where the braces stand.
FRAMES = (
    "{}", "{}", "{}", "{} là gì", "{} như thế nào", "{} được quy định như thế nào", "quy định về {}", "ai {}",
    "cơ quan nào {}", "khi nào {}", "thế nào là {}", "{} gồm những gì", "có bao nhiêu {}", "{} bao lâu",
    "trường hợp nào {}", "ai có trách nhiệm {}", "{} ở đâu", "làm thế nào để {}", "tại sao {}", "cho hỏi {} ra sao",
)  # fmt: skip
_DROP_ACCENTS = 0.35
_DROP_SENTENCE = 0.5
_ABBREVIATE = 0.2
_SPAN = 160  # syllables of the answering stretch


@dataclass(frozen=True, slots=True)
class Example:
    """An article ready for sampling."""

    title: str
    body: Coded
    title_length: int
    bounds: tuple[tuple[int, int], ...]
    refs: tuple[int, ...]


def examples_of(articles: Sequence[Article], vocabulary: Vocabulary) -> list[Example]:
    """Return the articles as feature numbers, with their sentences' places and references."""
    places = {article.id: place for place, article in enumerate(articles)}
    return [_example(article, vocabulary, places) for article in articles]


def _example(article: Article, vocabulary: Vocabulary, places: dict[str, int]) -> Example:
    start = len(article.title_keys)
    bounds = []
    for sentence in article.sentence_keys:
        bounds.append((start, start + len(sentence)))
        start += len(sentence)
    refs = tuple(places[ref] for ref in article.refs if ref in places)
    return Example(article.title, coded(article.keys, vocabulary), len(article.title_keys), tuple(bounds), refs)


class Sampler:
    """Draws pairs; the same seed draws the same pairs."""

    def __init__(self, examples: Sequence[Example], vocabulary: Vocabulary, seed: int) -> None:
        """Draw from ``examples``."""
        self._examples = examples
        self._vocabulary = vocabulary
        self._random = np.random.default_rng(seed)
        self._short = _shortenings()

    def pair(self, place: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return a question's features and the features of the stretch that answers it."""
        example = self._examples[place]
        draw = self._random.random()
        if draw < 0.55 or not example.bounds:
            return self._titled(example)
        if draw < 0.9 or not example.refs:
            return self._sentence(example)
        other = self._examples[example.refs[self._random.integers(len(example.refs))]]
        return self._titled(example)[0], self._stretch(other, other.title_length)

    def _titled(self, example: Example) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        text = example.title
        if self._random.random() < _ABBREVIATE:
            text = self._abbreviated(text)
        asked = FRAMES[self._random.integers(len(FRAMES))].format(text)
        code = coded(leaves(asked), self._vocabulary)
        start = 0 if self._random.random() < 0.2 else example.title_length
        return code.window(0, len(code.folded), accents=self._accents()), self._stretch(example, start)

    def _sentence(self, example: Example) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        start, end = example.bounds[self._random.integers(len(example.bounds))]
        size = int(self._random.integers(6, 31))
        if end - start > size:
            start = int(self._random.integers(start, end - size + 1))
            end = start + size
        question = example.body.window(start, end, accents=self._accents())
        if self._random.random() >= _DROP_SENTENCE:
            return question, self._stretch(example, 0)
        low, high = max(start - _SPAN // 2, 0), min(end + _SPAN // 2, len(example.body.folded))
        rest = [example.body.window(low, start), example.body.window(end, high)]
        return question, np.concatenate(rest)

    def _stretch(self, example: Example, start: int) -> NDArray[np.int32]:
        spare = max(len(example.body.folded) - start - _SPAN, 0)
        begin = start + (int(self._random.integers(spare + 1)) if self._random.random() < 0.3 else 0)
        return example.body.window(begin, begin + _SPAN)

    def _accents(self) -> bool:
        return bool(self._random.random() >= _DROP_ACCENTS)

    def _abbreviated(self, text: str) -> str:
        words = [token for token in tokens(text) if not token.whole]
        keys = [exact_key(word) for word in words]
        for length in (5, 4, 3, 2):
            for place in range(len(keys) - length + 1):
                short = self._short.get(" ".join(keys[place : place + length]))
                if short:
                    return text[: words[place].start] + short + text[words[place + length - 1].end :]
        return text


def _shortenings() -> dict[str, str]:
    return {" ".join(leaves(fulls[0])): key.upper() for key, fulls in administrative().exact.items()}
