"""Reads the lists that people made by eye of what real documents hold, and says a document in the same notation.

An outline has one line a part, indented under the part that holds it; parts in one line: ``Điều 4: 1 2(a b c)``.
A table's row is ``cell | cell | cell``: cells left out at the end are empty, "…" stands for any words; ``[…]`` is a
group row above the rows that follow it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus.document import Document, Section, Table

LISTS = Path(__file__).parent / "by_eye"
_LABEL = re.compile(
    r"(?:(?:Phụ lục|Phần|Chương|Mục|Tiểu mục|Điều|Mẫu)\s+[\w.]*\w"
    r"|\(\d+\)|\d+(?:\.\d+)*[a-zđ]?|[IVXLC]+|[a-zđ])(?=[\s.):]|$)"
)
_CAPITALS = re.compile(r"[^\Wa-z\d_]+(?: [^\Wa-z\d_]+)*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class TableByEye:
    """One table: the path of its part, a header path a column, and its lines with group rows between them."""

    path: str
    columns: list[str]
    rows: list[str]


@dataclass(frozen=True, slots=True)
class ByEye:
    """What somebody saw in one file: parts as paths of labels in reading order, tables, and single facts."""

    file: str
    parts: list[str]
    tables: list[TableByEye]
    facts: dict[str, str | int]


def read_list(path: Path) -> ByEye:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = [TableByEye(one["path"], one["columns"], _lines(one["rows"])) for one in found.pop("tables")]
    file, outline = found.pop("file"), found.pop("outline")
    return ByEye(file, parts_of(outline), tables, found)


def parts_of(outline: str) -> list[str]:
    """Return the path of every part: ``Chương I > Điều 4 > 2 > a``."""
    paths: list[str] = []
    above: list[tuple[int, str]] = []
    for line in _lines(outline):
        indent = len(line) - len(line.lstrip())
        label, _, inside = line.strip().partition(": ")
        above = [(depth, path) for depth, path in above if depth < indent]
        path = _joined(above[-1][1] if above else "", label)
        above.append((indent, path))
        paths += [path, *_inside(path, inside)]
    return paths


def _inside(path: str, inside: str) -> list[str]:
    paths: list[str] = []
    stack = [path]
    for piece in re.findall(r"\(\d+\)|[^\s()]+|[()]", inside):
        if piece == "(":
            stack.append(paths[-1])
        elif piece == ")":
            stack.pop()
        else:
            paths.append(_joined(stack[-1], piece))
    return paths


def _joined(above: str, label: str) -> str:
    return f"{above} > {label}" if above else label


def _lines(block: str) -> list[str]:
    return [line for line in block.split("\n") if line.strip()]


def label_path(section: Section | tuple[str, ...]) -> str:
    """Return the labels of a path, in the notation of the lists."""
    path = section.path if isinstance(section, Section) else section
    return " > ".join(_label(element) for element in path)


def _label(element: str) -> str:
    match = _LABEL.match(element) or _CAPITALS.match(element)
    return match[0] if match else element


def shown_rows(table: Table) -> list[str]:
    """Return the table's rows, each group row once, above its rows."""
    lines = []
    for groups, rows in groupby(table.rows, key=lambda row: row.groups):
        lines += [f"[{_flat(group.text)}]" for group in groups[-1:]]
        lines += [" | ".join(_flat(cell.text) for cell in row.cells) for row in rows]
    return lines


def shown_columns(table: Table) -> list[str]:
    return [" > ".join(_flat(text) for text in path) for path in table.columns]


def same_row(seen: str, read: str) -> bool:
    """Say whether a row as seen (with "…" for any words) is the row as read, cell for cell."""
    expected, got = seen.split("|"), read.split("|")
    expected += [""] * (len(got) - len(expected))
    return len(expected) == len(got) and all(map(_same_cell, expected, got))


def _same_cell(seen: str, read: str) -> bool:
    begins, cut, _ = seen.strip().partition("…")
    return read.strip().startswith(begins.strip()) if cut else read.strip() == begins


def facts_of(document: Document) -> dict[str, str | int | None]:
    identity = document.identity
    return {
        "number": identity.number,
        "issuer": identity.issuer,
        "issued_on": identity.issued_on,
        "signer": identity.signer.name if identity.signer else None,
        "pages": len(document.pages),
        "footnotes": sum(margin.kind == "footnote" for margin in document.margins),
    }


def _flat(text: str) -> str:
    return " ".join(text.split())
