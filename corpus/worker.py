"""Reads files in bounded processes of their own, which may hang, swell or die without taking anything along.

Parent and worker speak JSON, one line a message: ``{"path": …}``, or ``{"name": …, "size": n}`` and n bytes, go down;
``{"document": …}``, ``{"members": …}`` or ``{"error": …}`` come back.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from corpus import errors
from corpus.document import Document
from corpus.errors import CorpusError, DamagedFile, TooLarge, UnreadableFile
from corpus.pages import attending
from corpus.unpack import Member
from corpus.wire import from_dict, to_dict

SECONDS = 120.0
MEGABYTES = 1500
PAGE_SECONDS = 8.0  # what each scanned page adds to the time of its file: recognising one takes one or two

MOST_AT_ONCE = 8  # readers side by side: each may take MEGABYTES
_KEPT = 2  # idle workers waiting for the next file
_MOST_FILES = 200  # what a library leaks a worker keeps; a new one starts clean
_SPLIT = "Hãy tách thành nhiều tệp nhỏ hơn, hoặc lấy bản khác."
Json = dict[str, Any]
Told = Callable[[int, int], None]


def read_in_worker(path: Path, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Document:
    """Read ``path`` as ``corpus.read.read`` does, within ``seconds`` of wall time and ``megabytes`` of memory.

    Where the platform cannot bound memory, only time is bounded; scanned pages add ``PAGE_SECONDS`` each. Raises
    ``CorpusError``; a worker that dies or takes too long gives ``DamagedFile``. Workers go on to the next file; safe
    to call from several threads.
    """
    if not path.is_file():
        raise UnreadableFile(f"Không có tệp “{path}”.", "Hãy kiểm tra đường dẫn.")
    return _document(SHARED.ask({"path": str(path.resolve())}, bounds=(seconds, megabytes)))


def readers_at_once() -> int:
    """Return how many files are worth reading at once: one a core that is ours to use, within bounds."""
    ours = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return max(1, min(len(ours), MOST_AT_ONCE))


class Crew:
    """Reading processes that belong together: as many at work as there are callers, a few kept for the next file."""

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        kept: int = _KEPT,
        pages: Path | None = None,
        told: Told | None = None,
    ) -> None:
        """Set the bounds of each process; none is started before there is a file.

        Scanned pages are kept in the folder ``pages`` until their file is read, so that a reading that was cut off
        goes on where it was; ``told`` hears of them as (pages done, pages).
        """
        self._bounds = (seconds, megabytes)
        self._pages = pages
        self._told = told
        self._kept = kept
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, content: bytes, name: str) -> Document:
        """Read a file's bytes as ``corpus.read.read_bytes`` does; bounds and errors as in ``read_in_worker``."""
        return _document(self.ask({"name": name, "size": len(content)}, content))

    def unpack(self, content: bytes, name: str, folder: Path) -> tuple[Member, ...]:
        """Unpack a bundle into ``folder`` as ``corpus.unpack.unpack`` does; errors as in ``read``."""
        answer = self.ask({"name": name, "size": len(content), "folder": str(folder)}, content)
        if "members" not in answer:
            raise _error(answer)
        return tuple(Member(**one) for one in answer["members"])

    def ask(self, request: Json, content: bytes = b"", *, bounds: tuple[float, int] | None = None) -> Json:
        """Send one request to a free process and return its answer; raises ``DamagedFile`` when it dies or is late."""
        worker = self._hired(bounds or self._bounds)
        kept = {"pages": str(self._pages.resolve())} if self._pages else {}
        try:
            return worker.ask(request | kept, content, self._told)
        except BaseException:
            worker.end()
            raise
        finally:
            self._rested(worker)

    def close(self) -> None:
        """End every process, at work or not: whoever waits for one hears ``DamagedFile``."""
        with self._lock:
            self._closed = True
            mine = [*self._idle, *self._busy]
            self._idle.clear()
        for worker in mine:
            worker.end()

    def _hired(self, bounds: tuple[float, int]) -> Worker:
        with self._lock:
            if self._closed:
                raise DamagedFile("Việc đọc tệp đã bị ngừng.", "Hãy nạp lại tệp.")
            free = next((worker for worker in self._idle if worker.fit and worker.bounds == bounds), None)
            if free is not None:
                self._idle.remove(free)
            worker = free or Worker(*bounds)
            self._busy.append(worker)
            return worker

    def _rested(self, worker: Worker) -> None:
        with self._lock:
            self._busy.remove(worker)
            stays = worker.fit and not self._closed
            if stays:
                self._idle.append(worker)
            leaving = [self._idle.pop(0) for _ in range(len(self._idle) - self._kept)]
        for one in leaving if stays else [*leaving, worker]:
            one.end()


class Worker:
    """One reading process, with a thread that waits for its answers so that waiting can end."""

    def __init__(self, seconds: float, megabytes: int) -> None:
        """Start the process with its bounds."""
        self.bounds = (seconds, megabytes)
        self.owner = os.getpid()
        self.asked = 0
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        command = [sys.executable, "-m", "corpus.worker", str(seconds), str(megabytes)]
        # A session of its own: Ctrl-C is the parent's to hear, and whatever the worker starts ends with it.
        self._process = subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, request: Json, content: bytes = b"", told: Told | None = None) -> Json:
        """Send one request and return the answer; raises ``DamagedFile`` when the worker dies or is late."""
        self.asked += 1
        try:
            pipe = _pipe(self._process.stdin)
            pipe.write(json.dumps(request).encode() + b"\n")
            pipe.write(content)
            pipe.flush()
            return self._awaited(told)
        except queue.Empty:
            raise DamagedFile(f"Đọc tệp quá {self.bounds[0]:g} giây nên phải dừng.", _SPLIT) from None
        except (OSError, ValueError):
            raise _stopped() from None

    def _awaited(self, told: Told | None) -> Json:
        """Return the answer; scanned pages that the worker tells of on the way lengthen its time."""
        start, seconds = time.monotonic(), self.bounds[0]
        while True:
            line = self._answers.get(timeout=max(0.0, start + seconds - time.monotonic()))
            if not line:
                raise _stopped()
            answer: Json = json.loads(line)
            if "pages_done" not in answer:
                return answer
            seconds = self.bounds[0] + PAGE_SECONDS * answer["pages"]
            if told is not None:
                told(answer["pages_done"], answer["pages"])

    def end(self) -> None:
        """Stop the process and all it started at once; one that a parent of ours started is left to it."""
        if self.owner != os.getpid():
            return
        if self._process.poll() is None:
            with suppress(OSError, AttributeError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            _pipe(self._process.stdin).close()

    @property
    def fit(self) -> bool:
        """Whether this process may still be asked, by this very process of ours."""
        return self.owner == os.getpid() and self._process.poll() is None and self.asked < _MOST_FILES

    def _listen(self) -> None:
        out = _pipe(self._process.stdout)
        for line in out:
            self._answers.put(line)
        self._answers.put(b"")
        out.close()


def _stopped() -> DamagedFile:
    return DamagedFile("Tệp làm tiến trình đọc dừng đột ngột (quá bộ nhớ, quá giờ hoặc hỏng).", _SPLIT)


SHARED = Crew()
atexit.register(SHARED.close)


def _document(answer: Json) -> Document:
    if "document" not in answer:
        raise _error(answer)
    return from_dict(answer["document"])


def _error(answer: Json) -> CorpusError:
    kind = getattr(errors, answer["error"], DamagedFile)
    error: CorpusError = kind(answer["message"], answer["remedy"])
    return error


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise RuntimeError("the worker was started without its pipes")
    return stream


def _environment() -> dict[str, str]:
    # The worker must find this very package, installed or not.
    root = str(Path(__file__).resolve().parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def main(arguments: list[str]) -> None:
    """Serve as the worker: read a request a line from standard input, and the bytes it tells of, until it closes."""
    seconds, megabytes = float(arguments[0]), int(arguments[1])
    # Libraries may print; only answers may reach the parent.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _bound_memory(megabytes)
    requests = sys.stdin.buffer
    for line in requests:
        _bound_processor(seconds)
        request = json.loads(line)
        content = requests.read(request.get("size", 0))
        kept = Path(request["pages"]) if "pages" in request else None
        with attending(_telling(answers, seconds), kept):
            _say(answers, _answer(request, content))


def _telling(answers: IO[str], seconds: float) -> Told:
    def told(done: int, pages: int) -> None:
        # Every page renews the bound: the parent's clock ends what never ends.
        _bound_processor(seconds)
        _say(answers, {"pages_done": done, "pages": pages})

    return told


def _say(answers: IO[str], answer: Json) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _answer(request: Json, content: bytes) -> Json:
    try:
        return _done(request, content)
    except MemoryError:
        return _told(TooLarge("Tệp cần quá nhiều bộ nhớ để đọc.", _SPLIT))
    except CorpusError as error:
        return _told(error)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file breaks, the parent hears one family of errors
        return _told(DamagedFile(f"Không hiểu được nội dung tệp ({type(error).__name__}: {error}).", _SPLIT))


def _done(request: Json, content: bytes) -> Json:
    from corpus.read import read, read_bytes  # noqa: PLC0415 - the parent needs no reader
    from corpus.unpack import member_to_dict, unpack  # noqa: PLC0415

    if "path" in request:
        return {"document": to_dict(read(Path(request["path"])))}
    if "folder" in request:
        return {"members": [member_to_dict(one) for one in unpack(content, Path(request["folder"]))]}
    return {"document": to_dict(read_bytes(content, request["name"]))}


def _told(error: CorpusError) -> Json:
    return {"error": type(error).__name__, "message": error.message, "remedy": error.remedy}


def _bound_memory(megabytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every platform
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = megabytes * 1024 * 1024
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _bound_processor(seconds: float) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every platform
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
