"""Answers what a numbered part says: "Điều 5", "khoản 2 Điều 7", "mục II", "Phụ lục I"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, row_ground, section_ground, sentence_ground, shorten
from assistant.answering.proposal import Claim, Ground, Proposal, Worked, answered, refused
from assistant.background import is_compound
from assistant.evidence.clauses import likeliest
from assistant.families.choices import ask_back
from assistant.families.clause_ranking import content, ranked_clauses
from assistant.families.provisions import answer as provision
from assistant.resolving.parts import labelled, named_sections
from corpus.language.numbering import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.pointers import Reference
    from assistant.understanding.question import Question
    from corpus.document import Section

FAMILY = "sections"
# The order in which parts hold one another; a question may name them inside out ("điểm a khoản 1 Điều 3").
_LEVELS = ("phu_luc", "phan", "chuong", "muc", "tieu_muc", "dieu", "khoan", "diem")
_HARDLY = 0.51
_BODY_LENGTH = 1600
_ITEM_LENGTH = 400
_ITEMS = 40
_CONTENT_ASKS = {"define", "title", "type", "tasks"}
_COUNTED = {"dieu": "dieu", "chuong": "chuong", "phu_luc": "phu luc", "muc": "muc", "phan": "phan"}
_PARTS = {"dieu": "dieu", "khoan": "khoan", "chuong": "chuong", "phu luc": "phu_luc", "muc": "muc", "phan": "phan"}
_PLACED_MOST = 6
# What a plan that numbers its parts "II." and "3." is said to have, where it has no part of the very kind.
_ALSO = {"muc": {"roman", "number", "tieu_muc"}, "phan": {"roman"}}
_NAMES = {
    "phu_luc": "Phụ lục",
    "phan": "Phần",
    "chuong": "Chương",
    "muc": "Mục",
    "tieu_muc": "Tiểu mục",
    "dieu": "Điều",
    "khoan": "khoản",
    "diem": "điểm",
}


def answer(question: Question, shelf: Shelf) -> Proposal | None:  # noqa: PLR0911 - one return a case
    """Return what the named part says, or that there is none; ``None`` where no part is named."""
    placed = _placed(question, shelf)
    if placed is not None:
        return placed
    if "count" in question.asks:
        return _counted(question, shelf)
    if any(one.kind == "item" for one in question.references):
        return None
    wanted = sorted((one for one in question.references if one.kind != "item"), key=lambda one: _LEVELS.index(one.kind))
    found = (
        [(opened, section) for opened in shelf.documents for section in named_sections(opened, wanted)]
        if wanted
        else []
    )
    if not found:
        grouped = any(_in_groups(opened, wanted) for opened in shelf.documents)
        return _absent(question, wanted) if wanted and not grouped else None
    if not shelf.decided:
        near = {opened.id for opened in likeliest(question, [opened for opened, _ in found])}
        found = [one for one in found if one[0].id in near]
    several = {opened.id for opened, _ in found} != {found[0][0].id}
    if several and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in found], 0.85)
    inside = provision(question, replace(shelf, documents=tuple(dict.fromkeys(opened for opened, _ in found))))
    if inside is not None and inside.status == "answered":
        # Something in the part is asked, not the part; a point says it whole, where nothing is surer.
        points = [one for one in found if one[1].kind == "diem"]
        return replace(_told(question, points), confidence=_HARDLY) if points and len(points) == len(found) else None
    more = content(question, shelf)
    if more and "tasks" in question.asks:
        return None  # the tasks of somebody or of some matter within the part, not the part
    return _told(question, found[:3]) if set(question.asks) <= _CONTENT_ASKS or not more else None


def _told(question: Question, found: Sequence[tuple[Opened, Section]]) -> Proposal:
    if "title" in question.asks and not _asks_content(question):
        titles = [Claim(flat(section.title), (section_ground(opened, section),)) for opened, section in found]
        return answered(FAMILY, 0.88, tuple(titles))
    claims = [claim for opened, section in found for claim in _claims(opened, section)]
    return answered(FAMILY, 0.88, tuple(claims), opening=_opening(found[0][1], claims))


def _asks_content(question: Question) -> bool:
    return "dung" in {word.folded for word in question.words if word.tag == "title"}


def _placed(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the part that speaks of something, where the part itself is asked ("Điều nào quy định về …?")."""
    kind = _asked_part(question)
    if kind is None:
        return None
    for found in ranked_clauses(question, shelf, titles=True)[:_PLACED_MOST]:
        holding = [one for one in found.opened.document.sections if one.start <= found.clause.start < one.end]
        part = next((one for one in reversed(holding) if one.kind == kind), None)
        part = part or next((one for one in reversed(holding) if one.kind in _ALSO.get(kind, ())), None)
        if part is not None:
            return answered(FAMILY, 0.9, (_place_claim(found.opened, part, found.clause.start, found.clause.end),))
    return None


def _asked_part(question: Question) -> str | None:
    """Return the kind of part that is asked for: "điều nào", never "tài khoản nào" or "thành phần nào"."""
    words = question.words
    for place in range(len(words) - 1):
        for name, kind in _PARTS.items():
            size = len(name.split())
            run = words[place : place + size + 1]
            said = [one.folded for one in run]
            spelled = " ".join(one.text.lower() for one in run[:size])
            if said[:size] != name.split() or said[size:] not in (["nao"], ["may"]):
                continue
            if place and words[place - 1].folded in {"nhung", "gom", "cac"} and kind not in {"dieu", "chuong"}:
                continue  # "gồm những khoản nào": sums of money, not parts
            content = place > 0 and words[place - 1].tag in {"", "plain"}
            joined = content and is_compound(words[place - 1].exact, words[place].exact, bare=not question.accented)
            if not joined and (not question.accented or spelled == _NAMES[kind].lower()):
                return kind
    return None


def _place_claim(opened: Opened, part: Section, start: int, end: int) -> Claim:
    name = _name_of(part)
    heading = section_ground(opened, part)
    own = sentence_ground(opened, start, end)
    return Claim(name, (heading,) if heading.start <= start < heading.end else (heading, own))


def _name_of(part: Section) -> str:
    """Return what a part is called: "Điều 6. Nguồn lực", "khoản 2 Điều 6. Nguồn lực"."""
    label = label_of(part.path[-1]) if part.kind in {"khoan", "diem"} else None
    if label is None:
        return flat(part.path[-1])
    return flat(f"{_NAMES[part.kind]} {label.text.strip(' .)')} {part.path[-2] if len(part.path) > 1 else ''}")


def _counted(question: Question, shelf: Shelf) -> Proposal | None:
    """Return how many chapters, articles or appendices a document has."""
    kind = _counted_kind(question)
    if kind is None:
        return None
    if question.references:
        return _counted_within(question, shelf)
    held = [(opened, [one for one in opened.document.sections if one.kind == kind]) for opened in shelf.documents]
    # "Luật … 2024 có mấy chương?" asks of no document of another year.
    held = [(opened, many) for opened, many in held if many and _is_of_years(question, opened)]
    near = {opened.id for opened in likeliest(question, [opened for opened, _ in held])}
    held = [one for one in held if one[0].id in near]
    if len(held) != 1:
        return ask_back(FAMILY, [opened for opened, _ in held], 0.85) if held else None
    opened, many = held[0]
    claims = tuple(Claim(flat(one.title), (section_ground(opened, one),)) for one in many)
    worked = (Worked(str(len(many)), "count", tuple(claim.grounds[0] for claim in claims)),)
    return answered(FAMILY, 0.88, claims, opening=f"Có {len(many)} {_NAMES[kind].lower()}", worked=worked)


def _is_of_years(question: Question, opened: Opened) -> bool:
    return all(str(year) in opened.identity.folded for year in question.years)


def _counted_within(question: Question, shelf: Shelf) -> Proposal | None:
    """Return how many parts a named part has ("Phần II gồm mấy mục?")."""
    wanted = sorted((one for one in question.references if one.kind != "item"), key=lambda one: _LEVELS.index(one.kind))
    found = (
        [(opened, section) for opened in shelf.documents for section in named_sections(opened, wanted)]
        if wanted
        else []
    )
    if len(found) != 1:
        return ask_back(FAMILY, [opened for opened, _ in found], 0.85) if found else None
    parts = _children(*found[0])
    claims = tuple(Claim(text, (ground,)) for text, ground in parts)
    worked = (Worked(str(len(parts)), "count", tuple(ground for _, ground in parts)),)
    return answered(FAMILY, 0.88, claims, opening=f"Có {len(parts)} mục", worked=worked) if parts else None


def _counted_kind(question: Question) -> str | None:
    asked = [place for place, word in enumerate(question.words) if word.tag in {"howmany", "percent"}]
    if not asked:
        return None
    words = question.words[asked[-1] + 1 : asked[-1] + 3]
    kind = next(
        (kind for kind, name in _COUNTED.items() if " ".join(one.folded for one in words).startswith(name)), None
    )
    # "mấy mức độ" is no "mục", "bao nhiêu điểm" no "điều".
    said = " ".join(one.text.lower() for one in words)
    return kind if kind is None or not question.accented or said.startswith(_NAMES[kind].lower()) else None


def _in_groups(opened: Opened, wanted: Sequence[Reference]) -> bool:
    """Say whether the parts are named by a table's path and group rows, which are no sections."""
    for table in opened.document.tables:
        for row in table.rows:
            names = [*table.path, *(group.text for group in row.groups)]
            if all(any(_labelled(name, one) for name in names) for one in wanted):
                return True
    return False


def _labelled(text: str, reference: Reference) -> bool:
    return labelled(text, reference.kind, reference.value)


def _absent(question: Question, wanted: Sequence[Reference]) -> Proposal:
    name = (
        question.text[wanted[0].start : wanted[0].end]
        if len(wanted) == 1
        else " ".join(f"{_NAMES[one.kind]} {one.label}" for one in reversed(wanted))
    )
    return refused(FAMILY, 0.9, f"Không tìm thấy {name} trong các văn bản đã nạp.")


def _opening(section: Section, claims: Sequence[Claim]) -> str:
    name, title = flat(section.path[-1] if section.path else section.title), flat(section.title)
    # An appendix is called by its label on one line and by its title on the next.
    full = name if title.lower() in name.lower() else f"{name}: {title}"
    return full if len(claims) > 1 else ""


def _claims(opened: Opened, section: Section) -> list[Claim]:
    heading = section_ground(opened, section)
    body = flat(opened.text(section.heading_end, section.end))
    if len(body) <= _BODY_LENGTH and not _children(opened, section):
        whole = Ground(opened, section.start, section.end, section.path)
        return [Claim(flat(opened.text(section.start, section.end)), (whole,))]
    parts = _children(opened, section) or _items(opened, section)
    return [Claim(text, (ground, heading)) for text, ground in parts[:_ITEMS]] or [
        Claim(flat(section.title), (heading,))
    ]


def _children(opened: Opened, section: Section) -> list[tuple[str, Ground]]:
    depth = len(section.path) + 1
    inside = [
        one
        for one in opened.document.sections
        if section.start <= one.start < section.end and len(one.path) == depth and one.path[: depth - 1] == section.path
    ]
    return [(_child_text(opened, one), _child_ground(opened, one)) for one in inside]


def _child_text(opened: Opened, section: Section) -> str:
    whole = opened.text(section.start, section.end)
    if len(whole) <= _ITEM_LENGTH:
        return shorten(whole, _ITEM_LENGTH)
    if _is_bare(section):
        return shorten(opened.text(section.start, _first_end(opened, section)), _ITEM_LENGTH)
    return shorten(section.path[-1] or section.title, _ITEM_LENGTH)


def _is_bare(section: Section) -> bool:
    """Say whether a part is headed by its number alone: its first words must stand for it."""
    name = section.path[-1] if section.path else section.title
    label = label_of(name)
    return label is not None and not name[label.end :].strip(" .)")


def _first_end(opened: Opened, section: Section) -> int:
    end = opened.document.text.find("\n", section.heading_end, section.end)
    return end if end > section.start else section.end


def _child_ground(opened: Opened, section: Section) -> Ground:
    if section.end - section.start <= _ITEM_LENGTH or section.heading_end <= section.start:
        return Ground(opened, section.start, section.end, section.path)
    if _is_bare(section):
        return Ground(opened, section.start, _first_end(opened, section), section.path)
    return section_ground(opened, section)


def _items(opened: Opened, section: Section) -> list[tuple[str, Ground]]:
    inside = [one for one in opened.stretches if section.heading_end <= one.start < section.end]
    prose = [
        (shorten(opened.text(one.start, one.end), _ITEM_LENGTH), sentence_ground(opened, one.start, one.end))
        for one in inside
    ]
    rows = [
        (shorten(row_text, _ITEM_LENGTH), ground)
        for table, one in enumerate(opened.document.tables)
        if section.start <= one.start < section.end
        for row_text, ground in _rows(opened, table)
    ]
    return [*prose, *rows]


def _rows(opened: Opened, table: int) -> list[tuple[str, Ground]]:
    found = []
    for row, one in enumerate(opened.document.tables[table].rows):
        ground = row_ground(opened, table, row, None)
        found.append((" – ".join(flat(cell.text) for cell in one.cells if cell.text.strip()), ground))
    return found
