"""Holds a reworded answer to the composed one: the model may change words that carry nothing, and only those.

A value that stands in the quotes is not yet a true one: a model that swaps the two roles of a row, or the values of
two scopes, cites the right row for a wrong answer. So beside the value lock, sentence by sentence, these must be as
in the composed answer: the figures in their order, the names, the markers, and the hinges (roles, denials, bounds) in
theirs. All other words must come from the question, from the composed answer, from the quotes that the sentence
cites, or be so common in the language that they say nothing; and what the composed answer says of its own, outside
the quotation marks, must all be said again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.answering.grounding import carries, ground_of, values_in
from assistant.background import rarity
from assistant.language_model.sentences import markers_of, unmarked
from assistant.understanding.words import keys
from corpus.language.syllables import tokens
from corpus.language.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.answer import Answer, Citation

# Words on which the truth of a sentence turns; edit freely. Longer ones win ("không quá" is a bound, "không" a denial).
_HINGES = """
    chủ trì, phối hợp, chịu trách nhiệm, đầu mối, tham mưu, phụ trách, hỗ trợ, giám sát, kiểm tra, báo cáo, phê duyệt,
    không quá, không dưới, không ít hơn, không phải, không, chưa, chẳng, trừ, ngoại trừ, ngoài, cấm, nghiêm cấm,
    ít nhất, tối thiểu, tối đa, nhiều nhất, trên, dưới, hơn, trước, sau, có thể, một số, tất cả, toàn bộ, chỉ,
    đúng, sai, tăng, giảm, thay thế, bãi bỏ, sửa đổi, bổ sung, hết hiệu lực, có hiệu lực
"""
# What joins sentences and introduces them, and turns on nothing; edit freely.
_FRAME = """
    như sau, sau đây, ngoài ra, bên cạnh đó, đồng thời, theo đó, trong đó, cụ thể, vậy, sẽ, nên, câu trả lời, rằng,
    còn, thì, đạt, gồm, bao gồm, dạ, thưa, xin, nhé, ạ, về việc, liên quan đến, nói trên, nêu trên, dưới đây, trên đây,
    hiện, cùng với đó
"""
_NAMES = {"unit", "name"}
_COMMON = 2.0  # of ``rarity``: "thực", "hiện", "các", "theo"; nothing is claimed by these alone
_KEPT = 0.7  # so much of what is quoted must be said again; what the answer says of its own, but for these, wholly
_SPARE = frozenset(
    [
        "nhiệm",
        "vụ",
        "việc",
        "thực",
        "hiện",
        "là",
        "có",
        "được",
        "do",
        "của",
        "và",
        "các",
        "cho",
        "về",
        "theo",
        "trong",
        "tại",
        "đến",
        "từ",
        "năm",
    ]
)
_QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """What truth turns on, each kind in the order of the text."""

    figures: tuple[str, ...]
    names: tuple[str, ...]
    hinges: tuple[str, ...]
    markers: tuple[int, ...]

    def opens(self, whole: _Skeleton) -> bool:
        """Say whether each kind is the beginning of the whole's."""
        pairs = zip(self._kinds(), whole._kinds(), strict=True)
        return all(whole_kind[: len(kind)] == kind for kind, whole_kind in pairs)

    def _kinds(self) -> tuple[tuple[object, ...], ...]:
        return self.figures, self.names, self.hinges, self.markers


@dataclass(frozen=True)
class Standard:
    """The composed answer to one question, as what a reworded text is measured by."""

    question: str
    answer: Answer

    def admits(self, so_far: str, sentence: str) -> bool:
        """Say whether ``sentence`` may be said after ``so_far``, the sentences admitted before it."""
        cited = [one for one in self.answer.citations if one.marker in markers_of(sentence)]
        if len(cited) < len(markers_of(sentence)) or not (cited or _introduces(sentence)):
            return False
        said = self._skeleton(f"{so_far} {sentence}")
        return self._carried(sentence, cited) and self._supported(sentence, cited) and said.opens(self._whole)

    def is_met(self, text: str) -> bool:
        """Say whether the whole of an admitted text says all that the composed answer says."""
        said, own = set(_keys(text)), _keys(_QUOTED.sub(" ", self.answer.text))
        telling = [key for key in own if key not in _SPARE]
        quoted = [key for part in _QUOTED.findall(self.answer.text) for key in _keys(part)]
        kept = sum(key in said for key in quoted)
        return self._skeleton(text) == self._whole and said.issuperset(telling) and kept >= _KEPT * len(quoted)

    def _carried(self, sentence: str, cited: Sequence[Citation]) -> bool:
        """Say whether each value stands both in the cited words and in what was composed or asked."""
        grounds = [ground_of(text) for text in (*_words_of(cited), *(one.value for one in self.answer.computed))]
        values = values_in(nfc(unmarked(sentence)))
        return all(
            any(carries(ground, value) for ground in grounds)
            and (value.kind not in _NAMES or self._is_said(value.text))
            for value in values
        )

    def _is_said(self, name: str) -> bool:
        wanted = f" {' '.join(_keys(name))} "
        return any(wanted in f" {' '.join(_keys(text))} " for text in (self.answer.text, self.question))

    def _supported(self, sentence: str, cited: Sequence[Citation]) -> bool:
        known = {key for text in _words_of(cited) for key in _keys(text)} | self._said
        return all(key in known or rarity(key) <= _COMMON for key in _keys(_unframed(sentence)))

    @cached_property
    def _said(self) -> set[str]:
        return {*_keys(self.question), *_keys(self.answer.text)}

    @cached_property
    def _whole(self) -> _Skeleton:
        return self._skeleton(self.answer.text)

    @cached_property
    def _names(self) -> tuple[tuple[str, ...], ...]:
        values = values_in(nfc(unmarked(self.answer.text)))
        names = {tuple(_keys(value.text)) for value in values if value.kind in _NAMES}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    def _skeleton(self, text: str) -> _Skeleton:
        words = _keys(_unframed(text))
        figures = tuple(word for word in words if any(map(str.isdigit, word)))
        return _Skeleton(figures, _found(words, self._names), _found(words, _HINGE_KEYS), markers_of(text))


def _introduces(sentence: str) -> bool:
    """Say whether a sentence without a marker is one that leads to what follows ("Có 3 nhiệm vụ:")."""
    return sentence.rstrip().endswith(":") or not sentence.strip()


def _words_of(cited: Iterable[Citation]) -> list[str]:
    parts = [(one.quote, one.document_title, one.document_number or "", *one.path, *_cell(one)) for one in cited]
    return [text for part in parts for text in part if text]


def _cell(citation: Citation) -> tuple[str, ...]:
    return (citation.cell.row, citation.cell.column) if citation.cell else ()


def _keys(text: str) -> list[str]:
    return [keys(token.text)[0] for token in tokens(nfc(unmarked(text))) if not token.whole]


def _unframed(text: str) -> str:
    return _FRAMES.sub(" ", nfc(unmarked(text)).lower())


def _found(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the phrases in the order in which they stand in the words, the longest at each place."""
    found: list[str] = []
    at = 0
    while at < len(words):
        here = next((one for one in phrases if tuple(words[at : at + len(one)]) == one), None)
        if here:
            found.append(" ".join(here))
        at += len(here) if here else 1
    return tuple(found)


def _listed(block: str) -> list[str]:
    return sorted((" ".join(one.split()) for one in block.split(",")), key=lambda one: (-len(one), one))


_FRAMES = re.compile(rf"(?<!\w)(?:{'|'.join(_listed(_FRAME))})(?!\w)")
_HINGE_KEYS = tuple(tuple(_keys(one)) for one in _listed(_HINGES))
