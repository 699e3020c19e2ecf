"""Routes for those who run the server: is it alive, is it ready, what has it done."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse

from api.http.documented import PROBLEMS, STATE
from api.http.services import services

router = APIRouter(tags=["Vận hành"], responses=PROBLEMS)


@router.get("/healthz", responses=STATE, summary="Còn sống")
async def alive() -> JSONResponse:
    """Trả lời ngay khi tiến trình còn chạy."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", responses=STATE, summary="Sẵn sàng trả lời")
def ready(request: Request) -> JSONResponse:
    """Trả lời khi thư mục dữ liệu đọc được."""
    library = services(request).library
    return JSONResponse({"status": "ok", "documents": len(library.entries()), "revision": library.revision})


@router.get("/metrics", response_class=PlainTextResponse, summary="Số đo (Prometheus)")
def metrics(request: Request) -> PlainTextResponse:
    """In các số đếm của tiến trình này."""
    parts = services(request)
    text = parts.metrics.text(len(parts.library.entries()), parts.voice.outcomes if parts.voice else None)
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")
