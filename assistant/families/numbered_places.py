"""Answers what stands at a numbered place: a note under a form, a box of a diagram, a row of a table by its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, row_ground, sentence_ground, shorten
from assistant.answering.proposal import Claim, Proposal, answered, refused
from assistant.evidence.clauses import bare
from assistant.evidence.kept import kept
from assistant.resolving.parts import named_spans
from assistant.understanding.words import syllables
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Row, Table

FAMILY = "numbered_places"
_CONFIDENCE = 0.93
_LENGTH, _NAME = 500, 120
_CODE = r"\(?(?P<code>\d{1,2}[a-z]?)\)?(?![\w/.,]*\d)(?!\w)"
_NOTE = re.compile(rf"(?<!\w)(?:ghi chu|chu thich|chu dan|vi tri|cho)\s+(?:so\s+|thu\s+)?{_CODE}")
_BOX = re.compile(rf"(?<!\w)(?P<kind>o so|o thu|vi tri so|vi tri thu|muc so|ky hieu so)\s+{_CODE}")
_ROW = re.compile(rf"(?<!\w)(?:stt|so thu tu|dong so|dong thu|hang so|hang thu)\s+(?:so\s+)?{_CODE}")
_COLUMN = re.compile(r"(?<!\w)cot\s+(?:so\s+)?(?P<name>[^?.;:]+)")
_HEADS_NOTES = re.compile(r"\W*(?:ghi chu|chu thich|huong dan ghi)\W*$")
_NUMBERED = re.compile(r"\s*\(?(\d{1,2}[a-zđ]?)\)?[.:]?\s+(?=\D)")
_CODES = re.compile(r"\d{1,2}[a-z]?(?:\s*[,;và]+\s*\d{1,2}[a-z]?)*")
_KEYED = 0.6  # of a column's cells, that are such codes


@dataclass(frozen=True, slots=True)
class _Note:
    """A numbered note under the part ``[start, end)`` of the text that holds the form ``section``."""

    section: int
    code: str
    start: int
    end: int


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return what the place says, ``None`` where no place is asked by number or several would do."""
    said = fold(question.text)
    if question.form in {"yesno", "compare"}:
        return None
    told = [one for opened in shelf.documents for one in _told(question, opened, said)]
    note = _NOTE.search(said)
    if not told and note and any(_forms_named(opened, said) for opened in shelf.documents):
        return refused(FAMILY, _CONFIDENCE, f"Không tìm thấy ghi chú số {note['code']} dưới biểu mẫu được hỏi.")
    if len({one.text for one in told}) != 1:
        return None
    return answered(FAMILY, _CONFIDENCE, tuple(told[:1]))


def _told(question: Question, opened: Opened, said: str) -> Iterator[Claim]:
    if note := _NOTE.search(said):
        yield from _noted(opened, said, note["code"])
    if box := _BOX.search(said):
        yield from _boxed(opened, box["kind"], box["code"])
    row, column = _ROW.search(said), _COLUMN.search(said)
    if row and column:
        yield from _rowed(question, opened, row["code"], syllables(column["name"]))


def _noted(opened: Opened, said: str, code: str) -> Iterator[Claim]:
    """Yield the note of that number under the form that the question names by its number or its whole title."""
    named = _forms_named(opened, said)
    for one in _notes(opened):
        if one.code == code and one.section in named:
            text = _NUMBERED.sub("", opened.text(one.start, one.end), count=1)
            yield Claim(shorten(text, _LENGTH), (sentence_ground(opened, one.start, one.end),))


def _forms_named(opened: Opened, said: str) -> set[int]:
    """Return the parts with notes that the question names, those with the longest title where it names several."""
    named = {one.section for one in _notes(opened) if _is_named(opened, one.section, said)}
    longest = max((len(_title(opened, place)) for place in named), default=0)
    return {place for place in named if len(_title(opened, place)) == longest}


def _is_named(opened: Opened, place: int, said: str) -> bool:
    title = _title(opened, place)
    number = re.search(r"\d+(?:\.\d+)+", opened.document.sections[place].path[-1])
    by_number = number is not None and re.search(rf"(?<![\d.]){re.escape(number[0])}(?![\d.])", said) is not None
    return by_number or (bool(title) and f" {title} " in f" {' '.join(syllables(said))} ")


def _title(opened: Opened, place: int) -> str:
    """Return the title of a form, folded, without its label and brackets ("giấy mời")."""
    return " ".join(syllables(re.sub(r"\([^()]*\)", "", bare(opened.document.sections[place].title))))


@kept
def _notes(opened: Opened) -> tuple[_Note, ...]:
    """Return the numbered notes that stand below a line "Ghi chú:", up to the first line without a number."""
    found: list[_Note] = []
    section = -1
    for one in opened.stretches:
        text = opened.text(one.start, one.end)
        if _HEADS_NOTES.match(fold(text)) and one.section >= 0:
            section = one.section
        elif section >= 0 and one.section == section and (number := _NUMBERED.match(text)):
            found.append(_Note(section, fold(number[1]), one.start, one.end))
        else:
            section = -1
    return tuple(found)


def _boxed(opened: Opened, kind: str, code: str) -> Iterator[Claim]:
    """Yield what a key says of a box: the text beside its code, in a table whose first column holds such codes."""
    noun = set(kind.split()) - {"thu", "so"}
    for index, table in enumerate(opened.document.tables):
        header = set(syllables(" ".join(table.columns[0]))) if table.columns else set()
        if noun <= header and _is_keyed(table):
            for number, row in enumerate(table.rows):
                if code in re.findall(r"\d+[a-z]?", fold(row.cells[0].text)):
                    yield from _beside(opened, index, number, row)


def _is_keyed(table: Table) -> bool:
    codes = [fold(flat(row.cells[0].text)) for row in table.rows if row.cells]
    return bool(codes) and sum(bool(_CODES.fullmatch(one)) for one in codes) >= _KEYED * len(codes)


def _beside(opened: Opened, index: int, number: int, row: Row) -> Iterator[Claim]:
    for column, cell in enumerate(row.cells[1:], 1):
        if any(map(str.isalpha, cell.text)):
            text = f"{flat(row.cells[0].text)}: {shorten(cell.text, _LENGTH)}"
            yield Claim(text, (row_ground(opened, index, number, column),))
            return


def _rowed(question: Question, opened: Opened, code: str, name: tuple[str, ...]) -> Iterator[Claim]:
    """Yield the cell of the row of that number under the column of that name, in the part that is named if one is."""
    spans = named_spans(question, opened)
    for index, table in enumerate(opened.document.tables):
        columns = [at for at, path in enumerate(table.columns) if path and _is_headed(path[-1], name)]
        for number, row in enumerate(table.rows):
            numbered = bool(row.cells) and flat(row.cells[0].text).strip(" .)") == code
            inside = spans is not None and (not spans or any(start <= row.start < end for start, end in spans))
            if len(columns) == 1 and numbered and inside and flat(row.cells[columns[0]].text):
                yield _cell(opened, index, number, columns[0])


def _is_headed(header: str, name: tuple[str, ...]) -> bool:
    words = syllables(header)
    return bool(words) and (words == name[: len(words)] or name == words[: len(name)])


def _cell(opened: Opened, index: int, number: int, column: int) -> Claim:
    table = opened.document.tables[index]
    cells = table.rows[number].cells
    subject = next((cell.text for cell in cells[1:] if any(map(str.isalpha, cell.text))), cells[0].text)
    text = f"{shorten(subject, _NAME)} – {flat(table.columns[column][-1])}: {shorten(cells[column].text, _LENGTH)}"
    return Claim(text, (row_ground(opened, index, number, column),))
