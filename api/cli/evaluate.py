"""``cancu evaluate``: measures answers and retrieval, and fails when a gate does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.failures import DONE, GATE_FAILED, Misuse
from api.cli.output import json_option, note, print_json, print_table

if TYPE_CHECKING:
    from evaluation.asking import Endpoint, InProcess
    from evaluation.summary import Report

_FILE = click.Path(dir_okay=False, path_type=Path)
_MODES = click.Choice(["hybrid", "lexical", "dense"])


@click.group()
def evaluate() -> None:
    """Đo độ đúng của câu trả lời và của tìm kiếm."""


@evaluate.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--report", type=_FILE, help="Ghi báo cáo HTML ra tệp này.")
@click.option("--baseline", type=_FILE, help="So với mốc này; thấp hơn thì thoát với mã 5.")
@click.option("--write-baseline", "fresh", type=_FILE, help="Ghi kết quả làm mốc mới.")
@click.option("--endpoint", metavar="URL", help="Hỏi một máy chủ Căn Cứ thay vì hỏi tại chỗ.")
@click.option("--once", is_flag=True, help="Chỉ hỏi mỗi câu một lần (không kiểm tra tính ổn định).")
@json_option
@click.pass_obj
def questions(data: Path, files: tuple[Path, ...], **options: Any) -> int:  # noqa: ANN401 - the options above
    """Chấm các bộ câu hỏi FILE (mỗi dòng một câu dạng JSON)."""
    from evaluation import questions as sets  # noqa: PLC0415 - wanted only here

    asked = sets.read_questions(files)
    asking = _asking(data, options["endpoint"])
    return _judged(sets.evaluate(asked, asking.ask, asking.text_of, twice=not options["once"]), options)


def _asking(data: Path, endpoint: str | None) -> InProcess | Endpoint:
    from evaluation import asking  # noqa: PLC0415 - wanted only here

    if endpoint:
        return asking.Endpoint(endpoint)
    from api.cli.wiring import open_library  # noqa: PLC0415 - not wanted for a server elsewhere

    return asking.InProcess(open_library(data))


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
    figures = {str(folder): measure(folder, mode=mode, run=run_file) for folder in folders}
    if as_json:
        print_json(figures)
        return
    names = list(dict.fromkeys(name for one in figures.values() for name in one))
    rows = [[folder, *(f"{100 * one[name]:.1f}" for name in names)] for folder, one in figures.items()]
    print_table(["Thư mục", *names], rows)
