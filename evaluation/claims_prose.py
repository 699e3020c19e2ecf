"""Makes claims of known truth from the sentences of a document: as they are, and with one figure or word changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.facts.prose import items_of, sentences
from corpus.language.symbols import find_quantities, find_symbols
from corpus.language.vietnamese import fold
from evaluation.claims import Claim
from evaluation.scoring import plain

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from corpus.document import Document

_LEAST, _MOST = 9, 45
_PER_DOCUMENT = 40
_MEASURE = re.compile(r"(?<=\d)\s+(ngày|tháng|năm|giờ|phút|đồng|km|mét|mm|cm|ha|người|lần|triệu|tỷ)\b(?!\s*\d)")
_OTHERS = {"ngày": "tháng", "tháng": "ngày", "năm": "tháng", "giờ": "phút", "phút": "giờ", "triệu": "tỷ", "tỷ": "triệu"}
_NEGATE = re.compile(r"(?<!không )(?<!chưa )\b(được|phải|có trách nhiệm|chịu trách nhiệm)\b")
_CLEAN = re.compile(r"[\w\s,;:/().%“”\"'’–&-]+")


def prose_claims(document: Document, dice: random.Random) -> Iterator[Claim]:
    """Yield claims from sentences that stand once in the document and can be told apart."""
    found = list(dict.fromkeys(_sentences(document)))
    for sentence in dice.sample(found, min(_PER_DOCUMENT, len(found))):
        yield from _of_sentence(sentence, plain(document.text), dice)


def _sentences(document: Document) -> Iterator[str]:
    for item in items_of(document):
        if item.heading:
            continue
        for span in sentences(item.text):
            text = " ".join(item.text[span.start : span.end].split()).strip(" ;,")
            if _LEAST <= len(text.split()) <= _MOST and _CLEAN.fullmatch(text) and text[0].isalpha():
                yield text


def _of_sentence(text: str, whole: str, dice: random.Random) -> Iterator[Claim]:
    yield Claim("prose", "true", "prose", text, ("supported",))
    yield Claim("prose-bare", "true", "bare", fold(text), ("supported",))
    head = text.rsplit(", ", 1)[0]
    if len(head.split()) >= _LEAST and head != text:
        yield Claim("prose-head", "true", "cut", head, ("supported",))
    changed = _figure_changed(text, dice)
    if changed and plain(changed) not in whole:
        yield Claim("prose-figure", "changed", "prose", changed, ("contradicted",))
    measured = _MEASURE.search(text)
    if measured and measured[1] in _OTHERS:
        other = text[: measured.start(1)] + _OTHERS[measured[1]] + text[measured.end(1) :]
        if plain(other) not in whole:
            yield Claim("prose-measure", "measure", "prose", other, ("contradicted",))
    negated = _NEGATE.sub(lambda match: f"không {match[1]}", text, count=1)
    if negated != text and "không" not in text.lower() and "chưa" not in text.lower():
        yield Claim("prose-denied", "denied", "prose", negated, ("contradicted",))


def _figure_changed(text: str, dice: random.Random) -> str | None:
    symbols = find_symbols(text)
    quantities = [one for one in find_quantities(text) if one.kind != "range"]
    spans = [(one.start, one.end) for one in symbols] or [(one.start, one.end) for one in quantities]
    if not spans:
        return None
    start, end = dice.choice(spans)
    digits = re.search(r"\d+", text[start:end])
    if not digits:
        return None
    number = str(int(digits[0]) + dice.choice((1, 2, 5)))
    return text[: start + digits.start()] + number.zfill(len(digits[0])) + text[start + digits.end() :]
