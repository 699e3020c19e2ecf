"""Builds OLE compound files (the container of .doc, .xls, .ppt) with streams and storages at the top."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STREAM, _STORAGE = 5, 2, 1


def ole(streams: dict[str, bytes], storages: tuple[str, ...] = ()) -> bytes:
    """Build a compound file; streams are padded to 4,096 bytes, so that none needs the mini stream."""
    bodies = [body.ljust(4096, b"\0") for body in streams.values()]
    names = [*streams, *storages]
    directory_size = -(-(len(names) + 1) * 128 // _SECTOR)
    starts, at = [], 1 + directory_size
    for body in bodies:
        starts.append(at)
        at += -(-len(body) // _SECTOR)
    chains = [[0], [*range(1, 1 + directory_size)]]
    chains += [[*range(start, start - (-len(body) // _SECTOR))] for start, body in zip(starts, bodies, strict=True)]
    fat = [_FREE] * (_SECTOR // 4)
    for chain in chains:
        for here, there in zip(chain, [*chain[1:], _END], strict=True):
            fat[here] = there
    fat[0] = _FAT
    return _header() + struct.pack("<128I", *fat) + _directory(names, streams, starts, bodies) + _padded(bodies)


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _directory(names: list[str], streams: dict[str, bytes], starts: list[int], bodies: list[bytes]) -> bytes:
    entries = [_entry("Root Entry", _ROOT, (_FREE, 1 if names else _FREE), (_END, 0))]
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else _FREE
        if name in streams:
            entries.append(_entry(name, _STREAM, (right, _FREE), (starts[number - 1], len(bodies[number - 1]))))
        else:
            entries.append(_entry(name, _STORAGE, (right, _FREE), (0, 0)))
    joined = b"".join(entries)
    return joined.ljust(-(-len(joined) // _SECTOR) * _SECTOR, b"\0")


def _entry(name: str, kind: int, links: tuple[int, int], body: tuple[int, int]) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _FREE, *links)
    return head + bytes(36) + struct.pack("<III", *body, 0)


def _padded(bodies: list[bytes]) -> bytes:
    return b"".join(body.ljust(-(-len(body) // _SECTOR) * _SECTOR, b"\0") for body in bodies)
