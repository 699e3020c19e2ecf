"""Documents side by side: two versions of a plan, plans of different wording, and what differs cell by cell."""

import pytest

from assistant.assistant import Assistant
from assistant.compare.comparison import Comparison, Entry
from corpus.document import Document
from tests.assistant.building import Memory, Plan

COLUMNS = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm")
ROLES = ("ordinal", "task", "lead", "coordinating", "timeframe", "result")
OLDER = (
    ("1", "Khảo sát giếng khoan hộ gia đình", "Chi cục Thủy lợi", "UBND xã", "Quý I/2026", "Bản đồ giếng"),
    ("2", "Tập huấn vận hành trạm bơm", "Công ty Cấp nước", "", "Tháng 5/2026", "Lớp tập huấn"),
    ("3", "Thay đồng hồ nước cũ", "Công ty Cấp nước", "", "Thường xuyên", "Đồng hồ mới"),
)
NEWER = (
    ("1", "Thay thế đồng hồ nước cũ", "Công ty Cấp nước", "", "Thường xuyên", "Đồng hồ mới"),
    ("2", "Khảo sát các giếng khoan của hộ gia đình", "Sở Tài nguyên", "UBND xã", "Quý II/2026", "Bản đồ giếng"),
    ("3", "Lắp cảm biến đo mực nước ngầm", "Chi cục Thủy lợi", "", "Quý III/2026", "Mạng cảm biến"),
)


def plan(rows: tuple[tuple[str, ...], ...], values: tuple[str, str], year: str, basis: str) -> Document:
    made = Plan()
    made.head(issuer="SỞ TÀI NGUYÊN", number=f"1{year[-1]}/KH-STN")
    made.dated(f"ngày 05 tháng 01 năm {year}", f"{year}-01-05")
    made.head(type="KẾ HOẠCH", title=f"Kế hoạch cấp nước sạch năm {year}")
    made.basis(f"Căn cứ Quyết định số {basis} ngày 02/12/2025 của UBND tỉnh;", basis)
    made.basis("Căn cứ Nghị quyết số 12-NQ/TU ngày 01/3/2021 của Tỉnh ủy;", "12-NQ/TU")
    made.section("Phụ lục I", kind="phu_luc")
    made.table(
        ("TT", "Chỉ tiêu", "Năm 2026", "Năm 2030"),
        ("ordinal", "indicator", "value", "value"),
        (("1", "Hộ dân dùng nước sạch", *values),),
    )
    made.section("Phụ lục II", kind="phu_luc")
    made.table(COLUMNS, ROLES, rows)
    return made.document()


MEMORY = Memory(
    older=plan(OLDER, ("80%", "95%"), "2026", "77/QĐ-UBND"), newer=plan(NEWER, ("85%", "95%"), "2027", "99/QĐ-UBND")
)
ASSISTANT = Assistant(MEMORY)


@pytest.fixture(scope="module")
def found() -> Comparison:
    return ASSISTANT.compare(["older", "newer"])


def entry(entries: tuple[Entry, ...], topic: str) -> Entry:
    return next(one for one in entries if topic in one.topic)


@pytest.mark.parametrize(
    ("topic", "status"),
    [("giếng khoan", "changed"), ("đồng hồ", "changed"), ("trạm bơm", "removed"), ("cảm biến", "added")],
)
def test_tasks_are_aligned_whatever_their_wording_and_place(found: Comparison, topic: str, status: str) -> None:
    assert entry(found.assignments, topic).status == status


def test_what_changed_is_told_cell_by_cell(found: Comparison) -> None:
    changes = {one.field: [side.value for side in one.sides] for one in entry(found.assignments, "giếng khoan").changes}
    assert changes["chủ trì"] == ["Chi cục Thủy lợi", "Sở Tài nguyên"]
    assert changes["thời gian"] == ["Quý I/2026", "Quý II/2026"]
    assert "kết quả" not in changes


def test_only_the_wording_of_a_task_may_differ(found: Comparison) -> None:
    assert [one.field for one in entry(found.assignments, "đồng hồ").changes] == ["nhiệm vụ"]


def test_targets_are_aligned_by_indicator_and_year(found: Comparison) -> None:
    told = {one.year: (one.status, [side.value for side in one.sides]) for one in found.targets}
    assert told == {2026: ("changed", ["80%", "85%"]), 2030: ("same", ["95%", "95%"])}


def test_bases_and_dates(found: Comparison) -> None:
    assert {one.topic: one.status for one in found.bases} == {
        "77/QĐ-UBND": "removed",
        "99/QĐ-UBND": "added",
        "12-NQ/TU": "same",
    }
    assert [one.status for one in found.dates] == ["changed"]


def test_every_value_is_cited_exactly(found: Comparison) -> None:
    entries = (*found.targets, *found.assignments, *found.bases, *found.dates)
    for side in (side for one in entries for side in one.sides):
        assert (side.value is None) == (not side.grounds)
        assert all(side.opened.text(ground.start, ground.end).strip() for ground in side.grounds)


def test_a_document_differs_in_nothing_from_itself() -> None:
    same = ASSISTANT.compare(["older", "older"])
    assert {one.status for one in (*same.targets, *same.assignments, *same.bases, *same.dates)} == {"same"}


def test_three_documents_stand_side_by_side() -> None:
    found = ASSISTANT.compare(["older", "newer", "older"])
    assert len(found.documents) == 3
    assert entry(found.assignments, "trạm bơm").status == "partial"


@pytest.mark.parametrize("question", ["Hai kế hoạch khác nhau thế nào?", "hai ke hoach khac nhau the nao"])
def test_the_question_how_they_differ_is_answered(question: str) -> None:
    answer = ASSISTANT.ask(question)
    assert answer.status == "answered"
    for value in ("80%", "85%", "Chi cục Thủy lợi", "Sở Tài nguyên", "99/QĐ-UBND"):
        assert value in answer.text


def test_the_question_may_name_one_part() -> None:
    answer = ASSISTANT.ask("So sánh căn cứ của hai kế hoạch")
    assert "77/QĐ-UBND" in answer.text
    assert "80%" not in answer.text
