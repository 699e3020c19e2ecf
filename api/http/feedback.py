"""What people thought of answers: one JSON line each, appended whole, in the data folder."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


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

    def counts(self) -> tuple[int, int]:
        """Return how many answers were found right, and how many wrong."""
        if not self.path.exists():
            return 0, 0
        with self.path.open(encoding="utf-8", errors="replace") as kept:
            ratings = [_rating(line) for line in kept]
        return ratings.count(1), ratings.count(-1)


def _rating(line: str) -> int:
    try:
        return int(json.loads(line)["rating"])
    except (ValueError, KeyError, TypeError):
        return 0  # half a line, after the power went out
