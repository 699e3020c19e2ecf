"""Reads a question in the light of the turns before it: what a follow-up keeps, and what it puts in place of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.answering.citations import flat
from assistant.evidence.matching import light_places
from assistant.understanding.follow_ups import asks_the_same, named_in, put_in_place
from assistant.understanding.intent import DOCUMENT_ASKS
from assistant.understanding.question import Question, understand
from assistant.understanding.words import syllables
from corpus.document import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from assistant.answering.answer import Answer


_ASKING = {
    "who",
    "lead",
    "coordinating",
    "timeframe",
    "result",
    "place",
    "funding",
    "percent",
    "howmany",
    "tasks",
    "targets",
    "signer",
    "signer_role",
    "issued",
    "issuer",
    "number",
    "bases",
    "recipients",
    "title",
    "type",
    "define",
    "list",
    "yesno",
    "compare",
    "extreme",
    "both",
}
_CONTENT = {"", "plain", "maybe", "amount", "document"}
_COUNTED = {"task", "targets"}
_POINTED = {"year": "years", "quarter": "quarters", "date": "dates", "reference": "references"}
# The order in which the parts of a document hold one another.
LEVELS = ("phu_luc", "phan", "chuong", "muc", "tieu_muc", "dieu", "khoan", "diem")
_STRESS = re.compile(r"\s+(?:cơ|co|cơ mà)\s*(?:ạ\s*)?,")
_RESTS = 24  # citations of an answer that are remembered
_SELF_STANDING = 2  # with an asking word and so many words of its own, a question needs no earlier one


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question: its text made whole, and the documents that the talk was about."""

    text: str
    documents: tuple[str, ...] = ()


def readings(
    question: Question,
    turns: Sequence[dict[str, Any]],
    naming: Callable[[Question], Collection[int]],
    is_scope: Callable[[str, Question], bool],
    *,
    many: bool = False,
) -> tuple[Reading, ...]:
    """Return the ways to read ``question`` after ``turns`` (oldest first), the likeliest first.

    ``naming`` tells which words of a question name a document at hand; ``is_scope``
    whether its words are a scope of the indicator of that name. Among ``many`` documents, words that lean on the
    last question are not looked for on their own in documents that nobody spoke of.
    """
    if not turns:
        return (Reading(question.text),)
    last = turns[-1]
    documents = talked_of(turns)
    before = understand(str(last.get("resolved") or last.get("question") or ""))
    alone = [Reading(question.text, documents), Reading(question.text)]
    if not _leans(question) and not _outer(question, before):
        return tuple(alone)
    alone = alone[:1] if many and documents else alone
    if set(question.asks) & DOCUMENT_ASKS and not naming(question):
        return tuple(alone)
    topic = str(last.get("topic", ""))
    same = _same_topic(question, before, topic) if topic and is_scope(topic, question) else []
    again = asks_the_same(question, before) and not same and question.form != "yesno"
    put = put_in_place(question, before) if again else ()
    texts = [*same, *put, *_merged(question, before, naming)]
    merged = [Reading(text, () if naming(question) else documents) for text in texts]
    if _corrects(question) and question.asks and len(question.content()) >= _SELF_STANDING:
        merged.insert(0, Reading(_uncorrected(question), documents))
    if _opens(question) and not _corrects(question) and question.asks and len(question.content()) >= _SELF_STANDING:
        return (alone[0], *merged, *alone[1:])
    return (*merged, *(Reading(one.text) for one in merged if one.documents), *alone)


def talked_of(turns: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Return the ids of the documents that the latest answer with any rested on."""
    talked = (turn.get("documents") for turn in reversed(turns))
    return tuple(str(one) for one in next((many for many in talked if many), ()))


def rested_on(turns: Sequence[dict[str, Any]]) -> tuple[tuple[str, int, int], ...]:
    """Return the spans (document id, start, end) that the last answer cites; none where it was refused."""
    last = turns[-1] if turns else {}
    spans = last.get("rests_on", ()) if last.get("status") == "answered" else ()
    return tuple((str(document), int(start), int(end)) for document, start, end in spans)


def is_repeated(text: str, turns: Sequence[dict[str, Any]], answer: Answer) -> bool:
    """Say whether an answer only says again what was told of another thing ("còn bản sao lục?")."""
    told = rested_on(turns)
    mine = {(one.document_id, one.start, one.end) for one in answer.citations}
    if answer.status != "answered" or not told or not mine <= set(told):
        return False
    question, before = understand(text), understand(str(turns[-1].get("resolved", "")))
    if not _opens(question) or question.form == "yesno" or question.asks:
        return False
    said = {word.folded for word in before.words}
    named = named_in(question, before)
    new = [word.folded for word in named if word.tag in _CONTENT and word.folded not in said]
    quotes = {folded for one in answer.citations for folded in syllables(f"{one.quote} {' '.join(one.path)}")}
    return any(one not in quotes for one in new)


def turn(question: str, resolved: str, answer: Answer) -> dict[str, Any]:
    """Return what is kept of a turn, as JSON values; ``topic`` is the indicator that the answer was about."""
    documents = list(dict.fromkeys(citation.document_id for citation in answer.citations))
    indicators = {fact.indicator for fact in answer.facts if isinstance(fact, Target)}
    topic = " ".join(next(iter(indicators)).split()) if len(indicators) == 1 else ""
    return {
        "question": question,
        "resolved": resolved,
        "status": answer.status,
        "documents": documents,
        "rests_on": [[one.document_id, one.start, one.end] for one in answer.citations[:_RESTS] if not answer.facts],
        "topic": topic,
        "choices": list(answer.choices),
    }


def asked_back(text: str, turns: Sequence[dict[str, Any]]) -> str | None:
    """Return the question that was asked back with ``text`` among its choices, if it was the last one."""
    last = turns[-1] if turns else {}
    offered = {flat(str(choice)) for choice in last.get("choices", ())}
    return str(last["resolved"]) if flat(text) in offered else None


def _opens(question: Question) -> bool:
    return bool(question.words) and (question.words[0].tag == "follow" or _corrects(question))


def _corrects(question: Question) -> bool:
    return any(word.tag == "correct" for word in question.words[:3])


def _uncorrected(question: Question) -> str:
    """Return the question without what says that it corrects one ("À không, mình hỏi … cơ, …?")."""
    first = next((word for word in question.words if word.tag not in {"correct", "scaffold", "follow"}), None)
    return _STRESS.sub(",", question.text[first.start if first else 0 :])


def _leans(question: Question) -> bool:
    """Say whether the question needs an earlier one to be whole."""
    content = question.content()
    if _opens(question) or any(word.tag == "follow" for word in question.words[-2:]):
        return True
    light = light_places(question.words)
    if all(place in light for place, word in enumerate(question.words) if word.tag in {"", "plain"}):
        return True
    return not question.asks and len(content) <= 4 and not question.references and question.form == "fact"


def _merged(question: Question, before: Question, naming: Callable[[Question], Collection[int]]) -> list[str]:
    content = [word for word in question.words if word.tag in {"", "plain", "amount"}]
    places = naming(question)
    light = {place for place in light_places(question.words) if question.words[place].text.islower()}
    own = [
        word
        for place, word in enumerate(question.words)
        if word.tag in {"", "plain"} and place not in places and place not in light
    ]
    kept = _kept(question, before, naming)
    asking = question if question.asks else before
    asked = _text(asking, _ASKING)
    counted = _counting(question, before)
    if counted:
        return [f"{counted} {' '.join(word for word in kept if word)}"]
    new = _text(question, _CONTENT | set(_POINTED))
    topic = " ".join(word for word in kept if word)
    whole = f"{asked} {topic} {new}"
    if not content or not own:
        return [whole]
    pointed = " ".join(_pointed(question, before))
    return [f"{asked} {new} {pointed}", whole]


def _counting(question: Question, before: Question) -> str:
    """Return "Bao nhiêu cái theo kế hoạch riêng?" with the noun that was counted before, "" where none is wanted."""
    noun = _text(before, _COUNTED)
    asking = [word for word in question.words if word.tag == "howmany"]
    if not noun or not asking or "howmany" not in before.tags or _COUNTED & question.tags:
        return ""
    rest = question.text[asking[-1].end :].strip()
    return f"{question.text[: asking[-1].end]} {noun} {rest.removeprefix('cái').strip()}"


def _same_topic(question: Question, before: Question, topic: str) -> list[str]:
    """Return the reading in which new words are another scope of the indicator that was talked of."""
    own = [word for word in question.words if word.tag in {"", "plain"}]
    if not topic or not own or question.asks:
        return []
    pointed = " ".join(_pointed(question, before))
    return [f"{_text(before, _ASKING)} “{topic}” {_text(question, _CONTENT | set(_POINTED))} {pointed}"]


def _kept(question: Question, before: Question, naming: Callable[[Question], Collection[int]]) -> list[str]:
    """Return the earlier question's own words, without what the new one puts something else in place of."""
    replaced = {tag for tag, field in _POINTED.items() if getattr(question, field)}
    outer = _outer(question, before)
    dropped = set(naming(before)) if naming(question) else set()
    wanted = (_CONTENT | set(_POINTED) | {"scaffold"}) - replaced
    spans = [
        (word.start, word.end)
        for place, word in enumerate(before.words)
        if (word.tag in wanted and place not in dropped) or (word.start, word.end) in outer
    ]
    return [before.text[start:end] for start, end in dict.fromkeys(spans)]


def _pointed(question: Question, before: Question) -> list[str]:
    tags = {tag for tag, field in _POINTED.items() if not getattr(question, field)}
    outer = _outer(question, before)
    spans = [(word.start, word.end) for word in before.words if word.tag in tags or (word.start, word.end) in outer]
    return [before.text[start:end] for start, end in dict.fromkeys(spans)]


def _outer(question: Question, before: Question) -> set[tuple[int, int]]:
    """Return the spans of the words before that name what holds the part named now ("điểm h" of "khoản 1 Điều 10")."""
    most = min((LEVELS.index(one.kind) for one in question.references if one.kind in LEVELS), default=0)
    kept = [one for one in before.references if one.kind in LEVELS and LEVELS.index(one.kind) < most]
    return {
        (word.start, word.end)
        for word in before.words
        if any(one.start <= word.start and word.end <= one.end for one in kept)
    }


def _text(question: Question, tags: Collection[str]) -> str:
    spans = [(word.start, word.end) for word in question.words if word.tag in tags]
    return " ".join(question.text[start:end] for start, end in dict.fromkeys(spans))
