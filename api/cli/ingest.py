"""``cancu ingest``: files and folders in, one line a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from api.cli.failures import DONE, IN_PART, REFUSED, Refusal
from api.cli.output import json_option, note, print_json
from index.records import Outcome

BAR = 24
SAID = {"read": "đã đọc", "unchanged": "không đổi", "replaced": "đã thay", "refused": "TỪ CHỐI"}


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def ingest(data: Path, paths: tuple[Path, ...], *, as_json: bool) -> int:
    """Nạp các tệp hoặc thư mục PATH; chạy lại không nạp trùng."""
    from api.wire import outcome_to_dict  # noqa: PLC0415
    from corpus.worker import Crew, readers_at_once  # noqa: PLC0415 - `cancu --help` needs no index
    from index import ingest as taking  # noqa: PLC0415
    from index.library import Library  # noqa: PLC0415

    aside: list[Path] = []
    files = list(taking.found_files(paths, aside.append))
    _say_left_out(aside)
    if not files:
        raise Refusal("Không có tệp nào để nạp ở đó. Hãy kiểm tra đường dẫn.")
    progress = _Progress(len(files), quiet=as_json)
    cores = readers_at_once()
    with Crew(kept=cores, pages=data / "pages", told=progress.pages) as crew:
        outcomes = taking.ingest(
            Library.open(data), files, read=crew.read, unpack=crew.unpack, on_file=progress, readers=cores
        )
    if as_json:
        print_json({"files": [outcome_to_dict(outcome) for outcome in outcomes]})
    return _code(outcomes)


def _say_left_out(files: list[Path]) -> None:
    if files:
        kinds = ", ".join(sorted({file.suffix.lower() for file in files}))
        note(f"Bỏ qua {len(files)} tệp chữ trong thư mục có đuôi lạ ({kinds}). Muốn nạp thì nêu đích danh tệp.")


def _code(outcomes: list[Outcome]) -> int:
    refused = sum(outcome.status == "refused" for outcome in outcomes)
    if not refused:
        return DONE
    return REFUSED if refused == len(outcomes) else IN_PART


class _Progress:
    """Prints one line a file, above a bar where standard error is a terminal."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._quiet = quiet
        self._total = total
        self._done = 0
        self._draw()

    def __call__(self, outcome: Outcome) -> None:
        self._done += 1
        self._erase()
        click.echo(line(outcome), err=self._quiet)
        if self._done < self._total:
            self._draw()

    def pages(self, done: int, pages: int) -> None:
        """Show how far the scan in hand is."""
        self._erase()
        self._draw(f", trang quét {done}/{pages}")

    def _draw(self, scan: str = "") -> None:
        if sys.stderr.isatty():
            filled = BAR * self._done // self._total
            bar = "█" * filled + "░" * (BAR - filled)
            click.echo(f"{bar} {self._done}/{self._total} tệp{scan}", nl=False, err=True)

    def _erase(self) -> None:
        if sys.stderr.isatty():
            click.echo("\r\x1b[K", nl=False, err=True)


def line(outcome: Outcome) -> str:
    """Return one file's fate as a line."""
    said = f"{SAID.get(outcome.status, outcome.status):<10} {outcome.source}"
    identified = f"  [{outcome.document_id}]" if outcome.document_id else ""
    return f"{said}{identified}" + (f"  {outcome.message}" if outcome.message else "")
