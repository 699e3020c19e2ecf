"""Fills a read document with its typed facts: assignments, targets, definitions, abbreviations, and warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Document, Table
from corpus.facts.assignments import is_assignment_table, table_assignments
from corpus.facts.definitions import abbreviations_of, definitions_of
from corpus.facts.duties import prose_assignments
from corpus.facts.prose import items_of
from corpus.facts.relations import relations_of
from corpus.facts.target_clauses import prose_targets
from corpus.facts.targets import is_target_table, table_targets
from corpus.facts.wording import squash
from corpus.language.numbering import label_of


def extract(document: Document) -> Document:
    """Return the document with its facts in reading order; its text and structure stay as they are."""
    tables = range(len(document.tables))
    assignments = [fact for index in tables for fact in table_assignments(document, index)]
    items = items_of(document)
    targets = [fact for index in tables for fact in table_targets(document, index)]
    return replace(
        document,
        assignments=tuple(sorted((*assignments, *prose_assignments(document, items)), key=lambda fact: fact.start)),
        targets=tuple(sorted((*targets, *prose_targets(document, items)), key=lambda fact: fact.start)),
        definitions=tuple(definitions_of(items)),
        abbreviations=tuple(abbreviations_of(items)),
        warnings=(*document.warnings, *_warnings(document)),
        relations=relations_of(document, items),
    )


def _warnings(document: Document) -> Iterator[str]:
    for table in document.tables:
        if is_assignment_table(table) or is_target_table(table):
            yield from _group_warnings(table)
            yield from _number_warnings(table)


def _group_warnings(table: Table) -> Iterator[str]:
    groups = dict.fromkeys(group for row in table.rows for group in row.groups)
    seen: dict[str, str] = {}
    for group in groups:
        name = squash(group.text)
        label = label_of(name)
        bare = name[label.end :].strip().lower() if label else name.lower()
        if bare and bare in seen:
            yield f"Nhóm “{name}” lặp lại tên của nhóm “{seen[bare]}”."
        seen.setdefault(bare, name)


def _number_warnings(table: Table) -> Iterator[str]:
    if "ordinal" not in table.roles:
        return
    at = table.roles.index("ordinal")
    seen: set[tuple[object, str]] = set()
    cells = dict.fromkeys((row.groups, row.cells[at]) for row in table.rows)
    for groups, cell in cells:
        number = cell.text.strip(" .)")
        if re.fullmatch(r"\d+(?:\.\d+)*", number):
            if (groups, number) in seen:
                where = f" trong nhóm “{squash(groups[-1].text)}”" if groups else ""
                yield f"Số thứ tự {number}{where} xuất hiện hai lần."
            seen.add((groups, number))
