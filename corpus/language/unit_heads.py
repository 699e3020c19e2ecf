"""Says which words open the name of an organisation or role in Vietnamese text, and which only look so."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.language import unit_names as names
from corpus.language.unit_tokens import (
    ACTS,
    FIELDS,
    HEADS,
    NOT_HEADS,
    PEOPLE,
    PLACES,
    PLURALS,
    QUALIFIERS,
    Token,
    covers,
)


@dataclass(frozen=True, slots=True)
class Head:
    """A head word found at a token: its rank, the token after it, whether a plural stands before it, its words."""

    rank: int
    after: int
    plural: bool
    shouted: bool
    entry: tuple[str, ...] = ()


_OPENS = HEADS.keys() | PLURALS.keys()
_OPENS_CROWD = _OPENS | PEOPLE.keys()


def head_at(tokens: tuple[Token, ...], at: int, *, people: bool = False) -> Head | None:
    """Return the head of a unit's name that opens at a token; ``people`` lets "giáo viên" and the like count."""
    # Most words open no name: one look into a set spares them the walks below.
    if at >= len(tokens) or tokens[at].key not in (_OPENS_CROWD if people else _OPENS) or not tokens[at].word:
        return None
    plural = covers(PLURALS, tokens, at)
    first = at + plural
    length = covers(HEADS, tokens, first)
    if people and (crowd := covers(PEOPLE, tokens, first)) > length:
        return Head(names.TEAM, first + crowd, plural > 0, shouted=False)
    if not length or covers(NOT_HEADS, tokens, first) >= length:
        return None
    entry = tuple(token.key for token in tokens[first : first + length])
    head = Head(names.HEADS[entry], first + length, plural > 0, _shouted(tokens[first : first + length]), entry)
    return head if _stands(tokens, first, entry, head) else None


def _shouted(words: tuple[Token, ...]) -> bool:
    spoken = [word for word in words if word.word]
    return all(word.text.isupper() for word in spoken) and words[0].key not in {
        "ubnd",
        "hđnd",
        "mttq",
        "bcđ",
        "vp",
        "tu",
    }


def _stands(tokens: tuple[Token, ...], first: int, entry: tuple[str, ...], head: Head) -> bool:
    """Say whether a head word is one here, and not an everyday word or the end of a place name ("Hải Phòng")."""
    before = tokens[first - 1] if first and not head.plural and not tokens[first].fresh else None
    if head.plural:
        return True
    if entry in names.PLURAL_ONLY:
        return False
    named = _opens_name(tokens, head.after) and not _acts(tokens, first, entry, head)
    if before is not None and before.key in names.BEFORE_HEAD and not _set_apart(tokens, first, entry, head):
        return False
    if entry not in names.COMMON_HEADS:
        return True
    return named or (tokens[first].capital and entry[0] in {"sở", "bộ", "phòng", "trường"} and before is None)


def _acts(tokens: tuple[Token, ...], first: int, entry: tuple[str, ...], head: Head) -> bool:
    """Say whether what follows is no name: a verb ("Thư viện quản trị …"), what an everyday word is about."""
    if len(entry) == 1 and not tokens[first].capital:
        field = tuple(token.key for token in tokens[head.after : head.after + covers(FIELDS, tokens, head.after)])
        return field in names.MATTERS
    if entry not in names.PLACES_OF_WORK or tokens[head.after].capital:
        return False
    return covers(ACTS, tokens, head.after) > 0


def _set_apart(tokens: tuple[Token, ...], first: int, entry: tuple[str, ...], head: Head) -> bool:
    """Say whether a capital tells a head from the end of another word ("Tổ chức Tỉnh ủy", not "nhiệm vụ")."""
    return tokens[first].capital and ((len(entry) > 1 and not head.shouted) or _proper(tokens, head))


def _proper(tokens: tuple[Token, ...], head: Head) -> bool:
    """Say whether a name of its own follows, and not the next unit ("Hải Phòng Sở …")."""
    if head.after >= len(tokens) or head_at(tokens, head.after) is not None:
        return False
    return tokens[head.after].capital or covers(FIELDS, tokens, head.after) > 0


def _opens_name(tokens: tuple[Token, ...], at: int) -> bool:
    if at >= len(tokens):
        return False
    listed = covers(FIELDS, tokens, at) or covers(QUALIFIERS, tokens, at) or covers(PLACES, tokens, at)
    several = tokens[at].key == "các" and covers(PLACES, tokens, at + 1) > 0
    proper = tokens[at].word and tokens[at].capital and not covers(PLURALS, tokens, at)
    return listed > 0 or several or proper or (tokens[at].word and tokens[at].text.isdigit())
