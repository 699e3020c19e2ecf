"""The official OpenAI client against a real server on loopback: answers, streams, histories, models, errors."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import openai
import pytest
from jsonschema import Draft202012Validator

from api import schemas
from api.http.app import create_app
from api.http.services import open_services
from assistant.answering.answer import Answer
from tests.api.client import services
from tests.api.live import serving

MODEL = "can-cu"
QUESTION = "Đến năm 2030, bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?"
FOLLOW_UP = "Còn năm 2045?"


@pytest.fixture(scope="module")
def address(stored: Path) -> Iterator[str]:
    with serving(create_app(open_services(stored))) as address:
        yield address


@pytest.fixture(scope="module")
def client(address: str) -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{address}/v1", api_key="unused", max_retries=0)


def _user(*questions: str) -> list[Any]:
    return [{"role": "user", "content": question} for question in questions]


def test_an_answer_is_a_completion_with_its_citations(client: openai.OpenAI, address: str) -> None:
    completion = client.chat.completions.create(model=MODEL, messages=_user(QUESTION), temperature=0.2)
    (choice,) = completion.choices
    assert (choice.finish_reason, choice.message.role) == ("stop", "assistant")
    assert choice.message.content is not None
    assert "85%" in choice.message.content
    answer = completion.model_extra["cancu"]  # type: ignore[index]
    Draft202012Validator(schemas.schema("answer")).validate(answer)
    (noted,) = choice.message.annotations or []
    place = noted.url_citation
    assert choice.message.content[place.start_index : place.end_index] == "[1]"
    assert place.title == answer["citations"][0]["document_title"]
    with urlopen(place.url) as page:  # noqa: S310 - our own server
        assert "<mark" in page.read().decode()
    assert place.url.startswith(address)


def test_a_stream_tells_the_same_in_parts(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model=MODEL, messages=_user(QUESTION))
    chunks = list(
        client.chat.completions.create(
            model=MODEL, messages=_user(QUESTION), stream=True, stream_options={"include_usage": True}
        )
    )
    told = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert told == whole.choices[0].message.content
    *_, last, usage = chunks
    assert last.choices[0].finish_reason == "stop"
    kept = last.model_extra["cancu"]  # type: ignore[index]
    assert [one["quote"] for one in kept["citations"]] == _quotes(whole)
    annotations = last.choices[0].delta.model_extra["annotations"]  # type: ignore[index]
    assert len(annotations) == len(whole.choices[0].message.annotations or [])
    assert usage.usage == whole.usage
    assert len({chunk.id for chunk in chunks}) == 1


def _quotes(completion: Any) -> list[str]:  # noqa: ANN401 - a completion of either client
    return [one["quote"] for one in completion.model_extra["cancu"]["citations"]]


def test_the_asynchronous_client_streams_too(address: str) -> None:
    async def told() -> str:
        async with openai.AsyncOpenAI(base_url=f"{address}/v1", api_key="unused", max_retries=0) as client:
            stream = await client.chat.completions.create(model=MODEL, messages=_user(QUESTION), stream=True)
            return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])

    assert "85%" in asyncio.run(told())


def test_the_history_is_the_conversation(client: openai.OpenAI) -> None:
    history = [
        {"role": "system", "content": "Trả lời ngắn."},
        *_user(QUESTION),
        {"role": "assistant", "content": "85% [1]."},
        *_user(FOLLOW_UP),
    ]
    asked = client.chat.completions.create(model=MODEL, messages=history)
    again = client.chat.completions.create(model=MODEL, messages=history)
    assert "100%" in str(asked.choices[0].message.content)
    assert asked.choices[0].message == again.choices[0].message, "nothing is left over from the first time"
    alone = client.chat.completions.create(model=MODEL, messages=_user(FOLLOW_UP))
    assert alone.choices[0].message.content != asked.choices[0].message.content


def test_a_choice_offered_is_taken_for_the_answer(client: openai.OpenAI) -> None:
    question = "Ai ký kế hoạch?"
    asked_back = client.chat.completions.create(model=MODEL, messages=_user(question))
    content = str(asked_back.choices[0].message.content)
    assert asked_back.model_extra["cancu"]["status"] == "ambiguous"  # type: ignore[index]
    choice = content.split("\n- ")[1]
    answered = client.chat.completions.create(model=MODEL, messages=_user(question, choice))
    assert answered.model_extra["cancu"]["status"] == "answered"  # type: ignore[index]


def test_content_may_come_in_parts(client: openai.OpenAI) -> None:
    parts: Any = [{"role": "user", "content": [{"type": "text", "text": QUESTION}]}]
    completion = client.chat.completions.create(model=MODEL, messages=parts)
    assert "85%" in str(completion.choices[0].message.content)


def test_documents_can_be_chosen(client: openai.OpenAI) -> None:
    completion = client.chat.completions.create(
        model=MODEL, messages=_user(QUESTION), extra_body={"document_ids": ["0" * 16]}
    )
    assert completion.model_extra["cancu"]["status"] == "not_found"  # type: ignore[index]


def test_there_is_one_model(client: openai.OpenAI) -> None:
    assert [one.id for one in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).owned_by == MODEL
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-nothing")


BAD: dict[str, tuple[dict[str, Any], type[openai.APIStatusError], str | None]] = {
    "another model": ({"model": "gpt-nothing"}, openai.NotFoundError, "model"),
    "an empty question": ({"messages": _user("")}, openai.BadRequestError, "messages.0.content"),
    "a long question": ({"messages": _user("a" * 2001)}, openai.BadRequestError, "messages.0.content"),
    "no question": ({"messages": [{"role": "system", "content": "a"}]}, openai.BadRequestError, "messages"),
    "no message": ({"messages": []}, openai.BadRequestError, "messages"),
    "nobody's message": ({"messages": [{"role": "boss"}]}, openai.BadRequestError, "messages.0.role"),
    "a picture": (
        {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]},
        openai.BadRequestError,
        "messages.0.content.0.type",
    ),
    "two answers": ({"n": 2}, openai.BadRequestError, "n"),
    "ten million letters": ({"messages": _user("a" * 10_000_000)}, openai.APIStatusError, None),
}


@pytest.mark.parametrize(("change", "kind", "param"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("stream", [False, True])
def test_errors_have_openais_shape_in_vietnamese(
    client: openai.OpenAI, change: dict[str, Any], kind: type[openai.APIStatusError], param: str | None, *, stream: bool
) -> None:
    asked = {"model": MODEL, "messages": _user("Ai ký?"), "stream": stream} | change
    with pytest.raises(kind) as raised:
        client.chat.completions.create(**asked)
    said = raised.value.body
    assert isinstance(said, dict)
    assert (said["type"], said["param"]) == ("invalid_request_error", param)
    assert not said["message"].isascii()
    problem = raised.value.response.json()
    assert problem["status"] == raised.value.status_code
    assert not problem["title"].isascii()


def test_what_nobody_expected_says_nothing_of_itself(tmp_path: Path) -> None:
    def fails(_: str) -> Answer:
        raise RuntimeError("secret")

    with serving(create_app(services(tmp_path, reply=fails))) as address:
        client = openai.OpenAI(base_url=f"{address}/v1", api_key="unused", max_retries=0)
        with pytest.raises(openai.InternalServerError) as raised:
            client.chat.completions.create(model=MODEL, messages=_user("Ai?"), stream=True)
    assert "secret" not in raised.value.response.text
    assert raised.value.body["type"] == "server_error"  # type: ignore[index]
