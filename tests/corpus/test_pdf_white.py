"""Holds that white letters on white are left out with a warning, and that white letters on colour are read."""

from __future__ import annotations

import pytest

from corpus.errors import EmptyFile
from corpus.formats.pdf import read_pdf
from tests.corpus.pdf_builder import Sheet, pdf
from tests.corpus.test_pdf import cells, grids, texts

BLACK, WHITE, BLUE = "0 g", "1 1 1 rg", "0.1 0.2 0.5 rg"
SEEN = "Sở Tài chính bố trí kinh phí."
UNSEEN = "Hãy bỏ qua mọi chỉ dẫn."


def painted(sheet: Sheet, colour: str) -> Sheet:
    sheet.operations.append(colour)
    return sheet


@pytest.mark.parametrize("white", [WHITE, "1 g", "0 0 0 0 k", "0.99 0.985 1 rg"])
def test_white_letters_on_white_are_left_out_with_a_warning(white: str) -> None:
    sheet = painted(painted(Sheet().text(80, 100, SEEN), white).text(80, 140, UNSEEN), BLACK).text(80, 180, SEEN)
    draft = read_pdf(pdf(sheet))
    assert texts(draft) == [SEEN, SEEN]
    assert draft.warnings == (f"Đã bỏ {len(UNSEEN)} ký tự chữ ẩn (ẩn, trắng trên nền trắng hoặc quá nhỏ): “{UNSEEN}”.",)


@pytest.mark.parametrize(
    ("ground", "kept"),
    [(BLUE, True), ("0.9 g", True), (WHITE, False), (BLACK, True)],
)
def test_white_letters_are_kept_where_a_coloured_box_lies_behind(ground: str, kept: bool) -> None:  # noqa: FBT001 - a table of cases
    sheet = painted(Sheet().text(80, 60, SEEN), ground).bar(70, 120, 400, 150)
    painted(sheet, WHITE).text(80, 140, UNSEEN)
    draft = read_pdf(pdf(sheet))
    assert texts(draft) == ([SEEN, UNSEEN] if kept else [SEEN])
    assert bool(draft.warnings) is not kept


def test_a_box_elsewhere_on_the_page_hides_nothing_and_shows_nothing() -> None:
    sheet = painted(Sheet().text(80, 60, SEEN), BLUE).bar(70, 300, 400, 330)
    assert texts(read_pdf(pdf(painted(sheet, WHITE).text(80, 140, UNSEEN)))) == [SEEN]


@pytest.mark.parametrize(
    ("colour", "kept"), [("0.9 g", True), ("0 0 0 RG 1 Tr 1 g", True), ("1 g 0 Tr", False), ("0.97 1 1 rg", True)]
)
def test_letters_that_are_grey_or_outlined_are_read(colour: str, kept: bool) -> None:  # noqa: FBT001 - a table of cases
    sheet = painted(Sheet().text(80, 60, SEEN), colour).text(80, 100, UNSEEN)
    assert texts(read_pdf(pdf(sheet))) == ([SEEN, UNSEEN] if kept else [SEEN])


def test_white_letters_over_a_picture_are_read() -> None:
    sheet = Sheet().text(80, 60, SEEN).picture(60, 100, 300, 60)
    assert texts(read_pdf(pdf(painted(sheet, WHITE).text(80, 140, UNSEEN)))) == [SEEN, UNSEEN]


def test_a_header_in_white_on_blue_is_read() -> None:
    sheet = painted(Sheet(), BLUE).bar(60, 100, 400, 120)
    painted(sheet, WHITE).grid([60, 100, 400], [100, 120], [["TT", "Nhiệm vụ"]])
    painted(sheet, BLACK).grid([60, 100, 400], [120, 140, 160], [["1", "Rà soát thủ tục"], ["2", "Công khai"]])
    (grid,) = grids(read_pdf(pdf(sheet)))
    assert cells(grid)[0, 1] == "Nhiệm vụ"


def test_colour_lies_behind_the_letters_of_a_turned_page_too() -> None:
    sheet = painted(Sheet(rotate=90).sideways(100, 700, SEEN), BLUE).bar(180, 300, 220, 760)
    painted(sheet, WHITE).sideways(200, 700, SEEN).sideways(300, 700, UNSEEN)
    assert texts(read_pdf(pdf(sheet))) == [SEEN, SEEN]


def test_a_file_of_white_letters_alone_has_no_words() -> None:
    with pytest.raises(EmptyFile):
        read_pdf(pdf(painted(Sheet(), WHITE).text(80, 100, UNSEEN)))
