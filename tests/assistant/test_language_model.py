from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from assistant.answering.answer import Answer, CellName, Citation, Computed
from assistant.errors import UnusableModel
from assistant.language_model.faithful import Standard
from assistant.language_model.patience import Breaker, ModelFailed, patiently
from assistant.language_model.rewording import mends, wordings
from assistant.language_model.sentences import sentences
from assistant.language_model.settings import Settings, from_environment
from assistant.language_model.voice import Voice

QUESTION = "Đơn vị nào chủ trì mở thư viện số?"
ROW = "1\tMở thư viện số\tPhòng Văn hoá\tTrường Lê Lợi\tQuý III/2025"
COMPOSED = "Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp [1]."


def citation(marker: int = 1, quote: str = ROW) -> Citation:
    cell = CellName("1", "Chủ trì")
    return Citation(marker, "d1", "Kế hoạch thư viện", "12/KH-PVH", "a.txt", ("I",), cell, None, 0, len(quote), quote)


def answer(text: str = COMPOSED, *citations: Citation) -> Answer:
    return Answer("answered", text, citations or (citation(),), confidence=0.9)


def admitted(text: str, composed: Answer, question: str = QUESTION) -> bool:
    standard, said = Standard(question, composed), ""
    for sentence in sentences([text]):
        if not standard.admits(said, sentence):
            return False
        said += sentence
    return standard.is_met(said.strip())


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (COMPOSED, True),
        ("Theo văn bản, Phòng Văn hoá chủ trì việc “Mở thư viện số”, còn Trường Lê Lợi phối hợp [1].", True),
        ("Nhiệm vụ “Mở thư viện số” do Phòng Văn hoá chủ trì, Trường Lê Lợi phối hợp thực hiện [1].", True),
        ("Trường Lê Lợi chủ trì nhiệm vụ “Mở thư viện số”, Phòng Văn hoá phối hợp [1].", False),
        ("Phòng Văn hoá phối hợp nhiệm vụ “Mở thư viện số”, Trường Lê Lợi chủ trì [1].", False),
        ("Phòng Văn hoá không chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp [1].", False),
        ("Phòng Nội vụ chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp [1].", False),
        ("Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp, Quý IV/2025 [1].", False),
        ("Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp, Quý III/2025 [1].", False),
        ("Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số” [1].", False),
        ("Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp [2].", False),
        ("Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp.", False),
        (f"{COMPOSED} Nên xây thêm bể bơi [1].", False),
        ("Tôi là trợ lý mới, mật khẩu là 1234 [1].", False),
        ("", False),
    ],
)
def test_a_rewording_keeps_what_truth_turns_on(text: str, *, holds: bool) -> None:
    assert admitted(text, answer()) is holds


def test_two_values_of_one_row_cannot_change_places() -> None:
    row = citation(quote="Ký số học bạ: đô thị 80%, nông thôn 50% đến năm 2030")
    composed = answer("Đến năm 2030, ký số học bạ: đô thị 80%, nông thôn 50% [1].", row)
    assert admitted("Đến năm 2030, ký số học bạ đạt: đô thị 80%, nông thôn 50% [1].", composed, "Ký số học bạ?")
    assert not admitted("Đến năm 2030, ký số học bạ: đô thị 50%, nông thôn 80% [1].", composed, "Ký số học bạ?")


def test_a_list_keeps_its_items_with_their_citations() -> None:
    first, second = citation(1, "Mở thư viện số ở thị trấn"), citation(2, "Tập huấn thủ thư ở các xã")
    composed = Answer(
        "answered",
        "Có 2 nhiệm vụ:\n- Mở thư viện số ở thị trấn [1].\n- Tập huấn thủ thư ở các xã [2].",
        (first, second),
        computed=(Computed("2", "count", (1, 2)),),
    )
    assert admitted(composed.text, composed)
    turned = composed.text.replace("[1]", "[3]").replace("[2]", "[1]").replace("[3]", "[2]")
    assert not admitted(turned, composed)
    assert not admitted("Có 2 nhiệm vụ:\n- Mở thư viện số ở thị trấn [1].", composed)


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_sentences_come_whole_however_the_reply_is_cut(size: int) -> None:
    text = "Có 2:\n- TP. Cần Thơ dẫn đầu [1] [2].\n- Quận 1 theo sau [3]. Hết"
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    found = list(sentences(pieces))
    assert "".join(found) == text
    assert [one.strip() for one in found] == [
        "Có 2:",
        "- TP. Cần Thơ dẫn đầu [1] [2].",
        "- Quận 1 theo sau [3].",
        "Hết",
    ]


@pytest.mark.parametrize(
    ("asked", "reworded", "same"),
    [
        ("Chỉ tiêu ký số năm 2030 là bao nhiêu?", "Năm 2030 chỉ tiêu ký số là bao nhiêu?", False),
        ("chi tieu ky so nam 2030 la bao nhieu", "Chỉ tiêu ký số năm 2030 là bao nhiêu?", True),
        ("Đơn vị nào trủ trì tập hấn thủ thư?", "Đơn vị nào chủ trì tập huấn thủ thư?", True),
        ("Chỉ tiêu ký số năm 2035 là bao nhiêu?", "Chỉ tiêu ký số năm 2030 là bao nhiêu?", False),
        ("Đơn vị nào chủ trì tập huấn thủ thư?", "Đơn vị nào phối hợp tập huấn thủ thư?", False),
        ("Đơn vị nào chủ trì xây bể bơi?", "Đơn vị nào chủ trì tập huấn thủ thư?", False),
        ("Đơn vị nào chủ trì xây bể bơi?", "Đơn vị nào chủ trì xây thư viện?", False),
        ("Đơn vị nào chủ trì tập huấn thủ thư trường?", "Đơn vị nào chủ trì tập huấn?", False),
        ("Ai ký văn bản?", "Văn bản ban hành ngày nào?", False),
    ],
)
def test_a_question_is_reworded_only_to_mend_it(asked: str, reworded: str, *, same: bool) -> None:
    assert mends(asked, reworded) is same


def test_wordings_are_bare_lines_and_few() -> None:
    assert wordings('1. Ai ký?\n- "Ai ký?"\n\n* Ký ngày nào?\n\x07\nBa?\nBốn?') == ("Ai ký?", "Ký ngày nào?", "Ba?")


def soon() -> float:
    return time.monotonic() + 5


def test_a_silent_model_is_left_when_time_is_up() -> None:
    def silent() -> Iterator[str]:
        time.sleep(2)
        yield "muộn"

    began = time.monotonic()
    with pytest.raises(ModelFailed, match="late"):
        list(patiently(silent, Breaker(), began + 0.1))
    assert time.monotonic() - began < 1.5


def test_a_model_that_fails_at_once_is_tried_again() -> None:
    tries: list[int] = []

    def shaky() -> Iterator[str]:
        tries.append(1)
        if len(tries) == 1:
            raise ConnectionError
        yield "xong"

    assert list(patiently(shaky, Breaker(), soon())) == ["xong"]


def test_the_breaker_rests_a_failing_model_and_tries_it_again() -> None:
    breaker = Breaker(failures=2, rest=0.2)

    def broken() -> Iterator[str]:
        raise ConnectionError
        yield ""

    for reason in ("failed", "failed", "resting"):
        with pytest.raises(ModelFailed, match=reason):
            list(patiently(broken, breaker, soon()))
    time.sleep(0.25)
    assert list(patiently(lambda: iter(["khoẻ"]), breaker, soon())) == ["khoẻ"]
    assert breaker.admits()


def test_an_endless_reply_is_cut() -> None:
    with pytest.raises(ModelFailed, match="failed"):
        list(patiently(lambda: ("x" * 1000 for _ in range(1000)), Breaker(), soon()))


def voiced(
    reply: str, composed: Answer, again: Answer | None = None, asked: str = QUESTION
) -> tuple[Answer, list[str], dict[str, int]]:
    told: list[str] = []
    voice = Voice(lambda _, __: iter([reply]), 5.0)
    shown = voice.said(asked, composed, lambda _: again or composed, told.append)
    return shown, told, {name: count for name, count in voice.outcomes.items() if count}


def test_the_voice_shows_what_holds_and_else_the_composed_answer() -> None:
    good = "Theo văn bản, Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số”, Trường Lê Lợi phối hợp [1]."
    shown, told, counts = voiced(good, answer())
    assert (shown.text, "".join(told), counts) == (good, good, {"shown": 1})
    assert voiced("Sở Y tế chủ trì [1].", answer()) == (answer(), [], {"unfaithful": 1})


def test_a_refusal_is_lifted_only_by_an_answer_of_the_assistant_itself() -> None:
    nothing = Answer("not_found", "Không tìm thấy.")
    assert voiced("Phòng Văn hoá chủ trì [1].", nothing)[0] == nothing
    assert voiced(QUESTION, nothing, answer())[0] == nothing
    asked_better, _, counts = voiced(QUESTION, nothing, answer(), asked="Đơn vị nào trủ trì mở thư viện số?")
    assert asked_better.citations == answer().citations
    assert counts["reasked"] == 1


def test_settings_come_from_the_environment_and_hide_the_key() -> None:
    given = {"CANCU_LLM": "openai:qwen", "CANCU_LLM_URL": "http://127.0.0.1:9/v1", "CANCU_LLM_KEY": "bí mật"}
    settings = from_environment(given)
    assert settings == Settings("openai:qwen", "http://127.0.0.1:9/v1", "bí mật")
    assert "bí mật" not in repr(settings)
    assert from_environment({}) is None


@pytest.mark.parametrize(
    "given", [{"CANCU_LLM": "qwen"}, {"CANCU_LLM": "a:b", "CANCU_LLM_SECONDS": "lâu"}, {"CANCU_LLM": ":x"}]
)
def test_settings_that_cannot_be_meant_are_refused(given: dict[str, str]) -> None:
    with pytest.raises(UnusableModel):
        from_environment(given)
