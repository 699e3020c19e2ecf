"""Builds Word files from the invented documents of ``evaluation/invented``, so that unseen offices can be asked.

Run as ``python -m evaluation.invented_documents --out DIR evaluation/invented/practice/*.md``. Each source is plain
text: a line beginning with ``@`` is a command (``@title``, ``@sign`` …), one with ``|`` a row of a table, every other
line a paragraph. In a row a cell ``^`` belongs to the one above, ``<`` to the one on its left, ``<br>`` breaks a line.
"""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docx.document import Document as WordFile
    from docx.section import Section
    from docx.table import Table, _Cell

_ABOVE, _LEFT = "^", "<"


def word_file(source: str) -> WordFile:
    """Return the Word file of one source; raise ``ValueError`` with the line where a command is not known."""
    file = Document()
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    for tabular, run in groupby(lines, key=lambda line: line.startswith("|")):
        if tabular:
            _table(file, [_cells(line) for line in run])
            continue
        for line in run:
            _line(file, line)
    return file


def _line(file: WordFile, line: str) -> None:
    if not line.startswith("@"):
        file.add_paragraph(line)
        return
    name, _, rest = line[1:].partition(" ")
    if name not in _COMMANDS:
        message = f"Không có lệnh “@{name}” ở dòng “{line[:60]}”."
        raise ValueError(message)
    _COMMANDS[name](file, [part.strip() for part in rest.split(" | ")])


def _letterhead(file: WordFile, parts: list[str]) -> None:
    table = file.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "\n".join(parts)
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def _beneath(column: int) -> Callable[[WordFile, list[str]], None]:
    def write(file: WordFile, parts: list[str]) -> None:
        if not file.tables:
            _letterhead(file, [""])
        file.tables[0].cell(1, column).text = "\n".join(parts)

    return write


def _bold(*, centred: bool) -> Callable[[WordFile, list[str]], None]:
    def write(file: WordFile, parts: list[str]) -> None:
        for part in parts:
            paragraph = file.add_paragraph()
            paragraph.add_run(part).bold = True
            if centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    return write


def _plain(file: WordFile, parts: list[str]) -> None:
    file.add_paragraph(" | ".join(parts))


def _recipients(file: WordFile, parts: list[str]) -> None:
    table = file.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "\n".join(("Nơi nhận:", *parts))


def _signature(file: WordFile, parts: list[str]) -> None:
    ends_in_recipients = bool(file.tables) and file.tables[-1].cell(0, 0).text.startswith("Nơi nhận")
    table = file.tables[-1] if ends_in_recipients else file.add_table(rows=1, cols=2)
    table.cell(0, 1).text = "\n".join((*parts[:-1], "", *parts[-1:]))


def _page(file: WordFile, _parts: list[str]) -> None:
    file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _turned(orientation: WD_ORIENT) -> Callable[[WordFile, list[str]], None]:
    def write(file: WordFile, _parts: list[str]) -> None:
        section = file.add_section(WD_SECTION.NEW_PAGE)
        if section.orientation != orientation:
            _turn(section, orientation)

    return write


def _turn(section: Section, orientation: WD_ORIENT) -> None:
    section.orientation = orientation
    section.page_width, section.page_height = section.page_height, section.page_width


_COMMANDS: dict[str, Callable[[WordFile, list[str]], None]] = {
    "issuer": _letterhead,
    "number": _beneath(0),
    "place": _beneath(1),
    "title": _bold(centred=True),
    "center": _bold(centred=True),
    "bold": _bold(centred=False),
    "list": _plain,
    "recipients": _recipients,
    "sign": _signature,
    "page": _page,
    "landscape": _turned(WD_ORIENT.LANDSCAPE),
    "portrait": _turned(WD_ORIENT.PORTRAIT),
}


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def _table(file: WordFile, rows: Sequence[Sequence[str]]) -> None:
    width = max(len(row) for row in rows)
    table = file.add_table(rows=len(rows), cols=width)
    table.style = "Table Grid"
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text not in (_ABOVE, _LEFT):
                table.cell(row, column).text = text.replace("<br>", "\n")
    for row, column, mark in _marks(rows):
        _merge(table, row, column, above=mark == _ABOVE)


def _marks(rows: Iterable[Sequence[str]]) -> list[tuple[int, int, str]]:
    found = ((row, column, text) for row, cells in enumerate(rows) for column, text in enumerate(cells))
    return [(row, column, text) for row, column, text in found if text in (_ABOVE, _LEFT)]


def _merge(table: Table, row: int, column: int, *, above: bool) -> None:
    first: _Cell = table.cell(row - 1, column) if above else table.cell(row, column - 1)
    text = first.text
    first.merge(table.cell(row, column)).text = text


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files; return 0, or 2 with a message where a source cannot be read or built."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.invented_documents")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("sources", nargs="+", type=Path)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for source in options.sources:
        try:
            file = word_file(source.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            sys.stderr.write(f"Không dựng được “{source}”: {error}\n")
            return 2
        path = options.out / f"{source.stem}.docx"
        file.save(str(path))
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
