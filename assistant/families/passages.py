"""Answers open questions with the words of the document: a whole section by its heading, or the best sentences."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.citations import sentence_ground, shorten, unlabelled
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.matching import Match, weigh
from assistant.families.quantities import amounts_met
from assistant.families.rows import row_claim
from assistant.families.sentence_kinds import holds_asked
from assistant.families.told_rows import names_row
from assistant.understanding.phrases import INTERROGATIVES
from assistant.understanding.words import bag, syllables
from corpus.language.numbering import label_of
from corpus.language.times import quarters_in
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word
    from corpus.document import Section

FAMILY = "passages"
# Words that ask in one family are what the question is about in this one.
_KEEP = (
    "lead",
    "coordinating",
    "timeframe",
    "result",
    "place",
    "funding",
    "task",
    "tasks",
    "targets",
    "issued",
    "number",
    "recipients",
    "bases",
    "signer_role",
    "document",
    "title",
    "type",
    "signer",
    "percent",
    "compare",
    "extreme",
)
_NOUNS = ("result", "funding", "task", "targets", "coordinating", "lead")
_ITEM_LENGTH = 450
_WHOLE_LENGTH = 1500
_ITEMS = 12
_TIE = 0.02
_HEADING = 0.7
_HEADING_TIE = 0.005
_COVERAGE_SHARE = 0.6
_ROW_OWN = 0.7
_OPEN = 0.85  # a question that asks nothing in particular must be met nearly whole
_FUNDING = 0.8
_NAMED_HEADING = 0.88


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the section or the sentences that cover the question; ``None`` where nothing does."""
    terms = _terms(question, shelf)
    if not any(not term.optional for term in terms):
        return None
    if any(one.kind == "item" for one in question.references) or ("tasks" in question.asks and not _heavy(terms)):
        return None
    readers = (_by_funding, _by_heading, _by_sentence, _by_row)
    found = [one for reader in readers if (one := reader(question, shelf, terms))]
    return max(found, key=lambda one: one.confidence) if found else None


def _terms(question: Question, shelf: Shelf) -> tuple[Term, ...]:
    terms = shelf.terms(question, _telling(question, _NOUNS))
    if any(not term.optional for term in terms):
        return terms
    return shelf.terms(question, _telling(question, _KEEP))


def _heavy(terms: Sequence[Term]) -> bool:
    return any(not term.light and not term.optional for term in terms)


def _telling(question: Question, keep: Sequence[str]) -> list[Word]:
    return [word for word in question.content(*keep) if not word.tag or word.folded not in INTERROGATIVES]


def _by_funding(question: Question, shelf: Shelf, _: Sequence[Term]) -> Proposal | None:
    """Return the part of a plan that is about its money, where the question is."""
    if "funding" not in question.tags or question.form == "yesno" or {"value", "count"} & set(question.asks):
        return None
    terms = [term for term in shelf.terms(question, question.content()) if not term.optional]
    claims = [
        claim
        for opened in shelf.documents
        for section in opened.document.sections
        if "kinh phi" in " ".join(syllables(section.title)) and _is_about(terms, opened, section)
        for claim in body_claims(opened, section)
    ]
    return answered(FAMILY, _FUNDING, tuple(claims), opening="Kinh phí") if claims else None


def _is_about(terms: Sequence[Term], opened: Opened, section: Section) -> bool:
    text = bag(opened.text(section.start, section.end), opened.document.abbreviations)
    return not terms or weigh(terms, text, identity=opened.identity).convincing


def _by_heading(question: Question, shelf: Shelf, terms: Sequence[Term]) -> Proposal | None:
    if _asks_meaning(question, terms):
        return None
    said = f" {' '.join(word.folded for word in question.words)} "
    whole = bool({"parts", "list"} & question.tags)
    scored = [
        (*_heading_match(opened, section, terms, said, whole=whole), opened, section)
        for opened in shelf.documents
        for section in opened.document.sections
        if section.title.strip()
    ]
    scored = [one for one in scored if one[0] > _HEADING and one[1].convincing]
    if not scored:
        return None
    top = max(score for score, *_ in scored)
    best = [one for one in scored if one[0] >= top - _HEADING_TIE]
    claims = [claim for _, _, opened, section in _one_each(best) for claim in body_claims(opened, section)]
    claims = [claim for claim in claims if holds_asked(question, claim.text)] if _wants_value(question) else claims
    claims = [claim for claim in claims if not question.quarters or _in_quarters(question, claim.text)]
    return (
        answered(
            FAMILY,
            (0.38 if whole else 0.3) + 0.5 * top,
            tuple(claims[: 2 * _ITEMS]),
            opening=unlabelled(best[0][3].title),
        )
        if claims
        else None
    )


def _heading_match(
    opened: Opened, section: Section, terms: Sequence[Term], said: str, *, whole: bool
) -> tuple[float, Match]:
    label = label_of(section.title)
    title = bag(section.title[label.end :] if label else section.title, opened.document.abbreviations)
    # Words of the document's own name pick the document, not the section.
    own = [term for term in terms if term.word.folded in title.folded or term.word.folded not in opened.identity.folded]
    match = weigh(own, title)
    name = syllables(section.title[label.end :] if label else section.title)
    if len(name) > 2 and f" {' '.join(name)} " in said:
        return min(1.0, _NAMED_HEADING + 0.01 * len(name)), match
    told = {term.word.folded for term in own}
    share = len(title.folded & told) / max(1, len(title.folded))
    # "Nội dung … gồm những gì?" asks for a whole part: its heading may say more than the question.
    least = 0.75 if whole else 0.55
    return match.score * (least + (1 - least) * share), match


def has_heading(shelf: Shelf, words: Sequence[Word]) -> bool:
    """Say whether some heading holds all ``words`` side by side: a part of its own is an answer of its own."""
    folded = [word.folded for word in words]
    wanted = set(pairwise(folded))
    return any(
        wanted <= bag(section.title, opened.document.abbreviations).pairs
        for opened in shelf.documents
        for section in opened.document.sections
    )


def _one_each(best: Sequence[tuple[float, Match, Opened, Section]]) -> list[tuple[float, Match, Opened, Section]]:
    seen: dict[str, tuple[float, Match, Opened, Section]] = {}
    for one in best:
        seen.setdefault(one[2].id, one)
    return list(seen.values())


def body_claims(opened: Opened, section: Section, *, whole: bool = False) -> list[Claim]:
    """Return the items of a section's body, each a claim that rests on the item; ``whole`` cuts none short."""
    inside = [one for one in opened.stretches if section.heading_end <= one.start < section.end]
    heads = {
        one.start for one in opened.document.sections if section.start < one.start < section.end and one.title.strip()
    }
    items = [one for one in inside if one.start not in heads or len(inside) == 1]
    limit = _WHOLE_LENGTH if whole or len(items) == 1 else _ITEM_LENGTH
    return [
        Claim(
            shorten(unlabelled(opened.text(one.start, one.end)), limit),
            (sentence_ground(opened, one.start, one.end),),
        )
        for one in items[:_ITEMS]
    ]


def _by_sentence(question: Question, shelf: Shelf, terms: Sequence[Term]) -> Proposal | None:
    if "tasks" in question.asks or ("count" in question.asks and {"task", "targets"} & question.tags):
        return None
    ranked = [one for one in shelf.rank("sentence", terms) if one.match.convincing and one.match.own > 0.3]
    ranked = [one for one in ranked if _years_met(question, one) and holds_asked(question, _text(one))]
    ranked = [one for one in ranked if question.asks or one.match.coverage > _OPEN]
    if question.form not in {"yesno", "compare"}:
        ranked = [one for one in ranked if amounts_met(question, _text(one))]  # "khối 8" is no "khối 7"
    ranked = [one for one in ranked if not _is_heading(one) and not _is_frame(one) and _defines(question, terms, one)]
    if not ranked or not _heavy(terms):
        return None
    ranked.sort(key=_fit, reverse=True)
    top = ranked[0].match.score
    best = [one for one in ranked if _fit(one) >= _fit(ranked[0]) - _TIE][:3]
    claims = tuple(_claim(one) for one in best)
    return answered(FAMILY, 0.15 + 0.6 * top, claims)


def _by_row(question: Question, shelf: Shelf, terms: Sequence[Term]) -> Proposal | None:
    if not _heavy(terms) or {"tasks", "count", "person"} & set(question.asks):
        return None
    ranked = [one for one in shelf.rank("row", terms) if one.match.convincing and one.match.own > _ROW_OWN]
    ranked = [one for one in ranked if _years_met(question, one) and holds_asked(question, row_claim(one).text)]
    if not ranked:
        return None
    best = max(ranked, key=_fit)
    if not names_row(question, shelf, best):
        return None
    return answered(FAMILY, 0.1 + 0.6 * best.match.score, (row_claim(best),))


def _fit(ranked: Ranked) -> float:
    # A sentence that holds everything that is asked goes before one that holds most of it in better order.
    return ranked.match.score + _COVERAGE_SHARE * ranked.match.coverage


def _is_heading(ranked: Ranked) -> bool:
    section = ranked.opened.section_at(ranked.evidence.start)
    if section is not None and section.start == ranked.evidence.start and ranked.evidence.end <= section.heading_end:
        return True
    return _text(ranked).isupper()


def _is_frame(ranked: Ranked) -> bool:
    """Say whether the sentence belongs to the letterhead, the signature or the recipients: facts, not answers."""
    one = ranked.evidence
    return any(span.start < one.end and one.start < span.end for _, span in ranked.opened.document.identity.spans)


def _defines(question: Question, terms: Sequence[Term], ranked: Ranked) -> bool:
    """Say whether a sentence tells what something is, where that is asked ("X là …", "X được hiểu là …")."""
    if not _asks_meaning(question, terms):
        return True
    last = terms[-1].word.folded
    return re.search(rf"(?<!\w){re.escape(last)}\W+(?:\w+ )?la\s", fold(_text(ranked))) is not None


def _asks_meaning(question: Question, terms: Sequence[Term]) -> bool:
    # "Mục tiêu của X là gì?" asks for something of X, not for what X means.
    if "cua" in {word.folded for word in question.words}:
        return False
    return question.asks == ("define",) and "document" not in question.tags and _heavy(terms)


def _claim(ranked: Ranked) -> Claim:
    one = ranked.evidence
    return Claim(
        shorten(unlabelled(_text(ranked)), _ITEM_LENGTH * 2), (sentence_ground(ranked.opened, one.start, one.end),)
    )


def _text(ranked: Ranked) -> str:
    return ranked.opened.text(ranked.evidence.start, ranked.evidence.end)


def _years_met(question: Question, ranked: Ranked) -> bool:
    there = ranked.evidence.main.folded | ranked.evidence.around.folded | ranked.opened.identity.folded
    return all(str(year) in there for year in question.years) and _in_quarters(question, _text(ranked))


def _in_quarters(question: Question, text: str) -> bool:
    there = quarters_in(text) if question.quarters else ()
    return all(
        any(one[0] == quarter and year in {None, one[1]} for one in there) for quarter, year in question.quarters
    )


def _wants_value(question: Question) -> bool:
    return bool({"value", "count", "person", "timeframe"} & set(question.asks))
