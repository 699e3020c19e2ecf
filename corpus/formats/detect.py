"""Decides what a file is from its content alone, and says why a kind that has no reader is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import CorpusError, ManyDocuments, ProtectedFile, UnknownFormat
from corpus.formats.archive import open_archive

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SAMPLE = 64 * 1024

# First bytes -> kind, for content that one look at the beginning decides.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"%!PS", "postscript"),
)

# Names of the streams that an OLE file holds for each kind, as its directory stores them.
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__substg1.0_", "msg"),
)

# The member that tells what kind of document a zip file is, as the end of a name or its beginning.
_ZIP_MEMBERS: tuple[tuple[str, str], ...] = (
    ("vbaProject.bin", "macros"),
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", "odt"),
)

_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"^\s*<(?:\?xml\b|\w[^>]*\sxmlns)", re.IGNORECASE)
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*(?:\n|$)(?:[ \t][^\n]*(?:\n|$))*){2,}")
# What only a mail program writes above a text; two of them make a mail.
_MAIL_FIELDS = re.compile(
    rb"^(?:from|to|cc|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_SURE_FIELDS = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|content-type):", re.IGNORECASE | re.MULTILINE
)
_HEADER_WINDOW = 16 * 1024


@dataclass(frozen=True, slots=True)
class _Refusal:
    error: type[CorpusError]
    label: str
    remedy: str


_SAVE_AS_DOCX = "Hãy mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx."
_TEXT_WANTED = "Căn Cứ đọc .docx, .pdf có chữ và .txt."
_REFUSALS: dict[str, _Refusal] = {
    "doc": _Refusal(UnknownFormat, "Tệp là .doc cũ (Word 97–2003)", _SAVE_AS_DOCX),
    "rtf": _Refusal(UnknownFormat, "Tệp là văn bản RTF", _SAVE_AS_DOCX),
    "odt": _Refusal(UnknownFormat, "Tệp là văn bản OpenDocument (.odt)", _SAVE_AS_DOCX),
    "html": _Refusal(UnknownFormat, "Tệp là trang HTML", "Hãy tải lại tệp gốc; trang này có thể là thông báo lỗi."),
    "eml": _Refusal(UnknownFormat, "Tệp là thư điện tử (.eml)", _TEXT_WANTED),
    "xml": _Refusal(UnknownFormat, "Tệp là XML", _SAVE_AS_DOCX),
    "xlsx": _Refusal(UnknownFormat, "Tệp là bảng tính Excel (.xlsx)", _TEXT_WANTED),
    "xls": _Refusal(UnknownFormat, "Tệp là bảng tính Excel cũ (.xls)", _TEXT_WANTED),
    "pptx": _Refusal(UnknownFormat, "Tệp là bản trình chiếu (.pptx)", _TEXT_WANTED),
    "ppt": _Refusal(UnknownFormat, "Tệp là bản trình chiếu cũ (.ppt)", _TEXT_WANTED),
    "msg": _Refusal(UnknownFormat, "Tệp là thư Outlook (.msg)", _TEXT_WANTED),
    "epub": _Refusal(UnknownFormat, "Tệp là sách điện tử EPUB", _TEXT_WANTED),
    "zip": _Refusal(ManyDocuments, "Tệp là gói nén ZIP", "Hãy nạp cả gói, hoặc giải nén rồi đọc từng tệp bên trong."),
    "gzip": _Refusal(UnknownFormat, "Tệp là gói nén GZIP", "Hãy giải nén rồi nạp từng tệp bên trong."),
    "7z": _Refusal(UnknownFormat, "Tệp là gói nén 7z", "Hãy giải nén rồi nạp từng tệp bên trong."),
    "rar": _Refusal(UnknownFormat, "Tệp là gói nén RAR", "Hãy giải nén rồi nạp từng tệp bên trong."),
    "png": _Refusal(UnknownFormat, "Tệp là ảnh PNG", _TEXT_WANTED),
    "jpeg": _Refusal(UnknownFormat, "Tệp là ảnh JPEG", _TEXT_WANTED),
    "gif": _Refusal(UnknownFormat, "Tệp là ảnh GIF", _TEXT_WANTED),
    "tiff": _Refusal(UnknownFormat, "Tệp là ảnh TIFF", _TEXT_WANTED),
    "program": _Refusal(UnknownFormat, "Tệp là chương trình chạy", _TEXT_WANTED),
    "sqlite": _Refusal(UnknownFormat, "Tệp là cơ sở dữ liệu SQLite", _TEXT_WANTED),
    "postscript": _Refusal(UnknownFormat, "Tệp là PostScript", "Hãy chuyển thành .pdf."),
    "ole": _Refusal(UnknownFormat, "Tệp là gói OLE không rõ loại", _SAVE_AS_DOCX),
    "binary": _Refusal(UnknownFormat, "Tệp là dữ liệu nhị phân không rõ loại", _TEXT_WANTED),
    "encrypted": _Refusal(ProtectedFile, "Tệp được đặt mật khẩu", "Hãy bỏ mật khẩu rồi nạp lại."),
    "macros": _Refusal(ProtectedFile, "Tệp có chứa macro", "Hãy lưu lại thành .docx không có macro."),
}


def detect(data: bytes) -> str:
    """Name the kind of content: ``text``, ``docx``, ``pdf``, or a kind that ``refusal`` explains.

    Raises ``DamagedFile``, ``ProtectedFile`` or ``TooLarge`` for a zip whose directory cannot be trusted.
    """
    for test in _TESTS:
        kind = test(data)
        if kind is not None:
            return kind
    return "binary"


def refusal(kind: str, name: str) -> CorpusError:
    """Build the error for a kind that has no reader; says so where the name promised something else."""
    reason = _REFUSALS.get(kind, _REFUSALS["binary"])
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    mismatch = f" dù tên có đuôi {suffix}" if suffix and suffix.lstrip(".") != kind else ""
    return reason.error(f"{reason.label}{mismatch}.", reason.remedy)


def _by_signature(data: bytes) -> str | None:
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def _pdf(data: bytes) -> str | None:
    # The header may stand anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
    return "pdf" if b"%PDF-" in data[:1024] else None


def _ole(data: bytes) -> str | None:
    if not data.startswith(_OLE):
        return None
    found = (kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in data)
    return next(found, "ole")


def _zip(data: bytes) -> str | None:
    if not data.startswith(_ZIP):
        return None
    names = open_archive(data).names
    found = (kind for part, kind in _ZIP_MEMBERS if any(n.startswith(part) or n.endswith("/" + part) for n in names))
    return next(found, "zip")


def _markup(data: bytes) -> str | None:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    patterns = ((_HTML, "html"), (_XML, "xml"))
    found = next((kind for pattern, kind in patterns if pattern.search(head)), None)
    return found or ("eml" if looks_like_mail(data) else None)


def looks_like_mail(data: bytes) -> bool:
    """Say whether the content opens with the header of a mail (RFC 5322) or of a page saved as one (RFC 2557)."""
    head = _HEADERS.match(data[:_HEADER_WINDOW].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").lstrip(b"\n"))
    return head is not None and len(_MAIL_FIELDS.findall(head[0])) > 1 and _SURE_FIELDS.search(head[0]) is not None


def _text(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    letters = _widened(sample) if b"\x00" in sample else sample.decode("latin-1")
    odd = sum(letters.count(control) for control in _ODD_CONTROLS)
    return "text" if odd * 100 <= len(letters) else None


def _widened(sample: bytes) -> str:
    # UTF-16 without a mark: in plain text every other byte, the high one, is mostly zero.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample):
        return sample.decode("latin-1")
    return sample.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


# Control characters that no text file has reason to hold; tab, line ends, form feed and vertical tab are text.
_ODD_CONTROLS = tuple(chr(code) for code in (*range(9), *range(14, 32), 127) if code != 27)

_TESTS: tuple[Callable[[bytes], str | None], ...] = (_by_signature, _ole, _zip, _pdf, _markup, _text)
