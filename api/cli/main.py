"""The command ``cancu``: finds a command, runs it, and turns what happened into an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from api.cli.failures import exit_code, speak_utf8

COMMANDS = {
    "ingest": "api.cli.ingest:ingest",
    "read": "api.cli.read:read",
    "ask": "api.cli.ask:ask",
    "search": "api.cli.search:search",
    "documents": "api.cli.documents:documents",
    "assignments": "api.cli.facts:assignments",
    "targets": "api.cli.facts:targets",
    "verify": "api.cli.verify:verify",
    "compare": "api.cli.compare:compare",
    "serve": "api.cli.serve:serve",
    "mcp": "api.cli.mcp:mcp",
    "evaluate": "api.cli.evaluate:evaluate",
    "doctor": "api.cli.doctor:doctor",
    "reindex": "api.cli.upkeep:reindex",
    "backup": "api.cli.upkeep:backup",
    "restore": "api.cli.upkeep:restore",
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is asked for, so that each starts as fast as it can."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command, in the order a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or ``None`` when there is no such command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    envvar="CANCU_DATA",
    default="./cancu-data",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục dữ liệu (biến môi trường CANCU_DATA).",
)
@click.pass_context
def cancu(ctx: click.Context, data: Path) -> None:
    """Căn Cứ: hỏi đáp trên văn bản hành chính, câu nào cũng có căn cứ."""
    ctx.obj = data


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    speak_utf8()
    sys.exit(exit_code(lambda: cancu.main(arguments, prog_name="cancu", standalone_mode=False)))


if __name__ == "__main__":
    main()
