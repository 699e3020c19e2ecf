"""Routes for documents: upload as a job, list, look at, remove."""

from __future__ import annotations

import hashlib
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Request, Response, UploadFile
from fastapi.responses import JSONResponse

from api.http.documented import ACCEPTED, DOCUMENTS, FILE, NO_CONTENT, ONE_DOCUMENT, ONE_JOB, PLAIN_TEXT, PROBLEMS
from api.http.jobs import Upload
from api.http.problems import Problem
from api.http.services import Services, services
from api.wire import entry_to_dict
from index.records import Entry

Files = Annotated[list[UploadFile], File(description="Tệp văn bản; lặp lại được", min_length=1)]
router = APIRouter(tags=["Văn bản"], responses=PROBLEMS)


@router.post("/v1/documents", status_code=202, responses=ACCEPTED, summary="Nạp văn bản")
def upload(file: Files, request: Request) -> Response:
    """Nhận tệp và đọc ở phía sau; hỏi tiến độ ở `/v1/jobs/{job_id}`."""
    job_id = services(request).jobs.submit([Upload(one.filename or "", one.file) for one in file])
    return JSONResponse({"job_id": job_id}, 202, headers={"location": f"/v1/jobs/{job_id}"})


@router.get("/v1/jobs/{job_id}", responses=ONE_JOB, summary="Tiến độ nạp")
def job(job_id: str, request: Request) -> JSONResponse:
    """Cho biết từng tệp của một lần nạp đã đọc đến đâu."""
    state = services(request).jobs.state(job_id)
    if state is None:
        raise Problem(404, "Không có lần nạp nào mang mã này. Hãy gửi lại tệp tới POST /v1/documents.")
    return JSONResponse(state, headers={"cache-control": "no-store"})


@router.get("/v1/documents", responses=DOCUMENTS, summary="Danh sách văn bản")
def list_documents(request: Request) -> JSONResponse:
    """Liệt kê các văn bản đã nạp."""
    entries = services(request).library.entries()
    return JSONResponse({"items": [entry_to_dict(entry) for entry in entries], "next": None})


@router.get("/v1/documents/{document_id}", responses=ONE_DOCUMENT, summary="Một văn bản")
def show(document_id: str, request: Request) -> JSONResponse:
    """Cho biết một văn bản là gì."""
    return JSONResponse(entry_to_dict(entry_or_problem(services(request), document_id)))


@router.delete("/v1/documents/{document_id}", status_code=204, responses=NO_CONTENT, summary="Xoá văn bản")
def remove(document_id: str, request: Request) -> Response:
    """Xoá một văn bản cùng mọi thứ đọc được từ nó."""
    parts = services(request)
    parts.library.remove(entry_or_problem(parts, document_id).id)
    return Response(status_code=204)


@router.get("/v1/documents/{document_id}/text", responses=PLAIN_TEXT, summary="Toàn văn")
def text(document_id: str, request: Request) -> Response:
    """Trả về đúng từng ký tự; mọi vị trí trích dẫn tính trên văn bản này."""
    parts = services(request)
    content = parts.library.text(entry_or_problem(parts, document_id).id).encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="text/plain; charset=utf-8", headers=headers)


@router.get("/v1/documents/{document_id}/original", responses=FILE, summary="Tệp gốc")
def original(document_id: str, request: Request) -> Response:
    """Trả về tệp đã nạp, nguyên vẹn, để tải về."""
    parts = services(request)
    entry = entry_or_problem(parts, document_id)
    name, content = parts.library.original(entry.id)
    headers = {"content-disposition": attachment(name), "cache-control": "no-cache"}
    return Response(content, media_type="application/octet-stream", headers=headers)


def attachment(name: str) -> str:
    """Return a Content-Disposition value for a file of any name (RFC 6266)."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one in "._-") else "_" for one in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def entry_or_problem(parts: Services, document_id: str) -> Entry:
    """Return the stored entry, or raise the 404 that says where to look."""
    entry = parts.library.entry(document_id)
    if entry is None:
        raise Problem(404, "Không có văn bản mang mã này. Xem danh sách ở /v1/documents hoặc trang /van-ban.")
    return entry
