"""Which requests are let in: by where they come from, what they would do, and the pass they show; no input or output.

A request that names no other origin is let in as before; whoever administers must be here or show the token. A page of
another site is let in only where its origin is allowed, only to ``/v1/`` and never to administration, and, but for the
call that hands out passes, only with a pass made for that origin. A browser on this machine that was led here under
another site's name (DNS rebinding) is let in nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from api.http.access import ADMIN_COOKIE, Access, another_name, is_local, is_rebound, origin_of

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
PASS_PATH = "/v1/widget/token"  # noqa: S105 - a path
SIGN_IN_PATH = "/quan-tri/vao"
ADMIN_PATH = "/quan-tri"
DOCUMENTS_PATH = "/v1/documents"
SHARED_PATHS = ("/widget.js", "/static/")
FRAMED_PATHS = ("/", "/van-ban")
API_PATHS = ("/v1/", "/mcp")

ELSEWHERE = "Yêu cầu đến từ một trang khác. Hãy mở trang của chính máy chủ này, hoặc khai báo trang đó ở CANCU_ORIGINS."
NOT_THERE = "Việc này không làm được từ trang khác. Hãy làm trên trang của chính máy chủ này."
UNSHOWN = "Khung hỏi đáp chưa có mã phiên. Hãy lấy mã ở POST /v1/widget/token rồi gửi lại."
EXPIRED = "Mã phiên của khung hỏi đáp đã hết hạn. Hãy lấy mã mới ở POST /v1/widget/token, hoặc tải lại trang."
FORGED = "Mã phiên này không phải cho trang đang mở. Hãy lấy mã mới ở POST /v1/widget/token, hoặc tải lại trang."
NOT_LOCAL = (
    "Việc quản trị chỉ mở trên chính máy chủ, tại http://127.0.0.1. Muốn làm từ máy khác, hãy đặt CANCU_ADMIN_TOKEN."
)
NO_ADMIN = "Cần mã quản trị. Hãy đăng nhập ở /quan-tri/vao, hoặc gửi tiêu đề Authorization: Bearer kèm mã."


@dataclass(frozen=True, slots=True)
class Visit:
    """One request as the gate sees it; ``origin`` is the other site that it comes from, or ``None``."""

    method: str
    path: str
    peer: str | None
    headers: Headers
    origin: str | None

    @property
    def is_preflight(self) -> bool:
        """A browser asking whether a page elsewhere may send what it wants to send."""
        return self.method == "OPTIONS" and self.origin is not None and "access-control-request-method" in self.headers


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request is not let in."""

    status: int
    detail: str


def visit_of(scope: Scope) -> Visit:
    """Return what the gate needs to know of an HTTP request."""
    headers, client = Headers(scope=scope), scope.get("client")
    return Visit(scope["method"], scope["path"], client[0] if client else None, headers, _foreign(headers))


def refusal(access: Access, visit: Visit) -> Refused | None:
    """Return why the request is refused, or ``None`` where it is let in."""
    host = visit.headers.get("host")
    if is_rebound(visit.peer, host, access.names):
        return Refused(421, another_name(host or ""))
    if visit.origin is not None:
        refused = _from_elsewhere(access, visit, visit.origin)
        if refused is not None:
            return refused
    return _unless_administrator(access, visit) if _administers(visit) else None


def is_allowed(access: Access, visit: Visit) -> bool:
    """Tell whether the other site that the request comes from may read the answer."""
    return visit.origin in access.origins and visit.path.startswith(API_PATHS) and not _administers(visit)


def _foreign(headers: Headers) -> str | None:
    said = headers.get("origin")
    if said is None or (said != "null" and urlsplit_host(said) == headers.get("host", "").lower()):
        return None
    return origin_of(said) or "null"


def urlsplit_host(origin: str) -> str:
    """Return the host and port that an origin names, or nothing where it cannot be read."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _from_elsewhere(access: Access, visit: Visit, origin: str) -> Refused | None:
    guarded = visit.method in UNSAFE or visit.is_preflight or visit.path.startswith(API_PATHS)
    if not guarded:
        return None  # a page or a script, which anyone may load and only we can read
    if origin not in access.origins:
        return Refused(403, ELSEWHERE)
    if not is_allowed(access, visit):
        return Refused(403, NOT_THERE)
    return None if visit.is_preflight or visit.path == PASS_PATH else _unless_pass(access, visit, origin)


def _unless_pass(access: Access, visit: Visit, origin: str) -> Refused | None:
    shown = _bearer(visit.headers)
    state = access.tokens.state(shown, origin) if shown else "missing"
    said = {"missing": UNSHOWN, "expired": EXPIRED, "foreign": FORGED}
    return None if state == "valid" else Refused(401, said[state])


def _administers(visit: Visit) -> bool:
    if _under(visit.path, ADMIN_PATH):
        return visit.path != SIGN_IN_PATH
    return visit.method in UNSAFE and _under(visit.path, DOCUMENTS_PATH)


def _under(path: str, root: str) -> bool:
    return path == root or path.startswith(root + "/")


def _unless_administrator(access: Access, visit: Visit) -> Refused | None:
    if access.admin_token is None:
        local = is_local(visit.peer, visit.headers.get("host", ""))
        return None if local else Refused(403, NOT_LOCAL)
    cookie = cookie_parser(visit.headers.get("cookie", "")).get(ADMIN_COOKIE, "")
    known = access.is_admin_token(_bearer(visit.headers)) or access.is_admin_pass(cookie)
    return None if known else Refused(401, NO_ADMIN)


def _bearer(headers: Headers) -> str:
    scheme, _, shown = headers.get("authorization", "").partition(" ")
    return shown.strip() if scheme.lower() == "bearer" else ""
