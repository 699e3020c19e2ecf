"""The real plans and the decree on document layout are understood as a reader understands them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document, Signer
from corpus.passages import passages
from corpus.read import read

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside this checkout"),
]


def plan(prefix: str) -> Document:
    return read(next((SHARED / "corpus").glob(f"{prefix}_*.txt")))


def decree() -> Document:
    return read(SHARED / "documents" / "nd_30_2020.docx")


def test_the_first_plan_says_who_it_is() -> None:
    identity = plan("000").identity
    assert (identity.type, identity.number, identity.place) == ("Kế hoạch", "/KH-PGDĐT", "Cát Hải")
    assert (identity.issuer, identity.parent) == ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "UBND HUYỆN CÁT HẢI")
    assert identity.issued_on == "2025-03"
    assert identity.signer == Signer("Đoàn Mạnh Hùng", "TRƯỞNG PHÒNG")
    assert identity.recipients[-1] == "Lưu: VT"
    assert [(basis.number, basis.issued_on, basis.issuer) for basis in identity.bases] == [
        ("1449/KH-SGDĐT", "2025-03-14", "Sở Giáo dục và Đào tạo")
    ]


def test_the_first_plans_sections() -> None:
    read_plan = plan("000")
    by_label = [" ".join(part.split()[0] for part in section.path) for section in read_plan.sections]
    assert by_label[:20] == [
        *("I.", "I. 1.", "I. 2.", "II.", *(f"II. {n}." for n in range(1, 8)), "III.", "IV.", "IV. 1."),
        *("IV. 1. 1.1.", "IV. 1. 1.2.", "IV. 1. 1.3.", "IV. 3.", "Phụ", "Phụ"),
    ]
    assert [section.path[0] for section in read_plan.sections[-2:]] == ["Phụ lục I", "Phụ lục II"]
    assert "Mục IV: đánh số 1 rồi 3, thiếu 2" in read_plan.warnings
    assert [table.path for table in read_plan.tables] == [("Phụ lục I",), ("Phụ lục II",)]


def test_the_second_plan_has_no_letterhead() -> None:
    identity = plan("002").identity
    assert (identity.number, identity.issuer, identity.place) == (None, "Sở Giáo dục và Đào tạo", "Long An")
    assert identity.issued_on == "2025-04"
    assert identity.signer == Signer("Nguyễn Quang Thái", "GIÁM ĐỐC")
    assert len(identity.recipients) == 10
    assert identity.recipients[6:] == (
        "Trung tâm GDTX&KTTH",
        "Trường Nuôi dạy trẻ Khuyết tật tỉnh",
        "Các cơ sở giáo dục nghề nghiệp",
        "Lưu: VT, GDTrH&GDNN, Yên",
    )
    assert [basis.number for basis in identity.bases] == [
        *("57-NQ/TW", "66-CTr/TU", "1852-QĐ/TU", "1853-QĐ/TU", "01-QC/BCĐ", "01-CTr/BCĐ", "3678/QĐ-UBND")
    ]


def test_the_decree() -> None:
    read_decree = decree()
    identity = read_decree.identity
    assert (identity.type, identity.number, identity.issued_on) == ("Nghị định", "30/2020/NĐ-CP", "2020-03-05")
    assert (identity.issuer, identity.place) == ("CHÍNH PHỦ", "Hà Nội")
    articles = [section for section in read_decree.sections if section.kind == "dieu"]
    assert [section.path[-1].split(".")[0] for section in articles] == [f"Điều {n}" for n in range(1, 39)]
    assert articles[7].path[:2] == (
        "Chương II. SOẠN THẢO, KÝ BAN HÀNH VĂN BẢN HÀNH CHÍNH",
        "Mục 1. THỂ THỨC, KỸ THUẬT TRÌNH BÀY VĂN BẢN HÀNH CHÍNH",
    )


@pytest.mark.parametrize("load", [lambda: plan("000"), lambda: plan("002"), decree])
def test_passages_cover_each_character_once(load: object) -> None:
    document = load()  # type: ignore[operator]  # a table of loaders
    covered = [0] * len(document.text)
    for passage in passages(document):
        covered[passage.start : passage.end] = [n + 1 for n in covered[passage.start : passage.end]]
    assert all(n == 1 for n, letter in zip(covered, document.text, strict=True) if not letter.isspace())
