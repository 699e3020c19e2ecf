"""Says whether evidence is about what a claim is about, and whether it holds all that the claim says."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from assistant.evidence.matching import weigh
from assistant.evidence.shelf import Ranked
from assistant.understanding.question import understand
from assistant.understanding.words import bag, keys
from assistant.verify.figures import figures_in, is_spelled, same_figure
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence.matching import Match, Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.verify.figures import Figure

ENOUGH = 0.8  # of the weight of what a claim is about must be met, for it to be borne out
_ABOUT = 0.62  # from here on the evidence is about the same thing, and may deny the claim
_OWN, _OWN_OF_ROW = 0.4, 0.55
_SAME = 0.8


def ranked(shelf: Shelf, kind: str, terms: Sequence[Term], most: int = 10) -> list[Ranked]:
    """Return the evidence of one kind that fits best, over all documents: the ``most`` that share the most weight."""
    gained: list[tuple[float, int, int]] = []
    for number, opened in enumerate(shelf.documents):
        shares = _shares(opened.postings[kind], terms)
        gained += [(-gain, number, place) for place, gain in shares.items()]
    found = []
    for _, number, place in heapq.nsmallest(most, gained):
        opened = shelf.documents[number]
        one = opened.evidence[kind][place]
        found.append(Ranked(opened, one, weigh(terms, one.main, one.around, opened.identity)))
    return sorted(found, key=lambda each: -each.match.score)


def _shares(postings: dict[str, tuple[list[int], list[int]]], terms: Sequence[Term]) -> dict[int, float]:
    """Return, for each place, how much of the terms' weight stands there; half counts what stands around it."""
    gained: dict[int, float] = {}
    for word, weight in _wanted(terms):
        inside, around = postings.get(word, ((), ()))
        for place in inside:
            gained[place] = gained.get(place, 0.0) + weight
        for place in around:
            gained[place] = gained.get(place, 0.0) + weight / 2
    return gained


def _wanted(terms: Sequence[Term]) -> Iterable[tuple[str, float]]:
    for term in terms:
        yield term.word.folded, term.weight
        for other in term.word.others:
            for syllable in other:
                yield keys(syllable)[1], term.weight / (2 * len(other))


def fits(match: Match) -> bool:
    """Say whether the evidence is about what the claim is about."""
    return match.coverage >= _ABOUT and match.own >= _OWN and not match.lacking


def fits_row(match: Match) -> bool:
    """Say whether the evidence itself, not what stands around it, names the task or target of a row."""
    return match.coverage >= _ABOUT and match.own >= _OWN_OF_ROW and not match.lacking


def covers(claimed: str, stated: str, shelf: Shelf) -> bool:
    """Say whether the stated words hold the claimed ones, other words for the same thing allowed."""
    question = understand(claimed)
    terms = shelf.terms(question, question.words)
    if not terms:
        return False
    figures = {(one.kind, one.value) for one in figures_in(claimed)}
    there = {(one.kind, one.value) for one in figures_in(stated)}
    return figures <= there and weigh(terms, bag(stated)).coverage >= _SAME


def in_figures(claimed: Sequence[Figure], text: str, opened: Opened) -> Part | None:
    """Return the part that judges the claim's figures against a text that should hold them; ``None`` without any."""
    if not claimed:
        return None
    there = figures_in(text)
    identity = opened.document.identity
    own = figures_in(" ; ".join(part for part in (identity.title, identity.number) if part))
    lost = [one for one in claimed if not _stands(one, there, own)]
    # A number written out ("một") may count nothing: it is lost only where the text counts the same otherwise.
    lost = [one for one in lost if not is_spelled(one) or _rival(one, there, claimed)]
    said = ", ".join(" ".join(one.text.split()) for one in (lost or claimed))
    if not lost:
        return Part("số liệu", said, SUPPORTED, None)
    rivals = [_rival(one, there, claimed) for one in lost]
    if all(rivals):
        says = ", ".join(" ".join(one.text.split()) for one in rivals if one)
        return Part("số liệu", said, CONTRADICTED, says, f"Văn bản nêu {says}.")
    return Part("số liệu", said, NOT_STATED, None, f"Văn bản không nêu {said}.")


def _stands(claimed: Figure, there: Sequence[Figure], own: Sequence[Figure]) -> bool:
    """Say whether a figure stands in the text; where the same word stands before figures there, before one of these."""
    counted = [one for one in there if one.measure and one.measure == claimed.measure]
    if counted:
        return any(same_figure(claimed, one) for one in counted)
    if claimed.kind == "quantity" and not claimed.measure and "%" not in claimed.value and claimed.before:
        led = [one for one in there if one.kind == "quantity" and one.before == claimed.before]
        if led:
            return any(same_figure(claimed, one) for one in led)
    return any(same_figure(claimed, one) for one in (*there, *own))


def _rival(lost: Figure, there: Sequence[Figure], claimed: Sequence[Figure]) -> Figure | None:
    """Return the figure of the text that stands where the claimed one should: of its kind, claimed nowhere else."""
    free = [one for one in there if one.kind == lost.kind and not any(same_figure(said, one) for said in claimed)]
    alike = [
        one
        for one in free
        if (one.measure and one.measure == lost.measure) or (one.before and one.before == lost.before)
    ]
    alike += [one for one in free if one.kind == "quantity" and one.value == lost.value]
    return next(iter(alike or (free if lost.kind != "quantity" else [])), None)
