"""Documents and their facts as JSON values and back, in the shape that ``cancu read --json`` prints."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any, TypeVar

from corpus.document import (
    Abbreviation,
    Assignment,
    Basis,
    Cell,
    Definition,
    Document,
    Doubtful,
    Identity,
    Margin,
    Page,
    Passage,
    Relation,
    Row,
    Section,
    Signer,
    Span,
    Table,
    Target,
)

# A JSON object; its values are whatever JSON holds.
Json = dict[str, Any]
Record = TypeVar("Record")


def to_dict(document: Document) -> Json:
    """Return the document as JSON values: the contract's keys, and every other field beside them.

    Tuples become lists, records objects; ``tables[].columns`` are lists of texts, ``headers`` the same with spans.
    """
    plain: Json = {field: _plain(getattr(document, field)) for field in _names(Document) if field not in _OWN_SHAPE}
    plain["document"] = identity_to_dict(document.identity)
    plain["tables"] = [_table_to_dict(table) for table in document.tables]
    plain["assignments"] = [assignment_to_dict(assignment) for assignment in document.assignments]
    return plain


def from_dict(value: Json) -> Document:
    """Return the document that ``to_dict`` made ``value`` from; raises ``KeyError`` where a key is missing."""
    return Document(
        text=value["text"],
        identity=identity_from_dict(value["document"]),
        pages=_many(Page, value["pages"]),
        sections=tuple(_section(item) for item in value["sections"]),
        margins=_many(Margin, value["margins"]),
        tables=tuple(_table(item) for item in value["tables"]),
        assignments=tuple(assignment_from_dict(item) for item in value["assignments"]),
        targets=tuple(target_from_dict(item) for item in value["targets"]),
        definitions=_many(Definition, value["definitions"]),
        abbreviations=_many(Abbreviation, value["abbreviations"]),
        warnings=tuple(value["warnings"]),
        # Documents stored before relations were read have none.
        relations=_many(Relation, value.get("relations", [])),
        # Nor do those stored before scans were read say what was read unsurely.
        doubtful=_many(Doubtful, value.get("doubtful", [])),
        attachments=tuple(value.get("attachments", [])),
    )


def identity_to_dict(identity: Identity) -> Json:
    """Return the ``document`` object of the contract; ``spans`` is keyed by field name."""
    return _plain_record(identity) | {"spans": {name: _plain_record(span) for name, span in identity.spans}}


def identity_from_dict(value: Json) -> Identity:
    """Return what ``identity_to_dict`` made ``value`` from."""
    return Identity(
        **value
        | {
            "signer": Signer(**value["signer"]) if value["signer"] else None,
            "recipients": tuple(value["recipients"]),
            "bases": _many(Basis, value["bases"]),
            "spans": tuple((name, Span(**span)) for name, span in value["spans"].items()),
        }
    )


def assignment_to_dict(assignment: Assignment) -> Json:
    """Return an assignment as JSON values; ``columns`` is keyed by field name."""
    return _plain_record(assignment) | {"columns": dict(assignment.columns)}


def assignment_from_dict(value: Json) -> Assignment:
    """Return what ``assignment_to_dict`` made ``value`` from."""
    return Assignment(
        **value
        | {
            "lead": tuple(value["lead"]),
            "coordinating": tuple(value["coordinating"]),
            "columns": tuple(value["columns"].items()),
            "evidence": _many(Span, value["evidence"]),
            "path": tuple(value["path"]),
        }
    )


def target_to_dict(target: Target) -> Json:
    """Return a target as JSON values."""
    return _plain_record(target)


def target_from_dict(value: Json) -> Target:
    """Return what ``target_to_dict`` made ``value`` from."""
    return Target(**value | {"evidence": _many(Span, value["evidence"]), "path": tuple(value["path"])})


def passage_to_dict(passage: Passage) -> Json:
    """Return a passage as JSON values."""
    return _plain_record(passage)


def passage_from_dict(value: Json) -> Passage:
    """Return what ``passage_to_dict`` made ``value`` from."""
    return Passage(**value | {"path": tuple(value["path"])})


def _table_to_dict(table: Table) -> Json:
    rows = [_plain_record(row) | {"group": row.group} for row in table.rows]
    return _plain_record(table) | {"columns": [list(path) for path in table.columns], "rows": rows}


def _table(value: Json) -> Table:
    return Table(
        path=tuple(value["path"]),
        caption=value["caption"],
        headers=tuple(_many(Cell, path) for path in value["headers"]),
        rows=tuple(_row(row) for row in value["rows"]),
        start=value["start"],
        end=value["end"],
        roles=tuple(value["roles"]),
    )


def _row(value: Json) -> Row:
    return Row(_many(Cell, value["cells"]), value["start"], value["end"], _many(Cell, value["groups"]))


def _section(value: Json) -> Section:
    return Section(**value | {"path": tuple(value["path"])})


def _many(kind: type[Record], values: list[Json]) -> tuple[Record, ...]:
    return tuple(kind(**value) for value in values)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _plain_record(value) if is_dataclass(value) else value


def _plain_record(record: Any) -> Json:  # noqa: ANN401 - any dataclass of ours
    # dataclasses.asdict copies deeply and is ten times slower on large tables.
    return {name: _plain(getattr(record, name)) for name in _names(record)}


def _names(record: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass or its class
    return tuple(record.__dataclass_fields__)


_OWN_SHAPE = frozenset({"identity", "tables", "assignments"})
