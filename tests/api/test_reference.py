"""The reference names every command, option, setting and route; this fails when one is missing."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from api.cli.main import cancu
from tests.api.client import client, served_by

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
PACKAGES = ("assistant", "corpus", "index", "api", "evaluation", "tests")


def commands(group: click.Group = cancu, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, groups left out."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda one: one if isinstance(one, str) else "")
def test_the_reference_names_the_command_and_its_options(name: str, command: click.Command) -> None:
    row = next((line for line in REFERENCE.splitlines() if line.startswith((f"| `{name} ", f"| `{name}`"))), None)
    assert row is not None, f"docs/reference.md says nothing of `cancu {name}`"
    if name == "targets":
        row += next(line for line in REFERENCE.splitlines() if line.startswith("| `assignments`"))
    options = [flag for param in command.params if isinstance(param, click.Option) for flag in param.opts]
    assert [flag for flag in options if f"`{flag}" not in row] == []


def test_the_reference_names_every_route(tmp_path: Path) -> None:
    served = served_by(client(tmp_path))
    assert ("POST", "/v1/ask") in served
    assert [pair for pair in served if _unnamed(*pair)] == []


def _unnamed(method: str, path: str) -> bool:
    return re.search(rf"`{method} {re.escape(path)}`", REFERENCE) is None


def test_the_reference_names_every_setting() -> None:
    sources = [path.read_text(encoding="utf-8") for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    used = {name for source in sources for name in re.findall(r"\bCANCU_[A-Z]+\b", source)}
    assert {name for name in used if f"`{name}" not in REFERENCE} == set()
