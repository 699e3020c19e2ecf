"""Routes that check claims: one, several, or a list in a file, with the findings as JSON or as a workbook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import UploadFile

from api.export import XLSX_TYPE
from api.findings import checked_to_xlsx, findings_to_dict
from api.http.bodies import JSON_LIMIT, too_large
from api.http.checking import BODY, FINDINGS, VerifyRequest
from api.http.documented import PROBLEMS
from api.http.documents import attachment
from api.http.problems import Problem
from api.http.services import services
from assistant.verify.listing import CheckedList

if TYPE_CHECKING:
    from api.http.services import Services
    from assistant.verify.finding import Finding

router = APIRouter(tags=["Hỏi đáp"], responses=PROBLEMS)
_REQUEST: TypeAdapter[VerifyRequest] = TypeAdapter(VerifyRequest)
_LARGEST_LIST = 10 * 1024 * 1024


@router.post("/v1/verify", responses=FINDINGS, openapi_extra=BODY, summary="Đối chiếu nhận định hoặc danh sách")
async def verify(request: Request, format: Literal["json", "xlsx"] = "json") -> Response:  # noqa: A002 - its name in the URL
    """Cho biết từng nhận định được văn bản xác nhận, nêu khác hay không nêu, kèm ô làm căn cứ."""
    parts = services(request)
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        content, name = await _uploaded(request)
        return await to_thread.run_sync(_of_list, parts, content, name, format, limiter=parts.answering)
    asked = _asked(await _body(request))
    # One claim after another, so that others are answered in between.
    found = [await to_thread.run_sync(_of_claim, parts, one, asked, limiter=parts.answering) for one in asked.every]
    if format == "json":
        return JSONResponse(findings_to_dict(found))
    return await to_thread.run_sync(_workbook, CheckedList((), tuple(found)))


async def _body(request: Request) -> bytes:
    """Return the body, at most ``JSON_LIMIT`` bytes: only a list in a file may be larger."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > JSON_LIMIT:
            raise Problem(413, too_large(JSON_LIMIT))
    return content


async def _uploaded(request: Request) -> tuple[bytes, str]:
    async with request.form(max_files=1, max_fields=4) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Problem(422, "Thiếu tệp danh sách: hãy gửi trong trường file.")
        content = await file.read(_LARGEST_LIST + 1)
        return content, file.filename or "danh-sach"


def _asked(body: bytes) -> VerifyRequest:
    try:
        return _REQUEST.validate_python(json.loads(body))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(
            422, "Nội dung gửi lên không phải JSON. Hãy gửi claim, claims hoặc tệp trong trường file."
        ) from error
    except ValidationError as error:
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from error


def _of_claim(parts: Services, claim: str, asked: VerifyRequest) -> Finding:
    return parts.assistant.verify(claim, document_ids=asked.document_ids or None)


def _of_list(parts: Services, content: bytes, name: str, form: str) -> Response:
    checked = parts.assistant.verify_list(content, name)
    if form == "json":
        return JSONResponse(findings_to_dict(checked.findings))
    return _workbook(checked)


def _workbook(checked: CheckedList) -> Response:
    headers = {"content-disposition": attachment("danh-sach-da-kiem-tra.xlsx")}
    return Response(checked_to_xlsx(checked), media_type=XLSX_TYPE, headers=headers)
