"""Routes that answer: ask, ask as a stream, search, feedback."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator, Iterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from api.http.documented import ANSWER, NO_CONTENT, PROBLEMS, SEARCH_RESULTS, STREAM
from api.http.models import AskRequest, FeedbackRequest, SearchRequest
from api.http.problems import problem_document, status_of
from api.http.services import services
from api.http.spoken import Tell, spoken
from api.http.turns import in_turn
from api.wire import Json, answer_to_dict, hit_to_dict

LOG = logging.getLogger("cancu.http")
router = APIRouter(tags=["Hỏi đáp"], responses=PROBLEMS)
_WORDS = re.compile(r"\S+\s*|\s+")


@router.post("/v1/ask", responses=ANSWER, summary="Hỏi một câu")
async def ask(asked: AskRequest, request: Request) -> JSONResponse:
    """Trả lời kèm trích dẫn; không có trong văn bản thì nói là không tìm thấy."""
    return JSONResponse(await _answered(asked, request))


@router.post("/v1/ask/stream", response_class=StreamingResponse, responses=STREAM, summary="Hỏi một câu, nhận dần")
async def ask_stream(asked: AskRequest, request: Request) -> StreamingResponse:
    """Gửi các sự kiện `text` với `delta`, rồi một sự kiện `answer` với câu trả lời đầy đủ."""
    return StreamingResponse(
        _events(asked, request), media_type="text/event-stream", headers={"cache-control": "no-store"}
    )


@router.post("/v1/search", responses=SEARCH_RESULTS, summary="Tìm đoạn văn bản")
def search(wanted: SearchRequest, request: Request) -> JSONResponse:
    """Trả về các đoạn gần với câu tìm nhất, xếp hạng."""
    hits = services(request).library.search(wanted.query, k=wanted.k, mode=wanted.mode)
    return JSONResponse({"results": [hit_to_dict(hit) for hit in hits]})


@router.post("/v1/feedback", status_code=204, responses=NO_CONTENT, summary="Đánh giá một câu trả lời")
def feedback(given: FeedbackRequest, request: Request) -> Response:
    """Ghi lại đánh giá."""
    services(request).feedback.add(given.conversation_id, given.rating, given.reason)
    return Response(status_code=204)


async def _answered(asked: AskRequest, request: Request, tell: Tell | None = None) -> Json:
    return await in_turn(request, _answer, asked, request, tell)


def _answer(asked: AskRequest, request: Request, tell: Tell | None) -> Json:
    parts = services(request)
    answer = parts.assistant.ask(
        asked.question, conversation_id=asked.conversation_id, document_ids=asked.document_ids or None, tell=tell
    )
    parts.metrics.answer(answer.status)
    return answer_to_dict(answer)


async def _events(asked: AskRequest, request: Request) -> AsyncIterator[str]:
    try:
        async for told in _told(asked, request):
            yield _event("text" if "delta" in told else "answer", told)
    except Exception as error:  # noqa: BLE001 - the stream has begun: a problem is told as an event
        yield _problem_event(error)


async def _told(asked: AskRequest, request: Request) -> AsyncIterator[Json]:
    if services(request).voice is not None:
        async for told in spoken(lambda tell: _answered(asked, request, tell)):
            yield told
        return
    answer = await _answered(asked, request)
    for delta in deltas(str(answer["text"])):
        yield {"delta": delta}
    yield answer


def _problem_event(error: Exception) -> str:
    status = status_of(error)
    if status == 500:
        LOG.error("stream failed", exc_info=error)
        return _event("problem", problem_document(500))
    return _event("problem", problem_document(status, str(error)))


def deltas(text: str, words: int = 4) -> Iterator[str]:
    """Cut ``text`` into pieces of a few words; joined they are the text."""
    pieces: list[str] = _WORDS.findall(text)
    for start in range(0, len(pieces), words):
        yield "".join(pieces[start : start + words])


def _event(name: str, value: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"
