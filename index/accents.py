"""Read the diacritics that a question leaves out from the passages it finds, as evidence beside what was typed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from index.terms import fold_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.scoring import Bag
    from index.terms import QueryTerm

HABIT = 1.0  # of a writer whose missing diacritics are meant: as many are typed as running text has
_SHARPNESS = 3  # the better a passage fits, the likelier it writes what was meant
_IN_PAIRS = 30  # a syllable is read as the pairs that it stands in are; alone it may be any word


def restored(
    query: Sequence[QueryTerm], bags: Mapping[int, Bag], scores: Mapping[int, float], trust: float
) -> list[QueryTerm]:
    """Return the question's terms, those typed without diacritics as the passages found write them.

    Each passage votes for its own writing with the cube of its lexical score; a syllable is read as the pairs that it
    stands in are. A reading's share of the votes, times ``trust``, is how far its diacritics are meant.
    """
    open_terms = {term.folded for term in query if term.exactness < HABIT and term.exact == term.folded}
    if not open_terms:
        return list(query)
    votes = _votes(open_terms, bags, scores)
    return [_read(term, votes, trust) if term.folded in open_terms else term for term in query]


def _votes(wanted: set[str], bags: Mapping[int, Bag], scores: Mapping[int, float]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for number, score in scores.items():
        for key in bags[number].exact:
            if (folded := fold_key(key)) in wanted:
                found.setdefault(folded, Counter())[key] += score**_SHARPNESS  # type: ignore[assignment] # shares
    for folded in [folded for folded in found if "_" in folded]:
        for pair, votes in found[folded].items():
            for part in pair.split("_"):
                if (plain := fold_key(part)) in wanted:
                    found.setdefault(plain, Counter())[part] += _IN_PAIRS * votes
    return found


def _read(term: QueryTerm, votes: Mapping[str, Counter[str]], trust: float) -> QueryTerm:
    found = votes.get(term.folded)
    if not found:
        return term
    reading, most = max(found.items(), key=lambda item: (item[1], item[0]))
    return replace(term, exact=reading, exactness=trust * most / found.total())
