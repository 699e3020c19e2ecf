"""``python -m evaluation.model_trials DATA SET… [--seconds S] [--only NAME…]``: a line for each behaviour."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluation.model_trials.trial import Trial, trials
from evaluation.questions import read_questions
from index.library import Library


def main() -> int:
    """Print the trials as they end; exit 1 where a model cost a right answer or broke a rule."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.model_trials", description=__doc__)
    parser.add_argument("data", type=Path, help="data folder with the ingested documents")
    parser.add_argument("sets", type=Path, nargs="+", help="question sets (JSON lines)")
    parser.add_argument("--seconds", type=float, default=1.0, help="how long one answer may wait for the model")
    parser.add_argument("--only", nargs="*", default=(), help="behaviours to try; all without it")
    given = parser.parse_args()
    questions = read_questions(given.sets)
    print(f"{len(questions)} questions, at most {given.seconds} s of waiting each", flush=True)  # noqa: T201 - a report
    fallen = False
    with Library.open(given.data) as library:
        for trial in trials(library, questions, given.seconds, given.only):
            print(_line(trial), flush=True)  # noqa: T201 - a report
            fallen = fallen or bool(trial.lost or trial.violations)
    return int(fallen)


def _line(trial: Trial) -> str:
    counts = ", ".join(f"{name} {count}" for name, count in trial.outcomes.items() if count)
    lost = f" lost: {', '.join(trial.lost[:5])}" if trial.lost else ""
    figures = f"{trial.accuracy:7.2%}  -{len(trial.lost)} +{len(trial.won)}  {trial.violations} violations"
    return f"{trial.name:<28}{figures}  {trial.slowest:5.2f} s  {counts}{lost}"


if __name__ == "__main__":
    sys.exit(main())
