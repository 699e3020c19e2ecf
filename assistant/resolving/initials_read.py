"""Reads initials of a question ("QL", "CTVT") as the words of the documents at hand that they are the initials of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.background import is_compound
from assistant.evidence.kept import kept
from assistant.understanding.words import keys
from corpus.language.letters import UPPER
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

_INITIALS = re.compile(rf"[{UPPER}]{{2,5}}")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_FEWEST = 2  # times that the documents say it
_WITH_ENDING = 3
_ENDINGS = {"viên", "sinh", "sĩ", "gia", "trưởng", "hóa", "hoá", "học", "tính", "phí"}  # make a noun of two syllables
_AHEAD = 2  # times as often as the next, where no neighbour tells


def with_initials(question: Question, documents: Sequence[Opened]) -> Question:
    """Return the question with its initials spelled out, where one wording of the documents is clearly meant.

    Left as typed are those that a document writes itself, those of the curated list and a question all in capitals.
    """
    words = list(question.words)
    if question.text.isupper():
        return question
    for place in reversed(range(len(words))):
        if not _is_unread(words, place, documents):
            continue
        meant = _meant(words, place, documents)
        if meant:
            words[place : place + 1] = _spelled(words[place], meant)
    return replace(question, words=tuple(words))


def _spelled(first: Word, full: Sequence[str]) -> list[Word]:
    made = [replace(first, text=part, exact=keys(part)[0], folded=keys(part)[1], glued=True) for part in full]
    return [replace(made[0], glued=first.glued), *made[1:]]


def _is_unread(words: Sequence[Word], place: int, documents: Sequence[Opened]) -> bool:
    word = words[place]
    if word.tag or not _INITIALS.fullmatch(word.text) or _ROMAN.fullmatch(word.text):
        return False
    return not any(
        _is_written(opened, word.text) and _stands_beside(words, place, (word.text,), (opened,)) for opened in documents
    )


def _meant(words: Sequence[Word], place: int, documents: Sequence[Opened]) -> tuple[str, ...]:
    """Return the syllables that the initials stand for: first what stands beside the neighbours, then the commonest."""
    short = words[place].text
    counted: Counter[tuple[str, ...]] = Counter()
    for opened in documents:
        counted.update(_runs(opened, short))
    counted = Counter({run: many for run, many in counted.items() if _is_term(run) or _is_name(run, documents)})
    beside = Counter({run: times for run in counted if (times := _beside(words, place, run, documents))})
    near = beside or _near(words, place, tuple(counted), documents)
    if not near and any(_is_written(opened, short) for opened in documents):
        return ()
    commonest = Counter({run: counted[run] for run in near or counted})
    return _first(near, counted) or _first(commonest, counted)


def _first(near: Counter[tuple[str, ...]], counted: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the run that is said most near the neighbours, if it is said more than once and far the most."""
    (first, times), (_, rest) = [*near.most_common(2), ((), 0), ((), 0)][:2]
    return first if counted[first] >= _FEWEST and times and times >= _AHEAD * rest else ()


def _beside(words: Sequence[Word], place: int, run: Sequence[str], documents: Sequence[Opened]) -> int:
    """Return how often the documents say the run beside a neighbour of the initials ("tốt nghiệp" before "THCS")."""
    if not _stands_beside(words, place, run, documents):
        return 0
    said = " ".join(run)
    before = [f" {words[place - 1].exact} {said} "] if place else []
    after = [f" {said} {words[place + 1].exact} "] if place + 1 < len(words) else []
    return sum(_flat(opened).count(one) for opened in documents for one in (*before, *after)) or 1


def _near(
    words: Sequence[Word], place: int, runs: Sequence[tuple[str, ...]], documents: Sequence[Opened]
) -> Counter[tuple[str, ...]]:
    """Return in how many lines each run stands together with the two words behind the initials ("CS trạm bơm")."""
    after = [word.exact for word in words[place + 1 : place + 3]]
    if not after:
        return Counter()
    said = " ".join(after)
    lines = [line for opened in documents for line in opened.document.text.lower().split("\n") if said in line]
    return Counter({run: times for run in runs if (times := sum(" ".join(run) in line for line in lines))})


@kept
def _is_written(opened: Opened, short: str) -> bool:
    """Say whether a document writes the initials itself, as a word and not within a symbol ("/BC-UBND")."""
    return re.search(rf"(?<![\w/-]){short}(?![\w/-])", opened.document.text) is not None


@kept
def _runs(opened: Opened, initials: str) -> Counter[tuple[str, ...]]:
    """Return the runs of syllables in a document that begin with those letters, and how often each is said."""
    pattern = r"[ \n]".join(rf"{letter}[^\W\d_]+" for letter in initials.lower())
    return Counter(
        tuple(match.split()) for match in re.findall(rf"(?<!\w){pattern}(?!\w)", opened.document.text.lower())
    )


def _is_term(run: Sequence[str]) -> bool:
    """Say whether the run is made of words of the language ("công tác văn thư"), not torn out of a sentence."""
    joined = [is_compound(keys(left)[0], keys(right)[0], bare=False) for left, right in pairwise(run)]
    if len(run) == _WITH_ENDING and run[-1] in _ENDINGS:
        return joined[0]  # "báo cáo viên"
    return (
        joined[-1] and (len(run) % 2 == 1 or joined[0]) and all(any(joined[at : at + 2]) for at in range(len(joined)))
    )


def _is_name(run: Sequence[str], documents: Sequence[Opened]) -> bool:
    """Say whether the documents write the run as a name, its last syllables in capitals ("Hội thao Phù Sa")."""
    if len(run) < _WITH_ENDING:
        return False
    written = rf"(?i:{re.escape(' '.join(run[:-2]))}) {' '.join(part.capitalize() for part in run[-2:])}(?!\w)"
    return any(re.search(written, opened.document.text) for opened in documents)


def _stands_beside(words: Sequence[Word], place: int, run: Sequence[str], documents: Sequence[Opened]) -> bool:
    before = (words[place - 1].exact, keys(run[0])[0]) if place else None
    after = (keys(run[-1])[0], words[place + 1].exact) if place + 1 < len(words) else None
    return any(_holds(opened, pair) for opened in documents for pair in (before, after) if pair)


def _holds(opened: Opened, pair: tuple[str, str]) -> bool:
    """Say whether two syllables stand side by side in a document, with their accents where they were typed."""
    if (fold(pair[0]), fold(pair[1])) not in opened.pairs:
        return False
    return any(part.isascii() for part in pair) or " ".join(pair) in _flat(opened)


@kept
def _flat(opened: Opened) -> str:
    return " ".join(opened.document.text.lower().split())
