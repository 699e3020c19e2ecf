"""Turns a file into a Document: decides the format from the content, reads it, and understands the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from corpus.document import Document
from corpus.draft import Draft
from corpus.errors import CorpusError, DamagedFile, EmptyFile, TooLarge, cannot_open
from corpus.formats.detect import detect, is_error_page, misnamed, refusal

MAXIMUM_BYTES = 100 * 1024 * 1024

# Content kind -> "module:function", each ``(data: bytes) -> Draft``; imported only when such a file comes.
READERS = {
    "text": "corpus.formats.plain:read_plain",
    "docx": "corpus.formats.docx:read_docx",
    "pdf": "corpus.formats.pdf:read_pdf",
    "html": "corpus.formats.html_file:read_html",
    "eml": "corpus.formats.mail:read_mail",
    "xlsx": "corpus.formats.xlsx:read_xlsx",
    "doc": "corpus.formats.office:read_doc",
    "rtf": "corpus.formats.office:read_rtf",
    "odt": "corpus.formats.office:read_odt",
    "wordml": "corpus.formats.office:read_wordml",
    "xls": "corpus.formats.office:read_xls",
    "ods": "corpus.formats.office:read_ods",
    "ppt": "corpus.formats.office:read_ppt",
    "pptx": "corpus.formats.office:read_pptx",
    "odp": "corpus.formats.office:read_odp",
    **dict.fromkeys(("png", "jpeg", "tiff", "bmp", "webp"), "corpus.formats.picture:read_picture"),
}


def read(path: Path) -> Document:
    """Read and understand the file at ``path``; raises ``CorpusError`` and nothing else for bad files."""
    try:
        size = path.stat().st_size
        _check_size(size)
        data = path.read_bytes()
    except OSError as error:
        raise cannot_open(path.name, error) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read and understand a file's content; ``name`` is for messages only, the type comes from the content."""
    understand: Callable[[Draft], Document] = import_module("corpus.structure.layout").understand
    return understand(draft_bytes(data, name))


def draft_bytes(data: bytes, name: str) -> Draft:
    """Read a file's content into paragraphs and grids, without understanding them; errors as in ``read``."""
    _check_size(len(data))
    kind = detect(data)
    if kind not in READERS or is_error_page(kind, name):
        raise refusal(kind, name)
    draft = _guarded(_reader(READERS[kind]), data)
    return replace(draft, warnings=(*draft.warnings, *misnamed(kind, name)))


def _check_size(size: int) -> None:
    if size == 0:
        raise EmptyFile("Tệp rỗng (0 byte).", "Hãy chép lại tệp từ nguồn.")
    if size > MAXIMUM_BYTES:
        raise too_large(size)


def too_large(size: int) -> TooLarge:
    """Return the refusal of a file of ``size`` bytes."""
    return TooLarge(
        f"Tệp quá lớn: {size / 1048576:.0f} MB, giới hạn {MAXIMUM_BYTES // 1048576} MB.",
        "Hãy tách thành nhiều tệp nhỏ hơn.",
    )


def _reader(target: str) -> Callable[[bytes], Draft]:
    module, function = target.split(":")
    reader: Callable[[bytes], Draft] = getattr(import_module(module), function)
    return reader


def _guarded(reader: Callable[[bytes], Draft], data: bytes) -> Draft:
    # A hostile file may break a parsing library in ways that nobody listed; the caller sees one family of errors.
    try:
        return reader(data)
    except CorpusError:
        raise
    except MemoryError as error:
        raise TooLarge("Tệp cần quá nhiều bộ nhớ để đọc.", "Hãy tách thành nhiều tệp nhỏ hơn.") from error
    except Exception as error:
        raise DamagedFile(
            f"Tệp bị hỏng, không đọc tiếp được ({type(error).__name__}).", "Hãy mở và lưu lại tệp, hoặc lấy bản khác."
        ) from error
