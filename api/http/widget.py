"""Routes of the chat component: what it shows before the first question, and the pass that it asks with elsewhere."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from api.http.access import Access
from api.http.documented import NO_CONTENT, PROBLEMS, Responses
from api.http.gate import visit_of
from api.http.models import Identifier
from api.http.services import services
from api.http.tokens import WIDGET_SECONDS
from api.pages.suggest import suggestions
from index.records import Entry

router = APIRouter(tags=["Hỏi đáp"], responses=PROBLEMS)

KNOWN = 64
Known = dict[tuple[str | int, ...], list[str]]

_EXAMPLE_START = {
    "documents": 2,
    "only": [{"id": "9fc136a45f6e2d05", "name": "Kế hoạch phát triển thư viện"}],
    "questions": ["Đơn vị nào chủ trì mở thư viện số?"],
}
_EXAMPLE_PASS = {"token": "1767225600.0f1e2d3c4b5a6978." + 64 * "a", "expires_in": WIDGET_SECONDS}


def _told(what: str, example: dict[str, object]) -> Responses:
    schema = {"type": "object", "required": list(example)}
    return {200: {"description": what, "content": {"application/json": {"schema": schema, "example": example}}}}


@router.get("/v1/widget", responses=_told("Lời mở đầu", _EXAMPLE_START), summary="Khung hỏi đáp mở ra với gì")
def start(
    request: Request, documents: Annotated[list[Identifier] | None, Query(max_length=100)] = None
) -> JSONResponse:
    """Cho biết có bao nhiêu văn bản, đang chỉ hỏi văn bản nào, và vài câu để hỏi thử."""
    library = services(request).library
    entries = library.entries()
    chosen = [entry for entry in entries if documents and entry.id in documents]
    asked = [entry.id for entry in chosen] if documents else None
    told = {
        "documents": len(entries),
        "only": [{"id": entry.id, "name": _name(entry)} for entry in chosen],
        "questions": _questions(request, asked),
    }
    return JSONResponse(told, headers={"cache-control": "no-cache"})


@router.delete(
    "/v1/conversations/{conversation_id}", status_code=204, responses=NO_CONTENT, summary="Quên một hội thoại"
)
def forget(conversation_id: Annotated[Identifier, Path()], request: Request) -> Response:
    """Xoá khỏi máy chủ những câu đã hỏi trong hội thoại; ai giữ mã hội thoại thì xoá được, mã lạ cũng trả lời 204."""
    services(request).library.forget_turns(conversation_id)
    return Response(status_code=204)


def _questions(request: Request, only: list[str] | None) -> list[str]:
    # Made anew when documents change: every visitor of the school's page opens with them.
    library, state = services(request).library, request.app.state
    known: Known = getattr(state, "questions", {})
    key: tuple[str | int, ...] = (library.revision, only is None, *sorted(only or ()))
    if key not in known:
        known = {**known, key: list(suggestions(library, only=only))}
        state.questions = known if len(known) <= KNOWN else {key: known[key]}
    return known[key]


@router.post("/v1/widget/token", responses=_told("Mã phiên", _EXAMPLE_PASS), summary="Mã phiên cho trang được phép")
async def issue(request: Request) -> JSONResponse:
    """Cấp mã dùng trong 15 phút cho khung hỏi đáp trên một trang khai báo ở `CANCU_ORIGINS`."""
    access: Access = request.app.state.access
    token = access.tokens.issue(visit_of(request.scope).origin or "self")
    return JSONResponse({"token": token, "expires_in": WIDGET_SECONDS}, headers={"cache-control": "no-store"})


def _name(entry: Entry) -> str:
    return " ".join((entry.title or entry.source).split())
