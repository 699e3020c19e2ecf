"""Tables of values to be reached, one function a way of laying them out."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from evaluation.table_suite.sector import Measured, Sector
from evaluation.table_suite.truth import ABOVE, LEFT, Aim, Line, TableText

YEARS = (2026, 2028, 2030)


def _head(*cells: str) -> Line:
    return Line(cells, "head")


def _table(sector: Sector, lines: Sequence[Line], widths: Sequence[float], caption: str = "") -> TableText:
    return TableText(tuple(lines), tuple(widths), caption or f"CHỈ TIÊU {sector.topic.upper()}")


def _shuffled(sector: Sector, draw: Random) -> list[Measured]:
    return draw.sample(sector.measured, len(sector.measured))


def _yearly(one: Measured, years: Sequence[int] = YEARS) -> tuple[Aim, ...]:
    return tuple(Aim(one.name, one.values[YEARS.index(year)], year) for year in years)


def equal_years(sector: Sector, draw: Random) -> TableText:
    """Lay out equal values in neighbouring columns and rows."""
    lines = [_head("Stt", "Chỉ tiêu", "Năm 2026", "Năm 2028", "Năm 2030")]
    for at, one in enumerate(_shuffled(sector, draw), 1):
        value = "100%" if at < 3 else one.values[2]
        aims = tuple(Aim(one.name, value, year) for year in YEARS)
        lines.append(Line((str(at), one.name, value, value, value), aims=aims))
    return _table(sector, lines, (0.08, 0.44, 0.16, 0.16, 0.16))


def year_columns(sector: Sector, draw: Random) -> TableText:
    """Lay out a column a year beside unit and base value."""
    lines = [_head("TT", "Chỉ tiêu", "Đơn vị tính", "Hiện trạng năm 2025", "Năm 2026", "Năm 2028", "Năm 2030")]
    lines += [
        Line((str(at), one.name, one.unit, one.base, *one.values), aims=_yearly(one))
        for at, one in enumerate(_shuffled(sector, draw), 1)
    ]
    return _table(sector, lines, (0.07, 0.33, 0.12, 0.12, 0.12, 0.12, 0.12))


def base_and_unit(sector: Sector, draw: Random) -> TableText:
    """Lay out unit and base value, then one target."""
    year = draw.choice(YEARS)
    lines = [_head("STT", "Tên chỉ tiêu", "ĐVT", "Giá trị nền", f"Mục tiêu đến năm {year}")]
    lines += [
        Line((str(at), one.name, one.unit, one.base, one.values[YEARS.index(year)]), aims=_yearly(one, (year,)))
        for at, one in enumerate(_shuffled(sector, draw), 1)
    ]
    return _table(sector, lines, (0.08, 0.4, 0.16, 0.16, 0.2))


def year_header_rows(sector: Sector, draw: Random) -> TableText:
    """Lay out years under a merged header, which stands under another: three header rows."""
    lines = [
        _head("STT", "Chỉ tiêu", "Đơn vị tính", "Lộ trình phấn đấu", LEFT, LEFT),
        _head(ABOVE, ABOVE, ABOVE, "Giai đoạn đầu", LEFT, "Giai đoạn cuối"),
        _head(ABOVE, ABOVE, ABOVE, "Năm 2026", "Năm 2028", "Năm 2030"),
    ]
    lines += [
        Line((str(at), one.name, one.unit, *one.values), aims=_yearly(one))
        for at, one in enumerate(_shuffled(sector, draw), 1)
    ]
    return _table(sector, lines, (0.08, 0.36, 0.14, 0.14, 0.14, 0.14))


def year_rows(sector: Sector, draw: Random) -> TableText:
    """Lay out a row a year, the indicator merged over its years."""
    lines = [_head("STT", "Chỉ tiêu", "Năm", "Giá trị cần đạt")]
    for at, one in enumerate(_shuffled(sector, draw)[:3], 1):
        for turn, aim in enumerate(_yearly(one)):
            label = (ABOVE, ABOVE) if turn else (str(at), one.name)
            lines.append(Line((*label, str(aim.year), aim.value), aims=(aim,)))
    return _table(sector, lines, (0.08, 0.52, 0.18, 0.22))


def year_in_caption(sector: Sector, draw: Random) -> TableText:
    """Lay out a table of which only the caption names the year."""
    year = draw.choice(YEARS)
    lines = [_head("STT", "Nội dung chỉ tiêu", "Đơn vị tính", "Kế hoạch giao")]
    lines += [
        Line((str(at), one.name, one.unit, one.values[YEARS.index(year)]), aims=_yearly(one, (year,)))
        for at, one in enumerate(_shuffled(sector, draw), 1)
    ]
    return _table(sector, lines, (0.08, 0.5, 0.2, 0.22), f"Chỉ tiêu {sector.topic.lower()} năm {year}")


def merged_years(sector: Sector, draw: Random) -> TableText:
    """Lay out one value merged over several years, another over two rows."""
    one, two, three, four = _shuffled(sector, draw)
    lines = [
        _head("STT", "Chỉ tiêu", "Năm 2026", "Năm 2028", "Năm 2030"),
        Line(("1", one.name, one.values[2], LEFT, LEFT), aims=tuple(Aim(one.name, one.values[2], y) for y in YEARS)),
        Line(("2", two.name, *two.values), aims=_yearly(two)),
        Line(("3", three.name, three.values[0], three.values[2], LEFT), aims=_last_two(three)),
        Line(("4", four.name, *four.values), aims=_yearly(four)),
    ]
    return _table(sector, lines, (0.08, 0.44, 0.16, 0.16, 0.16))


def _last_two(one: Measured) -> tuple[Aim, ...]:
    first, last = one.values[0], one.values[2]
    return Aim(one.name, first, 2026), Aim(one.name, last, 2028), Aim(one.name, last, 2030)


def scopes_in_cell(sector: Sector, draw: Random) -> TableText:
    """Lay out a cell that holds a value for each of two scopes."""
    first, second = sector.scopes
    lines = [_head("STT", "Chỉ tiêu", "Đến năm 2028", "Đến năm 2030")]
    for at, one in enumerate(_shuffled(sector, draw)[:3], 1):
        low = draw.randrange(70, 85)
        cell = draw.choice(("> {}% {}; > {}% {}", "> {}% {}\n> {}% {}")).format(low, first, low - 5, second)
        aims = (
            Aim(one.name, f"> {low}%", 2028, first),
            Aim(one.name, f"> {low - 5}%", 2028, second),
            Aim(one.name, "100%", 2030),
        )
        lines.append(Line((str(at), one.name, cell, "100%"), aims=aims))
    return _table(sector, lines, (0.08, 0.42, 0.32, 0.18))


def scope_columns(sector: Sector, draw: Random) -> TableText:
    """Lay out columns named by whom the value holds for, under the year."""
    first, second = (one.capitalize() for one in sector.scopes)
    lines = [
        _head("STT", "Chỉ tiêu", "Năm 2026", LEFT, "Năm 2030", LEFT),
        _head(ABOVE, ABOVE, first, second, first, second),
    ]
    for at, one in enumerate(_shuffled(sector, draw)[:3], 1):
        values = [f"{draw.randrange(60, 99)}%" for _ in range(4)]
        scopes, years = (first, second, first, second), (2026, 2026, 2030, 2030)
        aims = (Aim(one.name, *said) for said in zip(values, years, scopes, strict=True))
        lines.append(Line((str(at), one.name, *values), aims=tuple(aims)))
    return _table(sector, lines, (0.08, 0.4, 0.13, 0.13, 0.13, 0.13))


def grouped(sector: Sector, draw: Random) -> TableText:
    """Lay out group rows over targets, some values blank."""
    lines = [_head("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2030")]
    for at, one in enumerate(_shuffled(sector, draw)):
        name = f"{'I' * (at // 2 + 1)}. {sector.groups[at // 2]}"
        lines += [Line((name,), "group")] if at % 2 == 0 else []
        early = "" if at == 1 else one.values[0]
        aims = [aim for aim in _yearly(one, (2026, 2030)) if early or aim.year == 2030]
        lines.append(Line((str(at + 1), one.name, one.unit, early, one.values[2]), groups=(name,), aims=tuple(aims)))
    return _table(sector, lines, (0.08, 0.44, 0.16, 0.16, 0.16))
