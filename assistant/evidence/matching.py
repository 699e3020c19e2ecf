"""Weighs how well a piece of evidence covers what a question is about, and whether anything asked is missing."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.background import is_compound
from assistant.understanding.phrases import MAYBE, SCAFFOLD_TAG, light_words
from assistant.understanding.synonyms import synonyms, ways_to_say
from assistant.understanding.words import EMPTY, Bag, Word, keys, says_otherwise

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.understanding.question import Question

# Credits of one word, by where and how it is found; the order of the figures matters more than the figures.
_MAIN, _AROUND, _IDENTITY = 1.0, 0.6, 0.35
_OTHER_TONE, _SYNONYM, _REPAIRED = 0.5, 0.85, 0.85
_STRAY = 0.3
_VERB = 0.35
_MENDED = 4  # letters that a word must have to be taken for a typo
_CARRYING = {"", "plain"}
_LIGHT = 0.25  # of its weight, for a word that any plan is full of
_LIGHT_MOST = 0.6
_PAIR_SHARE = 0.3
_TIGHT = 0.05
_FLOOR = 0.3
_UNKNOWN_SHARE, _MISSING_SHARE, _ENOUGH = 0.08, 0.25, 0.55


@dataclass(frozen=True, slots=True)
class Term:
    """A content word with its weight.

    ``unknown`` is in no document; ``optional`` may be a mere function word; ``repaired`` was mended as a typo;
    ``stray`` makes with its neighbour a compound that is in no document ("hiệu lực" where only "hiệu quả" and
    "nguồn lực" are); ``toneless`` may be matched without its tone, since it stands beside its neighbour so; ``bare``
    was typed without accents in a question without accents; ``verbal`` stands like a verb, a lone syllable that opens
    what the question is about ("mở lớp", "treo pa nô"): what is done matters less than what it is done to.
    """

    word: Word
    place: int
    weight: float
    light: bool = False
    optional: bool = False
    unknown: bool = False
    repaired: bool = False
    stray: bool = False
    toneless: bool = False
    bare: bool = False
    verbal: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """``score`` ranks; ``coverage`` is the share of the weight that is met at all; ``missing`` the terms that are not.

    ``own`` is the share met by the evidence itself, not by what stands around it.
    """

    score: float
    coverage: float
    missing: tuple[Term, ...] = ()
    own: float = 0.0

    @property
    def convincing(self) -> bool:
        """Say whether everything that matters in the question is met."""
        return self.coverage >= _ENOUGH and not self.lacking

    @property
    def lacking(self) -> bool:
        """Say whether a word that carries the question is met nowhere."""
        heavy = [term for term in self.missing if not term.light and not term.verbal]
        if not heavy:
            return False
        if any(term.word.kind == "number" for term in heavy):
            return True
        share = 1.0 - self.coverage
        if any(term.unknown or term.word.kind == "symbol" or _named(term) for term in heavy):
            return share > _UNKNOWN_SHARE
        return share > _MISSING_SHARE or any(left.place + 1 == right.place for left, right in _next(heavy))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How common each folded word is in the documents at hand; ``size`` counts their pieces of evidence."""

    counts: dict[str, int]
    pairs: Collection[tuple[str, str]]
    size: int

    def weight(self, folded: str) -> float:
        """Return the inverse document frequency, at least ``_FLOOR``."""
        return max(_FLOOR, math.log((self.size + 1) / (self.counts.get(folded, 0) + 0.5)))


def terms_of(question: Question, words: Sequence[Word], lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the weighed terms for ``words`` of the question, typos mended and words that say the same attached."""
    places = {id(word): place for place, word in enumerate(question.words)}
    wanted = [(places[id(word)], word) for word in words]
    wanted += [(place, word) for place, word in enumerate(question.words) if _may_carry(question.words, place, lexicon)]
    others, light = ways_to_say(question.words), light_places(question.words)
    if not question.accented:
        light = {place for place in light if not _joined(question.words, place, light, lexicon)}
    found = []
    for place, word in sorted(wanted, key=lambda pair: pair[0]):
        mended = _mended(question.words, place, lexicon)
        term = _term(replace(mended, others=others.get(place, ())), place, lexicon, light=place in light)
        toneless = _attested(question.words, place, word.folded, lexicon)
        bare = word.exact.isascii() and not question.accented
        found.append(replace(term, repaired=mended is not word, toneless=toneless, bare=bare or mended is not word))
    return _with_strays(_with_verbs(question.words, found), lexicon)


def _with_verbs(words: Sequence[Word], terms: Sequence[Term]) -> list[Term]:
    marked = []
    for term in terms:
        before = words[term.place - 1] if term.place else None
        after = words[term.place + 1] if term.place + 1 < len(words) else None
        opens = before is None or before.tag not in _CARRYING or not term.word.glued
        goes_on = after is not None and after.tag in _CARRYING and after.glued
        lone = goes_on and after is not None and not is_compound(term.word.exact, after.exact, bare=term.bare)
        verbal = opens and lone and term.word.kind == "word" and not term.word.text[:1].isupper()
        weight = term.weight * _VERB if verbal and term.unknown else term.weight
        marked.append(replace(term, verbal=verbal, weight=weight))
    return marked


def _with_strays(terms: Sequence[Term], lexicon: Lexicon) -> tuple[Term, ...]:
    """Mark neighbouring terms that make one word of the language, where that word stands in no document."""
    held = [_stand_together(left, right, lexicon) for left, right in _next(terms)]
    stray: set[int] = set()
    for at, (left, right) in enumerate(_next(terms)):
        # Half of another word that the documents do have ("phê duyệt | danh mục") is no stray.
        if _is_stray(left, right, lexicon) and not any(held[max(0, at - 1) : at]) and not any(held[at + 1 : at + 2]):
            stray |= {at, at + 1}
    return tuple(
        replace(term, stray=at in stray and not term.light and not _said_otherwise(term.word, lexicon))
        for at, term in enumerate(terms)
    )


def _stand_together(left: Term, right: Term, lexicon: Lexicon) -> bool:
    if left.optional or right.optional:
        return False
    return left.place + 1 == right.place and (left.word.folded, right.word.folded) in lexicon.pairs


def _is_stray(left: Term, right: Term, lexicon: Lexicon) -> bool:
    pair = (left.word.folded, right.word.folded)
    if left.place + 1 != right.place or not right.word.glued or pair in synonyms():
        return False
    if left.optional or right.optional or pair in lexicon.pairs:
        return False
    return is_compound(left.word.exact, right.word.exact, bare=left.bare)


def weigh(terms: Sequence[Term], main: Bag, around: Bag = EMPTY, identity: Bag = EMPTY) -> Match:
    """Return how well the evidence covers the terms."""
    total = met = gained = own = 0.0
    missing = []
    for term in terms:
        credit, inside = _credit(term, main, around, identity)
        if term.optional and not credit:
            continue
        total += term.weight
        gained += term.weight * credit
        lost = not credit or term.stray
        met += 0.0 if lost else term.weight
        own += term.weight * credit if inside else 0.0
        if lost:
            missing.append(term)
    if not total:
        return Match(0.0, 0.0)
    paired = _paired(terms, main, around)
    tight = min(1.0, len(terms) / (1 + len(main.folded)))
    score = ((1 - _PAIR_SHARE) * gained / total + _PAIR_SHARE * paired) * (1 - _TIGHT) + _TIGHT * tight
    return Match(score, met / total, tuple(missing), own / total)


def _term(word: Word, place: int, lexicon: Lexicon, *, light: bool) -> Term:
    unknown = word.folded not in lexicon.counts and not _said_otherwise(word, lexicon)
    weight = lexicon.weight(word.folded)
    weight = min(weight * _LIGHT, _LIGHT_MOST) if light else weight
    return Term(word, place, weight, light, word.tag in {MAYBE, SCAFFOLD_TAG}, unknown)


def _joined(words: Sequence[Word], place: int, light: Collection[int], lexicon: Lexicon) -> bool:
    """Say whether a lone light word may be half of a compound typed without accents ("dua" in "thi dua": đưa, đua)."""
    if place - 1 in light or place + 1 in light:
        return False
    return _attested(words, place, words[place].folded, lexicon)


def _may_carry(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Say whether a function word may be part of a compound here ("bản" in "cơ bản"): it stands so in a document."""
    word = words[place]
    if word.tag == MAYBE:
        return True
    if word.tag != SCAFFOLD_TAG:
        return False
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    return bool(
        (before and before.tag in _CARRYING and (before.folded, word.folded) in lexicon.pairs)
        or (after and after.tag in _CARRYING and (word.folded, after.folded) in lexicon.pairs)
    )


def light_places(words: Sequence[Word]) -> set[int]:
    """Return the places of light phrases, the longest reading first."""
    found: set[int] = set()
    start = 0
    while start < len(words):
        sizes = (size for size in (4, 3, 2, 1) if start + size <= len(words))
        length = next((size for size in sizes if _run(words, start, size) in light_words()), 0)
        found.update(range(start, start + length))
        start += max(1, length)
    return found


def _run(words: Sequence[Word], start: int, size: int) -> tuple[str, ...]:
    return tuple(word.folded for word in words[start : start + size])


def _said_otherwise(word: Word, lexicon: Lexicon) -> bool:
    return any(all(keys(syllable)[1] in lexicon.counts for syllable in other) for other in word.others)


def _credit(term: Term, main: Bag, around: Bag, identity: Bag) -> tuple[float, bool]:
    factor = _REPAIRED if term.repaired else 1.0
    best, inside = 0.0, False
    for level, evidence in ((_MAIN, main), (_AROUND, around), (_IDENTITY, identity)):
        credit = level * factor * _found(term, evidence)
        if term.stray:
            credit *= _STRAY
        if credit > best:
            best, inside = credit, level == _MAIN
    return best, inside


def _found(term: Term, evidence: Bag) -> float:
    word = term.word
    if word.exact in evidence.exact:
        return 1.0
    if word.folded in evidence.folded and (term.bare or term.toneless):
        return 1.0 if term.bare else _OTHER_TONE
    if word.others and says_otherwise(evidence, word.others):
        return _SYNONYM
    return 0.0


def _paired(terms: Sequence[Term], main: Bag, around: Bag) -> float:
    total = met = 0.0
    for left, right in _next(terms):
        if left.place + 1 != right.place or left.optional or right.optional:
            continue
        weight = left.weight + right.weight
        pair = (left.word.folded, right.word.folded)
        total += weight
        met += weight * (1.0 if pair in main.pairs else _AROUND if pair in around.pairs else 0.0)
    return met / total if total else 1.0


def _next(terms: Sequence[Term]) -> list[tuple[Term, Term]]:
    return list(itertools.pairwise(terms))


def _named(term: Term) -> bool:
    return term.place > 0 and term.word.text[:1].isupper() and not term.word.text.isupper()


def _mended(words: Sequence[Word], place: int, lexicon: Lexicon) -> Word:
    """Return the word, or the known word one slip of the finger away that stands beside its neighbour somewhere."""
    word = words[place]
    if word.folded in lexicon.counts or word.kind != "word" or len(word.folded) < _MENDED:
        return word
    for candidate in _slips(word.folded):
        if candidate in lexicon.counts and _attested(words, place, candidate, lexicon):
            return replace(word, exact=candidate, folded=candidate)
    return word


def _attested(words: Sequence[Word], place: int, candidate: str, lexicon: Lexicon) -> bool:
    before = place > 0 and (words[place - 1].folded, candidate) in lexicon.pairs
    after = place + 1 < len(words) and (candidate, words[place + 1].folded) in lexicon.pairs
    return before or after


def _slips(folded: str) -> list[str]:
    """Return every string one insertion, deletion, replacement or swap away, in a fixed order."""
    letters = "abcdeghiklmnopqrstuvxy"
    cuts = [(folded[:cut], folded[cut:]) for cut in range(len(folded) + 1)]
    swapped = [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    deleted = [left + right[1:] for left, right in cuts if right]
    replaced = [left + letter + right[1:] for left, right in cuts if right for letter in letters]
    inserted = [left + letter + right for left, right in cuts for letter in letters]
    return [*swapped, *deleted, *inserted, *replaced]
