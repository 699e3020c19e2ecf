"""Read files and folders into a library, one outcome a file; what is refused holds nothing else up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, cannot_open
from corpus.read import read as read_here
from index.records import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus.document import Document
    from index.library import Library

_FILES_A_BATCH = 32
_TEMPORARY = (".tmp", ".part", ".crdownload", ".swp", ".bak", "~")


def ingest(
    library: Library,
    paths: Iterable[Path],
    *,
    read: Callable[[Path], Document] = read_here,
    on_file: Callable[[Outcome], None] | None = None,
) -> list[Outcome]:
    """Put every file of ``paths`` (folders with all they hold) into the library and return one outcome a file.

    A file that ``read`` refuses (``CorpusError``) becomes an outcome ``refused`` with why and the remedy. An
    interruption leaves every document whose outcome was given; the indexes catch up at the next opening.
    """
    outcomes: list[Outcome] = []
    files = list(found_files(paths))
    for start in range(0, len(files), _FILES_A_BATCH):
        with library.batch():
            for path in files[start : start + _FILES_A_BATCH]:
                outcomes.append(_one(library, path, read))
                if on_file is not None:
                    on_file(outcomes[-1])
    return outcomes


def found_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to read, each once, folders in name order; hidden and temporary files are left out."""
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(entry for entry in path.rglob("*") if _wanted(entry, path)) if path.is_dir() else [path]
        for file in inside:
            place = file.resolve()
            if place not in seen:
                seen.add(place)
                yield file


def _wanted(entry: Path, root: Path) -> bool:
    names = entry.relative_to(root).parts
    hidden = any(name.startswith((".", "~$")) for name in names)
    return not hidden and not entry.name.endswith(_TEMPORARY) and entry.is_file()


def _one(library: Library, path: Path, read: Callable[[Path], Document]) -> Outcome:
    origin = str(path.resolve())
    try:
        content = _content(path)
        known = library.holds(origin, content)
        if known is not None:
            return Outcome(path.name, "unchanged", known)
        return library.add(read(path), source=path.name, origin=origin, content=content)
    except CorpusError as error:
        return Outcome(path.name, "refused", None, str(error))


def _content(path: Path) -> bytes:
    from corpus.read import MAXIMUM_BYTES  # noqa: PLC0415 - beside its use

    try:
        # A file over the limit is refused by the reader; its bytes are not to fill the memory first.
        return path.read_bytes() if path.stat().st_size <= MAXIMUM_BYTES else b""
    except OSError as error:
        raise cannot_open(path.name, error) from error
