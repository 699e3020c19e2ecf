"""Turns facts, rows, sections and sentences into grounds, and grounds into numbered citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.answer import CellName, Citation
from assistant.answering.proposal import Ground
from corpus.language.numbering import label_of

_UNSURE = 0.7  # words recognised with less confidence may be wrong
_STOPS = " .,;:()“”\"'"
_ITEM_LABELS = {"number", "letter", "bullet"}

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.evidence.pieces import Opened
    from corpus.document import Assignment, Document, Row, Section, Span, Table, Target
    from index.records import Hit


def flat(text: str) -> str:
    """Return ``text`` with its white space single, as an answer shows it."""
    return " ".join(text.split())


def sentence_ground(opened: Opened, start: int, end: int) -> Ground:
    """Return the ground of a sentence or item of prose, under the path of its section."""
    section = opened.section_at(start)
    return Ground(opened, start, end, section.path if section else ())


def standing_at(hits: Iterable[Hit], documents: Iterable[Opened]) -> Iterator[Ground]:
    """Yield the grounds of the passages that a search found, of these documents."""
    opened = {one.id: one for one in documents}
    for hit in hits:
        if hit.document_id in opened:
            yield Ground(opened[hit.document_id], hit.passage.start, hit.passage.end, hit.passage.path)


def section_ground(opened: Opened, section: Section) -> Ground:
    """Return the ground of a section's heading line."""
    return Ground(opened, section.start, max(section.heading_end, section.start + 1), section.path)


def row_ground(opened: Opened, table: int, row: int, column: int | None) -> Ground:
    """Return the ground of a whole table row, naming the cell that holds the fact."""
    where = opened.document.tables[table]
    line = where.rows[row]
    label = row_label(where, line)
    groups = tuple(flat(group.text) for group in line.groups)
    name = CellName(label, _column_name(where, column)) if column is not None else None
    return Ground(opened, line.start, line.end, (*where.path, *groups, label), name)


def fact_grounds(
    opened: Opened, fact: Assignment | Target, column: int | None, needs: Iterable[str]
) -> tuple[Ground, ...]:
    """Return the grounds of a fact: its row or sentence, then the words outside it that hold any of ``needs``."""
    if fact.table is not None and fact.row is not None:
        main = row_ground(opened, fact.table, fact.row, column)
    else:
        main = Ground(opened, fact.start, fact.end, fact.path or sentence_ground(opened, fact.start, fact.end).path)
    lacking = [need for need in needs if need and not _holds(opened.text(main.start, main.end), need)]
    return (main, *_outside(opened, fact, main, lacking))


def column_name(table: Table, column: int) -> str:
    """Return what a column is called: the parts of its header path, each said once, "" where it has no header."""
    return " – ".join(dict.fromkeys(flat(part) for part in table.columns[column] if part.strip()))


def row_label(table: Table, row: Row) -> str:
    """Return what names a row: its ordinal where it has one, else its first words."""
    for role, cell in zip(table.roles, row.cells, strict=False):
        if role == "ordinal" and cell.text.strip():
            return flat(cell.text)
    first = next((cell.text for cell in row.cells if cell.text.strip()), "")
    return shorten(first, 60)


def shorten(text: str, limit: int) -> str:
    """Return ``text`` on one line, cut at a word and marked with … where it is longer than ``limit``."""
    line = flat(text).rstrip(" .;,:")
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    return line[: cut if cut > limit // 2 else limit].rstrip(' .;,:-–(“"') + "…"


def unlabelled(text: str) -> str:
    """Return ``text`` on one line without the label that opens it ("a) ", "- "): a list has its own marks."""
    line = flat(text)
    label = label_of(line)
    bare = line[label.end :].strip() if label and label.kind in _ITEM_LABELS else line
    return bare or line


def cite(grounds: Sequence[Ground]) -> dict[Ground, Citation]:
    """Return the citation of each ground, numbered in order; grounds of one span and cell share one."""
    made: dict[tuple[object, ...], Citation] = {}
    found: dict[Ground, Citation] = {}
    for ground in grounds:
        key = (ground.opened.id, ground.start, ground.end, ground.cell)
        if key not in made:
            made[key] = _citation(len(made) + 1, ground)
        found[ground] = made[key]
    return found


def _citation(marker: int, ground: Ground) -> Citation:
    opened = ground.opened
    identity = opened.document.identity
    return Citation(
        marker=marker,
        document_id=opened.id,
        document_title=flat(identity.title or opened.entry.title or opened.entry.source),
        document_number=identity.number,
        source=opened.entry.source,
        path=tuple(flat(part) for part in ground.path),
        cell=ground.cell,
        page=opened.page_at(ground.start),
        start=ground.start,
        end=ground.end,
        quote=opened.text(ground.start, ground.end),
        ocr=any(page.ocr and page.start <= ground.start < page.end for page in opened.document.pages),
        doubtful=doubtful_words(opened.document, ground.start, ground.end),
    )


def doubtful_words(document: Document, start: int, end: int) -> tuple[str, ...]:
    """Return the words between two offsets that were recognised from an image unsurely, each once."""
    unsure = (one for one in document.doubtful if start <= one.start and one.end <= end and one.confidence < _UNSURE)
    return tuple(dict.fromkeys(document.text[one.start : one.end].strip(_STOPS) for one in unsure))


def _column_name(table: Table, column: int) -> str:
    parts = [flat(part) for part in table.columns[column] if part.strip()] if column < len(table.columns) else []
    return " / ".join(dict.fromkeys(parts))


def _holds(text: str, need: str) -> bool:
    return flat(need).lower() in flat(text).lower()


def _outside(opened: Opened, fact: Assignment | Target, main: Ground, lacking: Sequence[str]) -> tuple[Ground, ...]:
    found: list[Ground] = []
    for need in lacking:
        span = next((span for span in fact.evidence if _holds(opened.text(span.start, span.end), need)), None)
        span = span or _loosely(opened, fact.evidence, need)
        if span is not None:
            found.append(_beside(opened, span, main))
    return tuple(dict.fromkeys(found))


def _loosely(opened: Opened, evidence: Sequence[Span], need: str) -> Span | None:
    # "Phòng Tài chính" out of "Các phòng: Tài chính; Nội vụ": every word is there, not side by side.
    words = set(flat(need).lower().replace(",", " ").split())
    for span in evidence:
        there = set(flat(opened.text(span.start, span.end)).lower().replace(";", " ").replace(",", " ").split())
        if len(words & there) * 2 > len(words):
            return span
    return None


def _beside(opened: Opened, span: Span, main: Ground) -> Ground:
    path = main.path if main.cell else sentence_ground(opened, span.start, span.end).path
    return Ground(opened, span.start, span.end, path)
