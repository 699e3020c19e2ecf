"""Holds centred lines of a PDF apart from each other and from the clauses under them."""

from __future__ import annotations

import pytest

from corpus.draft import Paragraph
from corpus.formats.pdf import read_pdf
from tests.corpus.pdf_builder import Sheet, pdf, width_of
from tests.corpus.test_pdf import BODY, body, texts


def test_a_short_line_close_above_a_line_of_taller_letters_stays_a_line() -> None:
    sheet = body(Sheet(), 60, BODY).centered(150, "Mục 1", 10, bold=True)
    sheet.centered(163, "TRÁCH NHIỆM CỦA CÁC BỘ", 12, bold=True)
    assert texts(read_pdf(pdf(sheet)))[1:] == ["Mục 1", "TRÁCH NHIỆM CỦA CÁC BỘ"]


@pytest.mark.parametrize(
    ("subject", "below"),
    [
        # Of letters 6 points wide, 66 nearly fill the line of 435 points, 72 fill it.
        ("Sắp xếp mạng lưới trường mầm non công lập trên địa bàn toàn tỉnh X", "Căn cứ Luật Giáo dục số 43/2019/QH14;"),
        ("Sắp xếp mạng lưới trường mầm non công lập trên địa bàn toàn tỉnh X", "Thực hiện Kế hoạch số 12/KH-UBND;"),
        ("Sắp xếp mạng lưới trường mầm non công lập trên địa bàn toàn tỉnh X", "Xét đề nghị của Giám đốc Sở Nội vụ;"),
        ("Sắp xếp mạng lưới trường mầm non", "Theo đề nghị của Giám đốc Sở Nội vụ;"),
        ("Sắp xếp mạng lưới trường mầm non, trường tiểu học công lập toàn tỉnh Y Z", "Ủy ban nhân dân tỉnh"),
    ],
)
@pytest.mark.parametrize("indent", [0.0, 35.0])
def test_a_wide_line_of_the_title_ends_before_the_first_clause(subject: str, below: str, indent: float) -> None:
    sheet = Sheet().centered(60, "KẾ HOẠCH", bold=True).centered(78, subject, bold=True)
    body(sheet.text(80 + indent, 96, below), 114, BODY)
    draft = read_pdf(pdf(sheet))
    assert texts(draft)[:3] == ["KẾ HOẠCH", subject, below]
    assert [block.centered for block in draft.blocks[:2] if isinstance(block, Paragraph)] == [True, True]


def test_a_paragraph_that_fills_the_line_under_a_centred_heading_goes_on() -> None:
    lines = [
        "Các sở và ban ngành của tỉnh cùng nhau rà soát thủ tục của các phòng Y",
        "Quốc hội và Chính phủ ban hành.",
    ]
    sheet = Sheet().centered(60, "QUY ĐỊNH CHUNG", bold=True)
    width = width_of(lines[0], 12)
    for number, line in enumerate([*lines, *BODY]):
        sheet.text((595 - width) / 2, 78 + 18 * number, line)
    assert texts(read_pdf(pdf(sheet)))[1].startswith(" ".join(lines))


@pytest.mark.parametrize(
    "clause", ["Căn cứ Luật Đất đai;", "Thực hiện Nghị quyết số 57-NQ/TW;", "Theo đề nghị của Sở Nội vụ;"]
)
def test_a_clause_at_the_margin_opens_below_a_title_that_fills_the_line(clause: str) -> None:
    subject = "Sắp xếp mạng lưới trường mầm non, trường tiểu học công lập toàn tỉnh Y Z"
    sheet = Sheet().centered(60, "KẾ HOẠCH", bold=True).centered(78, subject, bold=True)
    left = (595 - width_of(subject, 12)) / 2
    for number, line in enumerate([clause, clause, *BODY]):
        sheet.text(left, 96 + 18 * number, line)
    assert texts(read_pdf(pdf(sheet)))[:4] == ["KẾ HOẠCH", subject, clause, clause]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Các sở và ban ngành của tỉnh cùng nhau rà soát thủ tục hành chính,", "căn cứ chức năng được giao, báo cáo."),
        ("Các sở và ban ngành của tỉnh rà soát các thủ tục đã hết hiệu lực.", "Căn cứ kết quả, Sở Nội vụ báo cáo."),
    ],
)
def test_a_sentence_that_names_its_grounds_within_a_paragraph_goes_on(above: str, below: str) -> None:
    sheet = body(Sheet(), 60, BODY).text(115, 114, above).text(80, 132, below)
    assert texts(read_pdf(pdf(sheet)))[1] == f"{above} {below}"
