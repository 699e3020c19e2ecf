"""Web pages: visible words, headings, lists and tables; scripts dropped, sizes bounded, failed downloads refused."""

from __future__ import annotations

import pytest

from corpus.document import Document
from corpus.errors import CorpusError, DamagedFile, EmptyFile, UnknownFormat
from corpus.formats.html_file import MOST_ELEMENTS
from corpus.read import read_bytes
from tests.corpus.legacy_encoder import encoded


def _page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<html><head>{head}<title>tên trang</title></head><body>{body}</body></html>".encode()


def _lines(body: str) -> list[str]:
    return read_bytes(_page(body), "a.html").text.split("\n")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Một   <b>hai</b>\n<i>ba</i></p><div>bốn</div>", ["Một hai ba", "bốn"]),
        ("trần <p>đoạn</p> đuôi", ["trần", "đoạn", "đuôi"]),
        ("<script>x()</script><style>p{}</style><noscript>z</noscript><p>chữ</p><!-- y -->", ["chữ"]),
        ("<p>a&nbsp;b &lt;c&gt; &amp; d</p>", ["a b <c> & d"]),
        ("<p>Nâng cao đời sống<br>nhân dân.<br>Điều khác</p>", ["Nâng cao đời sống nhân dân.", "Điều khác"]),
        ("<ul><li>một<ul><li>hai</li></ul></li><li>ba</li></ul>", ["- một", "- hai", "- ba"]),
        ("<ol start=3><li>ba</li><li value=9>chín</li></ol>", ["3. ba", "9. chín"]),
        ('<ol type="a"><li>một</li><li>hai</li></ol>', ["a) một", "b) hai"]),
        ("<h1>KẾ HOẠCH</h1><h2>I. Mục đích</h2><p>x</p>", ["KẾ HOẠCH", "I. Mục đích", "x"]),
        ("<pre>dòng một\ndòng hai</pre>", ["dòng một dòng hai"]),
        ("<nav>thực đơn</nav><p>thân</p><form><input value=a><p>mẫu</p></form>", ["thân", "mẫu"]),
        (
            "<table><tr><td>UBND XÃ HOÀ AN<br>Số: 5/KH-UBND</td><td>QUỐC HIỆU<br>Tiêu ngữ</td></tr></table>",
            ["UBND XÃ HOÀ AN", "Số: 5/KH-UBND", "QUỐC HIỆU", "Tiêu ngữ"],
        ),
    ],
)
def test_visible_words_in_order(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


def _table() -> Document:
    head = "<thead><tr><th rowspan=2>TT</th><th rowspan=2>Nhiệm vụ</th><th colspan=2>Đơn vị</th></tr>"
    head += "<tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>"
    rows = "<tr><td>1</td><td>Tỉa cành</td><td rowspan=2>Hợp tác xã</td><td>Hội Nông dân</td></tr>"
    rows += "<tr><td>2</td><td>Bón phân</td><td><table><tr><td>Thôn</td><td>Đoài</td></tr></table></td></tr>"
    return read_bytes(_page(f"<table border=1>{head}<tbody>{rows}</tbody></table>"), "a.html")


def test_tables_with_merged_cells_and_header_paths() -> None:
    (table,) = _table().tables
    assert table.columns == (("TT",), ("Nhiệm vụ",), ("Đơn vị", "Chủ trì"), ("Đơn vị", "Phối hợp"))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", "Tỉa cành", "Hợp tác xã", "Hội Nông dân"],
        ["2", "Bón phân", "Hợp tác xã", "Thôn Đoài"],
    ]
    assert [fact.lead for fact in _table().assignments] == [("Hợp tác xã",), ("Hợp tác xã",)]


def test_hidden_words_are_left_out_and_told() -> None:
    document = read_bytes(_page('<p>thấy</p><p style="display: none">ẩn đi</p><p hidden>nữa</p>'), "a.html")
    assert document.text == "thấy"
    assert any("ẩn" in warning for warning in document.warnings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_characters_of_a_page(encoding: str) -> None:
    page = "<html><body><p>Phòng đọc mở cửa cả tuần</p></body></html>"
    spread = page if encoding != "cp1258" else encoded(page, "Windows-1258").encode("latin-1").decode("cp1258")
    assert read_bytes(spread.encode(encoding), "a.html").text == "Phòng đọc mở cửa cả tuần"


def test_old_fonts_in_a_page() -> None:
    words = "Tổ thuỷ nông nạo vét kênh mương trước mùa mưa"
    body = f'<p><font face=".VnTime">{encoded(words, "TCVN3")}</font></p>'
    body += f"<p style=\"font-family: '.VnTimeH'\">{encoded('nội đồng', 'TCVN3')}</p><p>Đã xong.</p>"
    assert _lines(body) == [words, "NỘI ĐỒNG", "Đã xong."]


def test_a_page_named_as_another_file_is_a_failed_download() -> None:
    page = _page("<h1>404 Not Found</h1>")
    for name in ("a.pdf", "a.docx", "a.zip"):
        with pytest.raises(UnknownFormat, match="HTML"):
            read_bytes(page, name)
    assert read_bytes(page, "a.doc").text == "404 Not Found"  # Word saves pages under this name


BAD: list[tuple[str, bytes, type[CorpusError]]] = [
    ("empty", _page("<script>x</script>"), EmptyFile),
    ("deep", _page("<div>" * 100_000 + "x"), CorpusError),
    ("deep tables", _page("<table><tr><td>" * 90 + "x"), DamagedFile),
    ("many", b"<html>" + b"<p>a" * (MOST_ELEMENTS + 1), DamagedFile),
]


@pytest.mark.parametrize(("data", "error"), [(data, error) for _, data, error in BAD], ids=[name for name, _, _ in BAD])
def test_bad_pages_are_refused_or_read_within_bounds(data: bytes, error: type[CorpusError]) -> None:
    try:
        assert len(read_bytes(data, "a.html").text) < 100
    except error as caught:
        assert caught.remedy  # noqa: PT017 - a page cut off at its depth may be read as well


def test_spans_out_of_all_bounds_do_no_harm() -> None:
    cell = '<td colspan="99999" rowspan="99999">a</td><td colspan="-1" rowspan="x">b</td>'
    text = read_bytes(_page(f"<table border=1><tr>{cell}</tr><tr><td>c</td><td>d</td></tr></table>"), "a.html").text
    assert sorted(text.split()) == ["a", "b", "c", "d"]
