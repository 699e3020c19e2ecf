"""Judges the units that a claim gives a role against the units of one assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.compose import listed
from assistant.resolving.asked_units import unit_key
from assistant.understanding.synonyms import synonyms
from assistant.understanding.words import keys
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence.pieces import Opened

Key = tuple[str, ...]
NAMES = {"lead": "chủ trì", "coordinating": "phối hợp"}
_OTHER = {"lead": "coordinating", "coordinating": "lead"}
_GENERIC = {
    ("don", "vi", "lien", "quan"),
    ("co", "quan", "don", "vi", "lien", "quan"),
    ("don", "vi", "co", "lien", "quan"),
}
_TIERS = {"huyen", "tinh", "thanh", "pho", "xa", "quan", "phuong", "thi", "tran", "cap"}


def judged_role(
    opened: Opened, fact_units: dict[str, tuple[str, ...]], claimed: Sequence[tuple[str, Sequence[Key]]], role: str
) -> Part | None:
    """Return the part that judges the units claimed in ``role`` (each as its words and the keys it may go by)."""
    if not claimed:
        return None
    said = listed([words for words, _ in claimed])
    own, other = fact_units[role], fact_units[_OTHER[role]]
    lost = [words for words, names in claimed if not has_unit(opened, names, own)]
    shown = listed(own) if own else None
    if not lost:
        return Part(NAMES[role], said, SUPPORTED, shown, _also(opened, claimed, own, role))
    swapped = [words for words, names in claimed if words in lost and has_unit(opened, names, other)]
    if swapped:
        held = NAMES[_OTHER[role]]
        says = shown or listed(other)
        note = f"{listed(swapped)} là đơn vị {held}" + (f"; {NAMES[role]} là {shown}" if shown else "") + "."
        return Part(NAMES[role], said, CONTRADICTED, says, note)
    if not own:
        return Part(NAMES[role], said, NOT_STATED, None, f"Văn bản không nêu đơn vị {NAMES[role]}.")
    part = (
        f" (đúng phần: {listed([words for words, _ in claimed if words not in lost])})"
        if len(lost) < len(claimed)
        else ""
    )
    return Part(NAMES[role], said, CONTRADICTED, shown, f"Văn bản không giao {listed(lost)} {NAMES[role]}{part}.")


def judged_either(
    opened: Opened, fact_units: dict[str, tuple[str, ...]], claimed: Sequence[tuple[str, Sequence[Key]]], row: str
) -> Part | None:
    """Return the part that judges units said to work together, whoever of them leads; ``row`` is the fact's text."""
    if not claimed:
        return None
    every = (*fact_units["lead"], *fact_units["coordinating"])
    said = listed([words for words, _ in claimed])
    lost = [
        words for words, names in claimed if not has_unit(opened, names, every) and not stands_in(opened, names, row)
    ]
    shown = listed(every) or None
    if not lost:
        return Part("đơn vị", said, SUPPORTED, shown)
    if not every:
        return Part("đơn vị", said, NOT_STATED, None, "Văn bản không nêu đơn vị thực hiện.")
    return Part("đơn vị", said, CONTRADICTED, shown, f"Văn bản không giao {listed(lost)} tham gia việc này.")


def _also(opened: Opened, claimed: Sequence[tuple[str, Sequence[Key]]], own: Sequence[str], role: str) -> str:
    """Say which units the document names beside those claimed."""
    rest = [name for name in own if not any(same_unit(opened, names, name) for _, names in claimed)]
    return f"Văn bản còn nêu {listed(rest)} cùng {NAMES[role]}." if rest else ""


def has_unit(opened: Opened, names: Sequence[Key], units: Iterable[str]) -> bool:
    """Say whether one of the units goes by one of the claimed keys."""
    return any(same_unit(opened, names, unit) for unit in units)


def same_unit(opened: Opened, names: Sequence[Key], unit: str) -> bool:
    """Say whether one of the claimed keys names the document's ``unit``: whole, shortened, or by another name."""
    there = unit_key(unit, opened.document.abbreviations)
    return any(_same(opened, name, there) for name in names)


def _same(opened: Opened, name: Key, there: Key) -> bool:
    if name == there or (name in _GENERIC and there in _GENERIC):
        return True
    if any(tuple(keys(one)[1] for one in other) == there for other in synonyms().get(name, ())):
        return True
    shorter, longer = sorted((name, there), key=len)
    if len(shorter) < 2 or longer[: len(shorter)] != shorter:
        return False
    # "Sở Giáo dục" in the plan of Long An is "Sở Giáo dục tỉnh Long An": what is added only says where.
    place = opened.identity.folded | _TIERS
    return set(longer[len(shorter) :]) <= place


def stands_in(opened: Opened, names: Sequence[Key], row: str) -> bool:
    """Say whether the unit's name stands in a text, its syllables in a row."""
    line = unit_key(row, opened.document.abbreviations)
    return any(line[at : at + len(name)] == name for name in names for at in range(len(line) - len(name) + 1))
