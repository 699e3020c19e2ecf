"""Everyday words: what a text may have for them, and questions asked in them over a law that has others."""

import pytest

from assistant.assistant import Assistant
from assistant.understanding.question import understand
from assistant.understanding.synonyms import everyday, sayings_in
from assistant.understanding.words import bag, says_otherwise
from tests.assistant.building import Memory, Plan

# No one of a pair may ever stand for the other.
OPPOSITES = [
    ("cho phép", "cấm"),
    ("nộp", "nhận"),
    ("tăng", "giảm"),
    ("tối đa", "tối thiểu"),
    ("tối đa", "ít nhất"),
    ("không quá", "trở lên"),
    ("có hiệu lực", "hết hiệu lực"),
    ("thành lập", "giải thể"),
    ("bắt đầu", "kết thúc"),
    ("bổ nhiệm", "miễn nhiệm"),
    ("khen thưởng", "kỷ luật"),
    ("tuyển dụng", "thôi việc"),
    ("mua", "bán"),
    ("bên mua", "bên bán"),
    ("bản chính", "bản sao"),
    ("đồng ý", "từ chối"),
    ("công khai", "bí mật"),
    ("người đứng đầu", "cấp phó"),
    ("cha", "mẹ"),
    ("vay", "cho vay"),
    ("đạt", "không đạt"),
    ("bắt buộc", "tự nguyện"),
    ("chậm nhất", "sớm nhất"),
]


def _means(one: str, other: str) -> bool:
    return other in everyday().get(one, ())


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_opposites_never_stand_for_each_other(one: str, other: str) -> None:
    assert not _means(one, other)
    assert not _means(other, one)
    assert not [said for said, meant in everyday().items() if {one, other} <= set(meant)]


def test_no_saying_asks_or_says_itself() -> None:
    asking = {"gì", "nào", "ai", "đâu", "mấy", "nhiêu", "sao"}
    assert not [said for said in everyday() if asking & set(said.split())]
    assert not [said for said, meant in everyday().items() if said in meant]


@pytest.mark.parametrize(
    ("question", "said"),
    [("Xin phép nghỉ thế nào?", "sự đồng ý"), ("xin phep nghi the nao", "sự đồng ý"), ("Bị lộ đề thì sao?", "lộ, mất")],
)
def test_sayings_are_met_by_the_words_of_a_text(question: str, said: str) -> None:
    ways = [way for _, _, many in sayings_in(understand(question).words) for way in many]
    assert says_otherwise(bag(f"Phải có {said} của người đó."), ways)


def test_accents_that_are_typed_count() -> None:
    assert not [one for one in sayings_in(understand("Lô đất nào?").words) if ("lộ",) in one[2]]


def test_syllables_apart_say_nothing() -> None:
    assert not says_otherwise(bag("đồng hồ và ý kiến"), (("đồng", "ý"),))
    assert says_otherwise(bag("được sự đồng ý"), (("đồng", "ý"),))


def _assistant() -> Assistant:
    plan = Plan()
    plan.head(issuer="CHÍNH PHỦ", number="45/2025/NĐ-CP", type="NGHỊ ĐỊNH", title="Nghị định về nhà văn hóa cộng đồng")
    plan.section("Điều 1. Ghi hình tại nhà văn hóa", kind="dieu")
    plan.line("1. Việc ghi hình trong giờ sinh hoạt phải được sự đồng ý của chủ nhiệm.")
    plan.line("2. Bản ghi hình được tiêu hủy trong 48 giờ sau khi có yêu cầu của người được ghi hình.")
    plan.section("Điều 2. Người đứng đầu", kind="dieu")
    plan.line("1. Người đứng đầu nhà văn hóa niêm yết lịch sinh hoạt chậm nhất ngày 05 hằng tháng.")
    plan.line("2. Người khuyết tật được miễn phí khi sử dụng phòng đọc.")
    return Assistant(Memory(decree=plan.document()))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("quay phim trong giờ sinh hoạt có phải xin phép không ạ?", "được sự đồng ý của chủ nhiệm"),
        ("bản quay phim được hủy trong mấy tiếng?", "48 giờ"),
        ("người tàn tật xài phòng đọc có được miễn phí không ạ?", "được miễn phí"),
    ],
)
def test_everyday_questions_are_answered(question: str, expected: str) -> None:
    answer = _assistant().ask(question)
    assert answer.status == "answered", answer.text
    assert expected in answer.text


@pytest.mark.parametrize(
    "question", ["quay phim sai giờ thì bị phạt bao nhiêu tiền?", "người già xài phòng đọc có được miễn phí không?"]
)
def test_everyday_questions_that_nothing_answers_are_refused(question: str) -> None:
    assert _assistant().ask(question).status == "not_found"
