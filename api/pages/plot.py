"""Counts as bars: SVG drawn on the server, each bar named in words beside it and opening its own facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from api.facts import Stored, fact_of
from corpus.document import Assignment

SHOWN = 8
LEAD, COORDINATING = "lead", "coordinating"
PARTS = {LEAD: "chủ trì", COORDINATING: "phối hợp"}
Count = tuple[str, str]  # what is counted, and as which part of its bar


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar; ``start`` and ``width`` are per cent of the plot's width."""

    kind: str
    name: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its name, its whole count, and the address of what it counts."""

    label: str
    count: int
    link: str
    parts: tuple[Part, ...]

    @property
    def said(self) -> str:
        """The bar in words, for those who do not see it."""
        named = [f"{part.name} {part.count}" for part in self.parts if part.name]
        return ", ".join(named) or str(self.count)


@dataclass(frozen=True, slots=True)
class Plot:
    """``ticks`` are the axis' whole numbers with their places in per cent; ``left_out`` bars would be shorter."""

    title: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    left_out: int
    in_parts: bool


def plot_of(found: Sequence[Stored], link: Callable[..., str]) -> Plot | None:
    """Return the counts of ``found`` by unit, of targets by year where most name none; ``None`` for a single bar.

    ``link`` makes the address of the page that keeps only what its filters name.
    """
    if found and isinstance(fact_of(found[0]), Assignment):
        plot = _drawn("Số nhiệm vụ theo đơn vị", _by_unit(found), lambda name: link(unit=name))
    elif 2 * sum(bool(_scope(one)) for one in found) >= len(found):
        plot = _drawn("Số chỉ tiêu theo phạm vi", _by_scope(found), lambda name: link(unit=name))
    else:
        plot = _drawn("Số chỉ tiêu theo năm", _by_year(found), lambda name: link(year=name))
    return plot if len(plot.bars) > 1 else None


def _by_unit(found: Iterable[Stored]) -> Iterable[Count]:
    for fact in map(fact_of, found):
        if isinstance(fact, Assignment):
            yield from ((name, LEAD) for name in dict.fromkeys(fact.lead))
            yield from ((name, COORDINATING) for name in dict.fromkeys(fact.coordinating))


def _scope(one: Stored) -> str:
    fact = fact_of(one)
    return "" if isinstance(fact, Assignment) else " ".join((fact.scope or "").split())


def _by_scope(found: Iterable[Stored]) -> Iterable[Count]:
    return ((name, "") for name in map(_scope, found) if name)


def _by_year(found: Iterable[Stored]) -> Iterable[Count]:
    years = (getattr(fact_of(one), "year", None) for one in found)
    return ((str(year), "") for year in years if year)


def _drawn(title: str, counts: Iterable[Count], link: Callable[[str], str]) -> Plot:
    counted = Counter(counts)
    whole: Counter[str] = Counter()
    for (name, _), count in counted.items():
        whole[name] += count
    ranked = sorted(whole.items(), key=lambda pair: (-pair[1], pair[0]))
    most = ranked[0][1] if ranked else 1
    bars = tuple(Bar(name, count, link(name), _parts(name, counted, most)) for name, count in ranked[:SHOWN])
    in_parts = any(kind for _, kind in counted)
    return Plot(title, bars, _ticks(most), max(0, len(ranked) - SHOWN), in_parts)


def _parts(name: str, counted: Counter[Count], most: int) -> tuple[Part, ...]:
    drawn: list[Part] = []
    start = 0.0
    for kind in (LEAD, COORDINATING, ""):
        count = counted[name, kind]
        if count:
            width = round(100 * count / most, 2)
            drawn.append(Part(kind or "whole", PARTS.get(kind, ""), count, round(start, 2), width))
            start += width
    return tuple(drawn)


def _ticks(most: int) -> tuple[tuple[int, float], ...]:
    middle = most // 2
    return tuple((value, round(100 * value / most, 2)) for value in sorted({0, middle, most}))
