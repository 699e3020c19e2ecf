"""Puts a question into the words of the clauses that come nearest to it, where it was asked in everyday words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.evidence.asked_words import asked_words
from assistant.evidence.clause_matching import candidates, fit
from assistant.evidence.clauses import clauses_of
from assistant.resolving.accents_read import with_accents
from assistant.understanding.phrases import light_words
from assistant.understanding.synonyms import sayings_in
from assistant.understanding.words import join, says_otherwise
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.synonyms import Ways
    from assistant.understanding.words import Bag

_NEAREST = 3
_OF_LAW = re.compile(r"(?<!\w)(?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|phap lenh)(?!\w)")
_LEFT = 2  # syllables that must be left to ask about, once the document's name is off
_LEADS = frozenset(("theo", "trong", "cua", "tai", "o"))
_BRACKETS = re.compile(r"[(\[]\s*(?:[)\]]|(?=[?.,;]|$))|\s+(?=[,:;?])")
_LEAST = 0.85  # of what is asked must the clause hold, one way or the other
# What asks, or names a thing for what it is, is never put otherwise ("báo" in "bao nhieu").
_SAYING = {"", "plain", "scaffold", "maybe", "document", "issued", "follow"}


def said_otherwise(question: Question, shelf: Shelf, typed: str, *, named: bool) -> tuple[str, ...]:
    """Return the other ways to put a question that was not answered as ``typed``, the nearest to it first.

    Without the name of the document, where ``named`` says that it is held to it; with the accents that were left out;
    in the words of the nearest clauses.
    """
    found = (unnamed(question) if named else "", with_accents(typed, shelf.documents), *paraphrases(question, shelf))
    return tuple(dict.fromkeys(one for one in found if one and one != typed))


def unnamed(question: Question) -> str:
    """Return the question without the name of the law or order it is put to ("(TT 23/2023)", "theo Luật Thư viện").

    Empty where no name is said, or little else.
    """
    words = question.words
    named = {place for place, word in enumerate(words) if word.tag == "named"}
    named |= {place - 1 for place in named if place and words[place - 1].folded in _LEADS}
    left = [word for place, word in enumerate(words) if place not in named and word.tag in {"", "plain"}]
    said = " ".join(words[place].folded for place in sorted(named))
    if not _OF_LAW.search(said) or len(left) < _LEFT:
        return ""
    text = question.text
    for place in sorted(named, reverse=True):
        text = text[: words[place].start] + text[words[place].end :]
    whole = " ".join(_BRACKETS.sub(" ", text).split())
    return whole.replace(" ?", "?").lstrip(" ,:;.-–")


def paraphrases(question: Question, shelf: Shelf) -> tuple[str, ...]:
    """Return the question said as each of the nearest clauses says it, the nearest first; none that says the same.

    Only phrases that ``everyday.toml`` or the synonyms have other words for are put otherwise.
    """
    sayings = [one for one in sayings_in(question.words) if _may_be_put(question, *one[:2])]
    if not sayings:
        return ()
    said = (_said_as(question, sayings, bag) for bag in _nearest(question, shelf, sayings))
    return tuple(one for one in dict.fromkeys(said) if one != question.text)[:_NEAREST]


def _may_be_put(question: Question, first: int, last: int) -> bool:
    words = question.words[first:last]
    if any(word.tag not in _SAYING for word in words):
        return False
    return tuple(word.folded for word in words) not in light_words()


def _nearest(question: Question, shelf: Shelf, sayings: Sequence[tuple[int, int, Ways]]) -> list[Bag]:
    """Return the words of the clauses that come nearest, with those of the headings above them."""
    asked = _with_sayings(asked_words(question, shelf.lexicon), sayings)
    weighed = sorted(_weighed(asked, shelf), key=lambda pair: -pair[0])
    return [join([clause.main, clause.near]) for _, clause in weighed[: 2 * _NEAREST]]


def _weighed(asked: Sequence[Asked], shelf: Shelf) -> Iterator[tuple[float, Clause]]:
    for opened in shelf.documents:
        for clause in candidates(clauses_of(opened), asked):
            one = fit(asked, clause, opened.identity)
            if one.covered >= _LEAST and not one.lacking:
                yield one.score, clause


def _with_sayings(asked: Sequence[Asked], sayings: Sequence[tuple[int, int, Ways]]) -> list[Asked]:
    ways: dict[int, Ways] = {}
    for first, last, many in sayings:
        for place in range(first, last):
            ways[place] = (*ways.get(place, ()), *many)
    return [replace(one, others=ways.get(one.place, ())) for one in asked]


def _said_as(question: Question, sayings: Sequence[tuple[int, int, Ways]], clause: Bag) -> str:
    """Return the question with each phrase that the clause lacks put as the clause has it."""
    text, words = question.text, question.words
    put: list[tuple[int, int, str]] = []
    done = 0
    for first, last, ways in sayings:
        if first < done:
            continue
        own = tuple(word.exact for word in words[first:last])
        if says_otherwise(clause, (own,)):
            done = last
            continue
        there = [way for way in ways if says_otherwise(clause, (way,))]
        if there:
            longest: tuple[str, ...] = max(there, key=len)
            put.append((words[first].start, words[last - 1].end, " ".join(longest)))
            done = last
    for start, end, way in reversed(put):
        text = f"{text[:start]}{way if question.accented else fold(way)}{text[end:]}"
    return text
