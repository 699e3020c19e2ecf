"""Measure retrieval on BEIR folders, through the very ranking that answers questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Passage
from evaluation.beir import read_set, write_run
from evaluation.measures import table
from index.encoder import configured
from index.lexical import LexicalIndex
from index.ranker import Ranker
from index.scoring import Weights, sizes_of
from index.terms import Held, passage_terms
from index.vectors import DenseSide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from evaluation.beir import RetrievalSet
    from evaluation.measures import Run
    from index.encoder import Encoder

DEPTH = 100


def evaluate(
    folders: Iterable[Path], mode: str = "hybrid", encoder: Encoder | None = None, *, run_file: Path | None = None
) -> dict[str, dict[str, float]]:
    """Return ``{folder: {"P@1", "R@10", "MRR@10", "nDCG@10"}}``, fractions 0 to 1; folders go by their names.

    ``mode`` is ``hybrid``, ``lexical`` or ``dense``; ``encoder`` replaces the configured one. ``run_file`` takes a
    TREC run and goes with one folder only (``ValueError``). Raises ``evaluation.beir.BadSet``.
    """
    paths = list(folders)
    if run_file is not None and len(paths) != 1:
        raise ValueError("Tệp run chỉ đi với đúng một thư mục.")
    results = {}
    for path in paths:
        found = read_set(path)
        run = run_of(ranker_over(found.passages, mode, encoder), found, mode)
        if run_file is not None:
            write_run(run_file, run, f"cancu-{mode}")
        results[_label(path, paths)] = table(run, found.qrels)
    return results


def _label(path: Path, paths: Sequence[Path]) -> str:
    # The folder's name, unless another folder of the call has the same one.
    alike = sum(other.resolve().name == path.resolve().name for other in paths)
    return path.resolve().name if alike == 1 else str(path)


def run_of(
    ranker: Ranker, found: RetrievalSet, mode: str, change: Callable[[str], str] | None = None, depth: int = DEPTH
) -> Run:
    """Return the run over the judged queries; ``change`` may spoil each query first (accents dropped, a typo)."""
    ids = list(found.passages)
    run: Run = {}
    for key in found.qrels:
        question = change(found.queries[key]) if change else found.queries[key]
        ranked = ranker.rank(question, depth, mode=mode)
        run[key] = {ids[item.number]: item.score for item in ranked}
    return run


def ranker_over(
    passages: Mapping[str, str], mode: str = "hybrid", encoder: Encoder | None = None, weights: Weights | None = None
) -> Ranker:
    """Return a ranker over passages held in memory, numbered in their order."""
    held = _held(passages)
    lexical = LexicalIndex()
    lexical.update((), held)
    dense = None
    if mode != "lexical":
        dense = DenseSide(encoder or configured())
        dense.update((), held)
    return Ranker(_Memory(held), lexical, dense, weights or Weights())


def _held(passages: Mapping[str, str]) -> list[Held]:
    whole = [Passage(text, (), 0, len(text)) for text in passages.values()]
    return [Held(number, "", number, passage, passage_terms(passage)) for number, passage in enumerate(whole)]


class _Memory:
    """Passages in memory, as the ranker wants them."""

    def __init__(self, held: list[Held]) -> None:
        self._held = held
        self._sizes = sizes_of(item.terms for item in held)

    def held(self, numbers: Sequence[int]) -> dict[int, Held]:
        return {number: self._held[number] for number in numbers}

    def sizes(self) -> tuple[int, int, int, int]:
        return self._sizes
