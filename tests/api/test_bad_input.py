"""What is too large, too slow, broken or cut off: the right status, a Vietnamese message, nothing kept, no harm."""

from __future__ import annotations

import json
import logging
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.http.guard import Guard
from api.http.patience import PatientProtocol
from assistant.answering.answer import Answer
from tests.api.client import MemoryLibrary, client, local, plan, services

ASK = b"POST /v1/ask HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
LONG = "Phòng Văn hoá chủ trì. " * 20_000


class Hasty(PatientProtocol):
    """The same with no patience, so that tests need none either."""

    asking_seconds = 0.3
    taking_seconds = 0.3


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Return the port of a real server without patience, whose one document is 30 MB long."""
    library = MemoryLibrary(kh=replace(plan(), text=plan().text + "x" * 30_000_000))
    parts = services(tmp_path_factory.mktemp("data"), library, lambda _: Answer("answered", LONG))
    hasty = Guard(create_app(parts), parts.metrics, grace=0.3)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(hasty, port=free, log_level="critical", http=Hasty, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield free
    server.should_exit = True
    thread.join(10)


def _told(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send ``parts``, then wait until the server has said everything and closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        for part in parts:
            line.sendall(part)
            time.sleep(pause)
        said = b""
        while more := line.recv(65536):
            said += more
        return said


def _problem(said: bytes, status: int) -> dict[str, object]:
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"application/problem+json" in head
    problem: dict[str, object] = json.loads(body)
    assert not str(problem["detail"]).isascii()
    return problem


def _answers(port: int) -> bool:
    asked = b'{"question": "Ai?"}'
    length = f"content-length: {len(asked)}\r\nconnection: close\r\n\r\n".encode()
    return _told(port, ASK + length + asked).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("said", [b"", b"GET", b"GET / HTTP/1.1\r\nhost: a\r\n", b"POST /v1/ask HTTP/1.1\r\nx:"])
def test_who_never_finishes_asking_is_hung_up_on(port: int, said: bytes) -> None:
    began = time.monotonic()
    assert _told(port, said) == b""
    assert time.monotonic() - began < 5
    assert _answers(port)


def test_who_asks_drop_by_drop_is_hung_up_on(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        with pytest.raises(OSError):  # noqa: PT012, PT011 - reset or broken pipe, whichever comes first
            for letter in b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 50:
                line.sendall(bytes([letter]))
                time.sleep(0.05)
            assert line.recv(1)
        assert _answers(port)


def test_a_body_that_does_not_come_is_a_408(port: int) -> None:
    problem = _problem(_told(port, ASK + b"content-length: 100\r\n\r\n", b'{"question"'), 408)
    assert problem["title"] == "Gửi quá chậm"
    assert "quá chậm" in str(problem["detail"])
    assert _answers(port)


def test_an_upload_that_does_not_come_is_a_408(port: int) -> None:
    head = b"POST /v1/documents HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: multipart/form-data; boundary=x\r\n"
    _problem(_told(port, head + b"content-length: 5000\r\n\r\n--x\r\n"), 408)


def test_who_takes_nothing_holds_nobody_up(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(b"GET /v1/documents/kh/text HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")
        time.sleep(1.0)
        assert _answers(port)
        taken = sum(map(len, iter(lambda: line.recv(1 << 20), b"")))
    assert taken < 30_000_000, "it was given up on half-way"


def test_one_too_many_is_asked_to_come_back(tmp_path: Path) -> None:
    parts = services(tmp_path)
    alone = local(Guard(create_app(parts), parts.metrics, most=0)).get("/healthz")  # type: ignore[arg-type]
    assert (alone.status_code, alone.headers["retry-after"]) == (503, "5")
    assert "quá nhiều người" in alone.json()["detail"]
    guard = Guard(create_app(parts), parts.metrics, most=1)
    web = local(guard)  # type: ignore[arg-type]
    assert [web.get("/healthz").status_code for _ in range(3)] == [200] * 3, "who has left makes room"


def test_a_stream_that_is_cut_off_harms_nobody(port: int, caplog: pytest.LogCaptureFixture) -> None:
    asked = b'{"question": "Ai?"}'
    head = ASK.replace(b"/v1/ask", b"/v1/ask/stream") + f"content-length: {len(asked)}\r\n\r\n".encode()
    with caplog.at_level(logging.ERROR):
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
                line.sendall(head + asked)
                assert line.recv(100).startswith(b"HTTP/1.1 200")
        assert _answers(port)
    assert [record.message for record in caplog.records if record.name.startswith("cancu")] == []


def _folder(web: TestClient, folder: Path) -> list[str]:
    del web
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


TEN_MEGABYTES = json.dumps({"question": "ă" * 10_000_000}, ensure_ascii=False).encode()
BAD = {
    "a question of ten megabytes": ("/v1/ask", TEN_MEGABYTES, 413),
    "the same as a stream": ("/v1/ask/stream", TEN_MEGABYTES, 413),
    "a rating of ten megabytes": ("/v1/feedback", TEN_MEGABYTES, 413),
    "half of a JSON": ("/v1/ask", b'{"question": "Ai', 422),
    "no JSON": ("/v1/ask/stream", b"\x00\xff<xml/>", 422),
    "deep JSON": ("/v1/ask", b"[" * 100_000, 400),
    "a form with nothing": ("/quan-tri/xoa", b"", 422),
    "no token": ("/quan-tri/vao", b"", 422),
}


@pytest.mark.parametrize(("path", "body", "status"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told_and_not_kept(tmp_path: Path, path: str, body: bytes, status: int) -> None:
    web = client(tmp_path)
    before = _folder(web, tmp_path)
    response = web.post(path, content=body, headers={"content-type": "application/json"})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert not response.json()["detail"].isascii()
    assert _folder(web, tmp_path) == before


def test_a_refused_page_elsewhere_leaves_nothing(tmp_path: Path) -> None:
    web = client(tmp_path)
    before = _folder(web, tmp_path)
    elsewhere = {"origin": "https://elsewhere.example"}
    rating = {"conversation_id": "c1", "rating": 1}
    assert web.post("/v1/feedback", json=rating, headers=elsewhere).status_code == 403
    assert web.post("/v1/documents", files={"file": ("a.txt", b"x")}, headers=elsewhere).status_code == 403
    assert _folder(web, tmp_path) == before


def test_script_in_a_file_name_comes_back_as_words(tmp_path: Path) -> None:
    web = client(tmp_path)
    name = '"><script>alert(1)</script>.docx'
    job = web.post("/v1/documents", files={"file": (name, b"x")}).json()["job_id"]
    state = web.get(f"/v1/jobs/{job}")
    assert state.headers["content-type"] == "application/json"
    assert "<" not in state.json()["files"][0]["source"]
