"""Spells out initials of a place or an office that a document at hand is of ("Sở LA", "Phòng KH-TC")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence.kept import kept
from corpus.language.abbreviations import chat_expansions, expansions
from corpus.language.letters import UPPER
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.evidence.pieces import Opened

# "Sở LA", "huyện ch", "ở LA": in small letters only behind what a place name follows.
_AFTER = r"(?:sở|so|phòng|phong|pgd|sgd|huyện|huyen|tỉnh|tinh|tp|xã|xa|sgdđt|pgdđt|gdđt|gd)"
_CAPITAL = rf"[{UPPER}]\w+"
_PLACE = re.compile(
    rf"(?:huyện|tỉnh|thành phố|quận|thị xã|HUYỆN|TỈNH|THÀNH PHỐ|QUẬN|THỊ XÃ)\s+({_CAPITAL}(?:\s{_CAPITAL}){{1,2}})"
)
_DEPARTMENTS = {"phòng", "ban", "văn", "tổ", "khoa"}
_FEWEST = 3  # fewer initials than that are too many other words
_SHORT_OFFICE = re.compile(
    rf"(?i:phòng|tổ|ban|khoa)\s(?P<short>[{UPPER}]+(?:\s?[-&]\s?[{UPPER}]+)*|[bcdđghklmnpqrstvx]{{3,6}})(?![\w-])"
)
_CONSONANTS = re.compile(r"[BCDĐGHKLMNPQRSTVX]+")
_HEAD = 400  # letters of the letterhead


def with_places(text: str, documents: Iterable[Opened]) -> str:
    """Return the question with the initials of the documents' places spelled out, where they mean exactly one."""
    names: dict[str, set[str]] = {}
    for opened in documents:
        for name in _places(opened):
            names.setdefault(_initials(name), set()).add(name)
    for short, full in names.items():
        if len(full) == 1 and short.lower() in text.lower() and not expansions(short):
            text = _spelled(text, short, next(iter(full)))
    return text


def with_offices(text: str, documents: Iterable[Opened]) -> str:
    """Return the question with the initials of offices spelled out ("Phòng KH-TC"), where a document has the office."""
    names = {short: full for opened in documents for short, full in _offices(opened).items()}
    for match in reversed(list(_SHORT_OFFICE.finditer(text))):
        short = re.sub(r"[-&.\s]", "", match["short"]).upper()
        full = names.get(fold(short).upper())
        if full and not expansions(match["short"]):
            text = f"{text[: match.start('short')]}{full}{text[match.end('short') :]}"
    return text


@kept
def _offices(opened: Opened) -> dict[str, str]:
    """Return, by their initials, the names of the document's departments without "Phòng"."""
    found = {}
    for fact in opened.document.assignments:
        for name in (*fact.lead, *fact.coordinating):
            head, _, rest = " ".join(name.split()).partition(" ")
            words = [word for word in re.findall(r"\w+", rest) if word.lower() != "và"]
            if head.lower() in _DEPARTMENTS and len(words) >= _FEWEST:
                found[fold("".join(word[0] for word in words)).upper()] = rest
    return found


def _spelled(text: str, short: str, full: str) -> str:
    capitals = re.compile(rf"(?<![\w/.-]){short}(?![\w/.-])")
    small = re.compile(rf"(?<=\s)(?P<before>{_AFTER})\s+{short}(?![\w/.-])", re.IGNORECASE)
    opening = re.compile(rf"^(?P<before>{_AFTER})\s+{short}(?![\w/.-])", re.IGNORECASE)
    # A question in capitals throughout shows nothing by them.
    text = text if text.isupper() else capitals.sub(full, text)
    if text.isascii():
        return text  # "so la" typed without accents is "số là" as well
    for pattern in (small, opening):
        text = pattern.sub(lambda match: f"{match['before']} {full}", text)
    # No syllable is made of consonants alone: "hn" is nothing but initials.
    alone = re.compile(rf"(?<![\w/.-]){short.lower()}(?![\w/.-])")
    return alone.sub(full, text) if _CONSONANTS.fullmatch(short) and not chat_expansions(short.lower()) else text


@kept
def _places(opened: Opened) -> frozenset[str]:
    one = opened.document.identity
    head = opened.document.text[:_HEAD]
    texts = (" ".join((part or "").split()) for part in (one.issuer, head))
    found = [" ".join(match.group(1).split()).title() for text in texts for match in _PLACE.finditer(text)]
    return frozenset([*found, *([one.place] if one.place and len(one.place.split()) > 1 else [])])


def _initials(name: str) -> str:
    return fold("".join(word[0] for word in name.split())).upper()
