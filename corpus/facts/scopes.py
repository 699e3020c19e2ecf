"""Splits what a value cell says into values and the scopes they hold for ("> 95% trường A; > 90% trường B")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.facts.wording import said, squash
from corpus.language.symbols import find_quantities

_PARTS = re.compile(r"\s*;\s*|\n+(?=\s*(?:[-–+•*]\s*\D|[-–+•*]?\s*[<>≥≤]?\s*\d|[^\n:]{2,80}:\s*[<>≥≤]?\s*\d))")
_BULLET = re.compile(r"^\s*[-–+•*]\s+")
_LEAD_IN = re.compile(r"(?:đạt|phấn đấu|có|từ)?\s*(?:đạt\s+)?", re.IGNORECASE)
_AFTER = re.compile(r"\s*[,:–-]?\s*(?:đối với|với|cho|ở|tại)?\s*")
_NAMED = re.compile(r"(?P<scope>[^:\d]{2,120}?)\s*(?::|đạt|[-–]\s)\s*(?P<value>[^:;]*\d[^:;]*)$", re.IGNORECASE)
_BRACKET = re.compile(r"\((?P<scope>[^()\d]{2,})\)\.?")


@dataclass(frozen=True, slots=True)
class Scoped:
    """A value as printed and whom it holds for, ``None`` where the cell does not say."""

    value: str
    scope: str | None = None


def scoped_values(cell: str) -> tuple[Scoped, ...]:
    """Return the values of a cell, each with its scope; a cell that names no scope is one value, whole."""
    if not find_quantities(cell):
        # "Hoàn thành", "Đạt chuẩn": a value in words.
        whole = said(cell)
        return (Scoped(whole),) if whole else ()
    pieces = _PARTS.split(cell.strip())
    # Among several, "- 80% …" is an item; alone it would be a negative number.
    bare = [_BULLET.sub("", piece) if len(pieces) > 1 else piece for piece in pieces]
    parts = [part for part in map(said, bare) if part]
    found = [_scoped(part) for part in parts]
    if found and all(found) and (len(found) == 1 or any(one and one.scope for one in found)):
        return tuple(one for one in found if one)
    return (Scoped(squash(cell).strip(" ;,")),)


def _scoped(part: str) -> Scoped | None:
    found = find_quantities(part)
    if not found:
        return None
    first = found[0]
    # "> 90% học sinh khối 6 và 7": bare numbers behind a share belong to whom it holds for.
    named = re.match(r"\s+(?!vào\b|trong\b|trở\b|từ\b|năm\b|đến\b|so\b|của\b)[^\W\d_]", part[first.end :])
    alone = len(found) == 1 or ("%" in part[: first.end] and named and "%" not in part[first.end :])
    if alone and first.start <= (_LEAD_IN.match(part) or re.match("", part)).end():  # type: ignore[union-attr]
        return _value_first(part, first.end)
    named = _NAMED.fullmatch(part)
    if named and len(found) == 1:
        return Scoped(named["value"].strip(" ."), squash(named["scope"]))
    return Scoped(part.strip(" .")) if len(found) == 1 else None


def _value_first(part: str, end: int) -> Scoped:
    rest = part[end:].strip(" .;,")
    bracket = _BRACKET.fullmatch(rest)
    if bracket:
        return Scoped(part[:end].strip(), squash(bracket["scope"]))
    words = rest[(_AFTER.match(rest) or re.match("", rest)).end() :]  # type: ignore[union-attr]
    # Only a share holds for someone; "15 trường" is a number with its unit.
    if "%" in part[:end] and len(words.split()) >= 2 and not words.startswith("("):
        return Scoped(part[:end].strip(), words)
    return Scoped(part.strip(" ."))
