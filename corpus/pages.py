"""What reading a file of many pages tells whoever waits, and where pages that cost time are kept until it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path


def _nobody(done: int, pages: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Attended:
    """``told`` hears (pages done, pages) as they are read; ``kept`` is a folder for pages, ``None`` for nowhere."""

    told: Callable[[int, int], None] = _nobody
    kept: Path | None = None


_ALONE = Attended()
_ATTENDED: ContextVar[Attended] = ContextVar("cancu_attended", default=_ALONE)


def attended() -> Attended:
    """Return who attends the reading that goes on in this context."""
    return _ATTENDED.get()


@contextmanager
def attending(told: Callable[[int, int], None] = _nobody, kept: Path | None = None) -> Iterator[None]:
    """Let ``told`` hear of pages, and keep them in ``kept``, while the body reads."""
    token = _ATTENDED.set(Attended(told, kept))
    try:
        yield
    finally:
        _ATTENDED.reset(token)
