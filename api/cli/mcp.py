"""``cancu mcp``: the assistant as tools for other assistants, over standard input and output."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.pass_obj
def mcp(data: Path) -> None:
    """Phục vụ Model Context Protocol qua đầu vào và đầu ra chuẩn."""
    from api.cli.wiring import open_assistant  # noqa: PLC0415 - `cancu --help` needs no index
    from api.mcp.stdio import run  # noqa: PLC0415 - 0.9 s to import, wanted only here
    from api.mcp.tools import Desk  # noqa: PLC0415

    assistant, library = open_assistant(data)
    run(Desk(library, assistant))
