"""The load generator: it asks on schedule, times from when a question was due, and counts what goes wrong."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from evaluation.load import Load, put


@contextmanager
def _server(status: int, body: bytes, wait: float = 0.0) -> Iterator[int]:
    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            time.sleep(wait)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("fresh", [False, True])
def test_every_question_is_asked_and_timed(*, fresh: bool) -> None:
    with _server(200, b'{"text": "x"}') as port:
        result = asyncio.run(put(port, ["Ai?", "Bao gi\u1edd?"], Load(50, 0.4, fresh)))
    assert (len(result.timing.milliseconds), result.errors) == (20, {})
    assert result.seconds >= 0.38, "questions leave on schedule, not at once"
    assert result.to_dict()["asked"] == 20


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [(500, b"{}", "status 500"), (200, b"{}", "no answer in it"), (200, b"<html>", "JSONDecodeError")],
)
def test_what_goes_wrong_is_counted(status: int, body: bytes, error: str) -> None:
    with _server(status, body) as port:
        result = asyncio.run(put(port, ["Ai?"], Load(50, 0.1)))
    assert result.errors == {error: 5}


def test_nobody_there_is_counted() -> None:
    with _server(200, b"") as port:
        pass
    assert asyncio.run(put(port, ["Ai?"], Load(50, 0.1))).errors.keys() <= {"ConnectionRefusedError"}


def test_slow_answers_are_timed_from_when_they_were_due() -> None:
    with _server(200, b'{"text": "x"}', wait=0.05) as port:
        result = asyncio.run(put(port, ["Ai?"], Load(50, 0.2)))
    assert min(result.timing.milliseconds) >= 50
