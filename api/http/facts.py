"""Routes for assignments and targets: filtered, paged, exported."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from api.cite import cited
from api.export import CSV_TYPE, XLSX_TYPE, headings, rows, to_csv, to_xlsx
from api.facts import FactFilter, Stored, matching, page_of
from api.http.documented import PROBLEMS, facts
from api.http.documents import attachment
from api.http.services import Services, services
from api.wire import stored_fact_to_dict

router = APIRouter(tags=["Nhiệm vụ và chỉ tiêu"], responses=PROBLEMS)
Words = Annotated[str | None, Field(max_length=500)]


class TargetQuery(BaseModel):
    """Filters, page and form of a list of facts."""

    model_config = ConfigDict(extra="ignore")

    unit: Words = Field(None, description="Đơn vị; có dấu hay không, viết tắt hay đầy đủ", examples=["Phòng GDĐT"])
    document: Words = Field(None, description="Mã văn bản")
    year: int | None = Field(None, ge=1900, le=2200)
    timeframe: Words = Field(None, examples=["thường xuyên"])
    text: Words = Field(None, description="Chữ có trong bất cứ ô nào")
    limit: int = Field(100, ge=1, le=1000)
    cursor: str | None = Field(None, pattern=r"^p[0-9]{1,9}$", description="`next` của trang trước")
    format: Literal["json", "csv", "xlsx"] = "json"


class AssignmentQuery(TargetQuery):
    """The same with the role that the unit must have."""

    role: Literal["lead", "coordinating"] | None = None


@router.get("/v1/assignments", responses=facts("assignment"), summary="Nhiệm vụ được phân công")
def assignments(query: Annotated[AssignmentQuery, Query()], request: Request) -> Response:
    """Liệt kê nhiệm vụ, mỗi nhiệm vụ kèm trích dẫn."""
    parts = services(request)
    return _listed(parts, "assignments", parts.library.assignments(), query, query.role)


@router.get("/v1/targets", responses=facts("target"), summary="Chỉ tiêu")
def targets(query: Annotated[TargetQuery, Query()], request: Request) -> Response:
    """Liệt kê chỉ tiêu, mỗi chỉ tiêu kèm trích dẫn."""
    parts = services(request)
    return _listed(parts, "targets", parts.library.targets(), query, None)


def _listed(parts: Services, kind: str, stored: object, query: TargetQuery, role: str | None) -> Response:
    wanted = FactFilter(query.unit, role, query.document, query.year, query.timeframe, query.text)
    found = matching(stored, wanted)  # type: ignore[arg-type]
    if query.format != "json":
        return _exported(parts, kind, found, query.format)
    page, beyond = page_of(found, offset_of(query.cursor), query.limit)
    items = [stored_fact_to_dict(one, citation) for one, citation in cited(parts.library, page)]
    return JSONResponse({"items": items, "next": None if beyond is None else cursor_at(beyond)})


def _exported(parts: Services, kind: str, found: list[Stored], form: str) -> Response:
    names, table = headings(kind), rows(found, {entry.id: entry for entry in parts.library.entries()})
    name = {"assignments": "nhiem-vu", "targets": "chi-tieu"}[kind]
    content = to_csv(names, table) if form == "csv" else to_xlsx(names, table, name)
    headers = {"content-disposition": attachment(f"{name}.{form}")}
    return Response(content, media_type=CSV_TYPE if form == "csv" else XLSX_TYPE, headers=headers)


def cursor_at(offset: int) -> str:
    """Return the cursor of the page that starts at ``offset``; clients hand it back as it is."""
    return f"p{offset}"


def offset_of(cursor: str | None) -> int:
    """Return where the page of ``cursor`` starts."""
    return int(cursor[1:]) if cursor else 0
