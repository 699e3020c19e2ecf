"""Measures reading: speed, memory, and how much is kept: ``python -m evaluation.reading [--shared DIR] [--json]``."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.read import draft_bytes, read, read_bytes
from evaluation.reading_files import LETTERS_A_PAGE, prose_pdf, ruled_pdf, word_file
from evaluation.reading_share import Share, share

_SHORT, _LONG = 40, 500  # pages of the made files
_RUNS = 3
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file takes, the best of several new processes that have read another file before.

    ``pages`` of Word count ``LETTERS_A_PAGE`` letters. ``reader`` is the processor time of the reader alone, ``whole``
    that with everything understood, ``wall`` the latter's wall time, all in seconds; ``megabytes`` is the most memory
    that the process ever held.
    """

    name: str
    pages: float
    reader: float
    whole: float
    wall: float
    megabytes: float

    @property
    def speeds(self) -> tuple[float, float]:
        """Pages a second of processor time: the reader alone, and with everything understood."""
        return self.pages / self.reader, self.pages / self.whole


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one run of the benchmark found; ``load`` is the machine's load average at the start."""

    cores: int
    load: float
    readings: tuple[Reading, ...]
    all_cores: float
    shares: tuple[Share, ...]
    refused: tuple[tuple[str, str], ...]


def measure(shared: Path | None) -> Measured:
    """Measure made files, and real ones from ``shared``: its ``documents/*.docx``, ``*.pdf`` and ``corpus/*.txt``."""
    real = [] if shared is None else sorted((shared / "documents").glob("*"))
    files, refused = _told_apart([path for path in real if path.suffix in {".docx", ".pdf"}])
    plans = [] if shared is None else sorted((shared / "corpus").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        made = _made(Path(folder))
        return Measured(
            cores=os.cpu_count() or 1,
            load=round(os.getloadavg()[0], 1),
            readings=tuple(_best(path) for path in (*made, *files, *plans)),
            all_cores=side_by_side(made[0]),
            shares=tuple(share(path, read(path)) for path in files),
            refused=tuple(refused),
        )


def side_by_side(path: Path) -> float:
    """Return the pages a second that one reading process a core gives, all reading the same file at once.

    Counted by the processor time of the slowest process: what the cores give where nothing else runs.
    """
    cores = os.cpu_count() or 1
    found = [_finished(process) for process in [_started(path) for _ in range(cores)]]
    return round(cores * found[0].pages / max(one.whole for one in found), 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark, or one measured reading, and print what it found."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.reading", description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with documents/ and corpus/ to read beside the made files")
    parser.add_argument("--json", action="store_true", help="JSON alone")
    parser.add_argument("--one", type=Path, help="read this file alone and print what it took")
    wanted = parser.parse_args(arguments)
    if wanted.one:
        told = json.dumps(asdict(_one(wanted.one)))
    else:
        found = measure(wanted.shared)
        told = json.dumps(asdict(found), ensure_ascii=False, indent=2) if wanted.json else table(found)
    sys.stdout.write(told + "\n")


def table(found: Measured) -> str:
    """Return the measurements as Markdown tables."""
    return "\n".join(_lines(found))


def _lines(found: Measured) -> Iterator[str]:
    yield f"{found.cores} cores, load {found.load}; pages a second of processor time on one core\n"
    yield "| file | pages | reader alone | with understanding | wall seconds | MB |\n|---|---|---|---|---|---|"
    for one in found.readings:
        reader, whole = one.speeds
        yield f"| {one.name} | {one.pages} | {reader:.0f} | {whole:.0f} | {one.wall:.2f} | {one.megabytes:.0f} |"
    yield f"\nThe first of these read on all cores at once, with understanding: {found.all_cores:.0f} pages a second"
    yield "\n| file | letters | found | missing words |\n|---|---|---|---|"
    yield from (f"| {one.file} | {one.letters} | {one.part:.2%} | {_some(one.missing)} |" for one in found.shares)
    yield from (f"\nRefused: {name}: {reason}" for name, reason in found.refused)


def _some(words: Sequence[str]) -> str:
    return " ".join(words[:5]) + (" …" if len(words) > 5 else "")


def _told_apart(paths: Sequence[Path]) -> tuple[list[Path], list[tuple[str, str]]]:
    kept, refused = [], []
    for path in paths:
        try:
            read(path)
            kept.append(path)
        except CorpusError as error:
            refused.append((path.name, str(error)))
    return kept, refused


def _made(folder: Path) -> list[Path]:
    makers = {"prose.docx": word_file, "prose.pdf": prose_pdf, "ruled.pdf": ruled_pdf}
    found = []
    for pages in (_SHORT, _LONG):
        for name, make in makers.items():
            found.append(folder / f"made-{pages}-{name}")
            found[-1].write_bytes(make(pages))
    return found


def _best(path: Path) -> Reading:
    runs = 1 if path.name.startswith(f"made-{_LONG}") else _RUNS
    found = [_finished(_started(path)) for _ in range(runs)]
    return min(found, key=lambda one: one.whole)


def _started(path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "evaluation.reading", "--one", str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603 (our own module)


def _finished(process: subprocess.Popen[bytes]) -> Reading:
    return Reading(**json.loads(process.communicate()[0]))


def _one(path: Path) -> Reading:
    data = path.read_bytes()
    read_bytes(word_file(1), "another.docx")  # what the first reading loads is not counted
    reader = min(_timed(lambda: draft_bytes(data, path.name))[0] for _ in range(2))
    whole, wall = _timed(lambda: read_bytes(data, path.name))
    memory = _most_memory() / _MEGABYTE
    document = read_bytes(data, path.name)
    pages = len(document.pages) or round(len(document.text) / LETTERS_A_PAGE, 1)
    return Reading(path.name, pages, round(reader, 4), round(whole, 4), round(wall, 4), round(memory, 1))


def _timed(step: Callable[[], object]) -> tuple[float, float]:
    """Return the processor and the wall time of one step, in seconds."""
    wall, processor = time.perf_counter(), time.process_time()
    step()
    return time.process_time() - processor, time.perf_counter() - wall


def _most_memory() -> int:
    """Return the most memory this process has held, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage counts what the parent held before this program began; the high-water mark does not.
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource  # noqa: PLC0415 - not on every platform

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
