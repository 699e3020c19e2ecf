"""Opens zip packages and the XML inside them within bounds, so that a hostile file costs little and harms nothing."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import DamagedFile, ProtectedFile, TooLarge

if TYPE_CHECKING:
    from lxml.etree import _Element

MAXIMUM_MEMBERS = 10_000
MAXIMUM_UNPACKED = 400 * 1024 * 1024
MAXIMUM_XML = 150 * 1024 * 1024
# Word's own XML packs 10 to 40 times; deflate cannot pass 1032. Small members may be repetitive without harm.
MAXIMUM_RATIO = 250
RATIO_FREE = 4 * 1024 * 1024

_FETCH_AGAIN = "Hãy chép hoặc tải lại tệp từ nguồn."
_DOCTYPE_WINDOW = 4096
_ENCRYPTED = 0x1
# What zipfile raises for a bad checksum, a cut stream, an unknown method, or a name that lies.
_BROKEN_MEMBER = (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened zip whose directory has passed the bounds; members are read one at a time, bounded again."""

    names: frozenset[str]
    _zip: zipfile.ZipFile

    def read(self, name: str, limit: int = MAXIMUM_XML) -> bytes:
        """Return one member's bytes, at most ``limit`` of them; raises ``DamagedFile`` or ``TooLarge``."""
        try:
            with self._zip.open(name) as member:
                data = member.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            KeyError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise DamagedFile(f"Phần “{name}” trong tệp bị hỏng.", _FETCH_AGAIN) from error
        if len(data) > limit:
            raise TooLarge(f"Phần “{name}” nở ra quá {limit // 1048576} MB.", "Hãy tách thành nhiều tệp nhỏ hơn.")
        return data

    def entries(self) -> list[zipfile.ZipInfo]:
        """Return the directory's lines in order."""
        return self._zip.infolist()

    def xml(self, name: str) -> _Element:
        """Return one member parsed as XML, entities and document types refused; errors as in ``read``."""
        return parse_xml(self.read(name), name)


def open_archive(data: bytes) -> Archive:
    """Open a zip; raises ``DamagedFile`` (truncated, hostile), ``ProtectedFile`` (encrypted) or ``TooLarge``."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, OverflowError) as error:
        raise DamagedFile("Tệp nén bị cắt cụt hoặc hỏng.", _FETCH_AGAIN) from error
    members = package.infolist()
    _check_members(members)
    return Archive(frozenset(member.filename for member in members), package)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAXIMUM_MEMBERS:
        raise DamagedFile(f"Tệp nén chứa {len(members)} phần, quá {MAXIMUM_MEMBERS}.", _FETCH_AGAIN)
    total = sum(member.file_size for member in members)
    if total > MAXIMUM_UNPACKED:
        raise TooLarge(f"Tệp nở ra {total // 1048576} MB, giới hạn {MAXIMUM_UNPACKED // 1048576} MB.", _FETCH_AGAIN)
    for member in members:
        _check_member(member)


def _check_member(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise ProtectedFile("Tệp nén được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi nạp lại.")
    if member.file_size > max(RATIO_FREE, MAXIMUM_RATIO * member.compress_size):
        raise DamagedFile(f"Phần “{member.filename}” nở ra bất thường (bom nén).", _FETCH_AGAIN)


def parse_xml(data: bytes, name: str) -> _Element:
    """Parse XML with no document type, no entities and no network; raises ``DamagedFile``."""
    from lxml import etree  # noqa: PLC0415 - loaded only when a package is read

    refuse_document_type(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(f"Phần “{name}” không phải XML đúng.", _FETCH_AGAIN) from error


def refuse_document_type(data: bytes, name: str) -> None:
    """Raise ``DamagedFile`` where XML declares a document type, which entities that swell need."""
    if _declares_type(data):
        raise DamagedFile(f"Phần “{name}” có khai báo DTD, không được phép.", "Hãy lưu lại tệp bằng Word.")


def _declares_type(data: bytes) -> bool:
    # UTF-16 parts are rare but legal; the null bytes between letters are taken out before looking.
    return b"<!DOCTYPE" in data[:_DOCTYPE_WINDOW].replace(b"\x00", b"").upper()
