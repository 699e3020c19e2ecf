"""Keeps the assignments that meet every condition of a question: unit and role, time, numbered part, and topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.evidence.matching import Term, weigh
from assistant.resolving.asked_units import AskedUnit, asked_units, keys_of, unit_key
from assistant.resolving.parts import labelled
from assistant.resolving.times_said import said_times, wordy
from assistant.understanding.phrases import PLAIN
from assistant.understanding.pointers import references_in
from assistant.understanding.words import EMPTY, bag
from corpus.language.symbols import find_dates
from corpus.language.times import quarters_in, years_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.pointers import Reference
    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag, Word
    from corpus.document import Assignment, Target

_HEADS = {"phong", "ban", "so", "to", "khoa", "doi", "cuc", "vu", "truong", "chi"}
_PART, _WHOLE, _SAME = 0.3, 0.8, 0.05  # of what is asked, said by the result itself
_BLANK_FIELDS = {"coordinating": "phoi hop", "lead": "chu tri", "timeframe": "thoi", "result": "qua", "funding": "phi"}
_BLANK = re.compile(
    r"(?<!\w)(?:khong|chua) (?:co|neu|ghi|quy dinh)(?: ro)?(?: don vi| co quan| ai)?"
    r" (?:phoi hop|chu tri|thoi gian|thoi han|ket qua|kinh phi)(?!\w)"
)
_FIELDS = ("group", "timeframe", "result", "place", "funding")


@dataclass(frozen=True, slots=True)
class Kept:
    """The assignments of one document that meet the question, and the units it asked of."""

    opened: Opened
    facts: tuple[Assignment, ...]
    units: tuple[AskedUnit, ...] = ()


def kept_assignments(question: Question, shelf: Shelf) -> tuple[Kept, ...]:
    """Return, document by document, the assignments that meet every condition; documents without any are left out."""
    if "result" in question.tags and (made := _making(question, shelf)):
        return made
    named = asked_units(question.words, shelf.documents)
    units = _owned(question, named)
    if units and all(_is_object(question, unit) for unit in units):
        return ()  # what others owe the unit is no duty of its own
    times, time_places = said_times(question, shelf.documents)
    taken = {place for unit in named for place in _with_head(question.words, unit)} | time_places
    terms = _left(question, shelf, taken)
    role = asked_role(question)
    found: list[Kept] = []
    for opened in shelf.documents:
        every = opened.document.assignments
        facts = [one for one in every if has_units(opened, one, units, role)]
        if _of_the_body(question) and not any(one.table is None and in_part(question, opened, one) for one in facts):
            # In a part of its own a unit may stand under its long name.
            facts = [one for one in every if has_units(opened, one, units, role, shortened=True)]
        facts = [one for one in facts if in_time(question, opened, one) and in_part(question, opened, one)]
        facts = [one for one in facts if not times or wordy(one.timeframe) in times]
        facts = _of_named(opened, facts, terms, role) or _on_topic(opened, facts, terms)
        facts = _in_the_body(question, _without_field(question, facts))
        if facts:
            found.append(Kept(opened, tuple(facts), units))
    grouped = [one for one in found if _is_group(one, terms)]
    return tuple(grouped if grouped and len(found) > 1 else found)


def _is_group(kept: Kept, terms: Sequence[Term]) -> bool:
    """Say whether the group row above the facts says the topic itself: a plan that names it so is meant."""
    own = kept.opened.document.abbreviations
    if not any(not term.light for term in terms):
        return False
    return all(one.group is not None and _covers(terms, bag(one.group, own)) for one in kept.facts)


def _making(question: Question, shelf: Shelf) -> tuple[Kept, ...]:
    """Return the assignments whose result is what the question says ("X là sản phẩm của nhiệm vụ nào?")."""
    terms = _left(question, shelf, ())
    if not any(not term.light for term in terms):
        return ()
    role = asked_role(question)
    if role is not None or question.quarters or question.dates:
        return ()
    for with_task in (False, True):
        held = [(opened, _made(opened, terms, with_task=with_task)) for opened in shelf.documents]
        if any(facts for _, facts in held):
            return tuple(Kept(opened, tuple(facts)) for opened, facts in held if facts)
    return ()


def _made(opened: Opened, terms: Sequence[Term], *, with_task: bool) -> list[Assignment]:
    found = []
    for fact, one in zip(opened.document.assignments, opened.evidence["assignment"], strict=True):
        result = _field_bag(opened, fact, "result")
        met = weigh(terms, result, one.main if with_task else EMPTY)
        if fact.result and met.convincing and met.own > (_PART if with_task else _WHOLE):
            found.append((met.own, fact))
    best = max((own for own, _ in found), default=0.0)
    return [fact for own, fact in found if own >= best - _SAME]


def _owned(question: Question, units: tuple[AskedUnit, ...]) -> tuple[AskedUnit, ...]:
    """Return the units without the wholes they are parts of ("chuyên viên của Phòng Giáo dục" are the former)."""
    ends = {unit.last for unit in units}
    words = question.words
    return tuple(
        unit
        for unit in units
        if not (unit.first - 1 in ends and words[unit.first - 1].folded in {"cua", "thuoc"}) and unit.first not in ends
    )


def _is_object(question: Question, unit: AskedUnit) -> bool:
    """Say whether somebody else owes it to the unit ("Thanh niên có trách nhiệm gì đối với gia đình?")."""
    words = question.words
    before = " ".join(word.folded for word in words[max(0, unit.first - 2) : unit.first])
    first = next((place for place, word in enumerate(words) if word.tag in {"task", "tasks", "list"}), 0)
    holder = any(word.tag in {"", PLAIN} for word in words[:first])
    return holder and first < unit.first and before.endswith(" voi") and before not in {"hop voi", "cung voi"}


def _with_head(words: Sequence[Word], unit: AskedUnit) -> range:
    # "Phòng Khảo thí" where a heading says "Các phòng: …; Khảo thí": the head belongs to the name.
    before = words[unit.first - 1].folded if unit.first else ""
    first = unit.first - (before in _HEADS)
    people = [word.folded for word in words[max(0, first - 2) : first]] == ["can", "bo"]  # "cán bộ chuyên viên"
    return range(first - 2 * people, unit.last)


def _left(question: Question, shelf: Shelf, taken: Collection[int]) -> list[Term]:
    words = [word for place, word in enumerate(question.words) if place not in taken]
    wanted = [word for word in words if word.tag in {"", "plain"}]
    return [term for term in shelf.terms(question, wanted) if not term.optional]


def asked_role(question: Question) -> str | None:
    """Return ``lead`` or ``coordinating`` where the question speaks of one role only."""
    if _BLANK.search(" ".join(word.folded for word in question.words)):
        return None
    spoken = [word.folded for word in question.words if word.tag in {"lead", "coordinating", "tasks"}]
    said = " ".join(spoken)
    coordinating = "coordinating" in question.tags or "phoi hop" in said
    lead = any(
        phrase in said
        for phrase in ("chu tri", "dau moi", "phu trach", "chiu trach nhiem", "lam chinh", "dam nhiem", "chu chi")
    )
    return None if lead == coordinating else "lead" if lead else "coordinating"


def has_units(
    opened: Opened, fact: Assignment, units: Iterable[AskedUnit], role: str | None, *, shortened: bool = False
) -> bool:
    """Say whether every asked unit has the role in the fact (any role where ``role`` is ``None``).

    ``shortened`` also takes a unit for what the document calls it for short ("gọi tắt là các cơ sở giáo dục").
    """
    own = opened.document.abbreviations
    roles = {"lead": fact.lead, "coordinating": fact.coordinating, None: (*fact.lead, *fact.coordinating)}
    there = keys_of(roles[role], own) if shortened else {unit_key(name, own) for name in roles[role]}
    if role == "coordinating" and fact.table is None and "phối hợp" in fact.task.lower():
        there |= {unit_key(name, own) for name in fact.lead}  # its own duty is to work together with others
    return all(there & set(unit.names) for unit in units)


def in_time(question: Question, opened: Opened, fact: Assignment) -> bool:
    """Say whether the fact's time meets the asked quarters and years; a plan's own year holds for all its tasks."""
    time = fact.timeframe or ""
    if question.quarters:
        there = quarters_in(time)
        return any(_same_quarter(asked, one) for asked in question.quarters for one in there)
    if question.dates:
        stated = {found.value for found in find_dates(time)}
        return any(one.startswith(date) for date in question.dates for one in stated)
    return all(year in years_in(time) or str(year) in opened.identity.folded for year in question.years)


def in_part(question: Question, opened: Opened, fact: Assignment) -> bool:
    """Say whether the fact stands in every numbered part that the question names."""
    labels = [*fact.path, *([fact.group] if fact.group else [])]
    for reference in question.references:
        if reference.kind == "item":
            if ordinal_of(opened, fact) != reference.value:
                return False
        elif not _in_one(reference, labels) and _named(reference) not in _parts_named(
            opened.text(fact.start, fact.end)
        ):
            # "… các nhiệm vụ tại mục II" names a part in the task's own words.
            return False
    return True


def _in_one(reference: Reference, labels: Iterable[str]) -> bool:
    return any(labelled(label, reference.kind, reference.value) for label in labels)


def _named(reference: Reference) -> tuple[str, int]:
    return reference.kind, reference.value


@lru_cache(maxsize=4096)
def _parts_named(text: str) -> frozenset[tuple[str, int]]:
    return frozenset((one.kind, one.value) for one in references_in(text, accented=True))


def _same_quarter(asked: tuple[int, int | None], there: tuple[int, int | None]) -> bool:
    return asked[0] == there[0] and (asked[1] is None or there[1] is None or asked[1] == there[1])


def ordinal_of(opened: Opened, fact: Assignment | Target) -> int | None:
    """Return the number that the fact's row carries in its table, ``None`` where it carries none."""
    if fact.table is None or fact.row is None:
        return None
    table = opened.document.tables[fact.table]
    cells = table.rows[fact.row].cells
    ordinal = next((cell.text for role, cell in zip(table.roles, cells, strict=False) if role == "ordinal"), "")
    digits = ordinal.strip().rstrip(".")
    return int(digits) if digits.isdigit() else None


def _in_the_body(question: Question, facts: Sequence[Assignment]) -> list[Assignment]:
    """Return those in the numbered part of the text itself, where a group of a table bears the same number."""
    prose = [one for one in facts if one.table is None]
    return prose if prose and _of_the_body(question) else list(facts)


def _of_the_body(question: Question) -> bool:
    kinds = {one.kind for one in question.references}
    return bool(kinds & {"muc", "phan"}) and "phu_luc" not in kinds


def _without_field(question: Question, facts: Sequence[Assignment]) -> list[Assignment]:
    """Return the rows that leave a cell blank, where those are asked ("nhiệm vụ nào không có đơn vị phối hợp?")."""
    asked = _BLANK.search(" ".join(word.folded for word in question.words))
    if asked is None or question.form == "yesno":
        return list(facts)
    field = next(field for field, name in _BLANK_FIELDS.items() if name in asked.group())
    return [one for one in facts if one.table is not None and not getattr(one, field)]


def _of_named(opened: Opened, facts: Sequence[Assignment], terms: Sequence[Term], role: str | None) -> list[Assignment]:
    """Return the facts where those in the asked role are named by all that the question says ("đơn vị cung cấp …")."""
    if role is None or not [term for term in terms if not term.light]:
        return []
    own = opened.document.abbreviations
    return [one for one in facts if any(_covers(terms, bag(name, own)) for name in getattr(one, role))]


def _on_topic(opened: Opened, facts: Sequence[Assignment], terms: Sequence[Term]) -> list[Assignment]:
    if not [term for term in terms if not term.light]:
        return list(facts)
    if _covers(terms, opened.identity) and _covers(terms, _issuer_bag(opened)):
        return list(facts)
    for field in _FIELDS:
        chosen = [one for one in facts if _covers(terms, _field_bag(opened, one, field))]
        if chosen:
            return chosen
    tasks = _task_bags(opened)
    return [one for one in facts if _covers(terms, tasks[one])]


def _covers(terms: Sequence[Term], evidence: Bag) -> bool:
    return weigh(terms, evidence).convincing


def _issuer_bag(opened: Opened) -> Bag:
    one = opened.document.identity
    return bag(f"{one.issuer or ''} ; {one.place or ''}", opened.document.abbreviations)


def _field_bag(opened: Opened, fact: Assignment, field: str) -> Bag:
    return bag(getattr(fact, field) or "", opened.document.abbreviations)


def _task_bags(opened: Opened) -> dict[Assignment, Bag]:
    # One walk for all: looking each fact up in the document would be a walk a fact.
    evidence = opened.evidence["assignment"]
    return {fact: one.main for fact, one in zip(opened.document.assignments, evidence, strict=True)}
