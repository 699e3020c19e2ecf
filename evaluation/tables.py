"""Runs the table suite: builds every table, reads it back, and says what came through right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import CorpusError
from corpus.read import read_bytes
from evaluation.errors import MissingPart
from evaluation.table_suite import cases as suite
from evaluation.table_suite.printed import pdf_file, prepare
from evaluation.table_suite.scores import MEASURES, Scores, Share, score
from evaluation.table_suite.truth import Case
from evaluation.table_suite.word import word_file

_CLOSING = "Nơi nhận: như trên; lưu văn thư."


@dataclass(frozen=True, slots=True)
class CaseScore:
    """What came of one table; ``wrong`` says in words what did not."""

    case: Case
    scores: Scores
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All tables' scores; ``skipped`` says which half was left out, and why."""

    cases: tuple[CaseScore, ...]
    skipped: tuple[str, ...] = ()
    peers: tuple[tuple[str, dict[str, Share]], ...] = ()

    def total(self, measure: str) -> Share:
        """Return the share over all tables."""
        return sum((one.scores[measure] for one in self.cases), Share())

    def categories(self) -> dict[str, Scores]:
        """Return the shares of each category, in the suite's order."""
        found: dict[str, Scores] = {}
        for one in self.cases:
            known = found.setdefault(one.case.category, dict.fromkeys(MEASURES, Share()))
            found[one.case.category] = {name: known[name] + one.scores[name] for name in MEASURES}
        return found

    def to_dict(self) -> dict[str, object]:
        """Return counts ``{"right", "of"}`` by measure in total, by category and by table, with what went wrong."""
        return {
            "tables": len(self.cases),
            "total": _told({name: self.total(name) for name in MEASURES}),
            "categories": {name: _told(scores) for name, scores in self.categories().items()},
            "cases": [
                {"name": one.case.name, "format": one.case.format, "ruled": one.case.ruled}
                | {"scores": _told(one.scores), "wrong": list(one.wrong)}
                for one in self.cases
            ],
            "skipped": list(self.skipped),
            "peers": {name: _told(shares) for name, shares in self.peers},
        }


def _told(scores: Scores) -> dict[str, dict[str, int]]:
    return {name: {"right": share.right, "of": share.of} for name, share in scores.items()}


def evaluate(cases: Iterable[Case] | None = None, *, peers: bool = False) -> Report:
    """Build, read and score ``cases``, by default the whole suite; ``peers`` reads it with other tools as well.

    The PDF half is left out, with the reason in the report, where reportlab or a font is missing.
    """
    chosen = tuple(suite.cases() if cases is None else cases)
    skipped = _reason() if any(case.format == "pdf" for case in chosen) else ()
    kept = [case for case in chosen if case.format == "docx" or not skipped]
    compared: tuple[tuple[str, dict[str, Share]], ...] = ()
    if peers:
        from evaluation.table_suite.peers import compare  # noqa: PLC0415 - optional tools, wanted only here

        compared = compare((case, build(case)) for case in kept)
    return Report(tuple(_scored(kept)), skipped, compared)


def _reason() -> tuple[str, ...]:
    try:
        prepare()
    except MissingPart as missing:
        return (str(missing),)
    return ()


def build(case: Case) -> bytes:
    """Return the case's file; raises ``MissingPart`` where a PDF cannot be made here."""
    write = word_file if case.format == "docx" else pdf_file
    return write(case, suite.opening(case.sector), _CLOSING)


def _scored(cases: Iterable[Case]) -> Iterator[CaseScore]:
    for case in cases:
        try:
            document = read_bytes(build(case), case.name)
        except CorpusError as error:
            yield CaseScore(case, dict.fromkeys(MEASURES, Share(0, 1)), (str(error),))
            continue
        yield CaseScore(case, *score(document, case.table))
