"""``cancu assignments`` and ``cancu targets``: facts as a table, filtered, for people, scripts and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from api.cli.failures import Misuse
from api.cli.output import json_option, note, print_json, print_table, trimmed

Command = TypeVar("Command", bound=Callable[..., Any])

SHOWN = {
    "assignments": ("Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Kết quả"),
    "targets": ("Chỉ tiêu", "Phạm vi", "Năm", "Giá trị"),
}


def _filters(command: Command) -> Command:
    options = (
        click.option("--unit", metavar="TÊN", help="Đơn vị; có dấu hay không, viết tắt hay đầy đủ đều được."),
        click.option("--document", metavar="ID|TỆP", help="Chỉ trong văn bản này."),
        click.option("--year", type=int, metavar="NĂM", help="Năm."),
        click.option("--timeframe", metavar="CHỮ", help="Thời gian, ví dụ “Quý III/2025”, “thường xuyên”."),
        click.option("--contains", "text", metavar="CHỮ", help="Chữ có trong bất cứ ô nào."),
        click.option(
            "--format",
            "form",
            default="table",
            show_default=True,
            type=click.Choice(["table", "json", "csv", "xlsx"]),
            help="Dạng kết quả.",
        ),
        click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Ghi ra tệp này."),
        json_option,
        click.pass_obj,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.option("--role", type=click.Choice(["lead", "coordinating"]), help="Vai trò của đơn vị: chủ trì hay phối hợp.")
@_filters
def assignments(data: Path, **options: Any) -> None:  # noqa: ANN401 - click passes the options above
    """Bảng nhiệm vụ được phân công: ai chủ trì, ai phối hợp, bao giờ, kết quả gì."""
    _print("assignments", data, **options)


@click.command()
@_filters
def targets(data: Path, **options: Any) -> None:  # noqa: ANN401 - click passes the options above
    """Bảng chỉ tiêu: phạm vi, năm, giá trị."""
    _print("targets", data, **options)


def _print(  # noqa: PLR0913 - one argument an option
    kind: str,
    data: Path,
    *,
    form: str,
    output: Path | None,
    as_json: bool,
    role: str | None = None,
    **wanted: Any,  # noqa: ANN401
) -> None:
    form = "json" if as_json else _form_of(output, form)
    if form == "xlsx" and output is None:
        raise Misuse("Dạng xlsx cần tên tệp: thêm -o TỆP.xlsx.")
    listing = _Listing(data, kind, role=role, **wanted)
    if form == "json":
        _deliver_json(listing, output)
    elif form == "table":
        _table(listing)
    else:
        _deliver(listing.exported(form), output)


def _form_of(output: Path | None, form: str) -> str:
    """Return the form to write: a table on paper is what its file name says, else CSV."""
    if form != "table" or output is None:
        return form
    suffix = output.suffix.lower().removeprefix(".")
    return suffix if suffix in {"json", "xlsx"} else "csv"


class _Listing:
    """The facts that a command was asked for, in whatever shape it prints."""

    def __init__(self, data: Path, kind: str, **wanted: Any) -> None:  # noqa: ANN401 - fields of FactFilter
        from api.cli.wiring import document_id, open_library  # noqa: PLC0415 - `cancu --help` needs no index
        from api.facts import FactFilter, matching  # noqa: PLC0415

        self.kind = kind
        self._library = open_library(data)
        stored = self._library.assignments() if kind == "assignments" else self._library.targets()
        if wanted["document"]:
            wanted["document"] = document_id(self._library, wanted["document"])
        self._facts = matching(stored, FactFilter(**wanted))

    def items(self) -> list[dict[str, Any]]:
        from api.cite import cited  # noqa: PLC0415 - wanted only for JSON
        from api.wire import stored_fact_to_dict  # noqa: PLC0415

        return [stored_fact_to_dict(one, citation) for one, citation in cited(self._library, self._facts)]

    def exported(self, form: str) -> bytes:
        from api.export import headings, rows, to_csv, to_xlsx  # noqa: PLC0415 - wanted only for files

        table = rows(self._facts, {entry.id: entry for entry in self._library.entries()})
        names = headings(self.kind)
        return to_csv(names, table) if form == "csv" else to_xlsx(names, table, SHOWN[self.kind][0])

    def shown(self) -> list[list[str]]:
        from api.export import fact_cells, headings  # noqa: PLC0415 - wanted only for people
        from api.facts import fact_of  # noqa: PLC0415

        places = [headings(self.kind).index(name) for name in SHOWN[self.kind]]
        cells = [fact_cells(fact_of(one)) for one in self._facts]
        return [[trimmed(str(row[place]), 160) for place in places] for row in cells]


def _table(listing: _Listing) -> None:
    shown = listing.shown()
    if shown:
        print_table(SHOWN[listing.kind], shown)
    note(f"{len(shown)} dòng.")


def _deliver_json(listing: _Listing, output: Path | None) -> None:
    value: dict[str, Sequence[Any] | None] = {"items": listing.items(), "next": None}
    if output is None:
        print_json(value)
        return
    import json  # noqa: PLC0415 - wanted only here

    _deliver(json.dumps(value, ensure_ascii=False, indent=2).encode(), output)


def _deliver(content: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(content.decode("utf-8-sig"), nl=False)
        return
    output.write_bytes(content)
    note(f"Đã ghi {output}.")
