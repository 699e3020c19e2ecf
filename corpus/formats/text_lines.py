"""Cuts a text taken from a PDF into lines and takes page numbers and running headers out of them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from corpus.document import Margin

_PAGE_MARK = re.compile(
    r"(?:trang|page)\s*:?\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE
)
_LONE_NUMBER = re.compile(r"\d{1,3}")
_ENDS = re.compile(r"[.;:!?…”\")]\s*$")
# Two page numbers with fewer lines than this between them are figures of a list or table.
_SHORTEST_PAGE = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: its words, its page (``None`` without form feeds), blank lines before it.

    ``indent`` is how many columns of white space stand before the words.
    """

    text: str
    page: int | None
    gap: int
    indent: int

    @property
    def extent(self) -> int:
        """The column in which the line ends."""
        return self.indent + len(self.text)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that hold text, in order; a form feed starts the next page."""
    pages = text.split("\f")
    paged = len(pages) > 1 and any(page.strip() for page in pages[1:])
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        gap = 0
        for raw in page.split("\n"):
            if raw.strip():
                lines.append(Line(raw.strip(), number if paged else None, gap, _indent(raw)))
                gap = 0
            else:
                gap += 1
    return tuple(lines)


def _indent(raw: str) -> int:
    wide = raw.expandtabs()
    return len(wide) - len(wide.lstrip())


def take_margins(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Margin, ...]]:
    """Return the lines of the text itself and, apart from them, page numbers and running headers and footers."""
    kinds = {**_running(lines), **_marked(lines), **_numbered(lines)}
    kept = tuple(line for at, line in enumerate(lines) if at not in kinds)
    return kept, tuple(Margin(kinds[at], lines[at].text, lines[at].page) for at in sorted(kinds))


def _marked(lines: tuple[Line, ...]) -> dict[int, str]:
    return {at: "page_number" for at, line in enumerate(lines) if _PAGE_MARK.fullmatch(line.text)}


def _edges(lines: tuple[Line, ...], depth: int) -> dict[int, str]:
    """Return the first and last ``depth`` lines of every page with what they would be, where pages are known."""
    places: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.page is not None:
            places.setdefault(line.page, []).append(at)
    found: dict[int, str] = {}
    for ats in places.values():
        found |= dict.fromkeys(ats[-depth:], "footer") | dict.fromkeys(ats[:depth], "header")
    return found


def _numbered(lines: tuple[Line, ...]) -> dict[int, str]:
    """Return the page numbers that stand alone on a line: at page edges, else as a chain 2, 3, 4 … far apart."""
    lone = {at: int(line.text) for at, line in enumerate(lines) if _LONE_NUMBER.fullmatch(line.text)}
    edges = _edges(lines, 2)
    if edges:
        shifts = Counter(lone[at] - (lines[at].page or 0) for at in lone if at in edges)
        usual = [shift for shift, count in shifts.items() if count > 1 or shift == 0]
        return {at: "page_number" for at in lone if at in edges and lone[at] - (lines[at].page or 0) in usual}
    chain = _chain(lone)
    broken = [at for at in chain if _breaks_sentence(lines, at)]
    return dict.fromkeys(chain, "page_number") if broken and len(broken) * 2 >= len(chain) else {}


def _chain(lone: dict[int, int]) -> list[int]:
    for first in (at for at, value in lone.items() if value in (1, 2)):
        chain = [first]
        for at, value in lone.items():
            if value == lone[chain[-1]] + 1 and at - chain[-1] >= _SHORTEST_PAGE:
                chain.append(at)
        if len(chain) > 1 or lone[first] == 2:
            return chain
    return []


def _breaks_sentence(lines: tuple[Line, ...], at: int) -> bool:
    """Say whether the line stands inside a sentence: words before without an end, small letters after."""
    if at == 0 or at + 1 >= len(lines):
        return False
    before, after = lines[at - 1].text, lines[at + 1].text
    return not _ENDS.search(before) and len(before) > 30 and after[0].islower() and len(after) > 30


def _running(lines: tuple[Line, ...]) -> dict[int, str]:
    """Return the lines that come again on page after page, figures aside."""
    shapes: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if len(line.text) > 3 and not _LONE_NUMBER.fullmatch(line.text):
            shapes.setdefault(re.sub(r"\d+", "#", line.text), []).append(at)
    edges = _edges(lines, 3)
    found: dict[int, str] = {}
    for ats in shapes.values():
        if edges:
            # A table's header comes again on its pages too; it has a keeper of its own.
            at_edge = [at for at in ats if at in edges]
            if (
                len(at_edge) >= 3
                and len(at_edge) == len(ats)
                and _same_edge(at_edge, edges)
                and not _tabular(lines, ats)
            ):
                found |= {at: edges[at] for at in ats}
        elif len(ats) >= 3 and _far_apart(ats) and _interrupts(lines, ats):
            found |= dict.fromkeys(ats, "header")
    return found


def _interrupts(lines: tuple[Line, ...], ats: list[int]) -> bool:
    """Say whether a line cuts another sentence each time; around a phrase that the text repeats, words repeat too."""
    if not all(_breaks_sentence(lines, at) for at in ats):
        return False
    before = {" ".join(lines[at - 1].text.split()[-2:]) for at in ats}
    after = {" ".join(lines[at + 1].text.split()[:2]) for at in ats}
    return len(before) == len(after) == len(ats)


def _same_edge(ats: list[int], edges: dict[int, str]) -> bool:
    return len({edges[at] for at in ats}) == 1


def _tabular(lines: tuple[Line, ...], ats: list[int]) -> bool:
    return all(re.match(r"(?:stt|tt|số\s+tt)\b", lines[at].text, re.IGNORECASE) for at in ats)


def _far_apart(ats: list[int]) -> bool:
    return all(b - a >= _SHORTEST_PAGE for a, b in itertools.pairwise(ats))
