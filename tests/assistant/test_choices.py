"""A choice that was offered, sent back, answers the question that was asked back, for that document alone."""

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from corpus.samples import sample_paths
from index.ingest import ingest
from index.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("choices")) as opened:
        ingest(opened, sample_paths())
        yield opened


@pytest.mark.parametrize("question", ["Ai ký kế hoạch?", "Kế hoạch ban hành ngày nào?", "Nơi nhận gồm những ai?"])
def test_every_choice_is_answered_from_its_document(library: Library, question: str) -> None:
    assistant = Assistant(library)
    asked = assistant.ask(question)
    assert asked.status == "ambiguous"
    answers = []
    for choice in asked.choices:
        again = assistant.ask(question)
        answers.append(assistant.ask(choice, conversation_id=again.conversation_id))
    assert [answer.status for answer in answers] == ["answered"] * len(asked.choices)
    sources = [{citation.document_id for citation in answer.citations} for answer in answers]
    assert all(len(one) == 1 for one in sources)
    assert len(set.union(*sources)) == len(asked.choices)


def test_the_talk_goes_on_with_the_chosen_document(library: Library) -> None:
    assistant = Assistant(library)
    asked = assistant.ask("Ai ký kế hoạch?")
    chosen = assistant.ask(asked.choices[1], conversation_id=asked.conversation_id)
    after = assistant.ask("Còn ngày ban hành?", conversation_id=asked.conversation_id)
    assert {one.document_id for one in after.citations} == {one.document_id for one in chosen.citations}


def test_a_choice_that_nobody_offered_is_a_question_like_any_other(library: Library) -> None:
    assistant = Assistant(library)
    name = assistant.ask("Ai ký kế hoạch?").choices[0]
    assert assistant.ask(name, conversation_id="a-new-talk").text != assistant.ask("Ai ký kế hoạch?").text
