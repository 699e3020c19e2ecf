"""Knows the former and present names of bodies and provinces, and puts the one that the documents use for the asked."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.answering.answer import Computed
from assistant.answering.citations import cite, flat, sentence_ground
from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.answering.answer import Answer, Citation
    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question


@dataclass(frozen=True, slots=True)
class Renamed:
    """A question with one name put for another: ``asked`` as the question has it, ``used`` as the documents do."""

    text: str
    asked: str
    used: str
    is_former: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    said: str
    other: str
    is_former: bool  # the said name is the former one


def renamed_in(question: Question, documents: Sequence[Opened]) -> tuple[Renamed, ...]:
    """Return the question with the name that the documents use, for each name in it that they do not have."""
    found: list[Renamed] = []
    folded = [word.folded for word in question.words]
    for pair in _pairs():
        name = syllables(pair.said)
        for at in range(len(folded) - len(name) + 1):
            if tuple(folded[at : at + len(name)]) == name and _is_whole(question, at, len(name)):
                found += _put(question, (at, at + len(name)), pair, documents)
    return tuple(dict.fromkeys(found))


def _put(question: Question, places: tuple[int, int], pair: _Pair, documents: Sequence[Opened]) -> Iterator[Renamed]:
    known = any(_holds(opened, pair.said) for opened in documents)
    if known or not any(_holds(opened, pair.other) for opened in documents):
        return
    start, end = question.words[places[0]].start, question.words[places[1] - 1].end
    text = f"{question.text[:start]}{pair.other}{question.text[end:]}"
    yield Renamed(text, question.text[start:end], pair.other, pair.is_former)


def _is_whole(question: Question, at: int, size: int) -> bool:
    """Say whether the name ends there: "Sở Giáo dục và Đào tạo" is not "Sở Giáo dục"."""
    after = [word.folded for word in question.words[at + size : at + size + 2]]
    return after[:1] != ["va"] or question.words[at + size].exact != "và"


def with_names(answer: Answer, renamed: Renamed, documents: Sequence[Opened]) -> Answer:
    """Return the answer with the line that says which name the documents use, cited where they do."""
    own = next((one for one in answer.citations if _names(one.quote, renamed.used)), None)
    citation = own or _citation(answer, renamed.used, documents)
    if citation is None:
        return answer
    order = "nay là" if renamed.is_former else "trước đây là"
    line = f"Lưu ý: “{renamed.asked}” {order} {renamed.used}; văn bản dùng tên {renamed.used} [{citation.marker}]."
    return replace(
        answer,
        text=f"{answer.text}\n{line}",
        citations=answer.citations if own else (*answer.citations, citation),
        computed=(*answer.computed, Computed(renamed.asked, "asked")),
    )


def _citation(answer: Answer, name: str, documents: Iterable[Opened]) -> Citation | None:
    for opened in documents:
        for one in opened.stretches:
            if _names(opened.text(one.start, one.end), name):
                made = next(iter(cite([sentence_ground(opened, one.start, one.end)]).values()))
                return replace(made, marker=len(answer.citations) + 1)
    return None


def _names(text: str, name: str) -> bool:
    return flat(name).lower() in flat(text).lower()


def _holds(opened: Opened, name: str) -> bool:
    return all(pair in opened.pairs for pair in itertools.pairwise(syllables(name)))


@cache
def _pairs() -> tuple[_Pair, ...]:
    """Return what may stand for what: a former name for the present one, the present for a former if it is new."""
    text = files("assistant.answering").joinpath("renamed_units.toml").read_text(encoding="utf-8")
    found = []
    for one in tomllib.loads(text)["renamed"]:
        found += [_Pair(former, one["present"], is_former=True) for former in one["former"]]
        if one.get("is_new"):
            # A body that bore its name before the merger too may be asked about as it was: it stands for itself.
            found += [_Pair(one["present"], former, is_former=False) for former in one["former"]]
    return tuple(found)
