"""Harvests what a document says its own words mean: "X là …", "(sau đây gọi là X)", "Giáo dục và Đào tạo (GDĐT)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Abbreviation, Definition
from corpus.facts.prose import Item
from corpus.facts.wording import squash
from corpus.language.vietnamese import fold

_ARTICLE = re.compile(r"giải thích từ ngữ|giải thích thuật ngữ|các khái niệm|định nghĩa", re.IGNORECASE)
_IS = re.compile(
    r"(?P<term>[“\"]?[^\W\d_][^.;:()]{1,120}?[”\"]?)\s*(?:\([^()]{2,80}\)\s*)?"
    r"(?:được hiểu là|là|bao gồm|gồm)\s+(?P<meaning>\S.*)",
    re.DOTALL,
)
_QUOTED_IS = re.compile(r"[“\"](?P<term>[^”\"]{2,80})[”\"]\s*(?:được hiểu là|là)\s+(?P<meaning>\S.*)", re.DOTALL)
_DEFINED = re.compile(r"[“\"]?(?P<term>[^\W\d_][^.,;:()]{1,80}?)[”\"]?\s+(?:được hiểu là|là)\s")
_CALLED = re.compile(
    r"\(\s*(?:sau đây|dưới đây)?\s*(?:được\s+)?(?:gọi|viết)\s*(?:chung|tắt)?\s*(?:tắt\s*)?là\s*:?\s*"
    r"[“\"]?(?P<short>[^()“”\"]{2,80}?)[”\"]?\s*\)",
    re.IGNORECASE,
)
_CAPITAL = "A-ZĐÂÊÔƠƯĂ"
_BRACKETED = re.compile(rf"\(\s*(?P<short>[{_CAPITAL}][{_CAPITAL}&a-zđư0-9-]{{1,14}})\s*\)")
_UNFOLDED = re.compile(
    rf"(?<!\w)(?P<short>[{_CAPITAL}][{_CAPITAL}&]{{1,11}})\s*\((?P<full>[^()\d]{{5,100}})\)|"
    rf"(?<!\w)(?P<short2>[{_CAPITAL}][{_CAPITAL}&]{{1,11}})\s+(?:là|:)\s+(?:(?:cụm\s+)?từ\s+)?viết tắt (?:của|cho)\s+"
    r"(?:cụm từ\s+)?[“\"]?(?P<full2>[^.;“”\"]{5,100})"
)
_SKIPPED = frozenset({"va", "cua", "ve", "cac", "cho", "o", "trong", "voi"})
_BOUNDARY = re.compile(r"[.;:!?]\s|[“”\"()]|\b(?:bởi|của|do|với|cho|về|tại|gồm|theo|từ|là|và)\s", re.IGNORECASE)


def definitions_of(items: tuple[Item, ...]) -> Iterator[Definition]:
    """Yield the definitions: items of an article that explains terms, and quoted terms anywhere."""
    for item in items:
        if item.heading:
            continue
        explains = any(_ARTICLE.search(part) for part in item.path)
        match = (_IS if explains else _QUOTED_IS).match(item.text)
        if match and len(match["term"].split()) <= 16:
            term = squash(match["term"]).strip(' “”",')
            yield Definition(term, squash(match["meaning"]).strip(" .;"), item.start, item.end)


def abbreviations_of(items: tuple[Item, ...]) -> Iterator[Abbreviation]:
    """Yield the short forms that the document introduces, each short form with each of its full forms once."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        for found in sorted((*_called(item), *_bracketed(item), *_unfolded(item)), key=lambda one: one.start):
            mark = (found.short, fold(found.full))
            if mark not in seen:
                seen.add(mark)
                yield found


def _called(item: Item) -> Iterator[Abbreviation]:
    for match in _CALLED.finditer(item.text):
        short = squash(match["short"]).strip(" ,;")
        term = _term_of(item.text, match, short)
        if term:
            yield Abbreviation(short, term, item.start, item.start + match.end())
            continue
        start = _full_start(item.text, match.start(), short)
        full = squash(item.text[start : match.start()]).strip(" ,;:")
        if full:
            yield Abbreviation(short, full, item.start + start, item.start + match.end())


def _term_of(text: str, called: re.Match[str], short: str) -> str | None:
    """Return the term when the bracket ends its definition ("Quản trị viên là người … (sau đây gọi là QTV).")."""
    defined = _DEFINED.match(text)
    if not defined or text[called.end() :].strip(" .;") or defined.end() > called.start():
        return None
    term = squash(defined["term"]).strip(' “”",')
    own = _initials_start(term, short.split(maxsplit=1)[0]) is not None or fold(term).startswith(fold(short))
    return term if own else None


def _bracketed(item: Item) -> Iterator[Abbreviation]:
    for match in _BRACKETED.finditer(item.text):
        start = _initials_start(item.text[: match.start()], match["short"])
        if start is not None:
            full = squash(item.text[start : match.start()])
            yield Abbreviation(match["short"], full, item.start + start, item.start + match.end())


def _unfolded(item: Item) -> Iterator[Abbreviation]:
    for match in _UNFOLDED.finditer(item.text):
        short, full = match["short"] or match["short2"], squash(match["full"] or match["full2"]).strip(" .,;")
        if _initials_start(full, short) == 0:
            yield Abbreviation(short, full, item.start + match.start(), item.start + match.end())


def _full_start(text: str, end: int, short: str) -> int:
    """Return where the full form of a "gọi là" begins.

    Its initials when ``short`` is made of initials; else the last place where the words of ``short`` begin;
    else the start of the clause.
    """
    if re.fullmatch(r"[A-ZĐÂÊÔƠƯĂ&a-z0-9-]{2,15}", short) and sum(letter.isupper() for letter in short) >= 2:
        initials = _initials_start(text[:end], short)
        if initials is not None:
            return initials
    head = short.split(maxsplit=1)[0]
    if sum(letter.isupper() for letter in head) >= 2:
        spelled = [
            word.end() for word in re.finditer(r"[^\W_]+", text[:end]) if _initials_start(text[: word.end()], head)
        ]
        starts = [start for at in spelled if (start := _initials_start(text[:at], head)) is not None]
        if starts:
            return starts[-1]
    first = re.escape(fold(short.split(maxsplit=1)[0]))
    heads = [
        match.start()
        for match in re.finditer(rf"\b{first}\b", fold(text[:end]))
        if _shares(text, match.start(), end, short)
    ]
    if heads:
        return heads[-1]
    cuts = [match.end() for match in re.finditer(r"[.;:!?]\s+|[()“”\"]\s*", text[:end])]
    start = cuts[-1] if cuts else 0
    opening = re.match(r"\s*(?:(?:và|của|với|cho|là|do)\s+)?", text[start:end])
    return start + (opening.end() if opening else 0)


def _shares(text: str, start: int, end: int, short: str) -> bool:
    words = fold(text[start:end]).split()
    return sum(word in words for word in fold(short).split()) * 2 > len(short.split())


def _initials_start(before: str, short: str) -> int | None:
    """Return where the words begin, just before the end, whose initials spell ``short``; ``None`` if none do."""
    letters = [letter for letter in fold(short) if letter.isalnum()]
    words = list(re.finditer(r"[^\W_]+", before))
    at = len(words) - 1
    if not words or re.search(r"[.;:!?()]\s*$", before[words[-1].end() :]):
        return None
    start = None
    for letter in reversed(letters):
        while at >= 0 and fold(words[at][0])[0] != letter and fold(words[at][0]) in _SKIPPED:
            at -= 1
        if at < 0 or fold(words[at][0])[0] != letter or _crosses(before, words, at, start):
            return None
        start = words[at].start()
        at -= 1
    return start


def _crosses(before: str, words: list[re.Match[str]], at: int, start: int | None) -> bool:
    return start is not None and re.search(r"[.;:()“”\"]", before[words[at].end() : start]) is not None
