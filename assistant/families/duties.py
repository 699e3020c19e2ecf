"""Lists and counts the tasks that meet a question: of a unit, in a role, in a time, in a group, on a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, shorten
from assistant.answering.compose import listed
from assistant.answering.proposal import Claim, Proposal, Worked, answered, refused
from assistant.families import groups
from assistant.families.choices import ask_back
from assistant.families.filters import Kept, asked_role, kept_assignments
from assistant.families.strangers import unknown_unit
from assistant.resolving.asked_units import asked_units, keys_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Assignment

FAMILY = "assignments"
_ITEM_LENGTH = 260
_UNIT_HEADS = {"phong", "ban", "truong", "to", "khoa", "doi", "thay", "co"}
_COUNTED = {"task", "tasks"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the list or the count of the tasks that meet the question; ``None`` where it asks neither."""
    if not _is_mine(question):
        return None
    stranger = unknown_unit(question, shelf)
    if stranger or _names_someone(question, shelf):
        whose = f"“{stranger}”" if stranger else "đơn vị được hỏi"
        return refused(FAMILY, 0.85, f"Không tìm thấy nhiệm vụ nào của {whose} trong các văn bản đã nạp.")
    if "nhom" in {word.folded for word in question.words if not word.tag} and not _group_named(question, shelf):
        return groups.answer(question, shelf)
    kept = tuple(_of_the_plan(one) for one in kept_assignments(question, shelf))
    if not kept:
        return _nothing_then(question)
    if len(kept) > 1 and not shelf.decided and "both" not in question.tags and not _same(kept):
        return ask_back(FAMILY, [one.opened for one in kept], 0.8)
    return _counted(question, kept) if "count" in question.asks else _list(question, kept)


def _names_someone(question: Question, shelf: Shelf) -> bool:
    """Say whether the question is about a unit alone that no document knows: then nobody's tasks are asked."""
    if asked_units(question.words, shelf.documents):
        return False
    heads = {word.folded for word in question.words if word.tag in {"", "plain"}} & _UNIT_HEADS
    terms = shelf.terms(question, question.content())
    return bool(heads) and not any(not term.light and not term.optional for term in terms)


def _is_mine(question: Question) -> bool:
    if any(one.kind == "item" for one in question.references):
        return True
    if "count" in question.asks:
        return bool(_COUNTED & question.tags)
    return _conditioned(question) or bool({"list", "tasks"} & (question.tags | set(question.asks)))


def _nothing_then(question: Question) -> Proposal | None:
    item = next((one for one in question.references if one.kind == "item"), None)
    if item is not None:
        named = question.text[item.start : item.end]
        return refused(FAMILY, 0.85, f"Không tìm thấy {named} trong các văn bản đã nạp.")
    when = question.said("quarter", "year", "date")
    if not when:
        return None
    return refused(FAMILY, 0.85, f"Không tìm thấy nhiệm vụ nào có thời gian {when} trong các văn bản đã nạp.")


def _group_named(question: Question, shelf: Shelf) -> bool:
    words = [word for word in question.content() if word.folded != "nhom"]
    return any(not term.light and not term.optional for term in shelf.terms(question, words))


def _conditioned(question: Question) -> bool:
    return bool(question.content() or question.references or question.years or question.quarters)


def _of_the_plan(kept: Kept) -> Kept:
    # A plan that hands out its tasks in a table has those tasks; what its prose says besides is how they are run.
    tabled = tuple(fact for fact in kept.facts if fact.table is not None)
    broad = not kept.units
    return Kept(kept.opened, tabled, kept.units) if broad and tabled else kept


def _same(kept: Sequence[Kept]) -> bool:
    # Units of different documents are different units unless the question named one.
    return any(one.units for one in kept) and len({one.opened.document.identity.issuer for one in kept}) == 1


def _list(question: Question, kept: Sequence[Kept]) -> Proposal:
    claims = [_item(question, one, fact) for one in kept for fact in one.facts]
    return answered(
        FAMILY,
        0.9,
        tuple(claims),
        opening=_opening(question, kept),
        facts=tuple(fact for one in kept for fact in one.facts),
    )


def _counted(question: Question, kept: Sequence[Kept]) -> Proposal:
    listing = _list(question, kept)
    total = str(len(listing.claims))
    grounds = tuple(claim.grounds[0] for claim in listing.claims)
    role = {"lead": " chủ trì", "coordinating": " phối hợp"}.get(asked_role(question) or "", "")
    unit = f" do {_unit_name(kept[0])}{role or ' thực hiện'}" if kept[0].units else ""
    return answered(
        FAMILY,
        0.92,
        listing.claims,
        opening=f"Có {total} nhiệm vụ{unit}",
        facts=listing.facts,
        worked=(Worked(total, "count", grounds),),
    )


def _opening(question: Question, kept: Sequence[Kept]) -> str:
    one = kept[0]
    if not one.units:
        return "Các nhiệm vụ" if sum(len(each.facts) for each in kept) > 1 else "Nhiệm vụ"
    role = asked_role(question)
    doing = {"lead": "chủ trì", "coordinating": "phối hợp thực hiện"}.get(role or "")
    several = "các " if len(one.facts) > 1 else ""
    return (
        f"{_unit_name(one)} {doing} {several}nhiệm vụ"
        if doing
        else f"{'Các nhiệm' if several else 'Nhiệm'} vụ của {_unit_name(one)}"
    )


def _unit_name(kept: Kept) -> str:
    own = kept.opened.document.abbreviations
    wanted = kept.units[0].names
    names = (name for fact in kept.facts for name in (*fact.lead, *fact.coordinating))
    return next((flat(name) for name in names if keys_of([name], own) & set(wanted)), "")


def _item(question: Question, kept: Kept, fact: Assignment) -> Claim:
    # In prose the unit's heading is the path of the citation; in a table a merged cell may hold it.
    needs = [_unit_name(kept)] if kept.units and fact.table is not None else []
    role = _role_of(kept, fact) if kept.units and asked_role(question) is None else ""
    time = (
        f" (thời gian: {flat(fact.timeframe)})"
        if fact.timeframe and flat(fact.timeframe) not in flat(fact.task)
        else ""
    )
    if not kept.units and fact.lead:
        time = f" – {listed(fact.lead)} chủ trì{time}"
        needs.extend(fact.lead)
    text = f"{role}{shorten(fact.task, _ITEM_LENGTH)}{time}"
    column = dict(fact.columns).get("task")
    return Claim(
        text, fact_grounds(kept.opened, fact, column, [*needs, fact.timeframe or "", fact.task[:_ITEM_LENGTH]])
    )


def _role_of(kept: Kept, fact: Assignment) -> str:
    own = kept.opened.document.abbreviations
    leads = keys_of(fact.lead, own) & set(kept.units[0].names)
    said = fact.task.lower().startswith("phối hợp")
    return "" if leads or said else "Phối hợp: "
