"""Rarer ways of laying tables out, each seen in some administrative document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from evaluation.table_suite.aims import YEARS
from evaluation.table_suite.sector import Measured, Sector
from evaluation.table_suite.truth import ABOVE, LEFT, Aim, Duty, Line, TableText


def _head(*cells: str) -> Line:
    return Line(cells, "head")


def _table(caption: str, lines: Sequence[Line], *widths: float) -> TableText:
    return TableText(tuple(lines), widths, caption)


def _given(sector: Sector) -> str:
    return f"Biểu phân công thực hiện {sector.topic.lower()}"


def roles_behind_names(sector: Sector, draw: Random) -> TableText:
    """Lay out one column for both roles, each role written behind its names."""
    lines = [_head("STT", "Nội dung công việc", "Cơ quan, đơn vị thực hiện", "Thời gian")]
    for at, duty in enumerate(draw.sample(sector.duties, 5), 1):
        helping = "; ".join(duty.coordinating)
        cell = draw.choice(("{} chủ trì, phối hợp với {}", "{} (chủ trì); {} (phối hợp)")).format(duty.lead[0], helping)
        lines.append(Line((str(at), duty.task, cell, duty.timeframe or ""), duty=replace(duty, result=None)))
    return _table(_given(sector), lines, 0.07, 0.4, 0.35, 0.18)


def start_and_end(sector: Sector, draw: Random) -> TableText:
    """Lay out a beginning and an end in columns of their own, beside money and place."""
    lines = [
        _head("TT", "Hoạt động", "Đơn vị chủ trì", "Thời gian", LEFT, "Kinh phí (triệu đồng)", "Địa điểm"),
        _head(ABOVE, ABOVE, ABOVE, "Bắt đầu", "Kết thúc", ABOVE, ABOVE),
    ]
    for at, duty in enumerate(draw.sample(sector.duties, 4), 1):
        first, money = draw.randrange(1, 6), draw.randrange(20, 90)
        begin, end = f"Tháng {first}/2026", f"Tháng {first + 5}/2026"
        said = Duty(duty.task, duty.lead, timeframe=f"{begin} - {end}")
        cells = (str(at), duty.task, duty.lead[0], begin, end, str(money), "Hội trường lớn")
        lines.append(Line(cells, duty=said))
    return _table(_given(sector), lines, 0.06, 0.3, 0.18, 0.12, 0.12, 0.11, 0.11)


def numbered_parts(sector: Sector, draw: Random) -> TableText:
    """Lay out broad tasks as rows of their own, their parts numbered 1.1, 1.2 beneath."""
    lines = [_head("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")]
    duties = draw.sample(sector.duties, 6)
    for at, broad in enumerate(sector.broad):
        lines.append(Line((str(at + 1), broad, "", "", "")))
        for part, duty in enumerate(duties[3 * at : 3 * at + 3], 1):
            cells = (f"{at + 1}.{part}", duty.task, duty.lead[0], "; ".join(duty.coordinating), duty.timeframe or "")
            lines.append(Line(cells, duty=replace(duty, result=None, parent=broad)))
    return _table(_given(sector), lines, 0.07, 0.36, 0.2, 0.22, 0.15)


def crossed_units(sector: Sector, draw: Random) -> TableText:
    """Lay out a column a unit: a cross says who does it."""
    leads = list(dict.fromkeys(duty.lead[0] for duty in sector.duties))[:3]
    lines = [
        _head("STT", "Công việc", "Đơn vị thực hiện", *[LEFT] * (len(leads) - 1), "Hạn hoàn thành"),
        _head(ABOVE, ABOVE, *leads, ABOVE),
    ]
    for at, duty in enumerate(draw.sample(sector.duties, 5), 1):
        named = draw.choice(leads)
        crossed = tuple("x" if one == named else "" for one in leads)
        said = Duty(duty.task, (named,), timeframe=duty.timeframe)
        lines.append(Line((str(at), duty.task, *crossed, duty.timeframe or ""), duty=said))
    return _table(_given(sector), lines, 0.07, 0.33, *[0.42 / len(leads)] * len(leads), 0.18)


def merged_over_groups(sector: Sector, draw: Random) -> TableText:
    """Lay out a time merged over many rows, so that it runs over a page, and roles beside it."""
    duties = [replace(one, timeframe="Cả năm 2026", result=None) for one in sector.duties]
    lines = [_head("STT", "Phần việc", "Đầu mối", "Phối hợp", "Thời gian")]
    for at, duty in enumerate(draw.sample(duties, 6), 1):
        cells = (str(at), duty.task, duty.lead[0], "; ".join(duty.coordinating))
        lines.append(Line((*cells, ABOVE if at > 1 else "Cả năm 2026"), duty=duty))
    return _table(_given(sector), lines, 0.07, 0.36, 0.2, 0.22, 0.15)


def bulleted_tasks(sector: Sector, draw: Random) -> TableText:
    """Lay out columns without an ordinal, names below one another without bullets."""
    lines = [_head("Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm")]
    for duty in draw.sample(sector.duties, 4):
        helping = "\n".join(duty.coordinating)
        said = replace(duty, timeframe=None)
        lines.append(Line((duty.task, duty.lead[0], helping, duty.result or ""), duty=said))
    return _table(_given(sector), lines, 0.4, 0.2, 0.22, 0.18)


def group_sums(sector: Sector, draw: Random) -> TableText:
    """Lay out groups that sum up their money, and a sum over all."""
    lines = [_head("STT", "Nội dung", "Đơn vị thực hiện", "Thời gian", "Kinh phí (triệu đồng)")]
    duties, whole = draw.sample(sector.duties, 4), 0
    for at, label in enumerate(("I", "II")):
        sums = [draw.randrange(10, 90) for _ in range(2)]
        whole += sum(sums)
        lines.append(Line((label, sector.groups[at], "", "", str(sum(sums))), "group"))
        for duty, money in zip(duties[2 * at : 2 * at + 2], sums, strict=True):
            cells = (str(duties.index(duty) + 1), duty.task, duty.lead[0], duty.timeframe or "", str(money))
            said = replace(duty, coordinating=(), result=None)
            lines.append(Line(cells, groups=(f"{label} {sector.groups[at]}",), duty=said))
    total = Line(("", "Tổng cộng", "", "", str(whole)), groups=(f"II {sector.groups[1]}",))
    return _table(_given(sector), [*lines, total], 0.07, 0.38, 0.22, 0.17, 0.16)


def _shuffled(sector: Sector, draw: Random) -> list[Measured]:
    return draw.sample(sector.measured, len(sector.measured))


def school_years(sector: Sector, draw: Random) -> TableText:
    """Lay out school years in columns."""
    lines = [_head("STT", "Chỉ tiêu", "Năm học 2025 - 2026", "Năm học 2027 - 2028", "Năm học 2029 - 2030")]
    lines += [
        Line(
            (str(at), one.name, *one.values),
            aims=tuple(Aim(one.name, *said) for said in zip(one.values, YEARS, strict=True)),
        )
        for at, one in enumerate(_shuffled(sector, draw), 1)
    ]
    return _table(f"Các chỉ tiêu {sector.topic.lower()}", lines, 0.08, 0.41, 0.17, 0.17, 0.17)


def scope_column(sector: Sector, draw: Random) -> TableText:
    """Lay out whom a value holds for in a column of its own, the indicator merged over its scopes."""
    lines = [_head("STT", "Tên chỉ tiêu", "Đối tượng", "Năm 2028", "Năm 2030")]
    for at, one in enumerate(_shuffled(sector, draw)[:3], 1):
        for turn, scope in enumerate(sector.scopes):
            early, late = f"{draw.randrange(50, 79)}%", f"{draw.randrange(80, 99)}%"
            label = (ABOVE, ABOVE) if turn else (str(at), one.name)
            aims = (Aim(one.name, early, 2028, scope), Aim(one.name, late, 2030, scope))
            lines.append(Line((*label, scope, early, late), aims=aims))
    return _table(f"Các chỉ tiêu {sector.topic.lower()}", lines, 0.08, 0.4, 0.24, 0.14, 0.14)


def scopes_beneath(sector: Sector, draw: Random) -> TableText:
    """Lay out an indicator as a row of its own, whom it holds for bulleted beneath."""
    lines = [_head("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2030")]
    for at, one in enumerate(_shuffled(sector, draw)[:3], 1):
        lines.append(Line((str(at), one.name, "%", "", "")))
        for scope in sector.scopes:
            early, late = str(draw.randrange(50, 79)), str(draw.randrange(80, 99))
            aims = (Aim(one.name, early, 2026, scope), Aim(one.name, late, 2030, scope))
            lines.append(Line(("", f"- {scope}", "%", early, late), aims=aims))
    return _table(f"Các chỉ tiêu {sector.topic.lower()}", lines, 0.08, 0.46, 0.16, 0.15, 0.15)


def units_in_columns(sector: Sector, draw: Random) -> TableText:
    """Lay out base, plan and a later goal, the year in one header and a stretch of years in another."""
    lines = [_head("Số TT", "Chỉ tiêu chủ yếu", "ĐVT", "Thực hiện năm 2025", "Kế hoạch năm 2026", "Mục tiêu năm 2030")]
    for at, one in enumerate(_shuffled(sector, draw), 1):
        aims = (Aim(one.name, one.values[0], 2026), Aim(one.name, one.values[2], 2030))
        lines.append(Line((str(at), one.name, one.unit, one.base, one.values[0], one.values[2]), aims=aims))
    return _table(f"Hệ thống chỉ tiêu {sector.topic.lower()}", lines, 0.07, 0.37, 0.14, 0.14, 0.14, 0.14)


def indicators_in_columns(sector: Sector, draw: Random) -> TableText:
    """Lay out a row a year and a column an indicator."""
    named = _shuffled(sector, draw)[:3]
    lines = [_head("Năm", *(one.name for one in named))]
    for turn, year in enumerate(YEARS):
        aims = tuple(Aim(one.name, one.values[turn], year) for one in named)
        lines.append(Line((str(year), *(one.values[turn] for one in named)), aims=aims))
    return _table(f"Các chỉ tiêu {sector.topic.lower()}", lines, 0.16, 0.28, 0.28, 0.28)
