"""The table suite: what it is made of, that its scores punish every kind of mistake, and that the readers pass it."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from corpus.document import Cell, Document, Table
from corpus.read import read_bytes
from evaluation.table_suite import duties
from evaluation.table_suite.cases import cases
from evaluation.table_suite.peers import markdown_lines, tied
from evaluation.table_suite.scores import MEASURES, Share, score
from evaluation.table_suite.sectors import SECTORS
from evaluation.table_suite.truth import Case, Line, TableText, origins, true_headers, true_rows
from evaluation.tables import Report, build, evaluate


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate()


def test_the_suite_holds_what_it_promises() -> None:
    kinds = Counter((case.format, case.ruled) for case in cases())
    assert kinds["docx", True] >= 60
    assert kinds["pdf", True] >= 40
    assert kinds["docx", False] >= 2
    assert kinds["pdf", False] >= 6
    assert {case.sector for case in cases()} == {sector.name for sector in SECTORS}
    assert len({case.name for case in cases()}) == len(cases())


def test_the_suite_is_the_same_on_every_run() -> None:
    assert cases() == cases()
    first = cases()[0]
    assert build(first) == build(first)


def test_every_cell_is_read_right_under_its_header(report: Report) -> None:
    ruled = [one for one in report.cases if one.case.ruled or one.case.format == "docx"]
    assert [(one.case.name, one.wrong) for one in ruled if one.wrong] == []


def test_tables_without_rules_keep_their_cells(report: Report) -> None:
    if report.skipped:
        pytest.skip(report.skipped[0])
    loose = [one for one in report.cases if not one.case.ruled]
    share = sum((one.scores["cells"] for one in loose), Share())
    assert share.right >= 0.95 * share.of


def test_the_report_adds_up(report: Report) -> None:
    told = report.to_dict()
    assert told["tables"] == len(report.cases)
    for name in MEASURES:
        by_category = sum((scores[name] for scores in report.categories().values()), Share())
        assert by_category == report.total(name)


MERGED = TableText(
    (
        Line(("STT", "Việc", "Đơn vị", "<"), "head"),
        Line(("^", "^", "Chủ trì", "Phối hợp"), "head"),
        Line(("I. NHÓM MỘT",), "group"),
        Line(("1", "Rà soát", "Sở A", "Sở B"), groups=("I. NHÓM MỘT",)),
        Line(("2", "Báo cáo", "^", ""), groups=("I. NHÓM MỘT",)),
    ),
    (0.1, 0.5, 0.2, 0.2),
    "Bảng",
)


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    assert origins(MERGED.lines, 4)[1] == ((0, 0), (0, 1), (1, 2), (1, 3))
    assert true_headers(MERGED) == (("STT",), ("Việc",), ("Đơn vị", "Chủ trì"), ("Đơn vị", "Phối hợp"))
    assert [row.texts for row in true_rows(MERGED)] == [("1", "Rà soát", "Sở A", "Sở B"), ("2", "Báo cáo", "Sở A", "")]


def _read() -> tuple[Document, TableText]:
    table = duties.group_across(SECTORS[0], Random(7))  # noqa: S311 - a seed, not a secret
    case = Case("thử", "thử", SECTORS[0].name, "docx", table)
    return read_bytes(build(case), "thử.docx"), table


def _with(document: Document, **changed: object) -> Document:
    table = replace(document.tables[0], **changed)  # type: ignore[arg-type]
    return replace(document, tables=(table,))


def _swapped(table: Table) -> Table:
    rows = tuple(replace(row, cells=(*row.cells[:2], row.cells[3], row.cells[2], *row.cells[4:])) for row in table.rows)
    return replace(table, rows=rows)


def test_a_faultless_reading_has_full_marks() -> None:
    scores, wrong = score(*_read())
    assert wrong == ()
    assert all(share.right == share.of for share in scores.values())


def test_every_kind_of_mistake_costs() -> None:
    document, truth = _read()
    table = document.tables[0]
    ungrouped = tuple(replace(row, groups=()) for row in table.rows)
    moved = Cell(table.rows[0].cells[1].text, table.rows[0].cells[1].start + 1, table.rows[0].cells[1].end)
    shifted = replace(table.rows[0], cells=(table.rows[0].cells[0], moved, *table.rows[0].cells[2:]))
    mistakes = {
        "cells": [
            _with(document, rows=_swapped(table).rows),
            _with(document, rows=table.rows[1:]),
            _with(document, rows=(*table.rows, table.rows[0])),
            _with(document, headers=((), *table.headers[1:])),
            replace(document, tables=()),
        ],
        "groups": [_with(document, rows=ungrouped)],
        "roles": [
            replace(document, assignments=document.assignments[1:]),
            replace(document, assignments=(*document.assignments, document.assignments[0])),
            replace(document, assignments=tuple(replace(one, lead=()) for one in document.assignments)),
        ],
        "spans": [_with(document, rows=(shifted, *table.rows[1:]))],
    }
    for measure, readings in mistakes.items():
        for reading in readings:
            scores, wrong = score(reading, truth)
            assert scores[measure].right < scores[measure].of, measure
            assert wrong


PLAIN = TableText(
    (Line(("TT", "Việc", "Hạn"), "head"), Line(("1", "Rà soát", "Quý I")), Line(("2", "Báo cáo", "Quý II"))),
    (0.2, 0.5, 0.3),
    "Bảng",
)


@pytest.mark.parametrize(
    ("output", "right"),
    [
        ("| TT | Việc | Hạn |\n| --- | --- | --- |\n| 1 | Rà soát | Quý I |\n| 2 | Báo cáo | Quý II |", 6),
        (
            "| | | |\n|---|---|---|\n| **TT** | **Việc** | **Hạn** |\n|1|Rà soát|Quý I|\n|2|Báo cáo|Quý II|",
            6,
        ),
        ("| TT | Việc | Hạn |\n|---|---|---|\n| 1 | Rà soát | Quý I |\n| Báo cáo | Quý II |", 3),
        ("| 1 | Rà soát | Quý I |\n|---|---|---|\n| 2 | Báo cáo | Quý II |", 0),
    ],
)
def test_a_cell_is_tied_to_its_header_by_its_index(output: str, right: int) -> None:
    assert tied([markdown_lines(output)], PLAIN) == Share(right, 6)


@pytest.mark.parametrize(
    ("output", "right"),
    [
        ("Bảng\n\nTT\n\nViệc\n\nHạn\n\n1\n\nRà soát\n\nQuý I\n\n2\n\nBáo cáo\n\nQuý II\n\n", 6),
        ("TT\tViệc\tHạn\n1\tRà soát\tQuý I\n2\tBáo cáo\tQuý II", 6),
        ("TT\n\nViệc\n\nHạn\n\n1\n\nRà soát\n\n2\n\nBáo cáo\n\nQuý II\n\n", 2),
        ("1\n\nRà soát\n\nQuý I", 0),
    ],
)
def test_plain_text_is_dealt_out_to_the_columns(output: str, right: int) -> None:
    assert tied(output, PLAIN) == Share(right, 6)
