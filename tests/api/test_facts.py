"""Filters over assignments and targets: words with and without accents, roles, times; exports that stay inert."""

import csv
import io

import pytest
from openpyxl import load_workbook

from api.export import headings, rows, to_csv, to_xlsx
from api.facts import FactFilter, matching, mentions
from corpus.document import Assignment, Target
from index.records import StoredAssignment, StoredTarget


@pytest.mark.parametrize(
    ("said", "wanted", "holds"),
    [
        ("Phòng Giáo dục và Đào tạo", "Phòng GDĐT", True),
        ("Phòng GDĐT", "phong giao duc va dao tao", True),
        ("Uỷ ban nhân dân xã", "UBND xã", True),
        ("UBND xã", "ủy ban nhân dân", True),
        ("Phòng GDĐT", "Sở GDĐT", False),
        ("bàn giao sổ", "bán", False),
        ("bàn giao sổ", "ban giao", True),
        ("Các trường học", "trường", True),
        ("Trường", "Các trường học", False),
        ("Sở GD&ĐT", "so giao duc va dao tao", True),
        ("tp. Huế", "thành phố Huế", True),
        ("kĩ thuật số", "kỹ thuật", True),
        ("quí III", "quy III", True),
        ("Trường THCS Hoa Sen", "trung học cơ sở", True),
        ("Kế hoạch số 12/KH-UBND", "12/kh-ubnd", True),
        ("một\u00addòng", "một", True),
    ],
)
def test_mentions(said: str, wanted: str, *, holds: bool) -> None:
    assert mentions(said, wanted) is holds


def _assigned(task: str, lead: str, coordinating: str = "", timeframe: str | None = None) -> StoredAssignment:
    fact = Assignment(task, (lead,), (coordinating,) if coordinating else (), 0, 1, timeframe=timeframe)
    return StoredAssignment("d1", fact)


FACTS = (
    _assigned("a", "Sở Y tế", "Trường A", "Quý III, IV/2025"),
    _assigned("b", "Trường A", "Sở Y tế", "Thường xuyên"),
    _assigned("c", "Trường B", timeframe="Năm 2026"),
)


@pytest.mark.parametrize(
    ("wanted", "tasks"),
    [
        (FactFilter(), "abc"),
        (FactFilter(unit="so y te"), "ab"),
        (FactFilter(unit="Sở Y tế", role="lead"), "a"),
        (FactFilter(unit="Sở Y tế", role="coordinating"), "b"),
        (FactFilter(role="coordinating"), "ab"),
        (FactFilter(timeframe="Quý IV/2025"), "a"),
        (FactFilter(timeframe="quý III"), "a"),
        (FactFilter(timeframe="Quý IV/2026"), ""),
        (FactFilter(timeframe="thuong xuyen"), "b"),
        (FactFilter(year=2026), "c"),
        (FactFilter(text="truong a"), "ab"),
        (FactFilter(document="d2"), ""),
    ],
)
def test_matching(wanted: FactFilter, tasks: str) -> None:
    found = [one.assignment.task for one in matching(FACTS, wanted) if isinstance(one, StoredAssignment)]
    assert "".join(found) == tasks


def test_targets_are_matched_by_scope_and_year() -> None:
    held = [
        StoredTarget("d1", Target("Ký số", scope, year, "90%", 0, 1))
        for scope in ("Tiểu học", None)
        for year in (2030, 2045)
    ]
    assert len(matching(held, FactFilter(unit="tieu hoc", year=2030))) == 1
    assert len(matching(held, FactFilter(text="90%"))) == 4


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx")


@pytest.mark.parametrize("formula", FORMULAS)
def test_exported_words_are_never_formulas(formula: str) -> None:
    table = rows([_assigned(formula, formula)], {})
    written = list(csv.reader(io.StringIO(to_csv(headings("assignments"), table).decode("utf-8-sig"))))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in written[1])
    sheet = load_workbook(io.BytesIO(to_xlsx(headings("assignments"), table, "x"))).worksheets[0]
    assert all(cell.data_type != "f" for cell in sheet[2])


def test_control_characters_do_not_break_a_workbook() -> None:
    table = rows([_assigned("a\x0bb\x00", "Sở")], {})
    sheet = load_workbook(io.BytesIO(to_xlsx(headings("assignments"), table, "x"))).worksheets[0]
    assert sheet["B2"].value in {"a b", "ab"}
