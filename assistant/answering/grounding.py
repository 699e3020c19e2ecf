"""The value lock: every value that an answer states stands in its grounds, or the answer is not given.

Values are numbers, percentages, dates, quarters, document symbols, names of units and of persons. The grounds of an
``answered`` text are its citations (quote, title, number, path, cell) and what was computed; a ``not_found`` or
``ambiguous`` text may only repeat the question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.understanding.words import keys
from corpus.language.abbreviations import expansions
from corpus.language.letters import LOWER, UPPER
from corpus.language.syllables import tokens
from corpus.language.times import quarters_in
from corpus.language.units import find_units
from corpus.language.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.answer import Answer, Citation
    from corpus.document import Span

_MARKER = re.compile(r"\[\d{1,3}\]")
_CAPITALISED = re.compile(rf"[{UPPER}][{LOWER}]+")
_CLAUSE = re.compile(r"[^\w\s]|\n|_")
_NAME_LENGTH = 3  # so many capitalised syllables in a row are a person's name, or as good as one
_UNIT_LEAST = 3  # so many syllables of a unit written in small letters are its name
# Words that no unit's name holds: where the finder runs into one, the name has ended.
_VERBS = frozenset(("được", "là", "có", "phải", "phối", "giao", "làm", "đã", "sẽ", "không", "cùng"))
_SHORT = re.compile(r"[A-ZĐÂÊÔƠƯĂ].*[A-ZĐÂÊÔƠƯĂ]")
_OF_QUARTER = re.compile(r"(?:I{1,3}|IV)/\d{4}")  # "III/2025" is read as a quarter
_DASH = " – "
_SHORT_POINTER = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}(?=\d)")  # "Đ45" and "k2" point as "Điều 45" and "khoản 2" do
_COMPARISON = re.compile(r"[<>≥≤]\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Ground:
    """One carrier of values, in matching form: its numbers and symbols whole, its words in order."""

    figures: frozenset[str]
    line: str
    quarters: frozenset[tuple[int, int | None]]
    signs: frozenset[str]


def ungrounded(answer: Answer, question: str) -> tuple[str, ...]:
    """Return every value of the answer's text that its grounds do not carry; empty for a grounded answer."""
    carriers = _carriers(answer) if answer.status == "answered" else [question, _SHORT_POINTER.sub(" ", question)]
    grounds = [ground_of(text) for text in carriers]
    text = _MARKER.sub(" ", nfc(answer.text))
    lost = (value for value in values_in(text) if not _is_carried(value, grounds))
    return tuple(dict.fromkeys(value.text for value in lost))


def _is_carried(value: Value, grounds: Sequence[Ground]) -> bool:
    """Say whether one ground holds the value, or one each part of a name that a dash may join to what follows.

    "Trường A – Số lớp: 12" reads like "Phòng Kế hoạch – Tài chính": only the grounds tell a row and its column.
    """
    parts = value.text.split(_DASH) if value.kind == "unit" else [value.text]
    return any(carries(one, value) for one in grounds) or (
        len(parts) > 1 and all(any(carries(one, Value("unit", part)) for one in grounds) for part in parts)
    )


@lru_cache(maxsize=4096)
def ground_of(text: str) -> Ground:
    """Return the matching form of one carrier."""
    cut = tokens(nfc(text))
    figures = frozenset(keys(token.text)[0] for token in cut if _has_digit(token.text) or token.kind == "symbol")
    line = f" {_line(text)} | {_line(_spelled_out(text))} "
    return Ground(figures, line, frozenset(quarters_in(text)), frozenset(_signs(text)))


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a text; ``kind`` is ``figure``, ``quarter``, ``sign``, ``unit`` or ``name``."""

    kind: str
    text: str


def values_in(text: str) -> tuple[Value, ...]:
    """Return the values that a text states, in order of kind."""
    flat = " ".join(text.split(" "))
    figures = [Value("figure", token.text) for token in tokens(flat) if _is_figure(token.text, part=token.part)]
    signs = [Value("sign", sign) for sign in _signs(flat)]
    quarters = [Value("quarter", f"{quarter}/{year or ''}") for quarter, year in quarters_in(flat)]
    units = [Value("unit", _proper(flat[span.start : span.end])) for span in _units(flat)]
    return (*figures, *signs, *quarters, *units, *(Value("name", name) for name in _names(flat)))


def carries(ground: Ground, value: str | Value) -> bool:
    """Say whether one carrier holds the value whole."""
    one = value if isinstance(value, Value) else Value("figure", value)
    if one.kind == "figure":
        return keys(one.text)[0] in ground.figures
    if one.kind == "sign":
        return one.text in ground.signs
    if one.kind == "quarter":
        number, _, year = one.text.partition("/")
        return (int(number), int(year) if year else None) in ground.quarters or (
            not year and any(quarter == int(number) for quarter, _ in ground.quarters)
        )
    return _holds_words(ground, one.text)


def _carriers(answer: Answer) -> list[str]:
    carriers = [computed.value for computed in answer.computed]
    for citation in answer.citations:
        carriers.extend(_words_of(citation))
    return [carrier for carrier in carriers if carrier]


def _words_of(citation: Citation) -> Iterable[str]:
    yield citation.quote
    yield citation.document_title
    yield citation.document_number or ""
    yield from citation.path
    if citation.cell is not None:
        yield citation.cell.row
        yield citation.cell.column


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _is_figure(text: str, *, part: bool) -> bool:
    return not part and _has_digit(text) and not _OF_QUARTER.fullmatch(text)


def _signs(text: str) -> Iterable[str]:
    # "> 95%" and "95%" are not the same value: a comparison belongs to its figure.
    for match in _COMPARISON.finditer(text):
        rest = tokens(text[match.end() : match.end() + 24])
        if rest:
            yield match.group().strip() + keys(rest[0].text)[0]


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[Span, ...]:
    return find_units(text)


def _proper(unit: str) -> str:
    """Return a unit's name up to its last capital; the finder may run on into the verb ("Phòng A được giao")."""
    words = unit.split()
    stop = next((place for place, word in enumerate(words) if word.lower() in _VERBS), len(words))
    words = words[: max(1, stop)]
    capitals = [place for place, word in enumerate(words) if word[:1].isupper()]
    last = capitals[-1] if capitals else 0
    return " ".join(words[: max(last + 1, min(_UNIT_LEAST, len(words)))])


def _names(text: str) -> Iterable[str]:
    for clause in _CLAUSE.split(text):
        run: list[str] = []
        for word in (*clause.split(), ""):
            if _CAPITALISED.fullmatch(word):
                run.append(word)
                continue
            if len(run) >= _NAME_LENGTH:
                yield " ".join(run)
            run = []


def _holds_words(ground: Ground, name: str) -> bool:
    plain = [keys(token.text)[0] for token in tokens(name) if not token.whole]
    if f" {' '.join(plain)} " in ground.line:
        return True
    if any(f" {_line(spelled)} " in ground.line for spelled in _spellings(name)):
        return True
    # "Phòng Nội vụ" out of "Các phòng: Tài chính; Nội vụ": the words are there, the list parts them.
    return all(f" {syllable} " in ground.line for syllable in plain)


def _spellings(name: str) -> Iterable[str]:
    """Yield the name with each of its short forms spelled out."""
    for token in tokens(name):
        for full in expansions(token.text) if any(letter.isupper() for letter in token.text[1:]) else ():
            yield name[: token.start] + full + name[token.end :]


def _spelled_out(text: str) -> str:
    """Return the text with every short form spelled out by its likeliest reading."""
    parts, at = [], 0
    for token in tokens(text):
        if token.start < at or not _SHORT.search(token.text):
            continue
        full = next(iter(expansions(token.text)), None)
        if full is not None:
            parts += [text[at : token.start], full]
            at = token.end
    return "".join([*parts, text[at:]])


def _line(text: str) -> str:
    return " ".join(keys(token.text)[0] for token in tokens(text) if not token.whole)
