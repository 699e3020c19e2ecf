"""Parts and documents as people point at them: short forms, several at once, points d and đ, documents not at hand."""

import pytest

from assistant.answering.answer import Answer
from assistant.assistant import Assistant
from assistant.understanding.question import understand
from assistant.understanding.splitting import parts_of
from tests.assistant.building import Memory, Plan
from tests.assistant.laws import laws

LAWS = Assistant(laws())


def _decree() -> Assistant:
    plan = Plan()
    plan.head(issuer="CHÍNH PHỦ", number="61/2025/NĐ-CP", type="NGHỊ ĐỊNH", title="Nghị định về chợ nông thôn")
    plan.section("Điều 1. Chợ", kind="dieu")
    plan.section("Điều 1. Chợ", "1. Chợ mở cửa lúc 5 giờ.", kind="khoan")
    plan.section("Điều 1. Chợ", "2. Chợ đóng cửa lúc 18 giờ.", kind="khoan")
    plan.section("Điều 2. Tổ quản lý chợ", kind="dieu")
    plan.section("Điều 2. Tổ quản lý chợ", "1. Tổ quản lý chợ có nhiệm vụ:", kind="khoan")
    for label, text in zip("abcdđe", ("quét dọn", "thu vé", "giữ xe", "phát loa", "kiểm cân", "trực đêm"), strict=True):
        plan.section("Điều 2. Tổ quản lý chợ", "1. Tổ quản lý chợ có nhiệm vụ:", f"{label}) {text};", kind="diem")
    plan.section("Điều 3. Bến đò", kind="dieu")
    plan.line("1. Bến đò đón khách từ 4 giờ.")
    plan.line("2. Vé qua bến đò có giá 7.000 đồng mỗi lượt.")
    return Assistant(Memory(decree=plan.document()))


DECREE = _decree()

READ = [
    ("Đ12 k1 điểm a", [("dieu", 12), ("khoan", 1), ("diem", 1)]),
    ("Đ.12, K.1", [("dieu", 12), ("khoan", 1)]),
    ("d12 k1 diem a", [("dieu", 12), ("khoan", 1), ("diem", 1)]),
    ("Điều 5 k2", [("dieu", 5), ("khoan", 2)]),
    ("điểm đ khoản 3 Điều 2", [("diem", 5), ("khoan", 3), ("dieu", 2)]),
    ("điểm d khoản 3 Điều 2", [("diem", 4), ("khoan", 3), ("dieu", 2)]),
    ("Phí là 5000 đ 12 tháng", []),
]


@pytest.mark.parametrize(("question", "parts"), READ)
def test_short_pointers_are_read(question: str, parts: list[tuple[str, int]]) -> None:
    assert [(one.kind, one.value) for one in understand(question).references] == parts


def test_without_accents_d_may_be_either_letter() -> None:
    found = next(one for one in understand("diem d khoan 3 dieu 2").references if one.kind == "diem")
    assert (found.value, found.also) == (4, 5)


TAKEN_APART = [
    ("Khoản 1 và 2 Điều 5 nói gì?", ("Khoản 1 Điều 5 nói gì?", "Khoản 2 Điều 5 nói gì?")),
    ("Điều 5, 6 quy định gì?", ("Điều 5 quy định gì?", "Điều 6 quy định gì?")),
    ("từ Điều 3 đến Điều 5 nói gì", ("Điều 3 nói gì", "Điều 4 nói gì", "Điều 5 nói gì")),
    (
        "Sổ mượn sách được lập ở đâu và do ai giữ?",
        ("Sổ mượn sách được lập ở đâu", "Sổ mượn sách được lập do ai giữ"),
    ),
    ("So muon sach giu bao lau va nop cho ai", ("So muon sach giu bao lau", "So muon sach giu nop cho ai")),
    ("Chợ mở lúc mấy giờ và đóng lúc mấy giờ?", ("Chợ mở lúc mấy giờ", "Chợ đóng lúc mấy giờ")),
    ("Ai chủ trì, ai phối hợp làm đề án?", ()),
    ("Sở nào, phòng nào chủ trì?", ()),
    ("Bao giờ thì xong đường A và cầu B?", ()),
]


@pytest.mark.parametrize(("question", "parts"), TAKEN_APART)
def test_several_things_asked_are_taken_apart(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


def ask(text: str) -> Answer:
    return DECREE.ask(text)


def test_points_d_and_d_bar_are_two() -> None:
    assert "kiểm cân" in ask("Điểm đ khoản 1 Điều 2 nói gì?").text
    assert "phát loa" in ask("Điểm d khoản 1 Điều 2 nói gì?").text
    both = ask("diem d khoan 1 dieu 2 noi gi").text
    assert "phát loa" in both
    assert "kiểm cân" in both


def test_each_part_named_is_told_with_its_own_citation() -> None:
    answer = ask("Điểm a và b khoản 1 Điều 2 Nghị định 61/2025/NĐ-CP nói gì?")
    assert "quét dọn" in answer.text
    assert "thu vé" in answer.text
    assert [one.marker for one in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_two_questions_are_both_answered() -> None:
    answer = ask("Bến đò đón khách từ mấy giờ, vé qua bến đò giá bao nhiêu?")
    assert "4 giờ" in answer.text
    assert "7.000 đồng" in answer.text


@pytest.mark.parametrize(
    "question",
    ["NĐ 62/2025 điều 2 nói gì?", "Luật Thủy sản điều 1 nói gì?", "luat thuy san quy dinh gi ve cho"],
)
def test_what_is_asked_of_a_document_not_at_hand_is_refused(question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize("question", ["NĐ61 điều 1 khoản 1 nói gì?", "Điều 1 khoản 1 nghị định 61/2025"])
def test_a_document_at_hand_is_known_by_its_short_number(question: str) -> None:
    assert "5 giờ" in ask(question).text
