"""Cuts text into the words and marks that names of units are matched by, and matches the lists of words at them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from corpus.language import unit_names as names
from corpus.language.vietnamese import nfc, place_tone

_TOKEN = re.compile(r"[đĐ]/[cC]|[\w\u0300-\u036f]+(?:&\w+)*%?|[^\w\s]")


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
ACTS = _tree(names.ACTS)


# Several rules look at one sentence in turn; few sentences are kept, since a long one has a thousand tokens.
@lru_cache(maxsize=128)
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


@cache
def _words() -> frozenset[tuple[str, str]]:
    """Return the two syllables of each word that names hold, as counted by ``unit_counts``."""
    listed = tomllib.loads(files("corpus.language").joinpath("unit_words.toml").read_text(encoding="utf-8"))["words"]
    groups = (group.split() for group in listed.split(";"))
    return frozenset((group[0], second) for group in groups for second in group[1:])


def is_word(first: Token, second: Token) -> bool:
    """Say whether a capital syllable and the lower-case one behind it make one word of a name ("Thống kê")."""
    return first.capital and second.word and not second.capital and (first.key, second.key) in _words()
