"""Judges one answer against one question: status, words, citations, and the rules every answer keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from corpus.language.vietnamese import nfc
from evaluation.lock import loose_values, refused_by_assistant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A yes or a no is the assistant's own word, so no quote is asked to hold it.
_VERDICTS = {"có", "đúng", "không", "không đúng", "không phải", "sai"}
_MARKER = re.compile(r"\[\d+\]")
_WORD = re.compile(r"[\w%/&-]*\w[\w%/&-]*")
_RUN = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One judged question; ``status`` may join several allowed ones by ``|``, ``manner`` is how it is phrased.

    An id ``base@manner`` marks the same question asked in another manner.
    """

    id: str
    kind: str
    question: str
    status: str
    after: tuple[str, ...] = ()
    document: str | None = None
    must: tuple[tuple[str, ...], ...] = ()
    none: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    manner: str = "full"

    @property
    def statuses(self) -> tuple[str, ...]:
        """Every status that counts as right."""
        return tuple(self.status.split("|"))


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its answer and what is wrong with it.

    ``problems`` make the answer wrong; ``violations`` break a rule that every answer keeps, right or wrong.
    ``citations_good`` of ``citations_all`` citations support; ``claims_good`` of ``claims_all`` claims are supported.
    ``lines_good`` of ``citations_all`` citations support the very line of the answer that they stand on.
    """

    question: Question
    answer: dict[str, Any] = field(hash=False)
    problems: tuple[str, ...] = ()
    violations: tuple[str, ...] = ()
    citations_good: int = 0
    citations_all: int = 0
    claims_good: int = 0
    claims_all: int = 0
    lines_good: int = 0

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return not self.problems


def judge(
    question: Question, answer: dict[str, Any], text_of: Callable[[str], str | None] | None = None, *, same: bool = True
) -> Item:
    """Return the judged answer; ``same`` says whether a second asking gave the same answer."""
    violations = (*_inexact_quotes(answer, text_of), *_unquoted_facts(answer), *_ungrounded(answer, question))
    if not same:
        violations += ("quy tắc 4: hỏi lại cùng câu thì câu trả lời khác đi",)
    good, every = _supporting(question, answer)
    held, claims = _supported(question, answer)
    lines = _supporting_lines(answer) if every else 0
    return Item(question, answer, _problems(question, answer), violations, good, every, held, claims, lines)


def plain(text: str) -> str:
    """Return the form that sets are matched on: NFC, lower case, single spaces."""
    return " ".join(nfc(text).lower().split())


def holds(text: str, wanted: str) -> bool:
    """Return whether ``text`` contains ``wanted`` in the matching form, never cutting a number in two."""
    needle = plain(wanted)
    before = r"(?<!\d)(?<!\d[.,])" if needle[:1].isdigit() else ""
    after = r"(?!\d)" if needle[-1:].isdigit() else ""
    return re.search(before + re.escape(needle) + after, plain(text)) is not None


def _problems(question: Question, answer: dict[str, Any]) -> tuple[str, ...]:
    status = str(answer.get("status"))
    if status not in question.statuses:
        return (f"trạng thái {status}, cần {question.status}",)
    text = str(answer.get("text", ""))
    unwanted = [f"có “{wrong}”" for wrong in question.none if holds(text, wrong)]
    if status != "answered":
        return tuple(unwanted)
    return (*_missing(question, text), *unwanted, *_uncited(question, answer))


def _missing(question: Question, text: str) -> list[str]:
    return [f"thiếu “{group[0]}”" for group in question.must if not _any_held(text, group)]


def _uncited(question: Question, answer: dict[str, Any]) -> list[str]:
    problems = []
    if question.cite and not any(_any_held(quote, question.cite) for quote in _quotes(answer)):
        problems.append(f"không trích dẫn “{question.cite[0]}”")
    if question.document and question.document not in {citation.get("source") for citation in _citations(answer)}:
        problems.append(f"không trích dẫn văn bản {question.document}")
    return problems


def _any_held(text: str, alternatives: Iterable[str]) -> bool:
    return any(holds(text, alternative) for alternative in alternatives)


def _citations(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return list(answer.get("citations") or ())


def _quotes(answer: dict[str, Any]) -> list[str]:
    return [str(citation.get("quote", "")) for citation in _citations(answer)]


def _supporting(question: Question, answer: dict[str, Any]) -> tuple[int, int]:
    """Count citations whose quote holds an expected value, or words that the answer did not take from the question.

    Where things were counted, the citation of each supports the number when its quote says what its line says.
    """
    if answer.get("status") != "answered" or "answered" not in question.statuses:
        return 0, 0
    wanted = [alternative for group in question.must for alternative in group if plain(alternative) not in _VERDICTS]
    own = _runs(str(answer.get("text", ""))) - _runs(question.question)
    counted = _counted(answer)
    good = sum(
        1
        for one in _citations(answer)
        if _any_held(quote := str(one.get("quote", "")), (*wanted, *question.cite))
        or own & _runs(quote)
        or (one.get("marker") in counted and _says_its_line(answer, one))
    )
    return good, len(_citations(answer))


def _counted(answer: dict[str, Any]) -> set[object]:
    """Return the markers of the citations over which something was counted."""
    computed = [one for one in answer.get("computed") or () if one.get("how") == "count"]
    return {marker for one in computed for marker in one.get("over") or ()}


def _says_its_line(answer: dict[str, Any], citation: dict[str, Any]) -> bool:
    """Say whether the quote holds, word for word, an item of the answer that it stands on ("Chỉ thị")."""
    mark = f"[{citation.get('marker')}]"
    items = [line for line in str(answer.get("text", "")).split("\n") if mark in line]
    return any(holds(str(citation.get("quote", "")), _MARKER.sub("", one).strip(" -.")) for one in items)


def _supporting_lines(answer: dict[str, Any]) -> int:
    """Count citations of which the quote, the cell or the path says at least two words in a row of their own line.

    A lone value counts where the line gives it; a line is what stands between two line ends of the answer's text.
    """
    lines = str(answer.get("text", "")).split("\n")
    good = 0
    for citation in _citations(answer):
        own = [line for line in lines if f"[{citation.get('marker')}]" in line]
        cell = " ".join(map(str, (citation.get("cell") or {}).values()))
        said = f"{citation.get('quote', '')} {cell} {' '.join(map(str, citation.get('path') or ()))}"
        good += any(_pairs(line) & _pairs(said) for line in own)
    return good


def _pairs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(plain(_MARKER.sub(" ", text)))
    return {*pairwise(words), *((word,) for word in words if any(map(str.isdigit, word)))}


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(plain(_MARKER.sub(" ", text)))
    runs = {tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    return runs | {(word,) for word in words if word[0].isdigit() and len(word) > 1}


def _supported(question: Question, answer: dict[str, Any]) -> tuple[int, int]:
    """Count expected values given in the text, and those of them that a citation or a computation carries."""
    if answer.get("status") != "answered" or "answered" not in question.statuses:
        return 0, 0
    text = str(answer.get("text", ""))
    claims = [group for group in question.must if _any_held(text, group) and not _VERDICTS & set(map(plain, group))]
    grounds = _grounds(answer)
    held = sum(1 for group in claims if any(_any_held(ground, _with_own_values(group)) for ground in grounds))
    return held, len(claims)


def _with_own_values(group: tuple[str, ...]) -> tuple[str, ...]:
    # "14 nhiệm vụ" is grounded by a computed "14".
    return (*group, *(word for alternative in group for word in alternative.split() if word.isdigit()))


def _grounds(answer: dict[str, Any]) -> list[str]:
    named = [
        " ".join([str(citation.get("document_title") or ""), str(citation.get("document_number") or "")])
        + " "
        + " ".join([*map(str, citation.get("path") or ()), *map(str, (citation.get("cell") or {}).values())])
        for citation in _citations(answer)
    ]
    computed = [str(entry.get("value", "")) for entry in answer.get("computed") or ()]
    return [*_quotes(answer), *named, *computed]


def _inexact_quotes(answer: dict[str, Any], text_of: Callable[[str], str | None] | None) -> list[str]:
    if text_of is None:
        return []
    return [
        f"quy tắc 1: trích dẫn [{citation.get('marker')}] không đúng nguyên văn tại vị trí đã ghi"
        for citation in (*_citations(answer), *(answer.get("related") or ()))
        if (text_of(str(citation.get("document_id"))) or "")[citation["start"] : citation["end"]] != citation["quote"]
    ]


def _unquoted_facts(answer: dict[str, Any]) -> list[str]:
    spans = [(citation.get("start", 0), citation.get("end", 0)) for citation in _citations(answer)]
    return [
        f"quy tắc 2: dữ kiện tại [{fact.get('start')}:{fact.get('end')}] không được trích dẫn trọn"
        for fact in answer.get("facts") or ()
        if not any(start <= fact["start"] and fact["end"] <= end for start, end in spans)
    ]


def _ungrounded(answer: dict[str, Any], question: Question) -> list[str]:
    asked = " ".join((*question.after, question.question))
    loose = loose_values(answer, asked) or refused_by_assistant(answer, asked)
    return [f"quy tắc 3: không có căn cứ cho {'; '.join(loose)}"] if loose else []
