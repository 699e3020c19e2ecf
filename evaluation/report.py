"""Shows a report: a short table for the terminal, one self-contained page for a browser."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from evaluation.scoring import Item
    from evaluation.summary import Report, Share

_FIGURES = {
    "accuracy": "Trả lời đúng",
    "refusing_precision": "Từ chối: độ chính xác",
    "refusing_recall": "Từ chối: độ phủ",
    "answerable_not_refused": "Câu có lời đáp không bị từ chối",
    "citation_precision": "Trích dẫn: độ chính xác",
    "citation_lines": "Trích dẫn: đúng dòng mang nó",
    "citation_recall": "Trích dẫn: độ phủ",
    "manners_agree": "Đúng ở mọi cách hỏi",
}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #999;padding:.3rem .6rem;text-align:left}"
    "article{border-left:.3rem solid #b00;padding-left:1rem;margin:1.5rem 0}blockquote{color:#444;white-space:pre-wrap}"
)


def terminal(report: Report) -> str:
    """Return the figures as aligned lines, with every failure named."""
    lines = [f"{len(report.items)} câu hỏi, {report.violations} vi phạm quy tắc"]
    lines += [f"  {_FIGURES[name]:<34}{_written(share)}" for name, share in report.figures]
    for title, shares in (("Theo loại câu hỏi", report.kinds), ("Theo cách hỏi", report.manners)):
        lines += [title, *(f"  {name:<34}{_written(share)}" for name, share in shares)]
    lines += [f"SAI {item.question.id}: {'; '.join((*item.problems, *item.violations))}" for item in report.failures]
    return "\n".join(lines)


def page(report: Report) -> str:
    """Return the report as one HTML page that needs nothing else; every word of a document or question is escaped."""
    named = [(_FIGURES[name], share) for name, share in report.figures]
    body = [
        "<h1>Báo cáo đánh giá câu trả lời</h1>",
        f"<p>{len(report.items)} câu hỏi, {len(report.failures)} câu có lỗi, {report.violations} vi phạm quy tắc.</p>",
        _table("Số đo", named),
        _table("Theo loại câu hỏi", report.kinds),
        _table("Theo cách hỏi", report.manners),
        "<h2>Các câu có lỗi</h2>",
        *(_failure(item) for item in report.failures),
    ]
    head = f'<meta charset="utf-8"><title>Báo cáo đánh giá</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="vi"><head>{head}</head><body>{"".join(body)}</body></html>\n'


def write_page(report: Report, path: Path) -> None:
    """Write the page as UTF-8."""
    path.write_text(page(report), encoding="utf-8")


def _written(share: Share) -> str:
    return f"{share.value:7.1%}  ({share.part}/{share.whole})"


def _table(title: str, shares: Iterable[tuple[str, Share]]) -> str:
    rows = "".join(f"<tr><td>{escape(name)}</td><td>{_written(share)}</td></tr>" for name, share in shares)
    return f"<h2>{escape(title)}</h2><table>{rows}</table>"


def _failure(item: Item) -> str:
    asked = " → ".join((*item.question.after, item.question.question))
    faults = "".join(f"<li>{escape(fault)}</li>" for fault in (*item.problems, *item.violations))
    quotes = "".join(
        f"<blockquote>{escape(str(citation.get('quote', '')))}</blockquote>"
        for citation in item.answer.get("citations") or ()
    )
    return (
        f"<article><h3>{escape(item.question.id)} · {escape(item.question.kind)}</h3><p>{escape(asked)}</p>"
        f"<p><strong>{escape(str(item.answer.get('status')))}</strong>: {escape(str(item.answer.get('text', '')))}</p>"
        f"<ul>{faults}</ul>{quotes}</article>"
    )
