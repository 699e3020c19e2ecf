"""Who issues what, where and when, from letterheads in one column, two columns, or none at all."""

from __future__ import annotations

import pytest

from corpus.document import Document, Identity
from corpus.draft import Draft, Grid, GridCell, Paragraph
from corpus.structure.layout import structure


def document(text: str) -> Document:
    return structure(Draft(tuple(Paragraph(line) for line in text.strip().splitlines())))


def identity(text: str) -> Identity:
    return document(text).identity


TWO_COLUMNS = """
UBND HUYỆN TIÊN LÃNG CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG NỘI VỤ Độc lập - Tự do - Hạnh phúc
Số:          /KH-PNV Tiên Lãng, ngày       tháng 5 năm 2025
KẾ HOẠCH
Tuyển dụng viên chức năm 2025
Căn cứ Luật Viên chức ngày 15/11/2010;
I. MỤC ĐÍCH
Tuyển đủ viên chức.
"""


def test_a_subject_may_open_with_what_is_weighed() -> None:
    found = identity(
        """
CÔNG ĐOÀN NGÀNH Y TẾ
Số: 09/HD-CĐN
Sơn Hà, ngày 18 tháng 3 năm 2025
HƯỚNG DẪN
Xét tặng danh hiệu “Thầy thuốc tận tâm” năm 2025
Xét đề nghị của Ban Nữ công, Công đoàn ngành hướng dẫn như sau:
I. ĐỐI TƯỢNG
Đoàn viên.
"""
    )
    assert found.title == "Hướng dẫn Xét tặng danh hiệu “Thầy thuốc tận tâm” năm 2025"
    assert [basis.title for basis in found.bases] == ["đề nghị của Ban Nữ công"]


ONE_COLUMN = """
ỦY BAN NHÂN DÂN
TỈNH QUẢNG BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 1520/QĐ-UBND
Quảng Bình, ngày 09 tháng 6 năm 2023
QUYẾT ĐỊNH
Về việc ban hành Quy chế quản lý nhà ở công vụ
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Nhà ở ngày 25 tháng 11 năm 2014;
Điều 1. Ban hành kèm theo Quyết định này Quy chế.
"""

PARTY = """
TỈNH ỦY THÁI BÌNH ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 15-CTr/TU Thái Bình, ngày 20 tháng 02 năm 2025
CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết của Bộ Chính trị
-----
I- MỤC ĐÍCH
"""

LETTER = """
UBND TỈNH NGHỆ AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc
Số: 2210/SNV-CCVC Nghệ An, ngày 11 tháng 4 năm 2024
V/v rà soát vị trí việc làm
Kính gửi: Các sở, ban, ngành
Đề nghị các sở rà soát.
"""

SCHOOL = """
UBND QUẬN LÊ CHÂN
TRƯỜNG TIỂU HỌC
NGUYỄN DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Số: …/KH-THND
Lê Chân, ngày … tháng 9 năm 2025
KẾ HOẠCH GIÁO DỤC NHÀ TRƯỜNG
NĂM HỌC 2025 - 2026
I. ĐẶC ĐIỂM
"""

LAW = """
QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 41/2024/QH15
LUẬT
BẢO HIỂM XÃ HỘI
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Điều 1. Phạm vi điều chỉnh
Luật này quy định về bảo hiểm.
Luật này được Quốc hội khóa XV, kỳ họp thứ 7 thông qua ngày 29 tháng 6 năm 2024.
CHỦ TỊCH QUỐC HỘI
Trần Văn Ví Dụ
"""

NO_LETTERHEAD = """
Tây Ninh, ngày      tháng 4 năm 2025
HƯỚNG DẪN
Xét thăng hạng viên chức năm 2025
Căn cứ Luật Viên chức ngày 15/11/2010;
Giám đốc Sở Nội vụ ban hành Hướng dẫn như sau:
I. ĐỐI TƯỢNG
Viên chức.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TWO_COLUMNS, ("Kế hoạch", "/KH-PNV", "PHÒNG NỘI VỤ", "UBND HUYỆN TIÊN LÃNG", "Tiên Lãng", "2025-05")),
        (
            ONE_COLUMN,
            ("Quyết định", "1520/QĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH", None, "Quảng Bình", "2023-06-09"),
        ),
        (PARTY, ("Chương trình", "15-CTr/TU", "TỈNH ỦY THÁI BÌNH", None, "Thái Bình", "2025-02-20")),
        (LETTER, ("Công văn", "2210/SNV-CCVC", "SỞ NỘI VỤ", "UBND TỈNH NGHỆ AN", "Nghệ An", "2024-04-11")),
        (SCHOOL, ("Kế hoạch", "/KH-THND", "TRƯỜNG TIỂU HỌC NGUYỄN DU", "UBND QUẬN LÊ CHÂN", "Lê Chân", "2025-09")),
        (LAW, ("Luật", "41/2024/QH15", "QUỐC HỘI", None, None, "2024-06-29")),
        (NO_LETTERHEAD, ("Hướng dẫn", None, "Sở Nội vụ", None, "Tây Ninh", "2025-04")),
    ],
)
def test_letterheads(text: str, expected: tuple[str | None, ...]) -> None:
    found = identity(text)
    assert (found.type, found.number, found.issuer, found.parent, found.place, found.issued_on) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TWO_COLUMNS, "Kế hoạch Tuyển dụng viên chức năm 2025"),
        (ONE_COLUMN, "Quyết định Về việc ban hành Quy chế quản lý nhà ở công vụ"),
        (LETTER, "V/v rà soát vị trí việc làm"),
        (SCHOOL, "Kế hoạch GIÁO DỤC NHÀ TRƯỜNG NĂM HỌC 2025 - 2026"),
        (LAW, "Luật BẢO HIỂM XÃ HỘI"),
        (PARTY, "Chương trình hành động thực hiện Nghị quyết của Bộ Chính trị"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert identity(text).title == title


@pytest.mark.parametrize("text", [TWO_COLUMNS, ONE_COLUMN, PARTY, LETTER, SCHOOL, LAW, NO_LETTERHEAD])
def test_spans_hold_the_words_that_were_read(text: str) -> None:
    read = document(text)
    words = {name: " ".join(read.text[span.start : span.end].split()) for name, span in read.identity.spans}
    for name in ("issuer", "parent", "place", "number"):
        value = getattr(read.identity, name)
        if value:
            assert value in words[name].replace("…", "")
    assert read.identity.issued_on is not None
    assert read.identity.issued_on[:4] in words["issued_on"]


def test_a_letterhead_in_a_layout_table_is_no_data_table() -> None:
    cells = (
        GridCell("UBND TỈNH LAI CHÂU\nSỞ TƯ PHÁP", 0, 0),
        GridCell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", 0, 1),
        GridCell("Số: 31/TB-STP", 1, 0),
        GridCell("Lai Châu, ngày 3 tháng 2 năm 2025", 1, 1),
    )
    read = structure(Draft((Grid(cells), Paragraph("THÔNG BÁO"), Paragraph("Về lịch tiếp công dân"))))
    assert read.tables == ()
    assert (read.identity.parent, read.identity.issuer) == ("UBND TỈNH LAI CHÂU", "SỞ TƯ PHÁP")
    assert (read.identity.number, read.identity.place) == ("31/TB-STP", "Lai Châu")


def test_nothing_is_invented_for_a_text_that_is_no_administrative_document() -> None:
    found = identity("Hôm nay trời đẹp.\nChúng tôi đi chơi ở công viên.")
    assert found == Identity()


def test_a_place_that_folds_to_a_type_is_no_type_line() -> None:
    # "PHƯỜNG AN HẢI" without its marks begins like "Phương án".
    found = identity(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG AN HẢI\nSố: 56/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "An Hải, ngày 9 tháng 9 năm 2025\nKẾ HOẠCH\nChuyển đổi số năm 2026\nI. CHỈ TIÊU"
    )
    assert (found.type, found.number) == ("Kế hoạch", "56/KH-UBND")
    assert found.issuer == "ỦY BAN NHÂN DÂN PHƯỜNG AN HẢI"


def test_the_day_a_law_passed_may_stand_at_the_end_of_a_longer_paragraph() -> None:
    found = identity(
        "QUỐC HỘI\nLuật số: 9/2025/QH15\nLUẬT\nĐƯỜNG SẮT\nĐiều 1. Phạm vi\n2. Luật cũ hết hiệu lực. Luật này được "
        "Quốc hội khóa XV, kỳ họp thứ 9 thông qua ngày 27 tháng 6 năm 2025.\nCHỦ TỊCH QUỐC HỘI\nTrần Văn Ví Dụ"
    )
    assert found.issued_on == "2025-06-27"
