"""A language model at the HTTP door: what it says is streamed as it passes, and taken back where it does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from api.http.app import create_app
from api.http.services import open_services
from evaluation.model_trials.behaviours import Asked, honest, lie
from evaluation.model_trials.server import served as scripted
from tests.api.client import local

QUESTION = "Đơn vị nào chủ trì phong trào thi đua?"
Ask = Callable[[Callable[[Asked], str]], list[tuple[str, dict[str, Any]]]]


@pytest.fixture
def ask(data: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a way to ask the stream with a scripted model attached through the environment."""

    def stream(reply: Callable[[Asked], str]) -> list[tuple[str, dict[str, Any]]]:
        with scripted(reply) as url:
            monkeypatch.setenv("CANCU_LLM", "openai:scripted")
            monkeypatch.setenv("CANCU_LLM_URL", url)
            with local(create_app(open_services(data))) as web:
                body = web.post("/v1/ask/stream", json={"question": QUESTION}).text
                counts = web.get("/metrics").text
        assert "cancu_model_total" in counts
        return list(_events(body))

    return stream


def _events(body: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for block in body.strip().split("\n\n"):
        name, data = block.split("\n", 1)
        yield name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def test_an_honest_models_words_are_streamed_and_are_the_answer(ask: Ask) -> None:
    *told, (last, answer) = ask(honest)
    assert last == "answer"
    assert answer["text"].startswith("Theo văn bản, ") or answer["text"].startswith("Phòng")
    assert "".join(data["delta"] for _, data in told).strip() == answer["text"]


@pytest.mark.parametrize("kind", ["wrong unit", "swapped roles", "embroidery"])
def test_a_lie_is_never_the_answer(ask: Ask, kind: str) -> None:
    *told, (last, answer) = ask(lie(kind))
    assert last == "answer"
    assert "chủ trì" in answer["text"]
    assert "Sở Xây dựng" not in answer["text"]
    assert "bể bơi" not in answer["text"]
    assert all("bể bơi" not in data["delta"] for _, data in told)
    assert _shown(told).strip() == answer["text"]


def _shown(told: list[tuple[str, dict[str, Any]]]) -> str:
    """Return what a reader sees in the end: a delta that replaces takes back all before it."""
    text = ""
    for _, data in told:
        text = data["delta"] if data.get("replace") else text + data["delta"]
    return text
