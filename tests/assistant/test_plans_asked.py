"""What people ask of plans besides facts: their parts, counts, comparisons, payers, whom things are for, exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.count_claims import claimed_count
from assistant.answering.exceptions import set_apart
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from index.ingest import ingest
from index.library import Library
from tests.assistant.plans import everything

if TYPE_CHECKING:
    from pathlib import Path

TABLES = Assistant(everything())

WARD = """UBND QUẬN NINH KIỀU
UBND PHƯỜNG AN HÒA
Số: 63/KH-UBND

An Hòa, ngày 18 tháng 02 năm 2031

KẾ HOẠCH
Phân loại rác thải sinh hoạt tại nguồn trên địa bàn phường

Thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2031 của UBND quận Ninh Kiều về quản lý chất thải rắn sinh hoạt, UBND phường
xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao ý thức của người dân; giảm lượng rác chôn lấp.
2. Yêu cầu
Các khu vực, các trường học thực hiện nghiêm túc, không làm hình thức.

II. NHIỆM VỤ
1. Tuyên truyền, vận động
Phát tờ rơi đến từng hộ, tổ chức 12 buổi nói chuyện dành cho người cao tuổi và học sinh.
2. Thu gom, vận chuyển
Bố trí thùng rác ba màu tại các tuyến đường; thu gom rác hữu cơ vào thứ hai, thứ tư.
3. Kiểm tra, xử lý vi phạm
Triển khai Đề án “Ngõ xanh Ninh Kiều”; nhắc nhở lần đầu, xử phạt nếu tái phạm.

III. KINH PHÍ
UBND phường chi trả kinh phí thu gom; các khu vực tự chi trả kinh phí mua thùng rác.

IV. TỔ CHỨC THỰC HIỆN
1. Công chức Văn hóa - Xã hội
- Biên soạn tờ rơi, phát thanh trên loa mỗi tuần. Thời gian thực hiện trong Quý I/2031.
2. Công an phường
- Phối hợp xử lý hành vi đổ rác không đúng nơi quy định.
3. Hội Liên hiệp Phụ nữ phường
- Vận động hội viên làm phân từ rác hữu cơ; xây dựng mô hình biến rác thành tiền.

Nơi nhận:
- UBND quận (b/c);
- Lưu: VT.

CHỦ TỊCH

Phạm Hoàng Tuấn
"""


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("ward")
    (folder / "an_hoa.txt").write_text(WARD, encoding="utf-8")
    library = Library.open(folder / "data")
    ingest(library, [folder / "an_hoa.txt"])
    return Assistant(library)


PROSE = [
    ("Kế hoạch gồm mấy phần lớn?", ["Có 4 phần", "KINH PHÍ"]),
    ("Phần II có những mục nào?", ["Tuyên truyền", "Thu gom", "Kiểm tra"]),
    ("phan nhiem vu co bao nhieu muc", ["Có 3 mục"]),
    ("Bố cục kế hoạch thế nào?", ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"]),
    ("Mục II.2 viết gì?", ["thùng rác ba màu"]),
    ("Thu gom, vận chuyển gồm những nội dung gì?", ["thùng rác ba màu", "thứ tư"]),
    ("Việc phát tờ rơi nằm ở mục nào?", ["1. Tuyên truyền, vận động"]),
    ("Tuyên truyền, vận động tới những đối tượng nào?", ["người cao tuổi và học sinh"]),
    ("Kế hoạch nhắc tới những đề án nào?", ["Đề án “Ngõ xanh Ninh Kiều”"]),
    ("Ngõ xanh được nhắc ở đâu?", ["3. Kiểm tra, xử lý vi phạm"]),
    ("Kinh phí mua thùng rác do ai chi?", ["các khu vực"]),
    ("Những ai được giao nhiệm vụ trong phần IV?", ["Công an phường", "Hội Liên hiệp Phụ nữ phường"]),
    ("Phần IV giao nhiệm vụ cho 3 đơn vị phải không?", ["Đúng. Có 3"]),
    ("Các trường học phải bảo đảm yêu cầu nào?", ["không làm hình thức"]),
    ("Hội Phụ nữ phường có nhiệm vụ gì?", ["biến rác thành tiền"]),
    ("Công an phường xử lý hành vi đổ rác đúng không?", ["Đúng."]),
    ("Kế hoạch ban hành tháng 5 phải không?", ["Không đúng.", "tháng 02 năm 2031"]),
]


@pytest.mark.parametrize(("question", "expected"), PROSE)
def test_answers_from_prose(ward: Assistant, question: str, expected: list[str]) -> None:
    answer = ward.ask(question)
    assert answer.status == "answered", answer.text
    assert all(one in answer.text for one in expected), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch có phụ lục không?",
        "Mức thưởng cho hộ phân loại tốt?",
        "Hội Nông dân phường có nhiệm vụ gì?",
        "Phần VI có những mục nào?",
        "Tổng kinh phí là bao nhiêu?",
    ],
)
def test_refuses_of_prose_what_it_does_not_say(ward: Assistant, question: str) -> None:
    answer = ward.ask(question)
    assert answer.status == "not_found", answer.text


ROWS = [
    ("Phụ lục II của Sở Y tế có 5 nhiệm vụ phải không?", ["Đúng. Có 5 nhiệm vụ"]),
    ("Phụ lục II của Sở Y tế có 9 nhiệm vụ đúng không?", ["Không đúng. Có 5 nhiệm vụ"]),
    ("So sánh chỉ tiêu hồ sơ sức khỏe điện tử và chỉ tiêu kê đơn thuốc điện tử năm 2026", ["75%", "60%"]),
    (
        "Chỉ tiêu hồ sơ sức khỏe điện tử và chỉ tiêu kê đơn thuốc điện tử năm 2026, cái nào cao hơn?",
        ["Cao hơn: Đến năm 2026, người dân"],
    ),
    ("Chỉ tiêu số 3 năm 2030 là bao nhiêu?", ["100%"]),
    ("Chỉ tiêu thứ hai năm 2026 là bao nhiêu?", ["75%"]),
    ("Ngoài hồ sơ sức khỏe điện tử, chỉ tiêu nào năm 2026 dưới 80%?", ["kê đơn thuốc điện tử"]),
    ("Chỉ tiêu nào năm 2026 trên 90%?", ["92%"]),
    ("Có chỉ tiêu nào năm 2030 dưới 90% không?", ["Không có chỉ tiêu nào như vậy"]),
    ("Nhiệm vụ nào không có đơn vị phối hợp?", ["dây chuyền lạnh"]),
    ("Biên bản kiểm tra là kết quả của nhiệm vụ nào?", ["dây chuyền lạnh"]),
    ("Nhiệm vụ kiểm tra dây chuyền lạnh có ai phối hợp không?", ["không nêu đơn vị phối hợp"]),
    ("Nhiệm vụ rà soát danh sách trẻ có đơn vị phối hợp không?", ["Có", "Trạm y tế xã"]),
    ("Việc tập huấn nhập liệu thuộc nhóm nhiệm vụ nào?", ["B. HỒ SƠ SỨC KHỎE ĐIỆN TỬ"]),
    ("Trạm y tế xã nào phải kê đơn thuốc điện tử, bao nhiêu phần trăm năm 2030?", ["100%"]),
]


@pytest.mark.parametrize(("question", "expected"), ROWS)
def test_answers_from_tables(question: str, expected: list[str]) -> None:
    answer = TABLES.ask(question)
    assert all(one in answer.text for one in expected), answer.text


def test_drops_what_is_left_out() -> None:
    answer = TABLES.ask("Ngoài hồ sơ sức khỏe điện tử, chỉ tiêu nào năm 2026 dưới 80%?")
    assert "Người dân có hồ sơ" not in answer.text


LEFT_OUT = [
    ("Ngoài Phòng A, ai phối hợp?", ("Phòng A", "ai phối hợp?")),
    ("Trừ việc mua sách còn việc gì?", ("việc mua sách", "việc gì?")),
    ("Ai phối hợp ngoài Phòng A?", None),
    ("Ngoài ra còn gì?", None),
]


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_sets_apart_what_is_left_out(text: str, expected: tuple[str, str] | None) -> None:
    apart = set_apart(text)
    assert (apart and (apart.what, apart.rest)) == expected


CLAIMS = [
    ("Phụ lục II có 14 nhiệm vụ phải không?", (14, "Phụ lục II có bao nhiêu nhiệm vụ?")),
    ("Phòng A chủ trì tất cả 3 nhiệm vụ đúng không", (3, "Phòng A chủ trì tất cả bao nhiêu nhiệm vụ?")),
    ("ke hoach co 5 chi tieu phai khong", (5, "ke hoach co bao nhiêu chi tieu?")),
    ("Có phải kế hoạch gồm bốn phần không?", (4, "kế hoạch gồm bao nhiêu phần?")),
    ("Giấy phép có thời hạn 5 năm phải không?", None),
    ("Kế hoạch có bao nhiêu nhiệm vụ?", None),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_reads_claimed_counts(text: str, expected: tuple[int, str] | None) -> None:
    claim = claimed_count(understand(text))
    assert (claim and (claim.value, claim.question)) == expected
