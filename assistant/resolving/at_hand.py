"""Chooses, in a library of many documents, the few that a question is put to: named, talked of, or nearest by far.

Among a handful of documents all are weighed. Among many, what merely shares words with the question would compete with
what answers it, and change what counts as a rare word; so the choice is made on whole documents first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.resolving.scope import picked
from assistant.understanding.intent import DOCUMENT_ASKS
from assistant.understanding.question import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf, Shelves
    from assistant.understanding.question import Question
    from index.records import Hit

MOST = 12  # documents that one question is put to
_NEAR = 0.7  # of the best passage's score: a document without so good a passage hardly ever answers
_NAMED = 6  # of so many documents that go by what the question says, each is weighed
_BESIDE = 6  # so many documents at least set what counts as a rare word


def shelf_for(shelves: Shelves, text: str, within: Collection[str] | None, earlier: Collection[str] = ()) -> Shelf:
    """Return the shelf for the question ``text``: few documents all together, of many those ``at_hand``.

    ``within`` restricts it to some documents; ``earlier`` are those that the conversation was about.
    """
    cards = shelves.cards(within)
    if not cards:
        return shelves.shelf(text, within)
    chosen = at_hand(understand(text), cards, lambda some: shelves.search(text, some or within), earlier)
    return shelves.shelf(text, chosen)


def at_hand(
    question: Question,
    cards: Sequence[Opened],
    search: Callable[[Collection[str] | None], Sequence[Hit]],
    earlier: Collection[str] = (),
) -> tuple[str, ...]:
    """Return the ids of the documents that ``question`` is put to, at most ``MOST``, the likeliest first.

    ``cards`` are all documents; ``search`` gives the passages nearest to the question in some of them, or in all;
    ``earlier`` are the documents that the conversation was about.
    """
    found = search(None)
    called = tuple(one.id for one in picked(question, cards))
    named = () if len(called) == len(cards) else called
    if len(named) > _NAMED:
        inside = search(named)
        # Who signed a plan is asked of every plan; what plans say, of those that say it.
        wide = bool(set(question.asks) & DOCUMENT_ASKS)
        named = (*_nearest(inside, 0.0 if wide else _NEAR), *(named if wide else ()))
    beside = () if named else _nearest(found, _NEAR)
    chosen = tuple(dict.fromkeys((*named, *earlier, *beside)))[:MOST]
    filled = dict.fromkeys((*chosen, *_nearest(found, 0.0)))
    return tuple(filled)[: max(len(chosen), 0)]


def _nearest(hits: Iterable[Hit], share: float) -> tuple[str, ...]:
    """Return the documents of the hits, the best first, whose best passage has at least this share of the top score."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.document_id] = max(best.get(hit.document_id, hit.score), hit.score)
    top = max(best.values(), default=0.0)
    ordered = sorted(best, key=lambda one: -best[one])
    return tuple(one for one in ordered if best[one] >= share * top)
