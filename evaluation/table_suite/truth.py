"""The nouns of the table suite: a table as its author meant it, and the facts that it states."""

from __future__ import annotations

from dataclasses import dataclass

LEFT, ABOVE = "<", "^"


@dataclass(frozen=True, slots=True)
class Duty:
    """A task given to units, as a person reads it from the table."""

    task: str
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    timeframe: str | None = None
    result: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A value to be reached, as a person reads it from the table."""

    indicator: str
    value: str
    year: int | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed row of a table.

    ``cells`` holds a text per column; ``"<"`` goes on with the cell to the left, ``"^"`` with the one above, and one
    single text runs across all columns. Line breaks make paragraphs; neighbouring lines with tabs make a table inside
    the cell. ``kind`` is ``head``, ``data``, ``group`` (opens a group) or ``aside`` (title, column numbers, a header
    printed again). ``groups`` are the group rows that a data row stands under, outermost first.
    """

    cells: tuple[str, ...]
    kind: str = "data"
    groups: tuple[str, ...] = ()
    duty: Duty | None = None
    aims: tuple[Aim, ...] = ()


@dataclass(frozen=True, slots=True)
class TableText:
    """A table apart from its format; ``widths`` are parts of the page's width, one per column."""

    lines: tuple[Line, ...]
    widths: tuple[float, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Case:
    """One table of the suite in one format, ``docx`` or ``pdf``.

    ``ruled`` says that rules are drawn. ``height`` is the printed page's height in points, small where rows are to run
    over pages; ``repeats`` says that the header is printed on every page.
    """

    name: str
    category: str
    sector: str
    format: str
    table: TableText
    ruled: bool = True
    height: float = 595.0
    repeats: bool = False


def origins(lines: tuple[Line, ...], width: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return for every place of the table the row and column in which the cell that covers it begins."""
    found: list[tuple[tuple[int, int], ...]] = []
    for row, line in enumerate(lines):
        if len(line.cells) == 1 < width:
            found.append(((row, 0),) * width)
            continue
        places: list[tuple[int, int]] = []
        for column, text in enumerate(line.cells):
            places.append(places[-1] if text == LEFT else found[-1][column] if text == ABOVE else (row, column))
        found.append(tuple(places))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TrueRow:
    """A data row: its texts by column, where the cell of each begins, and its line."""

    texts: tuple[str, ...]
    begins: tuple[tuple[int, int], ...]
    number: int
    line: Line


def flat(text: str) -> str:
    """Return the text with single blanks, the form in which texts are compared."""
    return " ".join(text.split())


def true_rows(table: TableText) -> tuple[TrueRow, ...]:
    """Return the data rows with merged cells' texts in every place they cover."""
    grid = origins(table.lines, len(table.widths))
    return tuple(
        TrueRow(tuple(_text(table, place) for place in grid[row]), grid[row], row, line)
        for row, line in enumerate(table.lines)
        if line.kind == "data"
    )


def true_headers(table: TableText) -> tuple[tuple[str, ...], ...]:
    """Return the header path of each column, outermost first."""
    width = len(table.widths)
    grid = origins(table.lines, width)
    rows = [row for row, line in enumerate(table.lines) if line.kind == "head"]
    paths = (dict.fromkeys(grid[row][column] for row in rows) for column in range(width))
    return tuple(tuple(text for text in (_text(table, place) for place in path) if text) for path in paths)


def _text(table: TableText, place: tuple[int, int]) -> str:
    return flat(table.lines[place[0]].cells[place[1]])
