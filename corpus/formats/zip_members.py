"""Takes the documents out of a zip: only files that people put there, names mended, everything bounded."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import CorpusError, EmptyFile
from corpus.formats.archive import open_archive
from corpus.unpack import MOST_BYTES, Packed

_UTF8_NAME = 0x800
# What systems leave in a zip beside the documents.
_LEFTOVERS = ("__MACOSX", "Thumbs.db", "desktop.ini")
_TEMPORARY = ("~$", ".")
_LARGEST = 100 * 1024 * 1024


def zip_members(data: bytes) -> Iterator[Packed]:
    """Give the documents inside a zip in the order of its directory; raises ``CorpusError`` for a hostile one.

    A member that cannot be read comes with its error, and the others go on.
    """
    archive = open_archive(data)
    wanted = [entry for entry in archive.entries() if not entry.is_dir() and _is_document(entry.filename)]
    if not wanted:
        raise EmptyFile("Gói nén không có văn bản nào bên trong.", "Hãy kiểm tra lại gói.")
    for entry in wanted:
        name = _name(entry.filename, utf8=bool(entry.flag_bits & _UTF8_NAME))
        try:
            yield Packed(name, archive.read(entry.filename, min(_LARGEST, MOST_BYTES)))
        except CorpusError as error:
            yield Packed(name, error=error)


def _is_document(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return not any(part in _LEFTOVERS or part.startswith(_TEMPORARY) for part in parts if part)


def _name(name: str, *, utf8: bool) -> str:
    """Return a member's name as it was typed: without its mark, Windows wrote it in its own code page."""
    if utf8 or name.isascii():
        return name
    raw = name.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
