"""What commands print: one JSON document for scripts, or aligned lines for people."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
QUOTE_LIMIT = 240


def json_option(command: Command) -> Command:
    """Add ``--json`` to a command as the argument ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON ra đầu ra chuẩn.")(command)


def print_json(value: object) -> None:
    """Print ``value`` as the one JSON document of this command."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def note(message: str) -> None:
    """Tell the person something that is not a result: standard error."""
    click.echo(message, err=True)


def trimmed(text: str, limit: int = QUOTE_LIMIT) -> str:
    """Return ``text`` on one line, cut at a word with an ellipsis when longer than ``limit``."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0] + " …"


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under headings, wrapped so that the whole fits the terminal's width."""
    widths = _widths([headings, *rows], shutil.get_terminal_size((120, 24)).columns)
    rule = "  ".join("─" * width for width in widths)
    for line in (*_wrapped(headings, widths), rule):
        click.echo(line)
    for row in rows:
        for line in _wrapped(row, widths):
            click.echo(line)


def _widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    wanted = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    room = max(total - 2 * (len(wanted) - 1), 8 * len(wanted))
    # Narrow columns keep their width; the rest is shared among the wide ones.
    widths = [0] * len(wanted)
    for left, column in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        widths[column] = max(1, min(wanted[column], room // (len(wanted) - left)))
        room -= widths[column]
    return widths


def _wrapped(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in columns)
    return [
        "  ".join(
            (lines[row] if row < len(lines) else "").ljust(width) for lines, width in zip(columns, widths, strict=True)
        ).rstrip()
        for row in range(height)
    ]
