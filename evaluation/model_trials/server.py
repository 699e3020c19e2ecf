"""A scripted OpenAI-compatible server on loopback: it replies what a behaviour says, in the manner that one asks for.

Format: https://platform.openai.com/docs/api-reference/chat/streaming.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from evaluation.model_trials.behaviours import Asked, read_message

MANNERS = ("well", "slow", "cut off", "malformed", "refusing")
_PIECE = 12  # characters of one chunk
_SLOW_SECONDS = 3.0


@contextmanager
def served(reply: Callable[[Asked], str], manner: str = "well") -> Iterator[str]:
    """Serve on a free loopback port while the block runs; gives the base URL of the server's ``/v1``.

    ``manner`` is one of ``MANNERS``: slow sends nothing for seconds, cut off closes the line half-way, malformed sends
    broken JSON, refusing answers 500.
    """
    server = _Server(("127.0.0.1", 0), _Handler)
    server.reply, server.manner = reply, manner
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    reply: Callable[[Asked], str]
    manner: str


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        """Answer one chat completion as a stream."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        text = self.server.reply(read_message(str(body["messages"][-1]["content"])))
        with suppress(ConnectionError):
            self._sent(text)

    def _sent(self, text: str) -> None:
        if self.server.manner == "refusing":
            self.send_error(500)
            return
        if self.server.manner == "slow":
            time.sleep(_SLOW_SECONDS)
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        if self.server.manner == "malformed":
            self.wfile.write(b'data: {"id": "x", "choices": [{"delta": {"content": \n\n')
            return
        stop = len(text) // 2 if self.server.manner == "cut off" else len(text)
        for start in range(0, stop, _PIECE):
            self._event({"content": text[start : min(start + _PIECE, stop)]})
        if self.server.manner != "cut off":
            self._event({}, "stop")
            self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, delta: dict[str, str], finish: str | None = None) -> None:
        choice: dict[str, Any] = {"index": 0, "delta": delta, "finish_reason": finish}
        event = {"id": "scripted", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}
        self.wfile.write(f"data: {json.dumps(event | {'choices': [choice]})}\n\n".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep the terminal for the figures."""
