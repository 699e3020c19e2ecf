"""Laws, decisions, appendices and lists as they come from files: parts, cells, brackets, standing, names, refusing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant.assistant import Assistant
from index.ingest import ingest
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "quyet_dinh_cu.txt": """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG THÁP
Số: 15/2021/QĐ-UBND

Đồng Tháp, ngày 10 tháng 3 năm 2021

QUYẾT ĐỊNH
Ban hành Quy định mức thu phí tham quan bảo tàng

Điều 1. Mức thu phí
1. Mức thu phí tham quan bảo tàng là 30.000 đồng/lượt.
2. Nhân viên trực theo phương châm 02 không (không rời vị trí, không nhận tiền mặt).

Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày 20 tháng 3 năm 2021.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phạm Văn Thử
""",
    "phu_luc_1.txt": """Phụ lục I
QUY CÁCH VÉ THAM QUAN
(Kèm theo Quyết định số 15/2021/QĐ-UBND ngày 10 tháng 3 năm 2021)

I. YÊU CẦU CHUNG
1. Khổ vé: 80 mm x 120 mm.
2. Màu nền: xanh nhạt.
""",
    "quyet_dinh_moi.txt": """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG THÁP
Số: 08/2025/QĐ-UBND

Đồng Tháp, ngày 12 tháng 5 năm 2025

QUYẾT ĐỊNH
Quy định về vé xe buýt nội tỉnh

Điều 1. Giá vé
1. Giá vé một lượt là 7.000 đồng.

Điều 2. Điều khoản thi hành
1. Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2025.
2. Quyết định này thay thế Quyết định số 15/2021/QĐ-UBND ngày 10 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh.
""",
    "ke_hoach.txt": """ỦY BAN NHÂN DÂN
TỈNH TÂY NINH
Số: 120/KH-UBND

Tây Ninh, ngày 12 tháng 9 năm 2026

KẾ HOẠCH
Phát triển cây ăn trái giai đoạn 2026 - 2027

I. NHIỆM VỤ
1. Sở Nông nghiệp và Môi trường chủ trì khảo sát vùng trồng thanh long.
2. Sở Tài chính chủ trì bố trí kinh phí mua giống.
""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("documents")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = Library.open(tmp_path_factory.mktemp("data"))
    ingest(opened, [folder / name for name in FILES])
    return opened


def asked(library: Library, question: str, day: str = "2026-06-01") -> str:
    return Assistant(library, today=lambda: date.fromisoformat(day)).ask(question).text


ANSWERED = [
    ("Phụ lục I quy định khổ vé thế nào?", "80 mm x 120 mm"),
    ("phu luc I quyet dinh 15/2021 quy dinh mau nen gi", "xanh nhạt"),
    ("Quyết định 15/2021 ban hành ngày nào?", "10 tháng 3 năm 2021"),
    ("2 không là gì?", "không rời vị trí, không nhận tiền mặt"),
    ("hai không gồm những gì", "không rời vị trí, không nhận tiền mặt"),
    ("Quyết định 15/2021/QĐ-UBND còn hiệu lực không?", "Không còn hiệu lực."),
]


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_answers_from_the_right_place(library: Library, question: str, expected: str) -> None:
    assert expected in asked(library, question)


REFUSED = [
    "Điều 9 Quyết định 15/2021 quy định gì?",
    "Phụ lục II quy định gì?",
    "“Vé liên thông” là gì?",
    "ke cho toi nghe mot chuyen cuoi",
]


@pytest.mark.parametrize("question", REFUSED)
def test_refuses_what_is_not_there(library: Library, question: str) -> None:
    answer = Assistant(library).ask(question)
    assert answer.status == "not_found", answer.text


def test_says_that_a_document_was_replaced_and_cites_it(library: Library) -> None:
    answer = Assistant(library).ask("Mức thu phí tham quan bảo tàng là bao nhiêu?")
    assert answer.text.endswith("đã được thay thế theo Quyết định số 08/2025/QĐ-UBND [2].")
    assert "thay thế Quyết định số 15/2021/QĐ-UBND" in answer.citations[1].quote


def test_says_nothing_of_the_standing_of_what_is_in_force(library: Library) -> None:
    assert "Lưu ý" not in asked(library, "Giá vé xe buýt một lượt là bao nhiêu?")


@pytest.mark.parametrize(("day", "past"), [("2027-12-31", False), ("2028-01-01", True)])
def test_a_plan_ends_with_the_last_year_of_its_title(library: Library, day: str, past: bool) -> None:  # noqa: FBT001 - a table
    answer = asked(library, "Ai chủ trì khảo sát vùng trồng thanh long?", day)
    assert ("giai đoạn 2026 - 2027, thời gian đó đã qua" in answer) is past


def test_a_decision_not_yet_in_force_says_so(library: Library) -> None:
    assert "chưa có hiệu lực" in asked(library, "Giá vé xe buýt một lượt là bao nhiêu?", "2025-05-20")


RENAMED = [
    ("Sở Kế hoạch và Đầu tư chủ trì việc gì?", "nay là Sở Tài chính; văn bản dùng tên Sở Tài chính"),
    ("Sở Tài nguyên và Môi trường chủ trì việc gì?", "nay là Sở Nông nghiệp và Môi trường"),
    ("Ở Long An ai chủ trì khảo sát vùng trồng thanh long?", "“Long An” nay là Tây Ninh"),
]


@pytest.mark.parametrize(("question", "expected"), RENAMED)
def test_knows_former_names_and_says_which_the_document_uses(library: Library, question: str, expected: str) -> None:
    assert expected in asked(library, question)


def test_takes_no_other_unit_for_a_former_one(library: Library) -> None:
    assert Assistant(library).ask("Sở Y tế chủ trì việc gì?").status == "not_found"
