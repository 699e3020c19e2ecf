"""The catalogue: documents, passages, facts and conversations in one SQL database, changed one document at a time."""

from __future__ import annotations

import hashlib
import json
import math
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from corpus import wire
from index import schema
from index.records import Entry
from index.scoring import sizes_of
from index.terms import Held, PassageTerms, passage_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection, Engine, Row

    from corpus.document import Document, Passage

_ID_LETTERS = 16
_SWEPT = 256  # every so many turns, those that are past their days are deleted
_REVISION = f"SELECT coalesce(max({schema.changes.c.revision.name}), 0) FROM {schema.changes.name}"  # noqa: S608 - our own names


def content_hash(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def document_id(content: bytes) -> str:
    """Return the id that a document of this content has."""
    return content_hash(content)[:_ID_LETTERS]


class Catalogue:
    """Reads and writes the tables; every method is one transaction."""

    def __init__(self, engine: Engine, *, keep: float = math.inf) -> None:
        """Work over an opened store; what was said in a conversation is kept for ``keep`` seconds."""
        self._engine = engine
        self._keep = keep

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def revision(self) -> int:
        """Return the number of the last change."""
        with self._engine.connect() as connection:
            # Asked several times a question: written out, it takes a fifth of the time.
            return int(connection.exec_driver_sql(_REVISION).scalar_one())

    def changed_since(self, revision: int) -> tuple[str, ...]:
        """Return the ids of documents put in or taken out after ``revision``."""
        ids = select(schema.changes.c.document_id).where(schema.changes.c.revision > revision).distinct()
        return tuple(row[0] for row in self._rows(ids.order_by(schema.changes.c.document_id)))

    def put(
        self, document: Document, passages: Sequence[Passage], *, source: str, origin: str, content: bytes
    ) -> tuple[str, str]:
        """Store a document and return its id and ``read``, ``unchanged`` or ``replaced``; all of it or nothing."""
        identifier = document_id(content)
        with self._engine.connect().execution_options(writing="document") as connection, connection.begin():
            before = connection.execute(
                select(schema.origins.c.document_id).where(schema.origins.c.origin == origin)
            ).scalar_one_or_none()
            known = _exists(connection, identifier)
            if not known:
                _insert(connection, document, passages, source, content)
            if before != identifier:
                _move_origin(connection, origin, before, identifier)
        if known:
            return identifier, "unchanged"
        return identifier, "replaced" if before else "read"

    def holds(self, origin: str, content: bytes) -> str | None:
        """Return the id of the document that ``origin`` already gave with exactly this content."""
        row = self._rows(
            select(schema.documents.c.id)
            .join(schema.origins, schema.origins.c.document_id == schema.documents.c.id)
            .where(schema.origins.c.origin == origin, schema.documents.c.content_hash == content_hash(content))
        )
        return str(row[0][0]) if row else None

    def remove(self, identifier: str) -> bool:
        """Take a document out with everything read from it; say whether it was there."""
        with self._engine.connect().execution_options(writing="document") as connection, connection.begin():
            if not _exists(connection, identifier):
                return False
            _erase(connection, identifier)
            connection.execute(delete(schema.origins).where(schema.origins.c.document_id == identifier))
        return True

    def forget(self, bundle: str, kept: Collection[str]) -> None:
        """Take out what came from inside the bundle of this origin, but for ``kept`` and what is in them."""
        origins = schema.origins.c
        with self._engine.connect().execution_options(writing="document") as connection, connection.begin():
            inside = connection.execute(
                select(origins.origin, origins.document_id).where(
                    origins.origin.startswith(f"{bundle}!/", autoescape=True)
                )
            ).all()
            for origin, identifier in inside:
                if not any(origin == one or origin.startswith(f"{one}!/") for one in kept):
                    connection.execute(delete(schema.origins).where(origins.origin == origin))
                    _erase_orphan(connection, identifier)

    def entries(self) -> tuple[Entry, ...]:
        """Return the stored documents in the order they came."""
        return tuple(_entry(row) for row in self._rows(select(schema.documents).order_by(schema.documents.c.sequence)))

    def entry(self, identifier: str) -> Entry | None:
        """Return one stored document's line."""
        rows = self._rows(select(schema.documents).where(schema.documents.c.id == identifier))
        return _entry(rows[0]) if rows else None

    def document(self, identifier: str) -> Document | None:
        """Return the document as it was read."""
        value = self._content(identifier, schema.contents.c.wire)
        return wire.from_dict(json.loads(value)) if value is not None else None

    def text(self, identifier: str) -> str | None:
        """Return the document's reading text."""
        value = self._content(identifier, schema.contents.c.text)
        return None if value is None else str(value)

    def original(self, identifier: str) -> bytes | None:
        """Return the file's bytes."""
        value = self._content(identifier, schema.contents.c.original)
        return None if value is None else bytes(value)

    def passages_of(self, identifiers: Iterable[str]) -> list[Held]:
        """Return every passage of some documents, in reading order."""
        table = schema.passages
        rows = self._rows(select(table).where(table.c.document_id.in_(list(identifiers))).order_by(table.c.id))
        return [_held(row) for row in rows]

    def passages(self, numbers: Sequence[int]) -> dict[int, Held]:
        """Return passages by number; numbers that are gone are left out."""
        if not numbers:
            return {}
        rows = self._rows(select(schema.passages).where(schema.passages.c.id.in_(list(numbers))))
        return {row.id: _held(row) for row in rows}

    def document_ids(self) -> tuple[str, ...]:
        """Return the ids of all stored documents in the order they came."""
        return tuple(row[0] for row in self._rows(select(schema.documents.c.id).order_by(schema.documents.c.sequence)))

    def sizes(self) -> tuple[int, int, int, int]:
        """Return how many passages, syllables, windows and syllables in windows there are."""
        table = schema.passages.c
        sums = [
            func.coalesce(func.sum(column), 0) for column in (table.syllables, table.windows, table.window_syllables)
        ]
        row = self._rows(select(func.count(), *sums).select_from(schema.passages))[0]
        return int(row[0]), int(row[1]), int(row[2]), int(row[3])

    def assignments(self) -> list[tuple[str, str]]:
        """Return (document id, wire JSON) of every assignment, documents in order."""
        return self._facts(schema.assignments)

    def targets(self) -> list[tuple[str, str]]:
        """Return (document id, wire JSON) of every target, documents in order."""
        return self._facts(schema.targets)

    def save_turn(self, conversation_id: str, turn: dict[str, Any]) -> None:
        """Append one turn to a conversation."""
        values = {"conversation_id": conversation_id, "wire": json.dumps(turn, ensure_ascii=False), "at": time.time()}
        with self._engine.connect().execution_options(writing="turn") as connection, connection.begin():
            made = connection.execute(insert(schema.turns).values(**values))
            if made.inserted_primary_key and made.inserted_primary_key[0] % _SWEPT == 0:
                connection.execute(delete(schema.turns).where(schema.turns.c.at < self._oldest()))

    def forget_turns(self, conversation_id: str) -> None:
        """Delete a conversation's turns for good."""
        chosen = schema.turns.c.conversation_id == conversation_id
        with self._engine.connect().execution_options(writing="turn") as connection, connection.begin():
            connection.execute(delete(schema.turns).where(chosen))

    def turns(self, conversation_id: str) -> tuple[dict[str, Any], ...]:
        """Return a conversation's turns, oldest first."""
        table = schema.turns.c
        chosen = (table.conversation_id == conversation_id) & (table.at >= self._oldest())
        rows = self._rows(select(table.wire).where(chosen).order_by(table.id))
        return tuple(json.loads(row[0]) for row in rows)

    def _oldest(self) -> float:
        return time.time() - self._keep

    def _facts(self, table: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - SQLAlchemy's Table is generic
        query = select(table.c.document_id, table.c.wire).join(
            schema.documents, schema.documents.c.id == table.c.document_id
        )
        rows = self._rows(query.order_by(schema.documents.c.sequence, table.c.position))
        return [(row.document_id, row.wire) for row in rows]

    def _content(self, identifier: str, column: Any) -> Any:  # noqa: ANN401 - a column of any type
        rows = self._rows(select(column).where(schema.contents.c.document_id == identifier))
        return rows[0][0] if rows else None

    def _rows(self, query: Any) -> Sequence[Any]:  # noqa: ANN401 - any SELECT
        with self._engine.connect() as connection:
            return connection.execute(query).all()


def _exists(connection: Connection, identifier: str) -> bool:
    found = connection.execute(select(schema.documents.c.id).where(schema.documents.c.id == identifier))
    return found.scalar_one_or_none() is not None


def _insert(
    connection: Connection, document: Document, passages: Sequence[Passage], source: str, content: bytes
) -> None:
    identifier = document_id(content)
    last = connection.execute(select(func.coalesce(func.max(schema.documents.c.sequence), 0))).scalar_one()
    connection.execute(insert(schema.documents).values(_document_row(identifier, document, source, content, last + 1)))
    stored = json.dumps(wire.to_dict(document), ensure_ascii=False)
    connection.execute(
        insert(schema.contents).values(document_id=identifier, text=document.text, wire=stored, original=content)
    )
    _insert_many(connection, schema.passages, _passage_rows(identifier, document, passages))
    _insert_many(connection, schema.assignments, _assignment_rows(identifier, document))
    _insert_many(connection, schema.targets, _target_rows(identifier, document))
    connection.execute(insert(schema.changes).values(document_id=identifier))


def _insert_many(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:  # noqa: ANN401 - generic Table
    if rows:
        connection.execute(insert(table), rows)


def _move_origin(connection: Connection, origin: str, before: str | None, after: str) -> None:
    if before is None:
        connection.execute(insert(schema.origins).values(origin=origin, document_id=after))
        return
    connection.execute(update(schema.origins).where(schema.origins.c.origin == origin).values(document_id=after))
    _erase_orphan(connection, before)


def _erase_orphan(connection: Connection, identifier: str) -> None:
    left = connection.execute(select(func.count()).where(schema.origins.c.document_id == identifier)).scalar_one()
    if not left:
        _erase(connection, identifier)


def _erase(connection: Connection, identifier: str) -> None:
    connection.execute(delete(schema.documents).where(schema.documents.c.id == identifier))
    for table in (schema.contents, schema.passages, schema.assignments, schema.targets):
        connection.execute(delete(table).where(table.c.document_id == identifier))
    connection.execute(insert(schema.changes).values(document_id=identifier))


def _document_row(identifier: str, document: Document, source: str, content: bytes, sequence: int) -> dict[str, Any]:
    identity = document.identity
    return {
        "id": identifier,
        "sequence": sequence,
        "content_hash": content_hash(content),
        "source": source,
        "title": identity.title,
        "number": identity.number,
        "issuer": identity.issuer,
        "issued_on": identity.issued_on,
        "pages": len(document.pages) or None,
        "status": "ready",
        "warnings": json.dumps(document.warnings, ensure_ascii=False),
    }


def _passage_rows(identifier: str, document: Document, passages: Sequence[Passage]) -> list[dict[str, Any]]:
    rows = []
    for position, passage in enumerate(passages):
        terms = passage_terms(passage, document.abbreviations)
        _, syllables, windows, window_syllables = sizes_of([terms])
        rows.append(
            {
                "document_id": identifier,
                "position": position,
                "wire": json.dumps(wire.passage_to_dict(passage), ensure_ascii=False),
                "body": terms.body,
                "head": terms.head,
                "expanded": terms.expanded,
                "syllables": syllables,
                "windows": windows,
                "window_syllables": window_syllables,
            }
        )
    return rows


def _assignment_rows(identifier: str, document: Document) -> list[dict[str, Any]]:
    return [
        {
            "document_id": identifier,
            "position": position,
            "timeframe": fact.timeframe,
            "wire": json.dumps(wire.assignment_to_dict(fact), ensure_ascii=False),
        }
        for position, fact in enumerate(document.assignments)
    ]


def _target_rows(identifier: str, document: Document) -> list[dict[str, Any]]:
    return [
        {
            "document_id": identifier,
            "position": position,
            "year": fact.year,
            "wire": json.dumps(wire.target_to_dict(fact), ensure_ascii=False),
        }
        for position, fact in enumerate(document.targets)
    ]


def _held(row: Row[Any]) -> Held:
    passage = wire.passage_from_dict(json.loads(row.wire))
    terms = PassageTerms(row.body, row.head, row.expanded)
    return Held(row.id, row.document_id, row.position, passage, terms)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=row.id,
        source=row.source,
        title=row.title,
        number=row.number,
        issuer=row.issuer,
        issued_on=row.issued_on,
        pages=row.pages,
        status=row.status,
        warnings=tuple(json.loads(row.warnings)),
    )
