"""``cancu search``: ranked passages."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.output import json_option, note, print_json, trimmed


@click.command()
@click.argument("query")
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 1000), help="Số đoạn cần lấy.")
@click.option(
    "--mode",
    default="hybrid",
    show_default=True,
    type=click.Choice(["hybrid", "lexical", "dense"]),
    help="Cách xếp hạng.",
)
@json_option
@click.pass_obj
def search(data: Path, query: str, k: int, mode: str, *, as_json: bool) -> None:
    """Tìm các đoạn văn bản gần với QUERY nhất."""
    from api.cli.wiring import open_library  # noqa: PLC0415 - `cancu --help` needs no index
    from api.wire import hit_to_dict  # noqa: PLC0415

    library = open_library(data)
    hits = library.search(query, k=k, mode=mode)
    if as_json:
        print_json({"query": query, "mode": mode, "results": [hit_to_dict(hit) for hit in hits]})
        return
    for hit in hits:
        click.echo(f"{hit.rank:>3}. {hit.score:.3f}  {hit.document_id}  {' › '.join(hit.passage.path)}")
        click.echo(f"     {trimmed(hit.passage.text)}")
    if not hits:
        note("Không có đoạn nào khớp.")
