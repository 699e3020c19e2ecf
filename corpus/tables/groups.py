"""Tells group rows ("II. CÔNG TÁC TUYÊN TRUYỀN") from data rows, and nests them by their labels."""

from __future__ import annotations

import re

from corpus.document import Cell
from corpus.language.numbering import Label, label_of
from corpus.tables.header_words import Role
from corpus.tables.headers import filled
from corpus.tables.laid import LaidGrid, LaidRow

# Columns whose filling makes a row data, whatever its label looks like; a group may sum up its funding.
_FACTS = frozenset({"lead", "coordinating", "units", "timeframe", "result", "place", "value", "base"})
_ASIDE = frozenset({"funding", "note"})
_BARE_LABEL = re.compile(r"\(?(?:[IVXLC]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,2})*|[a-zđ])[.)]?")
_HEAVY = re.compile(r"\(?(?:[IVXLC]{1,6}|[A-HĐ])[.)]?")
_NOTE = re.compile(r"\s*(?:ghi chú|lưu ý|chú thích|nguồn)\s*:", re.IGNORECASE)


def group_of(grid: LaidGrid, row: int, roles: tuple[Role, ...]) -> Cell | None:
    """Return the cell that names the group when the row only opens one, else ``None``."""
    laid = grid.rows[row]
    own = [cell for cell in filled(laid) if _is_own(laid, cell) and roles[laid.cells.index(cell)] not in _ASIDE]
    if not own or len(own) > 2 or _NOTE.match(own[-1].text) or not _opens_something(grid, row):
        return None
    if not re.search(r"[^\W\d_]{2}", own[-1].text) or any(roles[laid.cells.index(cell)] in _FACTS for cell in own):
        return None
    if grid.width > 1 and _runs_across(laid, own, roles):
        return _joined(own)
    return _led_by_label(laid, own)


def _is_own(row: LaidRow, cell: Cell) -> bool:
    return row.start <= cell.start and cell.end <= row.end


def _runs_across(row: LaidRow, own: list[Cell], roles: tuple[Role, ...]) -> bool:
    """Say whether one text covers the columns of facts, behind a label at most, with nothing else in the row."""
    rest = [cell for cell in row.cells[1:] if cell != own[-1]]
    covered = [at for at, role in enumerate(roles) if role in _FACTS and row.cells[at] == own[-1]]
    others = {cell for cell in filled(row) if cell not in own}
    label = len(own) == 1 or _BARE_LABEL.fullmatch(own[0].text.strip()) is not None
    return label and not others and (not rest or bool(covered))


def _opens_something(grid: LaidGrid, row: int) -> bool:
    return any(len(filled(later)) > 1 for later in grid.rows[row + 1 :])


def _led_by_label(row: LaidRow, own: list[Cell]) -> Cell | None:
    """Return the last of one or two leading texts that look like a heading: labelled, upper case or bold."""
    if row.cells.index(own[0]) > 1 or (len(own) == 2 and not _BARE_LABEL.fullmatch(own[0].text.strip())):
        return None
    name, first = own[-1].text.strip(), own[0].text.strip()
    heavy = _HEAVY.fullmatch(first) if len(own) == 2 else _heavy_label(label_of(name))
    return _joined(own) if heavy or _is_upper(name) or _is_bold(row, own) else None


def _joined(own: list[Cell]) -> Cell:
    # A label in a column of its own belongs to the name of the group; a tab parts neighbouring cells.
    if len(own) == 2 and own[0].end + 1 == own[1].start:
        return Cell(f"{own[0].text}\t{own[1].text}", own[0].start, own[1].end)
    return own[-1]


def _heavy_label(label: Label | None) -> bool:
    return label is not None and (label.kind in ("phan", "muc", "chuong", "roman") or label.style in ("A.", "A)"))


def _is_upper(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 4 and sum(character.isupper() for character in letters) >= 0.9 * len(letters)


def _is_bold(row: LaidRow, own: list[Cell]) -> bool:
    return bool(row.bold) and all(row.bold[at] for at, cell in enumerate(row.cells) if cell in own)


def nested(above: tuple[tuple[str, Cell], ...], style: str, cell: Cell) -> tuple[tuple[str, Cell], ...]:
    """Return the groups in force after ``cell`` opens one: it replaces the last of its own style and all inside it."""
    styles = [known for known, _ in above]
    kept = above[: styles.index(style)] if style in styles else above
    return (*kept, (style, cell))


def style_of(grid: LaidGrid, row: int, cell: Cell, above: tuple[tuple[str, Cell], ...]) -> str:
    """Return how the group is labelled: ``roman``, ``capital``, ``number`` …, or how it is written without a label."""
    first = filled(grid.rows[row])[0].text.strip()
    bare = first if _BARE_LABEL.fullmatch(first) else _leading_label(cell.text)
    if not bare:
        return "upper" if _is_upper(cell.text) else "plain"
    return _style_of_label(bare.strip("(). "), above)


def _leading_label(text: str) -> str:
    label = label_of(text)
    return "" if label is None or label.kind == "bullet" else label.text.strip()


def _style_of_label(bare: str, above: tuple[tuple[str, Cell], ...]) -> str:
    if re.fullmatch(r"[A-HĐ]", bare) and not (bare in "CD" and "roman" in dict(above) and "capital" not in dict(above)):
        return "capital"
    if re.fullmatch(r"[IVXLC]+", bare):
        return "roman"
    if re.fullmatch(r"\d+(?:\.\d+)*", bare):
        return f"number{bare.count('.')}"
    return "letter" if len(bare) == 1 else bare.split(maxsplit=1)[0].lower()
