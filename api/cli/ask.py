"""``cancu ask``: one question, one answer with its grounds."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.output import json_option, note, print_json, trimmed


@click.command()
@click.argument("question")
@click.option("--conversation", "conversation_id", metavar="ID", help="Hỏi tiếp trong cuộc hội thoại này.")
@click.option("--document", "document_ids", metavar="ID|TỆP", multiple=True, help="Chỉ hỏi văn bản này; lặp được.")
@json_option
@click.pass_obj
def ask(
    data: Path, question: str, conversation_id: str | None, document_ids: tuple[str, ...], *, as_json: bool
) -> None:
    """Trả lời QUESTION kèm trích dẫn từ các văn bản đã nạp."""
    from api.cli.wiring import document_id, open_assistant  # noqa: PLC0415 - `cancu --help` needs no index
    from api.wire import answer_to_dict  # noqa: PLC0415

    assistant, library = open_assistant(data)
    within = [document_id(library, named) for named in document_ids] or None
    answer = assistant.ask(question, conversation_id=conversation_id, document_ids=within)
    result = answer_to_dict(answer)
    if as_json:
        print_json(result)
        return
    for line in answer_lines(result):
        click.echo(line)
    note(f"(hội thoại {answer.conversation_id}, {answer.milliseconds:.0f} ms)")


def answer_lines(answer: dict[str, object]) -> list[str]:
    """Return the answer as lines for people: its text, then what it stands on or offers instead."""
    lines = [str(answer["text"])]
    for title, key in (("Căn cứ:", "citations"), ("Phần gần nhất:", "related")):
        citations = answer[key]
        if isinstance(citations, list) and citations:
            lines += ["", title, *(line for one in citations for line in citation_lines(one))]
    choices = answer["choices"]
    if isinstance(choices, list) and choices:
        lines += ["", "Chọn một trong:", *(f"  - {choice}" for choice in choices)]
    return lines


def citation_lines(citation: dict[str, object]) -> list[str]:
    """Return one numbered citation: document, path, cell, page, then the quote, trimmed."""
    marker = citation["marker"]
    head = " · ".join(_whereabouts(citation))
    return [f"  [{marker}] {head}", f"      “{trimmed(str(citation['quote']))}”"]


def _whereabouts(citation: dict[str, object]) -> list[str]:
    number = citation["document_number"]
    title = trimmed(str(citation["document_title"]), 90)
    parts = [f"{title} ({number})" if number else title]
    path, cell, page = citation["path"], citation["cell"], citation["page"]
    if isinstance(path, (list, tuple)) and path:
        parts.append(" › ".join(trimmed(str(step), 60) for step in path))
    if isinstance(cell, dict):
        parts.append(f"dòng {trimmed(str(cell['row']), 40)}, cột {trimmed(str(cell['column']), 40)}")
    if page is not None:
        parts.append(f"trang {page}")
    return parts
