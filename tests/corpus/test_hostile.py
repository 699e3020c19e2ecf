"""Hostile and broken files of every format: refused or read with a warning, and the next file is read well."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from corpus.errors import CorpusError, DamagedFile, ManyDocuments, ProtectedFile, TooLarge, UnknownFormat
from corpus.read import MAXIMUM_BYTES, read, read_bytes
from corpus.unpack import MOST_MEMBERS, unpack
from corpus.worker import Crew
from tests.corpus.docx_builder import docx, p, part, zipped
from tests.corpus.pdf_builder import Sheet, pdf

GOOD = docx(p("KẾ HOẠCH") + p("I. MỤC ĐÍCH") + p("Sửa đường làng."))
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip


def _zip(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return buffer.getvalue()


def _many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count "
        + str(count).encode() + b"/Kids[" + kids + b"]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n"
    )  # fmt: skip


def _lying_zip() -> bytes:
    """Build a zip whose directory says that its member is small."""
    data = bytearray(_zip(("a.txt", bytes(50_000_000))))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def _locked_zip() -> bytes:
    data = bytearray(_zip(("a.txt", b"words")))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSED: list[tuple[str, bytes, type[CorpusError]]] = [
    ("a zip bomb", _zip(("word/document.xml", bytes(60_000_000)), ("[Content_Types].xml", b"x")), DamagedFile),
    ("a bomb named as a bundle", _zip(("a.txt", bytes(60_000_000))), DamagedFile),
    ("too many members", _zip(*((f"{n}.txt", b"") for n in range(10_001))), DamagedFile),
    ("laughs in docx", zipped({"word/document.xml": LAUGHS + part("document", "<w:body>&j;</w:body>")}), DamagedFile),
    ("laughs in html", f"<?xml version='1.0'?>{LAUGHS}<html><body>&j;</body></html>".encode(), CorpusError),
    ("ten thousand pages", _many_pages(10_000), TooLarge),
    ("a cut pdf", pdf(Sheet().text(72, 100, "Chữ"))[:120], DamagedFile),
    ("a program", b"MZ" + bytes(1000), UnknownFormat),
    ("a locked bundle", _locked_zip(), ProtectedFile),
    ("a bundle", _zip(("a.txt", b"words")), ManyDocuments),
    ("garbage", zlib.compress(bytes(range(256)) * 99), UnknownFormat),
    ("another packer", b"7z\xbc\xaf\x27\x1c" + bytes(99), UnknownFormat),
]


@pytest.mark.parametrize(
    ("data", "error"), [(data, error) for _, data, error in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_hostile_files_are_refused_with_why_and_what_to_do(data: bytes, error: type[CorpusError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(data, "a.bin")
    assert caught.value.message
    assert caught.value.remedy


def test_a_table_of_values_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "to.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n1,2\n")
        file.truncate(2 * MAXIMUM_BYTES)
    with pytest.raises(TooLarge, match="200 MB"):
        read(path)


def test_a_crew_goes_on_after_each_of_them() -> None:
    with Crew(seconds=30) as crew:
        for _, data, _ in REFUSED[:8]:
            with pytest.raises(CorpusError):
                crew.read(data, "a.bin")
            assert "Sửa đường làng." in crew.read(GOOD, "tốt.docx").text


def test_a_closed_crew_refuses() -> None:
    crew = Crew()
    assert crew.read(GOOD, "tốt.docx").text
    crew.close()
    with pytest.raises(DamagedFile, match="ngừng"):
        crew.read(GOOD, "tốt.docx")


def test_a_bundle_gives_its_documents_and_nothing_else(tmp_path: Path) -> None:
    data = _zip(
        ("thư mục/kế hoạch.docx", GOOD), ("../../etc/passwd", b"x"), ("__MACOSX/._a", b"x"), ("~$a.docx", b"x"),
        (".DS_Store", b"x"), ("b/", b""), ("C:\\b\\c.txt", b"y"),
    )  # fmt: skip
    with Crew() as crew:
        members = crew.unpack(data, "gói.zip", tmp_path)
    assert [member.name for member in members] == ["thư mục/kế hoạch.docx", "C:\\b\\c.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["00000", "00001"]


@pytest.mark.parametrize("name", ["kế.txt".encode(), "Phụ lục.".encode("cp1258", "replace")[:8]])
def test_names_that_a_zip_keeps_in_another_code_page(tmp_path: Path, name: bytes) -> None:
    members = unpack(_zip(("aaaaaaaa", b"x")).replace(b"aaaaaaaa", name), tmp_path)
    assert [member.name for member in members] == [name.decode("utf-8" if name[0] == 0x6B else "cp1258")]


def test_a_member_larger_than_the_directory_says_is_cut_or_told(tmp_path: Path) -> None:
    (member,) = unpack(_lying_zip(), tmp_path)
    assert member.message or Path(member.path).stat().st_size <= 100


def test_a_bundle_of_too_many_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="tệp"):
        unpack(_zip(*((f"{n}.txt", b"x") for n in range(MOST_MEMBERS + 1))), tmp_path)
