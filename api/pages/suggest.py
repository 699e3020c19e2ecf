"""Questions to try, made from what is stored: one of each kind a document can answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from corpus.document import Assignment, Document, Target
from index.library import Library

LENGTH = 90
SHORTEST = 40
LOOKED_INTO = 12  # documents that are opened for their terms and articles
_ARTICLE = re.compile(r"Điều\s+\d+[a-zđ]?\b")
_CLAUSE = re.compile(r"[,;:.(]|\s[-–]\s")


def suggestions(library: Library, count: int = 5, *, only: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return up to ``count`` questions, each about another fact, of the documents ``only`` where some are named."""
    facts = [one.assignment for one in library.assignments(document_ids=only)]
    tabled, prose = ([one for one in facts if (one.table is None) is written] for written in (False, True))
    targets = [one.target for one in library.targets(document_ids=only)]
    entries = [entry for entry in library.entries() if only is None or entry.id in only]
    opened = [(entry.number or "", library.document(entry.id)) for entry in entries[:LOOKED_INTO]]
    made = _alternating(
        _about_assignments(tabled),
        _about_targets(targets),
        _about_terms([document for _, document in opened]),
        _about_articles(opened),
        _about_signers([entry.number for entry in entries if entry.number]),
    )
    # Clauses of a law give duties too, but say little outside it: they come last.
    return tuple(islice(dict.fromkeys((*made, *_about_assignments(prose))), count))


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
        # Another fact for each form.
        for fact in sorted(fitting, key=lambda one: (_is_cut(one.task), len(one.task)))[:1]:
            left.remove(fact)
            yield form.format(_lowered(_clause(fact.task)))


def _about_targets(facts: Sequence[Target]) -> Iterator[str]:
    dated = [fact for fact in facts if fact.year and _telling(fact.indicator)]
    # Of each indicator the first year; of all indicators the two shortest.
    first = {fact.indicator: fact for fact in sorted(dated, key=lambda one: (one.start, one.year or 0), reverse=True)}
    for fact in sorted(first.values(), key=lambda one: (_is_cut(one.indicator), len(one.indicator)))[:2]:
        yield f"Đến năm {fact.year}, chỉ tiêu {_lowered(_clause(fact.indicator))} là bao nhiêu?"


def _about_terms(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        terms = [_line(one.term) for one in document.definitions if len(one.term) <= LENGTH]
        # Of a term of one or two words people know the meaning.
        yield from (f"{term} là gì?" for term in sorted(terms, key=lambda one: one.count(" ") < 2)[:2])


def _about_articles(opened: Sequence[tuple[str, Document]]) -> Iterator[str]:
    for number, document in opened:
        named = [one for one in document.sections if one.kind == "dieu" and one.title and _ARTICLE.match(one.path[-1])]
        # The first and the last articles of a law say the same in every law.
        for one in named[len(named) // 3 : len(named) // 3 + 1] if number[:1].isdigit() else ():
            article = _ARTICLE.match(one.path[-1])
            yield f"{article[0] if article else one.title} của {number} quy định gì?"


def _about_signers(numbers: Sequence[str]) -> Iterator[str]:
    # A number that was never filled in names no document.
    return (f"Ai ký văn bản số {number}?" for number in numbers if number[0].isdigit())


def _line(text: str) -> str:
    return " ".join(text.split())


def _telling(text: str) -> bool:
    """Tell whether a text says enough to ask about: "báo cáo kết quả" would fit any plan."""
    clause = _clause(text)
    if clause.lower().startswith(("chủ trì", "phối hợp")):
        return False  # "Ai phối hợp phối hợp với …?"
    return len(text) >= SHORTEST and clause.count("“") == clause.count("”")


def _clause(text: str) -> str:
    """Return the first clause of a task or indicator, cut at a word when it is still long."""
    line = _line(text)
    match = _CLAUSE.search(line, 25)
    clause = line[: match.start()] if match else line
    return clause.strip() if len(clause) <= LENGTH else clause[:LENGTH].rsplit(" ", 1)[0]


def _is_cut(text: str) -> bool:
    return len(_clause(text)) < len(_line(text).rstrip(" .;"))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
