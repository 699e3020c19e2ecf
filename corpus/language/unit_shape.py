"""Says where the name of an organisation or role ends in Vietnamese text, by head words and shape."""

from __future__ import annotations

from corpus.language import unit_names as names
from corpus.language.unit_heads import Head, head_at
from corpus.language.unit_tokens import (
    ACTS,
    FIELDS,
    HEADS,
    NOT_HEADS,
    PEOPLE,
    PLACES,
    PLURALS,
    QUALIFIERS,
    STOPS,
    VERBS,
    Token,
    covers,
    is_word,
)
from corpus.language.vietnamese import fold

JOINS = frozenset({",", "và", "-", "–", "&", "/", "cùng", "với"})
# Units whose names hold lower-case words of any kind ("Trường Nuôi dạy trẻ Khuyết tật").
_FREELY_NAMED = frozenset({"trường", "tâm", "hội", "quỹ", "viện", "đội", "nhóm", "tổ", "ty"})
# What "các" may hold several kinds of: heads that are no verbs.
_BARE_FIRSTS = frozenset({"bộ", "sở", "ban", "ngành", "phòng", "cơ", "đơn", "địa", "đoàn", "doanh", "trường"})
_LONGEST_BRIDGE = 3
_WORD_LENGTH = 2
_LONGEST_SHORT = 6
_VOWELS = frozenset("aeiouy")
_ROMAN = frozenset("IVX")
# A line that ends so goes on below.
OPEN_WORDS = frozenset({"các", "của", "tại", "thuộc", "cho", "ở", "những", "mọi", "từ", "trách", "phần", "tnhh", "và"})
_PARTY_LEVELS = frozenset({"tỉnh", "thành", "huyện", "quận", "thị"})
# Offices that may be named for a second field that is a head elsewhere ("Vụ Tổ chức và Hội nghị").
_DEPARTMENTS = frozenset({"vụ", "phòng", "ban", "cục"})


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
    if not direct and _ends_word(tokens, at):
        return 1, rank
    fresh = lines and tokens[at].fresh and opens_line(tokens, at) and not _line_is_open(tokens, at, head)
    if (
        fresh
        or (not direct and tokens[at].fresh and opens_duty(tokens, at))
        or (not direct and 0 < covers(STOPS, tokens, at) >= covers(FIELDS, tokens, at))
    ):
        return 0, rank
    inner = head_at(tokens, at)
    if inner is None:
        return _step_word(tokens, at, head, direct=direct), rank
    new_line = lines and tokens[at].fresh and not tokens[at].capital and not direct and rank != names.ROLE
    # "Đồng chí" and "Văn phòng" need what follows; "Bộ Chính trị" is a name already.
    needy = head.rank <= names.OFFICE or head.entry in names.EMBRACING
    if new_line or not _takes_in(tokens[at], inner, rank, direct=(direct and needy) or _brand(tokens[at], head)):
        return 0, rank
    return inner.after - at, max(inner.rank, rank)


def opens_duty(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a capital verb opens a line here ("Chỉ đạo …"), not a field of a name broken over lines."""
    if not tokens[at].capital or covers(FIELDS, tokens, at):
        return False
    return any(covers(lexicon, tokens, at) >= _WORD_LENGTH for lexicon in (STOPS, VERBS, ACTS))


def _does(tokens: tuple[Token, ...], at: int) -> bool:
    return 0 < max(covers(VERBS, tokens, at), covers(ACTS, tokens, at)) >= covers(FIELDS, tokens, at)


def _brand(token: Token, head: Head) -> bool:
    return head.entry[-1:] == ("ty",) and not head.shouted and token.text.isupper()


def _ends_word(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a lower-case syllable makes one word with the capital before it, and opens no verb of its own."""
    if not is_word(tokens[at - 1], tokens[at]):
        return False
    # Behind the capitals of a place ("Bến Thành lập hồ sơ") one syllable may be a verb already.
    verb = 1 if at > 1 and tokens[at - 2].capital else _WORD_LENGTH
    return all(covers(lexicon, tokens, at) < verb for lexicon in (STOPS, VERBS, ACTS))


def opens_line(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether the first word of a line names someone: a capital head word, or a short form ("GVCN")."""
    token = tokens[at]
    if not token.capital:
        return False
    return head_at(tokens, at, people=True) is not None or _short_form(tokens, at)


def _short_form(tokens: tuple[Token, ...], at: int) -> bool:
    text = tokens[at].text
    known = covers(FIELDS, tokens, at) or covers(PLACES, tokens, at)
    return 1 < len(text) <= _LONGEST_SHORT and text.isupper() and not known and _VOWELS.isdisjoint(fold(text).lower())


def _line_is_open(tokens: tuple[Token, ...], at: int, head: Head) -> bool:
    """Say whether the line before a token cannot be the end of the name that opens with ``head``."""
    if tokens[at - 1].key in OPEN_WORDS:
        return True
    if at == head.after:
        return head.entry in names.OPEN_HEADS
    party = head.entry[:1] == ("ban",) or head.entry == ("ủy", "ban", "kiểm", "tra")
    return party and tokens[at].key in _PARTY_LEVELS and at + 1 < len(tokens) and tokens[at + 1].key == "ủy"


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
    if _ROMAN.issuperset(tokens[at].text):
        return False
    plain = behind.word and not behind.capital and behind.key not in JOINS
    return plain and not any(covers(lexicon, tokens, at + 1) for lexicon in (STOPS, VERBS, QUALIFIERS, PLACES))


def _numbered(tokens: tuple[Token, ...], at: int, *, direct: bool) -> bool:
    if tokens[at].text.isdigit():
        return direct or tokens[at - 1].key in {"số", "khu"}
    return tokens[at].key == "số" and at + 1 < len(tokens) and tokens[at + 1].text.isdigit()


def _bridge(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    """Go over lower-case words inside a freely named unit, as far as its next capital word or its place."""
    if tokens[head.after - 1].key not in _FREELY_NAMED or at == head.after or _follows_place(tokens, at):
        return 0
    for k in range(at, min(at + _LONGEST_BRIDGE, len(tokens)) + 1):
        if k == len(tokens) or not tokens[k].word:
            return k - at if k == at + 1 else 0
        if k > at and (tokens[k].capital or covers(PLACES, tokens, k)):
            return k - at if head_at(tokens, k) is None else 0
        acts = covers(ACTS, tokens, k) > covers(FIELDS, tokens, k)
        if acts or any(covers(lexicon, tokens, k) for lexicon in (STOPS, VERBS)) or tokens[k].key in JOINS:
            return 0
    return 0


def _field_goes_on(tokens: tuple[Token, ...], at: int, length: int, *, direct: bool) -> bool:
    verbal = tuple(token.key for token in tokens[at : at + length]) in names.VERBAL
    if tokens[at].capital or (direct and not (verbal and tokens[at - 1].key == "ủy")):
        return True
    ends_field = (is_word(tokens[at - 2], tokens[at - 1]) and not _does(tokens, at)) or any(
        covers(FIELDS, tokens, k) == at - k for k in range(max(0, at - 5), at)
    )
    return ends_field and (not verbal or tokens[at - 1].key in {"lý", "và"})


def _step_over_join(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    """Go over ``,`` "và" ``-`` ``:`` ``;`` where the same name continues behind; 0 where it ends."""
    mark, behind = tokens[at].key, at + 1
    if behind >= len(tokens) or (covers(PEOPLE, tokens, behind) and not tokens[behind].capital):
        return 0
    if mark in {":", ";"}:
        return int(_elided(tokens, at, head) and _opens_item(tokens, behind))
    if mark not in JOINS or mark in {"cùng", "với"} or (tokens[at].fresh and opens_duty(tokens, behind)):
        return 0
    if (other := head_at(tokens, behind)) is not None:
        return _step_over_pair(tokens, at, head, other)
    return _step_over_bare(tokens, at, head) or _step_over_words(tokens, at, head)


def _step_over_bare(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    """Go over the next of several kinds of bodies: "các sở, ban, ngành" / "và địa phương"."""
    behind = tokens[at + 1]
    if (
        not _several(tokens, at, head)
        or behind.capital
        or behind.key not in _BARE_FIRSTS
        or covers(NOT_HEADS, tokens, at + 1)
    ):
        return 0
    length = covers(HEADS, tokens, at + 1)
    return 1 + length if length else 0


def _step_over_words(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    place = covers(PLACES, tokens, at + 1)
    if place and place > covers(FIELDS, tokens, at + 1):
        return 1 + place if _follows_place(tokens, at) else 0
    if covers(STOPS, tokens, at + 1) and not _lone_field(tokens, at + 1) and not _second_field(tokens, at, head):
        return 0
    return _step_over_field(tokens, at, head)


def _second_field(tokens: tuple[Token, ...], at: int, head: Head) -> bool:
    office = head.entry[:1] and head.entry[0] in _DEPARTMENTS and not head.plural
    return bool(office) and tokens[at].key == "và" and tokens[at + 1].key == "hội" and tokens[at + 1].capital


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


def _several(tokens: tuple[Token, ...], at: int, head: Head) -> bool:
    """Say whether the name is of several bodies: "các cơ quan", "Thủ trưởng các cơ quan"."""
    return head.plural or (head.rank == names.ROLE and any(token.key == "các" for token in tokens[head.after : at]))


def _step_over_pair(tokens: tuple[Token, ...], at: int, head: Head, other: Head) -> int:
    """Two heads in one name: "các cơ quan, đơn vị", "Văn phòng HĐND và UBND"."""
    behind = tokens[at + 1]
    several = _several(tokens, at, head) and not other.plural and not behind.capital
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
