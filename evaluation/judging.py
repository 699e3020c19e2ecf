"""Learns the trees of ``assistant/judging/belief.json`` from question sets: how likely a proposal answers.

Run as ``python -m evaluation.judging DIR=SET.jsonl[,SET.jsonl…] … > belief.json``: each ingested folder with the sets
that are put to it. An example is a proposal for a question that the rules alone do not settle; it is right where its
answer is (status, words, quotes). On standard error: how many of those questions each folder has right by the rules
and by trees learned from the other folders alone. Boosted trees of scikit-learn; nothing of it is needed to answer.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-untyped] # it ships no types

from assistant.answering.compose import compose
from assistant.answering.grounding import ungrounded
from assistant.evidence.shelf import Shelves
from assistant.judging.judge import by_rules, candidates, is_doubtful, is_likely_enough, settled
from assistant.proposing import all_proposals, in_turn
from evaluation.clause_choice import put
from evaluation.questions import read_questions
from evaluation.scoring import judge
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.answering.proposal import Proposal
    from evaluation.scoring import Question

_SETTINGS = {
    "n_estimators": 300,
    "learning_rate": 0.03,
    "max_depth": 5,
    "min_samples_leaf": 10,
    "subsample": 0.6,
    "max_features": 0.2,
    "random_state": 0,
}
_DIGITS = 5
_ELSEWHERE = 3  # one question in so many is put to the documents that cannot answer it


@dataclass(frozen=True, slots=True)
class Tried:
    """One proposal of a question, with its figures and whether it answers."""

    proposal: Proposal
    features: Mapping[str, float]
    right: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One question that the rules do not settle: what was tried, if the rules alone have it right, if silence is."""

    folder: str
    tried: tuple[Tried, ...]
    by_rules: bool
    silent: bool


def cases_of(folder: Path, sets: Sequence[Path]) -> Iterator[Case]:
    """Yield the questions of the sets, put to the documents of an ingested folder; follow-ups are left out.

    Each is put to all documents, to the one that answers (or comes nearest) alone, and one in three to the others
    alone, who then have nothing to say: a library may hold one document or ten.
    """
    shelves = Shelves(Library.open(folder))
    for number, asked in enumerate(one for path in sets for one in read_questions([path]) if not one.after):
        yield from _case(folder.name, shelves, asked, None)
        nearest = _nearest(shelves, asked)
        if nearest is not None:
            yield from _case(folder.name, shelves, asked, [nearest])
        if asked.document and number % _ELSEWHERE == 0:
            others = [one.id for one in shelves.entries() if one.id != nearest]
            yield from _case(folder.name, shelves, replace(asked, status="not_found"), others)


def _nearest(shelves: Shelves, asked: Question) -> str | None:
    """Return the document that the answer should come from, else the one that the search finds first."""
    own = [one.id for one in shelves.entries() if one.source == asked.document]
    return next(iter(own or [hit.document_id for hit in shelves.search(asked.question)]), None)


def _case(folder: str, shelves: Shelves, asked: Question, within: Sequence[str] | None) -> Iterator[Case]:
    question, shelf = put(shelves, asked.question, within)

    def grounded(proposal: Proposal) -> bool:
        return not ungrounded(compose(proposal), asked.question)

    chosen = by_rules(question, shelf, in_turn(question, shelf), grounded)
    if chosen is not None and not is_doubtful(chosen):
        return
    made = candidates(question, shelf, chosen, all_proposals(question, shelf))
    tried = tuple(
        Tried(one.proposal, one.features, is_right(asked, one.proposal)) for one in made if grounded(one.proposal)
    )
    silent = "not_found" in asked.statuses
    yield Case(folder, tried, silent if chosen is None else is_right(asked, chosen), silent)


def is_right(asked: Question, proposal: Proposal) -> bool:
    """Say whether the proposal, composed, answers the question as the set wants it."""
    answer = compose(proposal)
    quotes = [{"quote": one.quote, "source": one.source} for one in answer.citations]
    return judge(asked, {"status": answer.status, "text": answer.text, "citations": quotes}).right


def table_of(cases: Sequence[Case], names: Sequence[str]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return the figures (examples by names) and what is right (1 or 0 an example)."""
    tried = [one for case in cases for one in case.tried]
    table = np.array([[one.features.get(name, 0.0) for name in names] for one in tried], dtype=np.float64)
    return table, np.array([one.right for one in tried], dtype=np.float64)


def learned(cases: Sequence[Case], names: Sequence[str]) -> GradientBoostingClassifier:
    """Return trees fitted to all that was tried."""
    return GradientBoostingClassifier(**_SETTINGS).fit(*table_of(cases, names))


def right_by(trees: GradientBoostingClassifier, cases: Sequence[Case], names: Sequence[str]) -> int:
    """Return how many questions are right where the trees judge."""
    return sum(_settled(trees, case, names) for case in cases)


def _settled(trees: GradientBoostingClassifier, case: Case, names: Sequence[str]) -> bool:
    if not case.tried:
        return case.silent
    chances = trees.predict_proba(table_of([case], names)[0])[:, 1]
    weighed = [
        (float(chance), -at, one.proposal) for at, (chance, one) in enumerate(zip(chances, case.tried, strict=True))
    ]
    chosen = next((one.proposal for one in case.tried if one.features["chosen"]), None)
    chance, at, best = settled(weighed, chosen)
    return case.tried[-at].right if best is not None and is_likely_enough(chance) else case.silent


def written(trees: GradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """Return the trees as JSON values: a leaf is a number, an inner node [feature, threshold, under, over]."""
    share = float(trees.init_.class_prior_[1])
    grown = [one.tree_ for one in trees.estimators_[:, 0]]
    return {
        "start": round(float(np.log(share / (1 - share))), _DIGITS),
        "trees": [_node(tree, 0, names, trees.learning_rate) for tree in grown],
    }


def _node(tree: Any, at: int, names: Sequence[str], rate: float) -> Any:  # noqa: ANN401 - scikit-learn's tree, JSON
    if tree.children_left[at] < 0:
        return round(float(tree.value[at][0][0]) * rate, _DIGITS)
    sides = (_node(tree, int(side[at]), names, rate) for side in (tree.children_left, tree.children_right))
    return [names[int(tree.feature[at])], round(float(tree.threshold[at]), _DIGITS), *sides]


def names_of(cases: Sequence[Case]) -> list[str]:
    """Return the names of all figures, sorted."""
    return sorted({name for case in cases for one in case.tried for name in one.features})


def _checked(cases: Sequence[Case], names: Sequence[str]) -> Iterator[str]:
    for folder in sorted({case.folder for case in cases}):
        own = [case for case in cases if case.folder == folder]
        trees = learned([case for case in cases if case.folder != folder], names)
        rules = sum(case.by_rules for case in own)
        yield f"{folder}: {len(own)} questions, right by the rules {rules}, judged {right_by(trees, own, names)}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the given sets and print the trees."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.judging")
    parser.add_argument("folders", nargs="+", metavar="DIR=SET,…")
    cases: list[Case] = []
    for named in parser.parse_args(arguments).folders:
        folder, _, sets = named.partition("=")
        cases += cases_of(Path(folder), [Path(one) for one in sets.split(",")])
        sys.stderr.write(f"{folder}: {len(cases)} cases so far\n")
    names = names_of(cases)
    for line in _checked(cases, names):
        sys.stderr.write(f"{line}\n")
    json.dump(written(learned(cases, names), names), sys.stdout, separators=(",", ":"))


if __name__ == "__main__":
    main()
