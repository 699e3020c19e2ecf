"""Every error as an RFC 9457 problem document, in Vietnamese, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from assistant.errors import AssistantError
from corpus.errors import CorpusError, TooLarge
from index.errors import IndexingError, LibraryBusy, UnknownDocument

TITLES = {
    400: "Yêu cầu sai định dạng",
    401: "Chưa được nhận diện",
    403: "Không được phép",
    404: "Không tìm thấy",
    405: "Không dùng được phương thức này",
    406: "Không có dạng được yêu cầu",
    408: "Gửi quá chậm",
    409: "Đang có thay đổi khác",
    413: "Nội dung quá lớn",
    415: "Kiểu nội dung không dùng được",
    421: "Sai tên máy chủ",
    422: "Dữ liệu gửi lên chưa đúng",
    500: "Lỗi ngoài dự kiến",
    503: "Chưa sẵn sàng",
}
DETAILS = {
    400: "Hãy kiểm tra nội dung gửi lên rồi gửi lại.",
    404: "Không có đường dẫn này. Xem danh sách ở /openapi.json.",
    405: "Hãy dùng phương thức nêu trong tiêu đề Allow, hoặc xem /openapi.json.",
    413: "Hãy gửi nội dung nhỏ hơn, hoặc chia thành nhiều lần.",
    500: "Máy chủ gặp lỗi khi xử lý. Hãy thử lại; nếu vẫn lỗi, báo người quản trị xem nhật ký.",
    503: "Hãy thử lại sau ít phút.",
}
OUR_OWN = "unfit"
MEDIA_TYPE = "application/problem+json"
OPENAI_PATHS = ("/v1/chat/", "/v1/models")


class Problem(HTTPException):
    """A refusal with its reason; ``detail`` says the remedy too."""

    def __init__(self, status: int, detail: str, **more: str) -> None:
        """Name the status and say what to do; ``more`` are members of the problem document."""
        super().__init__(status, detail)
        self.more = more


def problem_document(status: int, detail: str = "", **more: object) -> dict[str, Any]:
    """Return the problem document for ``status``; extra members follow the standard ones."""
    title = TITLES.get(status, HTTPStatus(status).phrase)
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail or DETAILS.get(status, ""),
        **more,
    }


def problem_response(
    status: int, detail: str = "", headers: Mapping[str, str] | None = None, **more: object
) -> JSONResponse:
    """Return the response that carries the problem document."""
    return _ProblemResponse(problem_document(status, detail, **more), status, dict(headers or {}))


class _ProblemResponse(JSONResponse):
    """A problem document that OpenAI's clients understand too where they ask."""

    media_type = MEDIA_TYPE

    def __init__(self, told: dict[str, Any], status: int, headers: Mapping[str, str]) -> None:
        super().__init__(told, status, headers)
        self._told, self._given = told, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if str(scope.get("path", "")).startswith(OPENAI_PATHS) and "error" not in self._told:
            await _ProblemResponse(*_for_openai(self._told), self._given)(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _for_openai(told: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """Return the problem with OpenAI's ``error`` beside the standard members; what it calls invalid is a 400."""
    errors = told.get("errors") or [{}]
    status = 400 if told["status"] == 422 else int(told["status"])
    kind = "server_error" if status >= 500 else "invalid_request_error"
    param, code = told.get("param") or errors[0].get("field"), told.get("code")
    error = {"message": told["detail"], "type": kind, "param": param, "code": code}
    title = TITLES[400] if status == 400 else told["title"]
    return {**told, "title": title, "status": status, "error": error}, status


def status_of(error: Exception) -> int:
    """Return the status that fits an error of the packages below."""
    if isinstance(error, Problem):
        return error.status_code
    statuses = ((UnknownDocument, 404), (TooLarge, 413), (LibraryBusy, 503), (IndexingError, 503))
    known = ((CorpusError, 422), (AssistantError, 422))
    return next((status for kind, status in (*statuses, *known) if isinstance(error, kind)), 500)


def install(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Make every error of ``app`` a problem document; ``routes`` tell which methods a path takes."""
    app.state.routes_for_allow = routes
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)
    for known in (CorpusError, IndexingError, AssistantError):
        app.add_exception_handler(known, _known)


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    detail = str(error.detail) if isinstance(error, Problem) else ""
    headers = error.headers if error.status_code != 405 else {"allow": _allowed(request) or "GET"}
    more = error.more if isinstance(error, Problem) else {}
    return told(request, error.status_code, detail, headers, **more)


def _allowed(request: Request) -> str:
    """Return every method that the path takes: one resource's methods stand in several routes."""
    matching = [one for one in request.app.state.routes_for_allow if one.matches(request.scope)[0] is not Match.NONE]
    return ", ".join(sorted({method for one in matching for method in one.methods}))


async def _known(request: Request, error: Exception) -> Response:
    return told(request, status_of(error), str(error))


def told(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None, **more: str) -> Response:
    """Answer a person's browser with a page, everything else with the problem document."""
    page = getattr(request.app.state, "problem_page", None)
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/v1/")
    if page is None or not wants_page:
        return problem_response(status, detail, headers, **more)
    response: Response = page(problem_document(status, detail))
    return response


async def _validation(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = error.errors()
    fields = [{"field": _field(one["loc"]), "message": _message(one)} for one in errors]
    return problem_response(422, said_of(errors), errors=fields)


def said_of(errors: Sequence[Mapping[str, Any]]) -> str:
    """Return pydantic's first complaints in Vietnamese, each with its field."""
    return "; ".join(f"{_field(one['loc'])}: {_message(one)}" for one in errors[:5])


def _field(location: Sequence[int | str]) -> str:
    names = [str(part) for part in location if part not in {"body", "query", "path", "header"}]
    names = [name for name in names if not name.startswith("<")]  # which form a value took, not a field
    return ".".join(names) or "nội dung"


def _message(error: Mapping[str, Any]) -> str:
    bounds = {name: str(value).replace(" or ", " hoặc ") for name, value in (error.get("ctx") or {}).items()}
    kind = str(error["type"])
    if kind == OUR_OWN:
        return str(error["msg"])
    template = MESSAGES.get(kind, "giá trị không dùng được; xem kiểu dữ liệu ở /openapi.json")
    return template.format_map(bounds)


MESSAGES = {
    "missing": "thiếu trường này",
    "value_error": "cần một tệp",
    "extra_forbidden": "không có trường này",
    "json_invalid": "không phải JSON hợp lệ",
    "model_attributes_type": "cần một đối tượng JSON với tiêu đề Content-Type: application/json",
    "dict_type": "cần một đối tượng JSON",
    "list_type": "cần một danh sách",
    "string_type": "cần một chuỗi",
    "string_unicode": "chuỗi có ký tự không hợp lệ",
    "string_too_short": "cần ít nhất {min_length} ký tự",
    "string_too_long": "dài quá {max_length} ký tự; hãy rút gọn",
    "too_long": "nhiều quá {max_length} mục",
    "too_short": "cần ít nhất {min_length} mục",
    "string_pattern_mismatch": "không đúng dạng; hãy lấy lại giá trị mà máy chủ đã cho",
    "int_type": "cần một số nguyên",
    "int_parsing": "cần một số nguyên",
    "int_from_float": "cần một số nguyên",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
    "literal_error": "chỉ nhận một trong: {expected}",
    "bool_type": "cần true hoặc false",
    "bool_parsing": "cần true hoặc false",
    "enum": "chỉ nhận một trong: {expected}",
}
