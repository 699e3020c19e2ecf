"""The pages of assignments and targets: filtered on the server, grouped, exported, each row opening its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.export import fact_cells, headings
from api.facts import FactFilter, Stored, fact_of, matching, page_of
from api.http.services import Services, services
from api.pages.draw import page
from api.pages.plot import plot_of
from corpus.document import Assignment
from corpus.language.times import years_in
from index.records import Entry

router = APIRouter(include_in_schema=False)

PAGE_SIZE = 100
ROLES = (("", "Cả hai"), ("lead", "Chủ trì"), ("coordinating", "Phối hợp"))
BY_DOCUMENT = "van-ban"
GROUPINGS = (("", "Đơn vị chủ trì"), (BY_DOCUMENT, "Văn bản"))
NO_LEAD = "(không ghi đơn vị chủ trì)"
SHORT = frozenset({"Năm", "Giá trị", "Thời gian thực hiện"})
HIDDEN = frozenset({"Nhóm"})


@dataclass(frozen=True, slots=True)
class RowView:
    """One fact as a drawn row, with the link to its words in the document."""

    cells: tuple[str | int, ...]
    link: str
    label: str


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    path: str
    heading: str
    noun: str


ASSIGNMENTS = _Kind("assignments", "/nhiem-vu", "Nhiệm vụ được phân công", "nhiệm vụ")
TARGETS = _Kind("targets", "/chi-tieu", "Chỉ tiêu", "chỉ tiêu")


@router.get("/nhiem-vu")
def assignments(request: Request) -> HTMLResponse:
    """Show assignments."""
    parts = services(request)
    return _page(parts, ASSIGNMENTS, list(parts.library.assignments()), request.query_params)


@router.get("/chi-tieu")
def targets(request: Request) -> HTMLResponse:
    """Show targets."""
    parts = services(request)
    return _page(parts, TARGETS, list(parts.library.targets()), request.query_params)


def _page(parts: Services, kind: _Kind, stored: Sequence[Stored], asked: Mapping[str, str]) -> HTMLResponse:
    wanted = wanted_of(asked)
    found = matching(stored, wanted)
    offset, grouping = _number(asked.get("tu")) or 0, asked.get("nhom", "")
    grouping = grouping if grouping == BY_DOCUMENT and kind is ASSIGNMENTS else ""
    entries = {entry.id: entry for entry in parts.library.entries()}
    by_lead = kind is ASSIGNMENTS and not grouping
    lines = _by_lead(found) if by_lead else [(_group_of(one, entries), one) for one in found]
    shown, beyond = page_of(lines, offset, PAGE_SIZE)
    items = [one for _, one in shown]
    columns = _columns(kind, items)
    given = {name: value for name, value in asdict(wanted).items() if value}
    turning = {**given, **({"nhom": grouping} if grouping else {})}
    return page(
        "facts.html",
        kind.path,
        kind=kind.name,
        heading=kind.heading,
        noun=kind.noun,
        wanted=wanted,
        filtered=bool(given),
        roles=ROLES,
        short=SHORT,
        entries=tuple(entries.values()),
        groupings=GROUPINGS,
        grouping=grouping,
        units=_units(stored),
        plot=plot_of(found, lambda **narrower: f"{kind.path}?{urlencode({**turning, **narrower})}"),
        timeframes=_timeframes(stored),
        years=_years(stored),
        total=len(found),
        lines=len(lines),
        in_part=bool(offset or beyond),
        first=offset + 1,
        items=items,
        columns=[headings(kind.name)[place] for place in columns],
        groups=_groups(shown, columns),
        export=lambda form: f"/v1/{kind.name}?{urlencode({**given, 'format': form})}",
        previous=_turned(kind, turning, max(0, offset - PAGE_SIZE)) if offset else "",
        next=_turned(kind, turning, beyond) if beyond else "",
    )


def wanted_of(asked: Mapping[str, str]) -> FactFilter:
    """Return the filter that a page's address asks for; what cannot be used counts as not given."""
    words = {name: asked.get(name, "").strip()[:500] or None for name in ("unit", "document", "timeframe", "text")}
    role = asked.get("role")
    return FactFilter(year=_number(asked.get("year")), role=role if role in {"lead", "coordinating"} else None, **words)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else None


def _turned(kind: _Kind, given: Mapping[str, Any], offset: int) -> str:
    return f"{kind.path}?{urlencode({**given, 'tu': offset})}"


def _columns(kind: _Kind, items: Sequence[Stored]) -> list[int]:
    """Return the columns to draw: those where any fact says something."""
    table = [fact_cells(fact_of(one)) for one in items]
    names = headings(kind.name)
    return [
        place
        for place in range(len(table[0]) if table else 0)
        if names[place] not in HIDDEN and any(row[place] != "" for row in table)
    ]


def _by_lead(found: Sequence[Stored]) -> list[tuple[str, Stored]]:
    """Return each fact under each of its lead units, the unit with most of them first."""
    pairs = [(name, one) for one in found for name in _leads(one)]
    counts = Counter(name for name, _ in pairs)
    return sorted(pairs, key=lambda pair: (pair[0] == NO_LEAD, -counts[pair[0]], pair[0]))


def _leads(one: Stored) -> tuple[str, ...]:
    fact = fact_of(one)
    return (fact.lead if isinstance(fact, Assignment) else ()) or (NO_LEAD,)


def _groups(shown: Sequence[tuple[str, Stored]], columns: Sequence[int]) -> list[tuple[str, list[RowView]]]:
    titled = groupby(shown, key=lambda line: line[0])
    return [(title, [_row(one, columns) for _, one in members]) for title, members in titled]


def _group_of(one: Stored, entries: Mapping[str, Entry]) -> str:
    entry, group = entries.get(one.document_id), fact_of(one).group
    name = known_as(entry) if entry else ""
    return " · ".join(part for part in (name, " ".join((group or "").split())) if part)


def known_as(entry: Entry, limit: int = 90) -> str:
    """Return what people call a document: its number where it was filled in, else its title, cut at a word."""
    if entry.number and entry.number[0].isdigit():
        return entry.number
    name = " ".join((entry.title or entry.source).split())
    return name if len(name) <= limit else name[:limit].rsplit(" ", 1)[0] + " …"


def _row(one: Stored, columns: Sequence[int]) -> RowView:
    fact = fact_of(one)
    cells = fact_cells(fact)
    link = f"/van-ban/{one.document_id}?{urlencode({'start': fact.start, 'end': fact.end})}#trich-dan"
    label = fact.task if isinstance(fact, Assignment) else fact.indicator
    return RowView(tuple(cells[place] for place in columns), link, " ".join(label.split()))


def _units(stored: Sequence[Stored]) -> list[str]:
    """Return the units to choose from, those named most often first; of targets the scopes."""
    named: Counter[str] = Counter()
    for fact in map(fact_of, stored):
        named.update(fact.lead + fact.coordinating if isinstance(fact, Assignment) else (fact.scope or "",))
    return [name for name, _ in named.most_common(200) if name]


def _timeframes(stored: Sequence[Stored]) -> list[str]:
    facts = [fact_of(one) for one in stored]
    said = [" ".join(fact.timeframe.split()) for fact in facts if isinstance(fact, Assignment) and fact.timeframe]
    return list(dict.fromkeys(said))[:100]


def _years(stored: Sequence[Stored]) -> list[int]:
    facts = [fact_of(one) for one in stored]
    named = [years_in(one.timeframe or "") if isinstance(one, Assignment) else (one.year or 0,) for one in facts]
    return sorted({year for years in named for year in years if year})
