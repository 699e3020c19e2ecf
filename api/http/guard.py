"""What stands before every route: who is let in, bounded bodies, safe headers, counted requests (plain ASGI)."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http import gate
from api.http.access import Access, closed
from api.http.bodies import (
    GRACE_SECONDS,
    JSON_LIMIT,
    UPLOAD_LIMIT,
    announced,
    bounded,
    discard,
    too_large,
)
from api.http.gate import Refused, Visit
from api.http.metrics import Metrics
from api.http.problems import problem_response, told

LOG = logging.getLogger("cancu.http")
UPLOAD_PATHS = frozenset({"/v1/documents", "/v1/verify"})
PREFLIGHT_SECONDS = 600
MOST_INSIDE = 500
FULL = "Đang có quá nhiều người hỏi cùng lúc. Hãy thử lại sau vài giây."

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {}"
)
SAFE_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(slots=True)
class _Crowd:
    """How many requests are inside now."""

    inside: int = 0


@dataclass(frozen=True, slots=True)
class Guard:
    """Wraps an ASGI app; ``grace`` is how many seconds a slow sender is given, ``most`` how many may be inside."""

    app: ASGIApp
    metrics: Metrics
    access: Access = field(default_factory=closed)
    grace: float = GRACE_SECONDS
    most: int = MOST_INSIDE
    _crowd: _Crowd = field(default_factory=_Crowd)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one HTTP request through, or answer it with a problem document."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, visit = time.perf_counter(), gate.visit_of(scope)
        status, begun = 500, False

        async def sending(message: Message) -> None:
            nonlocal status, begun
            if message["type"] == "http.response.start":
                status, begun = message["status"], True
                _add_headers(message, self.access, visit)
            await send(message)

        self._crowd.inside += 1
        try:
            await self._pass(scope, visit, receive, sending)
        except Exception:
            # Routes never raise past their handlers unless the code is wrong: say so, show nothing.
            LOG.exception("%s %s failed", scope["method"], scope["path"])
            if begun:
                raise
            await problem_response(500)(scope, receive, sending)
        finally:
            self._crowd.inside -= 1
            self.metrics.request(scope["method"], _template(scope), status, time.perf_counter() - began)

    async def _pass(self, scope: Scope, visit: Visit, receive: Receive, send: Send) -> None:
        limit = UPLOAD_LIMIT if scope["path"] in UPLOAD_PATHS else JSON_LIMIT
        refused = gate.refusal(self.access, visit)
        if self._crowd.inside > self.most:
            # Sooner refused than answered when nobody waits any more.
            await problem_response(503, FULL, {"retry-after": "5", "connection": "close"})(scope, receive, send)
        elif refused is not None:
            await _answer(scope, visit, refused)(scope, receive, send)
        elif visit.is_preflight:
            await _preflight()(scope, receive, send)
        elif announced(visit.headers) > limit:
            if "expect" not in visit.headers:
                await discard(receive, self.grace)
            await problem_response(413, too_large(limit), {"connection": "close"})(scope, receive, send)
        else:
            await self.app(scope, bounded(receive, limit, self.grace), send)


def _answer(scope: Scope, visit: Visit, refused: Refused) -> Response:
    request = Request(scope)
    if refused.status == 401 and visit.path == gate.ADMIN_PATH and visit.method == "GET":
        return RedirectResponse(gate.SIGN_IN_PATH, 303)
    headers = {"www-authenticate": "Bearer"} if refused.status == 401 else {}
    return told(request, refused.status, refused.detail, headers)


def _preflight() -> Response:
    headers = {
        "access-control-allow-methods": "GET, POST, DELETE",
        "access-control-allow-headers": "authorization, content-type",
        "access-control-max-age": str(PREFLIGHT_SECONDS),
    }
    return Response(status_code=204, headers=headers)


def _template(scope: Scope) -> str:
    # The route's pattern, never the path itself: a path would make one series per document.
    return str(getattr(scope.get("route"), "path", "other"))


def _add_headers(message: Message, access: Access, visit: Visit) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in (*SAFE_HEADERS.items(), *_framing(access, visit), *_sharing(access, visit)):
        headers.setdefault(name, value)
    if access.origins and visit.path.startswith(gate.API_PATHS):
        headers.add_vary_header("Origin")


def _framing(access: Access, visit: Visit) -> tuple[tuple[str, str], ...]:
    """Return what says who may show this page in a frame: nobody, or the allowed sites."""
    framed = visit.path == "/" or visit.path.startswith("/van-ban")
    sites = " ".join(sorted(access.origins)) if framed else ""
    policy = ("content-security-policy", CONTENT_POLICY.format(f"'self' {sites}" if sites else "'none'"))
    return (policy,) if sites else (policy, ("x-frame-options", "DENY"))


def _sharing(access: Access, visit: Visit) -> tuple[tuple[str, str], ...]:
    """Return what says who may read this answer: scripts anyone, the interface the allowed sites, else nobody."""
    if visit.path.startswith(gate.SHARED_PATHS):
        return (("access-control-allow-origin", "*"), ("cross-origin-resource-policy", "cross-origin"))
    own = (("cross-origin-resource-policy", "same-origin"),)
    if visit.origin is not None and gate.is_allowed(access, visit):
        return (("access-control-allow-origin", visit.origin), *own)
    return own
