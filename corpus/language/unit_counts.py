"""Counts which two syllables make one word in names, over texts of law; writes them to unit_words.toml.

Run ``python -m corpus.language.unit_counts TEXTS.jsonl.gz``: one JSON object with a ``text`` on a line.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
import textwrap
from collections import Counter
from itertools import pairwise
from pathlib import Path

from corpus.language.vietnamese import place_tone

_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
# Normalised pointwise mutual information: 0 for syllables that meet by chance, 1 for those never apart.
_BOUND = 0.25
_SEEN = 5
_HEADING = "# Made by corpus/language/unit_counts.py: a syllable, then those that make a word with it.\n"

Pairs = Counter[tuple[str, str]]


def count(texts: list[str]) -> tuple[Pairs, Pairs]:
    """Return how often syllables follow each other, and how often they do so with a capital on the first alone."""
    met, titled = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for text in texts:
        for first, second in pairwise(_WORD.findall(text)):
            if second.islower() and (first.islower() or first.istitle()):
                pair = (place_tone(first), place_tone(second))
                met[pair] += 1
                titled[pair] += first.istitle()
    return met, titled


def bound(met: Pairs, titled: Pairs) -> list[tuple[str, str]]:
    """Return the pairs that make one word, in order."""
    before, behind, total = Counter[str](), Counter[str](), met.total()
    for (first, second), times in met.items():
        before[first] += times
        behind[second] += times
    return sorted(
        (first, second)
        for (first, second), times in met.items()
        if titled[first, second] >= _SEEN
        and math.log(times * total / (before[first] * behind[second])) >= -_BOUND * math.log(times / total)
    )


def table(pairs: list[tuple[str, str]]) -> str:
    """Return the file that holds the pairs: "thống kê nhất; …"."""
    behind: dict[str, list[str]] = {}
    for first, second in pairs:
        behind.setdefault(first, [first]).append(second)
    listed = textwrap.fill("; ".join(map(" ".join, behind.values())), 118)
    return f'{_HEADING}words = """\n{listed}\n"""\n'


def main() -> None:
    """Write the table that stands beside this file."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        pairs = bound(*count([str(json.loads(line)["text"]) for line in lines]))
    Path(__file__).with_name("unit_words.toml").write_text(table(pairs), encoding="utf-8")


if __name__ == "__main__":
    main()
