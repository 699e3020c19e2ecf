"""A follow-up is answered from the clauses around what the answer before rests on: a sibling, what is left over."""

import pytest

from assistant.answering.conversation import readings
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from tests.assistant.building import Memory, Plan


def _rules() -> Memory:
    plan = Plan()
    plan.head(issuer="BỘ VĂN HÓA", number="21/2025/TT-BVH", type="THÔNG TƯ", title="Thông tư về thuyền và bến")
    plan.section("Điều 4. Đăng kiểm thuyền", kind="dieu")
    plan.line("Thời hạn đăng kiểm thuyền được quy định như sau:")
    plan.line("a) Đối với thuyền gỗ: trong thời hạn 06 tháng kể từ ngày hạ thủy;")
    plan.line("b) Đối với thuyền sắt: trong thời hạn 18 tháng kể từ ngày hạ thủy;")
    plan.line("c) Đối với các loại thuyền khác: trong thời hạn 01 năm kể từ ngày hạ thủy.")
    plan.section("Điều 5. Trực bến tại tỉnh", kind="dieu")
    plan.line("1. Trưởng bến cấp tỉnh trực tiếp trực bến ít nhất 03 ngày trong 01 tháng.")
    plan.line("2. Bến cấp tỉnh báo cáo vào ngày 15 hằng tháng, gửi Sở Giao thông vận tải.")
    plan.section("Điều 6. Trực bến tại xã", kind="dieu")
    plan.line("1. Trưởng bến cấp xã trực tiếp trực bến ít nhất 09 ngày trong 01 tháng.")
    plan.section("Điều 7. Nhân viên bến", kind="dieu")
    plan.line("1. Nhân viên bến không thường trực do chủ bến trả công, mỗi ca 04 giờ.")
    plan.line("2. Nhân viên bến thường trực do Sở Giao thông vận tải trả công, mỗi ca 08 giờ.")
    plan.line("3. Nhật ký ca trực được giữ trong 10 năm; nhật ký sự cố được giữ trong 30 năm.")
    return Memory(rules=plan.document())


TALKS = [
    ("Thuyền gỗ đăng kiểm trong thời hạn bao lâu?", "còn thuyền sắt thì sao?", "18 tháng"),
    ("Thuyền gỗ đăng kiểm trong thời hạn bao lâu?", "thế các thuyền còn lại thì sao?", "01 năm"),
    ("thuyen go dang kiem trong thoi han bao lau", "con thuyen khac thi sao", "01 năm"),
    ("Trưởng bến cấp tỉnh trực bến ít nhất bao nhiêu ngày?", "thế còn trưởng bến xã?", "09 ngày"),
    ("Bến cấp tỉnh báo cáo vào ngày nào hằng tháng?", "gửi cho ai?", "Sở Giao thông vận tải"),
    (
        "Nhân viên bến không thường trực do ai trả công?",
        "À không, mình hỏi nhân viên bến thường trực cơ, ai trả công?",
        "Sở Giao thông vận tải",
    ),
    ("Nhật ký ca trực giữ trong bao lâu?", "còn nhật ký sự cố?", "30 năm"),
]


@pytest.mark.parametrize(("first", "then", "wanted"), TALKS)
def test_what_stands_beside_the_answer_answers_the_follow_up(first: str, then: str, wanted: str) -> None:
    assistant = Assistant(_rules())
    conversation = assistant.ask(first).conversation_id
    answer = assistant.ask(then, conversation_id=conversation)
    assert answer.status == "answered"
    assert wanted in answer.text
    assert len(answer.citations) <= 2


def test_a_point_that_is_named_is_told_though_it_is_spoken_of() -> None:
    plan = Plan()
    plan.head(issuer="BỘ VĂN HÓA", number="23/2025/TT-BVH", type="THÔNG TƯ", title="Thông tư về bến")
    for label, text in (("a", "thuyền gỗ"), ("b", "thuyền sắt"), ("c", "thuyền nan")):
        plan.section("Điều 4. Thuyền", "1. Thuyền được neo là:", f"{label}) {text};", kind="diem")
    answer = Assistant(Memory(rules=plan.document())).ask("Điểm b khoản 1 Điều 4 là thuyền nào được neo?")
    assert answer.status == "answered"
    assert "thuyền sắt" in answer.text
    assert "thuyền gỗ" not in answer.text


def test_another_thing_is_not_answered_with_the_same_words() -> None:
    assistant = Assistant(_rules())
    first = assistant.ask("Thuyền sắt đăng kiểm trong thời hạn bao lâu?")
    second = assistant.ask("còn thuyền gỗ?", conversation_id=first.conversation_id)
    assert "06 tháng" in second.text
    assert "18 tháng" not in second.text


def test_a_point_is_looked_for_in_the_part_spoken_of() -> None:
    turns = [{"resolved": "khoản 3 Điều 8 kể những bến nào", "documents": [], "topic": ""}]
    made = readings(understand("bến ở điểm b là bến nào"), turns, lambda _: (), lambda _, __: False)
    assert any("khoản 3 Điều 8" in one.text and "điểm b" in one.text for one in made)
