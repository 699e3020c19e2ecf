"""The content of one sample plan, apart from its layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridText:
    """A table as text: header rows, then data rows.

    A data row of one string is a group row over all columns. ``"^"`` continues the cell above,
    ``"<"`` the cell to the left; line breaks make paragraphs. ``widths`` are centimetres per column.
    """

    headers: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix on pages of its own; ``landscape`` turns them."""

    label: str
    title: str
    note: str
    grid: GridText
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan in the order Decree 30/2020/NĐ-CP prints its parts; ``sections`` hold one paragraph an entry."""

    file_name: str
    parent: str
    issuer: str
    symbol: str
    place_and_date: str
    subject: str
    bases: tuple[str, ...]
    opening: str
    sections: tuple[str, ...]
    closing: str
    recipients: tuple[str, ...]
    role: str
    signer: str
    appendices: tuple[Appendix, ...] = ()
