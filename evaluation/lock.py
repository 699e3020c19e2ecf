"""Finds values in an answer that its grounds do not carry: the assistant's own check, and a second opinion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from assistant.answering.answer import Answer, CellName, Citation, Computed
from assistant.answering.grounding import ungrounded
from corpus.language.vietnamese import nfc, place_tone

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKER = re.compile(r"\[\d+\]")
_LIST_NUMBER = re.compile(r"(?m)^\s*\d+[.)]\s")
_VALUE = re.compile(r"\d(?:[\w/%.,-]*[\w%])?(?:\s+%)?")
_QUARTER = re.compile(r"(?i)\b(?:quý|quí)\s+((?:[ivx]+(?:\s*,\s*|\s+và\s+)?)+)")
_ATOM = re.compile(r"[0-9]+%?|[^\W\d_]+")
_NAME_WORDS = 3


def loose_values(answer: dict[str, Any], question: str) -> tuple[str, ...]:
    """Return every number, date, quarter, symbol and three-word proper name of the text that nothing carries.

    An ``answered`` text may draw on its citations (quote, title, number, path, cell) and on ``computed``;
    ``not_found`` and ``ambiguous`` may only repeat the question.
    """
    text = _LIST_NUMBER.sub(" ", _MARKER.sub(" ", nfc(str(answer.get("text", "")))))
    grounds = _Grounds(_carriers(answer) if answer.get("status") == "answered" else (question,))
    values = [*_VALUE.findall(text), *_quarters(text), *_names(text)]
    return tuple(dict.fromkeys(value for value in values if not grounds.carry(value)))


def refused_by_assistant(answer: dict[str, Any], question: str) -> tuple[str, ...]:
    """Return what the assistant's own check, which knows names of units too, finds without grounds."""
    return tuple(str(value) for value in ungrounded(_typed(answer), question))


def _typed(answer: dict[str, Any]) -> Answer:
    """Return what grounding looks at: status, text, citations and computed values."""
    computed = [
        Computed(str(entry.get("value", "")), str(entry.get("how", ""))) for entry in answer.get("computed") or ()
    ]
    citations = tuple(_citation(fields) for fields in answer.get("citations") or ())
    return Answer(str(answer.get("status")), str(answer.get("text", "")), citations, computed=tuple(computed))


def _citation(fields: dict[str, Any]) -> Citation:
    cell = fields.get("cell")
    return Citation(
        marker=int(fields.get("marker", 0)),
        document_id=str(fields.get("document_id", "")),
        document_title=str(fields.get("document_title") or ""),
        document_number=fields.get("document_number"),
        source=str(fields.get("source", "")),
        path=tuple(fields.get("path") or ()),
        cell=CellName(str(cell["row"]), str(cell["column"])) if cell else None,
        page=fields.get("page"),
        start=int(fields.get("start", 0)),
        end=int(fields.get("end", 0)),
        quote=str(fields.get("quote", "")),
    )


class _Grounds:
    """The words that an answer may draw on, in one matching form."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [_form(text) for text in texts]

    def carry(self, value: str) -> bool:
        """Return whether one text holds every number and word of the value, none cut in two."""
        atoms = [re.compile(rf"(?<![^\W_]){re.escape(atom)}(?![^\W_]|%)") for atom in _ATOM.findall(_form(value))]
        return any(all(atom.search(text) for atom in atoms) for text in self._texts)


def _form(text: str) -> str:
    spread = re.sub(r"\s+(?=%)", "", re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", text))
    return " ".join(place_tone(word) for word in spread.split())


def _quarters(text: str) -> list[str]:
    return [match[0].strip() for match in _QUARTER.finditer(text)]


def _names(text: str) -> list[str]:
    """Return runs of at least three capitalised words inside one clause, the form of a person's name."""
    names: list[str] = []
    for clause in re.split(r"[^\w\s]|\n", text):
        run: list[str] = []
        for word in (*clause.split(), ""):
            if word[:1].isupper() and word[1:].islower():
                run.append(word)
                continue
            names += [" ".join(run)] if len(run) >= _NAME_WORDS else []
            run = []
    return names


def _carriers(answer: dict[str, Any]) -> list[str]:
    carriers = [str(entry.get("value", "")) for entry in answer.get("computed") or ()]
    for citation in answer.get("citations") or ():
        carriers.append(str(citation.get("quote", "")))
        carriers += [str(citation.get("document_title") or ""), str(citation.get("document_number") or "")]
        carriers += [*map(str, citation.get("path") or ()), *map(str, (citation.get("cell") or {}).values())]
    return carriers
