"""Counts which neighbouring syllables make one word and how rare words are: ``compounds.toml``, ``rarities.toml``.

Run as ``python -m assistant.background.count CORPUS.jsonl.gz``; each line of the corpus is a JSON object with ``text``.
A pair counts by pointwise mutual information, log(p(xy) / p(x)p(y)), times its frequency (Church and Hanks, 1990).
A rarity is the inverse document frequency log(N / n), rounded, a text of the corpus being a document.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.understanding.words import keys
from corpus.language.syllables import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST_COUNT, _LEAST_INFORMATION, _MOST = 25, 2.2, 16_000
_RARITY_LEAST, _PAIR_LEAST = 10, 100
_HEADER = "# Made by assistant/background/count.py: pairs of neighbouring syllables that make one word.\n"
_RARITIES = "# Made by assistant/background/count.py: words and pairs of Vietnamese law by their rarity, log(N / n).\n"


def main(corpus: Path, target: Path, rarities: Path) -> None:
    """Count over ``corpus`` and write both tables."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    held: Counter[str] = Counter()
    size = 0
    for line in _lines(corpus):
        size += 1
        singles.update(line)
        pairs.update(pairwise(line))
        held.update({*line, *(" ".join(pair) for pair in pairwise(line))})
    kept = sorted(" ".join(pair) for pair in _best(singles, pairs))
    target.write_text(f'{_HEADER}compounds = """\n' + "\n".join(kept) + '\n"""\n', encoding="utf-8")
    rarities.write_text(_RARITIES + "".join(_levels(held, set(kept), size)), encoding="utf-8")


def _levels(held: Counter[str], compounds: set[str], size: int) -> Iterator[str]:
    levels: dict[int, list[str]] = {}
    for word, count in sorted(held.items()):
        if count >= (_PAIR_LEAST if " " in word else _RARITY_LEAST) and (" " not in word or word in compounds):
            levels.setdefault(round(math.log(size / count)), []).append(word)
    for level, words in sorted(levels.items()):
        yield f'{level} = """\n' + "\n".join(words) + '\n"""\n'


def _lines(corpus: Path) -> Iterator[list[str]]:
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        for line in file:
            yield [
                keys(one.text)[0] for one in tokens(json.loads(line)["text"]) if one.kind == "word" and not one.whole
            ]


def _best(singles: Counter[str], pairs: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    total = sum(singles.values())

    def information(pair: tuple[str, str]) -> float:
        return math.log(pairs[pair] * total / (singles[pair[0]] * singles[pair[1]]))

    frequent = [pair for pair, count in pairs.items() if count >= _LEAST_COUNT and all(map(str.isalpha, pair))]
    strong = [pair for pair in frequent if information(pair) >= _LEAST_INFORMATION]
    return sorted(strong, key=lambda pair: (-pairs[pair] * information(pair), pair))[:_MOST]


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(Path(__file__).with_name(name) for name in ("compounds.toml", "rarities.toml")))
