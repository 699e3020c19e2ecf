"""The letters of Vietnamese as regular-expression character ranges; ``À-Ỹ`` would mix small ones in."""

from __future__ import annotations

_ACCENTED = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]

UPPER = "A-Z" + "".join(letter for letter in _ACCENTED if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _ACCENTED if letter.islower())
