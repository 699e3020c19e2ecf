"""How long the turns of a conversation are kept: for follow-ups, and no longer than the operator wants."""

from __future__ import annotations

import os

from index.errors import UnusableSetting

KEEP_DAYS = 30.0
_DAY = 86_400.0


def kept_seconds() -> float:
    """Return for how many seconds a turn is kept (``CANCU_KEEP_DAYS``, else 30 days); raises ``UnusableSetting``."""
    said = os.environ.get("CANCU_KEEP_DAYS", "").strip()
    try:
        days = float(said) if said else KEEP_DAYS
    except ValueError:
        days = -1.0
    if not 0 <= days < 100_000:
        raise UnusableSetting(f"CANCU_KEEP_DAYS={said!r} không phải số ngày.", "Ví dụ: CANCU_KEEP_DAYS=30")
    return days * _DAY
