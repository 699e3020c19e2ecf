from __future__ import annotations

import pytest

from corpus.errors import CorpusError, DamagedFile, ProtectedFile, UnknownFormat
from corpus.formats.detect import detect, refusal
from tests.corpus.docx_builder import docx, p, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504

KINDS = [
    (docx(p("x")), "docx"),
    (b"%PDF-1.7\n", "pdf"),
    (b"\n\n%PDF-1.4\n", "pdf"),
    ("Kế hoạch năm 2025".encode(), "text"),
    ("Kế hoạch".encode("utf-16"), "text"),
    ("Đăng ký đầu năm 2025 và đề nghị".encode("utf-16-be"), "text"),
    ("\ufeffKế hoạch".encode(), "text"),
    ("Quyết định\n\f2\n".encode(), "text"),
    (b"K\xd5 ho\xb9ch n\xa8m 2025", "text"),
    (OLE + "WordDocument".encode("utf-16-le"), "doc"),
    (OLE + "Workbook".encode("utf-16-le"), "xls"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    (OLE, "ole"),
    (zipped({"xl/workbook.xml": "x"}), "xlsx"),
    (zipped({"ppt/presentation.xml": "x"}), "pptx"),
    (zipped({"word/document.xml": "x", "word/vbaProject.bin": "x"}), "macros"),
    (zipped({"mimetype": "x", "content.xml": "x"}), "odt"),
    (zipped({"ảnh.txt": "x"}), "zip"),
    (b"\x89PNG\r\n\x1a\n\x00", "png"),
    (b"\xff\xd8\xff\xe0", "jpeg"),
    (b"{\\rtf1 x}", "rtf"),
    (b"<!DOCTYPE html><html></html>", "html"),
    (b"<?xml version='1.0'?><w:wordDocument/>", "xml"),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related", "eml"),
    (bytes(range(256)) * 4, "binary"),
    (b"\x01\x02\x03\x04" * 100, "binary"),
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_content_decides(data: bytes, kind: str) -> None:
    assert detect(data) == kind


REFUSALS: list[tuple[str, str, type[CorpusError], str]] = [
    ("doc", "ke-hoach.docx", UnknownFormat, ".doc cũ"),
    ("xlsx", "danh-sach.xlsx", UnknownFormat, "Excel"),
    ("png", "anh.pdf", UnknownFormat, "đuôi .pdf"),
    ("encrypted", "mat.docx", ProtectedFile, "mật khẩu"),
    ("macros", "x.docm", ProtectedFile, "macro"),
    ("binary", "x", UnknownFormat, "nhị phân"),
]


@pytest.mark.parametrize(("kind", "name", "error", "words"), REFUSALS)
def test_a_refusal_names_what_was_found_and_what_to_do(
    kind: str, name: str, error: type[CorpusError], words: str
) -> None:
    refused = refusal(kind, name)
    assert type(refused) is error
    assert words in refused.message
    assert refused.remedy


def test_a_cut_zip_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        detect(docx(p("x"))[:-40])
