"""Judges what a claim says of a target: the value, for whom, by which year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, shorten
from assistant.answering.compose import lower_first
from assistant.evidence.shelf import Ranked
from assistant.understanding.words import bag, keys
from assistant.verify.figures import figures_in, is_spelled, same_figure
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Judgement, Part, overall
from assistant.verify.fitting import ENOUGH, fits, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.verify.claim import Sentence
    from assistant.verify.figures import Figure
    from corpus.document import Target

_LENGTH = 170
_NEAR = 0.05


def judge(claim: Sentence, shelf: Shelf) -> Judgement | None:
    """Return the judgement of the best fitting target, ``None`` where the claim states no figure or fits none."""
    if not any(one.kind == "quantity" and not is_spelled(one) for one in claim.figures):
        return None
    words = [word for word in claim.subject if word.tag not in {"amount", "year"}]
    terms = shelf.terms(claim.question, words)
    if not any(not term.optional and not term.light for term in terms):
        return None
    fitting = [one for one in ranked(shelf, "target", terms) if fits(one.match)]
    if not fitting:
        return None
    group = _same_indicator(fitting)
    values = _values(claim, group[0])
    if not values:
        return None
    years = claim.question.years
    several = len(values) == len(years) > 1
    pairs = (
        [(one, (year,)) for one, year in zip(values, years, strict=False)]
        if several
        else [(one, years) for one in values]
    )
    return judgement_of(fitting, terms, pairs, claim.text)


def judgement_of(
    ranked: Sequence[Ranked], terms: Sequence[Term], pairs: Sequence[tuple[Figure, Sequence[int]]], said: str
) -> Judgement:
    """Return the judgement of values claimed for years by the best fitting indicator; ``said`` is the claim's text."""
    group = _same_indicator(ranked)
    opened = group[0].opened
    judged = [_judged(terms, group, value, years) for value, years in pairs] or [_worded(group, said)]
    parts = (*(part for found, _ in judged for part in found), *_uncovered(said, ranked[0]))
    facts = [fact for _, found in judged for fact in found]
    grounds = dict.fromkeys(ground for fact in facts for ground in grounds_of(opened, fact))
    return Judgement(overall(parts), ranked[0].match.score, _says(facts), parts, tuple(grounds))


def _worded(group: Sequence[Ranked], said: str) -> tuple[list[Part], list[Target]]:
    """Judge a value in words ("Hoàn thành"): the same words, or others."""
    facts = [fact_of(one) for one in group]
    same = [fact for fact in facts if bag(said).folded == bag(fact.value).folded]
    if same:
        return [Part("giá trị", said, SUPPORTED, flat(same[0].value))], same[:1]
    shown = "; ".join(dict.fromkeys(map(_value_words, facts)))
    return [Part("giá trị", said, CONTRADICTED, shown, f"Văn bản nêu {shown}.")], facts


def _uncovered(said: str, ranked: Ranked) -> tuple[Part, ...]:
    if ranked.match.coverage >= ENOUGH:
        return ()
    lost = " ".join(dict.fromkeys(term.word.text for term in ranked.match.missing))
    return (Part("chỉ tiêu", flat(said), NOT_STATED, None, f"Văn bản không nêu: “{lost}”."),)


def _same_indicator(ranked: Sequence[Ranked]) -> list[Ranked]:
    top = ranked[0]
    indicator = fact_of(top).indicator
    return [one for one in _every(top) if fact_of(one).indicator == indicator]


def _every(top: Ranked) -> list[Ranked]:
    return [Ranked(top.opened, one, top.match) for one in top.opened.evidence["target"]]


def fact_of(ranked: Ranked) -> Target:
    """Return the target that a ranked piece of evidence stands for."""
    return ranked.opened.document.targets[ranked.evidence.place]


def _values(claim: Sentence, ranked: Ranked) -> list[Figure]:
    """Return the figures claimed as values: those of the indicator's own words are none."""
    fact = fact_of(ranked)
    own = figures_in(f"{fact.indicator} ; {fact.scope or ''}")
    figures = [
        one for one in claim.figures if one.kind == "quantity" and one.value not in map(str, claim.question.years)
    ]
    figures = [one for one in figures if not is_spelled(one)]
    free = [one for one in figures if not any(same_figure(one, other) for other in own)]
    return free or [one for one in figures if "%" in one.value]


def _judged(
    terms: Sequence[Term], group: Sequence[Ranked], value: Figure, years: Sequence[int]
) -> tuple[list[Part], list[Target]]:
    facts = [fact_of(one) for one in group]
    dated = [fact for fact in facts if not years or fact.year in years or _says_year(group[0].opened, fact, years)]
    chosen, named = _scoped(terms, dated)
    true = [fact for fact in chosen if has_value(fact.value, value)]
    year = ", ".join(map(str, years))
    if true:
        parts = [
            Part("giá trị", value.text, SUPPORTED, flat(true[0].value), "" if named else _elsewhere(true[0], chosen))
        ]
        return [*parts, *([Part("năm", year, SUPPORTED, str(true[0].year or year))] if years else [])], true[:1]
    if dated:
        shown = "; ".join(dict.fromkeys(_value_words(fact) for fact in chosen))
        return [Part("giá trị", value.text, CONTRADICTED, shown, f"Văn bản nêu {shown}.")], list(chosen)
    other = [fact for fact in _scoped(terms, facts)[0] if has_value(fact.value, value)]
    if other:
        note = f"Giá trị {flat(other[0].value)} là của năm {other[0].year}, không phải năm {year}."
        return [Part("năm", year, CONTRADICTED, str(other[0].year), note)], other[:1]
    return [Part("năm", year, NOT_STATED, None, f"Văn bản không nêu giá trị cho năm {year}.")], facts[:1]


def _says_year(opened: Opened, fact: Target, years: Sequence[int]) -> bool:
    return fact.year is None and all(str(year) in opened.text(fact.start, fact.end) for year in years)


def _scoped(terms: Sequence[Term], facts: Sequence[Target]) -> tuple[list[Target], bool]:
    """Return the targets of whom the claim speaks, and whether it names them; all where it names nobody."""
    scopes = {fact.scope for fact in facts if fact.scope}
    if not scopes:
        return list(facts), True
    shared = frozenset.intersection(*(bag(scope).folded for scope in scopes)) if len(scopes) > 1 else frozenset()
    said = {term.word.folded for term in terms} | {
        one for term in terms for other in term.word.others for one in _folded(other)
    }
    weights = {scope: _share(bag(scope).folded - shared, said) for scope in scopes}
    best = max(weights.values())
    if len(scopes) > 1 and best > 0 and sum(one == best for one in weights.values()) == 1:
        return [fact for fact in facts if fact.scope and weights[fact.scope] == best], True
    return list(facts), len(scopes) == 1


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(keys(one)[1] for one in words)


def _share(wanted: frozenset[str], said: set[str]) -> float:
    return len(wanted & said) / len(wanted) if wanted else 0.0


def has_value(stated: str, claimed: Figure) -> bool:
    """Say whether a stated value is the claimed one: figure, comparison and unit of measure."""
    return any(one.kind == "quantity" and same_figure(claimed, one) for one in figures_in(stated))


def _elsewhere(fact: Target, chosen: Sequence[Target]) -> str:
    rest = [one for one in chosen if one.scope != fact.scope]
    whom = f"Giá trị này là của {lower_first(fact.scope)}" if fact.scope else ""
    return f"{whom}; {'; '.join(map(_value_words, rest))}." if rest and whom else ""


def _value_words(fact: Target) -> str:
    whom = f" ({lower_first(fact.scope)})" if fact.scope else ""
    return f"{flat(fact.value)}{whom}" + (f" năm {fact.year}" if fact.year else "")


def _says(facts: Sequence[Target]) -> str | None:
    if not facts:
        return None
    values = "; ".join(dict.fromkeys(map(_value_words, facts)))
    return f"{shorten(facts[0].indicator, _LENGTH)}: {values}"


def grounds_of(opened: Opened, fact: Target) -> tuple:  # type: ignore[type-arg]
    """Return the grounds of a target: its row with the value's cell, and the words outside that it rests on."""
    return fact_grounds(
        opened,
        fact,
        fact.column,
        [flat(one) for one in (fact.value, fact.indicator, fact.scope, str(fact.year or "")) if one],
    )
