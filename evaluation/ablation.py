"""Print retrieval figures by mode, by manner of typing, and with one piece of evidence switched off at a time.

``python -m evaluation.ablation modes|pieces DIR…`` prints Markdown tables over BEIR folders.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.beir import read_set
from evaluation.measures import table
from evaluation.retrieval import ranker_over, run_of
from evaluation.spoilt import MANNERS
from index.openings import Trust
from index.ranker import MODES
from index.scoring import Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evaluation.beir import RetrievalSet
    from index.ranker import Ranker

PIECES = {
    "all": Weights(),
    "no bigrams": replace(Weights(), bigram=0.0),
    "folded only": replace(Weights(), exact=0.0),
    "exact only": replace(Weights(), exact=1.0),
    "no abbreviations": replace(Weights(), expansion=0.0, expanded=0.0),
    "no spelling": replace(Weights(), spelling=0.0),
    "no best sentence": replace(Weights(), sentence=0.0),
    "words that ask in full": replace(Weights(), asking=1.0),
    "accents as typed": replace(Weights(), accents=0.0),
    "rarity in the index alone": replace(Weights(), background=0.0),
    "no beginning of the passage": replace(Weights(), openings=replace(Trust(), lead=0.0)),
    "no beginning of a sentence": replace(Weights(), openings=replace(Trust(), opening=0.0)),
    "no sentence that says what it is": replace(Weights(), openings=replace(Trust(), defined=0.0)),
    "no openings": replace(Weights(), openings=Trust(0.0, 0.0, 0.0)),
}
_DEPTH = 10


def main(arguments: list[str]) -> int:
    """Print the tables and return the exit code."""
    if len(arguments) < 2 or arguments[0] not in {"modes", "pieces"}:
        sys.stderr.write(__doc__ or "")
        return 2
    rows = by_mode if arguments[0] == "modes" else by_piece
    for folder in map(Path, arguments[1:]):
        for line in rows(read_set(folder)):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    return 0


def by_mode(found: RetrievalSet) -> Iterator[str]:
    """Yield one row a mode and manner of typing."""
    ranker = ranker_over(found.passages)
    yield from _header(found.name, "mode, manner")
    for mode in MODES:
        for manner in MANNERS:
            yield _row(f"{mode}, {manner}", found, ranker, mode, manner)


def by_piece(found: RetrievalSet) -> Iterator[str]:
    """Yield one row a piece of lexical evidence switched off, for questions as typed."""
    yield from _header(found.name, "lexical side")
    for name, weights in PIECES.items():
        yield _row(name, found, ranker_over(found.passages, "lexical", weights=weights), "lexical", "as typed")


def _header(name: str, first: str) -> Iterable[str]:
    return ["", f"| {name}: {first} | P@1 | R@10 | MRR@10 | nDCG@10 |", "|---|---|---|---|---|"]


def _row(name: str, found: RetrievalSet, ranker: Ranker, mode: str, manner: str) -> str:
    figures = table(run_of(ranker, found, mode, MANNERS[manner], _DEPTH), found.qrels)
    return f"| {name} | " + " | ".join(f"{100 * value:.1f}" for value in figures.values()) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
