"""Answers open questions over laws, regulations and guidance with the clause that fits, or the items it introduces."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.proposal import Claim, Proposal, Worked, answered
from assistant.evidence.asked_words import GENERIC, asked_words
from assistant.evidence.clauses import bare, clauses_of
from assistant.families.agents import agent_for, asks_who, tellers_first
from assistant.families.answerability import is_provision
from assistant.families.clause_bonus import ENUMERATES, wants_list
from assistant.families.clause_kinds import (
    asks_meaning,
    asks_office_holder,
    figures_met,
    holds,
    holds_text,
    opens_items,
)
from assistant.families.clause_ranking import LIKELY, Found, any_clauses, asks_number, is_spoken_of, ranked_clauses
from assistant.families.clause_verdicts import judged
from assistant.families.extent import added, clause_claim, introducer, items, lead, lists_conditions, opening
from assistant.families.list_kinds import listing_first
from assistant.families.quantities import (
    amounts_met,
    listed_in,
    states_amount,
    states_duration,
)
from assistant.families.rules_asked import asks_rule
from assistant.families.siblings import same_subject_first
from assistant.families.statements_met import is_scattered, sayers_first, says_it
from assistant.understanding.intent import DOCUMENT_ASKS
from assistant.understanding.phrases import INTERROGATIVES
from corpus.language.symbols import find_dates
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.clauses import Clause
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "provisions"
_LENGTH = 1400
_GUESSES, _WEIGHED = 3, 8  # guesses that a judge hears, clauses that may make one
_FEWEST = 3
_CLEAR, _CLEARLY = 0.5, 0.55  # of the belief in all clauses; what an answer that has more is worth at the least
_TIE = 0.02  # of the joint score
_SAYS_ITSELF = 0.6
_SAYING = 1.5
_EVEN = 0.5
_NEARLY_ALL = 0.9
_WHOLE = 0.97  # of the weight: a mere noun phrase counts whole
# What is measured is stated by a figure, never counted over items.
_MEASURED = "ngay thang nam gio phut tuan tiet lan dong trieu ty phan tien diem ban met km mm cm tuoi lau muc"
_MEASURES = frozenset(_MEASURED.split())
_INTRODUCES = re.compile(r"(?<!\w)(?:gom|sau day|nhu sau)(?!\w)|:\s*$")
_SEVERAL = re.compile(r"(?<!\w)(?:nhung|gom|cac) (?:nhung )?ai(?!\w)")
_KIND_ASKED = re.compile(r"(?<!\w)(?P<kind>\w+(?: \w+)?) (?:nao|gi)(?!\w)")


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the clause or the items that answer, ``None`` where no clause speaks of all that is asked."""
    if (_asks_holder(question) or _of_a_document(question, shelf)) and not _asks_rule(question, shelf):
        return None
    ranked = ranked_clauses(question, shelf)
    if not ranked and shelf.every and not {"named", "document"} & question.tags:
        # A word that looks like the name of a kind ("kỷ luật", "ai quyết định") may have picked a wrong document.
        ranked = ranked_clauses(question, replace(shelf, documents=shelf.every))
    ranked = listing_first(question, shelf, ranked)
    for found in sayers_first(question, tellers_first(question, same_subject_first(question, ranked)))[:12]:
        proposal = _proposal(question, found, ranked)
        if proposal is not None:
            return proposal
    return None


def guesses(question: Question, shelf: Shelf) -> list[Proposal]:
    """Return what the first clauses would answer, likely or not, the best first."""
    if (_asks_holder(question) or _of_a_document(question, shelf)) and not _asks_rule(question, shelf):
        return []
    ranked = any_clauses(question, shelf)
    made: list[Proposal] = []
    for found in ranked[:_WEIGHED]:
        proposal = _proposal(question, found, ranked)
        if proposal is not None and proposal not in made:
            made.append(proposal)
        if len(made) == _GUESSES:
            break
    return made


def _asks_rule(question: Question, shelf: Shelf) -> bool:
    return any(asks_rule(question, shelf, ask) for ask in question.asks[:1])


def _of_a_document(question: Question, shelf: Shelf) -> bool:
    """Say whether a fact of a document is asked, and nothing more is said than which document."""
    if not DOCUMENT_ASKS & set(question.asks) or question.references:
        return False
    if "named" in question.tags and not question.content():
        return True
    words = [one.word.folded for one in asked_words(question, shelf.lexicon) if one.firm and one.rarity >= _SAYING]
    return any(all(word in opened.identity.folded for word in words) for opened in shelf.documents)


def _asks_holder(question: Question) -> bool:
    # "Ai là Chủ tịch …?" asks for a person's name, which clauses do not hold.
    short = any(word.folded == "tat" and word.tag == "define" for word in question.words)  # definitions know these
    role = "title" in question.asks and "signer_role" in question.asks
    return short or role or "person" in question.asks or asks_office_holder(question)


def _proposal(question: Question, found: Found, ranked: Sequence[Found]) -> Proposal | None:
    confidence = _confidence(found)
    if _phrase_alone(question) and found.fit.covered < _WHOLE:
        return None
    found = _lifted(question, found, ranked)
    if question.form == "yesno" and not {"who", "howmany", "percent"} & question.tags:
        return _verdict(question, found, confidence)
    if asks_number(question):
        return _number(question, found, confidence)
    agent = agent_for(question, found.opened, found.clause) if asks_who(question) else None
    if not _holds(question, found, agent) or not _explains(question, found):
        return None
    if found.clause.heading or _opens(found):
        return _alone(question, found, confidence) or _list(question, found, confidence)
    best = [one for one in ranked if abs(one.score - found.score) <= _TIE and not one.clause.heading]
    best = [found, *(one for one in best if one is not found)][:3]
    best = [
        one for one in best if one is found or (holds(question, one.clause) and not opens_items(one.opened, one.clause))
    ]
    best.sort(key=lambda one: (one.opened.id != found.opened.id, one.clause.start))
    before = (agent or lead(found.asked, found.opened, found.clause)) if len(best) == 1 else None
    claims = tuple(clause_claim(one.opened, one.clause) for one in best)
    return _led(found, before, confidence, claims)


def _alone(question: Question, found: Found, confidence: float) -> Proposal | None:
    """Return a line that introduces items without them, where it tells the time or figure asked ("… 3 ngày nếu:")."""
    clause, text = found.clause, found.clause.text
    if clause.heading or found.chance < _EVEN or wants_list(question) or lists_conditions(question, clause):
        return None
    if asks_number(question):
        told = found.fit.covered >= _WHOLE and states_amount(question, text) and figures_met(question, clause)
    else:
        told = "timeframe" in question.asks and (states_duration(text) or bool(find_dates(text)))
    return answered(FAMILY, confidence, (opening(found.opened, found.clause),)) if told else None


def _holds(question: Question, found: Found, agent: Clause | None) -> bool:
    """Say whether the clause holds the kind of thing that is asked, who does it told by the line above it or not."""
    if agent is None or found.clause.heading:
        return holds(question, found.clause)
    text = f"{bare(agent.text)} {found.clause.text}"
    return holds_text(question, text) and amounts_met(question, text)


def _led(found: Found, before: Clause | None, confidence: float, claims: tuple[Claim, ...]) -> Proposal:
    """Return the claims with the line before them that introduces them, where there is one."""
    line = opening(found.opened, before) if before else Claim("", ())
    return answered(FAMILY, confidence, claims, opening=line.text, led_by=line.grounds)


def _phrase_alone(question: Question) -> bool:
    """Say whether the question is a mere noun phrase ("Học phí trường A?"): then each of its words counts."""
    return not question.asks and question.form == "fact" and not any(w.folded in INTERROGATIVES for w in question.words)


def _lifted(question: Question, found: Found, ranked: Sequence[Found]) -> Found:
    """Return the line that introduces the item found, where all items of its kind are asked ("trường hợp nào …")."""
    clause = found.clause
    if clause.above < 0 or (wants_list(question) and _lists_itself(found)):
        return found
    whole = introducer(question, found.opened, clause, added(found.asked, clause))
    if whole is not None:
        return replace(found, clause=whole)
    if not wants_list(question):
        return found
    above = clauses_of(found.opened).every[clause.above]
    own = next((one for one in ranked if one.clause is above), None)
    if own is not None and own.fit.own >= _SAYS_ITSELF and not above.heading:
        return own
    said = _KIND_ASKED.search(" ".join(word.folded for word in question.words))
    kind = set(said["kind"].split()) if said else set()
    lifts = bool(kind) and kind <= above.main.folded and not kind <= clause.main.folded
    return replace(found, clause=above) if lifts else found


def _lists_itself(found: Found) -> bool:
    return _opens(found) or ENUMERATES.search(found.clause.text) is not None


def _explains(question: Question, found: Found) -> bool:
    """Say whether the clause tells what something is or consists of, where that is asked ("… là gì?")."""
    if "define" not in question.asks or found.clause.heading or _opens(found):
        return True
    words = [word.folded for word in question.words if word.tag in {"", "plain", "document"}]
    return (
        bool(words)
        and re.search(rf"(?<!\w){words[-1]}\W+(?:\w+\W+)?(?:la|gom|bao gom)\s", fold(found.clause.text)) is not None
    )


def _confidence(found: Found) -> float:
    made = 0.2 + 0.68 * found.fit.score + 0.04 * found.fit.own
    if found.share >= _CLEAR:
        made = max(made, _CLEARLY + 0.3 * found.chance)
    return min(0.875, made) if is_provision(found.opened) else min(0.78, made - 0.06)


def _number(question: Question, found: Found, confidence: float) -> Proposal | None:
    if found.clause.heading or _opens(found):
        told = _list(question, found, confidence) if question.form == "list" else _alone(question, found, confidence)
        return _counted(question, found, confidence) or told
    text = found.clause.text
    stated = states_amount(question, text) or (
        question.form in {"list", "count"} and ENUMERATES.search(text) is not None
    )
    if not stated and figures_met(question, found.clause):
        return _enumerated(question, found, confidence) or _above(question, found, confidence)
    if not stated or not figures_met(question, found.clause):
        return None
    return answered(FAMILY, confidence, (clause_claim(found.opened, found.clause),))


def _enumerated(question: Question, found: Found, confidence: float) -> Proposal | None:
    """Return how many kinds a sentence lists ("gồm các loại sau: nghị quyết, quyết định, … và giấy mời")."""
    noun = _noun(question)
    if not noun or fold(noun).split()[0] not in GENERIC:
        return None
    items = listed_in(found.clause.text)
    if len(items) < _FEWEST or not _countable(noun, found.clause):
        return None
    claim = clause_claim(found.opened, found.clause, limit=_LENGTH)
    worked = (Worked(str(len(items)), "count", claim.grounds),)
    return answered(FAMILY, confidence, (claim,), opening=f"Có {len(items)} {noun}", worked=worked)


def _above(question: Question, found: Found, confidence: float) -> Proposal | None:
    """Return the item with the line that introduces it, where it states the figure ("… phạt tù từ 02 năm:")."""
    if found.clause.above < 0 or found.fit.covered < _NEARLY_ALL:
        return None
    above = clauses_of(found.opened).every[found.clause.above]
    if not states_amount(question, above.text):
        return None
    return _led(found, above, confidence, (clause_claim(found.opened, found.clause),))


def _counted(question: Question, found: Found, confidence: float) -> Proposal | None:
    """Return how many items the clause introduces, all of them listed."""
    claims = items(found.opened, found.clause)
    noun = _noun(question)
    if len(claims) < 2 or not noun or not _countable(noun, found.clause):
        return None
    total = str(len(claims))
    worked = (Worked(total, "count", tuple(claim.grounds[0] for claim in claims)),)
    return answered(FAMILY, confidence, claims, opening=f"Có {total} {noun}", worked=worked)


def _countable(noun: str, clause: Clause) -> bool:
    """Say whether items may be counted as this: as a kind of thing, or as what the introducing line itself names."""
    words = tuple(fold(noun).split())
    if words[0] in _MEASURES:
        return False
    if words[0] in GENERIC - {"cach"}:
        # "mấy loại phí": a kind of thing, and of nothing that the clause does not name.
        return set(words[1:]) <= GENERIC | clause.main.folded
    if clause.heading and not _INTRODUCES.search(fold(clause.text)):
        return False  # what an article is about is not what its clauses are
    return words in clause.main.pairs if len(words) > 1 else words[0] in clause.main.folded


def _noun(question: Question) -> str:
    asked = [place for place, word in enumerate(question.words) if word.tag in {"howmany", "percent"}]
    after = question.words[asked[-1] + 1 : asked[-1] + 3] if asked else ()
    kept = []
    for number, word in enumerate(after):
        if number and (not word.glued or word.folded in {"theo", "cua", "trong", "duoc", "khong", "ke", "la", "a"}):
            break
        kept.append(word.text.lower())
    return " ".join(kept)


def _list(question: Question, found: Found, confidence: float) -> Proposal | None:
    claims = items(found.opened, found.clause)
    if not claims or (_asks_fact(question) and not _lists_fact(question, found, claims)):
        return None
    return _led(found, found.clause, confidence - 0.02, claims)


def _lists_fact(question: Question, found: Found, claims: Sequence[Claim]) -> bool:
    """Say whether a list holds the one fact asked: in the line that introduces it, or item by item ("những ai")."""
    if lists_conditions(question, found.clause):
        return True
    if not found.clause.heading and "who" in question.tags and holds_text(question, found.clause.text):
        return True
    several = "ai" in {word.folded for word in question.words} and bool(_SEVERAL.search(fold(question.text)))
    return several and 2 * sum(holds_text(question, one.text) for one in claims) > len(claims)


def _asks_fact(question: Question) -> bool:
    asks = bool({"person", "issued_on", "timeframe"} & set(question.asks)) or "who" in question.tags
    return asks and not asks_meaning(question)


def _opens(found: Found) -> bool:
    return opens_items(found.opened, found.clause)


def _verdict(question: Question, found: Found, confidence: float) -> Proposal | None:
    if found.clause.heading:
        return None
    likely = (found.chance >= LIKELY or is_spoken_of(question, found)) and not is_scattered(question, found)
    if not _opens(found) or says_it(question, found):
        return judged(question, found, FAMILY, confidence, likely=likely)
    claims = items(found.opened, found.clause)
    return _led(found, found.clause, confidence - 0.02, claims) if claims and likely else None
