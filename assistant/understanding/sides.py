"""Takes apart a question that compares two things ("A và B khác nhau thế nào?") into one question for each of them."""

from __future__ import annotations

import re

from assistant.background import is_compound
from corpus.language.vietnamese import fold

# Where a difference is asked for, what asks behind it, and what it is a difference from or in; all folded.
_APART = re.compile(
    r"(?<!\w)(?:co (?:gi|(?:diem|cho) (?:gi|nao)) )?"
    r"(?:khac (?:nhau|biet)|khac(?= (?:gi|nao|the nao|voi|so voi|o)(?!\w)))(?!\w)"
)
_MANNER = r"(?:nhu )?the nao|ra sao|sao|(?:o )?(?:nhung )?(?:cho|diem|dau|khoan)(?: nao| gi)?|gi|nao"
_ASKS = re.compile(rf"^\W*(?:{_MANNER})(?!\w)")
_ASKS_LAST = re.compile(rf"\s+(?:{_MANNER})\W*$")
_AGAINST = re.compile(r"^\W*(?:gi |nao |the nao )?(?:so voi|voi)\s+")
_IN = re.compile(r"^\W*ve\s+")
_ROUNDS_OFF = re.compile(r"(?:\s+(?:a|vay|nhi|the|ha|khong|ad|ban|oi))*\W*$")
_QUANTITY = re.compile(r"(?<!\w)(?:bao nhieu|may|bao lau)(?!\w)")
_PLURAL = re.compile(r"(?<!\w)(?:nhung|cac)(?:\s\w+){1,3}$")
_OPENS = re.compile(
    r"^(?:(?:cho|xin)(?: (?:minh|em|toi))? (?:hoi|biet)|(?:hay )?(?:so sanh|phan biet)|(?:su|diem) khac nhau giua)\s+"
)
_JOINTS = re.compile(r"\s+(?:va|so voi|voi|hay|hoac)\s+")
_EACH = re.compile(
    r"\s*,?\s*(?<!\w)(?:moi|tung)\s+\w+(?: \w+)??(?=\s+(?:can|phai|duoc|co|gom|toi|bao|may|hop|nop|lam)(?!\w))"
)
_BOTH = re.compile(r"(?<!\w)ca\s+(?P<one>.+?)\s+lan\s+(?P<other>.+?)(?=\s+(?:khong|ko|k)\W*$)")
_BETWEEN = frozenset(("giữa", "giua"))
_WHERE = re.compile(r"^\W*(?:theo|trong|tai)\s+")
# What is said of both opens with one of these.
_VERBS = frozenset(["được", "phải", "bị", "cần", "có", "là", "do", "áp", "theo", "muốn", "thuộc", "nộp", "gửi", "báo"])
_VERBS_BARE = frozenset(fold(word) for word in _VERBS)
_PLACING = frozenset(["khi", "trong", "của", "ở", "tại", "cho", "đối", "do", "bởi", "vào", "từ", "tai", "cua", "doi"])
_OF_A_LENGTH = 3  # two things of one kind differ by no more words


def sides_of(text: str) -> tuple[str, ...]:
    """Return the question for each of two things that ``text`` compares, or asks the same of; empty for none."""
    plain = fold(text)
    if len(plain) != len(text):
        return ()
    both = _BOTH.search(plain)
    if both:
        spans = (both.span("one"), both.span("other"))
        return tuple(f"{text[: both.start()]}{text[start:end]}{text[both.end() :]}" for start, end in spans)
    opens = _OPENS.match(plain)
    start = opens.end() if opens else 0
    apart, each = _APART.search(plain, start), _EACH.search(plain, start)
    if apart is not None:
        return _apart(text[start : apart.start()].strip(" ,"), text[apart.end() :])
    if each is None:
        return ()
    made = _paired(text[start : each.start()].strip(" ,"))
    return tuple(f"{' '.join(one).strip()} {text[each.end() :].strip()}" for one in made)


def _apart(left: str, right: str) -> tuple[str, ...]:
    """Return the questions for what stands before the word of difference, and what stands beside or behind it."""
    against = _AGAINST.match(fold(right))
    if against:
        other = _rounded(right[against.end() :])
        last = _ASKS_LAST.search(fold(other))
        other = _in_place(left.split(), (other[: last.start()] if last else other).split())
        return (f"{left} {_word(left, 'thế nào')}?", f"{other} {_word(left, 'thế nào')}?") if other else ()
    asking = _ASKS.match(fold(right))
    rest = _rounded(right[asking.end() :] if asking else right)
    about, where = _IN.match(fold(rest)), _WHERE.match(fold(rest))
    quantity = rest if not (about or where) and _QUANTITY.search(fold(rest)) else ""
    aspect = rest[about.end() :] if about else rest if where else ""
    return tuple(_asked(*one, aspect=aspect, quantity=quantity) for one in _paired(left))


def _rounded(text: str) -> str:
    """Return ``text`` without what only rounds a question off ("vậy ạ?")."""
    end = _ROUNDS_OFF.search(fold(text))
    return text[: end.start()].strip() if end else text.strip()


def _asked(before: str, thing: str, said: str, *, aspect: str = "", quantity: str = "") -> str:
    """Return the question for one side: what it is, how it is, or how much."""
    whole = " ".join(part.strip(" ,") for part in (before, thing, said) if part.strip(" ,"))
    if quantity:
        return f"{whole} {quantity}?"
    where = aspect if _WHERE.match(fold(aspect)) else ""
    if aspect and not where and not said:
        return f"{aspect} {_word(thing, 'của')} {whole} {_word(thing, 'thế nào')}?"
    if not before and not said:
        return f"{whole} {_word(thing, 'là gì')} {where}".strip() + "?"
    if _PLURAL.search(fold(whole)):
        return f"{whole} {_word(thing, 'nào')}?"
    return f"{whole} {aspect}".strip() + f" {_word(thing, 'thế nào')}?"


def _word(beside: str, word: str) -> str:
    """Return a word as it is typed in the question: without accents where that has none."""
    return fold(word) if beside.isascii() else word


def _paired(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return two things that a joint joins: of each what stands before both, itself, and what is said of both."""
    spans = [one.span() for one in _JOINTS.finditer(fold(text))]
    pairs = [(text[:start].split(), text[end:].split()) for start, end in spans]
    pairs = [(left, right) for left, right in pairs if left and right]
    if not pairs:
        return ()
    left, right = next((one for one in reversed(pairs) if _alike(*one) is not None), pairs[-1])
    first = _alike(left, right) or 0
    before, one = left[:first], left[first:]
    if before and before[-1].lower() in _BETWEEN:
        before = before[:-1]
    size = _length(len(one), right)
    return tuple((" ".join(before), " ".join(thing), " ".join(right[size:])) for thing in (one, right[:size]))


def _alike(left: list[str], right: list[str]) -> int | None:
    """Return where in ``left`` the thing opens that is like the one in ``right``; ``None`` where nothing tells."""
    words = [word.lower().strip(" ,") for word in left]
    between = [at + 1 for at, word in enumerate(words[:-1]) if word in _BETWEEN]
    if between:
        return between[-1]
    head, second = ([word.lower().strip(" ,") for word in right[:2]] + [""])[:2]
    for at in reversed(range(len(words))):
        if (words[at].isdigit() and head.isdigit()) or (words[at] == head and _opens(words, at, second)):
            return at
    return None


def _opens(words: list[str], at: int, second: str) -> bool:
    """Say whether a thing may open at the word: not within a compound ("bản" in "văn bản"), unless both go on alike."""
    if not at or words[at] in _PLACING or words[at + 1 : at + 2] == [second]:
        return True
    return not is_compound(words[at - 1], words[at], bare=words[at - 1].isascii())


def _length(size: int, right: list[str]) -> int:
    """Return how many words of ``right`` name the other thing, the first having ``size``; the rest is said of both."""
    words = [word.lower() for word in right]
    verbs = _VERBS_BARE if " ".join(words).isascii() else _VERBS
    then = next((at for at, word in enumerate(words) if at and word in {"thì", "thi"}), None)
    if then is not None:
        return then
    verb = next((at for at, word in enumerate(words) if at and word in verbs), None)
    return verb if verb is not None and abs(verb - size) <= _OF_A_LENGTH else min(size, len(right))


def _in_place(left: list[str], other: list[str]) -> str:
    """Return what stands before the difference with the other thing in the place of the one it is like."""
    place = _alike(left, other) if other else None
    return " ".join((*left[:place], *other)) if place is not None else " ".join(other)
