"""One writer at a time: a lock over the data folder, shared by threads and processes, freed when its holder dies."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import reason_of
from index.errors import FolderNotWritable, LibraryBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POLL_SECONDS = 0.05


class WriterLock:
    """Held while anything in the folder changes; may be taken again by the thread that holds it."""

    def __init__(self, path: Path) -> None:
        """Lock by the file at ``path``."""
        self._path = path
        self._thread = threading.RLock()
        self._depth = 0
        self._handle = -1

    @contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Hold the lock, waiting at most ``seconds``; raises ``LibraryBusy``."""
        if not self._thread.acquire(timeout=seconds):
            raise _busy(self._path)
        try:
            self._enter(seconds)
            try:
                yield
            finally:
                self._leave()
        finally:
            self._thread.release()

    def _enter(self, seconds: float) -> None:
        if not self._depth:
            self._handle = self._taken(time.monotonic() + seconds)
        self._depth += 1

    def _leave(self) -> None:
        self._depth -= 1
        if not self._depth:
            os.close(self._handle)

    def _taken(self, deadline: float) -> int:
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise FolderNotWritable(
                f"Không ghi được vào thư mục dữ liệu “{self._path.parent}”: {reason_of(error)}.",
                "Hãy kiểm tra quyền ghi.",
            ) from error
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if time.monotonic() >= deadline:
                    os.close(handle)
                    raise _busy(self._path) from error
                time.sleep(_POLL_SECONDS)
            else:
                return handle


def _busy(path: Path) -> LibraryBusy:
    return LibraryBusy(
        f"Một tiến trình khác đang ghi vào thư mục dữ liệu “{path.parent}”.", "Hãy đợi nó xong rồi thử lại."
    )
