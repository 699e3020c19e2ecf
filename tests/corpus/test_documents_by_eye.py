"""Real documents are read as people see them: all parts, tables and single facts, none missing and none too many."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import MissingProgram
from corpus.read import read
from tests.corpus.eye_lists import LISTS, ByEye, facts_of, label_path, parts_of, read_list, same_row
from tests.corpus.eye_lists import shown_columns as columns
from tests.corpus.eye_lists import shown_rows as rows
from tests.corpus.office import needed

DOCUMENTS = Path(__file__).resolve().parents[2] / "../shared/documents"
SEEN = [read_list(path) for path in sorted(LISTS.glob("*.toml"))]

shared = pytest.mark.shared
every_list = pytest.mark.parametrize("seen", SEEN, ids=[seen.file for seen in SEEN])


@cache
def document(file: str) -> Document:
    path = DOCUMENTS / file
    if not path.exists():
        pytest.skip(f"the document {file} is not beside the checkout")
    if file.endswith(".doc"):
        needed()
    try:
        return read(path)
    except MissingProgram as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))


@shared
@every_list
def test_every_part_is_found_and_no_other(seen: ByEye) -> None:
    assert [label_path(section) for section in document(seen.file).sections] == seen.parts


@shared
@every_list
def test_every_table_is_found_in_its_part_with_its_header_paths(seen: ByEye) -> None:
    tables = document(seen.file).tables
    found = [(label_path(table.path), columns(table)) for table in tables]
    assert found == [(table.path, table.columns) for table in seen.tables]


@shared
@every_list
def test_every_row_stands_under_its_group_with_its_cells(seen: ByEye) -> None:
    for by_eye, table in zip(seen.tables, document(seen.file).tables, strict=True):
        read_rows = rows(table)
        wrong = [pair for pair in zip(by_eye.rows, read_rows, strict=False) if not same_row(*pair)]
        assert (wrong, len(read_rows)) == ([], len(by_eye.rows))


@shared
@every_list
def test_the_single_facts_are_right(seen: ByEye) -> None:
    found = facts_of(document(seen.file))
    assert {name: found[name] for name in seen.facts} == seen.facts


@pytest.mark.parametrize(
    ("outline", "parts"),
    [
        (
            "Điều 1\nĐiều 2: 1 2(a b)",
            ["Điều 1", "Điều 2", "Điều 2 > 1", "Điều 2 > 2", "Điều 2 > 2 > a", "Điều 2 > 2 > b"],
        ),
        ("I\n  1: 1.1 1.2(a)\nII", ["I", "I > 1", "I > 1 > 1.1", "I > 1 > 1.2", "I > 1 > 1.2 > a", "II"]),
        ("1: 1.1((1) (2)) 1.2", ["1", "1 > 1.1", "1 > 1.1 > (1)", "1 > 1.1 > (2)", "1 > 1.2"]),
    ],
)
def test_the_notation_of_outlines(outline: str, parts: list[str]) -> None:
    assert parts_of(outline) == parts


@pytest.mark.parametrize(
    ("seen", "read_row", "same"),
    [
        ("1 | Kế hoạch | KH", "1 | Kế hoạch | KH", True),
        ("1 | Kế …", "1 | Kế hoạch | ", True),
        ("1 | Kế …", "1 | Kế hoạch | KH", False),
        ("1 | Kế hoạch", "1. | Kế hoạch", False),
        ("1 | a | b", "1 | a", False),
    ],
)
def test_the_notation_of_rows(seen: str, read_row: str, same: bool) -> None:  # noqa: FBT001 - the expected output
    assert same_row(seen, read_row) is same
