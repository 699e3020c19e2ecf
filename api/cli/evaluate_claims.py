"""``cancu evaluate claims``: measures verifying and comparing on claims and pairs of plans of known truth."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.failures import DONE, GATE_FAILED
from api.cli.output import json_option, note, print_json, print_table

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from evaluation.claims import Claim, Report
    from index.library import Library

_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 40


@click.command()
@click.argument("files", metavar="[FILE]…", nargs=-1, type=_FILES)
@click.option("--over", default="samples", show_default=True, help="Chỉ những nhận định viết cho bộ văn bản này.")
@click.option("--seed", default=0, show_default=True, help="Số khác: cách viết khác, giá trị sai khác.")
@click.option("--rows", default=0, metavar="N", help="Đo thêm thời gian kiểm một danh sách N dòng.")
@click.option("--pairs", is_flag=True, help="Đo thêm việc so sánh trên các cặp kế hoạch lập theo quy tắc.")
@click.option("--least", type=click.FloatRange(0, 1), help="Thoát với mã 5 khi tỷ lệ đúng thấp hơn mức này.")
@click.option("--wrong", is_flag=True, help="In các nhận định bị kết luận sai.")
@json_option
@click.pass_obj
def claims(data: Path, /, files: tuple[Path, ...], **options: Any) -> int:  # noqa: ANN401 - the options above
    """Chấm việc kiểm tra nhận định: lập theo quy tắc từ các văn bản đã nạp, hoặc đọc từ FILE."""
    from api.cli.wiring import open_assistant  # noqa: PLC0415 - wanted only here
    from evaluation.claims import evaluate  # noqa: PLC0415

    assistant, library = open_assistant(data)
    report = evaluate(_claims(library, files, options), _verifier(assistant, library))
    value = report.to_dict() | _further(assistant, library, options)
    if options["as_json"]:
        print_json(value)
    else:
        _print(value)
    if options["wrong"]:
        _print_wrong(report)
    least = options["least"]
    return GATE_FAILED if least is not None and report.accuracy < least else DONE


def _claims(library: Library, files: tuple[Path, ...], options: dict[str, Any]) -> tuple[Claim, ...]:
    from evaluation.claims import read_claims  # noqa: PLC0415 - wanted only here
    from evaluation.claims_made import make_claims  # noqa: PLC0415

    if files:
        return tuple(one for path in files for one in read_claims(path) if one.over == options["over"])
    documents = [(entry.source, library.document(entry.id)) for entry in library.entries()]
    return make_claims(documents, options["seed"])


def _verifier(assistant: Assistant, library: Library) -> Any:  # noqa: ANN401 - evaluation.claims.Verify
    entries = library.entries()

    def verify(claim: str, without: str | None) -> str:
        within = [one.id for one in entries if one.source != without] if without else None
        return assistant.verify(claim, document_ids=within).status

    return verify


def _further(assistant: Assistant, library: Library, options: dict[str, Any]) -> dict[str, Any]:
    documents = [(entry.source, library.document(entry.id)) for entry in library.entries()]
    found: dict[str, Any] = {}
    if options["rows"]:
        from evaluation.claims_list import list_of  # noqa: PLC0415 - wanted only here

        content = list_of([document for _, document in documents], options["rows"])
        began = time.perf_counter()
        checked = assistant.verify_list(content, "danh-sach.xlsx")
        found["rows"] = {"checked": len(checked.findings), "seconds": round(time.perf_counter() - began, 2)}
        found["rows"]["supported"] = sum(one.status == "supported" for one in checked.findings)
    if options["pairs"]:
        from evaluation.plan_pairs import measure  # noqa: PLC0415 - wanted only here

        scores = measure(documents)
        found["alignment"] = {
            "pairs": scores.pairs,
            "assignments_f1": round(scores.assignments, 4),
            "targets_f1": round(scores.targets, 4),
            "changes_f1": round(scores.fields, 4),
        }
    return found


def _print(value: dict[str, Any]) -> None:
    click.echo(f"{value['claims']} nhận định, đúng {100 * value['accuracy']:.1f} %")
    click.echo(f"Giá trị đã bị đổi mà vẫn kết luận là đúng: {value['changed_supported']}/{value['changed']}")
    rows = [[kind, str(one["right"]), str(one["of"])] for kind, one in value["kinds"].items()]
    print_table(["Loại", "Đúng", "Tổng"], rows)
    if "rows" in value:
        click.echo(f"Danh sách {value['rows']['checked']} dòng: {value['rows']['seconds']} giây")
    if "alignment" in value:
        told = ", ".join(f"{name} {one}" for name, one in value["alignment"].items())
        click.echo(f"So sánh cặp kế hoạch: {told}")


def _print_wrong(report: Report) -> None:
    for claim, status in report.wrong[:_SHOWN]:
        note(f"[{claim.kind}] đúng ra {claim.right[0]}, kết luận {status}: {claim.claim}")
