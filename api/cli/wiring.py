"""Where the command line meets the concrete library and assistant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from api.cli.output import note
from index.library import Library

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def open_library(folder: Path) -> Library:
    """Open the data folder; an empty one is worth a word on standard error, but is no error."""
    library = Library.open(folder)
    if not library.entries():
        note(f"Chưa có văn bản nào trong {folder}. Nạp bằng: cancu ingest TỆP…")
    return library


def open_assistant(folder: Path) -> tuple[Assistant, Library]:
    """Open the data folder and the assistant over it."""
    from assistant.assistant import Assistant  # noqa: PLC0415 - listing and searching need none

    library = open_library(folder)
    return Assistant(library), library
