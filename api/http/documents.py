"""Routes for documents: upload as a job, list, look at, remove."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Header, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse, PlainTextResponse

from api.facts import cursor_at, offset_of, page_of
from api.http.conditional import JSON_TYPE, IfNoneMatch, fresh, json_bytes
from api.http.documented import ACCEPTED, DOCUMENTS, FILE, NO_CONTENT, ONE_DOCUMENT, ONE_JOB, PLAIN_TEXT, PROBLEMS
from api.http.jobs import KeyReused, Upload
from api.http.models import PageQuery
from api.http.problems import Problem
from api.http.services import Services, services
from api.wire import entry_to_dict
from index.records import Entry

Files = Annotated[list[UploadFile], File(description="Tệp văn bản; lặp lại được", min_length=1)]
IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="Khoá do bên gửi đặt; gửi lại cùng khoá và cùng tệp thì nhận lại đúng lần nạp trước",
    ),
]
router = APIRouter(tags=["Văn bản"], responses=PROBLEMS)


@router.post("/v1/documents", status_code=202, responses=ACCEPTED, summary="Nạp văn bản")
def upload(file: Files, request: Request, idempotency_key: IdempotencyKey = None) -> Response:
    """Nhận tệp và đọc ở phía sau; hỏi tiến độ ở `/v1/jobs/{job_id}`. Gửi lại cùng tệp là an toàn."""
    uploads = [Upload(one.filename or "", one.file) for one in file]
    try:
        job_id = services(request).jobs.submit(uploads, key=idempotency_key)
    except KeyReused as error:
        raise Problem(409, "Idempotency-Key này đã dùng cho tệp khác. Hãy đặt một khoá mới cho lần gửi này.") from error
    return JSONResponse({"job_id": job_id}, 202, headers={"location": f"/v1/jobs/{job_id}"})


@router.get("/v1/jobs/{job_id}", responses=ONE_JOB, summary="Tiến độ nạp")
def job(job_id: str, request: Request) -> JSONResponse:
    """Cho biết từng tệp của một lần nạp đã đọc đến đâu."""
    state = services(request).jobs.state(job_id)
    if state is None:
        raise Problem(404, "Không có lần nạp nào mang mã này. Hãy gửi lại tệp tới POST /v1/documents.")
    return JSONResponse(state, headers={"cache-control": "no-store"})


@router.get("/v1/documents", responses=DOCUMENTS, summary="Danh sách văn bản")
def list_documents(
    query: Annotated[PageQuery, Query()], request: Request, if_none_match: IfNoneMatch = None
) -> Response:
    """Liệt kê các văn bản đã nạp, theo thứ tự nạp."""
    page, beyond = page_of(services(request).library.entries(), offset_of(query.cursor), query.limit)
    items = [entry_to_dict(entry) for entry in page]
    listed = {"items": items, "next": None if beyond is None else cursor_at(beyond)}
    return fresh(json_bytes(listed), JSON_TYPE, if_none_match)


@router.get("/v1/documents/{document_id}", responses=ONE_DOCUMENT, summary="Một văn bản")
def show(document_id: str, request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """Cho biết một văn bản là gì."""
    entry = entry_or_problem(services(request), document_id)
    return fresh(json_bytes(entry_to_dict(entry)), JSON_TYPE, if_none_match)


@router.delete("/v1/documents/{document_id}", status_code=204, responses=NO_CONTENT, summary="Xoá văn bản")
def remove(document_id: str, request: Request) -> Response:
    """Xoá một văn bản cùng mọi thứ đọc được từ nó."""
    parts = services(request)
    parts.library.remove(entry_or_problem(parts, document_id).id)
    return Response(status_code=204)


@router.get(
    "/v1/documents/{document_id}/text", response_class=PlainTextResponse, responses=PLAIN_TEXT, summary="Toàn văn"
)
def text(document_id: str, request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """Trả về đúng từng ký tự; mọi vị trí trích dẫn tính trên văn bản này."""
    parts = services(request)
    content = parts.library.text(entry_or_problem(parts, document_id).id).encode()
    return fresh(content, "text/plain; charset=utf-8", if_none_match)


@router.get("/v1/documents/{document_id}/original", response_class=Response, responses=FILE, summary="Tệp gốc")
def original(document_id: str, request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """Trả về tệp đã nạp, nguyên vẹn, để tải về."""
    parts = services(request)
    name, content = parts.library.original(entry_or_problem(parts, document_id).id)
    disposition = {"content-disposition": attachment(name)}
    return fresh(content, "application/octet-stream", if_none_match, headers=disposition)


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
