"""Measures what a person waits for: ``python -m evaluation.speed [--plans DIR] [--questions FILE…] [--json]``."""

from __future__ import annotations

import argparse
import itertools
import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.samples import sample_paths
from evaluation.errors import EndpointError
from evaluation.questions import read_questions
from evaluation.serving import COMMAND, START_SECONDS, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SETS = Path(__file__).parent / "sets"
_WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Timing:
    """Repeated measurements of one thing, in milliseconds."""

    name: str
    milliseconds: tuple[float, ...]

    def percentile(self, percent: float) -> float:
        """Return the nearest-rank percentile."""
        ordered = sorted(self.milliseconds)
        return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]

    def to_dict(self) -> dict[str, str | int | float]:
        """Return name, count, p50, p99 and the extremes; times in milliseconds."""
        return {
            "name": self.name,
            "n": len(self.milliseconds),
            "p50": round(statistics.median(self.milliseconds), 2),
            "p99": round(self.percentile(99), 2),
            "min": round(min(self.milliseconds), 2),
            "max": round(max(self.milliseconds), 2),
        }


def timed(work: Callable[[str], object], text: str) -> tuple[float, float]:
    """Return the milliseconds that work on ``text`` took, by the clock and of the processor.

    The second says more where others work beside.
    """
    start, spent = time.perf_counter(), time.process_time()
    work(text)
    return (time.perf_counter() - start) * 1000, (time.process_time() - spent) * 1000


def measure(files: Sequence[Path], questions: Sequence[str], *, cold: int, warm: int) -> tuple[Timing, ...]:
    """Measure reading ``files`` in from nothing, ``cold`` new processes asking, and ``warm`` questions to a server."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        taken_in = [ingested(Path(folder) / f"fresh-{run}", files) for run in range(cold)]
        ingested(data, files)
        asked = [_run(data, "ask", text) for text in itertools.islice(itertools.cycle(questions), cold)]
        with serving(data) as port:
            served = _served_times(port, list(itertools.islice(itertools.cycle(questions), warm)))
    return (
        Timing(f"cancu ingest, {len(files)} files from nothing, cold process", tuple(taken_in)),
        Timing("cancu ask, cold process", tuple(asked)),
        Timing("POST /v1/ask, warm", served),
    )


def table(timings: Sequence[Timing]) -> str:
    """Return the timings as aligned columns."""
    rows = [timing.to_dict() for timing in timings]
    lines = [f"{'ms':<50}{'n':>6}{'p50':>10}{'p99':>10}{'min':>10}{'max':>10}"]
    lines += [
        f"{row['name']:<50}{row['n']:>6}{row['p50']:>10}{row['p99']:>10}{row['min']:>10}{row['max']:>10}"
        for row in rows
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print it."""
    wanted = _parser().parse_args(arguments)
    files = sorted(path for path in wanted.plans.iterdir() if path.is_file()) if wanted.plans else sample_paths()
    sets = wanted.questions or [_SETS / ("plans-tune.jsonl" if wanted.plans else "samples.jsonl")]
    questions = [question.question for question in read_questions(sets)]
    timings = measure(files, questions, cold=wanted.cold, warm=wanted.warm)
    told = json.dumps([timing.to_dict() for timing in timings], ensure_ascii=False, indent=2)
    sys.stdout.write((told if wanted.json else f"{table(timings)}\n{told}") + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.speed", description=__doc__)
    parser.add_argument("--plans", type=Path, help="folder of documents (default: the sample plans)")
    parser.add_argument("--questions", type=Path, nargs="+", help="question sets to ask (default: those of the plans)")
    parser.add_argument("--cold", type=int, default=10, help="how many cold processes")
    parser.add_argument("--warm", type=int, default=500, help="how many questions to the warm server")
    parser.add_argument("--json", action="store_true", help="JSON alone")
    return parser


def ingested(data: Path, files: Sequence[Path]) -> float:
    """Take ``files`` into ``data`` with a process of its own and return its milliseconds."""
    return _run(data, "ingest", *map(str, files))


def _run(data: Path, *arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run([*COMMAND, "--data", str(data), *arguments], check=True, capture_output=True)  # noqa: S603 (our own command)
    return (time.perf_counter() - started) * 1000


def _served_times(port: int, questions: Sequence[str]) -> tuple[float, ...]:
    connection = HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    for text in questions[:_WARM_UP]:
        _asked(connection, text)
    times = tuple(_asked(connection, text) for text in questions)
    connection.close()
    return times


def _asked(connection: HTTPConnection, text: str) -> float:
    body = json.dumps({"question": text}).encode("utf-8")
    started = time.perf_counter()
    connection.request("POST", "/v1/ask", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    elapsed = (time.perf_counter() - started) * 1000
    if response.status != 200:
        raise EndpointError(f"/v1/ask trả lỗi {response.status}: {content[:200].decode('utf-8', 'replace')}")
    return elapsed


if __name__ == "__main__":
    main()
