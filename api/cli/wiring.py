"""Where the command line meets the concrete library and assistant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from api.cli.failures import Refusal
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


def document_id(library: Library, named: str) -> str:
    """Return the id that ``named`` is, or the id of the one stored file with that name."""
    entries = library.entries()
    found = [entry.id for entry in entries if named in {entry.id, entry.source}]
    if len(found) == 1:
        return found[0]
    what = "Có nhiều văn bản cùng tên tệp" if found else "Không có văn bản"
    raise Refusal(f"{what} {named}. Xem mã bằng: cancu documents list")


def open_assistant(folder: Path) -> tuple[Assistant, Library]:
    """Open the data folder and the assistant over it."""
    from assistant.assistant import Assistant  # noqa: PLC0415 - listing and searching need none
    from assistant.language_model.settings import voice_from_environment  # noqa: PLC0415

    voice = voice_from_environment()
    library = open_library(folder)
    return Assistant(library, voice), library
