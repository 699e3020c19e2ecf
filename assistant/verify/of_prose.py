"""Judges a claim by the sentence, item or table row that says the same: every figure and name must stand in it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, row_ground, sentence_ground, shorten
from assistant.evidence.matching import weigh
from assistant.understanding.phrases import MAYBE, SCAFFOLD_TAG
from assistant.understanding.words import bag, keys
from assistant.verify.figures import figures_in
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Judgement, Part
from assistant.verify.fitting import fits, in_figures, ranked
from assistant.verify.moments import is_bare
from assistant.verify.word_for_word import said_in
from corpus.language.syllables import tokens
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.proposal import Ground
    from assistant.evidence.matching import Term
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.verify.claim import Sentence

_ASIDE = {SCAFFOLD_TAG, MAYBE, "named", "amount"}
_ENOUGH = 0.86
_LITERAL = 0.94
_SLACK = 0.1
_TOGETHER, _CUED = 0.4, 0.7  # of the claim's pairs of words, for prose to bear it out; more where it gives out roles
_LOOKED = 6
_FEW = 6  # so many pairs of words, for a claim to be known by its words alone
_NEGATIONS = {"không", "chưa", "chẳng", "cấm"}
_COMPARED = {"qua", "duoi", "thap", "it", "vuot", "tren", "chi"}  # "không quá": a bound, no denial
_LENGTH = 400


@dataclass(frozen=True, slots=True)
class _Read:
    ranked: Ranked
    text: str
    path: tuple[str, ...]


def judge(claim: Sentence, shelf: Shelf) -> Judgement | None:
    """Return the judgement by the best fitting prose, ``None`` where none is about the claim."""
    counted = [(one.start, one.end) for one in claim.figures]
    words = [
        word
        for word in claim.question.words
        if word.tag not in _ASIDE and word.kind == "word" and not any(at <= word.start < end for at, end in counted)
    ]
    named = [(unit.start, unit.end) for unit in claim.cast.units] + [(time.start, time.end) for time in claim.times]
    if all(any(start <= word.start < end for start, end in named) for word in words):
        return None  # a name alone claims nothing
    terms = shelf.terms(claim.question, words)
    if not any(not term.optional and not term.light for term in terms):
        return None
    found = [_read(one) for kind in ("sentence", "row") for one in ranked(shelf, kind, terms, _LOOKED)]
    fitting = sorted((one for one in found if fits(one.ranked.match)), key=lambda one: -one.ranked.match.score)
    made = [_judged(claim, terms, one) for one in fitting[:_LOOKED]]
    # The text that words it most alike decides, not one that happens to hold the same figures.
    decided = [(_paired(claim.text, read.text), one) for one, read in zip(made, fitting, strict=False)]
    decided = [(share, one) for share, one in decided if one.status != NOT_STATED]
    best = max(decided, key=lambda pair: (round(pair[0], 2), pair[1].status == SUPPORTED), default=None)
    return best[1] if best else (made[0] if made else None)


def _read(found: Ranked) -> _Read:
    opened, evidence = found.opened, found.evidence
    section = opened.section_at(evidence.start)
    return _Read(found, opened.text(evidence.start, evidence.end), section.path if section else ())


def literal(claim: Sentence, shelf: Shelf) -> Judgement | None:
    """Return the judgement by a sentence that says the claim nearly word for word, ``None`` where none does."""
    ground = said_in(claim.text, shelf.documents)
    if ground:
        says = shorten(ground.opened.text(ground.start, ground.end), _LENGTH)
        return _of("nội dung", claim, SUPPORTED, says, 1.0, (ground,), "")
    terms = shelf.terms(claim.question, [word for word in claim.question.words if word.kind == "word"])
    for one in ranked(shelf, "sentence", terms, 2 * _LOOKED):
        read = _read(one)
        figures = in_figures(figures_in(claim.text), read.text, one.opened)
        held = figures is None or figures.status == SUPPORTED
        if held and _is_literal(claim.text, read.text) and not contrary(claim.text, read.text):
            says = shorten(read.text, _LENGTH)
            return _of("nội dung", claim, SUPPORTED, says, 1.0, _grounds(read), "")
    return None


def _is_literal(claim: str, text: str) -> bool:
    """Say whether the claim's words stand in the text in their order, every figure among them."""
    return len(_line(claim)) > _FEW and _digits(claim) <= _digits(text) and _paired(claim, text) >= _LITERAL


def _paired(claim: str, text: str) -> float:
    """Return the share of the claim's neighbouring words that are neighbours in the text."""
    own, pairs = list(itertools.pairwise(_line(claim))), set(itertools.pairwise(_line(text)))
    return sum(pair in pairs for pair in own) / len(own) if own else 0.0


@lru_cache(maxsize=4096)
def _line(text: str) -> tuple[str, ...]:
    return tuple(keys(token.text)[1] for token in tokens(text) if not token.whole)


def _digits(text: str) -> set[str]:
    return {one for one in _line(text) if any(map(str.isdigit, one))}


def _judged(claim: Sentence, terms: Sequence[Term], read: _Read) -> Judgement:
    text = " ; ".join((read.text, *read.path))
    opened, match, grounds = read.ranked.opened, read.ranked.match, _grounds(read)
    coverage = weigh(terms, bag(text, opened.document.abbreviations)).coverage
    figures = in_figures(figures_in(claim.text), text, opened)
    says = shorten(read.text, _LENGTH)
    denied = _denied(claim, read, text, coverage)
    if denied:
        return _of(denied[0], claim, CONTRADICTED, says, match.coverage, grounds, denied[1])
    if figures and figures.status != SUPPORTED:
        denies_it = figures.status == CONTRADICTED and coverage >= _ENOUGH - _SLACK
        status = CONTRADICTED if denies_it else NOT_STATED
        return Judgement(
            status, match.coverage, says if denies_it else None, (replace(figures, status=status),), grounds
        )
    if coverage >= _ENOUGH and not match.lacking and _holds(claim, text, read):
        return _of("nội dung", claim, SUPPORTED, says, match.coverage, grounds, "")
    return _of("nội dung", claim, NOT_STATED, None, match.coverage, grounds, "Văn bản chỉ nói gần với câu này.")


def _denied(claim: Sentence, read: _Read, text: str, coverage: float) -> tuple[str, str] | None:
    """Return what of the claim the text denies, and how: a negation, a number in no figure, units turned round."""
    if coverage < _ENOUGH:
        return None
    if contrary(claim.text, read.text):
        return "nội dung", "Văn bản nói điều ngược lại."
    loose = _digits(claim.text) - _digits(text) - {part for one in figures_in(claim.text) for part in _line(one.text)}
    if loose:
        return "số liệu", f"Văn bản không nêu {', '.join(sorted(loose))}."
    return ("đơn vị", "Văn bản nêu các đơn vị theo vai trò khác.") if _turned(claim, text) else None


def _holds(claim: Sentence, text: str, read: _Read) -> bool:
    """Say whether enough of the claim's words stand side by side in the text, with the units that it names."""
    least = _CUED if claim.cast.of("lead", "coordinating") else _TOGETHER
    return _paired(claim.text, read.text) >= least and _names_units(claim, text, read)


def _of(  # noqa: PLR0913, PLR0917 - the fields of one record
    part: str, claim: Sentence, status: str, says: str | None, score: float, grounds: tuple[Ground, ...], note: str
) -> Judgement:
    return Judgement(status, score, says, (Part(part, flat(claim.text), status, says, note),), grounds)


def contrary(claim: str, text: str) -> bool:
    """Say whether one of the two denies what the other says; a long text may deny something else."""
    said, stated = _negated(claim, bare=is_bare(claim)), _negated(text, bare=is_bare(claim))
    here, there = set(itertools.pairwise(_line(claim))), set(itertools.pairwise(_line(text)))
    if said and not stated:
        return True
    return bool((said - stated) & there or (stated - said) & here)


def _negated(text: str, *, bare: bool) -> set[tuple[str, str]]:
    """Return the two words behind each negation, folded; without accents only "khong" surely denies."""
    words = re.findall(r"\w+", text.lower())
    folded = [keys(word)[1] for word in words]
    negations = {"khong"} if bare else _NEGATIONS
    found = zip(folded if bare else words, folded[1:], folded[2:], strict=False)
    return {(first, second) for word, first, second in found if word in negations and first not in _COMPARED}


def _turned(claim: Sentence, text: str) -> bool:
    """Say whether two units stand in the text in the other order, with more than a comma between them."""
    folded, said = fold(text), claim.cast.units
    for left, right in itertools.pairwise(said):
        between = fold(claim.text[left.end : right.start]).strip(" ,;")
        if between in {"", "va", "cung", "cung voi", "voi"}:
            continue
        at, near = folded.find(fold(left.text)), folded.find(fold(right.text))
        if at >= 0 and 0 <= near < at and not re.search(r"(?<!\w)(?:do|duoc|boi|cho)(?!\w)", between):
            return True
    return False


def _names_units(claim: Sentence, text: str, read: _Read) -> bool:
    own = read.ranked.opened.document.abbreviations
    held = bag(text, own)
    identity = read.ranked.opened.identity
    return all(
        any(set(name) <= held.folded | identity.folded for name in unit.names)
        for unit in claim.cast.units
        if unit.names
    )


def _grounds(read: _Read) -> tuple[Ground, ...]:
    opened, evidence = read.ranked.opened, read.ranked.evidence
    if evidence.kind == "row":
        table, row = opened.rows[evidence.place]
        return (row_ground(opened, table, row, None),)
    return (sentence_ground(opened, evidence.start, evidence.end),)
