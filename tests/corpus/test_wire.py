"""A document survives the way to JSON and back, and the wire carries the contract's keys."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import (
    Abbreviation,
    Assignment,
    Basis,
    Cell,
    Definition,
    Document,
    Identity,
    Margin,
    Page,
    Passage,
    Row,
    Section,
    Signer,
    Span,
    Table,
    Target,
)
from corpus.wire import from_dict, passage_from_dict, passage_to_dict, to_dict

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

words = st.text(alphabet="aăâbcdđeêơưấệ 12.\n", max_size=8)
T = TypeVar("T")
maybe = st.none() | words
offsets = st.integers(0, 99)
names = st.lists(words, max_size=2).map(tuple)
spans = st.builds(Span, offsets, offsets)
cells = st.builds(Cell, words, offsets, offsets)
many_cells = st.lists(cells, max_size=3).map(tuple)


def several(items: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=2).map(tuple)


def keyed(values: SearchStrategy[T]) -> SearchStrategy[tuple[tuple[str, T], ...]]:
    return st.dictionaries(words, values, max_size=2).map(lambda found: tuple(found.items()))


bases = st.builds(Basis, maybe, maybe, maybe, maybe, offsets, offsets)
identities = st.builds(
    Identity,
    title=maybe,
    number=maybe,
    signer=st.none() | st.builds(Signer, maybe, maybe),
    recipients=names,
    bases=several(bases),
    spans=keyed(spans),
    parent=maybe,
)
rows = st.builds(Row, many_cells, offsets, offsets, many_cells)
tables = st.builds(Table, names, words, several(many_cells), several(rows), offsets, offsets, several(maybe))
assignments = st.builds(
    Assignment,
    words,
    names,
    names,
    offsets,
    offsets,
    parent=maybe,
    columns=keyed(offsets),
    evidence=several(spans),
    path=names,
)
targets = st.builds(Target, words, maybe, st.none() | offsets, words, offsets, offsets, evidence=several(spans))
passages = st.builds(Passage, words, names, offsets, offsets, page=st.none() | offsets, context=words)
documents = st.builds(
    Document,
    words,
    identities,
    several(st.builds(Page, offsets, offsets, offsets, st.booleans())),
    several(st.builds(Section, names, words, offsets, offsets, words, offsets)),
    several(st.builds(Margin, words, words, st.none() | offsets)),
    several(tables),
    several(assignments),
    several(targets),
    several(st.builds(Definition, words, words, offsets, offsets)),
    several(st.builds(Abbreviation, words, words, offsets, offsets)),
    names,
)


@settings(max_examples=60, deadline=None)
@given(documents)
def test_a_document_comes_back_equal(document: Document) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(document)))) == document


@given(passages)
def test_a_passage_comes_back_equal(passage: Passage) -> None:
    assert passage_from_dict(json.loads(json.dumps(passage_to_dict(passage)))) == passage


def test_the_wire_has_the_contracts_keys() -> None:
    cell = Cell("Chủ trì", 0, 7)
    table = Table(("I",), "Bảng", ((cell, cell),), (Row((cell,), 0, 7, (cell,)),), 0, 7, ("lead",))
    plain = to_dict(Document("Chủ trì", tables=(table,)))
    contract = {"text", "pages", "document", "sections", "margins", "tables", "assignments", "targets", "warnings"}
    assert contract <= set(plain)
    assert plain["tables"][0]["columns"] == [["Chủ trì", "Chủ trì"]]
    assert plain["tables"][0]["rows"][0]["group"] == "Chủ trì"
    assert plain["tables"][0]["rows"][0]["cells"] == [{"text": "Chủ trì", "start": 0, "end": 7}]
    assert plain["document"]["signer"] is None


def test_no_field_of_a_document_is_left_out() -> None:
    assert {field.name for field in fields(Document)} - {"identity"} <= set(to_dict(Document("")))
