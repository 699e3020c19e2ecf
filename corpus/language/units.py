"""Finds the names of organisations and roles by their head words and shape, and takes lists of them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from corpus.document import Span
from corpus.language.unit_heads import Head, head_at
from corpus.language.unit_names import GENERIC, TEAM
from corpus.language.unit_shape import JOINS, OPEN_WORDS, name_end, opens_line
from corpus.language.unit_tokens import ACTS, FIELDS, PLURALS, VERBS, Token, covers, tokens_of

_BULLETS = frozenset("-–—+*•●▪◦·−\uf0b7")
_ROLE_WORDS = re.compile(
    r"(?:(?:đề\s+nghị|yêu\s+cầu|giao)\s+"
    r"|(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|cá\s+nhân)\s+)?(?:được\s+giao\s+)?"
    r"(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|chịu\s+trách\s+nhiệm|đầu\s+mối|tham\s+mưu|theo\s+dõi)"
    r"(?:\s*[,/]\s*phối\s+hợp|\s+(?:thực\s+hiện|chính|tham\s+mưu))?\s*:"
    r"|(?:cơ\s+quan|đơn\s+vị)(?:\s+thực\s+hiện)?\s*:"
    r"|(?:chủ\s+trì|phối\s+hợp(?:\s+với)?|cùng\s+với|và|với)\s+"
    r"|\(?\d{1,2}[.)]\s+|[a-zđ]\)\s+|[-–—+*•●▪◦·−\uf0b7]\s*)\s*",
    re.IGNORECASE,
)
_TRAIL = " \t\r\n;,.:-–"
_LONGEST_REST = 12
_LONGEST_CELL = 600
# No role words and head together are longer.
_OPENING = 240
# The first characters of a cell mostly tell that it is none, for one look at many texts that start alike.
_GLANCE = 120
_LOOK_AHEAD = 8
_PARTING = JOINS | _BULLETS | {";"}


def find_units(text: str) -> tuple[Span, ...]:
    """Return the spans of unit and role names in running prose, left to right, without overlaps."""
    tokens = tokens_of(text)
    found: list[Span] = []
    at = 0
    while at < len(tokens):
        head = head_at(tokens, at)
        if head is None:
            at += 1
            continue
        end = name_end(tokens, head, lines=False)
        found.append(Span(tokens[at].start, tokens[end - 1].end))
        at = end
    return tuple(found)


def looks_like_unit(text: str) -> bool:
    """Say whether the whole of a short text, such as a table cell, is a unit or a list of units."""
    if len(text) > _LONGEST_CELL or _opens_prose(text[:_GLANCE]):
        return False
    first, unit = "", False
    for span, tokens in _pieces(text):
        piece = " ".join(text[span.start : span.end].split())
        first = first or piece
        named = _is_unit(tokens)
        if not named and not _is_name(piece):
            return False
        unit = unit or named
    # "Các phòng: Tài chính; Nội vụ" holds its head apart from its pieces.
    return unit or (bool(first) and not first.startswith(text[:1]) and starts_unit(text))


@lru_cache(maxsize=8192)
def _opens_prose(opening: str) -> bool:
    """Say whether the first words of a text are surely no unit's name, whatever follows them."""
    tokens = tokens_of(opening)
    start = _skip_role_words(opening, tokens, 0)
    if start + _LOOK_AHEAD >= len(tokens) or head_at(tokens, start, people=True) is not None:
        return False
    words = opening[tokens[start].start : tokens[_piece_end(tokens, start) - 1].end].split()
    return not words[0][0].isupper() or len(words) > _LONGEST_REST + _LOOK_AHEAD


def split_units(text: str) -> tuple[str, ...]:
    """Return the units listed in a cell or clause, one name an entry, wrapped names rejoined by one space."""
    return tuple(" ".join(text[span.start : span.end].split()) for span in split_unit_spans(text))


def split_unit_spans(text: str) -> tuple[Span, ...]:
    """Return where each unit of a list stands, without bullets, "Đề nghị" and the words of the role itself.

    A list parts at bullets, ``;``, and lines that start a new unit; at ``,`` and "và" only before a new unit.
    """
    return tuple(span for span, _ in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[Span, tuple[Token, ...]]]:
    """Yield the span of each unit of a list and its tokens."""
    tokens = tokens_of(text)
    at = 0
    while (start := _skip_role_words(text, tokens, at)) < len(tokens):
        at = _piece_end(tokens, start)
        for first, end in _elided_items(tokens, start, at):
            span = _trimmed(text, Span(tokens[first].start, tokens[end - 1].end))
            if span.start < span.end:
                yield span, tuple(token for token in tokens[first:end] if token.end <= span.end)


def starts_unit(text: str) -> bool:
    """Say whether a text opens with a unit's name, as a new item of a list does."""
    opening = text if len(text) <= _OPENING else text[:_OPENING].rsplit(maxsplit=1)[0]
    tokens = tokens_of(opening)
    start = _skip_role_words(opening, tokens, 0)
    return start < len(tokens) and head_at(tokens, start, people=True) is not None


def _skip_role_words(text: str, tokens: tuple[Token, ...], at: int) -> int:
    while at < len(tokens):
        match = _ROLE_WORDS.match(text, tokens[at].start)
        if match is not None:
            at = next((k for k in range(at, len(tokens)) if tokens[k].start >= match.end()), len(tokens))
        elif tokens[at].word or tokens[at].text in "“\"'(":
            break
        else:
            at += 1
    return at


def _piece_end(tokens: tuple[Token, ...], start: int) -> int:
    head = head_at(tokens, start, people=True)
    at = name_end(tokens, head, lines=True) if head is not None else start + 1
    for place in range(at, len(tokens)):
        token = tokens[place]
        if (token.fresh or token.capital or token.key in _PARTING) and _boundary(tokens, place, head):
            return place
    return len(tokens)


def _boundary(tokens: tuple[Token, ...], at: int, head: Head | None) -> bool:
    token = tokens[at]
    if token.text == ";" or (token.fresh and (token.text in _BULLETS or _starts_line(tokens, at))):
        return True
    if token.word and token.capital and covers(PLURALS, tokens, at) and head_at(tokens, at) is not None:
        return True
    if (token.key not in JOINS and token.text not in _BULLETS) or at + 1 >= len(tokens):
        return False
    other = head_at(tokens, at + 1, people=True)
    if other is None:
        behind = tokens[at + 1]
        return (
            token.key == "," and behind.text.isupper() and len(behind.text) > 2 and not covers(FIELDS, tokens, at + 1)
        )
    if token.key == "và" and _names_people(tokens, at + 1, head):
        return False
    return other.plural or tokens[at + 1].capital or head is None or not head.plural


def _starts_line(tokens: tuple[Token, ...], at: int) -> bool:
    asked = [token.key for token in tokens[at : at + 2]] == ["đề", "nghị"] and tokens[at].capital
    named = asked or opens_line(tokens, at) or head_at(tokens, at, people=True) is not None
    return named and tokens[at - 1].key not in OPEN_WORDS


def _names_people(tokens: tuple[Token, ...], at: int, head: Head | None) -> bool:
    """Say whether people are what a unit is for, as in "Cục Nhà giáo và Cán bộ quản lý …", not a unit beside it."""
    named = head is not None and not head.plural and head.rank > TEAM
    return named and tokens[at].capital and head_at(tokens, at) is None


def _elided_items(tokens: tuple[Token, ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the piece's tokens ``[a, b)``, or those of each name where a plural head is shared behind a colon."""
    head = head_at(tokens, start)
    if head is None or head.after >= end or tokens[head.after].key != ":":
        return ((start, end),)
    mark = ";" if any(token.key == ";" for token in tokens[head.after : end]) else ","
    cuts = [head.after, *(k for k in range(head.after + 1, end) if tokens[k].key == mark), end]
    return tuple((a + 1, b) for a, b in pairwise(cuts) if a + 1 < b)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end].rstrip(_TRAIL)
    words = re.sub(r"[\s,;]+(?:và|với|cùng)$", "", words)
    return Span(span.start, span.start + len(words))


def _is_unit(piece: tuple[Token, ...]) -> bool:
    # Within its piece a name runs on over the ends of lines.
    tokens = (piece[0], *(token._replace(fresh=False) if token.fresh else token for token in piece[1:]))
    head = head_at(tokens, 0, people=True)
    if head is None:
        return False
    end = name_end(tokens, head, lines=False)
    rest = tokens[end:]
    if not rest or rest[0].text == "(":
        return True
    if covers(VERBS, tokens, end) or (_is_someone(tokens, head) and covers(ACTS, tokens, end)):
        return False
    return len(rest) <= _LONGEST_REST and all(t.text not in ".:;%" for t in rest)


def _is_someone(tokens: tuple[Token, ...], head: Head) -> bool:
    """Say whether a head names one body, of which a verb makes a sentence; "đơn vị cung cấp …" is a kind of body."""
    kind = head.entry in GENERIC and not (head.after < len(tokens) and tokens[head.after].capital)
    return not head.plural and head.rank > TEAM and not kind


def _is_name(piece: str) -> bool:
    words = piece.split()
    return len(words) <= _LONGEST_REST and words[0][0].isupper() and not piece.endswith(".")
