"""The tools offered over the Model Context Protocol: what each takes, does, and tells; no protocol here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, Field

from api import schemas
from api.findings import findings_to_dict
from api.http.checking import VerifyRequest
from api.http.facts import listing
from api.http.models import AskRequest, AssignmentFilters, SearchRequest, TargetFilters, Words
from api.mcp.words import told_answer, told_facts, told_findings, told_hits
from api.wire import Json, answer_to_dict, hit_to_dict
from assistant.assistant import Assistant
from index.library import Library

Asked = TypeVar("Asked", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tools work with."""

    library: Library
    assistant: Assistant


@dataclass(frozen=True, slots=True)
class Offer:
    """One tool: ``run`` takes a validated ``takes`` and returns the result as words for a model and as JSON values."""

    name: str
    title: str
    description: str
    takes: type[BaseModel]
    run: Callable[[Desk, Any], tuple[str, Json]]
    gives: Json | None = None

    def schema(self) -> Json:
        """Return the JSON Schema of the arguments."""
        return self.takes.model_json_schema()


class _AssignmentsAsked(AssignmentFilters):
    """A page that a model can read at once."""

    limit: int = Field(20, ge=1, le=100)


class _TargetsAsked(TargetFilters):
    """A page that a model can read at once."""

    limit: int = Field(20, ge=1, le=100)


def _ask(desk: Desk, asked: AskRequest) -> tuple[str, Json]:
    within = asked.document_ids or None
    answer = desk.assistant.ask(asked.question, conversation_id=asked.conversation_id, document_ids=within)
    told = answer_to_dict(answer)
    return told_answer(told), told


def _search(desk: Desk, wanted: SearchRequest) -> tuple[str, Json]:
    hits = desk.library.search(wanted.query, k=wanted.k, mode=wanted.mode)
    results = [hit_to_dict(hit) for hit in hits]
    return told_hits(results), {"results": results}


class _ClaimsAsked(VerifyRequest):
    """Claims whose findings a model can read at once."""

    claims: list[Words] | None = Field(None, min_length=1, max_length=50)


def _verify(desk: Desk, asked: VerifyRequest) -> tuple[str, Json]:
    within = asked.document_ids or None
    findings = findings_to_dict([desk.assistant.verify(claim, document_ids=within) for claim in asked.every])
    return told_findings(findings), findings


def _listed(desk: Desk, query: TargetFilters) -> tuple[str, Json]:
    page = listing(desk.library, query)
    return told_facts(page), page


OFFERS: tuple[Offer, ...] = (
    Offer(
        "ask",
        "Hỏi văn bản",
        "Trả lời câu hỏi từ các văn bản hành chính đã nạp, mỗi ý kèm trích dẫn nguyên văn; không có thì nói là không "
        "tìm thấy. Truyền lại conversation_id để hỏi tiếp. Answers a Vietnamese question from the ingested documents "
        "with verbatim citations, or says that nothing was found.",
        AskRequest,
        _ask,
        schemas.schema("answer"),
    ),
    Offer(
        "search",
        "Tìm đoạn văn bản",
        "Tìm các đoạn văn bản gần với câu tìm nhất, xếp hạng, nguyên văn. Ranks passages of the ingested documents.",
        SearchRequest,
        _search,
    ),
    Offer(
        "list_assignments",
        "Liệt kê nhiệm vụ",
        "Liệt kê nhiệm vụ được phân công: đơn vị chủ trì, phối hợp, thời gian, kết quả; lọc theo đơn vị, vai trò (lead "
        "là chủ trì, coordinating là phối hợp), năm, thời gian, chữ. Lists assignments; pass next as cursor.",
        _AssignmentsAsked,
        _listed,
    ),
    Offer(
        "list_targets",
        "Liệt kê chỉ tiêu",
        "Liệt kê chỉ tiêu với năm và giá trị; lọc theo phạm vi, năm, chữ. Lists targets with year and value.",
        _TargetsAsked,
        _listed,
    ),
    Offer(
        "verify",
        "Đối chiếu nhận định",
        "Đối chiếu một nhận định (claim) hoặc nhiều nhận định (claims) với văn bản: được xác nhận (supported), văn bản "
        "nêu khác (contradicted) hay không nêu (not_stated), kèm trích dẫn. Checks claims against the documents.",
        _ClaimsAsked,
        _verify,
        schemas.schema("findings"),
    ),
)
