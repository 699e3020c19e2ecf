"""Aligns what two documents say: which task of one is which of the other, whatever its wording and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.evidence.matching import weigh
from assistant.evidence.shelf import lexicon_of
from assistant.understanding.phrases import SCAFFOLD_TAG
from assistant.understanding.question import check, understand
from assistant.understanding.words import bag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.understanding.words import Bag
    from corpus.document import Abbreviation

Item = tuple[str, "tuple[Abbreviation, ...]"]
_LONGEST = 1_800
_LEAST = 0.5  # of the weight of both wordings must be shared, for them to tell of one matter
_SURE = 0.92
_BESIDE = 0.06  # what speaks for a pair besides its words counts no more than this


def align(
    left: Sequence[Item], right: Sequence[Item], documents: Sequence[Opened], beside: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Return the pairs of places in ``left`` and ``right`` that tell of one matter; each place stands in one pair.

    Items are texts with the short forms of their documents. ``beside`` says (0 to 1) how much else speaks for a pair,
    and decides between wordings that fit alike. The best pairs are taken first.
    """
    first, second = _readied(left, documents), _readied(right, documents)
    scored = []
    for one, (terms, words) in enumerate(first):
        for other, (terms_there, words_there) in enumerate(second):
            if not words.folded & words_there.folded:
                continue
            shared = _likeness(terms, words_there, terms_there, words)
            if shared >= _LEAST:
                scored.append((-(shared + _BESIDE * beside(one, other)), one, other))
    return _best_first(sorted(scored))


def _best_first(scored: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, one, other in scored:
        if one not in taken_left and other not in taken_right:
            pairs.append((one, other))
            taken_left.add(one)
            taken_right.add(other)
    return sorted(pairs)


def _readied(items: Sequence[Item], documents: Sequence[Opened]) -> list[tuple[tuple[Term, ...], Bag]]:
    from assistant.evidence.matching import terms_of  # noqa: PLC0415 - beside its only use

    lexicon = lexicon_of(documents)
    made = []
    for text, own in items:
        question = understand(check(text[:_LONGEST] or "-"), own)
        words = [word for word in question.words if word.tag != SCAFFOLD_TAG] or list(question.words)
        made.append((terms_of(question, words, lexicon), bag(text, own)))
    return made


def _likeness(terms: Sequence[Term], there: Bag, terms_there: Sequence[Term], here: Bag) -> float:
    """Return how much two wordings share: the better covered of the two counts most, as one may leave much out."""
    one, other = weigh(terms, there), weigh(terms_there, here)
    high, low = max(one.own, other.own), min(one.own, other.own)
    return 0.6 * high + 0.4 * low
