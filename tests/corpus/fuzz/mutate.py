"""Makes bad files out of good ones: bytes flipped, ends cut, stretches repeated, zip members mangled and repacked."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

_TAGS = (b"<w:p>", b"</w:p>", b"<w:tc>", b"</w:tbl>", b'w:val="-1"', b'w:val="99999999"', b"&#0;", b"]]>", b"\xff")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a damaged copy of ``data``; the same ``chance`` gives the same copy."""
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flipped, _cut, _repeated, _repacked, _repacked)
    return chance.choice(ways)(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randint(1, 500))
    return data[:end] + data[start:end] * chance.randint(1, 5) + data[end:]


def _repacked(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, KeyError, NotImplementedError):
        return _flipped(data, chance)
    victim = chance.choice(sorted(members))
    members[victim] = _mangled(members[victim], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            if chance.random() > 0.03:
                package.writestr(name, content)
    return buffer.getvalue()


def _mangled(xml: bytes, chance: random.Random) -> bytes:
    # Whole elements moved, doubled or dropped keep the XML well formed more often than loose bytes do.
    pieces = xml.split(b"><")
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(pieces))
        way = chance.randrange(5)
        if way == 0:
            pieces.insert(place, pieces[chance.randrange(len(pieces))])
        elif way == 1 and len(pieces) > 2:
            del pieces[place]
        elif way == 2:
            other = chance.randrange(len(pieces))
            pieces[place], pieces[other] = pieces[other], pieces[place]
        elif way == 3:
            pieces[place] += chance.choice(_TAGS)
        else:
            digit = str(chance.choice((-1, 0, 7, 2**31, 10**9))).encode()
            pieces[place] = pieces[place].replace(b'w:val="1"', b'w:val="' + digit + b'"')
    return b"><".join(pieces)
