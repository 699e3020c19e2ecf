"""Measures how fast files are taken in: ``python -m evaluation.ingesting PATH… [--json]``."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.worker import Crew, readers_at_once
from index.ingest import found_files, ingest
from index.library import Library


@dataclass(frozen=True, slots=True)
class Taken:
    """One taking in from nothing: seconds of wall time, and of processor time of this process and of its readers."""

    readers: int
    files: int
    refused: int
    seconds: float
    own: float
    reading: float


def measure(paths: Sequence[Path], readers: int) -> Taken:
    """Take the files in once, into an empty library, with so many readers at once."""
    before = os.times()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        with Crew(kept=readers) as crew, Library.open(Path(folder) / "data") as library:
            outcomes = ingest(library, paths, read=crew.read, unpack=crew.unpack, readers=readers)
        seconds = time.perf_counter() - start
    after = os.times()
    return Taken(
        readers,
        len(outcomes),
        sum(outcome.status == "refused" for outcome in outcomes),
        round(seconds, 2),
        round(after.user + after.system - before.user - before.system, 2),
        round(after.children_user + after.children_system - before.children_user - before.children_system, 2),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure one reader, then one a core, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    files = list(found_files(chosen.paths))
    for readers in sorted({1, readers_at_once()}):
        taken = measure(files, readers)
        print(json.dumps(asdict(taken)) if chosen.json else _line(taken))  # noqa: T201 - this is its output


def _line(taken: Taken) -> str:
    files = f"{taken.readers} readers: {taken.files} files ({taken.refused} refused) in {taken.seconds} s"
    processor = f"processor: {taken.own} s storing, {taken.reading} s reading"
    return f"{files}, {taken.files / taken.seconds:.1f} a second; {processor}"


if __name__ == "__main__":
    main()
