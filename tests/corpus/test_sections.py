"""Sections of every kind get the path that a reader would name them by, and wrong numbers are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.draft import Draft, Grid, GridCell, Paragraph
from corpus.structure.layout import structure

if TYPE_CHECKING:
    from corpus.document import Document


def document(text: str) -> Document:
    return structure(Draft(tuple(Paragraph(line) for line in text.strip().splitlines())))


def paths(text: str) -> list[str]:
    return [" / ".join(section.path) for section in document(text).sections]


PLAN = """
KẾ HOẠCH
Phòng, chống dịch năm 2025
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Giảm số ca mắc.
2. Yêu cầu
- Kịp thời.
II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
1.1. Trung tâm Kiểm soát bệnh tật
Giám sát.
1.2. Các bệnh viện
Điều trị.
2. Sở Tài chính: Bố trí kinh phí.
3. Các đơn vị khác phối hợp thực hiện theo chức năng, nhiệm vụ được giao.
Trên đây là Kế hoạch phòng, chống dịch./.
"""

LAW = """
LUẬT
VÍ DỤ
Phần thứ nhất
NHỮNG QUY ĐỊNH CHUNG
Chương I
QUY ĐỊNH CHUNG
Mục 1
PHẠM VI
Điều 1. Phạm vi điều chỉnh
Luật này quy định về ví dụ.
Điều 2. Giải thích từ ngữ
1. Ví dụ là điều nêu ra:
a) Bằng lời;
đ) Bằng hình.
Mục 2. NGUYÊN TẮC
Điều 3. Nguyên tắc
Công khai.
Chương II
TỔ CHỨC
Điều 4. Trách nhiệm thi hành, các cơ quan có trách nhiệm thi hành Luật này kể từ ngày Luật có hiệu lực.
"""


def test_a_plan() -> None:
    assert paths(PLAN) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "I. MỤC ĐÍCH, YÊU CẦU / 1. Mục đích",
        "I. MỤC ĐÍCH, YÊU CẦU / 2. Yêu cầu",
        "II. TỔ CHỨC THỰC HIỆN",
        "II. TỔ CHỨC THỰC HIỆN / 1. Sở Y tế",
        "II. TỔ CHỨC THỰC HIỆN / 1. Sở Y tế / 1.1. Trung tâm Kiểm soát bệnh tật",
        "II. TỔ CHỨC THỰC HIỆN / 1. Sở Y tế / 1.2. Các bệnh viện",
        "II. TỔ CHỨC THỰC HIỆN / 2. Sở Tài chính",
        "II. TỔ CHỨC THỰC HIỆN / 3.",
    ]


def test_a_law() -> None:
    part, chapter = "Phần thứ nhất. NHỮNG QUY ĐỊNH CHUNG", "Chương I. QUY ĐỊNH CHUNG"
    top = f"{part} / {chapter}"
    assert paths(LAW) == [
        part,
        top,
        f"{top} / Mục 1. PHẠM VI",
        f"{top} / Mục 1. PHẠM VI / Điều 1. Phạm vi điều chỉnh",
        f"{top} / Mục 1. PHẠM VI / Điều 2. Giải thích từ ngữ",
        f"{top} / Mục 1. PHẠM VI / Điều 2. Giải thích từ ngữ / 1. Ví dụ là điều nêu ra",
        f"{top} / Mục 1. PHẠM VI / Điều 2. Giải thích từ ngữ / 1. Ví dụ là điều nêu ra / a)",
        f"{top} / Mục 1. PHẠM VI / Điều 2. Giải thích từ ngữ / 1. Ví dụ là điều nêu ra / đ)",
        f"{top} / Mục 2. NGUYÊN TẮC",
        f"{top} / Mục 2. NGUYÊN TẮC / Điều 3. Nguyên tắc",
        f"{part} / Chương II. TỔ CHỨC",
        f"{part} / Chương II. TỔ CHỨC / Điều 4.",
    ]
    kinds = [section.kind for section in document(LAW).sections]
    assert kinds == ["phan", "chuong", "muc", "dieu", "dieu", "khoan", "diem", "diem", "muc", "dieu", "chuong", "dieu"]


def test_a_section_covers_its_heading_and_its_children_and_not_the_closing_words() -> None:
    read = document(PLAN)
    texts = {section.path[-1]: read.text[section.start : section.end] for section in read.sections}
    assert texts["1. Sở Y tế"] == (
        "1. Sở Y tế\n1.1. Trung tâm Kiểm soát bệnh tật\nGiám sát.\n1.2. Các bệnh viện\nĐiều trị."
    )
    assert texts["II. TỔ CHỨC THỰC HIỆN"].endswith("nhiệm vụ được giao.")
    sections = read.sections
    assert [section.start for section in sections] == sorted(section.start for section in sections)
    assert all(section.start < section.heading_end <= section.end for section in sections)


def test_appendices_with_their_titles() -> None:
    read = document(
        "KẾ HOẠCH\nNăm 2025\nI. MỤC TIÊU\nTốt.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê An\n"
        "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\nCỦA NGÀNH Y TẾ\n(Kèm theo Kế hoạch số 5/KH-SYT)\nNội dung thứ nhất.\n"
        "Phụ lục II: Biểu mẫu báo cáo\n(Kèm theo Kế hoạch số 5/KH-SYT)\nNội dung thứ hai."
    )
    assert [(section.path, section.title) for section in read.sections[1:]] == [
        (("Phụ lục I",), "DANH MỤC NHIỆM VỤ CỦA NGÀNH Y TẾ"),
        (("Phụ lục II",), "Biểu mẫu báo cáo"),
    ]
    assert read.identity.recipients == ("Lưu: VT",)
    first = read.sections[1]
    assert read.text[first.heading_end : first.end].strip() == "Nội dung thứ nhất."


def test_an_attached_regulation_begins_its_own_numbering() -> None:
    read = document(
        "QUYẾT ĐỊNH\nVề việc ban hành Quy chế\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n"
        "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê An\nQUY CHẾ\nLàm việc của Sở\n(Ban hành kèm theo Quyết định số 1/QĐ-SYT)\n"
        "Điều 1. Phạm vi\nQuy chế này quy định việc làm."
    )
    assert [section.path for section in read.sections] == [
        ("Điều 1.",),
        ("QUY CHẾ Làm việc của Sở",),
        ("QUY CHẾ Làm việc của Sở", "Điều 1. Phạm vi"),
    ]
    assert read.warnings == ()


def test_quoted_articles_do_not_break_the_outer_numbering() -> None:
    found = document(
        "LUẬT\nSỬA ĐỔI\nĐiều 1. Sửa đổi, bổ sung một số điều\n1. Sửa đổi Điều 10 như sau:\n"
        "“Điều 10. Trách nhiệm\n1. Xây dựng chính sách.\n2. Ban hành văn bản.”.\n"
        "2. Bổ sung điểm đ như sau:\n“đ) Người lao động.”.\nĐiều 2. Hiệu lực\nTừ ngày 01/7/2025."
    )
    assert [section.path[-1] for section in found.sections] == [
        "Điều 1. Sửa đổi, bổ sung một số điều",
        "1. Sửa đổi Điều 10 như sau",
        "2. Bổ sung điểm đ như sau",
        "Điều 2. Hiệu lực",
    ]
    assert found.warnings == ()


def test_a_quotation_that_was_never_closed_hides_no_outer_number() -> None:
    found = paths(
        "LUẬT\nSỬA ĐỔI\nĐiều 1. Sửa đổi\n1. Bổ sung Điều 9 như sau:\n“Điều 9. Tên\n1. Một.\n2. Hai.\n"
        "2. Sửa đổi Điều 10 như sau:\n“Điều 10. Tên\nBa.”.\n3. Bãi bỏ Điều 11."
    )
    assert [path.split(" / ")[-1].split()[0] for path in found] == ["Điều", "1.", "2.", "3."]


def test_a_quotation_mark_before_another_does_not_stop_the_reading() -> None:
    assert paths("LUẬT\nSỬA ĐỔI\n“ như sau:\n“ hai\nI. BA\nBốn.") == ["I. BA"]


@pytest.mark.parametrize(
    ("labels", "warning"),
    [
        (("1. Một.", "3. Ba."), "Mục II: đánh số 1 rồi 3, thiếu 2"),
        (("1. Một.", "2. Hai.", "2. Hai."), "Mục II: số 2 lặp lại"),
        (("2. Hai.", "3. Ba."), "Mục II: bắt đầu từ 2, thiếu 1"),
        (("1. Một.", "2. Hai.", "5. Năm.", "4. Bốn."), "Mục II: đánh số 5 rồi 4, sai thứ tự"),
        (("a) Một;", "b) Hai;", "d) Bốn."), "Mục II: đánh số b rồi d, thiếu c"),
        (("1.1. Một.", "1.3. Ba."), "Mục II: đánh số 1.1 rồi 1.3, thiếu 1.2"),
    ],
)
def test_wrong_numbers_are_reported_and_nothing_is_dropped(labels: tuple[str, ...], warning: str) -> None:
    text = "\n".join(("KẾ HOẠCH", "Năm 2025", "I. MỘT", "Chữ.", "II. HAI", *labels))
    read = document(text)
    assert warning in read.warnings
    assert read.text == text
    assert len(read.sections) == 2 + len(labels)


def test_headings_that_end_in_a_full_stop_and_lists_of_short_sentences() -> None:
    assert paths(
        "KẾ HOẠCH\nNăm 2025\n1. Mục tiêu.\nĐạt 95%.\n2. Thành phần.\na) Sở Y tế.\nb) Sở Tài chính.\nXin mời."
    ) == [
        "1. Mục tiêu",
        "2. Thành phần",
        "2. Thành phần / a)",
        "2. Thành phần / b)",
    ]


def test_lists_may_count_on_from_one_section_to_the_next() -> None:
    assert document("KẾ HOẠCH\nNăm 2025\nI. MỘT\n1. A.\n2. B.\nII. HAI\n3. C.\n4. D.").warnings == ()


def test_party_numbering() -> None:
    assert paths("NGHỊ QUYẾT\nvề kinh tế số\nI- MỤC TIÊU\n1- Mục tiêu chung\nPhát triển.\nII- NHIỆM VỤ\nLãnh đạo.") == [
        "I- MỤC TIÊU",
        "I- MỤC TIÊU / 1- Mục tiêu chung",
        "II- NHIỆM VỤ",
    ]


def test_forms_stand_in_their_appendix() -> None:
    assert paths(
        "THÔNG TƯ\nVề báo cáo\nPhụ lục II\nBIỂU MẪU\nMẫu số 01\nBÁO CÁO THÁNG\nMẫu số 02: Báo cáo quý\nNội dung."
    ) == [
        "Phụ lục II",
        "Phụ lục II / Mẫu số 01",
        "Phụ lục II / Mẫu số 02",
    ]


def test_wrong_roman_numbers_at_the_top() -> None:
    assert document("KẾ HOẠCH\nNăm 2025\nI. MỘT\nChữ.\nIII. BA\nChữ.").warnings == ("Đánh số I rồi III, thiếu II",)


@pytest.mark.parametrize(
    "labels", [("a) x;", "b) x;", "c) x;", "d) x;", "đ) x;", "e) x;", "g) x;", "h) x."), ("1. x.", "1a. x.", "2. x.")]
)
def test_right_numbers_are_not_reported(labels: tuple[str, ...]) -> None:
    assert document("\n".join(("KẾ HOẠCH", "Năm 2025", "I. MỘT", *labels))).warnings == ()


def test_group_rows_of_a_table_are_no_sections_and_the_table_knows_its_place() -> None:
    rows = (("Stt", "Nhiệm vụ", "Chủ trì"), ("1", "Tập huấn", "Sở Y tế"), ("2", "Kiểm tra", "Sở Tài chính"))
    cells = tuple(GridCell(text, i, j) for i, row in enumerate(rows) for j, text in enumerate(row))
    group = GridCell("I. ĐÀO TẠO", 3, 0, 1, 3)
    lines = [Paragraph(text) for text in ("KẾ HOẠCH", "Năm 2025", "Phụ lục I", "PHÂN CÔNG")]
    read = structure(Draft((*lines, Grid((*cells, group)))))
    assert [section.path for section in read.sections] == [("Phụ lục I",)]
    assert read.tables[0].path == ("Phụ lục I",)
    assert read.tables[0].caption == "PHÂN CÔNG"
    assert read.sections[0].end == read.tables[0].end
