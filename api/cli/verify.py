"""``cancu verify``: one claim, or a list of them, against the stored documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.failures import Misuse, Refusal
from api.cli.output import json_option, note, print_json, trimmed

if TYPE_CHECKING:
    from assistant.verify.finding import Finding
    from assistant.verify.listing import CheckedList

_SHOWN = 400


@click.command()
@click.argument("claim", required=False)
@click.option(
    "--file",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="TỆP",
    help="Danh sách .xlsx, .csv hoặc .docx; các cột được nhận ra theo tên cột.",
)
@click.option(
    "--document", "document_ids", metavar="ID|TỆP", multiple=True, help="Chỉ đối chiếu văn bản này; lặp được."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TỆP",
    help="Ghi danh sách đã kiểm ra .xlsx.",
)
@json_option
@click.pass_obj
def verify(  # noqa: PLR0913 - one argument an option
    data: Path,
    claim: str | None,
    path: Path | None,
    document_ids: tuple[str, ...],
    output: Path | None,
    *,
    as_json: bool,
) -> None:
    """Đối chiếu CLAIM, hoặc từng dòng của một danh sách, với các văn bản đã nạp."""
    if (claim is None) == (path is None):
        raise Misuse("Cần một câu để kiểm tra, hoặc --file DANH_SÁCH, và chỉ một trong hai.")
    if output is not None and path is None:
        raise Misuse("-o chỉ dùng cùng --file DANH_SÁCH.")
    from api.cli.wiring import document_id, open_assistant  # noqa: PLC0415 - `cancu --help` needs no index

    assistant, library = open_assistant(data)
    within = [document_id(library, named) for named in document_ids] or None
    if path is None:
        _show([assistant.verify(claim or "", document_ids=within)], as_json=as_json)
        return
    checked = assistant.verify_list(path.read_bytes(), path.name, document_ids=within)
    if output is not None:
        _write(checked, output)
    if output is None or as_json:
        _show(checked.findings, as_json=as_json)
    _sum_up(checked.findings)


def _show(findings: list[Finding] | tuple[Finding, ...], *, as_json: bool) -> None:
    from api.findings import findings_to_dict  # noqa: PLC0415 - as above

    value = findings_to_dict(findings)
    if as_json:
        print_json(value)
        return
    for finding in value["findings"]:
        for line in finding_lines(finding):
            click.echo(line)


def finding_lines(finding: dict[str, object]) -> list[str]:
    """Return one finding as lines for people: the verdict, what the documents say, and the grounds."""
    from api.cli.ask import citation_lines  # noqa: PLC0415 - as above
    from api.findings import STATUS_WORDS  # noqa: PLC0415

    row = f"Dòng {finding['row']}. " if finding["row"] else ""
    lines = [f"{row}{STATUS_WORDS[str(finding['status'])]}: {trimmed(str(finding['claim']), _SHOWN)}"]
    if finding["says"]:
        lines.append(f"  Văn bản nói: {trimmed(str(finding['says']), _SHOWN)}")
    lines.append(f"  {trimmed(str(finding['explanation']), _SHOWN)}")
    citations = finding["citations"]
    if isinstance(citations, list):
        lines += [line for one in citations for line in citation_lines(one)]
    return lines


def _write(checked: CheckedList, output: Path) -> None:
    from api.findings import checked_to_xlsx  # noqa: PLC0415 - as above

    try:
        output.write_bytes(checked_to_xlsx(checked))
    except OSError as error:
        raise Refusal(f"Không ghi được {output}: {error.strerror}. Hãy chọn nơi khác.") from error
    note(f"Đã ghi {output}.")


def _sum_up(findings: tuple[Finding, ...]) -> None:
    from api.findings import STATUS_WORDS  # noqa: PLC0415 - as above

    counts = {status: sum(one.status == status for one in findings) for status in STATUS_WORDS}
    told = ", ".join(f"{count} {STATUS_WORDS[status].lower()}" for status, count in counts.items())
    note(f"{len(findings)} dòng: {told}.")
