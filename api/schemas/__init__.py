"""The JSON Schemas of what the project prints and serves."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

NAMES = ("answer", "read", "findings", "comparison")


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) called ``name``, one of ``NAMES``."""
    content = files(__name__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(content)
    return loaded
