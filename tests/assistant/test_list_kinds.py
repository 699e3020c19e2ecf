"""A list is of the kind asked for, of whose duties are asked, and whole wherever a line only introduces it."""

import pytest

from assistant.assistant import Assistant
from assistant.families.list_kinds import kind_asked
from assistant.understanding.question import understand
from tests.assistant.building import Memory, Plan

KINDS = [
    ("Thuyền được chia thành những dạng nào?", {"dang"}),
    ("thuyen duoc xep vao nhung loai chat luong nao", {"loai", "chat", "luong"}),
    ("Bến có các hình thức neo gì?", {"hinh", "thuc", "neo"}),
    ("Ai trực bến?", set()),
    ("Thuyền nào được neo?", set()),
]


@pytest.mark.parametrize(("question", "expected"), KINDS)
def test_the_kind_asked_for(question: str, expected: set[str]) -> None:
    assert kind_asked(understand(question)) == expected


def _rules() -> Memory:
    plan = Plan()
    plan.head(issuer="BỘ VĂN HÓA", number="24/2025/TT-BVH", type="THÔNG TƯ", title="Thông tư về thuyền và bến")
    plan.section("Điều 3. Giải thích từ ngữ", kind="dieu")
    plan.line("1. “Đội trực bến” là tập thể thực hiện nhiệm vụ trực tại bến của chủ bến.")
    plan.section("Điều 4. Dạng thuyền và hạng thuyền", "1. Dạng thuyền bao gồm:", kind="khoan")
    plan.line("a) Thuyền thúng;")
    plan.line("b) Thuyền độc mộc.")
    plan.section("Điều 4. Dạng thuyền và hạng thuyền", "2. Thuyền được chia theo hạng sau đây:", kind="khoan")
    plan.line("a) Thuyền hạng nhất chở được thuyền viên và khách;")
    plan.line("b) Thuyền hạng hai chỉ chở được thuyền viên.")
    plan.section("Điều 5. Trực bến", "1. Đội trực bến có nhiệm vụ:", kind="khoan")
    plan.line("a) Ghi sổ thuyền ra vào;")
    plan.line("b) Thắp đèn hiệu khi trời tối.")
    return Memory(rules=plan.document())


LISTS = [
    ("Thuyền được chia thành những dạng nào?", ("Thuyền thúng", "Thuyền độc mộc"), "hạng"),
    ("Đội trực bến được giao những nhiệm vụ gì?", ("Ghi sổ thuyền ra vào", "Thắp đèn hiệu khi trời tối"), "tập thể"),
]


@pytest.mark.parametrize(("question", "wanted", "unwanted"), LISTS)
def test_the_whole_list_of_the_kind_is_told(question: str, wanted: tuple[str, ...], unwanted: str) -> None:
    answer = Assistant(_rules()).ask(question)
    assert answer.status == "answered"
    assert all(one in answer.text for one in wanted)
    assert unwanted not in answer.text
    assert len(answer.citations) >= len(wanted)


def _plan() -> Memory:
    plan = Plan()
    plan.head(issuer="SỞ VĂN HÓA", number="5/KH-SVH", type="KẾ HOẠCH", title="Kế hoạch ngày hội bến sông của Sở VH")
    plan.section("I. MỤC ĐÍCH")
    plan.line("Giữ gìn nghề chèo thuyền.")
    plan.section("II. NỘI DUNG")
    plan.section("II. NỘI DUNG", "1. Đua thuyền", kind="number")
    plan.line("Tổ chức đua thuyền.")
    plan.section("II. NỘI DUNG", "2. Hội chợ", kind="number")
    plan.line("Tổ chức hội chợ.")
    return Memory(plan=plan.document())


@pytest.mark.parametrize("noun", ["mảng công việc", "nhóm việc", "mục"])
def test_the_parts_of_a_part_are_told(noun: str) -> None:
    answer = Assistant(_plan()).ask(f"Phần nội dung của kế hoạch gồm những {noun} nào?")
    assert answer.status == "answered"
    assert "Đua thuyền" in answer.text
    assert "Hội chợ" in answer.text
    assert "MỤC ĐÍCH" not in answer.text
