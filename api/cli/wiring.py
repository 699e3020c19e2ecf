"""Where the command line meets the concrete library and assistant."""

from __future__ import annotations

from pathlib import Path

from assistant.assistant import Assistant

from api.cli.output import note
from index.library import Library


def open_library(folder: Path) -> Library:
    """Open the data folder; an empty one is worth a word on standard error, but is no error."""
    library = Library.open(folder)
    if not library.entries():
        note(f"Chưa có văn bản nào trong {folder}. Nạp bằng: cancu ingest TỆP…")
    return library


def open_assistant(folder: Path) -> tuple[Assistant, Library]:
    """Open the data folder and the assistant over it."""
    library = open_library(folder)
    return Assistant(library), library
