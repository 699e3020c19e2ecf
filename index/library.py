"""The one door of the index: keep documents, search passages, list facts, remember conversations."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy.exc import DatabaseError

from index.catalogue import Catalogue
from index.conversations import kept_seconds
from index.derived import Derived
from index.encoder import configured
from index.errors import FolderNotWritable, LibraryBusy, UnknownDocument
from index.facts import matching_assignments, matching_targets, stored_assignments, stored_targets
from index.lock import WriterLock
from index.ranker import Ranker
from index.records import Hit, Outcome, StoredAssignment, StoredTarget
from index.store import open_store, translate
from index.vectors import DenseSide

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from corpus.document import Document
    from index.encoder import Encoder
    from index.records import Entry
    from index.terms import Held

WAIT_SECONDS = 30.0
_CACHED_DOCUMENTS = 64


class Library:
    """Documents in a data folder; safe to read from several threads and processes while one writes."""

    def __init__(self, folder: Path, catalogue: Catalogue, derived: Derived) -> None:
        """Use ``Library.open`` instead."""
        self._folder = folder
        self._catalogue = catalogue
        self._derived = derived
        self._lock = WriterLock(folder / "writer.lock")
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._guard = threading.RLock()
        self._batches = 0
        self._known_facts: tuple[int, tuple[StoredAssignment, ...], tuple[StoredTarget, ...]] = (-1, (), ())
        self._ranker = self._new_ranker()

    @classmethod
    def open(cls, folder: Path, *, encoder: Encoder | None = None, create: bool = True) -> Library:
        """Open the library in ``folder``, healing indexes that lag behind its catalogue.

        ``encoder`` replaces the configured one (``CANCU_ENCODER``, else the bundled). Raises ``DataFolderError``.
        """
        catalogue = Catalogue(open_store(folder, create=create), keep=kept_seconds())
        library = cls(folder, catalogue, Derived(_made(folder / "indexes"), DenseSide(encoder or configured())))
        library._heal(0.0)
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        self._catalogue.close()

    @property
    def revision(self) -> int:
        """The catalogue's revision: it grows with every change."""
        return self._catalogue.revision()

    @property
    def passages(self) -> int:
        """How many passages the catalogue holds."""
        return self._catalogue.sizes()[0]

    @property
    def indexed(self) -> bool:
        """Whether the indexes hold all that the catalogue holds; where not, the next search catches them up."""
        self._derived.refresh()
        return not self._derived.lags(self._catalogue.revision())

    def add(self, document: Document, *, source: str, origin: str, content: bytes) -> Outcome:
        """Store a document, its facts and its passages: all of it or nothing.

        ``source`` is the file's name, ``origin`` its absolute path, ``content`` its bytes. The same content again
        changes nothing; new content from the same origin takes the old document's place.
        """
        from corpus.passages import passages  # noqa: PLC0415 - asking questions needs no passage maker

        cut = passages(document)
        with self._writing():
            identifier, status = self._catalogue.put(document, cut, source=source, origin=origin, content=content)
            self._changed()
        return Outcome(source, status, identifier)

    def holds(self, origin: str, content: bytes) -> str | None:
        """Return the id of the document that ``origin`` already gave with exactly this content."""
        return self._catalogue.holds(origin, content)

    def remove(self, document_id: str) -> bool:
        """Take a document out, with everything read from it; return whether it was there."""
        with self._writing():
            found = self._catalogue.remove(document_id)
            self._changed()
        return found

    def forget(self, bundle: str, kept: Collection[str]) -> None:
        """Take out what came from inside a bundle (its origin) and is there no more; ``kept`` are the origins left."""
        with self._writing():
            self._catalogue.forget(bundle, kept)
            self._changed()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Put off the indexes until the end of many changes; each change is safe in the catalogue at once."""
        with self._guard:
            self._batches += 1
        try:
            yield
        finally:
            with self._guard:
                self._batches -= 1
            if not self._batches:
                self._heal(WAIT_SECONDS)

    def reindex(self) -> None:
        """Build the indexes from nothing."""
        with self._writing():
            self._derived.rebuild(self._catalogue)
            self._adopt()

    def entries(self) -> tuple[Entry, ...]:
        """Return the stored documents, in the order they came."""
        return self._catalogue.entries()

    def entry(self, document_id: str) -> Entry | None:
        """Return one stored document's line, or ``None``."""
        return self._catalogue.entry(document_id)

    def document(self, document_id: str) -> Document:
        """Return the document as it was read; raises ``UnknownDocument``."""
        with self._guard:
            found = self._documents.pop(document_id, None)
        if found is None or self._catalogue.entry(document_id) is None:
            found = self._catalogue.document(document_id)
        if found is None:
            raise _unknown(document_id)
        with self._guard:
            self._documents[document_id] = found
            while len(self._documents) > _CACHED_DOCUMENTS:
                self._documents.popitem(last=False)
        return found

    def text(self, document_id: str) -> str:
        """Return the document's reading text, which all offsets point into; raises ``UnknownDocument``."""
        text = self._catalogue.text(document_id)
        if text is None:
            raise _unknown(document_id)
        return text

    def original(self, document_id: str) -> tuple[str, bytes]:
        """Return the file's name and bytes; raises ``UnknownDocument``."""
        entry, content = self._catalogue.entry(document_id), self._catalogue.original(document_id)
        if entry is None or content is None:
            raise _unknown(document_id)
        return entry.source, content

    def search(
        self, query: str, k: int = 10, *, mode: str = "hybrid", document_ids: Collection[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return the best ``k`` passages, best first; ``mode`` is ``hybrid``, ``lexical`` or ``dense``."""
        self._follow()
        ranked = self._ranker.rank(query, k, mode=mode, document_ids=document_ids)
        stored = self._catalogue.passages([found.number for found in ranked])
        alive = [found for found in ranked if found.number in stored]
        return tuple(
            Hit(rank, found.score, stored[found.number].document_id, stored[found.number].passage, found.evidence)
            for rank, found in enumerate(alive, start=1)
        )

    def assignments(
        self,
        *,
        unit: str | None = None,
        role: str | None = None,
        document_ids: Collection[str] | None = None,
        year: int | None = None,
        timeframe: str | None = None,
    ) -> tuple[StoredAssignment, ...]:
        """Return the stored assignments that fit all filters; ``role`` is ``lead`` or ``coordinating``.

        Units and timeframes are matched without regard to accents, case and known abbreviations.
        """
        return matching_assignments(
            self._facts()[0],
            unit=unit,
            role=role,
            document_ids=document_ids,
            year=year,
            timeframe=timeframe,
        )

    def targets(
        self, *, year: int | None = None, document_ids: Collection[str] | None = None
    ) -> tuple[StoredTarget, ...]:
        """Return the stored targets of these documents and this year."""
        return matching_targets(self._facts()[1], year=year, document_ids=document_ids)

    def save_turn(self, conversation_id: str, turn: dict[str, Any]) -> None:
        """Append one turn (JSON values) to a conversation."""
        try:
            self._catalogue.save_turn(conversation_id, turn)
        except DatabaseError as error:
            raise translate(error, self._folder) from error

    def forget_turns(self, conversation_id: str) -> None:
        """Delete a conversation's turns for good; an unknown conversation has none."""
        try:
            self._catalogue.forget_turns(conversation_id)
        except DatabaseError as error:
            raise translate(error, self._folder) from error

    def turns(self, conversation_id: str) -> tuple[dict[str, Any], ...]:
        """Return a conversation's turns, oldest first."""
        return self._catalogue.turns(conversation_id)

    def _facts(self) -> tuple[tuple[StoredAssignment, ...], tuple[StoredTarget, ...]]:
        revision = self._catalogue.revision()
        with self._guard:
            if self._known_facts[0] != revision:
                kept = stored_assignments(self._catalogue.assignments()), stored_targets(self._catalogue.targets())
                self._known_facts = (revision, *kept)
            return self._known_facts[1:]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock.held(WAIT_SECONDS):
            try:
                yield
            except DatabaseError as error:
                raise translate(error, self._folder) from error
            except OSError as error:
                raise _unwritable(self._folder, error) from error

    def _changed(self) -> None:
        with self._guard:
            self._documents.clear()
        if not self._batches:
            self._derived.catch_up(self._catalogue)
            self._adopt()

    def _heal(self, seconds: float) -> None:
        # Another process that holds the lock is about to do the same; until then what is ready answers.
        try:
            if self._derived.lags(self._catalogue.revision()):
                with self._lock.held(seconds):
                    self._derived.catch_up(self._catalogue)
        except LibraryBusy:
            pass
        self._adopt()

    def _follow(self) -> None:
        if self._derived.lags(self._catalogue.revision()) and not self._batches:
            self._derived.refresh()
            self._heal(0.0)

    def _adopt(self) -> None:
        self._ranker = self._new_ranker()

    def _new_ranker(self) -> Ranker:
        return Ranker(_Stored(self._catalogue), self._derived.lexical, self._derived.dense)


class _Stored:
    """The catalogue as the ranker sees it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def held(self, numbers: Sequence[int]) -> dict[int, Held]:
        return self._catalogue.passages(numbers)

    def sizes(self) -> tuple[int, int, int, int]:
        return self._catalogue.sizes()


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def _unwritable(folder: Path, error: Exception) -> FolderNotWritable:
    return FolderNotWritable(f"Không ghi được vào “{folder}”: {error}.", "Hãy kiểm tra quyền ghi và dung lượng đĩa.")


def _unknown(document_id: str) -> UnknownDocument:
    return UnknownDocument(
        f"Không có văn bản nào mang mã “{document_id}”.", "Hãy xem danh sách bằng lệnh: cancu documents list."
    )
