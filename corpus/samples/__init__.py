"""The sample plans a clone brings along: short illustrations in the project's own words, built by ``build``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def sample_paths() -> tuple[Path, ...]:
    """Return the installed sample plans, sorted by file name."""
    folder = Path(str(resources.files(__name__)))
    return tuple(sorted(folder.glob("*.docx")))
