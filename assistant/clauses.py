"""Cuts one document into clauses: sentences, items and the lines that introduce items, each with what it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.words import EMPTY, Bag, bag, join
from corpus.language.numbering import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence import Opened, Stretch
    from corpus.document import Section

_INTRODUCES = (":", "sau đây", "như sau", "sau đây:")
_POINT = {"letter", "bullet", "plus", "diem"}
_ARTICLE = {"dieu", "khoan", "diem", "number", "letter", "roman"}
_NEAR = 3  # headings from the inside that say what a clause is about; those farther out only where it stands


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence, item or introducing line.

    ``near`` are the words of the headings and introducing lines right above it, ``far`` those farther out.
    ``above`` is the place of the clause that introduces it, -1 for none; ``heading`` says that it is a mere title.
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


@dataclass(frozen=True, slots=True)
class Clauses:
    """All clauses of a document in reading order, who introduces whom, and where each word stands."""

    every: tuple[Clause, ...]
    below: dict[int, tuple[int, ...]]
    postings: dict[str, frozenset[int]]

    def items(self, clause: Clause) -> tuple[Clause, ...]:
        """Return the items that a clause introduces."""
        return tuple(self.every[place] for place in self.below.get(clause.place, ()))


@lru_cache(maxsize=256)
def clauses_of(opened: Opened) -> Clauses:
    """Return the clauses of a document; made once."""
    above = _introducers(opened)
    every = tuple(_clause(opened, place, one, above) for place, one in enumerate(opened.stretches))
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
    )


def bare(text: str) -> str:
    """Return a heading or an item without the label that opens it ("Điều 5. ", "a) ")."""
    label = label_of(text)
    return text[label.end :].strip() if label else text.strip()


def _clause(opened: Opened, place: int, one: Stretch, above: Sequence[int]) -> Clause:
    own = opened.document.abbreviations
    text = opened.text(one.start, one.end)
    section = opened.document.sections[one.section] if one.section >= 0 else None
    heading = section is not None and section.start == one.start and _is_title(section, one)
    path = list(section.path[:-1] if section and section.start == one.start else section.path if section else ())
    chain = list(_chain(place, above))
    leads = [opened.text(opened.stretches[at].start, opened.stretches[at].end) for at in chain]
    titles = [bare(part) for part in reversed(path)]
    near = [*leads, *titles[: max(1, _NEAR - len(leads))]]
    far = titles[max(1, _NEAR - len(leads)) :]
    return Clause(
        place,
        one.start,
        one.end,
        text,
        bag(bare(text), own),
        join([bag(part, own) for part in near]) if near else EMPTY,
        join([bag(part, own) for part in far]) if far else EMPTY,
        chain[0] if chain else -1,
        heading,
        one.section,
    )


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
        running = _running(opened, place, running, text)
        found.append(running)
        section = opened.document.sections[one.section] if one.section >= 0 else None
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
