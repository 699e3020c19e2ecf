"""Chooses, in a library of many documents, the few that a question is put to: named, talked of, or nearest by far.

Among a handful of documents all are weighed. Among many, what merely shares words with the question would compete with
what answers it, and change what counts as a rare word; so the choice is made on whole documents first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.resolving.parts import named_spans
from assistant.resolving.scope import picked
from assistant.resolving.symbols_meant import numbered
from assistant.understanding.intent import DOCUMENT_ASKS
from assistant.understanding.question import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf, Shelves
    from assistant.understanding.question import Question
    from index.records import Hit

MOST = 12  # documents that one question is put to
# Of the best passage's score: what a document's best passage must have, first, and where nothing answers so.
_NEAR = (0.85, 0.7)
_CHANCE = 0.5  # what goes by a word of the question and has nothing so near is not what is meant
_NAMED = 6  # of so many documents that go by what the question says, each is weighed


def shelf_for(shelves: Shelves, text: str, within: Collection[str] | None, earlier: Collection[str] = ()) -> Shelf:
    """Return the widest shelf for the question ``text``, as ``rings`` does."""
    *_, widest = rings(shelves, text, within, earlier)
    return widest


def rings(
    shelves: Shelves, text: str, within: Collection[str] | None, earlier: Collection[str] = ()
) -> Iterator[Shelf]:
    """Yield the shelves that the question ``text`` is put to in turn: few documents together, of many the nearest.

    ``within`` restricts it to some documents; ``earlier`` are those that the conversation was about.
    """
    cards = shelves.cards(within)
    if not cards:
        yield shelves.shelf(text, within)
        return
    key = (cards, text, tuple(earlier))
    known, made = shelves.last
    if known != key:
        made = at_hand(understand(text), cards, lambda some: shelves.search(text, some or within), earlier)
        shelves.last = (key, made)
    for chosen in made:
        yield shelves.shelf(text, chosen)


def at_hand(
    question: Question,
    cards: Sequence[Opened],
    search: Callable[[Collection[str] | None], Sequence[Hit]],
    earlier: Collection[str] = (),
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the documents that ``question`` is put to, and of those that it is put to where it must be.

    At most ``MOST``, the likeliest first. ``cards`` are all documents; ``search`` gives the passages nearest to the
    question in some of them, or in all; ``earlier`` are the documents that the conversation was about.
    """
    about = bool(set(question.asks) & DOCUMENT_ASKS)  # who signed a plan is asked of every plan
    found = search(None)
    sure = _named(question, cards, surely=True)
    named = sure or _named(question, cards)
    if named and not sure and not about and not question.references and not set(named) & {*_nearest(found, _CHANCE)}:
        named = ()
    if not named:
        near = tuple(tuple(dict.fromkeys((*earlier, *_nearest(found, share))))[:MOST] for share in _NEAR)
        return tuple(dict.fromkeys(near))
    if len(named) > _NAMED:
        named = (*_nearest(search(named), 0.0 if about else _NEAR[-1]), *(named if about else ()))
    return (tuple(dict.fromkeys((*earlier, *named)))[:MOST],)


def _named(question: Question, cards: Sequence[Opened], *, surely: bool = False) -> tuple[str, ...]:
    """Return the documents that go by what the question says, or hold the parts that it names; none for all."""
    called = numbered(question, cards) or picked(question, cards, surely=surely)
    held = tuple(one for one in called if named_spans(question, one)) if question.references and not surely else ()
    named = held or called
    return tuple(one.id for one in named) if len(named) < len(cards) else ()


def _nearest(hits: Iterable[Hit], share: float) -> tuple[str, ...]:
    """Return the documents of the hits, the best first, whose best passage has at least this share of the top score."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.document_id] = max(best.get(hit.document_id, hit.score), hit.score)
    top = max(best.values(), default=0.0)
    ordered = sorted(best, key=lambda one: -best[one])
    return tuple(one for one in ordered if best[one] >= share * top)
