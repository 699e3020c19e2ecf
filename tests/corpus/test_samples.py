from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from corpus.samples import sample_paths
from corpus.samples.build import PLANS, build

if TYPE_CHECKING:
    from corpus.samples.plan import Plan


def named(plan: Plan) -> str:
    return plan.file_name


def words_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return re.sub(r"<[^>]+>", " ", packed.read("word/document.xml").decode("utf-8"))


def test_every_plan_is_installed_and_nothing_else() -> None:
    assert [path.name for path in sample_paths()] == sorted(plan.file_name for plan in PLANS)


@pytest.mark.parametrize("plan", PLANS, ids=named)
def test_the_checked_in_file_equals_a_rebuild(plan: Plan) -> None:
    checked_in = next(path for path in sample_paths() if path.name == plan.file_name)
    assert checked_in.read_bytes() == build(plan)


@pytest.mark.parametrize("plan", PLANS, ids=named)
def test_no_one_takes_it_for_the_official_text(plan: Plan) -> None:
    assert "Bản tóm lược minh hoạ, không phải văn bản chính thức" in words_of(build(plan))


@pytest.mark.parametrize("plan", PLANS, ids=named)
def test_zip_entries_carry_no_clock_time(plan: Plan) -> None:
    with zipfile.ZipFile(io.BytesIO(build(plan))) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_assignment_table_repeats_its_header_and_merges_cells() -> None:
    with zipfile.ZipFile(io.BytesIO(build(PLANS[0]))) as packed:
        markup = packed.read("word/document.xml").decode("utf-8")
    # One header row of the targets and two of the assignments stand again on every page.
    assert markup.count("<w:tblHeader") == 3
    assert 'w:vMerge w:val="restart"' in markup
    assert 'w:gridSpan w:val="6"' in markup
