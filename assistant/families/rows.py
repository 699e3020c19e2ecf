"""States a whole table row: its subject, and what each further column says of it, the column's header cited too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import flat, row_ground, shorten
from assistant.answering.proposal import Claim, Ground

if TYPE_CHECKING:
    from assistant.evidence.shelf import Ranked

_LENGTH = 900


def row_claim(ranked: Ranked) -> Claim:
    """Return the claim that states the row; the ordinal is left out, a merged cell said once."""
    opened = ranked.opened
    table, row = opened.rows[ranked.evidence.place]
    where = opened.document.tables[table]
    cells = where.rows[row].cells
    roles = where.roles or (None,) * len(cells)
    told: list[str] = []
    grounds = [row_ground(opened, table, row, None)]
    for cell, role, header in zip(cells, roles, where.headers, strict=False):
        text = flat(cell.text)
        if role == "ordinal" or not text or text in told:
            continue
        named = [part for part in header if part.text.strip()] if told else []
        told.append(": ".join([*(flat(part.text) for part in named[-1:]), text]))
        grounds += [
            Ground(opened, part.start, part.end, (*where.path,)) for part in named[-1:] if part.end > part.start
        ]
    return Claim(shorten("; ".join(told), _LENGTH), tuple(dict.fromkeys(grounds)))
