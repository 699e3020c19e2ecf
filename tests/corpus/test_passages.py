"""Passages hold every visible character once, never cross sections, and come in sizes an index can use."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Cell, Document, Row, Table
from corpus.draft import Draft, Grid, GridCell, Paragraph
from corpus.passages import LONG, passages
from corpus.structure.layout import structure

SENTENCE = "Các đơn vị rà soát, tổng hợp và báo cáo kết quả thực hiện theo đúng thời hạn quy định của cấp trên. "


def document(text: str) -> Document:
    return structure(Draft(tuple(Paragraph(line) for line in text.strip().splitlines())))


def assert_covers_once(read: Document) -> None:
    covered = [0] * len(read.text)
    for passage in passages(read):
        assert read.text[passage.start : passage.end] == passage.text
        for offset in range(passage.start, passage.end):
            covered[offset] += 1
    assert {count for count, letter in zip(covered, read.text, strict=True) if not letter.isspace()} <= {1}


PLAN = f"""
SỞ Y TẾ
Số: 5/KH-SYT
Hà Nam, ngày 5 tháng 3 năm 2025
KẾ HOẠCH
Phòng, chống dịch năm 2025
Căn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21/11/2007;
Sở Y tế ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Mục tiêu chung
{SENTENCE * 2}
2. Nhiệm vụ
{SENTENCE * 20}
II. TỔ CHỨC
1. Các phòng phối hợp thực hiện:
a) Rà soát;
b) Báo cáo.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Lê Văn An
"""


def test_a_plan_is_cut_by_its_sections() -> None:
    read = document(PLAN)
    found = passages(read)
    assert_covers_once(read)
    assert [passage.kind for passage in found[:2]] == ["head", "head"]
    assert found[1].text.startswith("Căn cứ Luật")
    assert found[-1].kind == "head"
    assert found[-1].text.startswith("Nơi nhận:")
    prose = [passage for passage in found if passage.kind == "section"]
    assert prose[1].path == ("I. MỤC ĐÍCH", "1. Mục tiêu chung")
    assert prose[1].text.startswith("I. MỤC ĐÍCH\n1. Mục tiêu chung\n")
    assert prose[-1].text == "II. TỔ CHỨC\n1. Các phòng phối hợp thực hiện:\na) Rà soát;\nb) Báo cáo."
    assert sum(passage.path[-1:] == ("2. Nhiệm vụ",) for passage in prose) > 1
    assert all(len(passage.text.split()) <= LONG for passage in prose)


def test_each_clause_of_an_article_is_a_passage() -> None:
    read = document(
        "LUẬT\nVÍ DỤ\nĐiều 1. Trách nhiệm\n"
        + "\n".join(f"{number}. {SENTENCE}\na) Một;\nb) Hai." for number in range(1, 5))
    )
    prose = [passage for passage in passages(read) if passage.kind == "section"]
    assert [passage.path[1:] for passage in prose] == [("1.",), ("2.",), ("3.",), ("4.",)]
    assert_covers_once(read)


def test_a_table_gives_one_passage_a_row_with_the_words_around_it() -> None:
    text = "Nhiệm vụ\tChủ trì\nI. NHÓM\nTập huấn\tSở Y tế\nKiểm tra"
    head, lead = Cell("Nhiệm vụ", 0, 8), Cell("Chủ trì", 9, 16)
    group, unit = Cell("I. NHÓM", 17, 24), Cell("Sở Y tế", 34, 41)
    rows = (
        Row((Cell("Tập huấn", 25, 33), unit), 25, 41, (group,)),
        Row((Cell("Kiểm tra", 42, 50), unit), 42, 50, (group,)),
    )
    read = Document(text, tables=(Table(("Phụ lục I",), "PHÂN CÔNG", ((head,), (lead,)), rows, 0, 50),))
    above, first, second = passages(read)
    assert (above.kind, above.text) == ("section", "Nhiệm vụ\tChủ trì\nI. NHÓM")
    assert (first.kind, first.text, first.row, first.table) == ("row", "Tập huấn\tSở Y tế", 0, 0)
    assert first.path == ("Phụ lục I", "I. NHÓM")
    assert second.context == "PHÂN CÔNG | Nhiệm vụ | Chủ trì | I. NHÓM | Sở Y tế"
    assert_covers_once(read)


labels = st.sampled_from(
    ["", "I. MỘT", "1. Hai", "a) Ba;", "Điều 5. Bốn", "Phụ lục", "- Năm.", "“", "Căn cứ Luật A;", "Nơi nhận:"]
)
lines = st.tuples(labels, st.text(alphabet="aăđ. ;I\n", max_size=10)).map(" ".join)
grid = Grid((GridCell("Stt", 0, 0), GridCell("Chủ trì", 0, 1), GridCell("1", 1, 0), GridCell("Sở Y tế", 1, 1)))


@given(st.lists(lines.map(Paragraph) | st.just(grid), max_size=12).map(tuple))
def test_any_document_is_covered_once(blocks: tuple[Paragraph | Grid, ...]) -> None:
    assert_covers_once(structure(Draft(blocks)))


@given(st.integers(0, 2000))
def test_an_endless_sentence_is_cut_too(length: int) -> None:
    read = document("chữ " * length + "hết")
    assert_covers_once(read)
    assert all(len(passage.text.split()) <= LONG for passage in passages(read))
