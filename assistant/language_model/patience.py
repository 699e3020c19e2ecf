"""Bounds what a model may cost: one time limit for all its tries, and a circuit breaker that rests a failing one."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_TRIES = 2
_FAILURES = 3
_REST_SECONDS = 30.0
_LONGEST_REPLY = 20_000  # characters; a reply beyond is no answer to a question
_QUEUED = 256

Stream = Callable[[], Iterator[str]]


class ModelFailed(Exception):
    """The model gave nothing of use; ``reason`` is ``late``, ``failed`` or ``resting``. Never shown to a user."""

    def __init__(self, reason: str) -> None:
        """Keep the reason for the counts."""
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Breaker:
    """Lets calls through until several have failed in a row, then none for a while, then one as a trial."""

    failures: int = _FAILURES
    rest: float = _REST_SECONDS
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _failed: int = 0
    _until: float = 0.0

    def admits(self) -> bool:
        """Say whether the model may be asked now; after its rest, one caller at a time may try."""
        with self._lock:
            now = time.monotonic()
            if self._failed < self.failures:
                return True
            if now < self._until:
                return False
            self._until = now + self.rest
            return True

    def heard(self, *, well: bool) -> None:
        """Take note of how a call ended."""
        with self._lock:
            self._failed = 0 if well else self._failed + 1
            if self._failed >= self.failures:
                self._until = time.monotonic() + self.rest


@dataclass(slots=True)
class _End:
    """What ends a stream: nothing, or the error that broke it."""

    error: Exception | None = None


def patiently(stream: Stream, breaker: Breaker, until: float) -> Iterator[str]:
    """Yield the pieces of a reply before the moment ``until`` (``time.monotonic()``); a fresh start is tried once.

    Raises ``ModelFailed`` when time is up, the model fails twice, or the breaker is open. A model that fails after
    its first piece is not tried again: what was said can't be unsaid.
    """
    if not breaker.admits():
        raise ModelFailed("resting")
    try:
        yield from _tried(stream, until)
    except ModelFailed:
        breaker.heard(well=False)
        raise
    except GeneratorExit:
        # The listener has heard enough; that is no fault of the model's server.
        breaker.heard(well=True)
        raise
    breaker.heard(well=True)


def _tried(stream: Stream, until: float) -> Iterator[str]:
    for turn in range(_TRIES):
        said = False
        try:
            for piece in _bounded(stream, until):
                said = True
                yield piece
        except ModelFailed as failed:
            if said or failed.reason == "late" or turn + 1 == _TRIES:
                raise
        else:
            return


def _bounded(stream: Stream, until: float) -> Iterator[str]:
    """Run the stream in a thread of its own: a server that goes silent can hold that thread, never the answer."""
    pieces: queue.Queue[str | _End] = queue.Queue(_QUEUED)
    stop = threading.Event()
    threading.Thread(target=_pump, args=(stream, pieces, stop), daemon=True, name="language-model").start()
    length = 0
    try:
        while True:
            piece = _next(pieces, until)
            if isinstance(piece, _End):
                if piece.error is not None:
                    raise ModelFailed("failed") from piece.error
                return
            length += len(piece)
            if length > _LONGEST_REPLY:
                raise ModelFailed("failed")
            yield piece
    finally:
        stop.set()


def _next(pieces: queue.Queue[str | _End], until: float) -> str | _End:
    left = until - time.monotonic()
    try:
        return pieces.get(timeout=left) if left > 0 else pieces.get_nowait()
    except queue.Empty:
        raise ModelFailed("late") from None


def _pump(stream: Stream, pieces: queue.Queue[str | _End], stop: threading.Event) -> None:
    end = _End()
    try:
        for piece in stream():
            if stop.is_set() or not _put(pieces, piece, stop):
                return
    except Exception as error:  # noqa: BLE001 - a model may fail in any way its library knows
        end.error = error
    _put(pieces, end, stop)


def _put(pieces: queue.Queue[str | _End], piece: str | _End, stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            pieces.put(piece, timeout=0.5)
        except queue.Full:
            continue
        return True
    return False
