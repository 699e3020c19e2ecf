"""Reads one heading: its label, its title, how it stands in a path, and where its body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.language.numbering import Label, label_of
from corpus.language.vietnamese import fold
from corpus.structure.doctypes import type_line
from corpus.structure.letterhead import is_motto, is_rule
from corpus.structure.lines import Line, is_upper, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.tables.laid import LaidGrid

# How deep a label stands where nothing else decides: worded parts first, then the styles of plans.
LEVELS = {
    **{kind: level for level, kind in enumerate(["phu_luc", "mau", "phan", "chuong", "muc", "tieu_muc", "dieu"])},
    **{
        style: level
        for level, style in enumerate(
            ["A.", "I.", "1.", "1.1.", "1.1.1.", "1.1.1.1.", "1)", "(1)", "a)", "(a)", "i)"], 10
        )
    },
    "1/": 12,
    "1-": 12,
    "a.": 18,
    "a/": 18,
    "i.": 20,
    "1.1.1.1.1.": 15,
}
LONGEST_TITLE = 40  # syllables
_LONGEST_COLON = 15
_LONGEST_RUN_IN = 10
_SHORTEST_SENTENCE = 6
_MOST_TITLE_LINES = 6
_WITH = re.compile(r"^\(.*(kem theo|ban hanh|dinh kem|thuc hien tu|nghi dinh so|thong tu so|quyet dinh so)")
_RUN_IN = re.compile(r"\s*([^:;.]{3,90}):(?=\s+\S)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A labelled line with what belongs to its heading: ``first`` and ``last`` are indexes of items."""

    label: Label
    element: str
    title: str
    start: int
    heading_end: int
    first: int
    last: int


def read_heading(items: Sequence[Line | LaidGrid], index: int, label: Label) -> Heading:
    """Return the heading that the labelled line at ``index`` opens, with titles from the lines under it."""
    line = items[index]
    assert isinstance(line, Line)
    rest = line.text[label.end :].strip()
    if label.kind in ("phu_luc", "phan", "chuong", "muc", "tieu_muc") or (label.kind == "dieu" and not rest):
        return _with_title_below(items, index, label, rest)
    if rest and _is_title(items, index, label, rest):
        title = rest.rstrip(" :.")
        return Heading(label, f"{label.text} {title}", title, line.start, line.end, index, index)
    run_in = _RUN_IN.match(line.text, label.end)
    if run_in and syllables(run_in[1]) <= _LONGEST_RUN_IN and run_in[1][:1].isupper():
        element = f"{label.text} {run_in[1].strip()}"
        return Heading(label, element, run_in[1].strip(), line.start, line.start + run_in.end(), index, index)
    return Heading(label, label.text, "", line.start, line.start + label.end, index, index)


def unlabelled_heading(items: Sequence[Line | LaidGrid], index: int) -> Heading | None:
    """Return the heading of an attachment without the word "Phụ lục": a type line, or capitals, with its subject."""
    start = _past_letterhead(items, index)
    heading = _with_title_below(items, start - 1, Label("phu_luc", "", 0, 0, 0, (), "phu_luc"), "")
    if heading.last < start or not heading.title:
        return None
    return replace(heading, start=items[start].start, first=start)


def _past_letterhead(items: Sequence[Line | LaidGrid], index: int) -> int:
    """Return where an attachment's title begins: its type line, or what follows the motto, if either is near."""
    start = index
    for at, item in enumerate(items[index : index + 10], index):
        if not isinstance(item, Line) or label_of(item.text):
            break
        if type_line(item.text):
            return at
        if is_motto(item.text) or is_rule(item.text):
            start = at + 1
    return start


def _with_title_below(items: Sequence[Line | LaidGrid], index: int, label: Label, rest: str) -> Heading:
    own = rest.strip(" .:-–")
    titles, last = _titles_below(items, index, own)
    title = without_note(" ".join([own, *titles]))
    printed = label.text.rstrip(" .:-–")
    if label.kind == "phu_luc":
        word = "Mẫu" if label.style == "mau" else "Phụ lục"
        # "PHỤ LỤC I" and "Phụ lục I" are one place; "PL I" stays as printed.
        spelled = fold(printed).startswith(fold(word))
        element = (word + printed[len(word) :] if spelled else printed) if printed else title
    else:
        element = f"{printed}. {title}" if title else label.text
    return Heading(label, element, title, items[index].start, items[last].end, index, last)


def without_note(title: str) -> str:
    """Cut "(Ban hành kèm theo …)" off, which some files carry in the title's own paragraph."""
    for match in re.finditer(r"\s*\(", title):
        if _WITH.match(fold(title[match.end() - 1 :])):
            return title[: match.start()].strip()
    return title.strip()


def _titles_below(items: Sequence[Line | LaidGrid], index: int, own: str) -> tuple[list[str], int]:
    titles: list[str] = []
    last = index
    model: Line | None = None
    for at in range(index + 1, min(len(items), index + 2 + _MOST_TITLE_LINES)):
        item = items[at]
        if not isinstance(item, Line):
            break
        if _WITH.match(fold(item.text)) or is_rule(item.text):
            last = at
            if titles or own:
                break
            continue
        if not _goes_below(items, at, model, own=own):
            break
        titles.append(" ".join(item.text.split()))
        model, last = item, at
    return titles, last


def _goes_below(items: Sequence[Line | LaidGrid], at: int, model: Line | None, *, own: str) -> bool:
    """Say whether the paragraph goes on with a title that ``model`` began, or begins one under a bare label."""
    line = items[at]
    label = label_of(line.text) if isinstance(line, Line) else None
    if not isinstance(line, Line) or label or syllables(line.text) > LONGEST_TITLE:
        return False
    if is_upper(line.text):
        above = model.text if model else own
        return not above or is_upper(above)
    if line.text.endswith((".", ";", ":", ",")) or (own and model is None):
        return False
    if model is not None and type_line(model.text):
        return True
    if model is not None:
        return bool(line.centered and model.centered) or bool(line.bold and model.bold)
    return bool(line.centered or line.bold) or _something_formal_follows(items, at)


def _something_formal_follows(items: Sequence[Line | LaidGrid], at: int) -> bool:
    if at + 1 >= len(items):
        return False
    after = items[at + 1]
    if not isinstance(after, Line):
        return True
    label = label_of(after.text)
    return (label is not None and label.kind != "bullet") or bool(_WITH.match(fold(after.text)))


def _is_title(items: Sequence[Line | LaidGrid], index: int, label: Label, rest: str) -> bool:
    """Say whether the words after a label are a heading: short, not a sentence, with something beneath."""
    line = items[index]
    if syllables(rest) > LONGEST_TITLE:
        return False
    if is_upper(rest):
        return True
    if not _has_beneath(items, index, label):
        return False
    below = _label_below(items, index)
    if below is not None and len(below.parts) > max(1, len(label.parts)):
        # "2. …" over "2.1. …" is a heading however it ends; over "a) …" it may be the first half of a sentence.
        return True
    marked = label.kind == "roman" or (isinstance(line, Line) and bool(line.bold))
    return _ends_like_title(rest, label) or (marked and not rest.endswith(";")) or _is_short(items, index, label, rest)


def _ends_like_title(rest: str, label: Label) -> bool:
    if rest.endswith(":") or (rest.endswith(".") and label.kind == "dieu"):
        return syllables(rest) <= _LONGEST_COLON
    return not rest.endswith((".", ";", ",", "./"))


def _is_short(items: Sequence[Line | LaidGrid], index: int, label: Label, rest: str) -> bool:
    """Say whether a heading was given a full stop: too short for a sentence, and no item of a list of sentences."""
    return rest.endswith(".") and syllables(rest) <= _SHORTEST_SENTENCE and not _continues_list(items, index, label)


def _continues_list(items: Sequence[Line | LaidGrid], index: int, label: Label) -> bool:
    """Say whether the item right above bears the same kind of label, so that both are sentences of one list."""
    above = items[index - 1] if index else None
    other = label_of(above.text) if isinstance(above, Line) else None
    return other is not None and other.style == label.style


def _label_below(items: Sequence[Line | LaidGrid], index: int) -> Label | None:
    below = items[index + 1] if index + 1 < len(items) else None
    return label_of(below.text) if isinstance(below, Line) else None


def _has_beneath(items: Sequence[Line | LaidGrid], index: int, label: Label) -> bool:
    if index + 1 >= len(items):
        return False
    other = _label_below(items, index)
    if other is None or other.kind == "bullet":
        return True
    return LEVELS.get(other.style, 99) > LEVELS.get(label.style, 99) or (
        other.style != label.style and other.value == 1
    )
