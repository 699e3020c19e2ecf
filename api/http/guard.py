"""What stands before every route: bounded bodies, one origin, safe headers, counted requests (plain ASGI)."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.metrics import Metrics
from api.http.problems import Problem, problem_response

LOG = logging.getLogger("cancu.http")
JSON_LIMIT = 1_000_000
UPLOAD_LIMIT = 200_000_000
DISCARDED = 1_000_000_000
UPLOAD_PATHS = frozenset({"/v1/documents"})
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Wraps an ASGI app; sizes are in bytes."""

    app: ASGIApp
    metrics: Metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one HTTP request through, or answer it with a problem document."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status, begun = 500, False

        async def sending(message: Message) -> None:
            nonlocal status, begun
            if message["type"] == "http.response.start":
                status, begun = message["status"], True
                _add_safe_headers(message)
            await send(message)

        try:
            await self._pass(scope, receive, sending)
        except Exception:
            # Routes never raise past their handlers unless the code is wrong: say so, show nothing.
            LOG.exception("%s %s failed", scope["method"], scope["path"])
            if begun:
                raise
            await problem_response(500)(scope, receive, sending)
        finally:
            self.metrics.request(scope["method"], _template(scope), status, time.perf_counter() - began)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        limit = UPLOAD_LIMIT if scope["path"] in UPLOAD_PATHS else JSON_LIMIT
        if scope["method"] in UNSAFE and _foreign(headers):
            detail = "Yêu cầu đến từ một trang khác. Hãy mở trang của chính máy chủ này."
            await problem_response(403, detail)(scope, receive, send)
        elif _announced(headers) > limit:
            if "expect" not in headers:
                await _discard(receive)
            await problem_response(413, too_large(limit), {"connection": "close"})(scope, receive, send)
        else:
            await self.app(scope, _bounded(receive, limit), send)


def too_large(limit: int) -> str:
    """Say that a body is over ``limit`` bytes, and what to do."""
    return f"Nội dung gửi lên lớn hơn {limit // 1_000_000} MB. Hãy gửi nhỏ hơn, hoặc chia thành nhiều lần."


def _bounded(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise Problem(413, too_large(limit))
        return message

    return receiving


async def _discard(receive: Receive) -> None:
    # Most clients read no answer before they have sent everything: a closed connection would tell them nothing.
    seen, more = 0, True
    while more and seen < DISCARDED:
        message = await receive()
        seen += len(message.get("body", b""))
        more = bool(message.get("more_body", False))


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _foreign(headers: Headers) -> bool:
    # A page elsewhere could post a form or a file here without asking: browsers name its origin.
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _template(scope: Scope) -> str:
    # The route's pattern, never the path itself: a path would make one series per document.
    return str(getattr(scope.get("route"), "path", "other"))


def _add_safe_headers(message: Message) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in SAFE_HEADERS.items():
        headers.setdefault(name, value)
