"""Says whether a text affirms or denies what a yes-or-no question asks, and keeps silent where it does neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.statements_asked import MAY, MUST
from assistant.understanding.words import keys, syllables
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.understanding.statements_asked import Statement

_EXCEPTS = re.compile(r"(?<!\w)(?:tru|ngoai tru)(?!\w)")
_PIECES = re.compile(r"\w+|[,;.:()]")
_STOPS = frozenset(";.:()")
_NEGATIONS = frozenset(("không", "chưa", "chẳng"))
_FORBIDDING, _FORBIDS_AFTER = "cấm", frozenset(("nghiêm", "bị"))  # "quyết định cấm tiếp xúc" forbids nothing
_COMPARING = frozenset(("quá", "dưới", "hơn", "chỉ", "những", "ít"))  # "không quá 10 ngày" denies nothing
_ALLOWING, _REQUIRING = frozenset(("được", "thể", "quyền", "phép")), frozenset(("phải", "cần", "buộc"))
_MODALS = _ALLOWING | _REQUIRING | {"bắt", "có", "nên", "bị", "thuộc"}
_AFRESH = frozenset(("được", "phải"))  # a verb of its own, which a negation before it does not reach
_TURNS = frozenset(("mà", "nhưng", "thì", "trừ", "nếu", "khi", "trường", "để"))  # what a negation does not reach over
_ALLOWED = re.compile(
    r"(?<!\w)(?:được|có thể|(?<!thẩm )(?<!ủy )(?<!uỷ )(?<!chính )quyền|cho phép)(?!\w)(?! hạn)", re.IGNORECASE
)
_REQUIRED = re.compile(
    r"(?<!\w)(?:phải|bắt buộc|(?:chịu |có )?trách nhiệm|nghĩa vụ|bổn phận|yêu cầu)(?!\w)", re.IGNORECASE
)
_FORBIDDEN = re.compile(r"(?<!\w)(?:cấm|không được)(?!\w)", re.IGNORECASE)
_CASE = re.compile(r"\W*(?:trường hợp|nếu|khi)(?!\w)", re.IGNORECASE)
_ONLY = re.compile(r"(?<!\w)chỉ (?!thị|tiêu|đạo|số|dẫn|định)", re.IGNORECASE)
_TELLING = 1.5
_HALF = 0.5
_REACH = 10


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch between stops: its words (exact keys) and, for each, whether and how a negation reaches it."""

    words: tuple[str, ...]
    denied: tuple[str, ...]  # "", "not" or "needless" a word


def verdict(statement: Statement, asked: Sequence[Asked], text: str, above: Sequence[str] = ()) -> bool | None:
    """Return whether the text, which speaks of all that is asked, says so; ``None`` where it does not decide.

    ``above`` are the lines that introduce the text, its headings among them: they may allow, require or forbid all
    that stands below them.
    """
    if _behind_exception(asked, text):
        return None
    core = [one for one in asked if statement.holds(one.place)]
    rest = [one for one in asked if not statement.holds(one.place)]
    found = _best(core, rest, _parts(text))
    if found is None:
        return None
    denial = _denial_of(core, found) or ("not" if any(map(_forbids, above)) else "")
    if denial:
        return _denied(statement, denial)
    if any(map(_FORBIDDEN.search, above)):
        return None  # what an introducing line forbids may be the case or its outcome
    return _affirmed(statement, " ; ".join((*above, text)), named=_is_named(core, found))


def _denied(statement: Statement, denial: str) -> bool | None:
    if statement.mode == MAY and denial == "needless":
        return None  # what need not be done may still be done
    return statement.denied


def _affirmed(statement: Statement, said: str, *, named: bool) -> bool | None:
    """Return the verdict on what the text does not deny: allowed only where it allows, required where it requires.

    ``named`` says that the text says what something is ("là môn học chính khóa"): "có phải" asked that, no duty.
    """
    if _ONLY.search(said) and not statement.denied:
        return None  # "chỉ … khi …": whether the case asked about is the one allowed, its words cannot tell
    decides = {MAY: _ALLOWED, MUST: _REQUIRED}.get(statement.mode)
    if decides is not None and not decides.search(said) and not (named and statement.mode == MUST):
        return None
    return not statement.denied


def _is_named(core: Sequence[Asked], part: _Part) -> bool:
    first = next((place for place, word in enumerate(part.words) if any(_meets(one, word) for one in core)), 0)
    return first > 0 and part.words[first - 1] == "là"


def _behind_exception(asked: Sequence[Asked], text: str) -> bool:
    """Say whether what is asked stands behind an "except": the text then says the contrary of its words."""
    words = {one.word.folded for one in asked if one.firm and one.rarity >= _TELLING}
    behind = (re.split(r"[,;.:]", fold(text)[match.end() :], maxsplit=1)[0] for match in _EXCEPTS.finditer(fold(text)))
    return any(words & set(syllables(part)[:_REACH]) for part in behind)


def _best(core: Sequence[Asked], rest: Sequence[Asked], parts: Sequence[_Part]) -> _Part | None:
    """Return the part of the text that holds most of what the text says of it; ``None`` where none does, or two differ.

    Nor where something else is denied there than what is asked, or than the case that the question tells.
    """
    total = _gained(core, [word for part in parts for word in part.words])
    gained = [(_gained(core, part.words), part) for part in parts]
    most = max((gain for gain, _ in gained), default=0.0)
    best = [part for gain, part in gained if gain == most]
    if not total or most < _HALF * total or len({bool(_denial_of(core, part)) for part in best}) > 1:
        return None
    others = {word for word, how in zip(best[0].words, best[0].denied, strict=True) if how} - _MODALS
    told = all(any(_meets(one, word) for one in rest) for word in others)
    return best[0] if told or _denial_of(core, best[0]) else None


def _gained(core: Sequence[Asked], words: Sequence[str]) -> float:
    return sum(one.weight for one in core if any(_meets(one, word) for word in words))


def _meets(one: Asked, word: str) -> bool:
    exact, folded = keys(word)
    return folded == one.word.folded if one.bare else exact == one.word.exact or any(exact in way for way in one.others)


def _denial_of(core: Sequence[Asked], part: _Part) -> str:
    """Return how the part denies what is asked: its first word that is met, where most of the rest stands too."""
    reached = [(how, word) for word, how in zip(part.words, part.denied, strict=True) if how]
    for how in ("needless", "not"):
        words = [word for kind, word in reached if kind == how]
        met = _gained(core, words)
        if met and met >= _HALF * _gained(core, part.words):
            return how
    return ""


def _parts(text: str) -> list[_Part]:
    """Return the text cut at its stops, and of each word whether a negation reaches it."""
    parts: list[_Part] = []
    words: list[str] = []
    for piece in (*_PIECES.findall(text), "."):
        if piece in _STOPS and words:
            parts.append(_Part(tuple(words), tuple(_reached(words))))
            words = []
        elif piece not in _STOPS and piece != ",":
            words.append(piece.lower())
    return parts


def _reached(words: Sequence[str]) -> Iterator[str]:
    """Yield for each word how a negation before it reaches it: until another verb is allowed or required."""
    how, opened = "", False
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place else ""
        forbids = word == _FORBIDDING and (not before or before in _FORBIDS_AFTER)
        if forbids or (word in _NEGATIONS and after not in _COMPARING):
            how, opened = "not", False
            yield ""
            continue
        if how and not opened and word in _REQUIRING:
            how = "needless"
        if word in _TURNS or (opened and word in _AFRESH):
            how = ""
        opened = opened or (bool(how) and word not in _MODALS)
        yield how


def _forbids(line: str) -> bool:
    """Say whether a heading or an introducing line forbids what stands below ("Nghiêm cấm:", "… không được làm")."""
    if _CASE.match(line) or not _FORBIDDEN.search(line):
        return False
    last = _parts(line)[-1]
    return last.words[-1] == _FORBIDDING or last.denied[-1] == "not"
