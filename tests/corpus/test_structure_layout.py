"""Everything a reader gives stands in one text, and every cell and page knows its place there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Page
from corpus.draft import Draft, Grid, GridCell, Paragraph
from corpus.structure.laying import lay
from corpus.structure.layout import structure, understand

words = st.text(alphabet="aăâđếộ 1.-;I\n\t", max_size=12)
paragraphs = st.builds(Paragraph, words, page=st.none() | st.integers(1, 3))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    height, width = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    texts = draw(st.lists(words, min_size=height * width, max_size=height * width))
    places = [(row, column) for row in range(height) for column in range(width)]
    return Grid(tuple(GridCell(text, *place) for text, place in zip(texts, places, strict=True)))


drafts = st.builds(Draft, st.lists(paragraphs | grids(), max_size=6).map(tuple))


def merged() -> Grid:
    return Grid(
        (
            GridCell("Stt", 0, 0, row_span=2),
            GridCell("Đơn vị", 0, 1, column_span=2),
            GridCell("Chủ trì", 1, 1),
            GridCell("Phối hợp", 1, 2),
            GridCell("I. NHÓM", 2, 0, column_span=3),
            GridCell("1", 3, 0, row_span=2),
            GridCell("Sở A\nSở B", 3, 1),
            GridCell("", 3, 2),
            GridCell("Sở C", 4, 1),
            GridCell("Sở D", 4, 2),
        )
    )


def test_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    assert lay(Draft((Paragraph("Trên"), merged(), Paragraph("Dưới")))).text == (
        "Trên\nStt\tĐơn vị\nChủ trì\tPhối hợp\nI. NHÓM\n1\tSở A\nSở B\nSở C\tSở D\nDưới"
    )


def test_a_merged_cell_stands_once_and_is_the_same_wherever_it_reaches() -> None:
    grid = lay(Draft((merged(),))).grids[0]
    assert grid.rows[0].cells[1] == grid.rows[0].cells[2]
    assert grid.rows[3].cells[0] == grid.rows[4].cells[0]
    assert grid.rows[4].start > grid.rows[4].cells[0].end
    assert [grid.spans_whole_width(row) for row in range(5)] == [False, False, True, False, False]


@given(drafts)
def test_nothing_is_lost_and_every_span_is_exact(draft: Draft) -> None:
    laid = lay(draft)
    given_words = "".join(
        text
        for block in draft.blocks
        for text in ([block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells])
    )
    assert "".join(laid.text.split()) == "".join(given_words.split())
    for line in laid.lines:
        assert laid.text[line.start : line.end] == line.text
    for grid in laid.grids:
        for row in grid.rows:
            assert len(row.cells) == grid.width
            for cell in row.cells:
                assert laid.text[cell.start : cell.end] == cell.text
                assert row.start <= cell.start <= cell.end <= row.end


@given(drafts)
def test_any_draft_is_understood(draft: Draft) -> None:
    document = structure(draft)
    for section in document.sections:
        assert 0 <= section.start <= section.heading_end <= section.end <= len(document.text)


def test_facts_come_on_top_of_the_same_structure() -> None:
    draft = Draft((Paragraph("Điều 1. Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán trong Quý II/2025."),))
    plain, whole = structure(draft), understand(draft)
    assert (plain.text, plain.sections, plain.identity) == (whole.text, whole.sections, whole.identity)
    assert not plain.assignments


def test_pages() -> None:
    laid = lay(Draft((Paragraph("Một", page=1), Paragraph("Hai", page=1), Paragraph("Ba", page=2), Paragraph("Bốn"))))
    assert laid.pages == (Page(1, 0, 8), Page(2, 8, 14))
    assert lay(Draft((Paragraph("Một"),))).pages == ()


def test_the_text_is_composed_and_the_margins_are_kept_apart() -> None:
    assert structure(Draft((Paragraph("\u00d0ie\u0302\u0300u"),))).text == "Điều"


def test_a_list_of_staff_is_a_table_and_a_block_that_signs_is_none() -> None:
    staff = [("Họ và tên", "Chức vụ", "Nhiệm vụ"), ("Lê Mai", "Hiệu trưởng", "Phụ trách chung")]
    signing = [("Nơi gửi", "", "HIỆU TRƯỞNG"), ("", "", "Lê Mai")]
    grids = (
        Grid(tuple(GridCell(text, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)))
        for rows in (staff, signing)
    )
    assert [len(lay(Draft((grid,))).grids) for grid in grids] == [1, 0]
