"""Says where the name of an organisation or role starts and ends in Vietnamese text, by head words and shape."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus.language import unit_names as names
from corpus.language.vietnamese import nfc, place_tone

_TOKEN = re.compile(r"[đĐ]/[cC]|[\w\u0300-\u036f]+(?:&\w+)*%?|[^\w\s]")
JOINS = frozenset({",", "và", "-", "–", "&", "/", "cùng", "với"})
# Units whose names hold lower-case words of any kind ("Trường Nuôi dạy trẻ Khuyết tật").
_FREELY_NAMED = frozenset({"trường", "tâm", "hội", "quỹ", "viện", "đội", "nhóm", "tổ"})
# What "các" may hold several kinds of: heads that are no verbs.
_BARE_FIRSTS = frozenset({"bộ", "sở", "ban", "ngành", "phòng", "cơ", "đơn", "địa", "đoàn", "doanh", "trường"})
_LONGEST_BRIDGE = 3


class Token(NamedTuple):
    """A word or a mark; ``key`` is what the lexicon holds, ``fresh`` says that a new line starts here.

    ``capital`` says that it starts with a capital letter, ``word`` that it is a word or number, not a mark. A tuple,
    since a text of any length makes hundreds of them.
    """

    text: str
    key: str
    start: int
    end: int
    fresh: bool
    capital: bool
    word: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A head word found at a token: its rank, the token after it, whether a plural stands before it."""

    rank: int
    after: int
    plural: bool
    shouted: bool


# The entries as a tree of tokens; the empty token marks where an entry may end.
_Lexicon = dict[str, "_Lexicon"]
_ENDS = ""


def _tree(entries: Iterable[tuple[str, ...]]) -> _Lexicon:
    root: _Lexicon = {}
    for entry in entries:
        node = root
        for part in entry:
            node = node.setdefault(part, {})
        node[_ENDS] = {}
    return root


HEADS = _tree(names.HEADS)
PEOPLE = _tree(names.PEOPLE)
NOT_HEADS = _tree(names.NOT_HEADS)
PLURALS = _tree(names.PLURALS)
PLACES = _tree(names.PLACES)
QUALIFIERS = _tree(names.QUALIFIERS)
FIELDS = _tree(names.FIELDS)
STOPS = _tree(names.STOPS)
VERBS = _tree(names.VERBS)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words and marks of ``text`` with their offsets in it, whatever form its letters have."""
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        key, capital, spoken = _read(word)
        tokens.append(Token(word, key, start, end, last == 0 or text.find("\n", last, start) >= 0, capital, spoken))
        last = end
    return tuple(tokens)


@lru_cache(maxsize=16384)
def _read(word: str) -> tuple[str, bool, bool]:
    key = place_tone(word) if word[0].isalpha() else nfc(word)
    return key, word[0].isupper(), word[0].isalnum()


def covers(lexicon: _Lexicon, tokens: tuple[Token, ...], at: int) -> int:
    """Return how many tokens the longest entry at ``at`` covers, 0 for none."""
    length, end = 0, at
    node = lexicon
    while end < len(tokens) and (below := node.get(tokens[end].key)) is not None:
        node, end = below, end + 1
        if _ENDS in node:
            length = end - at
    return length


def head_at(tokens: tuple[Token, ...], at: int, *, people: bool = False) -> Head | None:
    """Return the head of a unit's name that opens at a token; ``people`` lets "giáo viên" and the like count."""
    if at >= len(tokens) or not tokens[at].word:
        return None
    plural = covers(PLURALS, tokens, at)
    first = at + plural
    length = covers(HEADS, tokens, first)
    if people and (crowd := covers(PEOPLE, tokens, first)) > length:
        return Head(names.TEAM, first + crowd, plural > 0, shouted=False)
    if not length or covers(NOT_HEADS, tokens, first) >= length:
        return None
    entry = tuple(token.key for token in tokens[first : first + length])
    head = Head(names.HEADS[entry], first + length, plural > 0, _shouted(tokens[first : first + length]))
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
    named = _opens_name(tokens, head.after)
    if before is not None and before.key in names.BEFORE_HEAD and not (tokens[first].capital and _proper(tokens, head)):
        return False
    if entry not in names.COMMON_HEADS:
        return True
    return named or (tokens[first].capital and entry[0] in {"sở", "bộ", "phòng", "trường"} and before is None)


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


def name_end(tokens: tuple[Token, ...], head: Head, *, lines: bool) -> int:
    """Return the token after the name that opens with ``head``; ``lines`` says that a line may start a new unit."""
    at, rank = head.after, head.rank
    while at < len(tokens):
        step, rank = _step(tokens, at, head, rank, lines=lines)
        if not step:
            break
        at += step
    return at


def _step(tokens: tuple[Token, ...], at: int, head: Head, rank: int, *, lines: bool) -> tuple[int, int]:
    """Return how many tokens the name takes in at ``at`` and the rank it then has; 0 ends the name."""
    if not tokens[at].word or tokens[at].key in JOINS:
        return _step_over_join(tokens, at, head), rank
    direct = at == head.after
    if not direct and covers(STOPS, tokens, at):
        return 0, rank
    inner = head_at(tokens, at)
    if inner is None:
        return _step_word(tokens, at, head, direct=direct), rank
    new_line = lines and tokens[at].fresh and not direct and rank != names.ROLE
    # "Đồng chí" and "Văn phòng" need what follows; "Bộ Chính trị" is a name already.
    if new_line or not _takes_in(tokens[at], inner, rank, direct=direct and head.rank <= names.OFFICE):
        return 0, rank
    return inner.after - at, max(inner.rank, rank)


def _takes_in(first: Token, inner: Head, rank: int, *, direct: bool) -> bool:
    """Say whether a second head belongs to the name: the whole after its part, the led after the leader."""
    led = rank == names.ROLE and not first.capital
    if inner.plural:
        return led or (direct and not first.capital)
    return inner.rank > rank or led or direct


def _step_word(tokens: tuple[Token, ...], at: int, head: Head, *, direct: bool) -> int:
    token = tokens[at]
    place, field = covers(PLACES, tokens, at), covers(FIELDS, tokens, at)
    if place > field:
        return place
    if token.key == "các" and not token.capital and (several := covers(PLACES, tokens, at + 1)):
        return several + 1
    if token.key == "của" and (whole := head_at(tokens, at + 1)) is not None and whole.rank >= head.rank:
        return whole.after - at
    if field and _field_goes_on(tokens, at, field, direct=direct):
        return field
    proper = token.capital and not (covers(PLURALS, tokens, at) and not head.shouted) and not _strays(tokens, at)
    return (
        covers(QUALIFIERS, tokens, at)
        or int(proper or _numbered(tokens, at, direct=direct))
        or _bridge(tokens, at, head)
    )


def _strays(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a capital behind a place opens something else: names of places have capitals all through."""
    if tokens[at - 1].capital or not _follows_place(tokens, at) or at + 1 >= len(tokens):
        return False
    behind = tokens[at + 1]
    plain = behind.word and not behind.capital and behind.key not in JOINS
    return plain and not any(covers(lexicon, tokens, at + 1) for lexicon in (STOPS, VERBS, QUALIFIERS, PLACES))


def _numbered(tokens: tuple[Token, ...], at: int, *, direct: bool) -> bool:
    if tokens[at].text.isdigit():
        return direct or tokens[at - 1].key in {"số", "khu"}
    return tokens[at].key == "số" and at + 1 < len(tokens) and tokens[at + 1].text.isdigit()


def _bridge(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    """Go over lower-case words inside a freely named unit, as far as its next capital word or its place."""
    if tokens[head.after - 1].key not in _FREELY_NAMED or at == head.after:
        return 0
    for k in range(at, min(at + _LONGEST_BRIDGE, len(tokens)) + 1):
        if k == len(tokens) or not tokens[k].word:
            return k - at if k == at + 1 else 0
        if k > at and (tokens[k].capital or covers(PLACES, tokens, k)):
            return k - at if head_at(tokens, k) is None else 0
        if any(covers(lexicon, tokens, k) for lexicon in (STOPS, VERBS)) or tokens[k].key in JOINS:
            return 0
    return 0


def _field_goes_on(tokens: tuple[Token, ...], at: int, length: int, *, direct: bool) -> bool:
    if direct or tokens[at].capital:
        return True
    verbal = tuple(token.key for token in tokens[at : at + length]) in names.VERBAL
    ends_field = any(covers(FIELDS, tokens, k) == at - k for k in range(max(0, at - 5), at))
    return ends_field and (not verbal or tokens[at - 1].key in {"lý", "và"})


def _step_over_join(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    """Go over ``,`` "và" ``-`` ``:`` ``;`` where the same name continues behind; 0 where it ends."""
    mark, behind = tokens[at].key, at + 1
    if behind >= len(tokens) or (covers(PEOPLE, tokens, behind) and not tokens[behind].capital):
        return 0
    if mark in {":", ";"}:
        return int(_elided(tokens, at, head) and _opens_item(tokens, behind))
    if mark not in JOINS or mark in {"cùng", "với"}:
        return 0
    if (other := head_at(tokens, behind)) is not None:
        return _step_over_pair(tokens, at, head, other)
    return _step_over_bare(tokens, at, head) or _step_over_words(tokens, at, head)


def _step_over_bare(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    """Go over the next of several kinds of bodies: "các sở, ban, ngành" / "và địa phương"."""
    behind = tokens[at + 1]
    if not head.plural or behind.capital or behind.key not in _BARE_FIRSTS or covers(NOT_HEADS, tokens, at + 1):
        return 0
    length = covers(HEADS, tokens, at + 1)
    return 1 + length if length else 0


def _step_over_words(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    place = covers(PLACES, tokens, at + 1)
    if place and place > covers(FIELDS, tokens, at + 1):
        return 1 + place if _follows_place(tokens, at) else 0
    if covers(STOPS, tokens, at + 1) and not _lone_field(tokens, at + 1):
        return 0
    return _step_over_field(tokens, at, head)


def _lone_field(tokens: tuple[Token, ...], at: int) -> bool:
    return covers(FIELDS, tokens, at) > 0 and tokens[at].capital and covers(STOPS, tokens, at) < 2


def _step_over_field(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    mark, behind = tokens[at].key, at + 1
    field = covers(FIELDS, tokens, behind)
    if mark == ",":
        qualifier = covers(QUALIFIERS, tokens, behind) if not tokens[behind].capital else 0
        return 1 + (field or qualifier) if (field or qualifier) and _comma_goes_on(tokens, at, head) else 0
    if tokens[behind].word and tokens[behind].capital:
        return 1 + max(field, 1)
    verbal = tuple(token.key for token in tokens[behind : behind + field]) in names.VERBAL
    lower = not tokens[at - 1].capital and not tokens[head.after - 1].capital
    return 1 + field if field and (lower or not verbal) else 0


def _comma_goes_on(tokens: tuple[Token, ...], at: int, head: Head) -> bool:
    """Say whether a name goes on over a comma: lower-case fields, kinds, "Văn hoá, Thể thao và …"."""
    behind = tokens[at + 1]
    if not behind.capital or head.plural or _elided(tokens, at, head):
        return any(covers(lexicon, tokens, at + 1) for lexicon in (FIELDS, QUALIFIERS))
    ahead = tokens[at + 1 : at + 8]
    marks = [token.key for token in ahead if token.key in {"và", ",", ";", "-", "."}]
    return bool(marks) and marks[0] in {"và", ",", "-"} and "và" in marks


def _step_over_pair(tokens: tuple[Token, ...], at: int, head: Head, other: Head) -> int:
    """Two heads in one name: "các cơ quan, đơn vị", "Văn phòng HĐND và UBND"."""
    behind = tokens[at + 1]
    several = head.plural and not other.plural and not behind.capital
    office = tokens[head.after - 1].key in {"phòng", "vp", "tịch"} and head.rank < names.COUNCIL
    shared = tokens[at].key in {"và", "-", "&"} and office and other.rank == names.COUNCIL and at - head.after <= 6
    previous = covers(HEADS, tokens, head.after) or tokens[head.after].key in {"đoàn", "hđnd", "ubnd"}
    return other.after - at if several or (shared and previous) else 0


def _follows_place(tokens: tuple[Token, ...], at: int) -> bool:
    return any(covers(PLACES, tokens, k) == at - k for k in range(max(0, at - 4), at))


def _elided(tokens: tuple[Token, ...], at: int, head: Head) -> bool:
    """Say whether one head is shared by names behind a colon: "Các phòng: Tài chính; Nội vụ"."""
    return head.plural and head.after < len(tokens) and tokens[head.after].key == ":" and at >= head.after


def _opens_item(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].word and tokens[at].capital and head_at(tokens, at) is None
