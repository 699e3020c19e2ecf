"""Reads files in a bounded process of their own, which may hang, swell or die without taking anything along.

Parent and worker speak JSON, one line a message: ``{"path": …}`` down, ``{"document": …}`` or ``{"error": …}`` back.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from corpus import errors
from corpus.document import Document
from corpus.errors import CorpusError, DamagedFile, TooLarge, UnreadableFile
from corpus.wire import from_dict, to_dict

SECONDS = 120.0
MEGABYTES = 1500

_KEPT = 2  # idle workers waiting for the next file
_MOST_FILES = 200  # what a library leaks a worker keeps; a new one starts clean
_SPLIT = "Hãy tách thành nhiều tệp nhỏ hơn, hoặc lấy bản khác."


def read_in_worker(path: Path, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Document:
    """Read ``path`` as ``corpus.read.read`` does, within ``seconds`` of wall time and ``megabytes`` of memory.

    Where the platform cannot bound memory, only time is bounded. Raises ``CorpusError``; a worker that dies
    or takes too long gives ``DamagedFile``. Workers go on to the next file; safe to call from several threads.
    """
    if not path.is_file():
        raise UnreadableFile(f"Không có tệp “{path}”.", "Hãy kiểm tra đường dẫn.")
    worker = _hired(seconds, megabytes)
    try:
        answer = worker.ask(str(path.resolve()))
    except BaseException:
        worker.end()
        raise
    _rested(worker)
    return _understood(answer)


class Worker:
    """One reading process, with a thread that waits for its answers so that waiting can end."""

    def __init__(self, seconds: float, megabytes: int) -> None:
        """Start the process with its bounds."""
        self.bounds = (seconds, megabytes)
        self.owner = os.getpid()
        self.asked = 0
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        command = [sys.executable, "-m", "corpus.worker", str(seconds), str(megabytes)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, path: str) -> dict[str, Any]:
        """Send one path and return the answer; raises ``DamagedFile`` when the worker dies or is late."""
        self.asked += 1
        try:
            _pipe(self._process.stdin).write(json.dumps({"path": path}) + "\n")
            _pipe(self._process.stdin).flush()
            line = self._answers.get(timeout=self.bounds[0])
        except queue.Empty:
            raise DamagedFile(f"Đọc tệp quá {self.bounds[0]:g} giây nên phải dừng.", _SPLIT) from None
        except OSError:
            line = ""
        if not line:
            raise DamagedFile("Tệp làm tiến trình đọc dừng đột ngột (quá bộ nhớ, quá giờ hoặc hỏng).", _SPLIT)
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        """Stop the process at once and let go of its pipes; one that a parent of ours started is left to it."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        self._process.wait()
        _pipe(self._process.stdin).close()

    @property
    def fit(self) -> bool:
        """Whether this process may still be asked, by this very process of ours."""
        return self.owner == os.getpid() and self._process.poll() is None and self.asked < _MOST_FILES

    def _listen(self) -> None:
        out = _pipe(self._process.stdout)
        for line in out:
            self._answers.put(line)
        self._answers.put("")
        out.close()


_idle: list[Worker] = []
_lock = threading.Lock()


def _hired(seconds: float, megabytes: int) -> Worker:
    with _lock:
        for worker in [worker for worker in _idle if worker.fit and worker.bounds == (seconds, megabytes)]:
            _idle.remove(worker)
            return worker
    return Worker(seconds, megabytes)


def _rested(worker: Worker) -> None:
    if not worker.fit:
        worker.end()
        return
    with _lock:
        _idle.append(worker)
        leaving = [_idle.pop(0) for _ in range(len(_idle) - _KEPT)]
    for one in leaving:
        one.end()


@atexit.register
def _dismiss() -> None:
    with _lock:
        mine = [worker for worker in _idle if worker.fit]
        _idle.clear()
    for worker in mine:
        worker.end()


def _understood(answer: dict[str, Any]) -> Document:
    if "document" in answer:
        return from_dict(answer["document"])
    kind = getattr(errors, answer["error"], DamagedFile)
    error: CorpusError = kind(answer["message"], answer["remedy"])
    raise error


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise RuntimeError("the worker was started without its pipes")
    return stream


def _environment() -> dict[str, str]:
    # The worker must find this very package, installed or not.
    root = str(Path(__file__).resolve().parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def main(arguments: list[str]) -> None:
    """Serve as the worker: read a path a line from standard input until it closes."""
    seconds, megabytes = float(arguments[0]), int(arguments[1])
    # Libraries may print; only answers may reach the parent.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _bound_memory(megabytes)
    for line in sys.stdin:
        _bound_processor(seconds)
        answers.write(json.dumps(_answer(json.loads(line)["path"])) + "\n")
        answers.flush()


def _answer(path: str) -> dict[str, Any]:
    from corpus.read import read  # noqa: PLC0415 - the parent needs no reader

    try:
        return {"document": to_dict(read(Path(path)))}
    except MemoryError:
        return _told(TooLarge("Tệp cần quá nhiều bộ nhớ để đọc.", _SPLIT))
    except CorpusError as error:
        return _told(error)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file breaks, the parent hears one family of errors
        return _told(DamagedFile(f"Không hiểu được nội dung tệp ({type(error).__name__}: {error}).", _SPLIT))


def _told(error: CorpusError) -> dict[str, Any]:
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
