"""What a yes-or-no question asks to confirm, and what a clause says to it: yes, no, or neither."""

from __future__ import annotations

import pytest

from assistant.evidence.asked_words import asked_words
from assistant.evidence.shelf import Shelves
from assistant.families.document_verdicts import is_deputy
from assistant.families.opposites import is_contrary, says_opposite
from assistant.families.rules_asked import asks_rule
from assistant.families.verdict_words import verdict
from assistant.understanding.question import understand
from assistant.understanding.statements_asked import statement_of
from assistant.understanding.words import syllables
from tests.assistant.laws import laws
from tests.assistant.test_provisions import ask

STATEMENTS = [
    # (question, mode, what is asked about)
    ("Thủ thư có được mang tài liệu quý về nhà không?", "may", "mang tài liệu quý về nhà"),
    ("bà mình hay quên trả sách, có bị thu thẻ không ạ", "does", "thu thẻ"),
    ("Mất thẻ rồi thì có phải nộp đơn xin cấp lại không cô ơi?", "must", "nộp đơn xin cấp lại"),
    ("Bạn đọc có bắt buộc đeo thẻ không?", "must", "đeo thẻ"),
    ("Có phải thẻ thư viện dùng được mười năm không?", "is", "thẻ thư viện dùng được mười năm"),
    ("Thẻ trẻ em miễn phí đúng không ạ?", "whole", "Thẻ trẻ em miễn phí"),
    ("trẻ con thì vào phòng đọc được ko", "may", "vào phòng đọc"),
    ("Mang nước uống vào phòng đọc thì có được không?", "may", "Mang nước uống vào phòng đọc"),
    ("Cơ quan tôi có nộp phí không, theo thông tư 12?", "does", "nộp phí"),
    ("Người không có thẻ có được mượn sách không?", "may", "mượn sách"),
    ("thu thu co duoc thu phi khong", "may", "thu phi"),
    # a condition that denies is none of what is asked
    ("Có được chụp ảnh trang sách khi chưa xin phép không?", "may", "chụp ảnh trang sách"),
]


@pytest.mark.parametrize(("question", "mode", "asked"), STATEMENTS)
def test_a_question_is_turned_into_its_statement(question: str, mode: str, asked: str) -> None:
    understood = understand(question)
    statement = statement_of(understood)
    assert statement is not None
    said = " ".join(word.text for word in understood.words[statement.first : statement.last])
    assert (statement.mode, said) == (mode, asked)


@pytest.mark.parametrize("question", ["Ai được mượn sách?", "Thẻ có giá bao nhiêu tiền?", "Số trang ghi ở đâu hả bạn?"])
def test_what_asks_for_more_than_yes_or_no_has_no_statement(question: str) -> None:
    assert statement_of(understand(question)) is None


VERDICTS = [
    ("Bạn đọc có được mượn bản gốc không?", "Bạn đọc được mượn bản gốc tại chỗ.", True),
    ("Bạn đọc có được mượn bản gốc không?", "Bạn đọc không được mượn bản gốc.", False),
    ("Bạn đọc có được mượn bản gốc không?", "Bạn đọc được mượn bản gốc, nếu trả chậm thì không bị xử lý.", None),
    ("Bạn đọc có được mượn bản gốc không?", "Mọi tài liệu đều cho mượn, trừ bản gốc.", None),
    ("Bản gốc không được cho mượn phải không?", "Thủ thư không được cho mượn bản gốc.", True),
    ("Trả chậm có bị nhắc nhở không?", "Bạn đọc trả chậm không quá 05 ngày bị nhắc nhở.", True),
    # what need not be done is no duty, and may still be done
    ("Trẻ em có phải nộp lệ phí làm thẻ không?", "Trẻ em không phải nộp lệ phí làm thẻ.", False),
    ("Trẻ em có được nộp lệ phí làm thẻ không?", "Trẻ em không phải nộp lệ phí làm thẻ.", None),
    # who is given a power is not denied it by its name
    ("Người được ủy quyền có được ủy quyền lại không?", "Người được ủy quyền không được ủy quyền lại.", False),
    # allowed or required only where the text says so
    ("Thủ thư có được thu phí không?", "Thủ thư thu phí theo biểu mẫu.", None),
    ("Thủ thư có phải kiểm kê kho sách không?", "Thủ thư kiểm kê kho sách.", None),
    ("Thủ thư có phải kiểm kê kho sách không?", "Thủ thư có trách nhiệm kiểm kê kho sách hằng quý.", True),
    ("Thủ thư có được mở kho không?", "Thủ thư chỉ được mở kho khi có văn bản đồng ý.", None),
    # a noun that forbids something is no ban of what is done with it
    ("Quyết định cấm mượn có bị hủy bỏ không?", "Giám đốc hủy bỏ quyết định cấm mượn khi bạn đọc trả đủ sách.", True),
    # a condition that denies something denies nothing else
    ("Trẻ em không có thẻ có được đọc tại chỗ không?", "Trẻ em không có thẻ được đọc tại chỗ.", True),
    ("Tủ sách có được khóa để không bị mất sách không?", "Tủ sách được khóa để không bị mất sách.", True),
    ("Đọc sách điện tử có phải môn bắt buộc không?", "Đọc sách điện tử là môn bắt buộc.", True),
]


@pytest.mark.parametrize(("question", "text", "expected"), VERDICTS)
def test_a_text_affirms_denies_or_leaves_open(question: str, text: str, expected: bool | None) -> None:  # noqa: FBT001
    assert _judged(question, text) is expected


FORBIDDING = [
    ("Có được hút thuốc trong phòng đọc không?", "Các hành vi bị nghiêm cấm", False),
    ("Có được hút thuốc trong phòng đọc không?", "Nghiêm cấm bạn đọc có các hành vi sau đây:", False),
    ("Có được hút thuốc trong phòng đọc không?", "Trường hợp không được cấp thẻ:", None),
]


@pytest.mark.parametrize(("question", "above", "expected"), FORBIDDING)
def test_a_line_above_forbids_its_items(question: str, above: str, expected: bool | None) -> None:  # noqa: FBT001
    assert _judged(question, "Hút thuốc trong phòng đọc", (above,)) is expected


OPPOSITES = [
    # (question, text, whether the text answers it, whether it must not be taken for a yes)
    ("Làm thẻ có mất tiền không?", "Thẻ được cấp miễn phí.", True, True),
    ("Thẻ cũ còn hiệu lực không?", "Thẻ cũ hết hiệu lực từ tháng 5.", True, True),
    ("Trả sách trước ngày 5 đúng không?", "Sách trả sau ngày 5 bị nhắc nhở.", False, True),
    ("Làm thẻ có mất tiền không?", "Phí làm thẻ là 10.000 đồng.", False, False),
    ("Trả sách trước ngày 5 đúng không?", "Trả sách trước ngày 5, chậm nhất sau 3 ngày.", False, False),
]


@pytest.mark.parametrize(("question", "text", "answers", "contrary"), OPPOSITES)
def test_an_opposite_answers_and_is_no_yes(question: str, text: str, answers: bool, contrary: bool) -> None:  # noqa: FBT001
    assert (says_opposite(question, text), is_contrary(question, text)) == (answers, contrary)


RULES = [
    ("Ông Hùng ký nội quy phải không?", "signer", False),
    ("Nội quy do phó hiệu trưởng ký đúng không?", "signer", False),
    ("Trước tên người ký có phải ghi học vị tiến sĩ không?", "signer", True),
    ("Căn cứ là luật thì có cần ghi số không?", "bases", True),
    ("Có phải xếp loại dựa vào điểm cả năm không?", "bases", True),
    ("Nội quy có căn cứ Nghị định 24 không?", "bases", False),
    ("Phòng Đào tạo có nhận nội quy không?", "recipients", False),
    ("Ai ký nội quy?", "signer", False),
]


@pytest.mark.parametrize(("question", "field", "expected"), RULES)
def test_a_rule_is_told_from_a_fact_of_a_document(question: str, field: str, expected: bool) -> None:  # noqa: FBT001
    shelf = Shelves(laws()).shelf(question, None)
    assert asks_rule(understand(question), shelf, field) is expected


@pytest.mark.parametrize(
    ("words", "deputy"), [("phó giám đốc", True), ("chủ tịch thành phố", False), ("giám đốc", False)]
)
def test_a_deputy_is_no_city(words: str, deputy: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_deputy(syllables(words)) is deputy


def test_what_the_clause_does_not_decide_is_told_as_it_stands() -> None:
    answer = ask("mất sách của thư viện thì có phải đền không ạ")
    assert answer.text == "Người làm mất sách phải đền sách cùng tên [1]."


def test_no_verdict_lacks_a_word_of_what_is_asked() -> None:
    assert not ask("Người làm mất sách có phải đền tiền không?").text.startswith("Đúng")


@pytest.mark.parametrize(
    "question", ["Bạn đọc có được mang chó vào phòng đọc không?", "Bạn đọc có được nghỉ phép không?"]
)
def test_what_no_clause_speaks_of_is_refused(question: str) -> None:
    assert ask(question).status == "not_found"


def _judged(text: str, said: str, above: tuple[str, ...] = ()) -> bool | None:
    question = understand(text)
    statement = statement_of(question)
    assert statement is not None
    return verdict(statement, asked_words(question, Shelves(laws()).shelf(text, None).lexicon), said, above)
