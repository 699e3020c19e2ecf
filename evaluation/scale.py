"""Measures how index and assistant stand up to many passages, over whole legal texts of the codification.

``python -m evaluation.scale --training phapdien.jsonl.gz --passages 300000 [--documents 300] [--work DIR]``: each
law, decree and circular becomes a text file, taken in as ``cancu ingest`` does, the longest first, until there are
enough. Then processes of their own open the library and are asked questions that were never asked before. With
``--work`` an interrupted run goes on where it stopped, and a finished one is measured again without being built.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from corpus.worker import Crew, readers_at_once
from evaluation.codified_laws import articles_in, naming
from evaluation.errors import BadTraining, EvaluationError
from evaluation.speed import Timing, timed
from index.errors import IndexingError
from index.ingest import ingest
from index.library import Library
from index.ranker import MODES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from index.records import Outcome

_EVERY = 25  # files between two looks at how many passages there are
_WORDS = (4, 20)  # of a title that makes a question
ASKED = (*MODES[:2], "answers")


@dataclass(frozen=True, slots=True)
class Wanted:
    """When enough has been taken in: so many passages, or so many documents."""

    passages: int
    documents: int


# --- legal texts as files ---


def spread(training: Path, folder: Path, tell: Callable[[str], None]) -> None:
    """Write the articles of each legal text into a JSON-lines file of its own; raises ``BadTraining``.

    The folder appears whole or not at all, and only a few articles are held in memory.
    """
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for number, (symbol, one) in enumerate(articles_in(training), start=1):
        value = {"symbol": symbol, **asdict(one)}
        with (fresh / f"{re.sub(r'[^0-9A-Za-zĐđ]+', '-', symbol)}.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(value, ensure_ascii=False) + "\n")
        if number % 20_000 == 0:
            tell(f"{number} điều đã chia theo văn bản")
    fresh.replace(folder)


def legal_text(articles: Sequence[dict[str, Any]]) -> str:
    """Return one legal text as plain text, headed as such documents are, its articles in order."""
    title, day, month, year, issuer = naming(one["said"] for one in articles)
    dated = f"Hà Nội, ngày {day} tháng {month} năm {year}" if day else ""
    kind = articles[0]["kind"]
    head = (issuer.upper(), f"Số: {articles[0]['symbol']}", dated, kind.upper(), title.removeprefix(f"{kind} "))
    ordered = sorted(articles, key=lambda one: (one["number"], one["letter"]))
    body = (f"Điều {one['number']}{one['letter']}. {one['title']}\n{one['text']}" for one in ordered)
    return "\n\n".join((*(part for part in head if part), *body)) + "\n"


def questions_of(articles: Iterable[dict[str, Any]], count: int) -> list[str]:
    """Return ``count`` questions, or as many as there are, from titles that lie evenly over the articles."""
    least, most = _WORDS
    titles = list(dict.fromkeys(one["title"] for one in articles if least <= len(one["title"].split()) <= most))
    step = max(1, len(titles) // max(1, count))
    return [f"{title[:1].lower()}{title[1:]} được quy định như thế nào?" for title in titles[::step][:count]]


# --- taking in ---


def build(work: Path, wanted: Wanted, tell: Callable[[str], None]) -> dict[str, Any]:
    """Take in legal texts, the longest first, until there are enough; return what it took."""
    start, before = time.perf_counter(), os.times()
    with Library.open(work / "data") as library, Crew(kept=readers_at_once()) as crew:
        known = len(library.entries())
        heard = _Heard(library, wanted, tell)
        paths = _files(work, heard.enough)
        ingest(library, paths, read=crew.read, unpack=crew.unpack, on_file=heard, readers=readers_at_once())
        documents, passages = len(library.entries()), library.passages
        peak = memory()["peak_mb"]
    spent, seconds = os.times(), time.perf_counter() - start
    return {
        "documents": documents,
        "passages": passages,
        "taken_in_now": documents - known,
        "refused": heard.refused,
        "build_seconds": round(seconds, 1),
        "own_processor_seconds": round(spent.user + spent.system - before.user - before.system, 1),
        "reading_processor_seconds": round(
            spent.children_user + spent.children_system - before.children_user - before.children_system, 1
        ),
        "build_peak_mb": peak,
        "megabytes": sizes(work / "data"),
    }


class _Heard:
    """Hears of each file taken in, tells how far it is, and knows when there is enough."""

    def __init__(self, library: Library, wanted: Wanted, tell: Callable[[str], None]) -> None:
        self._library = library
        self._wanted = wanted
        self._tell = tell
        self._started = time.monotonic()
        self._files = 0
        self.refused = 0

    def __call__(self, outcome: Outcome) -> None:
        self._files += 1
        self.refused += outcome.status == "refused"
        if self._files % (4 * _EVERY) == 0:
            seconds = time.monotonic() - self._started
            self._tell(f"{self._files} văn bản, {self._library.passages} đoạn, {seconds:.0f} giây")

    def enough(self, files: int) -> bool:
        """Say whether there is enough after so many files handed out; passages are counted now and then."""
        if files >= self._wanted.documents:
            return True
        return files % _EVERY == 0 and self._library.passages >= self._wanted.passages


def _files(work: Path, enough: Callable[[int], bool]) -> Iterator[Path]:
    """Yield text files, each written when it is wanted."""
    texts = work / "texts"
    texts.mkdir(exist_ok=True)
    longest = sorted((work / "laws").iterdir(), key=lambda path: (-path.stat().st_size, path.name))
    for number, law in enumerate(longest):
        if enough(number):
            return
        path = texts / f"{law.stem}.txt"
        if not path.is_file():
            path.write_text(legal_text(list(_read(law))), encoding="utf-8")
        yield path


def _read(law: Path) -> Iterator[dict[str, Any]]:
    with law.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sizes(data: Path) -> dict[str, float]:
    """Return the megabytes on disk of the catalogue, of each part of the indexes, and of all."""
    found = {"catalogue": 0, "vectors": 0, "lexical": 0}
    for path in (one for one in data.rglob("*") if one.is_file()):
        part = "catalogue" if path.parent == data else "vectors" if path.name.startswith("vectors") else "lexical"
        found[part] += path.stat().st_size
    return {part: round(size / 1e6, 1) for part, size in (*found.items(), ("all", sum(found.values())))}


def memory() -> dict[str, float]:
    """Return this process's memory in megabytes, now and at its most; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        lines = []
    held = dict(line.split(":", 1) for line in lines if line.startswith(("VmRSS", "VmHWM")))
    now, most = (int(held.get(name, "0 kB").split()[0]) / 1000 for name in ("VmRSS", "VmHWM"))
    return {"now_mb": round(now, 1), "peak_mb": round(most, 1)}


# --- asking ---


def asked(data: Path, what: str, questions: Sequence[str]) -> dict[str, Any]:
    """Open the library, put each question to it once, and return the times in milliseconds and the memory."""
    start = time.perf_counter()
    with Library.open(data, create=False) as library:
        opened = time.perf_counter()
        ask = Assistant(library).ask if what == "answers" else lambda text: library.search(text, mode=what)
        times = [timed(ask, text) for text in questions]
        held = memory()
    later = times[1:] or times
    timing = Timing(what, tuple(wall for wall, _ in later))
    processor = Timing(what, tuple(spent for _, spent in later))
    return {
        "what": what,
        "opening_ms": round((opened - start) * 1000, 1),
        "first_ms": round(times[0][0], 1),
        "asked": len(timing.milliseconds),
        **{f"p{percent}_ms": round(timing.percentile(percent), 1) for percent in (50, 95, 100)},
        **{f"processor_p{percent}_ms": round(processor.percentile(percent), 1) for percent in (50, 95)},
        **held,
    }


def _in_its_own_process(work: Path, what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "evaluation.scale", "--work", str(work), "--ask", what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise EvaluationError(f"Không đo được “{what}”: {done.stderr.strip()[-500:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, measure and print one JSON object a line; return 0, 2 for what cannot be used, 130 when interrupted."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.ask:
            _say(
                asked(chosen.work / "data", chosen.ask, json.loads((chosen.work / "questions.json").read_text("utf-8")))
            )
            return 0
        with nullcontext(chosen.work) if chosen.work else tempfile.TemporaryDirectory() as folder:
            for line in measured(chosen, Path(folder)):
                _say(line)
    except (EvaluationError, IndexingError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng. Chạy lại với cùng --work thì tiếp tục từ chỗ này.\n")
        return 130
    return 0


def measured(chosen: argparse.Namespace, work: Path) -> Iterator[dict[str, Any]]:
    """Yield what building took, then what asking takes, each thing asked in a process of its own."""
    if not (work / "laws").is_dir():
        if chosen.training is None:
            raise BadTraining("Chưa có văn bản nào để nạp. Hãy thêm --training với tệp .jsonl.gz của bộ pháp điển.")
        spread(chosen.training, work / "laws", _tell)
    yield build(work, Wanted(chosen.passages, chosen.documents), _tell)
    if chosen.questions:
        questions = _questions(chosen.questions)[: chosen.ask_count]
    else:
        taken = sorted(work / "laws" / f"{path.stem}.jsonl" for path in (work / "texts").iterdir())
        questions = questions_of((one for law in taken for one in _read(law)), chosen.ask_count)
    (work / "questions.json").write_text(json.dumps(questions, ensure_ascii=False), encoding="utf-8")
    for what in ASKED:
        yield _in_its_own_process(work, what)


def _questions(path: Path) -> list[str]:
    try:
        values = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [str(value["text"]) for value in values]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"Không đọc được câu hỏi trong “{path}”: {error!r}. Mỗi dòng cần “text”.") from error


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation.scale", description=__doc__)
    parser.add_argument("--training", type=Path, help="the codification (.jsonl.gz); needed to build")
    parser.add_argument("--passages", type=int, default=300_000, help="how many passages are enough")
    parser.add_argument("--documents", type=int, default=100_000, help="how many documents are enough")
    parser.add_argument("--questions", type=Path, help="JSON lines with “text” (default: made from articles' titles)")
    parser.add_argument("--ask-count", type=int, default=200, help="how many questions")
    parser.add_argument("--work", type=Path, help="folder to keep and to go on in (default: one that is deleted)")
    parser.add_argument("--ask", choices=ASKED, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
