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
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.read import draft_bytes, read, read_bytes
from evaluation.reading_files import LETTERS_A_PAGE, prose_pdf, ruled_pdf, word_file
from evaluation.reading_share import Share, share

_PAGES = 40  # of the made files that are timed
_LONG = 500
_RUNS = 5
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast one file is read: the best of several runs in one process.

    ``reader`` and ``whole`` are pages a second of processor time, for the reader alone and with everything understood;
    ``seconds`` is the wall time of the best whole run. A page of Word counts ``LETTERS_A_PAGE`` letters.
    """

    name: str
    pages: float
    reader: float
    whole: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Weight:
    """The most memory that a process of its own took to read one file, in megabytes, and its wall time in seconds."""

    name: str
    pages: int
    megabytes: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one run of the benchmark found; ``load`` is the machine's load average at the start."""

    cores: int
    load: float
    speeds: tuple[Speed, ...]
    both_cores: float
    weights: tuple[Weight, ...]
    shares: tuple[Share, ...]
    refused: tuple[tuple[str, str], ...]


def measure(shared: Path | None) -> Measured:
    """Measure made files, and real ones from ``shared``: its ``documents/*.docx``, ``*.pdf`` and ``corpus/*.txt``."""
    made = {
        "made.docx, articles and tables": word_file(_PAGES),
        "made.pdf, prose without rules": prose_pdf(_PAGES),
        "made.pdf, ruled tables": ruled_pdf(_PAGES),
    }
    real = [] if shared is None else sorted((shared / "documents").glob("*"))
    read_files, refused = _told_apart([path for path in real if path.suffix in {".docx", ".pdf"}])
    plans = [] if shared is None else sorted((shared / "corpus").glob("*.txt"))
    timed = made | {path.name: path.read_bytes() for path in (*read_files, *plans)}
    return Measured(
        cores=os.cpu_count() or 1,
        load=round(os.getloadavg()[0], 1),
        speeds=tuple(speed(name, data) for name, data in timed.items()),
        both_cores=side_by_side(made["made.docx, articles and tables"]),
        weights=tuple(_weights()),
        shares=tuple(share(path, read(path)) for path in read_files),
        refused=tuple(refused),
    )


def speed(name: str, data: bytes) -> Speed:
    """Time the reader alone and the whole understanding of one file."""
    document = read_bytes(data, name)
    pages = len(document.pages) or len(document.text) / LETTERS_A_PAGE
    reader, _ = _best(lambda: draft_bytes(data, name))
    whole, seconds = _best(lambda: read_bytes(data, name))
    return Speed(name, round(pages, 1), round(pages / reader, 1), round(pages / whole, 1), round(seconds, 3))


def side_by_side(data: bytes) -> float:
    """Return the pages a second of wall time that one reading process a core gives, all reading the same Word file."""
    cores = os.cpu_count() or 1
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        readers = [_reader(Path(file.name), _RUNS) for _ in range(cores)]
        slowest = max(float(json.loads(reader.communicate()[0])["seconds"]) for reader in readers)
    return round(cores * _RUNS * _PAGES / slowest, 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark, or one measured reading, and print what it found."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.reading", description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with documents/ and corpus/ to read beside the made files")
    parser.add_argument("--json", action="store_true", help="JSON alone")
    parser.add_argument("--one", type=Path, help="read this file alone and print what it took")
    parser.add_argument("--runs", type=int, default=1, help="how often --one reads it")
    wanted = parser.parse_args(arguments)
    if wanted.one:
        told = json.dumps(_one(wanted.one, wanted.runs))
    else:
        found = measure(wanted.shared)
        told = json.dumps(asdict(found), ensure_ascii=False, indent=2) if wanted.json else table(found)
    sys.stdout.write(told + "\n")


def table(found: Measured) -> str:
    """Return the measurements as Markdown tables."""
    return "\n".join(_lines(found))


def _lines(found: Measured) -> Iterator[str]:
    yield f"{found.cores} cores, load {found.load}; pages a second of processor time on one core\n"
    yield "| file | pages | reader alone | with understanding | seconds |\n|---|---|---|---|---|"
    yield from (f"| {one.name} | {one.pages} | {one.reader} | {one.whole} | {one.seconds} |" for one in found.speeds)
    yield f"\nMade .docx on all cores at once, with understanding: {found.both_cores} pages a second of wall time"
    yield "\n| long file | pages | MB | seconds |\n|---|---|---|---|"
    yield from (f"| {one.name} | {one.pages} | {one.megabytes} | {one.seconds} |" for one in found.weights)
    yield "\n| file | letters | found | missing words |\n|---|---|---|---|"
    yield from (f"| {one.file} | {one.letters} | {one.part:.2%} | {_some(one.missing)} |" for one in found.shares)
    yield from (f"\nRefused: {name}: {reason}" for name, reason in found.refused)


def _some(words: Sequence[str]) -> str:
    return " ".join(words[:5]) + (" …" if len(words) > 5 else "")


def _best(read_once: Callable[[], object]) -> tuple[float, float]:
    """Return the least processor and the least wall time of several runs, in seconds."""
    times = []
    for _ in range(_RUNS):
        wall, processor = time.perf_counter(), time.process_time()
        read_once()
        times.append((time.process_time() - processor, time.perf_counter() - wall))
    return min(one for one, _ in times), min(one for _, one in times)


def _told_apart(paths: Sequence[Path]) -> tuple[list[Path], list[tuple[str, str]]]:
    kept, refused = [], []
    for path in paths:
        try:
            read(path)
            kept.append(path)
        except CorpusError as error:
            refused.append((path.name, str(error)))
    return kept, refused


def _weights() -> Iterator[Weight]:
    makers = {"made.docx": word_file, "made.pdf, prose": prose_pdf, "made.pdf, ruled tables": ruled_pdf}
    for name, make in makers.items():
        with tempfile.NamedTemporaryFile(suffix=".bin") as file:
            file.write(make(_LONG))
            file.flush()
            told = json.loads(_reader(Path(file.name), 1).communicate()[0])
        yield replace(Weight(name, _LONG, 0.0, 0.0), **told)


def _reader(path: Path, runs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "evaluation.reading", "--one", str(path), "--runs", str(runs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603 (our own module)


def _one(path: Path, runs: int) -> dict[str, float]:
    data = path.read_bytes()
    if runs > 1:
        read_bytes(data, path.name)  # what the first reading loads is not counted
    started = time.perf_counter()
    for _ in range(runs):
        read_bytes(data, path.name)
    return {"seconds": round(time.perf_counter() - started, 2), "megabytes": round(_most_memory() / _MEGABYTE, 1)}


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
