"""What OpenAPI says that routes return, with examples; the routes themselves return plain JSON."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import schemas
from api.http.examples import (
    EXAMPLE_ANSWER,
    EXAMPLE_ASSIGNMENT,
    EXAMPLE_COMPLETION,
    EXAMPLE_DOCUMENT,
    EXAMPLE_HIT,
    EXAMPLE_JOB,
    EXAMPLE_MODEL,
    EXAMPLE_STREAM,
    EXAMPLE_TARGET,
)
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


def _problem(status: int) -> dict[str, Any]:
    example = problem_document(status)
    content = {MEDIA_TYPE: {"schema": {"$ref": _REF + "Problem"}, "example": example}}
    return {"description": str(example["title"]), "content": content}


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

ANSWER: Responses = {200: _json("Câu trả lời", {"$ref": _REF + "Answer"}, EXAMPLE_ANSWER)}
_ANNOTATION = _object(
    type={"const": "url_citation"},
    url_citation=_object(start_index=_NUMBER, end_index=_NUMBER, title=_TEXT, url=_TEXT),
)
_MESSAGE = _object(role={"const": "assistant"}, content=_TEXT, annotations=_list(_ANNOTATION))
_CHOICE = _object(index=_NUMBER, message=_MESSAGE, finish_reason={"const": "stop"})
_COMPLETION = _object(
    id=_TEXT,
    object={"const": "chat.completion"},
    created=_NUMBER,
    model=_TEXT,
    choices=_list(_CHOICE),
    usage=_object(prompt_tokens=_NUMBER, completion_tokens=_NUMBER, total_tokens=_NUMBER),
    cancu={"$ref": _REF + "Answer"},
)
_MODEL = _object(id=_TEXT, object={"const": "model"}, created=_NUMBER, owned_by=_TEXT)
STREAM: Responses = {200: {"description": "Các sự kiện", "content": {"text/event-stream": {"example": EXAMPLE_STREAM}}}}
COMPLETION: Responses = {200: _json("Câu trả lời, cả khối hay từng phần", _COMPLETION, EXAMPLE_COMPLETION)}
COMPLETION[200]["content"]["text/event-stream"] = {}
_MODELS = _object(object={"const": "list"}, data=_list(_MODEL))
MODEL_LIST: Responses = {200: _json("Các mô hình", _MODELS, {"object": "list", "data": [EXAMPLE_MODEL]})}
ONE_MODEL: Responses = {200: _json("Một mô hình", _MODEL, EXAMPLE_MODEL)}
SEARCH_RESULTS: Responses = {200: _json("Các đoạn, xếp hạng", _object(results=_list(HIT)), {"results": [EXAMPLE_HIT]})}
NO_CONTENT: Responses = {204: {"description": "Đã ghi nhận"}}
_SAME: Responses = {304: {"description": "Vẫn như lần trước (If-None-Match)"}}
DOCUMENTS: Responses = {
    200: _json(
        "Các văn bản đã nạp",
        _object(items=_list({"$ref": _REF + "Document"}), next=_MAYBE),
        {"items": [EXAMPLE_DOCUMENT], "next": "p1000"},
    ),
    **_SAME,
}
ONE_DOCUMENT: Responses = {200: _json("Một văn bản", {"$ref": _REF + "Document"}, EXAMPLE_DOCUMENT), **_SAME}
ACCEPTED: Responses = {
    202: _json("Đã nhận, đang đọc", _object(job_id=_TEXT), {"job_id": "0f1e2d3c4b5a6978"}),
    409: _problem(409),
}
ONE_JOB: Responses = {200: _json("Tiến độ", JOB, EXAMPLE_JOB)}
PLAIN_TEXT: Responses = {
    200: {"description": "Toàn văn", "content": {"text/plain": {"schema": _TEXT, "example": "Kế hoạch\n"}}},
    **_SAME,
}
FILE: Responses = {200: {"description": "Tệp gốc", "content": {"application/octet-stream": {}}}, **_SAME}
STATE: Responses = {200: _json("Tình trạng", _object(status=_TEXT), {"status": "ok"})}


def facts(name: str) -> Responses:
    """Return what a list of facts looks like; ``name`` is ``assignment`` or ``target``."""
    item = {"allOf": [{"$ref": f"{_REF}{name}"}, _object(document_id=_TEXT, citation={"$ref": _REF + "citation"})]}
    example = EXAMPLE_ASSIGNMENT if name == "assignment" else EXAMPLE_TARGET
    listed = _json("Danh sách", _object(items=_list(item), next=_MAYBE), {"items": [example], "next": "p100"})
    listed["content"] |= {"text/csv": {}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {}}
    return {200: listed, **_SAME}


PROBLEMS: Responses = {status: _problem(status) for status in (400, 401, 403, 404, 405, 408, 413, 422, 500, 503)}


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
    found = schemas.schema("findings")
    sides = schemas.schema("comparison")
    parts: Schema = {**sides.pop("$defs"), **found.pop("$defs"), **answer.pop("$defs")}
    parts |= {"Answer": answer, "Findings": found, "Comparison": sides}
    parts |= {"Document": DOCUMENT, "Problem": PROBLEM}
    for name in ("$schema", "$id"):
        answer.pop(name)
        found.pop(name)
        sides.pop(name)
    moved: Schema = _moved(parts)
    return moved


def _moved(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Point references at OpenAPI's place for schemas."""
    if isinstance(value, dict):
        return {key: _moved(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner) for inner in value]
    return value.replace("#/$defs/", _REF) if isinstance(value, str) else value
