"""Plain files: tables of values and Markdown are told from text by their lines, and read into tables and paragraphs."""

from __future__ import annotations

import pytest

from corpus.draft import Draft, Grid, Paragraph
from corpus.errors import CorpusError, TooLarge
from corpus.formats.csv_file import delimiter_of, draft_csv
from corpus.formats.markdown import draft_markdown, is_markdown
from corpus.formats.sheet import MOST_ROWS
from corpus.read import draft_bytes, read_bytes
from tests.corpus.legacy_encoder import encoded

CSV = (
    "TT;Nhiệm vụ;Chủ trì;Hoàn thành\n"
    '1;"Rà soát, đo đạc; lập bản đồ";Thôn Đoài;3/2025\n'
    '2;"Cắm\nmốc";Thôn Thượng;6/2025\n'
)
PROSE = (
    "Nhà trường, gia đình, xã hội cùng chăm lo; mỗi bên một việc.\n"
    "Thầy, cô, cha, mẹ đều tham gia; có sổ theo dõi.\nHết.\n"
)


def shapes(draft: Draft) -> list[str | list[list[str]]]:
    return [block.text if isinstance(block, Paragraph) else _rows(block) for block in draft.blocks]


def _rows(grid: Grid) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (CSV, ";"),
        (CSV.replace(";", ","), ","),
        ("a\tb\tc\n1\t2\t3\n4\t5\t6\n", "\t"),
        ("a|b\n1|2\n3|4\n", "|"),
        ("UBND XÃ;;\nDANH SÁCH;;\nTT;Tên;Số\n1;A;2\n2;B;3\n", ";"),
        (PROSE, None),
        ("Căn cứ Luật A, Luật B;\nCăn cứ Luật C, Luật D;\nCăn cứ Luật E, Luật G;\n", None),
        ("- Lưu: VT, TH.\n", None),
        ("1. Tham số:\nx = -191,904 m;\ny = -39,303 m;\nz = -111,450 m.\n2. Góc:\na = 0,1\nb = 0,2\nc = 0,3\n", None),
        ("Bảng 1\nĐộ cao\n0,1\n0,2\n0,5\n1,0\n", None),
        ("Số: 1\na,b,c\nghi chú\n1,2,3\nghi chú\n4,5,6\nghi chú\n7,8,9\n", None),
        ("một dòng", None),
        ("", None),
    ],
)
def test_what_sets_values_apart(text: str, delimiter: str | None) -> None:
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_table_of_values_is_read_like_any_table(encoding: str) -> None:
    document = read_bytes(CSV.encode(encoding), "a.csv")
    assert [(fact.task, fact.lead, fact.timeframe) for fact in document.assignments] == [
        ("Rà soát, đo đạc; lập bản đồ", ("Thôn Đoài",), "3/2025"),
        ("Cắm mốc", ("Thôn Thượng",), "6/2025"),
    ]


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI", "Windows-1258"])
def test_a_table_of_values_in_an_old_encoding(encoding: str) -> None:
    written = encoded(CSV.replace("Đ", "đ"), encoding).encode("latin-1")
    assert "đo đạc; lập bản đồ" in read_bytes(written, "a.csv").text


def test_words_above_a_table_of_values_stay_words() -> None:
    draft = draft_csv("UBND XÃ HOÀ AN;;;\nDANH MỤC;;;\n" + CSV, ";")
    assert shapes(draft)[:2] == ["UBND XÃ HOÀ AN", "DANH MỤC"]
    assert len(draft.blocks) == 3


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(TooLarge, match="hàng"):
        read_bytes(("a,b\n" * (MOST_ROWS + 1)).encode(), "a.csv")


def test_a_quote_that_never_ends_is_bounded() -> None:
    with pytest.raises(CorpusError, match="nháy"):
        read_bytes(b"a,b,c\n1,2,3\n4,5,6\n" * 9000 + b'"' + b"x" * 1_100_000, "a.csv")


MARKDOWN = """# KẾ HOẠCH năm 2025

## I. Mục đích

Nâng cao **chất lượng** vườn cây
cho toàn *thể* hộ dân. `a_b` 2*3*4 \\*sao\\*

- Một
- Hai
  tiếp
* Ba

1. Bốn
2. Năm

> Lời dẫn

| TT | Nhiệm vụ | Chủ trì | Hoàn thành |
|----|:--|---|---|
| 1 | Làm **đường** | UBND xã | Quý I/2025 |
| 2 | Trồng \\| cây | Hội Nông dân | 2026 |

Tiêu đề hai
-----------
Hết [liên kết](http://a.b "x").
"""


def test_markdown() -> None:
    assert shapes(draft_markdown(MARKDOWN)) == [
        "KẾ HOẠCH năm 2025",
        "I. Mục đích",
        "Nâng cao chất lượng vườn cây cho toàn thể hộ dân. a_b 2*3*4 *sao*",
        "- Một", "- Hai tiếp", "- Ba", "1. Bốn", "2. Năm", "Lời dẫn",
        [["TT", "Nhiệm vụ", "Chủ trì", "Hoàn thành"], ["1", "Làm đường", "UBND xã", "Quý I/2025"],
         ["2", "Trồng | cây", "Hội Nông dân", "2026"]],
        "Tiêu đề hai",
        "Hết liên kết.",
    ]  # fmt: skip
    levels = [block.level for block in draft_markdown(MARKDOWN).blocks if isinstance(block, Paragraph) and block.level]
    assert levels == [1, 2, 2]
    assert [fact.lead for fact in read_bytes(MARKDOWN.encode(), "a.txt").assignments] == [
        ("UBND xã",),
        ("Hội Nông dân",),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MARKDOWN, True), ("a | b\n--|--\n1 | 2\n", True), ("# A\n**b**\n", True), ("# A\n", False), (PROSE, False),
        ("- Một\n- Hai\n", False), ("#hashtag #khác\n", False), ("a | b\nc | d\n", False), ("----\n====\n", False),
    ],
)  # fmt: skip
def test_what_is_markdown(text: str, *, expected: bool) -> None:
    assert is_markdown(text) is expected


def test_prose_stays_text() -> None:
    assert all(isinstance(block, Paragraph) for block in draft_bytes(PROSE.encode(), "a.txt").blocks)
