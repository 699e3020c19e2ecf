"""The route that lays documents side by side."""

from __future__ import annotations

from functools import partial

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from api.comparisons import comparison_to_dict
from api.http.checking import COMPARISON, CompareRequest
from api.http.documented import PROBLEMS
from api.http.documents import entry_or_problem
from api.http.problems import Problem
from api.http.services import services

router = APIRouter(tags=["Hỏi đáp"], responses=PROBLEMS)


@router.post("/v1/compare", responses=COMPARISON, summary="So sánh các văn bản")
async def compare(asked: CompareRequest, request: Request) -> JSONResponse:
    """Đặt chỉ tiêu, nhiệm vụ, căn cứ và ngày tháng của các văn bản cạnh nhau, kèm trích dẫn từng ô."""
    parts = services(request)
    named = list(dict.fromkeys(asked.document_ids))
    if len(named) < 2:
        raise Problem(422, "document_ids: cần ít nhất hai văn bản khác nhau.")
    ids = [entry_or_problem(parts, one).id for one in named]
    found = await to_thread.run_sync(partial(parts.assistant.compare, ids), limiter=parts.answering)
    return JSONResponse(comparison_to_dict(found))
