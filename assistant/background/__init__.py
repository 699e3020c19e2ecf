"""What the language at large knows: which neighbouring syllables make one word, counted on Vietnamese law."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from corpus.language.vietnamese import fold


def is_compound(left: str, right: str, *, bare: bool) -> bool:
    """Say whether two syllables (exact keys) make one word ("hiệu lực"); ``bare``: typed without accents."""
    return f"{left} {right}" in (_bare() if bare else _compounds())


@cache
def _compounds() -> frozenset[str]:
    text = files("assistant.background").joinpath("compounds.toml").read_text(encoding="utf-8")
    return frozenset(line for line in tomllib.loads(text)["compounds"].split("\n") if line)


@cache
def _bare() -> frozenset[str]:
    return frozenset(fold(pair) for pair in _compounds())
