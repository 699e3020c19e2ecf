"""Where the command line meets the concrete library and assistant."""

from __future__ import annotations

from pathlib import Path

from assistant.assistant import Assistant
from index.library import Library

from api.cli.output import note


def open_library(folder: Path) -> Library:
    """Open the data folder; an empty one is worth a word on standard error, but is no error."""
    library = Library.open(folder)
    if not library.entries():
        note(f"Chưa có văn bản nào trong {folder}. Nạp bằng: cancu ingest TỆP…")
    return library


def open_assistant(folder: Path) -> Assistant:
    """Open the assistant over the data folder."""
    return Assistant(open_library(folder))
