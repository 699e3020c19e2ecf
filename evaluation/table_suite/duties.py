"""Tables that give tasks to units, one function a way of laying them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from evaluation.table_suite.sector import Sector
from evaluation.table_suite.truth import ABOVE, LEFT, Duty, Line, TableText

Layout = Callable[[Sector, Random], TableText]

_SIX = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Kết quả, sản phẩm")
_WIDTHS = (0.06, 0.28, 0.17, 0.19, 0.14, 0.16)
_ROMAN = ("I", "II", "III", "IV")


def _head(*cells: str) -> Line:
    return Line(cells, "head")


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)


def _cells(number: int, duty: Duty) -> tuple[str, ...]:
    return (
        str(number), duty.task, _listed(duty.lead), _listed(duty.coordinating), duty.timeframe or "", duty.result or "",
    )  # fmt: skip


def _lines(duties: Sequence[Duty], groups: tuple[str, ...] = (), first: int = 1) -> list[Line]:
    return [Line(_cells(at, duty), groups=groups, duty=duty) for at, duty in enumerate(duties, first)]


def _table(sector: Sector, lines: Sequence[Line], widths: Sequence[float] = _WIDTHS) -> TableText:
    return TableText(tuple(lines), tuple(widths), f"PHÂN CÔNG NHIỆM VỤ {sector.topic.upper()}")


def _some(sector: Sector, draw: Random, count: int = 5) -> list[Duty]:
    return draw.sample(sector.duties, count)


def plain(sector: Sector, draw: Random) -> TableText:
    """Lay out one header row, one row a task."""
    return _table(sector, [_head(*_SIX), *_lines(_some(sector, draw))])


def equal_units(sector: Sector, draw: Random) -> TableText:
    """Lay out the same unit named in both role columns, and the same time in neighbouring rows."""
    duties = [replace(one, coordinating=one.lead, timeframe="Quý II/2026") for one in _some(sector, draw, 4)]
    return _table(sector, [_head(*_SIX), *_lines(duties)])


def two_headers(sector: Sector, draw: Random) -> TableText:
    """Lay out both roles under one merged header."""
    lines = [
        _head("TT", "Nội dung công việc", "Cơ quan thực hiện", LEFT, "Thời hạn", "Sản phẩm"),
        _head(ABOVE, ABOVE, "Chủ trì", "Phối hợp", ABOVE, ABOVE),
    ]
    return _table(sector, [*lines, *_lines(_some(sector, draw))])


def three_headers(sector: Sector, draw: Random) -> TableText:
    """Lay out three header rows, merged across and down."""
    lines = [
        _head("STT", "Nhiệm vụ trọng tâm", "Tổ chức thực hiện", LEFT, LEFT, LEFT),
        _head(ABOVE, ABOVE, "Đơn vị", LEFT, "Tiến độ", LEFT),
        _head(ABOVE, ABOVE, "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm đầu ra"),
    ]
    return _table(sector, [*lines, *_lines(_some(sector, draw))])


def numbered_columns(sector: Sector, draw: Random) -> TableText:
    """Lay out a row beneath the header that only numbers the columns."""
    numbers = Line(tuple(f"({at})" for at in range(1, 7)), "aside")
    return _table(sector, [_head(*_SIX), numbers, *_lines(_some(sector, draw))])


def merged_down(sector: Sector, draw: Random) -> TableText:
    """Lay out one unit and one time for several rows."""
    first, second, *rest = _some(sector, draw)
    second = replace(second, lead=first.lead, timeframe=first.timeframe)
    merged = Line(("2", second.task, ABOVE, _listed(second.coordinating), ABOVE, second.result or ""), duty=second)
    return _table(sector, [_head(*_SIX), *_lines([first]), merged, *_lines(rest, first=3)])


def merged_units(sector: Sector, draw: Random) -> TableText:
    """Lay out one cell over both role columns: who stands there has both roles."""
    first, *rest = _some(sector, draw, 4)
    both = replace(first, coordinating=first.lead)
    merged = Line(("1", both.task, _listed(both.lead), LEFT, both.timeframe or "", both.result or ""), duty=both)
    return _table(sector, [_head(*_SIX), merged, *_lines(rest, first=2)])


def _grouped(sector: Sector, draw: Random, opened: Callable[[int, str], tuple[tuple[str, ...], str]]) -> TableText:
    """Lay out three groups; ``opened`` gives the cells of a group row and the words that name the group."""
    duties, lines = _some(sector, draw, 6), [_head(*_SIX)]
    for at, name in enumerate(sector.groups):
        cells, words = opened(at, name)
        lines.append(Line(cells, "group"))
        lines += _lines(duties[2 * at : 2 * at + 2], (words,), 2 * at + 1)
    return _table(sector, lines)


def group_across(sector: Sector, draw: Random) -> TableText:
    """Lay out group rows merged over all columns."""
    return _grouped(sector, draw, lambda at, name: ((f"{_ROMAN[at]}. {name}",), f"{_ROMAN[at]}. {name}"))


def group_in_first_column(sector: Sector, draw: Random) -> TableText:
    """Lay out group rows that stand whole in the first column, the others blank."""
    return _grouped(sector, draw, lambda at, name: ((f"{_ROMAN[at]}. {name}", *[""] * 5), f"{_ROMAN[at]}. {name}"))


def group_label_blank(sector: Sector, draw: Random) -> TableText:
    """Lay out group rows with the label in the first column, the name in the second, the others blank."""
    return _grouped(sector, draw, lambda at, name: ((_ROMAN[at], name, *[""] * 4), f"{_ROMAN[at]} {name}"))


def group_label_merged(sector: Sector, draw: Random) -> TableText:
    """Lay out group rows with the label in the first column and the name merged over the rest."""
    return _grouped(sector, draw, lambda at, name: ((_ROMAN[at], name, *[LEFT] * 4), f"{_ROMAN[at]} {name}"))


def group_unlabelled(sector: Sector, draw: Random) -> TableText:
    """Lay out group rows in lower case without a label, merged over all columns."""
    return _grouped(sector, draw, lambda _, name: ((name.capitalize(),), name.capitalize()))


def nested_groups(sector: Sector, draw: Random) -> TableText:
    """Lay out groups within groups: A, then I and II, then B."""
    duties, names = _some(sector, draw, 6), [f"{label}. {name}" for label, name in zip("AB", sector.broad, strict=True)]
    inner = [f"{label}. {name}" for label, name in zip(("I", "II", "I"), sector.groups, strict=True)]
    lines, before = [_head(*_SIX)], ""
    for at, outer in enumerate((names[0], names[0], names[1])):
        lines += [Line((outer,), "group")] if outer != before else []
        lines += [Line((inner[at],), "group"), *_lines(duties[2 * at : 2 * at + 2], (outer, inner[at]), 2 * at + 1)]
        before = outer
    return _table(sector, lines)


def blank_cells(sector: Sector, draw: Random) -> TableText:
    """Lay out rows that say nothing of a helper, a time or a result."""
    one, two, three, four = _some(sector, draw, 4)
    duties = [replace(one, coordinating=()), replace(two, timeframe=None), replace(three, result=None)]
    return _table(sector, [_head(*_SIX), *_lines([*duties, replace(four, coordinating=(), result=None)])])


def no_header(sector: Sector, draw: Random) -> TableText:
    """Lay out rows alone."""
    return _table(sector, _lines(_some(sector, draw)))


def title_above_header(sector: Sector, draw: Random) -> TableText:
    """Lay out a title across the table, over the header."""
    title = Line((f"Danh mục công việc năm 2026 về {sector.topic.lower()}",), "aside")
    return _table(sector, [title, _head(*_SIX), *_lines(_some(sector, draw))])


def group_above_header(sector: Sector, draw: Random) -> TableText:
    """Lay out a group row over the header, which so stands in the middle."""
    name = f"I. {sector.groups[0]}"
    return _table(sector, [Line((name,), "group"), _head(*_SIX), *_lines(_some(sector, draw), (name,))])


def header_amid_rows(sector: Sector, draw: Random) -> TableText:
    """Lay out rows left over from the page before above the header."""
    duties = _some(sector, draw)
    return _table(sector, [*_lines(duties[:1]), _head(*_SIX), *_lines(duties[1:], first=2)])


def header_again(sector: Sector, draw: Random) -> TableText:
    """Lay out the header typed again by hand among the rows."""
    duties = _some(sector, draw, 6)
    again = Line(_SIX, "aside")
    return _table(sector, [_head(*_SIX), *_lines(duties[:3]), again, *_lines(duties[3:], first=4)])


def roles_by_order(sector: Sector, draw: Random) -> TableText:
    """Lay out one column for both roles, who leads named first."""
    duties = _some(sector, draw)
    lines = [
        Line((str(at), one.task, f"{one.lead[0]}/ {'; '.join(one.coordinating)}", one.timeframe or ""), duty=one)
        for at, one in enumerate((replace(duty, result=None) for duty in duties), 1)
    ]
    head = _head("STT", "Nhiệm vụ", "Đơn vị chủ trì/phối hợp", "Thời gian")
    return _table(sector, [head, *lines], (0.07, 0.4, 0.33, 0.2))


def roles_by_words(sector: Sector, draw: Random) -> TableText:
    """Lay out one column for both roles, each named in the cell."""
    duties = _some(sector, draw)
    between = draw.choice(("; ", "\n"))
    lines = [
        Line((str(at), one.task, _spoken(one, between), one.timeframe or "", one.result or ""), duty=one)
        for at, one in enumerate(duties, 1)
    ]
    head = _head("STT", "Nội dung", "Đơn vị thực hiện", "Thời gian", "Kết quả")
    return _table(sector, [head, *lines], (0.07, 0.28, 0.3, 0.17, 0.18))


def _spoken(duty: Duty, between: str) -> str:
    return f"Chủ trì: {_listed(duty.lead)}{between}Phối hợp: {', '.join(duty.coordinating)}"


def several_names(sector: Sector, draw: Random) -> TableText:
    """Lay out several units in a cell: bullets, commas, semicolons, or "và" before the last."""
    pool = [name for duty in sector.duties for name in (*duty.lead, *duty.coordinating)]
    names = list(dict.fromkeys(pool))
    lines = [_head(*_SIX)]
    for at, (duty, join) in enumerate(zip(_some(sector, draw, 4), _JOINS, strict=True), 1):
        helping = tuple(draw.sample([name for name in names if name not in duty.lead and "," not in name], 3))
        full = replace(duty, coordinating=helping)
        lines.append(Line((*_cells(at, full)[:3], join(helping), *_cells(at, full)[4:]), duty=full))
    return _table(sector, lines)


_JOINS: tuple[Callable[[Sequence[str]], str], ...] = (
    lambda names: "\n".join(f"- {name}" for name in names),
    ", ".join,
    "; ".join,
    lambda names: f"{', '.join(names[:-1])} và {names[-1]}",
)


def inner_table(sector: Sector, draw: Random) -> TableText:
    """Lay out a small table inside a cell."""
    first, *rest = _some(sector, draw, 4)
    counted = "\n".join(f"{name}\t{draw.randint(10, 90)}" for name in sector.scopes)
    within = replace(first, result=f"Gồm: {counted}")
    line = Line((*_cells(1, first)[:5], f"Gồm:\n{counted}"), duty=within)
    return _table(sector, [_head(*_SIX), line, *_lines(rest, first=2)])


def shuffled_columns(sector: Sector, draw: Random) -> TableText:
    """Lay out columns in an unusual order."""
    order = [0, *draw.sample(range(1, 6), 5)] if draw.random() < 0.5 else draw.sample(range(6), 6)
    lines = [_head(*_SIX), *_lines(_some(sector, draw))]
    turned = [replace(line, cells=tuple(line.cells[at] for at in order)) for line in lines]
    return _table(sector, turned, [_WIDTHS[at] for at in order])


_UNUSUAL = (
    ("Số TT", "Đầu việc", "Bên chịu trách nhiệm chính", "Bên tham gia", "Mốc hoàn thành", "Đầu ra"),
    ("Mục số", "Phần việc được giao", "Đầu mối", "Cùng thực hiện", "Lộ trình", "Hồ sơ, sản phẩm"),
    ("Thứ tự", "Công việc phải làm", "Cơ quan phụ trách", "Cơ quan hỗ trợ", "Xong trước", "Cần đạt được"),
)


def unusual_names(sector: Sector, draw: Random) -> TableText:
    """Lay out columns under unusual names."""
    return _table(sector, [_head(*draw.choice(_UNUSUAL)), *_lines(_some(sector, draw))])


def two_task_columns(sector: Sector, draw: Random) -> TableText:
    """Lay out a broad task merged over its concrete ones, each in a column of its own."""
    duties, lines = _some(sector, draw, 6), []
    for at, duty in enumerate(duties):
        whole = sector.broad[at // 3]
        label = (ABOVE, ABOVE) if at % 3 else (str(at // 3 + 1), whole)
        lines.append(Line((*label, *_cells(0, duty)[1:]), duty=replace(duty, parent=whole)))
    head = _head("STT", "Nhiệm vụ", "Công việc cụ thể", "Chủ trì", "Phối hợp", "Thời gian", "Kết quả")
    return _table(sector, [head, *lines], (0.06, 0.16, 0.21, 0.15, 0.17, 0.12, 0.13))


def long_cells(sector: Sector, draw: Random) -> TableText:
    """Lay out tasks of more than a hundred words."""
    duties = _some(sector, draw, 4)
    grown = [replace(one, task=f"{one.task}. {_ramble(sector, draw)}", result=one.result) for one in duties]
    return _table(sector, [_head(*_SIX), *_lines(grown)])


def _ramble(sector: Sector, draw: Random) -> str:
    pieces = draw.sample(_PHRASES, 5)
    return f"Trong quá trình triển khai {sector.topic.lower()}, các bộ phận {', '.join(pieces)}."


_PHRASES = (
    "rà soát hồ sơ hiện có và bổ sung những phần còn thiếu trước khi lập danh mục chung của cả địa bàn",
    "đối chiếu số liệu giữa sổ theo dõi giấy với phần mềm để bảo đảm không trùng lặp và không bỏ sót đối tượng",
    "lấy ý kiến của người dân nơi thực hiện, công khai kết quả tại nhà văn hóa và trên trang thông tin",
    "chủ động tháo gỡ vướng mắc phát sinh, ghi lại cách làm hay để nhân rộng ở những nơi có điều kiện tương tự",
    "sắp xếp nhân lực theo từng đợt để không ảnh hưởng đến công việc thường ngày của cơ sở",
    "lưu giữ đầy đủ biên bản, hình ảnh và số liệu làm căn cứ cho việc đánh giá khi kết thúc từng giai đoạn",
)


def crossed_quarters(sector: Sector, draw: Random) -> TableText:
    """Lay out crosses under quarters, which say when."""
    lines = [
        _head("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện năm 2026", LEFT, LEFT, LEFT),
        _head(ABOVE, ABOVE, ABOVE, "Quý I", "Quý II", "Quý III", "Quý IV"),
    ]
    for at, duty in enumerate(_some(sector, draw), 1):
        quarter = draw.randrange(4)
        crossed = tuple("x" if one == quarter else "" for one in range(4))
        said = Duty(duty.task, duty.lead, timeframe=f"Quý {_ROMAN[quarter]}")
        lines.append(Line((str(at), duty.task, duty.lead[0], *crossed), duty=said))
    return _table(sector, lines, (0.07, 0.35, 0.22, 0.09, 0.09, 0.09, 0.09))
