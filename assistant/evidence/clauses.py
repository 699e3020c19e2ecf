"""Cuts one document into clauses: sentences, items, introducing lines, each with the words that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.evidence.kept import kept, without_collecting
from assistant.understanding.words import EMPTY, Bag, bag, join
from corpus.language.numbering import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.pieces import Opened, Stretch
    from assistant.understanding.question import Question
    from corpus.document import Abbreviation, Section

_INTRODUCES = (":", "sau đây", "như sau", "sau đây:")
_POINT = {"letter", "bullet", "plus", "diem"}
_ARTICLE = {"dieu", "khoan", "diem", "number", "letter", "roman"}
_STOP = re.compile(r"(?<=[\w)”\"%])(?<![\s.(]\w)(?<!\bTP)(?<!\bTS)(?<!Điều \d)(?<!Điều \d\d)[.;]\s+(?=[A-ZÀ-ỸĐ“\"(])")
_SHORTEST = 24
_NEAR = 3  # headings from the inside that say what a clause is about; those farther out only where it stands


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence, item or introducing line.

    ``near`` are the words of the headings and introducing lines right above it, ``far`` those farther out.
    ``above`` is the place of the clause that introduces it, -1 for none; ``heading`` says that it is a mere title;
    ``paragraph`` is the span of the whole item that the sentence belongs to.
    """

    place: int
    start: int
    end: int
    text: str
    main: Bag
    near: Bag
    far: Bag
    above: int = -1
    heading: bool = False
    section: int = -1
    paragraph: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Clauses:
    """All clauses of a document in reading order, who introduces whom, and where each word stands.

    ``names`` are the neighbouring words (folded) of its headings and of the terms that it defines ("văn bản đến").
    """

    every: tuple[Clause, ...]
    below: dict[int, tuple[int, ...]]
    postings: dict[str, frozenset[int]]
    names: frozenset[tuple[str, str]]

    def items(self, clause: Clause) -> tuple[Clause, ...]:
        """Return the items that a clause introduces: of each its first sentence."""
        below = [self.every[place] for place in self.below.get(clause.place, ())]
        return tuple({one.paragraph: one for one in reversed(below)}.values())[::-1]


@kept
@without_collecting()
def clauses_of(opened: Opened) -> Clauses:
    """Return the clauses of a document; made once."""
    every = tuple(_cut(opened))
    below: dict[int, list[int]] = {}
    postings: dict[str, set[int]] = {}
    for clause in every:
        if clause.above >= 0:
            below.setdefault(clause.above, []).append(clause.place)
        for word in clause.main.folded | clause.near.folded:
            postings.setdefault(word, set()).add(clause.place)
    return Clauses(
        every,
        {place: tuple(many) for place, many in below.items()},
        {word: frozenset(many) for word, many in postings.items()},
        _names(opened),
    )


def _names(opened: Opened) -> frozenset[tuple[str, str]]:
    own = opened.document.abbreviations
    titles = [bare(one.title) for one in opened.document.sections if one.title.strip()]
    terms = [one.term for one in opened.document.definitions]
    return frozenset().union(*(bag(part, own).pairs for part in (*titles, *terms)))


def bare(text: str) -> str:
    """Return a heading or an item without the label that opens it ("Điều 5. ", "a) ")."""
    label = label_of(text)
    return text[label.end :].strip() if label else text.strip()


def _cut(opened: Opened) -> Iterator[Clause]:
    above = _introducers(opened)
    pieces = [_sentences(opened, one) for one in opened.stretches]
    last, count = [], 0
    for many in pieces:
        count += len(many)
        last.append(count - 1)
    place = 0
    for at, (one, many) in enumerate(zip(opened.stretches, pieces, strict=True)):
        headings = _headings(opened, at, above)
        paragraph = _paragraph(opened, at)
        for start, end in many:
            introducer = last[above[at]] if above[at] >= 0 else -1
            yield _clause(opened, place, (start, end), one, headings, paragraph, introducer)
            place += 1


def _sentences(opened: Opened, one: Stretch) -> list[tuple[int, int]]:
    starts = [one.start]
    for match in _STOP.finditer(opened.document.text, one.start, one.end):
        if match.start() - starts[-1] > _SHORTEST and one.end - match.end() > _SHORTEST:
            starts.append(match.end())
    ends = [*(len(opened.document.text[:start].rstrip()) for start in starts[1:]), one.end]
    return list(zip(starts, ends, strict=True))


def _paragraph(opened: Opened, at: int) -> tuple[int, int]:
    first = last = at
    text, many = opened.document.text, opened.stretches
    while first and "\n" not in text[many[first - 1].end : many[first].start]:
        first -= 1
    while last + 1 < len(many) and "\n" not in text[many[last].end : many[last + 1].start]:
        last += 1
    return many[first].start, many[last].end


def _headings(opened: Opened, at: int, above: Sequence[int]) -> list[str]:
    """Return what the stretch stands under, from the inside: introducing lines, then titles."""
    one = opened.stretches[at]
    section = opened.document.sections[one.section] if one.section >= 0 else None
    path = list(section.path[:-1] if section and section.start == one.start else section.path if section else ())
    leads = [opened.text(opened.stretches[on].start, opened.stretches[on].end) for on in _chain(at, above)]
    return list(dict.fromkeys(bare(part) for part in (*leads, *reversed(path)) if part.strip()))


def _clause(  # noqa: PLR0913, PLR0917 - the parts of one record
    opened: Opened,
    place: int,
    span: tuple[int, int],
    one: Stretch,
    headings: Sequence[str],
    paragraph: tuple[int, int],
    introducer: int,
) -> Clause:
    own = opened.document.abbreviations
    text = opened.text(*span)
    section = opened.document.sections[one.section] if one.section >= 0 else None
    title = section is not None and section.start == one.start and _is_title(section, one)
    before = opened.text(paragraph[0], span[0])
    return Clause(
        place,
        *span,
        text,
        bag(bare(text), own),
        _joined(headings[:_NEAR], own),
        _joined([*headings[_NEAR:], *([before] if before.strip() else [])], own),
        introducer,
        title,
        one.section,
        paragraph,
    )


def _joined(parts: Sequence[str], own: tuple[Abbreviation, ...]) -> Bag:
    return join([bag(part, own) for part in parts]) if parts else EMPTY


def _is_title(section: Section, one: Stretch) -> bool:
    return bool(section.title.strip()) and one.end <= section.heading_end + 1


def _chain(place: int, above: Sequence[int]) -> Iterator[int]:
    at = above[place]
    while at >= 0:
        yield at
        at = above[at]


def _introducers(opened: Opened) -> list[int]:
    """Return, for each stretch, the stretch that introduces it; -1 for none."""
    starts = {one.start: place for place, one in enumerate(opened.stretches)}
    parents = _parents(opened.document.sections)
    found: list[int] = []
    running = -1
    for place, one in enumerate(opened.stretches):
        text = opened.text(one.start, one.end)
        section = opened.document.sections[one.section] if one.section >= 0 else None
        # A part with a title of its own ("I. MỤC ĐÍCH") is no item of the sentence before it.
        opens = section is not None and section.start == one.start and _is_title(section, one)
        running = -1 if opens else _running(opened, place, running, text)
        found.append(running)
        if section is not None and section.start == one.start:
            parent = parents[one.section]
            lead = _lead(opened, starts, parent, one.start) if parent >= 0 else -1
            found[-1] = lead if lead >= 0 else found[-1]
        if _opens_list(text):
            running = place
    return [at if at < place else -1 for place, at in enumerate(found)]


def _running(opened: Opened, place: int, running: int, text: str) -> int:
    """Return the line that introduces unnumbered items, as long as they follow it."""
    if running < 0:
        return -1
    label = label_of(text)
    if running == place - 1 or (label is not None and label.kind in _POINT):
        same = opened.stretches[place].section == opened.stretches[running].section
        return running if same or label is not None else -1
    return running if text.lstrip()[:1] in "-–•+*" else -1


def _opens_list(text: str) -> bool:
    return text.rstrip().endswith(_INTRODUCES)


def _lead(opened: Opened, starts: dict[int, int], parent: int, before: int) -> int:
    """Return the line of the parent part that introduces its items: its own first words, or what ends in a colon."""
    section = opened.document.sections[parent]
    if section.kind not in _ARTICLE:
        return -1
    first = starts.get(section.start, -1)
    if first < 0:
        return -1
    place, last = first, first
    while place < len(opened.stretches) and opened.stretches[place].start < before:
        if opened.stretches[place].section == parent:
            last = place
        place += 1
    return last


def _parents(sections: Sequence[Section]) -> list[int]:
    found: list[int] = []
    stack: list[int] = []
    for place, one in enumerate(sections):
        while stack and sections[stack[-1]].end <= one.start:
            stack.pop()
        while stack and len(sections[stack[-1]].path) >= len(one.path):
            stack.pop()
        found.append(stack[-1] if stack else -1)
        stack.append(place)
    return found


def likeliest(question: Question, documents: Sequence[Opened]) -> tuple[Opened, ...]:
    """Return the documents whose names share most neighbouring words with the question; all where none stands out."""
    words = [word.folded for word in question.words if word.tag != "reference"]
    said = set(pairwise(words))
    shared = {opened.id: len(said & opened.identity.pairs) for opened in documents}
    most = max(shared.values(), default=0)
    best = tuple(opened for opened in documents if shared[opened.id] == most)
    return best if most else tuple(documents)
