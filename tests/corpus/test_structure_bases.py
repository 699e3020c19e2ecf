"""Each document named as a ground becomes one basis, with number, date, issuer and title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.draft import Draft, Paragraph
from corpus.structure.bases import read_bases
from corpus.structure.laying import lay

if TYPE_CHECKING:
    from corpus.document import Basis


def bases(*lines: str) -> tuple[Basis, ...]:
    return read_bases(lay(Draft(tuple(Paragraph(line) for line in lines))).lines)


@pytest.mark.parametrize(
    ("clause", "number", "issued_on", "issuer", "title"),
    [
        (
            "Căn cứ Nghị định số 99/2015/NĐ-CP ngày 20 tháng 10 năm 2015 của Chính phủ quy định chi tiết Luật Nhà ở;",
            "99/2015/NĐ-CP",
            "2015-10-20",
            "Chính phủ",
            "Nghị định quy định chi tiết Luật Nhà ở",
        ),
        ("Căn cứ Luật Giáo dục ngày 14/6/2019;", None, "2019-06-14", None, "Luật Giáo dục"),
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
            "72/2025/QH15",
            "2025-06-16",
            None,
            "Luật Tổ chức chính quyền địa phương",
        ),
        (
            "Căn cứ Kết luận số 91-KL/TW ngày 12/8/2024 của Bộ Chính trị về việc thực hiện Nghị quyết số 29-NQ/TW,",
            "91-KL/TW",
            "2024-08-12",
            "Bộ Chính trị",
            "Kết luận về việc thực hiện Nghị quyết số 29-NQ/TW",
        ),
        (
            "Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 1333/TTr-SXD ngày 01/6/2023.",
            "1333/TTr-SXD",
            "2023-06-01",
            "Giám đốc Sở Xây dựng",
            "đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 1333/TTr-SXD ngày 01/6/2023",
        ),
        (
            "Căn cứ Thông tư số 7/2021/TT-BTC ngày 30/3/2021 của Bộ trưởng Bộ Tài chính quy định về kế toán;",
            "7/2021/TT-BTC",
            "2021-03-30",
            "Bộ trưởng Bộ Tài chính",
            "Thông tư quy định về kế toán",
        ),
        (
            "Căn cứ Nghị quyết số 45-NQ/TW, ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng khóa XIII;",
            "45-NQ/TW",
            "2023-11-24",
            "Ban Chấp hành Trung ương Đảng khóa XIII",
            None,
        ),
        (
            "Căn cứ Luật Thư viện số 46/2019/QH14 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;",
            "46/2019/QH14",
            None,
            None,
            "Luật Thư viện",
        ),
        ("Căn cứ tình hình thực tế của đơn vị;", None, None, None, "tình hình thực tế của đơn vị"),
    ],
)
def test_one_clause_one_basis(
    clause: str, number: str | None, issued_on: str | None, issuer: str | None, title: str | None
) -> None:
    (basis,) = bases(clause)
    assert (basis.number, basis.issued_on, basis.issuer, basis.title) == (number, issued_on, issuer, title)
    assert (basis.start, basis.end) == (0, len(clause))


def test_a_clause_that_names_two_documents_gives_two() -> None:
    found = bases(
        "Căn cứ Quyết định số 11-QĐ/TU ngày 01/3/2025 của Ban Thường vụ Tỉnh ủy về việc lập tổ;"
        " Quyết định số 12-QĐ/TU ngày 02/3/2025 của Ban Thường vụ Tỉnh ủy quy định nhiệm vụ của tổ;"
    )
    assert [(basis.number, basis.issued_on) for basis in found] == [
        ("11-QĐ/TU", "2025-03-01"),
        ("12-QĐ/TU", "2025-03-02"),
    ]


def test_two_documents_of_one_issuer() -> None:
    found = bases("Căn cứ Quyết định số 5/QĐ-UBND ngày 1/2/2025 và Kế hoạch số 6/KH-UBND ngày 2/2/2025 của UBND tỉnh;")
    assert [(basis.number, basis.issuer) for basis in found] == [("5/QĐ-UBND", "UBND tỉnh"), ("6/KH-UBND", "UBND tỉnh")]


def test_a_semicolon_inside_a_title_does_not_end_the_clause() -> None:
    clause = "Căn cứ Nghị định số 3/2025/NĐ-CP của Chính phủ quy định khung số lượng; quy trình bầu cử; việc điều động;"
    (basis,) = bases(clause)
    assert (basis.number, basis.end) == ("3/2025/NĐ-CP", len(clause))


def test_two_proposals_in_one_clause() -> None:
    found = bases(
        "Xét đề nghị của UBND tỉnh tại Tờ trình số 1/TTr-UBND và đề nghị của Sở Nội vụ tại Tờ trình số 2/TTr-SNV."
    )
    assert [(basis.number, basis.issuer) for basis in found] == [
        ("1/TTr-UBND", "UBND tỉnh"),
        ("2/TTr-SNV", "Sở Nội vụ"),
    ]


def test_the_enacting_words_are_not_part_of_the_basis() -> None:
    line = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/9/2025 của UBND huyện về chuyển đổi số, Trường lập kế hoạch sau:"
    (basis,) = bases(line)
    assert line[basis.start : basis.end].endswith("chuyển đổi số")
    assert basis.number == "12/KH-UBND"


def test_bases_under_a_heading_of_their_own() -> None:
    found = bases(
        "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", "- Căn cứ Luật Trẻ em ngày 5/4/2016;", "II. NỘI DUNG", "Căn cứ vào sổ sách."
    )
    assert [basis.title for basis in found] == ["Luật Trẻ em"]


def test_documents_named_in_the_body_are_no_bases() -> None:
    assert bases("I. MỤC TIÊU", "Căn cứ Kế hoạch số 1/KH-UBND, các đơn vị thực hiện.") == ()


def test_a_second_basis_may_open_in_lower_case() -> None:
    found = bases(
        "Thực hiện Quyết định số 5/QĐ-TTg ngày 29/01/2022 của Thủ tướng Chính phủ; theo đề nghị của Sở Y tế "
        "tại Tờ trình số 7/TTr-SYT ngày 10/11/2025, UBND tỉnh ban hành Kế hoạch như sau:"
    )
    assert [(basis.number, basis.issuer) for basis in found] == [
        ("5/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("7/TTr-SYT", "Sở Y tế"),
    ]


def test_an_order_given_in_a_letter_is_a_basis() -> None:
    (basis,) = bases("Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 455/UBND-KTTH ngày 10/3/2025;")
    assert (basis.number, basis.issued_on, basis.issuer) == ("455/UBND-KTTH", "2025-03-10", "UBND tỉnh")
