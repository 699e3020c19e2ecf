"""Prints how scanned pages are read: ``python -m evaluation.scans [--shared DIR]``, some minutes on two cores."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from corpus.errors import CorpusError
from corpus.read import read
from evaluation.scans.assignments import judged, seen_rows
from evaluation.scans.characters import Page, Rates, checked_pages, rates

_SHARED = Path(__file__).resolve().parents[2] / "../shared"
_PLAN = "qd_707_ttg_full_scan.pdf"


def main() -> int:
    """Measure and print; 2 where the documents or Tesseract are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.scans", description=__doc__)
    parser.add_argument("--shared", type=Path, default=_SHARED, help="the folder with documents/")
    documents = parser.parse_args().shared / "documents"
    if not (documents / _PLAN).exists():
        return _missing(f"No {_PLAN} in {documents}.")
    try:
        for line in _lines(documents):
            sys.stdout.write(f"{line}\n")
    except CorpusError as error:
        return _missing(str(error))
    return 0


def _missing(why: str) -> int:
    sys.stderr.write(f"{why}\n")
    return 2


def _lines(documents: Path) -> Iterator[str]:
    yield from _assignments(documents / _PLAN)
    scans = documents / "scans"
    yield from _rates("checked by eye", rates(checked_pages(), scans))
    given = sorted(path.stem for path in scans.glob("synth_*.pdf"))
    yield from _rates("made, none of them tuned on", rates([Page(name) for name in given], scans))


def _assignments(plan: Path) -> Iterator[str]:
    load = os.getloadavg()[0]
    start = time.perf_counter()
    document = read(plan)
    seconds = time.perf_counter() - start
    rows = judged(document, seen_rows())
    yield f"{plan.name}: {sum(row.right for row in rows)} of {len(rows)} rows with task, lead and deadline right"
    yield f"  coordinating units right: {sum(row.coordinating_right for row in rows)}"
    for row in rows:
        if not row.right:
            yield f"  wrong: page {row.seen.page}, {row.seen.task}"
    pages = len(document.pages)
    speed = f"{pages / seconds:.2f} pages a second"
    yield f"  {pages} pages in {seconds:.1f} s: {speed} ({os.cpu_count()} cores, load {load:.1f})"


def _rates(title: str, found: list[Rates]) -> Iterator[str]:
    yield f"Character error rate, {title} (ours, tesseract -l vie at 200 dpi)"
    for one in found:
        yield f"  {one.file:<28}{one.ours:8.2%}{one.plain:8.2%}"
    ours, plain = fmean(one.ours for one in found), fmean(one.plain for one in found)
    yield f"  {'mean':<28}{ours:8.2%}{plain:8.2%}  {1 - ours / plain:.0%} lower"


if __name__ == "__main__":
    raise SystemExit(main())
