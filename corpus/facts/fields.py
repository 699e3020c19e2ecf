"""Reads assignments whose roles stand as labelled fields beside or beneath a task ("- Đơn vị chủ trì: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Assignment, Document
from corpus.facts.prose import Item
from corpus.facts.roles import Parties, parties_of
from corpus.facts.wording import is_blank, said, squash
from corpus.language.units import looks_like_unit
from corpus.tables.header_words import role_of_words

_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[(;.,\n])|(?<=[-–+]))\s*(?P<label>[^\W\d_][^:;.\n()]{1,60}?)\s*(?P<colon>:)\s*", re.IGNORECASE
)
_ANY_LABEL = re.compile(r"(?P<label>[^:.;]{2,40}?)\s*:\s*")
# Who chairs a meeting is told under its attendance, which is no task.
_TASK = re.compile(r"(?!thành phần\b|đại biểu\b).*[^\W\d_]{2}", re.IGNORECASE | re.DOTALL)
# Whom to call leads nothing: "Đầu mối liên hệ: bà …".
_CONTACT = re.compile(r"liên hệ|liên lạc|hỗ trợ|giải đáp|tiếp nhận thông tin|^(?:mọi )?thông tin", re.IGNORECASE)
_ROLES = frozenset({"lead", "coordinating", "units", "timeframe", "result", "place", "funding"})
_GIVEN = frozenset({"lead", "coordinating", "units"})


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value: its role, its label, and its place in the document's text."""

    role: str
    label: str
    start: int
    end: int


def fielded(document: Document, items: tuple[Item, ...]) -> Iterator[tuple[Assignment, tuple[Item, ...]]]:
    """Yield each assignment given in fields, with the items that it was read from."""
    at = 0
    while at < len(items):
        taken, fields = _run(items, at)
        if fields and {field.role for field in fields} & _GIVEN:
            task = _task(items, at, taken, fields[0])
            fact = _assignment(document, task, taken, fields) if task else None
            if fact and (fact.lead or fact.coordinating) and _TASK.match(fact.task):
                # The paragraph above is used up only where it is the task.
                above = items[at - 1 : at] if task and task.start < taken[0].start else ()
                yield fact, (*taken, *above)
        at += max(1, len(taken))


def fields_in(item: Item) -> tuple[Field, ...]:
    """Return the labelled fields of one item, in order; a unit's own name is no label."""
    marks = [(role, match) for match in _LABEL.finditer(item.text) if (role := _role(match["label"]))]
    ends = [*(match.start("label") for _, match in marks[1:]), len(item.text)][: len(marks)]
    return tuple(
        Field(role, match["label"], item.start + match.end(), item.start + end)
        for (role, match), end in zip(marks, ends, strict=True)
    )


def _role(label: str) -> str | None:
    words = label.strip()
    if len(words.split()) > 7 or re.search(r"\b(?:có|chịu|của)\b", words) or _CONTACT.search(words):
        return None
    role = role_of_words(words)
    specific = (
        looks_like_unit(words)
        and role in _GIVEN
        and not re.search(r"chủ trì|phối hợp|thực hiện|đầu mối", words, re.IGNORECASE)
    )
    return role if role in _ROLES and not specific else None


def _run(items: tuple[Item, ...], at: int) -> tuple[tuple[Item, ...], tuple[Field, ...]]:
    """Return the items from ``at`` on that hold one assignment's fields: one line, or lines that are fields alone."""
    taken: list[Item] = []
    fields: list[Field] = []
    opener: Item | None = None
    for item in items[at:]:
        found = fields_in(item)
        alone = bool(found) and found[0].start - item.start - len(found[0].label) <= 3
        if found and not (taken and not alone) and not _again(fields, found):
            taken.append(item)
            fields.extend(found)
            opener = item if found[-1].end == found[-1].start else None
        elif taken and _continues(opener, item) and not found:
            # "- Đơn vị phối hợp:" with its units beneath it, one a line.
            taken.append(item)
            start = item.start if fields[-1].end == fields[-1].start else fields[-1].start
            fields[-1:] = [Field(fields[-1].role, fields[-1].label, start, item.end)]
        else:
            break
    return tuple(taken), tuple(fields)


def _again(fields: list[Field], found: tuple[Field, ...]) -> bool:
    return bool({field.role for field in fields} & {field.role for field in found})


def _continues(opener: Item | None, item: Item) -> bool:
    return opener is not None and item.style not in ("", opener.style) and not item.heading


def _task(items: tuple[Item, ...], at: int, taken: tuple[Item, ...], first: Field) -> Item | None:
    """Return the task: the words before the first field, or the paragraph or heading right above."""
    item = taken[0]
    lead_in = item.text[: first.start - item.start]
    before = lead_in[: lead_in.rfind(first.label)].rstrip(" (-–+")
    if before.strip(" .;,"):
        return Item(before, item.start, item.start + len(before), item.sections, item.label)
    # Other labelled lines ("Hình thức: …") may stand between; "Nội dung: …" among them names the task.
    for above in reversed(items[max(0, at - 6) : at]):
        label = _ANY_LABEL.match(above.text)
        if above.heading or not label or above.style != item.style or fields_in(above):
            return None if fields_in(above) else above
        if role_of_words(label["label"]) == "task" and above.text[label.end() :].strip():
            start = above.start + label.end()
            return Item(above.text[label.end() :], start, above.end, above.sections, above.label)
    return None


def _assignment(document: Document, task: Item, taken: tuple[Item, ...], fields: tuple[Field, ...]) -> Assignment:
    parties = _parties(document, fields)
    last = taken[-1]
    close = last.end - task.start <= 2000
    return Assignment(
        task=squash(task.text).strip(" .;:,"), lead=parties.lead, coordinating=parties.coordinating,
        start=task.start if close else taken[0].start, end=last.end,
        timeframe=_value(document, fields, "timeframe"), result=_value(document, fields, "result"),
        place=_value(document, fields, "place"), funding=_value(document, fields, "funding"),
        evidence=() if close else (task.span,), path=task.path,
    )  # fmt: skip


def _parties(document: Document, fields: tuple[Field, ...]) -> Parties:
    found = [
        parties_of(_words(document, field), field.role, field.label)
        for field in fields
        if field.role in _GIVEN and not is_blank(_words(document, field))
    ]
    lead = dict.fromkeys(name for one in found for name in one.lead)
    return Parties(tuple(lead), tuple(dict.fromkeys(name for one in found for name in one.coordinating)))


def _words(document: Document, field: Field) -> str:
    return document.text[field.start : field.end].strip().strip("().;,").strip()


def _value(document: Document, fields: tuple[Field, ...], role: str) -> str | None:
    field = next((one for one in fields if one.role == role), None)
    words = said(_words(document, field)) if field else None
    return words.strip(" .") if words else None
