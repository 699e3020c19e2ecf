"""Measures many people asking at once: ``python -m evaluation.load [--rate 100] [--seconds 60] [--workers 2] …``.

Questions leave on a fixed schedule, however slow the answers are, and each is timed from the moment it was due: a
server that falls behind cannot hide it by being asked less. Plain sockets, loopback only.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.samples import sample_paths
from evaluation.questions import read_questions
from evaluation.serving import serving
from evaluation.speed import Timing, ingested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SETS = Path(__file__).parent / "sets"
_WARM_UP = 100
_PATIENCE = 30.0
MOST_RATE, MOST_SECONDS, MOST_OPEN = 1_000, 600, 2_000
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True, slots=True)
class Load:
    """How much is asked: ``rate`` questions a second for ``seconds``; ``fresh`` opens a connection for each."""

    rate: float
    seconds: float
    fresh: bool = False


@dataclass(slots=True)
class _Tally:
    """What came of the questions so far; ``free`` are connections that wait for one."""

    milliseconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    free: list[Connection] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Result:
    """The answers' times in milliseconds, from when each question was due, and what went wrong how often."""

    load: Load
    timing: Timing
    errors: dict[str, int]
    seconds: float

    def to_dict(self) -> dict[str, object]:
        """Return the figures as JSON values."""
        asked = len(self.timing.milliseconds) + sum(self.errors.values())
        figures = {f"p{percent}": round(self.timing.percentile(percent), 1) for percent in (50, 95, 99, 100)}
        kept = {"rate": self.load.rate, "fresh": self.load.fresh, "asked": asked, "answered_a_second": self.throughput}
        return {**kept, **figures, "errors": self.errors}

    @property
    def throughput(self) -> float:
        """Answers a second, from the first question to the last answer."""
        return round(len(self.timing.milliseconds) / self.seconds, 1)


async def put(port: int, questions: Sequence[str], load: Load) -> Result:
    """Ask ``questions`` in turn, over and over, as ``load`` says."""
    bodies = [_request(port, text, fresh=load.fresh) for text in questions]
    tally, began = _Tally(), time.perf_counter()
    async with asyncio.TaskGroup() as asking:
        for number, request in enumerate(itertools.islice(itertools.cycle(bodies), int(load.rate * load.seconds))):
            due = began + number / load.rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            if number - len(tally.milliseconds) - tally.errors.total() >= MOST_OPEN:
                tally.errors["not sent: too many wait"] += 1
            else:
                asking.create_task(_timed(port, request, due, tally, fresh=load.fresh))
    for _, writer in tally.free:
        writer.close()
    times = Timing(f"POST /v1/ask at {load.rate:g} a second", tuple(tally.milliseconds) or (float("nan"),))
    return Result(load, times, dict(tally.errors), time.perf_counter() - began)


def _request(port: int, question: str, *, fresh: bool) -> bytes:
    body = json.dumps({"question": question}, ensure_ascii=False).encode()
    head = (
        f"POST /v1/ask HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-type: application/json\r\n"
        f"content-length: {len(body)}\r\nconnection: {'close' if fresh else 'keep-alive'}\r\n\r\n"
    )
    return head.encode() + body


async def _timed(port: int, request: bytes, due: float, tally: _Tally, *, fresh: bool) -> None:
    connection: Connection | None = None
    try:
        async with asyncio.timeout(_PATIENCE):
            connection = _kept(tally) or await asyncio.open_connection("127.0.0.1", port)
            fault = await _asked(connection, request)
    except (OSError, EOFError, TimeoutError, ValueError) as error:
        fault = type(error).__name__
    if fault:
        tally.errors[fault] += 1
    else:
        tally.milliseconds.append((time.perf_counter() - due) * 1000)
    if connection and (fault or fresh):
        connection[1].close()
    elif connection:
        tally.free.append(connection)


def _kept(tally: _Tally) -> Connection | None:
    """Return a connection that the server still holds open."""
    while tally.free:
        connection = tally.free.pop()
        if not connection[0].at_eof():
            return connection
        connection[1].close()
    return None


async def _asked(connection: Connection, request: bytes) -> str:
    """Send one question and read its answer; return what is wrong with it, or nothing."""
    reader, writer = connection
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next(line for line in head.split("\r\n") if line.startswith("content-length:"))
    body = await reader.readexactly(int(length.partition(":")[2]))
    status = head.split(" ", 2)[1]
    if status != "200":
        return f"status {status}"
    return "" if json.loads(body).get("text") else "no answer in it"


def measure(files: Sequence[Path], questions: Sequence[str], loads: Sequence[Load], workers: int) -> Iterator[Result]:
    """Serve ``files`` from ``workers`` processes and put each load on them; the first questions warm up, unmeasured."""
    with tempfile.TemporaryDirectory() as folder:
        ingested(Path(folder) / "data", files)
        with serving(Path(folder) / "data", "--workers", str(workers)) as port:
            asyncio.run(put(port, questions, Load(_WARM_UP / 4, 4.0, fresh=True)))
            for load in loads:
                yield asyncio.run(put(port, questions, load))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print it: one JSON object a line."""
    wanted = _parser().parse_args(arguments)
    files = sorted(path for path in wanted.plans.iterdir() if path.is_file()) if wanted.plans else sample_paths()
    sets = wanted.questions or [_SETS / ("plans-tune.jsonl" if wanted.plans else "samples.jsonl")]
    questions = [question.question for question in read_questions(sets) if not question.after]
    rate, seconds = min(wanted.rate, MOST_RATE), min(wanted.seconds, MOST_SECONDS)
    ways = {"kept": (False,), "fresh": (True,), "both": (False, True)}[wanted.connections]
    for result in measure(files, questions, [Load(rate, seconds, fresh) for fresh in ways], wanted.workers):
        sys.stdout.write(json.dumps(result.to_dict()) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.load", description=__doc__)
    parser.add_argument("--plans", type=Path, help="folder of documents (default: the sample plans)")
    parser.add_argument("--questions", type=Path, nargs="+", help="question sets to ask (default: those of the plans)")
    parser.add_argument("--rate", type=float, default=100.0, help=f"questions a second, at most {MOST_RATE}")
    parser.add_argument("--seconds", type=float, default=60.0, help=f"for how long, at most {MOST_SECONDS}")
    parser.add_argument("--workers", type=int, default=2, help="processes that serve")
    parser.add_argument(
        "--connections", choices=("kept", "fresh", "both"), default="both", help="kept open, or a fresh one a question"
    )
    return parser


if __name__ == "__main__":
    main()
