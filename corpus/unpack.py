"""Takes the documents out of a bundle (a zip, the attachments of a mail) into files of their own, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, TooLarge, UnknownFormat

MOST_MEMBERS = 1_000
MOST_BYTES = 400 * 1024 * 1024
# How often a bundle may hold a bundle: a zip in a mail in a zip.
MOST_DEPTH = 3

# Content kind -> "module:function", each ``(data: bytes) -> Iterator[Packed]``.
_UNPACKERS = {
    "zip": "corpus.formats.zip_members:zip_members",
    "eml": "corpus.formats.mail:attachments",
}


@dataclass(frozen=True, slots=True)
class Packed:
    """A document inside a bundle: the path it has there and its bytes, or why it cannot be taken out."""

    name: str
    content: bytes = b""
    error: CorpusError | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A document taken out of a bundle: the path it had there and the file it is in now, ``""`` when refused."""

    name: str
    path: str
    message: str = ""
    remedy: str = ""


def unpack(data: bytes, folder: Path) -> tuple[Member, ...]:
    """Write every document inside the bundle ``data`` into ``folder``, under numbers, and return them in order.

    At most ``MOST_MEMBERS`` of them with ``MOST_BYTES`` in all. Raises ``CorpusError``, ``UnknownFormat`` for a file
    that is no bundle.
    """
    members: list[Member] = []
    taken: set[str] = set()
    total = 0
    for number, packed in enumerate(_packed(data)):
        total += len(packed.content)
        if number >= MOST_MEMBERS or total > MOST_BYTES:
            raise TooLarge(
                f"Gói chứa quá {MOST_MEMBERS} tệp hoặc quá {MOST_BYTES // 1048576} MB.",
                "Hãy tách thành nhiều gói nhỏ hơn.",
            )
        members.append(_written(replace(packed, name=_unlike(packed.name, taken)), folder / f"{number:05d}"))
        taken.add(members[-1].name)
    return tuple(members)


def _unlike(name: str, taken: set[str]) -> str:
    """Return a name that no member before has: two attachments of one name are two documents."""
    stem, dot, suffix = name.rpartition(".")
    others = (f"{stem} ({number}){dot}{suffix}" if dot else f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(other for other in others if other not in taken)


def member_to_dict(member: Member) -> dict[str, Any]:
    """Return a member as JSON values."""
    return asdict(member)


def _packed(data: bytes) -> Iterator[Packed]:
    from corpus.formats.detect import detect  # noqa: PLC0415 - only the worker looks into files

    kind = detect(data)
    if kind not in _UNPACKERS:
        raise UnknownFormat("Tệp không phải là gói chứa văn bản.", "Hãy nạp tệp này như một văn bản.")
    module, function = _UNPACKERS[kind].split(":")
    unpacker: Callable[[bytes], Iterator[Packed]] = getattr(import_module(module), function)
    return unpacker(data)


def _written(packed: Packed, path: Path) -> Member:
    if packed.error is not None:
        return Member(packed.name, "", packed.error.message, packed.error.remedy)
    path.write_bytes(packed.content)
    return Member(packed.name, str(path))
