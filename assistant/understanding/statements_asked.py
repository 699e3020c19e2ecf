"""Turns a yes-or-no question into the statement that it asks about: what is said of whom, allowed or required."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.phrases import INTERROGATIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

MAY, MUST, IS, DOES, WHOLE = "may", "must", "is", "does", "whole"
_NO = frozenset(("khong", "ko", "kh", "k", "hong", "hok", "hem", "chua", "chang"))
# What may stand behind the "không" that asks: where or when it is asked of, who is spoken to.
_ASIDE = frozenset(("scaffold", "maybe", "follow", "correct", "yesno", "document", "named", "timeframe", "reference"))
_EMPTY = frozenset(("scaffold", "maybe", "follow", "correct", "yesno"))
_SPOKEN_TO = frozenset(("thay", "co", "ad", "ban", "anh", "chi", "bac", "em", "sep", "cau", "oi", "a", "nhi", "vay"))
_CONDITIONS = frozenset(("de", "khi", "neu", "ma"))
_PARTICLES = frozenset(("a", "vay", "nhi", "ha", "ta", "nhe"))
_CONFIRMS = frozenset(("dung", "phai", "sai"))
_MAY, _MUST = frozenset(("duoc", "dc", "the", "quyen", "phep")), frozenset(("phai", "can", "bat", "buoc"))
_MODAL = _MAY | _MUST | {"nen", "thuoc", "bi", "con"}
_BOUNDS = frozenset(("thi", "ma", "nhung"))
_DENIES, _DENIES_BARE = frozenset(("không", "chưa", "chẳng", "cấm")), frozenset(("khong",))
_NO_ASKING = frozenset(("la", "khi", "luc", "gio", "j"))  # join and tell, where nothing else asks
_LOOSE_ENDS = frozenset(("hay", "hoac", "duoc", "dc", "la", "thi"))


@dataclass(frozen=True, slots=True)
class Statement:
    """What a question asks to confirm.

    ``first`` and ``last`` bound the words (places) that are asked about, the rest says of whom and when. ``mode`` is
    ``may`` (allowed?), ``must`` (required?), ``is`` (the same?), ``does`` or ``whole`` ("…, đúng không?": all of it is
    the statement). ``denied`` says that the statement itself denies ("không phải nộp, đúng không?").
    """

    first: int
    last: int
    mode: str
    denied: bool

    def holds(self, place: int) -> bool:
        """Say whether the word at ``place`` is part of what is asked."""
        return self.first <= place < self.last


def statement_of(question: Question) -> Statement | None:
    """Return the statement that a yes-or-no question asks about; ``None`` where it is no such question."""
    words = question.words
    end = _closing(words)
    if end is None:
        # "… à?", "… đúng hay sai?": all that is said is to be confirmed.
        whole = question.form == "yesno" and not any(map(_asks_else, words))
        return Statement(0, len(words), WHOLE, _denies(words)) if whole else None
    if _confirms(words, end):
        last = _before_condition(words, 0, end - 1)
        return Statement(0, last, WHOLE, _denies(words[:last])) if last > 0 else None
    opener = _opener(words, end)
    first = opener + 1 if opener is not None else _last_bound(words, end)
    last = _without_loose_end(words, first, end)
    last = _before_condition(words, first, last)
    mode = _mode(words, opener, first, end)
    first = _behind_modals(words, first, last)
    denied = _denies(words[first : min(last, first + 1)]) or _forbids(words[first:last])
    if not _has_content(words[first:last]):
        # "Ủy quyền tiếp, ký được không?", "… có được không?": what is asked stands before what asks.
        last = _without_loose_end(words, 0, opener if opener is not None else last)
        first = _last_bound(words, last)
    return Statement(first, last, mode, denied) if last > first else None


def _asks_else(word: Word) -> bool:
    return word.folded in INTERROGATIVES - _NO_ASKING and word.tag not in {"", "plain"}


def _confirms(words: Sequence[Word], end: int) -> bool:
    """Say whether all that was said is to be confirmed ("…, đúng không ạ?")."""
    asks = words[end - 1].folded in _CONFIRMS and words[end - 1].tag not in {"", "plain"}
    return asks and words[end - 2].folded != "co" and not _has_content(words[end + 1 :])


def _closing(words: Sequence[Word]) -> int | None:
    """Return the place of the "không" that asks: the last that ends a clause, else the last before a lesser word."""
    every = [place for place in range(len(words) - 1, 0, -1) if words[place].folded in _NO]
    ends = [place for place in every if _ends(words, place + 1)]
    return next(iter(ends or [place for place in every if words[place + 1].tag in _ASIDE]), None)


def _ends(words: Sequence[Word], place: int) -> bool:
    if place >= len(words) or not words[place].glued or words[place].folded in _PARTICLES:
        return True
    return all(word.folded in _SPOKEN_TO for word in words[place:])


def _opener(words: Sequence[Word], end: int) -> int | None:
    """Return the place of the "có" that asks: the one before a word of allowing or requiring, else the last one."""
    # "cơ" is no "có": only the verb is a word that asks.
    every = [at for at in range(end - 1) if words[at].folded == "co" and words[at].tag not in {"", "plain"}]
    modal = [at for at in every if words[at + 1].folded in _MODAL]
    is_it = [at for at in modal if words[at + 1].folded == "phai"]
    return next(iter(is_it or modal[::-1] or every[::-1]), None)


def _last_bound(words: Sequence[Word], end: int) -> int:
    """Return where the last clause before ``end`` begins: after a comma or "thì"."""
    return next((at for at in range(end - 1, 0, -1) if not words[at].glued or words[at - 1].folded in _BOUNDS), 0)


def _behind_modals(words: Sequence[Word], first: int, last: int) -> int:
    while first + 1 < last and _joins(words[first], _MODAL | {"la"}):
        first += 1
    return first


def _before_condition(words: Sequence[Word], first: int, last: int) -> int:
    """Return where what is asked ends before a condition or an aim that denies ("… khi chưa hỏi ý kiến")."""
    pairs = ((place, words[place].folded, words[place + 1]) for place in range(first + 1, last - 1))
    return next((place for place, joint, after in pairs if joint in _CONDITIONS and _denies([after])), last)


def _without_loose_end(words: Sequence[Word], first: int, end: int) -> int:
    while end - 1 > first and _joins(words[end - 1], _LOOSE_ENDS):
        end -= 1
    return end


def _joins(word: Word, folded: frozenset[str]) -> bool:
    return word.folded in folded and word.tag not in {"", "plain"}  # "thẻ" is no "thể"


def _mode(words: Sequence[Word], opener: int | None, first: int, end: int) -> str:
    said = words[first].folded if first < end else ""
    after = words[first + 1].folded if first + 1 < end else ""
    if opener is not None and said == "phai" and (opener == 0 or after == "la"):
        return IS
    if said in _MUST:
        return MUST
    return MAY if said in _MAY or words[end - 1].folded in {"duoc", "dc"} else DOES


def _forbids(words: Sequence[Word]) -> bool:
    return any(word.exact == "cấm" for word in words)


def _denies(words: Sequence[Word]) -> bool:
    return any(word.folded in _DENIES_BARE if word.exact.isascii() else word.exact in _DENIES for word in words)


def _has_content(words: Sequence[Word]) -> bool:
    return any(word.tag not in _EMPTY for word in words)
