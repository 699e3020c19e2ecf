"""Which quantities a clause states: of the kind asked, beside the thing counted."""

import pytest

from assistant.families.quantities import (
    amounts_met,
    asks_often,
    numerals_met,
    states_amount,
    states_duration,
    states_limit,
    states_often,
    states_time,
)
from assistant.understanding.question import understand

STATED = [
    ("Được mượn mấy cuốn sách?", "Mỗi người mượn không quá 03 cuốn sách.", True),
    ("Được mượn mấy cuốn sách?", "Mỗi người mượn sách tại quầy số 3.", False),
    ("Bị trừ bao nhiêu điểm?", "Bị trừ 25% tổng số điểm bài thi.", True),
    ("Bị phạt bao nhiêu tiền?", "Bị phạt từ 1.000.000 đồng đến 2.000.000 đồng.", True),
    ("Bị phạt bao nhiêu tiền?", "Bị phạt 02 lần thì buộc thôi việc.", False),
    ("Dấu phủ bao nhiêu phần chữ ký?", "Dấu phủ khoảng 1/4 chữ ký.", True),
    ("Đạt bao nhiêu phần trăm?", "Đạt 80% trở lên.", True),
    ("Đạt bao nhiêu phần trăm?", "Đạt 80 trường.", False),
    ("Cần mấy người ký?", "Biên bản có hai người ký.", True),
    # numbers of articles, documents and dates are no quantities
    ("Phải nộp bao nhiêu bản?", "Nộp bản sao theo khoản 2 Điều 5 Nghị định số 12/2020/NĐ-CP.", False),
]


@pytest.mark.parametrize(("question", "text", "expected"), STATED)
def test_states_the_quantity_asked(question: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert states_amount(understand(question), text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trả lời trong thời hạn 05 ngày làm việc.", True),
        ("Khi có yêu cầu của phụ huynh.", True),
        ("Trả lại vào cuối tuần.", True),
        ("Học sinh mặc đồng phục.", False),
    ],
)
def test_states_a_time_or_a_condition(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert states_time(text) is expected


def test_a_condition_is_no_duration() -> None:
    assert states_duration("trong hai tháng")
    assert not states_duration("khi có yêu cầu")


def test_figures_of_the_question_stand_in_the_text() -> None:
    assert amounts_met(understand("chênh lệch 2 điểm thì ai quyết định"), "chênh lệch từ 2,0 điểm trở lên")
    assert not amounts_met(understand("chênh lệch 3 điểm thì ai quyết định"), "chênh lệch từ 2,0 điểm trở lên")
    assert not numerals_met(understand("Có được thi hai môn không?"), "chỉ được thi một môn")


MORE_STATED = [
    # a number said twice, one below a hundred in words, people counted whom the sentence names
    ("Mỗi bàn có mấy người ngồi?", "Mỗi bàn không quá 02 (hai) người ngồi.", True),
    ("Phải nộp trong mấy ngày?", "Nộp trong hai mươi lăm ngày.", True),
    ("Ban giám khảo có mấy thành viên?", "Số thành viên Ban giám khảo ít nhất là 05 (năm) người.", True),
    ("Ban giám khảo có mấy thành viên?", "Ban giám khảo họp khi có 05 người.", False),
    # how often
    ("Bao lâu kiểm kê kho một lần?", "Kho được kiểm kê hằng quý.", True),
    ("Một năm kiểm kê mấy lần?", "Kiểm kê hai lần trong năm.", True),
]


@pytest.mark.parametrize(("question", "text", "expected"), MORE_STATED)
def test_states_people_spelled_numbers_and_how_often(question: str, text: str, expected: bool) -> None:  # noqa: FBT001
    asked = understand(question)
    stated = states_often(text) if asks_often(asked) else states_amount(asked, text)
    assert stated is expected


def test_a_figure_may_be_said_above_with_its_word() -> None:
    asked = understand("Thư viện hạng 2 cần bao nhiêu cuốn sách?")
    assert amounts_met(asked, "Có ít nhất 3.000 cuốn sách.", {("hang", "2")})
    assert not amounts_met(asked, "Có ít nhất 3.000 cuốn sách.", {("hang", "1"), ("dieu", "2")})


def test_a_limit_is_no_condition() -> None:
    assert states_limit("chậm nhất ngày 5 hằng tháng")
    assert states_limit("trước khi khai giảng")
    assert not states_limit("trường hợp trả chậm thì bị nhắc nhở")


def test_a_rate_is_a_figure_and_the_number_of_a_document_is_none() -> None:
    assert not amounts_met(understand("Dốc chịu tải 90kg/m khi nào?"), "chịu tải 40kg/m")
    assert amounts_met(understand("Thông tư 7/2024/TT-BNV quy định mấy mẫu phiếu?"), "có 03 mẫu phiếu")
