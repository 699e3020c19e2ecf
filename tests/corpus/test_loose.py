"""Loose tables: whatever the order and the names of their columns, each word ends up in its row and column."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.draft import Grid, Paragraph
from corpus.formats.text import draft_lines
from corpus.tables.loose import find_tables
from corpus.tables.loose_align import Entry
from corpus.tables.loose_grid import warnings_of
from corpus.tables.loose_headers import Header, find_headers, readings

TABLES = tomllib.loads((Path(__file__).parent / "loose_tables.toml").read_text(encoding="utf-8"))["table"]


def rows_of(grid: Grid) -> list[list[str]]:
    """Return the body rows as lists of texts, a group row as a list of one."""
    width = max(cell.column + cell.column_span for cell in grid.cells)
    rows: list[list[str]] = []
    for row in range(grid.header_rows or 0, 1 + max(cell.row for cell in grid.cells)):
        cells = [cell for cell in grid.cells if cell.row == row]
        if [cell.column_span for cell in cells] == [width]:
            rows.append([cells[0].text.replace("\n", " ")])
            continue
        texts = [""] * width
        for cell in cells:
            texts[cell.column] = cell.text.replace("\n", " ")
        rows.append(texts)
    return rows


def grids(text: str) -> list[Grid]:
    return [block for block in draft_lines(text).blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_every_cell_is_in_its_place(table: dict[str, Any]) -> None:
    (grid,) = grids(table["text"])
    assert rows_of(grid) == table["rows"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_blank_lines_between_all_lines_change_nothing(table: dict[str, Any]) -> None:
    spaced = "\n\n".join(line + " " for line in table["text"].splitlines())
    assert grids(spaced) == grids(table["text"])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_caption_and_what_follows_stay_paragraphs(table: dict[str, Any]) -> None:
    blocks = draft_lines(table["text"]).blocks
    texts = [block.text if isinstance(block, Paragraph) else "(bảng)" for block in blocks]
    assert texts[0] == "Phụ lục"
    assert texts[1].startswith("(Kèm theo")
    assert texts[2:] == ["(bảng)", "Nơi nhận:", "- Như trên;"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["STT Nội dung Đơn vị chủ trì Thời gian"], ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"]),
        (["TT NỘI DUNG CƠ QUAN CHỦ TRÌ CƠ QUAN PHỐI HỢP"], ["TT", "NỘI DUNG", "CƠ QUAN CHỦ TRÌ", "CƠ QUAN PHỐI HỢP"]),
        (["S", "TT", "Nhiệm vụ Sản", "phẩm Thời hạn"], ["S TT", "Nhiệm vụ", "Sản phẩm", "Thời hạn"]),
        (["TT Chỉ tiêu ĐVT Năm 2025 Năm 2030"], ["TT", "Chỉ tiêu", "ĐVT", "Năm 2025", "Năm 2030"]),
    ],
)
def test_headers_part_into_columns(lines: list[str], expected: list[str]) -> None:
    assert [column.text for column in readings(lines)[0]] == expected


def test_a_second_header_row_stands_under_the_first() -> None:
    columns = readings(["STT Nội dung Đơn vị thực hiện Thời hạn", "Chủ trì Phối hợp"])[0]
    assert [(column.above, column.text) for column in columns] == [
        (None, "STT"),
        (None, "Nội dung"),
        ("Đơn vị thực hiện", "Chủ trì"),
        ("Đơn vị thực hiện", "Phối hợp"),
        (None, "Thời hạn"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["II. NỘI DUNG", "1. Mục tiêu", "Đến năm 2030 có 95% trường đạt chuẩn."],
        ["Thời gian thực hiện", "Quý II/2025"],
        ["Kinh phí thực hiện", "Ngân sách nhà nước bảo đảm theo phân cấp."],
        [],
    ],
)
def test_prose_holds_no_table(lines: list[str]) -> None:
    assert find_headers(lines, 0) is None
    assert find_tables(lines) == ()


def test_a_group_row_that_repeats_another_survives() -> None:
    text = """STT Nhiệm vụ Đơn vị chủ trì Thời gian
I. ĐÀO TẠO NHÂN LỰC
1 Mở lớp tập huấn cho giáo viên Phòng Nội vụ Quý II/2025
II. ĐÀO TẠO NHÂN LỰC
1 Cử cán bộ đi học nâng cao trình độ Phòng Nội vụ Hằng năm"""
    (grid,) = grids(text)
    assert rows_of(grid)[0] == ["I. ĐÀO TẠO NHÂN LỰC"]
    assert rows_of(grid)[2] == ["II. ĐÀO TẠO NHÂN LỰC"]


def test_a_table_ends_where_prose_begins() -> None:
    text = """STT Nhiệm vụ Đơn vị chủ trì Thời gian
1 Lập hồ sơ điện tử cho học sinh toàn trường Văn phòng Quý II/2025
2 Kết nối phần mềm quản lý với cơ sở dữ liệu của ngành Tổ Tin học Hằng năm
Các tổ chuyên môn căn cứ nội dung trên để xây dựng kế hoạch của tổ và báo cáo nhà trường trước ngày khai giảng."""
    blocks = draft_lines(text).blocks
    assert [type(block) for block in blocks] == [Grid, Paragraph]


def test_a_doubtful_cell_is_said() -> None:
    header = Header(0, 1, readings(["STT Nhiệm vụ Đơn vị chủ trì Thời gian"])[0])
    fitting = Entry(2, ("Phòng Nội vụ",), 1, 1, opens_row=False, score=5.0)
    doubtful = Entry(2, ("Chưa xác định người làm",), 2, 2, opens_row=False, score=-4.0)
    (warning,) = warnings_of(header, [fitting, doubtful])
    assert "Chưa xác định người làm" in warning
    assert "Đơn vị chủ trì" in warning
