"""Routes for assignments and targets: filtered, paged, exported."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api.cite import cited
from api.export import CSV_TYPE, XLSX_TYPE, headings, rows, to_csv, to_xlsx
from api.facts import FactFilter, Stored, cursor_at, matching, offset_of, page_of
from api.http.conditional import JSON_TYPE, IfNoneMatch, fresh, json_bytes
from api.http.documented import PROBLEMS, facts
from api.http.documents import attachment
from api.http.models import AssignmentFilters, TargetFilters
from api.http.services import Services, services
from api.wire import Json, stored_fact_to_dict
from index.library import Library

router = APIRouter(tags=["Nhiệm vụ và chỉ tiêu"], responses=PROBLEMS)
Form = Literal["json", "csv", "xlsx"]


class TargetQuery(TargetFilters):
    """Filters, page and form of a list of targets."""

    format: Form = "json"


class AssignmentQuery(AssignmentFilters):
    """Filters, page and form of a list of assignments."""

    format: Form = "json"


@router.get("/v1/assignments", responses=facts("assignment"), summary="Nhiệm vụ được phân công")
def assignments(
    query: Annotated[AssignmentQuery, Query()], request: Request, if_none_match: IfNoneMatch = None
) -> Response:
    """Liệt kê nhiệm vụ, mỗi nhiệm vụ kèm trích dẫn."""
    return _answered(services(request), "assignments", query, if_none_match)


@router.get("/v1/targets", responses=facts("target"), summary="Chỉ tiêu")
def targets(query: Annotated[TargetQuery, Query()], request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """Liệt kê chỉ tiêu, mỗi chỉ tiêu kèm trích dẫn."""
    return _answered(services(request), "targets", query, if_none_match)


def _answered(parts: Services, kind: str, query: TargetQuery | AssignmentQuery, known: str | None) -> Response:
    if query.format == "json":
        return fresh(json_bytes(listing(parts.library, query)), JSON_TYPE, known)
    return _exported(parts, kind, found(parts.library, query), query.format, known)


def listing(library: Library, query: TargetFilters) -> Json:
    """Return one page of facts as JSON values, each with its citation, and the cursor of the next page."""
    page, beyond = page_of(found(library, query), offset_of(query.cursor), query.limit)
    items = [stored_fact_to_dict(one, citation) for one, citation in cited(library, page)]
    return {"items": items, "next": None if beyond is None else cursor_at(beyond)}


def found(library: Library, query: TargetFilters) -> list[Stored]:
    """Return the facts that the filters keep: assignments where they may name a role, else targets."""
    of_assignments = isinstance(query, AssignmentFilters)
    role = query.role if isinstance(query, AssignmentFilters) else None
    stored = library.assignments() if of_assignments else library.targets()
    wanted = FactFilter(query.unit, role, query.document, query.year, query.timeframe, query.text)
    return matching(stored, wanted)


def _exported(parts: Services, kind: str, kept: list[Stored], form: str, known: str | None) -> Response:
    names, table = headings(kind), rows(kept, {entry.id: entry for entry in parts.library.entries()})
    name = {"assignments": "nhiem-vu", "targets": "chi-tieu"}[kind]
    content = to_csv(names, table) if form == "csv" else to_xlsx(names, table, name)
    headers = {"content-disposition": attachment(f"{name}.{form}")}
    media_type = CSV_TYPE if form == "csv" else XLSX_TYPE
    return fresh(content, media_type, known, told=json_bytes([form, names, table]), headers=headers)
