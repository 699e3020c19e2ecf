"""Read files and folders into a library, one outcome a file; what is refused holds nothing else up."""

from __future__ import annotations

import re
import tempfile
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, ManyDocuments, cannot_open
from corpus.formats.detect import detect, looks_like_mail
from corpus.read import MAXIMUM_BYTES, read_bytes, too_large
from corpus.unpack import MOST_DEPTH, MOST_MEMBERS
from corpus.unpack import unpack as unpack_bytes
from index.records import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus.document import Document
    from corpus.unpack import Member
    from index.library import Library

    Read = Callable[[bytes, str], Document]
    Unpack = Callable[[bytes, str, Path], tuple[Member, ...]]

_FILES_A_BATCH = 32
_TEMPORARY = (".tmp", ".part", ".crdownload", ".swp", ".bak", "~")
# What texts and tables of plain characters are called; under other names a folder holds programs, settings and logs.
_TEXT_NAMES = frozenset((".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".doc", ".xls", ".htm", ".html", ".eml"))
_EXTENSION = re.compile(r"\.[A-Za-z]\w{0,11}", re.ASCII)  # "báo cáo.2024" has none
_SAMPLE = 64 * 1024


def _unpack_here(content: bytes, name: str, folder: Path) -> tuple[Member, ...]:
    del name
    return unpack_bytes(content, folder)


def ingest(  # noqa: PLR0913 - each is one thing that a front door decides
    library: Library,
    paths: Iterable[Path],
    *,
    read: Read = read_bytes,
    unpack: Unpack = _unpack_here,
    on_file: Callable[[Outcome], None] | None = None,
    readers: int = 1,
) -> list[Outcome]:
    """Put every file of ``paths`` (folders with all they hold) into the library and return one outcome a file.

    Up to ``readers`` files are read at once, in threads, so more than one needs a ``read`` that is safe for that;
    outcomes come in the order of the files, each document whole. Every document inside a bundle (a zip, a mail) has
    an outcome of its own, which names the bundle. A file that ``read`` refuses (``CorpusError``) becomes an outcome
    ``refused`` with why and the remedy. An interruption leaves every document whose outcome was given; the indexes
    catch up at the next opening.
    """
    outcomes: list[Outcome] = []
    sources = (_Source(path, path.name, str(path.resolve())) for path in found_files(paths))
    with _threads(readers) as pool:
        keeper = _Keeper(library, read, unpack, pool, readers)
        coming = keeper.outcomes(sources)
        while batch := _next_batch(library, coming, outcomes, on_file):
            if batch < _FILES_A_BATCH:
                break
    return outcomes


def _next_batch(
    library: Library, coming: Iterator[Outcome], outcomes: list[Outcome], on_file: Callable[[Outcome], None] | None
) -> int:
    """Take in up to a batch of files, whose passages reach the indexes together; return how many there were."""
    before = len(outcomes)
    with library.batch():
        for outcome in islice(coming, _FILES_A_BATCH):
            outcomes.append(outcome)
            if on_file is not None:
                on_file(outcome)
    return len(outcomes) - before


@contextmanager
def _threads(count: int) -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(max_workers=max(1, count), thread_name_prefix="cancu-read")
    try:
        yield pool
    finally:
        # Whoever interrupts does not wait for files that are being read; their readers are ended by their owner.
        pool.shutdown(wait=False, cancel_futures=True)


@dataclass(slots=True)
class _Allowance:
    """How many more documents may come out of one file, bundles inside it included."""

    members: int = MOST_MEMBERS


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to take in: where its bytes are, its own name, its origin, and the bundle that it came in."""

    path: Path
    name: str
    origin: str
    bundle: str = ""
    depth: int = 0
    allowance: _Allowance = field(default_factory=_Allowance)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file's bytes and what became of them: a document, the id of one already known, or why there is none."""

    content: bytes
    document: Document | None = None
    known: str | None = None
    error: CorpusError | None = None


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Reads sources ahead in threads and stores them one after the other."""

    library: Library
    read: Read
    unpack: Unpack
    pool: ThreadPoolExecutor
    readers: int

    def outcomes(self, sources: Iterable[_Source]) -> Iterator[Outcome]:
        """Give the outcomes of the sources and of the documents inside them, in order."""
        for source, future in self._ahead(sources):
            taken = future.result()
            outcome = self._stored(source, taken)
            if outcome is not None:
                yield outcome
            if _is_bundle(taken):
                yield from self._members(source, taken.content)

    def _ahead(self, sources: Iterable[_Source]) -> Iterator[tuple[_Source, Future[_Taken]]]:
        # One file more than there are readers waits read, so that storing and reading go on side by side.
        waiting: deque[tuple[_Source, Future[_Taken]]] = deque()
        for source in sources:
            waiting.append((source, self.pool.submit(self._take, source)))
            if len(waiting) > self.readers:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()

    def _take(self, source: _Source) -> _Taken:
        content = b""
        try:
            content = _content(source)
            known = self.library.holds(source.origin, content)
            if known is not None:
                # A mail that was kept before an interruption may have attachments that were not.
                return _Taken(content, self.library.document(known) if looks_like_mail(content) else None, known)
            return _Taken(content, self.read(content, source.name))
        except CorpusError as error:
            return _Taken(content, error=error)

    def _stored(self, source: _Source, taken: _Taken) -> Outcome | None:
        """Store what was read and return its outcome; a bundle that is no document itself has none."""
        if isinstance(taken.error, ManyDocuments):
            return None
        if taken.known is not None:
            return _told(source, Outcome(source.name, "unchanged", taken.known))
        if taken.document is None:
            return _told(source, Outcome(source.name, "refused", None, str(taken.error)))
        stored = self.library.add(taken.document, source=source.name, origin=source.origin, content=taken.content)
        return _told(source, stored)

    def _members(self, source: _Source, content: bytes) -> Iterator[Outcome]:
        if source.depth >= MOST_DEPTH:
            reason = f"Gói lồng nhau quá {MOST_DEPTH} lớp. Hãy giải nén rồi nạp từng tệp bên trong."
            yield _told(source, Outcome(source.name, "refused", None, reason))
            return
        with tempfile.TemporaryDirectory(prefix="cancu-bundle-") as folder:
            try:
                members = self.unpack(content, source.name, Path(folder))
            except CorpusError as error:
                yield _told(source, Outcome(source.name, "refused", None, str(error)))
                return
            source.allowance.members -= len(members)
            if source.allowance.members < 0:
                reason = f"Các gói lồng nhau chứa quá {MOST_MEMBERS} tệp. Hãy tách thành nhiều gói nhỏ hơn."
                yield _told(source, Outcome(source.name, "refused", None, reason))
                return
            self.library.forget(source.origin, [_inner(source, member).origin for member in members])
            refused = (_refused(source, member) for member in members if not member.path)
            yield from refused
            yield from self.outcomes(_inner(source, member) for member in members if member.path)


def _is_bundle(taken: _Taken) -> bool:
    return isinstance(taken.error, ManyDocuments) or bool(taken.document and taken.document.attachments)


def _inner(bundle: _Source, member: Member) -> _Source:
    name = PurePosixPath(member.name.replace("\\", "/")).name or member.name
    origin = f"{bundle.origin}!/{member.name}"
    return _Source(Path(member.path), name, origin, bundle.name, bundle.depth + 1, bundle.allowance)


def _refused(bundle: _Source, member: Member) -> Outcome:
    inner = _inner(bundle, member)
    return _told(inner, Outcome(inner.name, "refused", None, f"{member.message} {member.remedy}".strip()))


def _told(source: _Source, outcome: Outcome) -> Outcome:
    """Return the outcome with the bundle's name, where the file came in one."""
    if not source.bundle:
        return outcome
    words = f"(trong {source.bundle}) {outcome.message}".strip()
    return Outcome(outcome.source, outcome.status, outcome.document_id, words)


def found_files(paths: Iterable[Path], skipped: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """Yield the files to read, each once, folders in name order; hidden and temporary files are left out.

    So is a plain text in a folder whose name promises no document (".py", ".log"); ``skipped`` hears of it.
    """
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(entry for entry in path.rglob("*") if _wanted(entry, path)) if path.is_dir() else [path]
        for file in inside:
            if file is not path and _is_stray_text(file):
                if skipped:
                    skipped(file)
                continue
            place = file.resolve()
            if place not in seen:
                seen.add(place)
                yield file


def _wanted(entry: Path, root: Path) -> bool:
    names = entry.relative_to(root).parts
    hidden = any(name.startswith((".", "~$")) for name in names)
    return not hidden and not entry.name.endswith(_TEMPORARY) and entry.is_file()


def _is_stray_text(file: Path) -> bool:
    """Say whether a file holds plain text under a name that no text document bears; content decides all else."""
    if file.suffix.lower() in _TEXT_NAMES or not _EXTENSION.fullmatch(file.suffix):
        return False
    try:
        with file.open("rb") as opened:
            return detect(opened.read(_SAMPLE)) == "text"
    except (OSError, CorpusError):
        return False  # reading it says what is wrong with it


def _content(source: _Source) -> bytes:
    """Return the file's bytes, read once: what is stored is what was read. Raises ``UnreadableFile``."""
    try:
        size = source.path.stat().st_size
        # A file over the limit is refused before its bytes fill the memory.
        if size > MAXIMUM_BYTES:
            raise too_large(size)
        return source.path.read_bytes()
    except OSError as error:
        raise cannot_open(source.name, error) from error
