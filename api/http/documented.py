"""What OpenAPI says that routes return, with examples; the routes themselves return plain JSON."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import schemas
from api.http.problems import MEDIA_TYPE, problem_document

Responses = dict[int | str, dict[str, Any]]
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_REF = "#/components/schemas/"


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _json(what: str, schema: Schema, example: object = None) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": schema}
    if example is not None:
        content["example"] = example
    return {"description": what, "content": {"application/json": content}}


HIT = _object(
    rank={"type": "integer", "minimum": 1},
    score={"type": "number"},
    document_id=_TEXT,
    path=_list(_TEXT),
    page={"type": ["integer", "null"]},
    start=_NUMBER,
    end=_NUMBER,
    quote=_TEXT,
)
DOCUMENT = _object(
    id=_TEXT,
    source=_TEXT,
    title=_MAYBE,
    number=_MAYBE,
    issuer=_MAYBE,
    issued_on=_MAYBE,
    pages={"type": ["integer", "null"]},
    status=_TEXT,
    warnings=_list(_TEXT),
)
JOB = _object(
    status={"enum": ["waiting", "running", "done"]},
    files=_list(
        _object(
            source=_TEXT,
            status={"enum": ["waiting", "reading", "read", "unchanged", "replaced", "refused"]},
            document_id=_MAYBE,
            pages_done=_NUMBER,
            pages={"type": ["integer", "null"]},
            message=_TEXT,
        )
    ),
)
PROBLEM = _object(type=_TEXT, title=_TEXT, status={"type": "integer"}, detail=_TEXT)

_ROW = "1\tMở thư viện số\tPhòng Văn hoá\tTrường Hoa Sen\tQuý III/2025"
EXAMPLE_ANSWER = {
    "status": "answered",
    "text": "Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số” [1].",
    "citations": [
        {
            "marker": 1,
            "document_id": "9fc136a45f6e2d05",
            "document_title": "Kế hoạch phát triển thư viện",
            "document_number": "12/KH-PVH",
            "source": "ke-hoach.docx",
            "path": ["Phụ lục", "A. NĂM HỌC", "1"],
            "cell": {"row": "1", "column": "Đơn vị thực hiện / Chủ trì"},
            "page": 2,  # FastAPI drops nulls from examples
            "start": 120,
            "end": 120 + len(_ROW),
            "quote": _ROW,
        }
    ],
    "facts": [],
    "computed": [],
    "related": [],
    "choices": [],
    "confidence": 0.93,
    "conversation_id": "74a89ffe856a7c1a",
    "milliseconds": 4.2,
}
ANSWER: Responses = {200: _json("Câu trả lời", {"$ref": _REF + "Answer"}, EXAMPLE_ANSWER)}
STREAM: Responses = {200: {"description": "Các sự kiện", "content": {"text/event-stream": {}}}}
SEARCH_RESULTS: Responses = {200: _json("Các đoạn, xếp hạng", _object(results=_list(HIT)))}
NO_CONTENT: Responses = {204: {"description": "Đã ghi nhận"}}
DOCUMENTS: Responses = {
    200: _json("Các văn bản đã nạp", _object(items=_list({"$ref": _REF + "Document"}), next=_MAYBE))
}
ONE_DOCUMENT: Responses = {200: _json("Một văn bản", {"$ref": _REF + "Document"})}
ACCEPTED: Responses = {202: _json("Đã nhận, đang đọc", _object(job_id=_TEXT), {"job_id": "0f1e2d3c4b5a6978"})}
ONE_JOB: Responses = {200: _json("Tiến độ", JOB)}
PLAIN_TEXT: Responses = {200: {"description": "Toàn văn", "content": {"text/plain": {"schema": _TEXT}}}}
FILE: Responses = {200: {"description": "Tệp gốc", "content": {"application/octet-stream": {}}}}
STATE: Responses = {200: _json("Tình trạng", _object(status=_TEXT))}


def facts(name: str) -> Responses:
    """Return what a list of facts looks like; ``name`` is ``assignment`` or ``target``."""
    item = {"allOf": [{"$ref": f"{_REF}{name}"}, _object(document_id=_TEXT, citation={"$ref": _REF + "citation"})]}
    listed = _json("Danh sách", _object(items=_list(item), next=_MAYBE))
    listed["content"] |= {"text/csv": {}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {}}
    return {200: listed}


def _problem(status: int) -> dict[str, Any]:
    example = problem_document(status)
    content = {MEDIA_TYPE: {"schema": {"$ref": _REF + "Problem"}, "example": example}}
    return {"description": str(example["title"]), "content": content}


PROBLEMS: Responses = {status: _problem(status) for status in (400, 403, 404, 405, 413, 422, 500, 503)}


def openapi(app: FastAPI) -> Schema:
    """Return the app's OpenAPI document with the hand-written schemas among its components; made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, tags=app.openapi_tags
        )
        made.setdefault("components", {}).setdefault("schemas", {}).update(_components())
        app.openapi_schema = made
    return app.openapi_schema


def _components() -> Schema:
    answer = schemas.schema("answer")
    parts: Schema = {**answer.pop("$defs"), "Answer": answer, "Document": DOCUMENT, "Problem": PROBLEM}
    for name in ("$schema", "$id"):
        answer.pop(name)
    moved: Schema = _moved(parts)
    return moved


def _moved(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Point references at OpenAPI's place for schemas."""
    if isinstance(value, dict):
        return {key: _moved(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner) for inner in value]
    return value.replace("#/$defs/", _REF) if isinstance(value, str) else value
