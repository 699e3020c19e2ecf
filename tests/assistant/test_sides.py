"""A question that compares two things is asked of each: what stands before both and what is said of both is kept."""

import pytest

from assistant.assistant import Assistant
from assistant.understanding.sides import sides_of
from assistant.understanding.splitting import parts_of
from tests.assistant.building import Memory, Plan

SIDES = [
    ("Thuyền trưởng và thuyền phó khác nhau thế nào?", ("Thuyền trưởng là gì?", "thuyền phó là gì?")),
    ("thuyen truong va thuyen pho khac nhau ra sao", ("thuyen truong la gi?", "thuyen pho la gi?")),
    (
        "Bến loại 1 và bến loại 2 phải nộp phí khác nhau ra sao?",
        ("Bến loại 1 phải nộp phí thế nào?", "bến loại 2 phải nộp phí thế nào?"),
    ),
    (
        "Thuyền gỗ với thuyền sắt khác nhau ở chỗ nào về màu sơn?",
        ("màu sơn của Thuyền gỗ thế nào?", "màu sơn của thuyền sắt thế nào?"),
    ),
    (
        "Khi có bão, chủ thuyền và chủ bến thì phải làm những việc khác nhau thế nào?",
        ("Khi có bão chủ thuyền thì phải làm những việc nào?", "Khi có bão chủ bến thì phải làm những việc nào?"),
    ),
    (
        "Phí neo ở bến tỉnh khác gì so với ở bến xã?",
        ("Phí neo ở bến tỉnh thế nào?", "Phí neo ở bến xã thế nào?"),
    ),
    (
        "Tổ lái và Tổ máy, mỗi tổ cần tối thiểu bao nhiêu người?",
        ("Tổ lái cần tối thiểu bao nhiêu người?", "Tổ máy cần tối thiểu bao nhiêu người?"),
    ),
    (
        "Thuyền gỗ và thuyền sắt thì hạn đăng kiểm khác nhau mấy tháng?",
        ("Thuyền gỗ thì hạn đăng kiểm mấy tháng?", "thuyền sắt thì hạn đăng kiểm mấy tháng?"),
    ),
    (
        "Phí neo có trong cả bảng A lẫn bảng B không?",
        ("Phí neo có trong bảng A không?", "Phí neo có trong bảng B không?"),
    ),
    ("Thuyền gỗ đăng kiểm bao lâu?", ()),
    ("Chủ thuyền và chủ bến phải làm gì?", ()),
    ("Quy định về các loại thuyền khác là gì?", ()),
]


@pytest.mark.parametrize(("question", "expected"), SIDES)
def test_each_side_is_asked_of(question: str, expected: tuple[str, ...]) -> None:
    assert sides_of(question) == expected


def test_what_is_asked_again_of_another_thing_is_a_part_of_its_own() -> None:
    assert parts_of("Ai ký lệnh xuất bến, còn lệnh nhập bến thì sao ạ?") == (
        "Ai ký lệnh xuất bến",
        "còn lệnh nhập bến",
    )
    assert parts_of("Lệnh xuất bến còn hiệu lực không?") == ()


def _rules() -> Memory:
    plan = Plan()
    plan.head(issuer="BỘ VĂN HÓA", number="22/2025/TT-BVH", type="THÔNG TƯ", title="Thông tư về thuyền và bến")
    plan.section("Điều 7. Neo đậu", kind="dieu")
    plan.line("1. Thuyền gỗ phải neo đậu cách bờ 40 mét.")
    plan.line("2. Thuyền sắt phải neo đậu cách bờ 90 mét.")
    plan.section("Điều 8. Lệnh xuất bến", kind="dieu")
    plan.line("1. Trưởng bến cấp lệnh xuất bến trong thời hạn 02 giờ.")
    plan.line("2. Đội trưởng cấp lệnh nhập bến trong thời hạn 05 giờ.")
    return Memory(rules=plan.document())


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Thuyền gỗ và thuyền sắt phải neo đậu khác nhau thế nào?", ("40 mét", "90 mét")),
        ("Trưởng bến cấp lệnh xuất bến trong thời hạn bao lâu, còn lệnh nhập bến?", ("02 giờ", "05 giờ")),
    ],
)
def test_both_are_answered_each_from_its_own_clause(question: str, wanted: tuple[str, str]) -> None:
    answer = Assistant(_rules()).ask(question)
    assert answer.status == "answered"
    assert all(one in answer.text for one in wanted)
    assert all(any(one in citation.quote for citation in answer.citations) for one in wanted)
