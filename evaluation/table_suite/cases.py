"""The suite itself: every layout in several sectors, as Word files and as ruled and unruled PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from evaluation.table_suite import aims, duties, rarer
from evaluation.table_suite.duties import Layout
from evaluation.table_suite.sector import Sector
from evaluation.table_suite.sectors import SECTORS
from evaluation.table_suite.truth import Case, Line, TableText

_LOW_PAGE = 330.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """A category: its layout, how many tables of each kind it gives, and how the pages are."""

    category: str
    layout: Layout
    docx: int = 2
    ruled: int = 1
    unruled: int = 0
    low: bool = False
    repeats: bool = False


_PLANS = (
    _Plan("bảng thường", duties.plain, docx=2, ruled=1, unruled=1),
    _Plan("ô cạnh nhau trùng giá trị", aims.equal_years, docx=2, ruled=1, unruled=1),
    _Plan("hai cột cùng một đơn vị", duties.equal_units),
    _Plan("tiêu đề hai dòng", duties.two_headers, docx=2, ruled=1, unruled=1),
    _Plan("tiêu đề ba dòng", duties.three_headers),
    _Plan("tiêu đề ba dòng, năm", aims.year_header_rows),
    _Plan("dòng đánh số cột", duties.numbered_columns),
    _Plan("gộp ô dọc", duties.merged_down),
    _Plan("gộp ô ngang, đơn vị", duties.merged_units),
    _Plan("gộp ô ngang, năm", aims.merged_years),
    _Plan("dòng nhóm gộp hết", duties.group_across),
    _Plan("dòng nhóm ở cột đầu", duties.group_in_first_column),
    _Plan("dòng nhóm: nhãn, còn lại trống", duties.group_label_blank),
    _Plan("dòng nhóm: nhãn và ô gộp", duties.group_label_merged),
    _Plan("dòng nhóm không nhãn", duties.group_unlabelled),
    _Plan("nhóm lồng nhau", duties.nested_groups),
    _Plan("nhóm chỉ tiêu, ô trống", aims.grouped),
    _Plan("ngắt trang trong dòng", duties.plain, docx=1, ruled=2, low=True),
    _Plan("ngắt trang, lặp tiêu đề", duties.two_headers, docx=1, ruled=2, low=True, repeats=True),
    _Plan("tiêu đề gõ lại giữa bảng", duties.header_again),
    _Plan("ô trống", duties.blank_cells, docx=2, ruled=1, unruled=1),
    _Plan("không tiêu đề", duties.no_header),
    _Plan("tên bảng trên tiêu đề", duties.title_above_header),
    _Plan("nhóm trên tiêu đề", duties.group_above_header),
    _Plan("tiêu đề giữa bảng", duties.header_amid_rows),
    _Plan("chủ trì/phối hợp một cột", duties.roles_by_order),
    _Plan("vai trò ghi trong ô", duties.roles_by_words),
    _Plan("nhiều đơn vị một ô", duties.several_names),
    _Plan("bảng trong ô", duties.inner_table, ruled=0),
    _Plan("không kẻ", duties.plain, docx=2, ruled=0, unruled=1),
    _Plan("không kẻ, chỉ tiêu", aims.year_columns, docx=1, ruled=0, unruled=1),
    _Plan("thứ tự cột lạ", duties.shuffled_columns),
    _Plan("tên cột lạ", duties.unusual_names, docx=3, ruled=2),
    _Plan("năm theo cột", aims.year_columns),
    _Plan("năm theo dòng", aims.year_rows),
    _Plan("năm ở tên bảng", aims.year_in_caption),
    _Plan("giá trị nền và đơn vị tính", aims.base_and_unit),
    _Plan("phạm vi trong ô", aims.scopes_in_cell),
    _Plan("phạm vi theo cột", aims.scope_columns),
    _Plan("hai cột nhiệm vụ", duties.two_task_columns),
    _Plan("ô dài", duties.long_cells),
    _Plan("đánh dấu quý", duties.crossed_quarters),
    _Plan("vai trò ghi sau tên", rarer.roles_behind_names),
    _Plan("bắt đầu và kết thúc", rarer.start_and_end),
    _Plan("việc con 1.1, 1.2", rarer.numbered_parts),
    _Plan("đánh dấu đơn vị", rarer.crossed_units),
    _Plan("ô gộp qua trang", rarer.merged_over_groups, docx=1, ruled=2, low=True),
    _Plan("không số thứ tự", rarer.bulleted_tasks),
    _Plan("nhóm có tổng tiền", rarer.group_sums),
    _Plan("năm học theo cột", rarer.school_years, unruled=1),
    _Plan("cột đối tượng", rarer.scope_column),
    _Plan("đối tượng dưới chỉ tiêu", rarer.scopes_beneath),
    _Plan("thực hiện, kế hoạch, mục tiêu", rarer.units_in_columns, unruled=1),
    _Plan("chỉ tiêu theo cột", rarer.indicators_in_columns),
    _Plan("ngắt trang, có nhóm", duties.group_label_merged, docx=0, ruled=2, low=True),
    _Plan("ngắt trang, hai cột nhiệm vụ", duties.two_task_columns, docx=0, ruled=2, low=True, repeats=True),
    _Plan("ngắt trang, ô dài", duties.long_cells, docx=0, ruled=2, low=True),
    _Plan("ngắt trang, không tiêu đề", duties.no_header, docx=0, ruled=2, low=True),
    _Plan("ngắt trang, cột đối tượng", rarer.scopes_beneath, docx=0, ruled=2, low=True),
)


def cases(seed: int = 0) -> tuple[Case, ...]:
    """Return all tables of the suite, the same on every run; another ``seed`` fills the same layouts otherwise."""
    return tuple(case for number, plan in enumerate(_PLANS) for case in _of(plan, number, seed))


def opening(sector_name: str) -> tuple[str, ...]:
    """Return the lines that stand above a table."""
    sector = _sector(sector_name)
    return (sector.issuer, "KẾ HOẠCH", sector.topic, "Phụ lục")


def _sector(name: str) -> Sector:
    return next(sector for sector in SECTORS if sector.name == name)


def _of(plan: _Plan, number: int, seed: int) -> Iterator[Case]:
    kinds = [("docx", "kẻ")] * plan.docx + [("pdf", "kẻ")] * plan.ruled + [("pdf", "trơn")] * plan.unruled
    for at, (kind, look) in enumerate(kinds):
        sector = SECTORS[(number + at + seed) % len(SECTORS)]
        table = plan.layout(sector, Random(f"{plan.category} {at} {seed}" if seed else f"{plan.category} {at}"))  # noqa: S311 - a seed, not a secret
        if plan.low and kind == "docx":
            table = _broken(table)
        yield Case(
            f"{number + 1:02}.{at + 1} {plan.category}", plan.category, sector.name, kind, table,
            ruled=look == "kẻ" and not (kind == "docx" and plan.category.startswith("không kẻ")),
            height=_LOW_PAGE if plan.low else 595.0, repeats=plan.repeats,
        )  # fmt: skip


def _broken(table: TableText) -> TableText:
    """Put a page break into the second column of the last row but one."""
    lines = list(table.lines)
    lines[-2] = _with_break(lines[-2])
    return replace(table, lines=tuple(lines))


def _with_break(line: Line) -> Line:
    before, after = line.cells[1].split(" ", maxsplit=1)
    return replace(line, cells=(line.cells[0], f"{before} \f{after}", *line.cells[2:]))
