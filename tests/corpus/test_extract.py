"""Whatever a text says, reading its facts ends, and every fact stands in its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document
from corpus.facts.extract import extract
from tests.corpus.fact_checker import misplaced, ungrounded
from tests.corpus.grid_builder import document

FRAGMENTS = [
    "Sở Y tế", "UBND các xã", "Công an tỉnh", "chủ trì", "phối hợp với", "Phối hợp với", "và", ",", ";", ":", ".",
    "có trách nhiệm", "rà soát quỹ đất", "trước ngày 30/6/2026", "Quý III, IV/2025", "đến năm 2030", "95%", "1.272",
    "đạt", "từ", "trở lên", "trường tiểu học", "(gọi tắt là", ")", "(GDĐT)", "Giáo dục và Đào tạo", "là", "“", "”",
    "Đơn vị chủ trì:", "Thời gian:", "Sản phẩm:", "Giao", "Đề nghị", "- ", "a) ", "1. ", "Mục tiêu", "tỷ lệ hộ nghèo",
]  # fmt: skip
LINES = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=9).map(" ".join)
HEADINGS = st.sampled_from([
    "# I. MỤC TIÊU ĐẾN NĂM 2030", "## 1. Sở Nội vụ", "# IV. TỔ CHỨC THỰC HIỆN", "# Điều 3. Giải thích từ ngữ",
])  # fmt: skip
CELLS = st.one_of(st.sampled_from([*FRAGMENTS, "", "-", "x", "^", "<"]), LINES)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(HEADINGS, LINES), min_size=1, max_size=8))
def test_facts_of_any_prose_stand_in_it(lines: list[str]) -> None:
    found = document(*[line for line in lines if line.lstrip("# ").strip()] or ["I."])
    assert ungrounded(found) == []
    assert misplaced(found) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6), st.booleans())
def test_facts_of_any_table_stand_in_it(body: list[list[str]], headed: bool) -> None:  # noqa: FBT001 - drawn
    head = [["TT", "Nhiệm vụ", "Chủ trì/phối hợp", "Thời gian"]] if headed else [["1", "Chỉ tiêu", "Năm 2030", "ĐVT"]]
    rows = [[cell if column or cell != "<" else "" for column, cell in enumerate(row)] for row in body]
    found = document("# Phụ lục", [*head, *rows])
    assert ungrounded(found) == []
    assert misplaced(found) == []


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    found = extract(Document(text))
    assert ungrounded(found) == []
    assert misplaced(found) == []
