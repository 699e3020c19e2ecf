"""Decides what a file is from its content alone, and says why a kind that has no reader is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.errors import CorpusError, ManyDocuments, ProtectedFile, UnknownFormat
from corpus.formats.archive import Archive, open_archive
from corpus.formats.ole import open_ole

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SAMPLE = 64 * 1024

# First bytes -> kind, for content that one look at the beginning decides.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
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

# Names of the streams that stand at the top of an OLE file of each kind.
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)

# The folder of an Office package that tells its kind, and its main part's usual name.
_OFFICE_PARTS = (("word/", "word/document.xml", "docx"), ("xl/", "xl/workbook.xml", "xlsx"),
                 ("ppt/", "ppt/presentation.xml", "pptx"))  # fmt: skip
_CONTENT_TYPES = "[Content_Types].xml"
_OPEN_DOCUMENT = (("spreadsheet", "ods"), ("presentation", "odp"))

_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|style|div|p|h[1-6]"
    rb"|table|ul|ol|center|span|font)\b[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_WORDML = re.compile(rb"^\s*<\?xml[^>]*>\s*<\?mso-application\s+progid=[\"']Word\.Document[\"']", re.IGNORECASE)
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
_TEXT_WANTED = "Hãy xem các định dạng Căn Cứ đọc được, hoặc lưu lại thành .docx hay .pdf."
_REFUSALS: dict[str, _Refusal] = {
    "docx": _Refusal(UnknownFormat, "Tệp là văn bản Word (.docx)", _SAVE_AS_DOCX),
    "pdf": _Refusal(UnknownFormat, "Tệp là PDF", _SAVE_AS_DOCX),
    "text": _Refusal(UnknownFormat, "Tệp là văn bản thuần", _SAVE_AS_DOCX),
    "wordml": _Refusal(UnknownFormat, "Tệp là XML của Word 2003", _SAVE_AS_DOCX),
    "ods": _Refusal(UnknownFormat, "Tệp là bảng tính OpenDocument (.ods)", _TEXT_WANTED),
    "odp": _Refusal(UnknownFormat, "Tệp là bản trình chiếu OpenDocument (.odp)", _TEXT_WANTED),
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
    "bmp": _Refusal(UnknownFormat, "Tệp là ảnh BMP", _TEXT_WANTED),
    "webp": _Refusal(UnknownFormat, "Tệp là ảnh WebP", _TEXT_WANTED),
    "program": _Refusal(UnknownFormat, "Tệp là chương trình chạy", _TEXT_WANTED),
    "sqlite": _Refusal(UnknownFormat, "Tệp là cơ sở dữ liệu SQLite", _TEXT_WANTED),
    "postscript": _Refusal(UnknownFormat, "Tệp là PostScript", "Hãy chuyển thành .pdf."),
    "ole": _Refusal(UnknownFormat, "Tệp là gói OLE không rõ loại", _SAVE_AS_DOCX),
    "binary": _Refusal(UnknownFormat, "Tệp là dữ liệu nhị phân không rõ loại", _TEXT_WANTED),
    "encrypted": _Refusal(ProtectedFile, "Tệp được đặt mật khẩu", "Hãy bỏ mật khẩu rồi nạp lại."),
    "macros": _Refusal(ProtectedFile, "Tệp có chứa macro", "Hãy lưu lại thành tệp không có macro (.docx, .xlsx)."),
}


# What a name promises; Word opens pages and mails named .doc, and Excel pages named .xls.
_PROMISES = {
    ".pdf": ("pdf",),
    ".docx": ("docx",),
    ".doc": ("doc", "docx", "rtf", "wordml", "html", "eml"),
    ".rtf": ("rtf",),
    ".odt": ("odt",),
    ".xlsx": ("xlsx",),
    ".xls": ("xls", "xlsx", "html", "text", "eml"),
    ".ods": ("ods",),
    ".pptx": ("pptx",),
    ".ppt": ("ppt", "pptx"),
}
_NEVER_PAGES = frozenset(
    (".pdf", ".docx", ".xlsx", ".pptx", ".rtf", ".odt", ".ods", ".odp", ".zip", ".rar", ".png", ".jpg", ".jpeg", ".tif",
     ".tiff")
)  # fmt: skip


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
    suffix = _suffix(name)
    mismatch = f" dù tên có đuôi {suffix}" if suffix and suffix.lstrip(".") != kind else ""
    return reason.error(f"{reason.label}{mismatch}.", reason.remedy)


def is_error_page(kind: str, name: str) -> bool:
    """Say whether content is a page where its name promises a file that no program writes as one: a failed download."""
    return kind == "html" and _suffix(name) in _NEVER_PAGES


def misnamed(kind: str, name: str) -> tuple[str, ...]:
    """Return a warning where a file's name promises another kind than its content is."""
    suffix = _suffix(name)
    promised = _PROMISES.get(suffix)
    if promised is None or kind in promised:
        return ()
    return (f"{_REFUSALS[kind].label if kind in _REFUSALS else 'Tệp là ' + kind} dù tên có đuôi {suffix}.",)


def _suffix(name: str) -> str:
    return name[name.rfind(".") :].lower() if "." in name else ""


def _by_signature(data: bytes) -> str | None:
    if data.startswith(b"BM") and not _is_bitmap(data):
        return None
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def _is_bitmap(data: bytes) -> bool:
    # "BM" may open a text: a bitmap's header tells its own length, and zeros follow.
    return data[6:10] == b"\0\0\0\0" and int.from_bytes(data[14:18], "little") in (12, 40, 52, 56, 64, 108, 124)


def _pdf(data: bytes) -> str | None:
    # The header may stand anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).
    return "pdf" if b"%PDF-" in data[:1024] else None


def _ole(data: bytes) -> str | None:
    if not data.startswith(_OLE):
        return None
    package = open_ole(data)
    if package is None:
        # Its tables are cut off or broken: whatever is left of their names must do.
        return next((kind for stream, kind in _OLE_STREAMS if stream.encode("utf-16-le") in data), "ole")
    return next((kind for stream, kind in _OLE_STREAMS if stream in package.names), "ole")


def _zip(data: bytes) -> str | None:
    if not data.startswith(_ZIP):
        return None
    archive = open_archive(data)
    office = _office(archive.names)
    if office is not None:
        macros = any(name.lower().endswith("vbaproject.bin") for name in archive.names)
        return "macros" if macros else office
    if "META-INF/container.xml" in archive.names:
        return "epub"
    return _open_document(archive) if "content.xml" in archive.names else "zip"


def _office(names: frozenset[str]) -> str | None:
    typed = _CONTENT_TYPES in names
    for folder, main, kind in _OFFICE_PARTS:
        if main in names or (typed and any(name.startswith(folder) for name in names)):
            return kind
    return None


def _open_document(archive: Archive) -> str:
    kind = archive.read("mimetype", 200).decode("latin-1") if "mimetype" in archive.names else ""
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.names else b""
    if b"encryption-data" in manifest:
        return "encrypted"
    return next((name for word, name in _OPEN_DOCUMENT if word in kind), "odt")


def _markup(data: bytes) -> str | None:
    head = _ascii(data[:4096])
    patterns = ((_HTML, "html"), (_WORDML, "wordml"), (_XML, "xml"))
    found = next((kind for pattern, kind in patterns if pattern.search(head)), None)
    return found or ("eml" if looks_like_mail(data) else None)


def _ascii(head: bytes) -> bytes:
    """Return the beginning of a text as ASCII shows it, whether its characters take one byte or two."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


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
