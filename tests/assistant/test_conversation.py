"""Follow-ups keep what they do not replace; chains, corrections and changes of topic."""

import pytest

from assistant.assistant import Assistant
from tests.assistant.plans import everything

TALKS = [
    (["Ai chủ trì rà soát trẻ chưa tiêm?", "Thế ai phối hợp?"], "Trạm y tế xã"),
    (["Ai chủ trì rà soát trẻ chưa tiêm?", "Thế ai phối hợp?", "Hạn khi nào?"], "Tháng 3/2026"),
    (["Ai chủ trì rà soát trẻ chưa tiêm?", "Hạn khi nào?", "Còn tiêm bù sởi?"], "Quý II/2026"),
    (["tỷ lệ trạm y tế xã kê đơn điện tử năm 2026?", "Còn đến 2030?"], "100%"),
    (["tỷ lệ trạm y tế xã kê đơn điện tử năm 2030?", "không, ý mình là hồ sơ sức khỏe"], "> 95%"),
    (["Ai ký kế hoạch tỉnh Hà Nam?", "Ban hành ngày nào?"], "12 tháng 02 năm 2026"),
    (["Ai ký kế hoạch tỉnh Hà Nam?", "ngày nào vậy?", "gửi cho ai?"], "Trung tâm Y tế các huyện"),
    (["CDC chủ trì những nhiệm vụ nào?", "Còn Văn phòng Sở?"], "Kết nối hồ sơ sức khỏe"),
    (["CDC chủ trì những nhiệm vụ nào?", "không, ý mình là Văn phòng Sở"], "Kết nối hồ sơ sức khỏe"),
    (["Ai chủ trì ngày hội đọc sách?", "Tầng chứa nước là gì?"], "lớp đất đá"),
]


@pytest.mark.parametrize(("talk", "wanted"), TALKS, ids=[" / ".join(talk) for talk, _ in TALKS])
def test_follow_ups(talk: list[str], wanted: str) -> None:
    assistant = Assistant(everything())
    conversation = None
    for question in talk:
        answer = assistant.ask(question, conversation_id=conversation)
        conversation = answer.conversation_id
    assert wanted in answer.text


def test_a_follow_up_of_what_is_not_there_is_refused() -> None:
    assistant = Assistant(everything())
    first = assistant.ask("tỷ lệ trạm y tế xã kê đơn điện tử năm 2026?")
    assert assistant.ask("Còn năm 2040?", conversation_id=first.conversation_id).status == "not_found"


def test_conversations_do_not_mix() -> None:
    assistant = Assistant(everything())
    assistant.ask("Ai chủ trì rà soát trẻ chưa tiêm?", conversation_id="a")
    assert assistant.ask("Thế ai phối hợp?", conversation_id="b").status != "answered"
