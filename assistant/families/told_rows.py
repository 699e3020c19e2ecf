"""Says whether a row of a table is the one that a question names: names, figures and compounds stand in it whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.background import is_compound
from assistant.evidence.matching import weigh
from assistant.families.grid_columns import header_bag, is_ordinal
from assistant.resolving.scope import ADDRESSES
from assistant.understanding.words import EMPTY, bag, join, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag
    from corpus.document import Row, Table

_YEARS = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")
_SAID = {"", "plain", "amount"}
# How people speak of themselves and of theirs: no table has these words.
_OWN = frozenset(("cháu", "con", "bé", "tụi", "bọn", "nhỏ", "nhà", "chau"))


@dataclass(frozen=True, slots=True)
class Line:
    """One row with what its cells, its groups, the headers and its surroundings can be matched by."""

    opened: Opened
    index: int
    number: int
    cells: tuple[Bag, ...]
    headers: tuple[Bag, ...]
    groups: Bag
    around: Bag

    @property
    def table(self) -> Table:
        """The row's table."""
        return self.opened.document.tables[self.index]

    @property
    def row(self) -> Row:
        """The row itself."""
        return self.table.rows[self.number]


def line_of(ranked: Ranked) -> Line:
    """Return a ranked row with what it can be matched by; ordinals count for nothing."""
    opened = ranked.opened
    index, number = opened.rows[ranked.evidence.place]
    table = opened.document.tables[index]
    row, own = table.rows[number], opened.document.abbreviations
    cells = tuple(EMPTY if is_ordinal(table, at) else bag(cell.text, own) for at, cell in enumerate(row.cells))
    groups = bag(" ; ".join(group.text for group in row.groups), own)
    around = join([bag(" ; ".join((table.caption, *table.path)), own), opened.identity])
    return Line(opened, index, number, cells, tuple(map(header_bag, table.columns)), groups, around)


def told_terms(question: Question, shelf: Shelf) -> tuple[Term, ...]:
    """Return the words of the question that a table can have, figures too, without those that only address."""
    signers = _signers(shelf)
    words = [
        word
        for at, word in enumerate(question.words)
        if (word.tag in _SAID or (word.tag == "named" and word.folded in signers)) and not _addresses(question, at)
    ]
    return tuple(term for term in shelf.terms(question, words) if not _addresses(question, term.place))


def _signers(shelf: Shelf) -> frozenset[str]:
    """Return the words of the names of those who sign: they pick a document, and may stand in a row as well."""
    signed = (opened.document.identity.signer for opened in shelf.documents)
    return frozenset(part for one in signed if one and one.name for part in syllables(one.name))


def _addresses(question: Question, at: int) -> bool:
    word, after = question.words[at], question.words[at + 1] if at + 1 < len(question.words) else None
    return word.exact in _OWN or (word.folded in ADDRESSES and after is not None and after.text[:1].isupper())


def met(term: Term, evidence: Bag) -> bool:
    """Say whether the evidence has the word; a stretch of years where it has both."""
    years = _YEARS.fullmatch(term.word.folded)
    if years:
        return {years[1], years[2]} <= evidence.folded or term.word.folded in evidence.folded
    return weigh((term,), evidence).coverage > 0


def names_row(question: Question, shelf: Shelf, ranked: Ranked) -> bool:
    """Say whether nothing that the question names is missing from a row, its headers and what stands around it."""
    line = line_of(ranked)
    return holds_names(told_terms(question, shelf), line, line.headers) and holds_quoted(question, line)


def holds_names(terms: Sequence[Term], line: Line, headers: Sequence[Bag]) -> bool:
    """Say whether no name, figure or compound of the question is missing, or met only in pieces."""
    bags = (*line.cells, line.groups, *headers, line.around)
    for term in terms:
        firm = _is_name(term) or term.word.kind == "number" or is_foreign(term)
        if firm and not term.optional and (is_foreign(term) or not any(met(term, one) for one in bags)):
            return False
    return all(_together(left, right, line, bags) for left, right in pairwise(terms))


def is_foreign(term: Term) -> bool:
    """Say whether no document has the word, or only in other compounds ("học phí" where only "lệ phí" is)."""
    return (term.unknown or term.stray) and not term.verbal and not term.light


def _is_name(term: Term) -> bool:
    text = term.word.text
    return term.place > 0 and text[:1].isupper() and not text.isupper()


def _together(left: Term, right: Term, line: Line, bags: Sequence[Bag]) -> bool:
    """Say whether two neighbours that belong together stand side by side in one place."""
    if not _is_next(left, right) or left.optional or right.optional or (left.light and right.light):
        return True
    if _YEARS.fullmatch(right.word.folded) or any((left.word.folded, right.word.folded) in one.pairs for one in bags):
        return True
    if right.word.kind == "number":
        # "khối 5" stands in "Khối 4, 5"; what is around must have the very name.
        return left.word.kind != "word" or any(met(left, one) and met(right, one) for one in bags[:-1])
    if _is_name(right) and (_is_name(left) or _is_apart(left, right, line)):
        return False
    if not is_compound(left.word.exact, right.word.exact, bare=left.bare):
        return True
    # "bài thi" where the row has "bài": what a compound is of says more than what tells it apart.
    headed = any(met(left, cell) for cell in line.cells) and any(met(right, one) for one in bags)
    return headed or any(one.word.others for one in (left, right))


def _is_next(left: Term, right: Term) -> bool:
    return left.place + 1 == right.place and right.word.glued


def _is_apart(left: Term, right: Term, line: Line) -> bool:
    """Say whether what a name is of stands in one cell and the name in another ("Trường …" and "Xã Nậm Ví")."""
    held = [cell for cell in line.cells if met(left, cell)]
    return bool(held) and not any(met(right, cell) for cell in held)


def holds_quoted(question: Question, line: Line) -> bool:
    """Say whether what the question quotes stands in the row as it is quoted."""
    there = [" ".join(syllables(cell.text)) for cell in line.row.cells]
    return all(any(" ".join(syllables(one)) in text for text in there) for one in question.quoted)


def is_scattered(terms: Sequence[Term], key: Bag) -> bool:
    """Say whether a cell has neighbours of the question, but none of them side by side."""
    inside = [met(term, key) and not term.optional for term in terms]
    near = [at for at in range(len(terms) - 1) if inside[at] and inside[at + 1] and _is_next(terms[at], terms[at + 1])]
    if any(term.word.others for at in near for term in terms[at : at + 2]):
        return False
    return bool(near) and not any((terms[at].word.folded, terms[at + 1].word.folded) in key.pairs for at in near)
