"""``cancu evaluate``: measures answers and retrieval, and fails when a gate does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.evaluate_claims import claims
from api.cli.evaluate_tables import tables
from api.cli.failures import DONE, GATE_FAILED, Misuse, Refusal
from api.cli.output import json_option, note, print_json, print_table

if TYPE_CHECKING:
    from evaluation.questions import Ask
    from evaluation.summary import Report

TextOf = Callable[[str], str | None]
_FILE = click.Path(dir_okay=False, path_type=Path)
_MODES = click.Choice(["hybrid", "lexical", "dense"])


@click.group()
def evaluate() -> None:
    """Đo độ đúng của câu trả lời, của tìm kiếm và của việc đọc bảng."""


evaluate.add_command(tables)
evaluate.add_command(claims)


@evaluate.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--report", type=_FILE, help="Ghi báo cáo HTML ra tệp này.")
@click.option("--baseline", type=_FILE, help="So với mốc này; thấp hơn thì thoát với mã 5.")
@click.option("--write-baseline", "fresh", type=_FILE, help="Ghi kết quả làm mốc mới.")
@click.option("--endpoint", metavar="URL", help="Hỏi một máy chủ Căn Cứ thay vì hỏi tại chỗ.")
@click.option("--once", is_flag=True, help="Chỉ hỏi mỗi câu một lần (không kiểm tra tính ổn định).")
@json_option
@click.pass_obj
def questions(data: Path, /, files: tuple[Path, ...], **options: Any) -> int:  # noqa: ANN401 - the options above
    """Chấm các bộ câu hỏi FILE (mỗi dòng một câu dạng JSON)."""
    from evaluation import questions as sets  # noqa: PLC0415 - wanted only here

    asked = sets.read_questions(files)
    ask, text_of = _asking(data, options["endpoint"])
    return _judged(sets.evaluate(asked, ask, text_of, twice=not options["once"]), options)


def _asking(data: Path, endpoint: str | None) -> tuple[Ask, TextOf]:
    if endpoint:
        from evaluation.endpoint import Endpoint  # noqa: PLC0415 - wanted only here

        remote = Endpoint(endpoint)
        return remote.ask, remote.text
    from api.cli.wiring import open_assistant  # noqa: PLC0415 - not wanted for a server elsewhere
    from api.wire import answer_to_dict  # noqa: PLC0415

    assistant, library = open_assistant(data)
    if not library.entries():
        raise Refusal(f"Không có văn bản nào trong {data} để hỏi. Hãy nạp trước: cancu ingest TỆP…")

    def ask(question: str, conversation_id: str | None = None) -> dict[str, Any]:
        return answer_to_dict(assistant.ask(question, conversation_id=conversation_id))

    return ask, library.text


def _judged(made: Report, options: dict[str, Any]) -> int:
    from evaluation import gates, report  # noqa: PLC0415 - wanted only here

    if options["report"]:
        report.write_page(made, options["report"])
    fallen = gates.check(made, options["baseline"]) if options["baseline"] else ()
    if options["fresh"]:
        gates.write_baseline(made, options["fresh"])
    if options["as_json"]:
        print_json(made.to_dict() | {"fallen": list(fallen)})
    else:
        click.echo(report.terminal(made))
    for line in fallen:
        note(f"Dưới mốc: {line}")
    return GATE_FAILED if fallen else DONE


@evaluate.command()
@click.argument("folders", metavar="DIR…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--run", "run_file", type=_FILE, help="Ghi lượt chạy dạng TREC ra tệp này.")
@click.option("--mode", default="hybrid", show_default=True, type=_MODES, help="Cách xếp hạng.")
@json_option
def retrieval(folders: tuple[Path, ...], run_file: Path | None, mode: str, *, as_json: bool) -> None:
    """Đo tìm kiếm trên các thư mục dạng BEIR."""
    from evaluation.retrieval import evaluate as measure  # noqa: PLC0415 - heavy, and wanted only here

    if run_file is not None and len(folders) > 1:
        raise Misuse("--run chỉ ghi được một lượt chạy: hãy đưa đúng một thư mục.")
    figures = measure(folders, mode, run_file=run_file)
    if as_json:
        print_json(figures)
        return
    names = list(dict.fromkeys(name for one in figures.values() for name in one))
    rows = [[folder, *(f"{100 * one[name]:.1f}" for name in names)] for folder, one in figures.items()]
    print_table(["Thư mục", *names], rows)


@evaluate.command()
@click.option("-o", "--output", type=_FILE, help="Ghi ra tệp này thay vì đầu ra chuẩn.")
@click.pass_obj
def generate(data: Path, output: Path | None) -> None:
    """Đặt câu hỏi theo quy tắc từ các văn bản đã nạp, mỗi dòng một câu dạng JSON."""
    from api.cli.wiring import open_library  # noqa: PLC0415
    from evaluation import generate as rules  # noqa: PLC0415 - wanted only here

    library = open_library(data)
    made = rules.generate((entry.source, library.document(entry.id)) for entry in library.entries())
    lines = "".join(rules.to_line(question) + "\n" for question in made)
    if output is None:
        click.echo(lines, nl=False)
    else:
        output.write_text(lines, encoding="utf-8")
    note(f"{len(made)} câu hỏi.")
