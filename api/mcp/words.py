"""Results of tools as words: short, whole quotes, and where each stands, so that a model can cite them in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.findings import STATUS_WORDS
from api.wire import Json


def told_answer(answer: Json) -> str:
    """Return the answer's text, then its grounds, nearest parts or choices."""
    lines = [str(answer["text"])]
    for heading, key in (("Căn cứ:", "citations"), ("Phần gần nhất:", "related")):
        lines += ["", heading, *_citations(answer[key])] if answer[key] else []
    lines += ["", "Chọn một trong:", *(f"- {one}" for one in answer["choices"])] if answer["choices"] else []
    return "\n".join([*lines, "", f"conversation_id: {answer['conversation_id']}"])


def told_hits(results: Iterable[Json]) -> str:
    """Return ranked passages, one after another."""
    told = [f"{one['rank']}. {_place(one)}\n“{one['quote']}”" for one in results]
    return "\n\n".join(told) or "Không có đoạn nào khớp."


def told_facts(page: Json) -> str:
    """Return a page of assignments or targets, each with its source, and the cursor of the next."""
    told = [f"{number}. {_fact(one)}" for number, one in enumerate(page["items"], 1)]
    told += [f"Còn nữa: gọi lại với cursor là {page['next']}."] if page["next"] else []
    return "\n".join(told) or "Không có dòng nào khớp."


def told_findings(findings: Json) -> str:
    """Return what the documents say of each claim, with its grounds."""
    return "\n\n".join("\n".join(_finding(number, one)) for number, one in enumerate(findings["findings"], 1))


def _finding(number: int, one: Json) -> Iterator[str]:
    yield f"{number}. {one['claim']}"
    yield f"   {STATUS_WORDS[one['status']]} ({one['status']}): {one['explanation']}"
    yield from (f"   {line}" for line in _citations(one["citations"]))


def _citations(citations: Iterable[Json]) -> Iterator[str]:
    for one in citations:
        number = f" ({one['document_number']})" if one["document_number"] else ""
        yield f"[{one['marker']}] {one['document_title']}{number} · {_place(one)}"
        yield f"    “{one['quote']}”"


def _place(one: Json) -> str:
    parts = [f"văn bản {one['document_id']}", " › ".join(one["path"])]
    parts.append("" if one["page"] is None else f"trang {one['page']}")
    parts.append(f"vị trí {one['start']}–{one['end']}")
    return " · ".join(part for part in parts if part)


_ASSIGNMENT = (("lead", "chủ trì"), ("coordinating", "phối hợp"), ("timeframe", "thời gian"), ("result", "kết quả"))
_TARGET = (("scope", "phạm vi"), ("year", "năm"), ("value", "giá trị"))


def _fact(fact: Json) -> str:
    task = fact.get("task")
    named, what = (_ASSIGNMENT, task) if task is not None else (_TARGET, fact["indicator"])
    said = [f"{name}: {_said(fact[key])}" for key, name in named if fact[key]]
    return "; ".join([" ".join(str(what).split()), *said, _place(fact["citation"])])


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else " ".join(str(value).split())
