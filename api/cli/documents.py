"""``cancu documents``: list, show and remove what is stored."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.failures import Refusal
from api.cli.output import json_option, print_json, print_table, trimmed


@click.group()
def documents() -> None:
    """Xem và xoá các văn bản đã nạp."""


@documents.command("list")
@json_option
@click.pass_obj
def list_documents(data: Path, *, as_json: bool) -> None:
    """Liệt kê các văn bản đã nạp."""
    from api.cli.wiring import open_library  # noqa: PLC0415 - `cancu --help` needs no index
    from api.wire import entry_to_dict  # noqa: PLC0415

    entries = open_library(data).entries()
    if as_json:
        print_json({"items": [entry_to_dict(entry) for entry in entries], "next": None})
        return
    rows = [
        [one.id, trimmed(one.number or "", 30), one.issued_on or "", trimmed(one.title or "", 120), one.source]
        for one in entries
    ]
    print_table(["Mã", "Số, ký hiệu", "Ngày", "Tiêu đề", "Tệp"], rows)


@documents.command()
@click.argument("document_id", metavar="ID")
@click.option("--text", "as_text", is_flag=True, help="Chỉ in toàn văn, đúng từng ký tự.")
@json_option
@click.pass_obj
def show(data: Path, document_id: str, *, as_text: bool, as_json: bool) -> None:
    """In những gì đã hiểu về văn bản ID."""
    from api.cli.read import summary_lines  # noqa: PLC0415
    from api.cli.wiring import open_library  # noqa: PLC0415
    from api.wire import entry_to_dict  # noqa: PLC0415
    from corpus.wire import to_dict  # noqa: PLC0415 - loads only what this command needs

    library = open_library(data)
    document, entry = library.document(document_id), library.entry(document_id)
    if entry is None:  # removed by someone else between the two
        raise Refusal(f"Văn bản {document_id} vừa bị xoá.")
    if as_json:
        print_json(entry_to_dict(entry) | {"content": to_dict(document)})
    elif as_text:
        click.echo(document.text, nl=False)
    else:
        for line in (f"Mã: {entry.id}", f"Tệp: {entry.source}", *summary_lines(to_dict(document))):
            click.echo(line)


@documents.command()
@click.argument("document_ids", metavar="ID…", nargs=-1, required=True)
@json_option
@click.pass_obj
def remove(data: Path, document_ids: tuple[str, ...], *, as_json: bool) -> None:
    """Xoá các văn bản có mã ID khỏi thư mục dữ liệu."""
    from api.cli.wiring import open_library  # noqa: PLC0415 - `cancu --help` needs no index

    library = open_library(data)
    stored = {entry.id for entry in library.entries()}
    unknown = [one for one in document_ids if one not in stored]
    if unknown:
        raise Refusal(f"Không có văn bản {', '.join(unknown)}. Xem mã bằng: cancu documents list")
    for document_id in dict.fromkeys(document_ids):
        library.remove(document_id)
    if as_json:
        print_json({"removed": list(dict.fromkeys(document_ids))})
        return
    click.echo(f"Đã xoá {len(set(document_ids))} văn bản.")
