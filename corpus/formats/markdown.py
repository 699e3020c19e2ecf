"""Reads Markdown into a Draft: headings, lists, pipe tables and paragraphs, without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.draft import Block, Draft, Grid, GridCell, Paragraph
from corpus.formats.grids import fitted

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_BARS = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])\s+\S")
_BULLET = re.compile(r"^(\s*)[*+]\s+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r"(?: {0,3}>\s?)+")
_BREAK = re.compile(r"(?: {2,}|\\)$")
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"`([^`]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_CELL_END = re.compile(r"(?<!\\)\|")
_MOST_COLUMNS = 200


def draft_markdown(text: str) -> Draft:
    """Return the draft of a cleaned Markdown text."""
    lines = text.replace("\f", "\n").split("\n")
    return Draft(tuple(_blocks(lines)))


def is_markdown(text: str) -> bool:
    """Say whether text carries marks that only Markdown has: headings with a hash, or a pipe table's second line."""
    lines = text.split("\n")
    headings = sum(_HEADING.fullmatch(line) is not None for line in lines)
    tables = any(_is_table(lines, at) for at in range(len(lines) - 1))
    return tables or headings > 1 or (headings == 1 and len(_STRONG.findall(text)) > 0)


def _is_table(lines: Sequence[str], at: int) -> bool:
    if at + 1 >= len(lines) or "|" not in lines[at] or "|" not in lines[at + 1]:
        return False
    return _BARS.fullmatch(lines[at + 1]) is not None and len(_cells(lines[at])) == len(_cells(lines[at + 1]))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    held: list[str] = []
    at = 0
    while at < len(lines):
        line = _QUOTE.sub("", lines[at], count=1) if _QUOTE.match(lines[at]) else lines[at]
        heading = _HEADING.fullmatch(line)
        taken = 1
        block: list[Block] = []
        if _is_table(lines, at):
            rows = list(takewhile(lambda one: "|" in one and one.strip(), lines[at + 2 :]))
            block, taken = [_grid([lines[at], *rows])], 2 + len(rows)
        elif heading:
            block = list(_paragraph([heading[2]], level=len(heading[1])))
        elif held and _UNDERLINE.fullmatch(line):
            block, held = list(_paragraph(held, level=1 if "=" in line else 2)), []
        elif line.strip() and not (_RULE.fullmatch(line) or _FENCE.match(line)):
            if held and (_ITEM.match(line) or _BREAK.search(held[-1])):
                yield from _paragraph(held)
                held = []
            held.append(line)
            at += 1
            continue
        yield from _paragraph(held)
        yield from block
        held = []
        at += taken
    yield from _paragraph(held)


def _paragraph(lines: Sequence[str], level: int | None = None) -> Iterator[Paragraph]:
    joined = " ".join(_BREAK.sub("", line).strip() for line in lines)
    text = _plain(_BULLET.sub(r"\1- ", joined, count=1) if lines else joined)
    bold = level is not None or bool(_STRONG.fullmatch(joined.strip()))
    if text:
        yield Paragraph(text, bold=bold, level=level)


def _plain(text: str) -> str:
    """Return words without the marks around them; what a backslash protects is kept."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return f"\ue000{len(kept) - 1}\ue001"

    text = _ESCAPE.sub(keep, _CODE.sub(keep, text))
    text = _LINK.sub(r"\1", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    return re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match[1])], text).strip()


def _cells(line: str) -> list[str]:
    parts = _CELL_END.split(line.strip())
    parts = parts[1:] if parts and not parts[0].strip() else parts
    return parts[:-1] if parts and not parts[-1].strip() else parts


def _grid(rows: Sequence[str]) -> Grid:
    width = min(len(_cells(rows[0])), _MOST_COLUMNS)
    cells = [
        GridCell(_plain(text), row, column)
        for row, line in enumerate(rows)
        for column, text in enumerate(_cells(line)[:width])
    ]
    return Grid(fitted(cells), header_rows=1)
