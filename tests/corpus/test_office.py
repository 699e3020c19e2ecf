"""Old office formats come through LibreOffice, which is kept on a short lead."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from corpus.document import Document
from corpus.errors import CorpusError, MissingProgram, ProtectedFile
from corpus.formats.detect import detect
from corpus.formats.ole import open_ole
from corpus.read import read, read_bytes
from tests.corpus.docx_builder import docx, p, r, tbl, tr, zipped
from tests.corpus.legacy_encoder import encoded
from tests.corpus.office import needed, saved_as
from tests.corpus.ole_builder import ole

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
_WORD = b"\xec\xa5\xc1\x00" + bytes(6)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}"/>'
    "</Types>"
)
_GRID = "<w:tblGrid>" + '<w:gridCol w:w="3000"/>' * 3 + "</w:tblGrid>"
PLAN = docx(
    p("KẾ HOẠCH")
    + p("I. MỤC ĐÍCH")
    + p("Sửa đường làng trước mùa mưa.")
    + p(
        r(
            encoded("Quỹ khuyến học hỗ trợ những học trò nghèo vượt khó.", "TCVN3"),
            '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>',
        )
    )
    + tbl(tr("TT", "Nhiệm vụ", "Chủ trì"), tr("1", "Đổ đất", "Thôn Đoài"), tr("2", "Rải đá", "Thôn Thượng")).replace(
        "<w:tblGrid/>", _GRID
    )
    + p("Các thôn báo cáo kết quả."),
    more={"[Content_Types].xml": _CONTENT_TYPES},
)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return saved_as(PLAN, "docx", "doc", tmp_path_factory.mktemp("old"))


def _rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_a_text_is_read_alike_in_every_format(tmp_path: Path, old: bytes, suffix: str) -> None:
    data = old if suffix == "doc" else saved_as(PLAN, "docx", suffix, tmp_path)
    assert detect(data) == suffix
    converted, new = read_bytes(data, f"a.{suffix}"), read_bytes(PLAN, "a.docx")
    assert converted.text == new.text
    assert "Quỹ khuyến học hỗ trợ những học trò nghèo vượt khó." in converted.text
    assert _rows(converted) == _rows(new)
    assert converted.warnings == ()


def test_an_old_workbook_keeps_its_values_as_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["TT", "Chỉ tiêu", "Năm 2025"], [1, "Hộ có nước sạch", 0.955], [2, "Số thư viện", 1272]):
        sheet.append(row)
    sheet["C2"].number_format, sheet["C3"].number_format = "0.0%", "#,##0"
    buffer = io.BytesIO()
    book.save(buffer)
    data = saved_as(buffer.getvalue(), "xlsx", "xls", tmp_path)
    assert detect(data) == "xls"
    assert _rows(read_bytes(data, "a.xls")) == [["1", "Hộ có nước sạch", "95,5%"], ["2", "Số thư viện", "1.272"]]


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODP = (
    f'<?xml version="1.0"?><office:document-content xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0" '
    f'xmlns:draw="{_ODF}drawing:1.0" xmlns:svg="{_ODF}svg-compatible:1.0" office:version="1.2"><office:body>'
    "<office:presentation>{}</office:presentation></office:body></office:document-content>"
)
_SLIDE = (
    '<draw:page><draw:frame svg:width="20cm" svg:height="3cm" svg:x="2cm" svg:y="{}cm"><draw:text-box><text:p>{}'
    "</text:p></draw:text-box></draw:frame></draw:page>"
)


def test_slides_are_pages(tmp_path: Path) -> None:
    slides = _SLIDE.format(2, "Tuyên truyền phòng cháy") + _SLIDE.format(2, "Kiểm tra bình chữa cháy")
    kind = "application/vnd.oasis.opendocument.presentation"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    odp = zipped({"mimetype": kind, "content.xml": _ODP.format(slides), "META-INF/manifest.xml": manifest})
    assert detect(odp) == "odp"
    data = saved_as(odp, "odp", "ppt", tmp_path)
    assert detect(data) == "ppt"
    document = read_bytes(data, "a.ppt")
    shown = [document.text[page.start : page.end].strip() for page in document.pages]
    assert shown == ["Tuyên truyền phòng cháy", "Kiểm tra bình chữa cháy"]


LOCKED = [
    ("doc", ole({"WordDocument": _WORD + b"\x00\x01"})),
    ("xls", ole({"Workbook": b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00\x06\x00" + bytes(6)})),
    ("ppt", ole({"PowerPoint Document": b"x", "EncryptedSummary": b"x"})),
    ("docx", ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"})),
    ("odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x",
                    "META-INF/manifest.xml": "<m:encryption-data/>"})),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "data"), LOCKED, ids=[suffix for suffix, _ in LOCKED])
def test_files_under_a_password_are_refused_as_such(suffix: str, data: bytes) -> None:
    with pytest.raises(ProtectedFile, match="mật khẩu"):
        read_bytes(data, f"a.{suffix}")


@pytest.mark.parametrize(
    ("streams", "kind"),
    [
        ({"WordDocument": b"x", "Data": b"x"}, "doc"),
        ({"Workbook": b"x"}, "xls"),
        ({"Book": b"x"}, "xls"),
        ({"PowerPoint Document": b"WordDocument".decode().encode("utf-16-le")}, "ppt"),
        ({"__properties_version1.0": b"x"}, "msg"),
        ({"Something": "WordDocument".encode("utf-16-le")}, "ole"),
    ],
)
def test_the_streams_at_the_top_decide_and_no_other_bytes(streams: dict[str, bytes], kind: str) -> None:
    assert detect(ole(streams)) == kind


def test_streams_are_read_from_their_beginning() -> None:
    package = open_ole(ole({"A": b"first" * 1000, "B": b"second"}, ("Macros",)))
    assert package is not None
    assert package.names == {"A", "B", "Macros"}
    assert (package.start("A", 7), package.start("B", 6), package.start("C", 6)) == (b"firstfi", b"second", b"")


@pytest.mark.parametrize("cut", [9, 40, 300, 600, 1100])
def test_a_cut_container_is_none_or_says_less(cut: int) -> None:
    package = open_ole(ole({"A": b"x"})[:cut])
    assert package is None or package.start("A", 10) in (b"", b"x".ljust(10, b"\0"))


def test_macros_are_warned_of_and_never_run(old: bytes) -> None:
    # A stream that no reader needs takes the name of the storage that macros lie in.
    place = old.index("\x05SummaryInformation".encode("utf-16-le"))
    renamed = old[:place] + "Macros".encode("utf-16-le").ljust(64, b"\0") + b"\x0e\0" + old[place + 66 :]
    document = read_bytes(renamed, "a.doc")
    assert any("macro" in warning for warning in document.warnings)
    assert "Sửa đường làng" in document.text


def test_a_cut_file_is_refused_or_read(old: bytes) -> None:
    with suppress(CorpusError):
        assert read_bytes(old[: len(old) // 2], "a.doc").text


def test_without_libreoffice_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    for data, package in (
        (b"{\\rtf1 x}", "libreoffice-writer-nogui"),
        (ole({"Workbook": b"x"}), "libreoffice-calc-nogui"),
        (ole({"PowerPoint Document": b"x"}), "libreoffice-impress-nogui"),
    ):
        with pytest.raises(MissingProgram, match=package):
            read_bytes(data, "a")


def _keeper(program: Path, seconds: float, data: bytes = b"x") -> subprocess.Popen[bytes]:
    request = {
        "program": str(program),
        "suffix": "txt",
        "target": "docx",
        "filter": "f",
        "seconds": seconds,
        "size": len(data),
    }
    keeper = subprocess.Popen(
        [sys.executable, "-m", "corpus.formats.office_keeper"],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "TMPDIR": str(program.parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert keeper.stdin is not None
    keeper.stdin.write(json.dumps(request).encode() + b"\n" + data)
    keeper.stdin.flush()
    return keeper


def _script(folder: Path, lines: str) -> Path:
    program = folder / "office.sh"
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(0o700)
    return program


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"


def _until(done: Path) -> str:
    end = time.monotonic() + 20
    while time.monotonic() < end and not (done.exists() and done.read_text().strip()):
        time.sleep(0.02)
    return done.read_text().strip()


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups are a thing of POSIX")
@pytest.mark.parametrize("leaves", [False, True], ids=["late", "left alone"])
def test_nothing_outlives_its_time_or_its_asker(tmp_path: Path, *, leaves: bool) -> None:
    pids = tmp_path / "pids"
    keeper = _keeper(_script(tmp_path, f"sleep 300 & echo $! > {pids}; wait"), 300 if leaves else 1.0)
    child = int(_until(pids))
    assert keeper.stdin is not None
    if leaves:
        keeper.stdin.close()
    assert keeper.wait(20) == 1
    assert _gone(child)
    assert not list(tmp_path.glob("cancu-office-*"))


def test_what_the_program_writes_comes_back_and_nothing_is_left(tmp_path: Path) -> None:
    lines = 'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"; cat "$3" > "$2/input.docx"'
    keeper = _keeper(_script(tmp_path, lines), 20, b"some words")
    assert keeper.stdout is not None
    assert keeper.stdout.read() == b"some words"
    assert keeper.wait(20) == 0
    assert not list(tmp_path.glob("cancu-office-*"))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["broken/legacy_doc_named.docx", "nd_30_2020_phu_luc_3.doc"])
def test_real_old_documents(name: str) -> None:
    needed()
    path = SHARED / name
    if not path.exists():
        pytest.skip("the shared documents are not beside the checkout")
    document = read(path)
    if name.endswith(".docx"):
        assert document.identity.number == "27/2001/QH10"
        assert any("dù tên có đuôi .docx" in warning for warning in document.warnings)
        return
    twin = read(path.with_suffix(".docx"))
    assert document.text == twin.text
    assert _rows(document) == _rows(twin)
