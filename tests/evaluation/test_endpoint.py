from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from evaluation.endpoint import Endpoint
from evaluation.errors import EndpointError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if body["question"] == "lỗi":
            self.reply(422, '{"title": "Câu hỏi trống"}')
        elif body["question"] == "trang":
            self.reply(200, "<html>")
        else:
            self.reply(200, json.dumps({"status": "answered", "text": body["question"], **body}))

    def do_GET(self) -> None:
        known = self.path == "/v1/documents/m%E1%BB%99t/text"
        self.reply(200 if known else 404, "Văn\r\nbản" if known else "")

    def reply(self, status: int, content: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(content.encode("utf-8"))

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def serving() -> Iterator[Endpoint]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield Endpoint(f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()


def test_a_question_goes_out_with_its_conversation() -> None:
    with serving() as endpoint:
        assert endpoint.ask("Ai ký?")["text"] == "Ai ký?"
        assert "conversation_id" not in endpoint.ask("Ai ký?")
        assert endpoint.ask("Ai ký?", "c1")["conversation_id"] == "c1"


def test_a_document_comes_back_untouched_or_not_at_all() -> None:
    with serving() as endpoint:
        assert endpoint.text("một") == "Văn\r\nbản"
        assert endpoint.text("hai") is None


@pytest.mark.parametrize(("question", "said"), [("lỗi", "trả lỗi 422: .*Câu hỏi trống"), ("trang", "không trả JSON")])
def test_a_server_that_fails_is_quoted(question: str, said: str) -> None:
    with serving() as endpoint, pytest.raises(EndpointError, match=said):
        endpoint.ask(question)


def test_a_silent_server_is_named_with_the_remedy() -> None:
    with pytest.raises(EndpointError, match="cancu serve"):
        Endpoint("http://127.0.0.1:9").ask("Ai ký?")


def test_other_addresses_are_refused() -> None:
    with pytest.raises(EndpointError, match="file:///etc/passwd"):
        Endpoint("file:///etc/passwd")
