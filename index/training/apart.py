"""Tell which articles recur in a set that is to be measured on, so that they can be kept out of what is trained on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LETTERS = 60  # letters and digits that two texts must share in a row for one to recur in the other
_PROBE = LETTERS // 2  # any shared stretch holds a whole probe that starts at a multiple of this
_NO_LETTER = re.compile(r"[\W_]+")


class Apart:
    """The texts of a set, by their stretches of ``LETTERS`` letters, and of half as many to look for first."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn the stretches; blanks, marks and case do not count."""
        bare = [_bare(text) for text in texts]
        self._stretches = {part for text in bare for part in _stretches(text, LETTERS)}
        self._probes = {part for text in bare for part in _stretches(text, _PROBE)}

    def holds(self, text: str) -> bool:
        """Say whether ``text`` shares a stretch with any text of the set."""
        bare = _bare(text)
        if not any(bare[start : start + _PROBE] in self._probes for start in range(0, len(bare), _PROBE)):
            return False
        return any(part in self._stretches for part in _stretches(bare, LETTERS))


def read_apart(paths: Iterable[Path]) -> Apart:
    """Return the texts of JSON-lines files (``text``, and ``title`` where there is one) as what to keep apart from."""
    values = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    return Apart(f"{value.get('title', '')}\n{value['text']}" for value in values)


def _bare(text: str) -> str:
    return _NO_LETTER.sub("", text).lower()


def _stretches(bare: str, length: int) -> Iterable[str]:
    return (bare[start : start + length] for start in range(len(bare) - length + 1))
