"""Looks into OLE compound files (the old .doc, .xls, .ppt): what streams stand at the top, and how they begin.

Format: [MS-CFB]. Everything is bounded by the file's own size; a file that does not add up is no compound file.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # this and above are marks, not sectors
_ENTRY = 128
_MINI_CUTOFF = 4096
_MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    sector: int
    size: int


class OleFile:
    """An opened compound file; ``names`` are the streams and storages at its top."""

    def __init__(self, data: bytes) -> None:
        """Read the tables; raises ``ValueError`` where they make no sense."""
        self._data = data
        shift, mini = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini != 6:
            raise ValueError("sector size")
        self._size = 1 << shift
        self._fat = self._table(self._fat_sectors())
        (first_directory,) = struct.unpack_from("<I", data, 48)
        (first_mini,) = struct.unpack_from("<I", data, 60)
        self._mini_fat = self._table(self._chain(first_mini))
        directory = b"".join(map(self._sector, self._chain(first_directory)))
        self._entries = [_entry(directory, at) for at in range(0, min(len(directory), _MOST_ENTRIES * _ENTRY), _ENTRY)]
        if not self._entries:
            raise ValueError("directory")
        self._top = self._children(self._entries[0].child)
        self.names = frozenset(self._top)

    def start(self, name: str, length: int) -> bytes:
        """Return up to ``length`` bytes from the beginning of a stream at the top, none where there is no such."""
        entry = self._top.get(name)
        if entry is None:
            return b""
        wanted = min(length, entry.size)
        if entry.size < _MINI_CUTOFF:
            return self._mini(entry.sector, wanted)
        return b"".join(map(self._sector, self._chain(entry.sector, -(-wanted // self._size))))[:wanted]

    def _fat_sectors(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        (more,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while more < _END and more not in seen:
            seen.add(more)
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            sectors += numbers[:-1]
            more = numbers[-1]
        return [sector for sector in sectors if sector < _END]

    def _table(self, sectors: list[int]) -> list[int]:
        joined = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(joined) // 4}I", joined))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size].ljust(self._size, b"\0") if at < len(self._data) else b""

    def _chain(self, first: int, most: int | None = None) -> list[int]:
        return _followed(first, self._fat, len(self._data) // self._size + 1 if most is None else most)

    def _mini(self, first: int, wanted: int) -> bytes:
        whole = b"".join(map(self._sector, self._chain(self._entries[0].sector)))
        places = _followed(first, self._mini_fat, -(-wanted // 64))
        return b"".join(whole[place * 64 : place * 64 + 64] for place in places)[:wanted]

    def _children(self, first: int) -> dict[str, _Entry]:
        found: dict[str, _Entry] = {}
        waiting, seen = [first], set[int]()
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            found[entry.name] = entry
            waiting += [entry.left, entry.right]
        return found


def _followed(first: int, table: list[int], most: int) -> list[int]:
    chain: list[int] = []
    seen: set[int] = set()
    while first < len(table) and first not in seen and len(chain) < most:
        seen.add(first)
        chain.append(first)
        first = table[first]
    return chain


def _entry(directory: bytes, at: int) -> _Entry:
    (length,) = struct.unpack_from("<H", directory, at + 64)
    name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    left, right, child = struct.unpack_from("<III", directory, at + 68)
    sector, size = struct.unpack_from("<II", directory, at + 116)
    return _Entry(name, left, right, child, sector, size)


def open_ole(data: bytes) -> OleFile | None:
    """Open a compound file, ``None`` where the content is none or its tables are broken."""
    if not data.startswith(_SIGNATURE):
        return None
    try:
        return OleFile(data)
    except (struct.error, ValueError, IndexError):
        return None
