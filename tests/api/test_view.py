"""The document page: everything is drawn once, cited words are marked exactly, tables keep their shape."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.grid import table_view
from api.pages.pieces import Marker
from api.pages.view import blocks
from corpus.document import Cell, Page, Row, Span, Table
from tests.api.client import HEADING, PROSE, client, plan

WHOLE = plan()


def _drawn(*cited: Span) -> str:
    pieces = []
    for block in blocks(WHOLE, cited):
        pieces += block.pieces
        if block.table:
            cells = [cell for row in block.table.head for cell in row]
            cells += [cell for row in block.table.body for cell in row.cells]
            pieces += [piece for cell in cells for piece in cell.pieces]
    return "".join(f"⟦{piece.text}⟧" if piece.mark else piece.text for piece in pieces)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_everything_is_drawn_once_and_in_order() -> None:
    assert _squeezed(_drawn()) == _squeezed(WHOLE.text)


@given(st.integers(0, len(WHOLE.text)), st.integers(0, len(WHOLE.text)))
def test_the_marked_words_are_the_cited_words(left: int, right: int) -> None:
    start, end = sorted((left, right))
    drawn = _drawn(Span(start, end))
    marked = "".join(re.findall(r"⟦(.*?)⟧", drawn, re.DOTALL))
    assert _squeezed(marked) == _squeezed(WHOLE.text[start:end])
    assert _squeezed(re.sub("[⟦⟧]", "", drawn)) == _squeezed(WHOLE.text)


def test_overlapping_citations_share_no_words() -> None:
    pieces = Marker("một hai ba bốn", [Span(0, 7), Span(4, 10)]).pieces(0, 14)
    assert [(piece.text, piece.mark) for piece in pieces] == [("một ", 1), ("hai", 1), (" ba", 2), (" bốn", 0)]


def test_only_the_first_words_of_a_citation_carry_its_anchor() -> None:
    row = WHOLE.assignments[0]
    (table,) = [block.table for block in blocks(WHOLE, [Span(row.start, row.end)]) if block.table]
    firsts = [piece.text for line in table.body for cell in line.cells for piece in cell.pieces if piece.first]
    assert firsts == ["1"]


def test_headings_and_sentences_are_told_apart() -> None:
    kinds = {"".join(piece.text for piece in block.pieces): block.kind for block in blocks(WHOLE)}
    assert (kinds[HEADING], kinds[PROSE]) == ("heading", "paragraph")


def test_pages_begin_where_they_begin() -> None:
    half = WHOLE.text.index(PROSE)
    paged = replace(WHOLE, pages=(Page(1, 0, half), Page(2, half, len(WHOLE.text), ocr=True)))
    kinds = [block.kind for block in blocks(paged)]
    assert kinds == ["page", "paragraph", "heading", "page", "paragraph", "table"]


def test_a_page_that_begins_inside_a_table_begins_at_its_row() -> None:
    second = WHOLE.assignments[1].start
    paged = replace(WHOLE, pages=(Page(1, 0, second), Page(2, second, len(WHOLE.text)), Page(3, len(WHOLE.text), 0)))
    drawn = blocks(paged)
    (table,) = [block.table for block in drawn if block.table]
    assert [[page.number for page in row.pages] for row in table.body] == [[], [], [2]]
    assert [block.page.number for block in drawn if block.page] == [1, 3]


def test_lines_of_one_heading_are_one_heading() -> None:
    first = WHOLE.sections[0]
    start = WHOLE.text.index(PROSE)
    longer = replace(WHOLE, sections=(replace(first, heading_end=start + len(PROSE)),))
    drawn = ["".join(piece.text for piece in block.pieces) for block in blocks(longer) if block.kind == "heading"]
    assert drawn == [f"{HEADING}\n{PROSE}"]


def _cell(start: int, end: int) -> Cell:
    return Cell("x" * (end - start), start, end)


def _shape(table: Table) -> list[list[tuple[int, int]]]:
    view = table_view(table, lambda _start, _end: ())
    rows = [*view.head, *(row.cells for row in view.body)]
    return [[(cell.columns, cell.rows) for cell in row] for row in rows]


def test_a_header_of_two_rows_covers_its_columns() -> None:
    task, units, lead, coordinating = _cell(0, 2), _cell(3, 5), _cell(6, 8), _cell(9, 11)
    headers = ((task,), (units, lead), (units, coordinating))
    row = Row((_cell(12, 13), _cell(14, 15), _cell(16, 17)), 12, 17)
    table = Table((), "", headers, (row,), 0, 17)
    assert _shape(table) == [[(1, 2), (2, 1)], [(1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)]]


def test_merged_cells_are_drawn_once() -> None:
    tall, wide, empty = _cell(10, 12), _cell(20, 22), Cell("", 22, 22)
    rows = (
        Row((tall, _cell(12, 13), empty), 10, 13),
        Row((tall, _cell(14, 15), empty), 14, 15),
        Row((_cell(18, 19), wide, wide), 18, 22),
    )
    headers = tuple((_cell(start, start + 1),) for start in (0, 2, 4))
    shape = _shape(Table((), "", headers, rows, 0, 22))
    assert shape[1:] == [[(1, 2), (1, 1), (1, 1)], [(1, 1), (1, 1)], [(1, 1), (2, 1)]]


def test_a_merged_cell_ends_where_a_group_begins() -> None:
    tall = _cell(10, 12)
    rows = (Row((tall,), 10, 12), Row((tall,), 10, 12, (_cell(30, 33),)))
    assert _shape(Table((), "", ((_cell(0, 1),),), rows, 0, 33))[1:] == [[(1, 1)], [(1, 1)], [(1, 1)]]


def test_the_page_marks_the_words_and_runs_no_script_of_theirs(tmp_path: Path) -> None:
    start = WHOLE.text.index(PROSE)
    page = client(tmp_path).get("/van-ban/kh", params={"start": start, "end": start + len(PROSE)}).text
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL))
    assert unescape(marked) == PROSE
    assert 'id="trich-dan"' in page
    assert "<b>hội thi</b>" not in page


@pytest.mark.parametrize(
    "query", ["start=5", "start=9&end=3", "start=-4&end=2", "start=1&end=99999999", "start=0&end=0"]
)
def test_places_that_are_not_there_mark_nothing(tmp_path: Path, query: str) -> None:
    response = client(tmp_path).get(f"/van-ban/kh?{query}")
    assert response.status_code == 200
    assert "<mark" not in response.text
