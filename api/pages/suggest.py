"""Questions to try, made from what is stored: one of each kind a document can answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from corpus.document import Assignment, Target
from index.library import Library

LENGTH = 90
SHORTEST = 40
_CLAUSE = re.compile(r"[,;:.(]|\s[-–]\s")


def suggestions(library: Library, count: int = 5, *, only: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return up to ``count`` questions, each about another fact, of the documents ``only`` where some are named."""
    assignments = [one.assignment for one in library.assignments(document_ids=only)]
    targets = [one.target for one in library.targets(document_ids=only)]
    numbers = [entry.number for entry in library.entries() if entry.number and (only is None or entry.id in only)]
    made = _alternating(_about_assignments(assignments), _about_targets(targets), _about_signers(numbers))
    return tuple(islice(dict.fromkeys(made), count))


def _alternating(*kinds: Iterable[str]) -> Iterator[str]:
    waiting = [iter(kind) for kind in kinds]
    while waiting:
        for kind in tuple(waiting):
            question = next(kind, None)
            if question is None:
                waiting.remove(kind)
            else:
                yield question


def _about_assignments(facts: Sequence[Assignment]) -> Iterator[str]:
    forms = ("Đơn vị nào chủ trì {}?", "Ai phối hợp {}?", "Thời gian {} là khi nào?")
    left = list(facts)
    for form, wanted in zip(forms, ("lead", "coordinating", "timeframe"), strict=True):
        fitting = [fact for fact in left if getattr(fact, wanted) and _telling(fact.task)]
        # Another fact for each form, rows of tables first: they say most about one task.
        for fact in sorted(fitting, key=lambda one: (one.table is None, _is_cut(one.task), len(one.task)))[:1]:
            left.remove(fact)
            yield form.format(_lowered(_clause(fact.task)))


def _about_targets(facts: Sequence[Target]) -> Iterator[str]:
    dated = [fact for fact in facts if fact.year and _telling(fact.indicator)]
    # Of each indicator the first year; of all indicators the two shortest.
    first = {fact.indicator: fact for fact in sorted(dated, key=lambda one: (one.start, one.year or 0), reverse=True)}
    for fact in sorted(first.values(), key=lambda one: (_is_cut(one.indicator), len(one.indicator)))[:2]:
        yield f"Đến năm {fact.year}, chỉ tiêu {_lowered(_clause(fact.indicator))} là bao nhiêu?"


def _about_signers(numbers: Sequence[str]) -> Iterator[str]:
    # A number that was never filled in names no document.
    return (f"Ai ký văn bản số {number}?" for number in numbers if number[0].isdigit())


def _telling(text: str) -> bool:
    """Tell whether a text says enough to ask about: "báo cáo kết quả" would fit any plan."""
    clause = _clause(text)
    if clause.lower().startswith(("chủ trì", "phối hợp")):
        return False  # "Ai phối hợp phối hợp với …?"
    return len(text) >= SHORTEST and clause.count("“") == clause.count("”")


def _clause(text: str) -> str:
    """Return the first clause of a task or indicator, cut at a word when it is still long."""
    line = " ".join(text.split())
    match = _CLAUSE.search(line, 25)
    clause = line[: match.start()] if match else line
    return clause.strip() if len(clause) <= LENGTH else clause[:LENGTH].rsplit(" ", 1)[0]


def _is_cut(text: str) -> bool:
    return len(_clause(text)) < len(" ".join(text.split()).rstrip(" .;"))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
