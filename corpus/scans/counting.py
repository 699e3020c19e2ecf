"""Counts which syllables follow which in a large body of law, once, for the file that scans are checked against.

``python -m corpus.scans.counting phapdien.jsonl.gz corpus/scans/syllables.txt.gz``: the input is the official
codification of Vietnamese law, one JSON object a line with its ``text``. The output has a line a syllable, most
frequent first: the syllable, its count, then each syllable seen after it with the count, parted by tabs.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from corpus.language.vietnamese import place_tone

_SYLLABLE = re.compile(r"[^\W\d_]+")
# A pair stands within one clause, over commas too: what a stop, a figure or a line end parts is no pair.
_CLAUSE = re.compile(r"[^\w\s,]+|\d+|\n")
_RARE = 5  # seen less often, a syllable may be a misprint
_RARE_PAIR = 15


def counted(texts: Iterable[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how often each syllable, and each pair of neighbours, stands in the texts."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for clause in _CLAUSE.split(text):
            syllables = [place_tone(syllable) for syllable in _SYLLABLE.findall(clause)]
            single.update(syllables)
            pairs.update(pairwise(syllables))
    return single, pairs


def lines_of(single: Counter[str], pairs: Counter[tuple[str, str]]) -> Iterator[str]:
    """Return the lines of the file, as described above."""
    after: dict[str, list[str]] = {}
    for (first, second), count in pairs.most_common():
        if count >= _RARE_PAIR:
            after.setdefault(first, []).append(f"{second}\t{count}")
    for syllable, count in single.most_common():
        if count >= _RARE:
            yield "\t".join([syllable, str(count), *after.get(syllable, [])])


def main(source: Path, target: Path) -> None:
    """Count the texts of ``source`` and write ``target``."""
    with gzip.open(source, "rt", encoding="utf-8") as articles:
        single, pairs = counted(json.loads(article)["text"] for article in articles)
    content = "\n".join(lines_of(single, pairs)).encode("utf-8")
    # Without the time of writing, the same counts give the same file.
    target.write_bytes(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
