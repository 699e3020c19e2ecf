"""Lists and counts those whom a plan gives work to: the units of its table, or those that head its parts on duties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, unlabelled
from assistant.answering.proposal import Claim, Ground, Proposal, Worked, answered
from assistant.families.choices import ask_back
from assistant.families.filters import asked_role, in_part
from assistant.resolving.asked_units import unit_key

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Section

FAMILY = "assigned_units"
_CONFIDENCE = 0.935
_WHOM = r"(?:don vi|co quan|phong ban|phong|ai|ca nhan|to chuc|bo phan|ben)(?:,? (?:don vi|co quan|ca nhan|to chuc))?"
_GIVEN = (
    r"(?:duoc (?:phan cong|giao)|phan cong|giao (?:nhiem vu|viec|cho)|co (?:trach nhiem|nhiem vu)|tham gia thuc hien"
    r"|chu tri|phoi hop)"
)
_ASKED = re.compile(
    rf"(?<!\w)(?:nhung|cac|may|bao nhieu|ten) {_WHOM}(?: nao)?(?: (?:\w+ ){{0,3}})?(?:deu )?{_GIVEN}(?!\w)"
    rf"|{_GIVEN} (?:nhiem vu |viec )?(?:cho )?"
    rf"(?:nhung ai|nhung don vi nao|cac don vi nao|ai|bao nhieu don vi|may don vi)(?!\w)"
)


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the units that have work in the plan; ``None`` where they are not asked, or some task is named."""
    said = " ".join(word.folded for word in question.words)
    if not _ASKED.search(said) or question.form == "yesno" or question.quarters or question.dates:
        return None
    if _names_matter(question, shelf):
        return None
    held = [(opened, many) for opened in shelf.documents if (many := _units(question, opened))]
    if not held:
        return None
    if len(held) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in held], 0.8)
    claims = tuple(claim for _, many in held for claim in many)
    if not {"howmany"} & question.tags or len(held) > 1:
        return answered(FAMILY, _CONFIDENCE, claims, opening="Được giao nhiệm vụ")
    total = str(len(claims))
    worked = (Worked(total, "count", tuple(claim.grounds[0] for claim in claims)),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=f"Có {total} đầu mối được giao nhiệm vụ", worked=worked)


def _names_matter(question: Question, shelf: Shelf) -> bool:
    """Say whether the question is of some task, not of the plan as a whole."""
    words = [
        word for word in question.content() if word.folded not in {"ca", "nhan", "don", "vi", "phan", "cong", "ten"}
    ]
    return any(not term.light and not term.optional for term in shelf.terms(question, words))


def _units(question: Question, opened: Opened) -> list[Claim]:
    headed = _headings(question, opened)
    return headed if headed and asked_role(question) is None else _of_rows(question, opened)


def _headings(question: Question, opened: Opened) -> list[Claim]:
    """Return the headings of parts that hold duties, outermost first; of nested ones the inner."""
    paths = {
        fact.path for fact in opened.document.assignments if fact.table is None and in_part(question, opened, fact)
    }
    found = [one for one in opened.document.sections if one.path in paths and one.title.strip()]
    return [Claim(unlabelled(one.title), (_heading(opened, one),)) for one in found]


def _heading(opened: Opened, section: Section) -> Ground:
    return Ground(opened, section.start, max(section.heading_end, section.start + 1), section.path)


def _of_rows(question: Question, opened: Opened) -> list[Claim]:
    own, role = opened.document.abbreviations, asked_role(question)
    found: dict[tuple[str, ...], Claim] = {}
    inside = [fact for fact in opened.document.assignments if in_part(question, opened, fact)]
    # A plan that hands out its tasks in a table has those units; its prose says besides how they work.
    for fact in [fact for fact in inside if fact.table is not None] or inside:
        lead = fact.lead if role != "coordinating" else ()
        other = fact.coordinating if role != "lead" else ()
        for name in (*lead, *other):
            found.setdefault(unit_key(name, own), Claim(flat(name), fact_grounds(opened, fact, None, [name])))
    return list(found.values())
