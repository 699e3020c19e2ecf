"""Lists to be checked: columns known by their headers, every row judged, hostile and broken files refused."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from assistant.assistant import Assistant
from assistant.verify.listing import CheckedList
from corpus.errors import CorpusError
from tests.assistant.plans import everything
from tests.corpus.docx_builder import docx, p, r

ASSISTANT = Assistant(everything())
HEADER = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm")
ROWS = (
    ("1", "Tổ chức chiến dịch tiêm bù vắc xin sởi", "CDC", "", "Quý II/2026", "Báo cáo chiến dịch"),
    ("2", "Kiểm tra dây chuyền lạnh bảo quản vắc xin", "Công an tỉnh", "", "Quý III/2026", ""),
    ("3", "Nạo vét kênh mương nội đồng", "Sở Xây dựng", "", "Quý III/2026", "Kênh mương"),
)
STATUSES = ["supported", "contradicted", "not_stated"]


def workbook(*rows: tuple[object, ...], merged: str = "") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv(*rows: tuple[str, ...], mark: str = ",") -> bytes:
    return "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows).encode()


def checked(content: bytes, name: str = "danh-sach") -> CheckedList:
    return ASSISTANT.verify_list(content, name)


def statuses(content: bytes) -> list[str]:
    return [found.status for found in checked(content).findings]


@pytest.mark.parametrize(
    "content",
    [
        workbook(HEADER, *ROWS),
        workbook(("RÀ SOÁT NHIỆM VỤ", *[None] * 5), HEADER, *ROWS, merged="A1:F1"),
        csv(HEADER, *ROWS),
        csv(HEADER, *ROWS, mark=";"),
        csv(HEADER, *ROWS, mark="\t"),
    ],
    ids=["xlsx", "title row", "comma", "semicolon", "tab"],
)
def test_each_row_is_judged(content: bytes) -> None:
    assert statuses(content) == STATUSES


def test_rows_are_counted_as_a_spreadsheet_counts() -> None:
    content = workbook(("RÀ SOÁT", *[None] * 5), HEADER, ("A. TIÊM CHỦNG", *[None] * 5), *ROWS, merged="A1:F1")
    assert [found.row for found in checked(content).findings] == [4, 5, 6]


def test_the_order_of_columns_and_their_names_do_not_matter() -> None:
    order = (4, 2, 1, 0)
    names = ("Tiến độ", "Cơ quan đầu mối", "Nhiệm vụ", "STT")
    assert statuses(workbook(names, *(tuple(row[at] for at in order) for row in ROWS))) == STATUSES


def test_values_shown_as_shares_are_read_as_shares() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(("TT", "Chỉ tiêu", "Năm 2026", "Năm 2030"))
    sheet.append((1, "Trạm y tế xã kê đơn thuốc điện tử", 0.6, 1))
    sheet.append((2, "Người dân có hồ sơ sức khỏe điện tử", 0.8, "> 95%"))
    for cell in ("C2", "D2", "C3"):
        sheet[cell].number_format = "0%"
    content = io.BytesIO()
    book.save(content)
    assert statuses(content.getvalue()) == ["supported", "contradicted"]


def test_a_column_of_sentences_is_a_list_of_claims() -> None:
    content = workbook(
        ("STT", "Nội dung cần kiểm tra"),
        (1, "Giấy phép khai thác có thời hạn 5 năm"),
        (2, "Giấy phép khai thác có thời hạn 7 năm"),
    )
    assert statuses(content) == ["supported", "contradicted"]


def test_a_word_file_without_a_table_is_a_list_of_lines() -> None:
    lines = ("Giấy phép khai thác có thời hạn 5 năm.", "Giấy phép khai thác có thời hạn 7 năm.")
    assert statuses(docx("".join(p(r(line)) for line in lines))) == ["supported", "contradicted"]


def _with_doctype() -> bytes:
    content = io.BytesIO(workbook(HEADER, *ROWS))
    made = io.BytesIO()
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b"<worksheet", b"<!DOCTYPE x []><worksheet", 1) if "sheet1" in name else data
            )
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 x",
        b"PK\x03\x04broken",
        workbook((None,)),
        workbook(HEADER, *ROWS)[:400],
        _with_doctype(),
        b"a,b\n" * 6_000,
        b"x" * (10 * 1024 * 1024 + 1),
    ],
    ids=["empty", "pdf", "zip", "no rows", "cut", "doctype", "too many rows", "too large"],
)
def test_what_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(CorpusError):
        checked(content)
