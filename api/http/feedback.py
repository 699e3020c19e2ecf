"""What people thought of answers: one JSON line each, appended whole, in the data folder."""

from __future__ import annotations

import json
import os
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person thought: ``rating`` is 1 or -1, ``at`` is ISO 8601 in UTC, ``reason`` may be empty."""

    at: str
    conversation_id: str
    rating: int
    reason: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """A file of ratings; nothing but the conversation's id, the rating and the reason given is kept."""

    path: Path

    def add(self, conversation_id: str, rating: int, reason: str | None) -> None:
        """Append one rating."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"at": at, "conversation_id": conversation_id, "rating": rating, "reason": reason}
        line = json.dumps(entry, ensure_ascii=False) + "\n"
        # One write to a file opened for appending: lines of several processes never mix.
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)

    def latest(self, count: int = KEPT) -> tuple[Rating, ...]:
        """Return the last ``count`` ratings, oldest first."""
        if not self.path.exists():
            return ()
        with self.path.open(encoding="utf-8", errors="replace") as kept:
            read = deque((one for one in map(_rating, kept) if one), maxlen=count)
        return tuple(read)


def _rating(line: str) -> Rating | None:
    try:
        said = json.loads(line)
        return Rating(str(said["at"]), str(said["conversation_id"]), int(said["rating"]), said.get("reason") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # half a line, after the power went out
