"""What short forms stand for: the curated list of the administrative language, chat spellings, a document's own."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus.language.syllables import Token, could_be_syllable, exact_key, folded_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.document import Abbreviation

_JOINTS = re.compile(r"[\s.&/–-]+")


@dataclass(frozen=True, slots=True)
class Expansion:
    """One reading of the tokens ``[first, last)``: the words it may stand for."""

    first: int
    last: int
    full: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Expansions by short form, under the exact key and, for readers who type without accents, the folded one."""

    exact: dict[str, tuple[str, ...]]
    folded: dict[str, tuple[str, ...]]

    def expansions(self, short: str) -> tuple[str, ...]:
        """Return what ``short`` may stand for, the likeliest first; empty where it is not known."""
        key = _key(short)
        return self.exact.get(key) or (self.folded.get(key, ()) if key.isascii() else ())


def expansions(short: str) -> tuple[str, ...]:
    """Return what an administrative short form may stand for, whatever its case, accents or joints."""
    return administrative().expansions(short)


def chat_expansions(short: str) -> tuple[str, ...]:
    """Return what a chat spelling ("ko", "dc") may stand for; capitals are never chat."""
    return chat().expansions(short) if short == short.lower() else ()


def expand_tokens(
    tokens: Sequence[Token], own: Iterable[Abbreviation] = (), *, chatty: bool = False
) -> tuple[Expansion, ...]:
    """Return every known reading of the short forms among ``tokens``.

    A document's ``own`` definitions come before the curated list and silence it for the same short form.
    ``chatty`` adds chat spellings, for questions.
    """
    defined = _defined(tuple(own))
    found: list[Expansion] = []
    covered = -1
    for place, token in enumerate(tokens):
        readings = () if token.start < covered else _readings(token, defined, chatty=chatty)
        found.extend(Expansion(place, place + 1, full) for full in readings)
        if readings and token.whole:
            covered = token.end
    return tuple(found)


@lru_cache(maxsize=64)
def _defined(own: tuple[Abbreviation, ...]) -> Glossary:
    # The same for each of a document's thousands of sentences.
    return glossary_of((entry.short, entry.full) for entry in own)


def glossary_of(pairs: Iterable[tuple[str, str]]) -> Glossary:
    """Return a glossary over (short, full) pairs; a short form given twice keeps both, in order."""
    exact: dict[str, tuple[str, ...]] = {}
    folded: dict[str, tuple[str, ...]] = {}
    for short, full in pairs:
        for key, table in ((_key(short), exact), (folded_key(_key(short) or "-"), folded)):
            if full not in table.get(key, ()):
                table[key] = (*table.get(key, ()), full)
    return Glossary(exact, folded)


@cache
def administrative() -> Glossary:
    """Return the curated administrative list."""
    return _section("administrative")


@cache
def chat() -> Glossary:
    """Return the curated chat spellings."""
    return _section("chat")


def _section(name: str) -> Glossary:
    text = files("corpus.language").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = tomllib.loads(text)[name]
    return glossary_of((short, full) for short, fulls in table.items() for full in fulls)


def _key(short: str) -> str:
    joined = _JOINTS.sub("", short)
    return exact_key(joined) if joined else ""


@lru_cache(maxsize=65536)
def _is_word(text: str) -> bool:
    # "cntt" in lower case can only be a short form; "tu" and "ban" are words.
    return text == text.lower() and could_be_syllable(folded_key(text))


def _readings(token: Token, defined: Glossary, *, chatty: bool) -> tuple[str, ...]:
    if token.kind == "number":
        return ()
    if _is_word(token.text):
        return ()
    known = defined.expansions(token.text) or administrative().expansions(token.text)
    return known + (chat_expansions(token.text) if chatty else ())
