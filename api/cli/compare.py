"""``cancu compare``: what two documents or more say of the same matters, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.failures import Misuse
from api.cli.output import json_option, note, print_json, trimmed

_NAMES = {"targets": "CHỈ TIÊU", "assignments": "NHIỆM VỤ", "bases": "CĂN CỨ", "dates": "NGÀY THÁNG"}
_TOPIC, _VALUE = 160, 300


@click.command()
@click.argument("documents", metavar="ID|TỆP…", nargs=-1, required=True)
@click.option("--all", "whole", is_flag=True, help="In cả những điểm giống nhau.")
@json_option
@click.pass_obj
def compare(data: Path, documents: tuple[str, ...], *, whole: bool, as_json: bool) -> None:
    """So sánh các văn bản DOCUMENTS: chỉ tiêu, nhiệm vụ, căn cứ, ngày tháng."""
    if len(set(documents)) < 2:
        raise Misuse("Cần ít nhất hai văn bản khác nhau để so sánh. Xem mã bằng: cancu documents list")
    from api.cli.wiring import document_id, open_assistant  # noqa: PLC0415 - `cancu --help` needs no index
    from api.comparisons import comparison_to_dict  # noqa: PLC0415

    assistant, library = open_assistant(data)
    found = comparison_to_dict(assistant.compare([document_id(library, named) for named in documents]))
    if as_json:
        print_json(found)
        return
    for line in comparison_lines(found, whole=whole):
        click.echo(line)
    _sum_up(found)


def comparison_lines(found: dict[str, list[dict[str, object]]], *, whole: bool) -> list[str]:
    """Return the comparison as lines for people: the documents by letter, then what differs, part by part."""
    letters = {one["document_id"]: chr(ord("A") + at) for at, one in enumerate(found["documents"])}
    lines = [f"{letters[one['document_id']]}: {trimmed(str(one['title']), _TOPIC)}" for one in found["documents"]]
    for part, name in _NAMES.items():
        entries = [one for one in found[part] if whole or one["status"] != "same"]
        if entries:
            lines += ["", name, *(line for one in entries for line in _entry_lines(one, letters))]
    return lines


def _entry_lines(entry: dict[str, object], letters: dict[object, str]) -> list[str]:
    from api.comparisons import STATUS_WORDS  # noqa: PLC0415 - as above

    scope = f" ({entry['scope']})" if entry.get("scope") else ""
    year = f", năm {entry['year']}" if entry.get("year") else ""
    lines = [f"- {trimmed(str(entry['topic']), _TOPIC)}{scope}{year}: {STATUS_WORDS[str(entry['status'])]}"]
    changes = entry["changes"]
    told = changes if isinstance(changes, list) else []
    lines += [f"    {change['field']}: {_values(change['documents'], letters)}" for change in told]
    if not changes:
        sides = entry["documents"]
        lines.append(f"    {_values(sides if isinstance(sides, list) else [], letters)}")
    return lines


def _values(sides: list[dict[str, object]], letters: dict[object, str]) -> str:
    told = ((letters[side["document_id"]], side["value"]) for side in sides)
    return " | ".join(f"{letter}: {trimmed(str(value), _VALUE) if value else '(không nêu)'}" for letter, value in told)


def _sum_up(found: dict[str, list[dict[str, object]]]) -> None:
    told = []
    for part, name in _NAMES.items():
        differing = sum(one["status"] != "same" for one in found[part])
        told.append(f"{name.lower()}: {len(found[part]) - differing} giống, {differing} khác")
    note("; ".join(told) + ".")
