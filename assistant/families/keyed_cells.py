"""Answers what a table says of a row that the question names whole: "Công văn viết tắt là gì", "ô số của Nơi nhận"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING

from assistant.answering.citations import column_name, flat, row_ground, shorten
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.asked_words import FUNCTION
from assistant.evidence.kept import kept
from assistant.evidence.matching import weigh
from assistant.families import numbered_places
from assistant.families.clause_ranking import ranked_clauses
from assistant.families.grid_columns import asked_columns, asks_phone, header_bag, is_of_kind, is_phone, states_facts
from assistant.understanding.words import bag, join, keys, question_words, syllables
from corpus.language.numbering import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word
    from corpus.document import Abbreviation, Table

FAMILY = "keyed_cells"
_OUT = {"scaffold", "maybe", "follow", "correct", "named", "yesno", "list", "both", "reference"}
_POINTING = {"reference", "named", "year", "date", "quarter"}
_LONGEST_KEY = 14  # syllables
_SAID_WHOLE = 0.9
_KINDS_NAMED = frozenset(("lop", "khoi", "phong", "mon", "truong", "to", "thon", "khoa", "nhom", "doi", "dot", "ma"))
_HEADED = 0.45  # of a header's weight, said by the question
_CONFIDENCE, _BEHIND = 0.9, 0.77
_WHOLE = 0.9  # of what is asked, said by one clause itself: it goes before the cell
_LENGTH = 400
_MOST = 4
_BRACKETS = re.compile(r"\s*\([^()]*\)")
COUNTING = frozenset(("so", "luong", "tong"))  # what "bao nhiêu" and "nhiều nhất" imply of a header
# How long, how many: what a measure's header is called in everyday words.
_SAID_AS = {"dai": "do dai", "rong": "do rong", "cao": "do cao", "sau": "do sau", "nang": "trong luong"}
_Names = dict[tuple[str, ...], list[tuple[int, int, int, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class _Key:
    """A cell that the question names whole, at ``[first, last)`` of its words."""

    opened: Opened
    table: int
    row: int
    column: int
    first: int
    last: int


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the cells of the named rows under the named columns; ``None`` where no row or no column is named.

    A place told by its number ("ô số 7", "ghi chú số 2") goes first.
    """
    place = numbered_places.answer(question, shelf)
    if place is not None:
        return place
    if question.form in {"yesno", "compare"} or "count" in question.asks:
        return None
    for _, alike in groupby(named_cells(question, shelf), key=lambda one: (one.first - one.last, one.first)):
        told = [one for key in alike for one in _told(question, shelf, key)]
        if told:
            confidence = _BEHIND if said_in_prose(question, shelf, told[0].names) else _CONFIDENCE
            return answered(FAMILY, confidence, tuple(_merged(told))[:_MOST])
    return None


def said_in_prose(question: Question, shelf: Shelf, names: Sequence[str]) -> bool:
    """Say whether a clause says all of it in its own words ("Quốc hiệu: … cỡ chữ từ 12 đến 13")."""
    clauses = [one for one in ranked_clauses(question, shelf)[:3] if not one.clause.heading]
    whole = [one for one in clauses if one.fit.covered >= _WHOLE and one.fit.own >= _WHOLE]
    lines = [f" {' '.join(syllables(one.clause.text))} " for one in whole]
    return any(all(f" {' '.join(syllables(name))} " in line for name in names) for line in lines)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one cell says, under which caption; ``names`` are those of its row and column."""

    claim: Claim
    caption: str
    names: tuple[str, ...]


def _merged(told: Sequence[_Told]) -> Iterator[Claim]:
    """Yield what each table says, once where several say the same, with the table's caption where they differ."""
    texts = dict.fromkeys(one.claim.text for one in told)
    heads = {text.split(": ", 1)[0] for text in texts}
    for text in texts:
        same = [one for one in told if one.claim.text == text]
        differs = len(heads) < len(texts) and same[0].caption
        shown = f"{text} ({shorten(same[0].caption, 120)})" if differs else text
        yield Claim(shown, tuple(dict.fromkeys(ground for one in same for ground in one.claim.grounds)))


def named_cells(question: Question, shelf: Shelf) -> list[_Key]:
    """Return the cells that the question names whole, the longest names first."""
    found = [one for opened in shelf.documents for one in _named_in(question, opened)]
    return sorted(found, key=lambda one: (one.first - one.last, one.first, one.opened.id, one.table, one.row))


def _named_in(question: Question, opened: Opened) -> Iterator[_Key]:
    names = _names_of(opened)
    words = [word.folded for word in question.words]
    yield from _coded_in(question, opened, names)
    for first in range(len(words)):
        for size in range(1, min(_LONGEST_KEY, len(words) - first) + 1):
            for table, row, column, exact in names.get(tuple(words[first : first + size]), ()):
                named = question.words[first : first + size]
                typed = tuple(word.exact for word in named)
                # "dung" typed without accents is any of dùng, đúng and đứng.
                pointing = all(word.tag in _POINTING for word in named) or (size == 1 and not question.accented)
                if not pointing and not _is_in_name(question, first) and (not question.accented or typed == exact):
                    yield _Key(opened, table, row, column, first, first + size)


def _is_in_name(question: Question, first: int) -> bool:
    """Say whether the words go on a name that opens before them ("Toán" in "Trường Lê Mẫu Toán")."""
    word, before = question.words[first], question.words[first - 1] if first > 1 else None
    return before is not None and word.glued and not before.tag and _is_capital(word) and _is_capital(before)


def _is_capital(word: Word) -> bool:
    return word.text[:1].isupper() and word.text[1:].islower()


def _coded_in(question: Question, opened: Opened, names: _Names) -> Iterator[_Key]:
    """Yield the cells that hold a short form as it was typed ("KH"), whatever it is spelled out to."""
    for first, word in enumerate(question.words):
        typed = question.text[word.start : word.end]
        if typed == word.text or (first and question.words[first - 1].start == word.start):
            continue
        size = sum(one.start == word.start for one in question.words[first:])
        for table, row, column, _ in names.get((keys(typed)[1],), ()):
            if flat(opened.document.tables[table].rows[row].cells[column].text) == typed:
                yield _Key(opened, table, row, column, first, first + size)


@kept
def _names_of(opened: Opened) -> _Names:
    """Return every cell that can name its row, by its folded syllables: its whole text, or that before a bracket."""
    found: _Names = {}
    for place, table in enumerate(opened.document.tables):
        if states_facts(table):
            continue
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                for exact, folded in _named(cell.text, opened.document.abbreviations):
                    if 0 < len(folded) <= _LONGEST_KEY:
                        found.setdefault(folded, []).append((place, number, column, exact))
    return found


def _named(text: str, own: Sequence[Abbreviation]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield what a cell may be called by, exact and folded; its short forms also spelled out ("THCS Bàu Sậy")."""
    for name in (one for one in _forms(text) if not _is_figure(one)):
        parts = re.findall(r"\w+(?:[./]\w+)*", name)
        yield tuple(keys(part)[0] for part in parts), tuple(keys(part)[1] for part in parts)
        if len(parts) <= _LONGEST_KEY and any(part.isupper() and len(part) > 1 for part in parts):
            spelled = question_words(name, own)
            if len(spelled) > len(parts):
                yield tuple(word.exact for word in spelled), tuple(word.folded for word in spelled)


def _forms(text: str) -> tuple[str, ...]:
    line = flat(text).strip(" .,;:")
    label = label_of(line)
    bare = line[label.end :].strip(" .,;:") if label and label.kind in {"bullet", "number", "letter"} else line
    return tuple(dict.fromkeys(one for one in (bare, _BRACKETS.sub("", bare).strip()) if one))


def _is_figure(name: str) -> bool:
    return not any(letter.isalpha() for letter in name)


def _told(question: Question, shelf: Shelf, key: _Key) -> Iterator[_Told]:
    table = key.opened.document.tables[key.table]
    cells = table.rows[key.row].cells
    left = [word for place, word in enumerate(question.words) if not key.first <= place < key.last]
    for column in _columns(question, left, table, key, shelf):
        if column < len(cells) and flat(cells[column].text):
            claim = _claim(key, table, column)
            names = (_forms(cells[key.column].text)[0], *(flat(part) for part in table.columns[column][-1:]))
            yield _Told(claim, flat(table.caption or " ".join(table.path[-1:])), names)


def _columns(question: Question, left: Sequence[Word], table: Table, key: _Key, shelf: Shelf) -> list[int]:
    """Return the columns that the rest of the question names; of a table of two, the other one."""
    # "lớp 9A", "khóa A2": what kind of thing the name is of says nothing more.
    kind = question.words[key.first - 1] if key.first else None
    kind = kind if kind is not None and kind.folded in _KINDS_NAMED else None
    asked = [word for word in left if word.tag not in _OUT and word.folded not in FUNCTION and word is not kind]
    terms = [term for term in shelf.terms(question, asked) if not term.optional]
    others = [one for one in range(len(table.headers)) if one != key.column and not _same(table, one, key.column)]
    others = [one for one in others if asks_phone(question) or not is_phone(table, one)]
    headed = sorted(
        ((header_share(left, table, one, shelf), len(_header_words(table, one)), -one) for one in others), reverse=True
    )
    named = [-place for share, _, place in headed if share >= _HEADED]
    if not named and _kind_said(left, table, key):
        named = _only_other(table, key, others)
    spotted = asked_columns(question, table, tuple(map(header_bag, table.columns)))
    spotted = [one for one in spotted if one in others]
    if not spotted and "who" in question.tags and header_share(left, table, key.column, shelf) >= _SAID_WHOLE:
        # "Ai chủ nhiệm lớp 9A?": the cell and its header are given, whose row it is, is asked.
        spotted = [one for one in others if is_of_kind(table.columns[one], "who")][:1]
    if len(spotted) > 1 or (spotted and headed and headed[0][0] < 1.0):
        named = spotted  # "ngày nào, ở đâu" asks for two; "ai chủ nhiệm lớp 9A" for who, whatever has "lớp" too
    if not named or not _all_met(terms, table, key, named):
        return []
    if len(spotted) > 1:
        return spotted
    best = _header_words(table, named[0])
    more = [one for one in named[1:] if _said_alone(left, table, one, best)]
    return [named[0], *more]


def _kind_said(left: Sequence[Word], table: Table, key: _Key) -> bool:
    """Say whether a table without headers is meant: by the number in the row's name, or by what its rows are."""
    name = table.rows[key.row].cells[key.column].text
    others = [one.text for place, one in enumerate(table.rows[key.row].cells) if place != key.column]
    kinds = {syllables(flat(text))[0] for text in others if any(map(str.isdigit, text)) and syllables(flat(text))}
    return any(map(str.isdigit, name)) or bool(kinds & {word.folded for word in left})


def _said_alone(left: Sequence[Word], table: Table, column: int, best: frozenset[str]) -> bool:
    """Say whether the question names this column too, with words that the first one does not have."""
    own = _header_words(table, column) - best
    return bool(own) and own <= {word.folded for word in left}


def _only_other(table: Table, key: _Key, others: Sequence[int]) -> list[int]:
    """Return the one further column with something in it, where the header names none or the table has no header."""
    telling = [one for one in others if not _is_ordinal(table, one)]
    if any(_header_words(table, one) for one in range(len(table.headers))) or len(telling) != 1:
        return []
    return telling if len(table.headers) > 1 and key.column not in telling else []


def _is_ordinal(table: Table, column: int) -> bool:
    return bool(table.roles) and table.roles[column] == "ordinal"


def _same(table: Table, left: int, right: int) -> bool:
    return bool(table.columns[left]) and table.columns[left] == table.columns[right]


def _header_words(table: Table, column: int) -> frozenset[str]:
    return frozenset(part for name in table.columns[column] for part in syllables(_BRACKETS.sub("", flat(name))))


def header_share(
    left: Sequence[Word], table: Table, column: int, shelf: Shelf, implied: frozenset[str] = frozenset()
) -> float:
    """Return the share of the header's words, by weight, that the question says beside the row, or implies."""
    header = _header_words(table, column)
    header = header - FUNCTION or header
    left = [word for at, word in enumerate(left) if not _is_numbered(left, at, header)]
    said = implied | {word.folded for word in left}
    said |= {part for word in left for part in _SAID_AS.get(word.folded, "").split()}
    said |= {keys(part)[1] for word in left for other in word.others for part in other}
    # Words come in no fixed order: only an exact sum is the same every time, and two headers said whole a tie.
    total = fsum(shelf.lexicon.weight(word) for word in header)
    return fsum(shelf.lexicon.weight(word) for word in header & said) / total if total else 0.0


def _is_numbered(words: Sequence[Word], at: int, header: frozenset[str]) -> bool:
    """Say whether the word names one of many by its number ("lớp 10"), which no header "Số lớp" means."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.kind == "number" and after.glued and after.folded not in header


def _all_met(terms: Sequence[Term], table: Table, key: _Key, named: Sequence[int]) -> bool:
    """Say whether what else is asked stands in the headers, the caption, the path or the document's name."""
    headers = [part for one in (*named, key.column) for part in table.columns[one]]
    around = [table.caption, *table.path, *(group.text for group in table.rows[key.row].groups)]
    own = key.opened.document.abbreviations
    main = join([bag(part, own) for part in (*headers, *around) if part.strip()])
    said = [term for term in terms if term.word.folded not in _SAID_AS]
    if not said:
        return True
    match = weigh(said, main, key.opened.identity)
    return not any(not term.light for term in match.missing)


def _claim(key: _Key, table: Table, column: int) -> Claim:
    cells = table.rows[key.row].cells
    header = column_name(table, column)
    name = shorten(_forms(cells[key.column].text)[0], 160)
    value = shorten(cells[column].text, _LENGTH)
    said = f"{name} – {header}: {value}" if header else f"{name}: {value}"
    return Claim(said, (row_ground(key.opened, key.table, key.row, column),))
