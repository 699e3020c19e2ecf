"""``cancu ingest``: files and folders in, one line a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from api.cli.failures import DONE, IN_PART, REFUSED
from api.cli.output import json_option, print_json
from index.records import Outcome

SAID = {"read": "đã đọc", "unchanged": "không đổi", "replaced": "đã thay", "refused": "TỪ CHỐI"}


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def ingest(data: Path, paths: tuple[Path, ...], *, as_json: bool) -> int:
    """Nạp các tệp hoặc thư mục PATH; chạy lại không nạp trùng."""
    from api.wire import outcome_to_dict  # noqa: PLC0415
    from corpus.worker import read_in_worker  # noqa: PLC0415 - `cancu --help` needs no index
    from index.ingest import ingest as take_in  # noqa: PLC0415 - `cancu --help` needs no index
    from index.library import Library  # noqa: PLC0415

    progress = _Progress(quiet=as_json)
    outcomes = take_in(Library.open(data), paths, read=read_in_worker, on_file=progress)
    progress.close()
    if as_json:
        print_json({"files": [outcome_to_dict(outcome) for outcome in outcomes]})
    return _code(outcomes)


def _code(outcomes: list[Outcome]) -> int:
    refused = sum(outcome.status == "refused" for outcome in outcomes)
    if not refused:
        return DONE
    return REFUSED if refused == len(outcomes) else IN_PART


class _Progress:
    """Prints one line a file, under a running count on a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar = sys.stderr.isatty()
        self._done = 0

    def __call__(self, outcome: Outcome) -> None:
        self._done += 1
        self.close()
        click.echo(line(outcome), err=self._quiet)
        if self._bar:
            click.echo(f"… {self._done} tệp", nl=False, err=True)

    def close(self) -> None:
        """Clear the running count."""
        if self._bar:
            click.echo("\r\x1b[K", nl=False, err=True)


def line(outcome: Outcome) -> str:
    """Return one file's fate as a line."""
    said = f"{SAID.get(outcome.status, outcome.status):<10} {outcome.source}"
    identified = f"  [{outcome.document_id}]" if outcome.document_id else ""
    return f"{said}{identified}" + (f"  {outcome.message}" if outcome.message else "")
