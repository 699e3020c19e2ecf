"""Counts the automatic numbers of a .docx, so that "1.", "a)", "Điều 3." stand in the text as they do on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from corpus.formats.docx_package import W
from corpus.formats.docx_styles import VAL, Styles, value_of

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
# A plan that marks its items "+" under "-" means two depths; every other mark is a mere dot.
_KEPT_BULLETS = ("-", "+", "*", "–", "—")
_DEEPEST_LINK = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: number format, text with ``%1`` places, first value, and what restarts it."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    shape: str
    levels: tuple[Level, ...]
    starts: tuple[tuple[int, int], ...]


class Numbering:
    """The lists of one document and how far each has been counted; ``label`` advances it."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Index the list definitions of the numbering part; a package without one has no lists."""
        self._styles = styles
        self._shapes = _indexed(root, "abstractNum", "abstractNumId")
        self._numbers = _indexed(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, number: str, depth: int | None, style: str | None) -> str:
        """Count one paragraph of list ``number`` and return its mark with the space after it, ``""`` for none."""
        item = self._list(number)
        if item is None:
            return ""
        level = min(depth if depth is not None else self._styled_depth(item, style), _LEVELS - 1)
        counts = self._counts.setdefault(item.shape, [None] * _LEVELS)
        self._advance(number, item, level, counts)
        return _shown(item.levels, level, counts)

    def _advance(self, number: str, item: _List, level: int, counts: list[int | None]) -> None:
        start = dict(item.starts).get(level)
        current = counts[level]
        if start is not None and (number, level) not in self._started:
            counts[level] = start
        else:
            fresh = item.levels[level].start if start is None else start
            counts[level] = fresh if current is None else current + 1
        self._started.add((number, level))
        for deeper in range(level + 1, _LEVELS):
            if _restarts(item.levels[deeper], level):
                counts[deeper] = None

    def _styled_depth(self, item: _List, style: str | None) -> int:
        # A style names its list only; the level is the one that names the style.
        shape = self._shapes.get(item.shape)
        levels = () if shape is None or style is None else shape.iter(f"{W}lvl")
        owned = (level for level in levels if value_of(level, f"{W}pStyle") == style)
        return next((_number(level.get(f"{W}ilvl"), 0) for level in owned), 0)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._resolved(number)
        return self._lists[number]

    def _resolved(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        shape = None if element is None else self._shape(value_of(element, f"{W}abstractNumId"), 0)
        if element is None or shape is None:
            return None
        levels = _levels(shape)
        starts = []
        for override in element.iter(f"{W}lvlOverride"):
            depth = min(_number(override.get(f"{W}ilvl"), 0), _LEVELS - 1)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = value_of(override, f"{W}startOverride")
            if start is not None:
                starts.append((depth, _number(start, 1)))
        return _List(shape.get(f"{W}abstractNumId", ""), tuple(levels), tuple(starts))

    def _shape(self, name: str | None, hops: int) -> _Element | None:
        shape = self._shapes.get(name or "")
        link = None if shape is None else value_of(shape, f"{W}numStyleLink")
        if link is None or hops > _DEEPEST_LINK:
            return shape
        number = self._numbers.get(self._styles.paragraph(link).number or "")
        return shape if number is None else self._shape(value_of(number, f"{W}abstractNumId"), hops + 1)


def _indexed(root: _Element | None, tag: str, key: str) -> dict[str, _Element]:
    found = () if root is None else root.iter(f"{W}{tag}")
    return {element.get(f"{W}{key}", ""): element for element in found}


def _levels(shape: _Element) -> list[Level]:
    levels = [Level()] * _LEVELS
    for element in shape.iter(f"{W}lvl"):
        depth = _number(element.get(f"{W}ilvl"), 0)
        if depth < _LEVELS:
            levels[depth] = _level(element)
    return levels


def _level(element: _Element) -> Level:
    restart = value_of(element, f"{W}lvlRestart")
    legal = element.find(f"{W}isLgl")
    return Level(
        value_of(element, f"{W}numFmt") or "decimal",
        value_of(element, f"{W}lvlText") or "",
        _number(value_of(element, f"{W}start"), 1),
        None if restart is None else _number(restart, 0),
        legal is not None and legal.get(VAL) not in ("0", "false"),
        value_of(element, f"{W}suff") == "nothing",
    )


def _restarts(deeper: Level, level: int) -> bool:
    # lvlRestart names, counted from 1, the level that restarts this one; 0 means never; silence means any above.
    return deeper.restart is None or level < deeper.restart


def _shown(levels: tuple[Level, ...], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.style == "bullet":
        return f"{own.text if own.text in _KEPT_BULLETS else '-'} "
    if not own.text or own.style == "none":
        return ""

    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        count = counts[depth]
        style = "decimal" if own.legal else levels[depth].style
        return written(levels[depth].start if count is None else count, style)

    return _PLACE.sub(place, own.text).strip() + ("" if own.tight else " ")


def written(value: int, style: str) -> str:
    """Write a number the way a list format does; formats without a rule here come out as digits."""
    if style in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        roman = _roman(value)
        return roman if style == "upperRoman" else roman.lower()
    if style in ("upperLetter", "lowerLetter") and 0 < value < 1000:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style == "decimalZero":
        return f"{value:02d}"
    return "" if style == "none" else str(value)


def _roman(value: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        out += letters * (value // size)
        value %= size
    return out


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else default
