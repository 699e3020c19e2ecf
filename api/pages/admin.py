"""The administration page: what is stored and how it is, uploads, deletions, signing in; the gate guards it all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from api.http.access import ADMIN_COOKIE, Access
from api.http.documents import entry_or_problem
from api.http.feedback import Rating
from api.http.gate import ADMIN_PATH, SIGN_IN_PATH
from api.http.services import Services, services
from api.http.tokens import ADMIN_SECONDS
from api.pages.draw import page

router = APIRouter(include_in_schema=False)

LITTLE_SPACE = 1_000_000_000
COMPLAINTS = 20
REFUSED = "Mã quản trị không đúng. Mã là giá trị của CANCU_ADMIN_TOKEN khi mở máy chủ."
NEEDLESS = "Máy chủ này không đặt mã quản trị: trang quản trị mở ngay trên chính máy chủ, không cần đăng nhập."
_BUSY = "Đang nạp, hoặc lần nạp trước bị ngắt. Nếu cứ như vậy, hãy chạy lệnh: cancu reindex"


@dataclass(frozen=True, slots=True)
class State:
    """One thing to know about the server; ``remedy`` is empty where it is well."""

    name: str
    detail: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What someone found wrong; ``question`` is the conversation's last, empty where it was deleted."""

    day: str
    question: str
    reason: str


@router.get(ADMIN_PATH)
def administration(request: Request) -> Response:
    """Show what is stored, how it is, and what can be done about it."""
    parts, access = services(request), _access(request)
    ratings = parts.feedback.latest()
    return page(
        "admin.html",
        ADMIN_PATH,
        entries=parts.library.entries(),
        states=(*_states(parts, parts.feedback.path.parent), _rated(ratings)),
        complaints=tuple(_complaints(parts, ratings)),
        origins=sorted(access.origins),
        address=str(request.base_url).rstrip("/"),
        signed_in=access.admin_token is not None,
    )


@router.post(ADMIN_PATH + "/xoa")
def remove(document_id: Annotated[str, Form(alias="van-ban", max_length=128)], request: Request) -> Response:
    """Remove one document, then show the page again."""
    parts = services(request)
    parts.library.remove(entry_or_problem(parts, document_id).id)
    return RedirectResponse(ADMIN_PATH, 303)


@router.get(SIGN_IN_PATH)
def sign_in(request: Request) -> Response:
    """Ask for the administration token."""
    needed = _access(request).admin_token is not None
    return page("sign_in.html", ADMIN_PATH, told="" if needed else NEEDLESS, needed=needed)


@router.post(SIGN_IN_PATH)
def enter(shown: Annotated[str, Form(alias="ma", max_length=500)], request: Request) -> Response:
    """Let in who shows the token; what the browser keeps is a pass that ends, never the token."""
    access = _access(request)
    if not access.is_admin_token(shown):
        needed = access.admin_token is not None
        return page("sign_in.html", ADMIN_PATH, 401, told=REFUSED if needed else NEEDLESS, needed=needed)
    response = RedirectResponse(ADMIN_PATH, 303)
    secure = request.url.scheme == "https"
    response.set_cookie(
        ADMIN_COOKIE, access.admin_pass(), ADMIN_SECONDS, httponly=True, samesite="strict", secure=secure
    )
    return response


@router.post(ADMIN_PATH + "/ra")
def leave() -> Response:
    """Forget the pass."""
    response = RedirectResponse("/", 303)
    response.delete_cookie(ADMIN_COOKIE, httponly=True, samesite="strict")
    return response


def _access(request: Request) -> Access:
    access: Access = request.app.state.access
    return access


def _states(parts: Services, folder: Path) -> Iterator[State]:
    library = parts.library
    entries = library.entries()
    pages = sum(entry.pages or 0 for entry in entries)
    yield State("Văn bản", f"{len(entries)}" + (f", {pages} trang" if pages else ""))
    yield State("Đọc ra được", f"{len(library.assignments())} nhiệm vụ, {len(library.targets())} chỉ tiêu")
    indexed = library.indexed
    yield State("Chỉ mục tìm kiếm", "đủ" if indexed else "chưa đủ", "" if indexed else _BUSY)
    yield _space(folder)


def _space(folder: Path) -> State:
    free = shutil.disk_usage(folder).free
    remedy = "Hãy giải phóng đĩa trước khi nạp thêm." if free < LITTLE_SPACE else ""
    return State("Đĩa còn trống", f"{free / 1e9:.1f} GB".replace(".", ","), remedy)


def _rated(ratings: Sequence[Rating]) -> State:
    good = sum(one.rating > 0 for one in ratings)
    return State("Đánh giá của người hỏi", f"{good} đúng ý, {len(ratings) - good} chưa đúng")


def _complaints(parts: Services, ratings: Sequence[Rating]) -> Iterator[Complaint]:
    for one in [one for one in reversed(ratings) if one.rating < 0][:COMPLAINTS]:
        turns = parts.library.turns(one.conversation_id)
        yield Complaint(one.at[:10], str(turns[-1]["question"]) if turns else "", one.reason)
