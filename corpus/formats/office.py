"""Reads old and foreign office formats: LibreOffice turns them into .docx, .xlsx or PDF, which our own readers read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.draft import Draft
from corpus.errors import DamagedFile, MissingProgram, ProtectedFile
from corpus.formats.docx import read_docx
from corpus.formats.ole import OleFile, open_ole
from corpus.formats.pdf import read_pdf
from corpus.formats.xlsx import read_xlsx

SECONDS = 60.0
_PROGRAMS = ("soffice", "libreoffice")
_MACROS = "Tệp có chứa macro; macro không được chạy và đã bị bỏ qua."
_MACRO_STORAGES = frozenset(("Macros", "_VBA_PROJECT_CUR", "VBA"))


@dataclass(frozen=True, slots=True)
class _Route:
    """How a family of formats is turned into one we read: target suffix, export filter, module file, package."""

    target: str
    filter: str
    library: str
    package: str
    read: Callable[[bytes], Draft]


_WRITER = _Route("docx", "MS Word 2007 XML", "libswlo.so", "libreoffice-writer-nogui", read_docx)
_CALC = _Route("xlsx", "Calc MS Excel 2007 XML", "libsclo.so", "libreoffice-calc-nogui", read_xlsx)
_IMPRESS = _Route("pdf", "impress_pdf_Export", "libsdlo.so", "libreoffice-impress-nogui", read_pdf)


def read_doc(data: bytes) -> Draft:
    """Read a Word 97-2003 document; raises ``CorpusError``, ``MissingProgram`` where LibreOffice is not installed."""
    package = open_ole(data)
    if package is not None and package.start("WordDocument", 12)[11:12] and package.start("WordDocument", 12)[11] & 1:
        raise _locked()
    return _with_macros(_read(data, "doc", _WRITER), package)


def read_rtf(data: bytes) -> Draft:
    """Read a Rich Text document; errors as in ``read_doc``."""
    return _read(data, "rtf", _WRITER)


def read_odt(data: bytes) -> Draft:
    """Read an OpenDocument text; errors as in ``read_doc``."""
    return _read(data, "odt", _WRITER)


def read_wordml(data: bytes) -> Draft:
    """Read a document that Word 2003 saved as XML; errors as in ``read_doc``."""
    return _read(data, "xml", _WRITER)


def read_xls(data: bytes) -> Draft:
    """Read an Excel 97-2003 workbook; errors as in ``read_doc``."""
    package = open_ole(data)
    if package is not None and _is_locked_workbook(package.start("Workbook", 4096) or package.start("Book", 4096)):
        raise _locked()
    return _with_macros(_read(data, "xls", _CALC), package)


def read_ods(data: bytes) -> Draft:
    """Read an OpenDocument spreadsheet; errors as in ``read_doc``."""
    return _read(data, "ods", _CALC)


def read_ppt(data: bytes) -> Draft:
    """Read a PowerPoint 97-2003 presentation, a page a slide; errors as in ``read_doc``."""
    package = open_ole(data)
    if package is not None and "EncryptedSummary" in package.names:
        raise _locked()
    return _with_macros(_read(data, "ppt", _IMPRESS), package)


def read_pptx(data: bytes) -> Draft:
    """Read a PowerPoint presentation, a page a slide; errors as in ``read_doc``."""
    return _read(data, "pptx", _IMPRESS)


def read_odp(data: bytes) -> Draft:
    """Read an OpenDocument presentation, a page a slide; errors as in ``read_doc``."""
    return _read(data, "odp", _IMPRESS)


def _read(data: bytes, suffix: str, route: _Route) -> Draft:
    return route.read(_converted(data, suffix, route))


def _converted(data: bytes, suffix: str, route: _Route) -> bytes:
    request = {
        "program": _program(suffix, route),
        "suffix": suffix,
        "target": route.target,
        "filter": route.filter,
        "seconds": SECONDS,
        "size": len(data),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "corpus.formats.office_keeper"],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # It outlives a killed reader by a moment, to clean up.
        start_new_session=True,
    ) as keeper:
        answer = _answer(keeper, json.dumps(request).encode() + b"\n" + data)
    if not answer:
        raise DamagedFile(
            f"LibreOffice không mở được tệp .{suffix} này, hoặc mở quá {SECONDS:g} giây.",
            "Hãy mở tệp, lưu lại rồi nạp lại, hoặc lấy bản khác.",
        )
    return answer


def _answer(keeper: subprocess.Popen[bytes], request: bytes) -> bytes:
    if keeper.stdin is None or keeper.stdout is None:
        raise RuntimeError("the keeper was started without its pipes")
    try:
        keeper.stdin.write(request)
        keeper.stdin.flush()
        # The pipe stays open: when it breaks, the keeper knows that nobody waits any more.
        return keeper.stdout.read()
    except BrokenPipeError:
        return b""


def _program(suffix: str, route: _Route) -> str:
    """Return the path of LibreOffice; raises ``MissingProgram`` where it, or its part for the format, is missing."""
    found = next((path for path in map(shutil.which, _PROGRAMS) if path), None)
    if found is None or not _has(found, route.library):
        raise MissingProgram(
            f"Tệp .{suffix} cần LibreOffice để đọc, mà máy chưa cài.",
            f"Hãy cài gói {route.package} (lệnh: apt-get install {route.package}), hoặc lưu tệp thành .{route.target}.",
        )
    return found


def _has(program: str, library: str) -> bool:
    folder = Path(program).resolve().parent
    # Another way of packing (a snap, an image) hides the parts; then the program itself is trusted to be whole.
    return (folder / library).exists() or not (folder / "soffice.bin").exists()


def _with_macros(draft: Draft, package: OleFile | None) -> Draft:
    if package is None or _MACRO_STORAGES.isdisjoint(package.names):
        return draft
    return replace(draft, warnings=(*draft.warnings, _MACROS))


def _locked() -> ProtectedFile:
    return ProtectedFile("Tệp được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi nạp lại.")


def _is_locked_workbook(start: bytes) -> bool:
    """Say whether a FILEPASS record stands among the first records of a workbook ([MS-XLS] 2.4.117)."""
    at = 0
    for _ in range(20):
        kind, size = int.from_bytes(start[at : at + 2], "little"), int.from_bytes(start[at + 2 : at + 4], "little")
        if kind == 0x2F:
            return True
        at += 4 + size
    return False
