"""Mends how the lines of a scanned page open: labels of lists and quotation marks, by what must stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.scans.tesseract import Read

_LETTER = re.compile(r"^([“\"]?)([a-zđ])([).])$")
_PERCENT = re.compile(r"^%(?=(?:\d{1,2}[a-zđ]?\.|Điều$))")  # no line opens with "%", many quotations do
_COMMA = re.compile(r"^(“\d{1,2}[a-zđ]?),$")  # behind the mark of a quotation stands a label, not a number in a list


def mended_openings(lines: Sequence[Sequence[Read]]) -> list[list[Read]]:
    """Return lines, given from top to bottom, with their first words mended."""
    out = [[_marked(line[0]), *line[1:]] if line else [] for line in lines]
    lettered = [(at, match[2]) for at, line in enumerate(out) if line and (match := _LETTER.match(line[0].text))]
    for place, (at, letter) in enumerate(lettered):
        before = lettered[place - 1][1] if place else ""
        after = lettered[place + 1][1] if place + 1 < len(lettered) else ""
        # The stroke of "đ" is a hair that dust makes too: "d" comes after "c", and before "đ".
        if letter == "đ" and (before == "c" or (after == "đ" and before != "d")):
            out[at][0] = replace(out[at][0], text=out[at][0].text.replace("đ", "d"))
    return out


def _marked(word: Read) -> Read:
    return replace(word, text=_COMMA.sub(r"\1.", _PERCENT.sub("“", word.text)))
