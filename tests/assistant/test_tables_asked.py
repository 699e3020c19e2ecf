"""Tables asked: groups of targets, differences of years, rows by what their cells hold, columns by what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.assistant import Assistant
from index.ingest import ingest
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "chi_tieu.md": """# QUYẾT ĐỊNH

Ban hành chỉ tiêu phát triển cây ăn quả

| TT | Chỉ tiêu | Đơn vị tính | Hiện trạng năm 2023 | Năm 2025 | Năm 2030 |
|---|---|---|---|---|---|
| I. Vùng đồi | | | | | |
| 1 | Diện tích trồng vải | ha | 850 | 1.000 | 2.850 |
| 2 | Số hợp tác xã trồng vải | hợp tác xã | 7 | 9 | 15 |
| II. Nhân lực | | | | | |
| 3 | Số nông dân được tập huấn | lượt người | 300 | 500 | 900 |
| 4 | Tỷ lệ cán bộ có chứng chỉ | % | 40 | 55 | 80 |
""",
    "lich.md": """# KẾ HOẠCH

Hoạt động ngoại khóa của Trường Tiểu học Suối Đá

| Thứ | Câu lạc bộ | Khối lớp | Phòng | Giáo viên phụ trách | Số học sinh tối đa |
|---|---|---|---|---|---|
| Thứ hai | Cờ tướng | Khối 3, 4 | Thư viện | Thầy Lê Văn Mão | 24 |
| Thứ tư | Đàn tranh | Khối 2 | Phòng Nhạc | Cô Hà Thị Tuyết | 18 |
| Thứ sáu | Bơi ếch cơ bản | Khối 2, 5 | Bể bơi | Thầy Tô Quang Minh | 32 |
""",
    "tuyen_sinh.md": """# THÔNG BÁO

Tuyển sinh lớp 6 tại thị xã Sông Lô

## 1. Chỉ tiêu tuyển sinh

| STT | Trường | Số lớp | Chỉ tiêu | Số điện thoại |
|---|---|---|---|---|
| 1 | Trường THCS Nguyễn Mẫu | 9 | 405 | 0999.100.301 |
| 2 | Trường THCS Hồng Thử 1 | 7 | 308 | 0999.100.302 |
| 3 | Trường THCS Hồng Thử 2 | 6 | 264 | 0999.100.303 |

## 2. Lịch thi năng khiếu

| Ngày | Nội dung thi | Nơi thi |
|---|---|---|
| 12/6/2025 | Sáng: bơi ếch (45 phút); chiều: bật xa | Bể bơi Hòn Ngọc |
| 13/6/2025 | Sáng: vẽ tranh (90 phút) | Trường THCS Nguyễn Mẫu |
""",
}
ANSWERS = [
    ("Có bao nhiêu câu lạc bộ?", "Có 3 câu lạc bộ"),
    ("khối 2 được tham gia câu lạc bộ nào?", "Bơi ếch cơ bản"),
    ("Câu lạc bộ bơi ếch dành cho khối nào?", "Khối 2, 5"),
    ("clb đàn tranh thứ mấy, ai phụ trách?", "Cô Hà Thị Tuyết; Thứ: Thứ tư"),
    ("Hiện trạng 2023 có bao nhiêu hợp tác xã trồng vải?", ": 7"),
    ("Tỷ lệ cán bộ có chứng chỉ năm 2030 là bao nhiêu?", "80"),
    ("Có mấy chỉ tiêu về nhân lực?", "Có 2 chỉ tiêu"),
    ("Đến 2030 tập huấn bao nhiêu lượt nông dân?", "900"),
    ("Trường THCS Hồng Thử 2 tuyển bao nhiêu học sinh lớp 6?", ": 264"),
    ("truong thcs nguyen mau lay may em", ": 405"),
    ("SĐT của Trường THCS Hồng Thử 1?", "0999.100.302"),
    ("môn vẽ tranh thi bao nhiêu phút?", "90 phút"),
    ("Ai phụ trách phòng Nhạc?", "Hà Thị Tuyết"),
    ("Trường nào ở Sông Lô có chỉ tiêu nhiều nhất?", "Nhiều nhất: Trường THCS Nguyễn Mẫu – Chỉ tiêu: 405"),
    ("trường nào ít lớp nhất trong đợt tuyển sinh lớp 6?", "Trường THCS Hồng Thử 2 – Số lớp: 6"),
    ("Trường THCS Hồng Thử 1 và Trường THCS Hồng Thử 2, trường nào nhiều lớp hơn?", "Trường THCS Hồng Thử 1 nhiều hơn"),
    ("Diện tích trồng vải năm 2030 tăng bao nhiêu so với 2025?", "Chênh lệch 1.850"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("tables")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library.open(folder / "data")
    ingest(library, sorted(folder.glob("*.md")))
    return library


@pytest.mark.parametrize(
    "question",
    [
        "Câu lạc bộ bóng rổ do ai phụ trách?",
        "khối 1 được tham gia câu lạc bộ nào?",
        "Diện tích trồng vải trung ương?",
        "Trường THCS Hồng Thử 3 tuyển bao nhiêu học sinh lớp 6?",
        "Học phí của Trường THCS Nguyễn Mẫu là bao nhiêu?",
    ],
)
def test_rows_that_no_table_has_are_not_answered(library: Library, question: str) -> None:
    assert Assistant(library).ask(question).status != "answered"


@pytest.mark.parametrize(("question", "said"), ANSWERS)
def test_tables_answer(library: Library, question: str, said: str) -> None:
    answer = Assistant(library).ask(question)
    assert (answer.status, said in answer.text) == ("answered", True), answer.text
