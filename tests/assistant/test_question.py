"""What a question asks, in full, without accents, abbreviated and in chat manner."""

import pytest

from assistant.errors import EmptyQuestion, QuestionTooLong, UnreadableQuestion
from assistant.understanding.question import LIMIT, check, understand

ASKS = [
    ("Đơn vị nào chủ trì tiêm bù vắc xin sởi?", ("lead",)),
    ("don vi nao chu tri tiem bu vac xin soi", ("lead",)),
    ("cho mình hỏi bên nào lo vụ tiêm bù sởi vậy ạ", ("lead",)),
    ("Ai phối hợp với CDC trong chiến dịch?", ("coordinating",)),
    ("Trung tâm Y tế chủ trì, phối hợp với ai?", ("coordinating",)),
    ("Đơn vị nào chủ trì, ai phối hợp, thời hạn nào, sản phẩm gì?", ("lead", "coordinating", "timeframe", "result")),
    ("Bao giờ xong việc rà soát danh sách?", ("timeframe",)),
    ("kq của đợt tập huấn là gì", ("result",)),
    ("Kinh phí mua sách lấy từ đâu?", ("funding",)),
    ("Đến năm 2030 tỷ lệ tiêm chủng là bao nhiêu?", ("value",)),
    ("den nam 2030 bao nhieu % nguoi dan co ho so", ("value",)),
    ("Văn phòng Sở có nhiệm vụ gì?", ("tasks",)),
    ("Có bao nhiêu nhiệm vụ giao cho CDC?", ("count",)),
    ("Ai ký kế hoạch?", ("signer",)),
    ("Kế hoạch ban hành ngày nào?", ("issued_on",)),
    ("Kế hoạch căn cứ vào những văn bản nào?", ("bases",)),
    ("Kế hoạch gửi cho những ai?", ("recipients",)),
    ("Tầng chứa nước là gì?", ("define",)),
    ("Giám đốc Sở là ai?", ("person",)),
    ("Thời hạn ban hành Quy chế tiếp công dân là khi nào?", ("timeframe",)),
    ("Việc ban hành bộ quy trình tiếp dân hoàn thành khi nào?", ("timeframe",)),
    ("Kế hoạch này ban hành khi nào?", ("issued_on",)),
    ("Ai ký Quyết định ban hành Đề án phát triển đô thị?", ("signer",)),
    ("Đơn vị nào chủ trì tăng số lượng giường bệnh?", ("lead",)),
    ("Có mấy chỉ tiêu trong kế hoạch?", ("count",)),
    ("kể giùm mấy chỉ tiêu trong kế hoạch", ("targets",)),
    ("ai làm chủ tịch xã vậy", ("person",)),
    ("ai làm báo cáo quý", ("unit",)),
    ("Kế hoạch của Sở Y tế tỉnh Bình An được lập vào tháng mấy?", ("issued_on",)),
    ("Kế hoạch do ông Lê Văn Tám ký là của huyện nào?", ("issue_place",)),
    ("KH Sở Y tế có mấy PL?", ("count",)),
    ("KH của Sở Y tế do ai ký, CV gì?", ("signer_role",)),
    ("KH Sở Y tế gửi b/c những CQ nào?", ("recipients",)),
    ("Số trạm y tế của huyện?", ("value",)),
    ("Số hiệu của kế hoạch?", ("number",)),
    ("ctyt la viet tat cua nhung tu nao", ("define",)),
    ("Kế hoạch lấy Nghị quyết 12-NQ/TU làm căn cứ là của tỉnh nào?", ("issue_place",)),
    ("Kế hoạch lấy Nghị quyết 12-NQ/TU làm căn cứ gồm những gì?", ("bases",)),
    ("Đợt diễn tập rốt cuộc phải cho ra kết quả gì?", ("result",)),
]


@pytest.mark.parametrize(("text", "asks"), ASKS)
def test_what_is_asked(text: str, asks: tuple[str, ...]) -> None:
    assert understand(check(text)).asks == asks


FORMS = [
    ("Có phải CDC chủ trì chiến dịch không?", "yesno"),
    ("So sánh chỉ tiêu năm 2026 và 2030", "compare"),
    ("Có mấy nhiệm vụ trong Phụ lục II?", "count"),
    ("Liệt kê các chỉ tiêu đến năm 2030", "list"),
    ("Ai chủ trì chiến dịch?", "fact"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_form(text: str, form: str) -> None:
    assert understand(check(text)).form == form


POINTERS = [
    ("Điều 5 quy định gì?", [("dieu", 5)]),
    ("điểm b khoản 2 Điều 7 nói gì", [("diem", 2), ("khoan", 2), ("dieu", 7)]),
    ("phu luc ii co gi", [("phu_luc", 2)]),
    ("Nhiệm vụ số 3 mục II do ai chủ trì?", [("item", 3), ("muc", 2)]),
    ("đạt mức 2 trở lên", []),
    ("85 phần trăm", []),
]


@pytest.mark.parametrize(("text", "wanted"), POINTERS)
def test_numbered_parts(text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(one.kind, one.value) for one in understand(text).references] == wanted


def test_times_and_figures_are_told_apart() -> None:
    question = understand("Quý III, IV/2025 và năm 2030 có đạt 85% theo Nghị quyết 57-NQ/TW giai đoạn 2022-2025 không?")
    assert question.quarters == ((3, 2025), (4, 2025))
    assert question.years == (2030,)
    assert question.symbols == ("57-nq/tw",)
    assert [amount.value for amount in question.amounts] == ["85%"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyQuestion),
        (" \n\t ", EmptyQuestion),
        ("\u200b", EmptyQuestion),
        ("Ai ký?\x00", UnreadableQuestion),
        ("\x1b[31m", UnreadableQuestion),
        ("a" * (LIMIT + 1), QuestionTooLong),
    ],
)
def test_unusable_questions_are_named(text: str, error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        check(text)
    assert str(raised.value).count(".") >= 2, "what, the value, the remedy"


def test_quoted_words_ask_nothing() -> None:
    question = understand("Ai chủ trì nhiệm vụ “thời gian và kết quả”?")
    assert question.asks == ("lead",)
    assert "qua" in {word.folded for word in question.content()}
