"""Text files: characters, margins, paragraphs rejoined, and nothing lost."""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.draft import Draft, Grid, Paragraph
from corpus.errors import EmptyFile
from corpus.formats.text import draft_lines, read_text
from corpus.formats.text_decode import clean_text, decode_text
from corpus.read import draft_bytes
from corpus.structure.layout import understand

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FULL = "Nhà trường tổ chức cho toàn thể cán bộ, giáo viên và nhân viên học tập các nội dung"


def paragraphs(text: str) -> list[str]:
    return [block.text for block in draft_lines(clean_text(text)).blocks if isinstance(block, Paragraph)]


def visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def held(draft: Draft) -> Counter[str]:
    """Return the visible characters that stand in blocks and margins."""
    texts = [margin.text for margin in draft.margins]
    for block in draft.blocks:
        texts += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return visible("".join(texts))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_read_alike(encoding: str) -> None:
    assert decode_text("Kế hoạch số 5".encode(encoding)) == "Kế hoạch số 5"


def test_characters_are_composed_and_mended() -> None:
    assert decode_text("Ke\u0302\u0301 hoa\u0323ch \u00d0\u1ea3ng\u00ad bộ\x00\r\nA".encode()) == "Kế hoạch Đảng bộ\nA"


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyFile, match="Hãy kiểm tra"):
        read_text(b" \r\n\x0c ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FULL}\n\ncủa Kế hoạch này.\n", [f"{FULL} của Kế hoạch này."]),
        (f"{FULL} số 03-\nNQ/CP năm nay.", [f"{FULL} số 03-NQ/CP năm nay."]),
        (f"{FULL} 02/2025/TT-\n\nBGDĐT.", [f"{FULL} 02/2025/TT-BGDĐT."]),
        ("1. Mục đích\nNâng cao chất lượng dạy học.", ["1. Mục đích", "Nâng cao chất lượng dạy học."]),
        ("- - Trung tâm tin học;\n- - Các trường;", ["- - Trung tâm tin học;", "- - Các trường;"]),
        (
            "- Như trên;\n\nGIÁM ĐỐC\n\nTrần Văn An\n\n- Lưu: VT.",
            ["- Như trên;", "GIÁM ĐỐC", "Trần Văn An", "- Lưu: VT."],
        ),
        ("KẾ HOẠCH\nNăm học mới của trường\n", ["KẾ HOẠCH", "Năm học mới của trường"]),
        (
            "UBND HUYỆN YÊN LẬP CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG NỘI VỤ Độc lập - Tự do - Hạnh phúc",
            ["UBND HUYỆN YÊN LẬP CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "PHÒNG NỘI VỤ Độc lập - Tự do - Hạnh phúc"],
        ),
        ("Căn cứ Luật Giáo dục;\nCăn cứ Luật Nhà giáo;", ["Căn cứ Luật Giáo dục;", "Căn cứ Luật Nhà giáo;"]),
        ("Điều 3. Mở tài khoản\n1. Mỗi lớp có một mã.", ["Điều 3. Mở tài khoản", "1. Mỗi lớp có một mã."]),
        ("2. Chuyển đổi số\n2.1. Trang bị máy.", ["2. Chuyển đổi số", "2.1. Trang bị máy."]),
        ("Điều 8. Địa điểm\na) Phòng đọc;\nb) Kho.", ["Điều 8. Địa điểm", "a) Phòng đọc;", "b) Kho."]),
        (f"{FULL} tại Điều\n5 của Luật Thư viện.", [f"{FULL} tại Điều 5 của Luật Thư viện."]),
        (
            f"{FULL} theo khoản\n2. Trường hợp khác do trường xét.",
            [f"{FULL} theo khoản 2. Trường hợp khác do trường xét."],
        ),
        (f"{FULL} nêu ở Mục IV\nPhần I Quy chế này.", [f"{FULL} nêu ở Mục IV Phần I Quy chế này."]),
        (f"{FULL} ở các số 2, 4, 6,\n13.1 Mục I của sổ.", [f"{FULL} ở các số 2, 4, 6, 13.1 Mục I của sổ."]),
        (f"{FULL} của Điều 2\nĐiều 5. Quy chế làm việc\nA.", [f"{FULL} của Điều 2", "Điều 5. Quy chế làm việc", "A."]),
    ],
)
def test_lines_become_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


ARTICLES = [
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi điều chỉnh của bản nội quy thư viện",
    f"1. {FULL} theo quy định tại khoản 3 Điều 4 và Mục II Phần I Nội quy này; học sinh mượn không quá 05 cuốn.",
    f"2. {FULL} nhằm bảo quản sách, báo, tạp chí và thiết bị của thư viện, kể cả trong thời gian nghỉ hè.",
    "Điều 2. Thẻ và tài khoản",
    f"1. {FULL} và cấp thẻ cho từng học sinh trước ngày 15 tháng 9 hằng năm, trừ trường hợp quy định tại Điều 3.",
    "2. Thẻ phải có:",
    f"a) Họ tên, lớp và ảnh của người mượn; {FULL.lower()} được ghi ở mặt sau của thẻ bằng chữ in thường;",
    "b) Số thẻ;",
    f"- {FULL} cho phụ huynh khi có yêu cầu bằng văn bản và được hiệu trưởng đồng ý cho sử dụng phòng đọc.",
    "Điều 3. Hiệu lực",
    f"{FULL} kể từ ngày ký; các quy định trước đây trái với Nội quy này đều bị bãi bỏ trong toàn trường.",
]


@pytest.mark.parametrize("width", [45, 60, 80, 100])
@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_articles_are_whole_again(width: int, indent: str, between: str) -> None:
    lines = [line for text in ARTICLES for line in textwrap.wrap(text, width, initial_indent=indent)]
    assert paragraphs(between.join(lines)) == ARTICLES


def test_page_numbers_and_running_headers_leave_the_sentence() -> None:
    pages = [f"{FULL}\n{FULL}\n" for _ in range(4)]
    text = "\f".join(f"{number}\nKế hoạch chuyển đổi số\n{page}" for number, page in enumerate(pages, 1))
    draft = draft_lines(clean_text(text.replace("Nhà trường", "nhà trường")))
    assert [margin.text for margin in draft.margins if margin.kind == "page_number"] == ["1", "2", "3", "4"]
    assert sum(margin.kind == "header" for margin in draft.margins) == 4
    assert len(draft.blocks) == 1


def test_a_phrase_that_comes_again_is_no_running_header() -> None:
    again = "Chính trị về khoa học, công nghệ và chuyển đổi số theo Nghị quyết của Đảng bộ\nvà của ngành.\n"
    text = "".join(f"{FULL} mục {n} theo chỉ đạo của Bộ\n{again}" + "Đoạn xen giữa đủ dài.\n" * 14 for n in range(3))
    assert not draft_lines(clean_text(text)).margins


LINES = st.sampled_from(
    [
        "STT Nội dung Đơn vị chủ trì Thời gian",
        "Stt Chỉ tiêu Đến năm 2030 Đến 2045",
        "1 Xây dựng kế hoạch chuyển đổi số của trường",
        "1",
        "2",
        "Phòng GDĐT Các trường",
        "Quý II/2025",
        "I. MỤC TIÊU CHUNG",
        "100% 95%",
        "Thường",
        "xuyên",
        "- Sở Nội vụ;",
        "Nghị quyết số 03-",
        "NQ/CP",
        "(1) (2) (3) (4)",
        "",
        "\f",
        "Phụ lục II",
        "Trang 3/5",
        "học sinh; phụ huynh.",
        FULL,
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_every_visible_character_stands_somewhere(text: str) -> None:
    assert held(draft_lines(text)) == visible(text)


@given(st.text(max_size=120))
def test_any_text_keeps_its_characters(text: str) -> None:
    cleaned = clean_text(text)
    assert held(draft_lines(cleaned)) == visible(cleaned)


def _shared_plans() -> list[Path]:
    return sorted((SHARED / "corpus").glob("*.txt"))


@pytest.mark.shared
@pytest.mark.skipif(not _shared_plans(), reason="the two real plans are not beside the checkout")
class TestRealPlans:
    def test_nothing_is_lost(self) -> None:
        for path in _shared_plans():
            data = path.read_bytes()
            assert held(read_text(data)) == visible(decode_text(data))

    def test_targets_cell_by_cell(self) -> None:
        grid = next(block for block in read_text(_shared_plans()[0].read_bytes()).blocks if isinstance(block, Grid))
        values = {(cell.row, cell.column): cell.text for cell in grid.cells if cell.row and cell.column > 1}
        scopes = values.pop((1, 2)).split("\n")
        assert [scope.split("%")[0] for scope in scopes] == ["> 95", "> 90"]
        assert [values[row, 3] for row in range(1, 7)] == ["100%"] * 6
        assert [values[row, 2] for row in range(2, 7)] == ["100%", "100%", "95%", "85%", "100%"]

    def test_assignments_cell_by_cell(self) -> None:
        grids = [block for block in read_text(_shared_plans()[0].read_bytes()).blocks if isinstance(block, Grid)]
        groups = [cell.text.split(".")[0] for cell in grids[1].cells if cell.column_span == 6]
        assert groups == ["I", "II", "III", "IV", "V", "VI", "VII"]
        rows: dict[int, dict[int, str]] = {}
        for cell in grids[1].cells:
            if cell.row and cell.column_span == 1:
                rows.setdefault(cell.row, {})[cell.column] = cell.text
        assert len(rows) == 14
        assert [3 in cells for cells in rows.values()] == [False, False, *[True] * 12]
        assert [cells[2].count("\n") for cells in rows.values()] == [1, 0, 1, *[0] * 11]
        assert Counter(cells[4] for cells in rows.values()) == {"2025": 1, "Thường xuyên": 9, "Theo kế hoạch riêng": 4}
        assert rows[2][5] == "Hội nghị quán triệt"
        assert rows[21][5] == "Sản phẩm chuyển đổi số"


DECREE = SHARED / "documents" / "nd_30_2020.docx"


@pytest.mark.shared
@pytest.mark.skipif(not DECREE.exists(), reason="the decree is not beside the checkout")
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_wrapped_decree_keeps_its_sections(width: int, between: str) -> None:
    blocks = draft_bytes(DECREE.read_bytes(), DECREE.name).blocks
    texts = [text for block in blocks if isinstance(block, Paragraph) for text in block.text.split("\n")]
    lines = [line for text in texts for line in textwrap.wrap(text, width, break_on_hyphens=False)]
    expected = Counter(section.path for section in understand(Draft(tuple(map(Paragraph, texts)))).sections)
    found = Counter(section.path for section in understand(draft_lines(between.join(lines))).sections)
    assert (expected & found).total() >= 0.99 * expected.total()
