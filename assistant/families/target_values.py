"""States the value of one target with its grounds, and compares values: equal, above, below."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, shorten
from assistant.answering.compose import lower_first
from assistant.answering.proposal import Claim, Worked
from corpus.language.symbols import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.proposal import Ground
    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question
    from corpus.document import Target
    from corpus.language.symbols import Found

_INDICATOR_LENGTH = 170
_TWO = 2
_HOW_MUCH = re.compile(
    r"(?<!\w)(?:tang|giam|chenh|chenh lech|chenh nhau|hon|kem|cach)(?: them| lech| nhau| len| xuong| di)* "
    r"(?:bao nhieu|may)(?!\w)"
)


def target_claim(opened: Opened, fact: Target, *, short: bool = False) -> Claim:
    """Return the claim that states a target: by when, which indicator, of whom, how much."""
    when = f"Đến năm {fact.year}, " if fact.year else ""
    indicator = shorten(fact.indicator, 110 if short else _INDICATOR_LENGTH)
    whom = f" ({flat(fact.scope)})" if fact.scope and flat(fact.scope) not in flat(fact.indicator) else ""
    indicator = lower_first(indicator) if when else indicator
    return Claim(f"{when}{indicator}{whom}: {flat(fact.value)}", target_grounds(opened, fact))


def target_grounds(opened: Opened, fact: Target) -> tuple[Ground, ...]:
    """Return what a target rests on: its row or sentence, and the words outside it that it needs."""
    needs = [
        fact.value,
        fact.indicator,
        fact.scope or "",
        *([str(fact.year)] if fact.year and fact.table is None else []),
    ]
    return fact_grounds(opened, fact, fact.column, needs)


def has_value(fact: Target, asked: Sequence[Found]) -> bool:
    """Say whether the target's value is one of those asked, or within the bounds asked."""
    there = {bare_figure(found.value) for found in find_quantities(fact.value)}
    signs = {found.value for found in find_quantities(fact.value)}
    for found in asked:
        signed = found.value[:1] in "<>~"
        if found.value[:1] == "<" and any(_is_below(value, found.value) for value in there):
            return True
        if found.value[:1] == ">" and any(_is_above(value, found.value) for value in there):
            return True
        if found.value in signs or (not signed and bare_figure(found.value) in there):
            return True
    return False


def _is_below(value: str, limit: str) -> bool:
    bare = bare_figure(limit)
    return _is_number(value) and _is_number(bare) and float(value) < float(bare)


def _is_above(value: str, limit: str) -> bool:
    bare = bare_figure(limit)
    if not (_is_number(value) and _is_number(bare)):
        return False
    return float(value) > float(bare) or (limit[1:2] == "=" and float(value) == float(bare))


def apart(question: Question, claims: Sequence[Claim], facts: Sequence[Target]) -> tuple[Worked, ...]:
    """Return by how much two values of one measure differ, where it is asked how much ("tăng bao nhiêu so với …")."""
    figures = [figure_of(fact) for fact in facts]
    measures = {(fact.unit or "").strip() or ("%" if "%" in fact.value else "") for fact in facts}
    asked = _HOW_MUCH.search(" ".join(word.folded for word in question.words))
    if asked is None or len(figures) != _TWO or None in figures or len(measures) > 1 or any(map(_is_bound, facts)):
        return ()
    first, second = (Decimal(str(figure)) for figure in figures)
    gap = f"{abs(second - first).normalize():f}"
    written = _grouped(gap) + ("%" if measures == {"%"} else "")
    return (Worked(written, "difference", tuple(claim.grounds[0] for claim in claims)),)


def _is_bound(fact: Target) -> bool:
    return any(found.value[:1] in "<>~" or found.kind == "range" for found in find_quantities(fact.value))


def _grouped(figure: str) -> str:
    """Return a figure as Vietnamese writes it: "1.850", "2,5"."""
    whole, _, part = figure.partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{part}" if part else "")


def bare_figure(value: str) -> str:
    """Return a figure without its sign and its unit."""
    return value.lstrip("<>=~").rstrip("%")


def figure_of(fact: Target) -> float | None:
    """Return the target's value as a number, ``None`` where it has none."""
    values = (bare_figure(found.value) for found in find_quantities(fact.value))
    return next((float(value) for value in values if _is_number(value)), None)


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()
