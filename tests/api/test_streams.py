"""Streams over a real connection: events come in order, and who leaves half-way holds nobody up and leaves nothing."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from api.cite import cite_fact
from api.http.app import create_app
from assistant.answering.answer import Answer
from assistant.evidence.pieces import Opened
from tests.api.client import MemoryLibrary, plan, services
from tests.api.live import serving

CHAT = {"model": "can-cu", "stream": True, "messages": [{"role": "user", "content": "Ai chủ trì?"}]}
STREAMS = {"/v1/ask/stream": {"question": "Ai chủ trì?"}, "/v1/chat/completions": CHAT}


class _Desk:
    """Answers when it is let; tells that a question has come."""

    def __init__(self) -> None:
        self.asked, self.may_answer = threading.Event(), threading.Event()
        self.answers = 0

    def __call__(self, _: str) -> Answer:
        self.asked.set()
        assert self.may_answer.wait(20)
        self.answers += 1
        entry = MemoryLibrary(kh=plan()).entry("kh")
        assert entry is not None
        fact = plan().assignments[0]
        words = "Phòng Văn hoá chủ trì việc mở thư viện số trong quý III năm 2025 [1]."
        return Answer("answered", words, (cite_fact(Opened("kh", entry, plan()), fact),), (fact,), confidence=0.9)


@pytest.fixture
def desk() -> _Desk:
    return _Desk()


@pytest.fixture
def address(tmp_path: Path, desk: _Desk) -> Iterator[str]:
    with serving(create_app(services(tmp_path, reply=desk))) as address:
        yield address


def _sent(address: str, path: str) -> socket.socket:
    body = json.dumps(STREAMS[path]).encode()
    where = urlsplit(address)
    connection = socket.create_connection((where.hostname or "", where.port or 0), timeout=20)
    head = f"POST {path} HTTP/1.1\r\nhost: {where.netloc}\r\ncontent-type: application/json\r\n"
    connection.sendall(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
    return connection


@pytest.mark.parametrize("path", STREAMS)
def test_who_leaves_before_the_answer_holds_nobody_up(address: str, desk: _Desk, path: str) -> None:
    for _ in range(3):
        _sent(address, path).close()
    desk.may_answer.set()
    assert httpx.post(f"{address}/v1/ask", json=STREAMS["/v1/ask/stream"], timeout=20).status_code == 200
    assert httpx.get(f"{address}/healthz", timeout=20).status_code == 200


def test_who_has_left_is_not_answered(address: str, desk: _Desk) -> None:
    with _sent(address, "/v1/ask/stream"):
        assert desk.asked.wait(20)
        for _ in range(5):
            _sent(address, "/v1/chat/completions").close()
        time.sleep(0.3)
        desk.may_answer.set()
        assert httpx.post(f"{address}/v1/ask", json=STREAMS["/v1/ask/stream"], timeout=20).status_code == 200
    assert desk.answers == 2, "the first, and who came last; nobody waited for the others"


@pytest.mark.parametrize("path", STREAMS)
def test_who_leaves_half_way_holds_nobody_up(address: str, desk: _Desk, path: str) -> None:
    desk.may_answer.set()
    with _sent(address, path) as connection:
        assert connection.recv(64)
    assert httpx.post(f"{address}{path}", json=STREAMS[path], timeout=20).status_code == 200


def test_events_come_in_order_and_end(address: str, desk: _Desk) -> None:
    desk.may_answer.set()
    with httpx.stream("POST", f"{address}/v1/ask/stream", json=STREAMS["/v1/ask/stream"], timeout=20) as response:
        assert response.headers["cache-control"] == "no-store"
        lines = [line for line in response.iter_lines() if line]
    names = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    assert names == ["text"] * (len(names) - 1) + ["answer"]
    assert len(names) > 2
    data = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    assert "".join(one["delta"] for one in data[:-1]) == data[-1]["text"]
