"""Reads what a document does to others (thay thế, bãi bỏ, sửa đổi, hết hiệu lực), and when it takes force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.document import Document, Relation
from corpus.facts.prose import Item, sentences
from corpus.facts.wording import squash
from corpus.language.symbols import find_dates
from corpus.language.vietnamese import fold
from corpus.structure.bases import named_documents
from corpus.structure.doctypes import TYPES
from corpus.structure.lines import Line
from corpus.structure.quoting import quoted_items

_TYPE = "|".join(sorted((re.escape(name) for name in TYPES), key=len, reverse=True))
# A document by its type, with a number or a name of its own behind it, never "Luật này".
_DOCUMENT = re.compile(rf"(?<!\w)(?:{_TYPE})(?=:?\s+(?:số\s|(?!này|nêu|trên|đó)\S))", re.IGNORECASE)
_PART = re.compile(
    r"(?<!\w)(?:(?:khoản|điểm|điều|mục|chương|phụ lục|phần)\s+[^\s,]+[\s,]*(?:và\s+|của\s+|tại\s+)?)+$", re.IGNORECASE
)
_NEW_WORDS = re.compile(r"\s+như sau\b|:\s*[“\"]|\s*,?\s+trừ\s")
_THIS = rf"(?:{_TYPE})\s+này"
_AMENDS = r"(?:sửa đổi|bổ sung|điều chỉnh)(?:\s*(?:,|và)\s*(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ))*"
_ANOTHER = re.compile(
    rf"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)(?=(?:(?:(?:{_TYPE})\s+)?số\s+\d|(?-i:Luật|Bộ luật|Pháp lệnh)\s+(?-i:[A-ZĐ])))",
    re.IGNORECASE,
)
# What starts a sentence, or follows "này", is done by this document; elsewhere it tells the story of another.
_DOES = re.compile(
    rf"(?:^|(?P<this>này)\b[^.;]*?(?<!\w)|(?P<issued>ban hành\s+(?:{_TYPE})\s+))"
    rf"(?:(?P<replaces>thay thế)|(?P<repeals>bãi bỏ|hủy bỏ|huỷ bỏ)|(?P<amends>{_AMENDS}))(?!\w)"
    r"(?!\s+(?:các\s+)?(?:cụm )?từ)",
    re.IGNORECASE,
)
_NEXT_VERB = re.compile(r"(?<!\w)(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|có hiệu lực)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(r"(?:chấm dứt hiệu lực|hết hiệu lực|không còn hiệu lực)(?!\w)", re.IGNORECASE)
_LIST = re.compile(
    r"(?:sau đây|sau|dưới đây)\b[^:]*:\s*$|(?:các|những)\s+(?:văn bản|quy định)\b[^:]*:\s*$", re.IGNORECASE
)
_TAKES_FORCE = re.compile(
    rf"(?P<what>(?:(?:các\s+)?(?:quy định|khoản|điểm|điều|mục|chương)\b[^.;]{{0,160}}?)?(?<!\w){_THIS})\s+"
    r"(?:được\s+|sẽ\s+)?có hiệu lực(?:\s+(?:thi hành|áp dụng|thực hiện))?\s*,?\s*(?:kể\s+|bắt đầu\s+)?(?:từ|sau)\s+"
    r"(?P<when>[^;]+)",
    re.IGNORECASE,
)
# Few sentences speak of force at all, and the two patterns beside this one are slow to say that one does not.
_FORCE = re.compile(r"hiệu lực", re.IGNORECASE)
_LOSES_FORCE = re.compile(
    rf"(?P<what>(?<!\w){_THIS})[^.;]*?(?:có hiệu lực[^.;]*?đến(?:\s+hết)?|hết hiệu lực(?:\s+thi hành)?\s+(?:kể\s+)?từ)"
    r"\s+(?=(?:hết\s+)?(?:ngày|\d))(?P<when>[^.;]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A line that says what happens to the documents listed beneath it."""

    kind: str
    item: Item


def relations_of(document: Document, items: tuple[Item, ...]) -> tuple[Relation, ...]:
    """Return what the document does to others and when it takes force, in reading order, each document once a kind."""
    quoted = quoted_items([Line(item.text, item.start, item.end) for item in items])
    told = tuple(item for at, item in enumerate(items) if at not in quoted)
    return tuple(_once((*_titled(document), *_listed(told))))


def _titled(document: Document) -> Iterator[Relation]:
    """Read a title such as "Nghị định sửa đổi, bổ sung một số điều của Nghị định số …"."""
    title = document.identity.title or ""
    span = dict(document.identity.spans).get("title")
    verb = re.match(rf"(?:{_TYPE})\s+(?:về\s+(?:việc\s+)?)?(?P<amends>{_AMENDS})", title, re.IGNORECASE)
    if verb and span:
        yield from _others("amends", title[verb.end() :], span.start, span.end)


def _listed(items: tuple[Item, ...]) -> Iterator[Relation]:
    opened: _Opened | None = None
    for item in items:
        if opened and (item.heading or item.style == opened.item.style):
            opened = None
        if opened:
            yield from _others(opened.kind, item.text, item.start, item.end)
            continue
        kind = _list_kind(item)
        if kind:
            opened = _Opened(kind, item)
        yield from _stated(item)


def _list_kind(item: Item) -> str | None:
    """Return what happens to the documents beneath "Bãi bỏ các văn bản sau đây:"."""
    if not _LIST.search(item.text):
        return None
    verb = _DOES.search(item.text)
    if verb:
        return _kind(verb)
    return "expires" if _ENDS.search(item.text) else None


def _kind(verb: re.Match[str]) -> str:
    return next(name for name in ("replaces", "repeals", "amends") if verb[name])


def _stated(item: Item) -> Iterator[Relation]:
    for span in sentences(item.text):
        text = item.text[span.start : span.end].strip()
        start, end = item.start + span.start, item.start + span.start + len(text)
        yield from _forces(text, start, end)
        yield from _done(text, start, end)
        ended = _ENDS.search(text)
        if ended:
            yield from _others("expires", text[: ended.start()], start, end)


def _forces(text: str, start: int, end: int) -> Iterator[Relation]:
    """Read when this document, or a part of it, takes or loses force."""
    if not _FORCE.search(text):
        return
    for kind, pattern in (("effective_from", _TAKES_FORCE), ("expires", _LOSES_FORCE)):
        for match in pattern.finditer(text):
            when = match["when"]
            dates = [date for date in find_dates(when) if date.start <= len("hết ngày ")]
            if dates or (kind == "effective_from" and re.search(r"ngày (?:được )?(?:ký|ban hành|công bố|đăng)", when)):
                yield Relation(kind, None, squash(match["what"]), dates[0].value if dates else None, start, end)


def _done(text: str, start: int, end: int) -> Iterator[Relation]:
    """Read what this document does to the ones named behind the verb."""
    at = 0
    while verb := _DOES.search(text, at):
        after = _NEXT_VERB.search(text, verb.end())
        stop = after.start() if after else len(text)
        # Of "… này có hiệu lực … và thay thế …" the search goes on behind each verb.
        yield from _others(_kind(verb), text[verb.end() : stop], start, end)
        again = re.compile(r"(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)(?!\w)", re.IGNORECASE).search(text, verb.end())
        if not again:
            return
        kind = "replaces" if again[0].lower() == "thay thế" else "repeals"
        yield from _others(kind, text[again.end() :], start, end)
        return


def _others(kind: str, words: str, start: int, end: int) -> Iterator[Relation]:
    """Yield a relation for each document that the words name."""
    first = _DOCUMENT.search(words)
    if not first:
        return
    part = _PART.search(words[: first.start()])
    for clause in _ANOTHER.split(_NEW_WORDS.split(words[first.start() :])[0].strip(" ,;.:")):
        for found in named_documents(clause, start):
            if found.number or (found.title and _names_itself(found.title)):
                title = f"{part[0]}{found.title or first[0]}" if part else found.title
                yield Relation(kind, found.number, title, found.issued_on, start, end)
        part = None


def _names_itself(title: str) -> bool:
    """Say whether a document without a number is told from others by its name ("Luật Thủy lợi")."""
    kind = _DOCUMENT.match(title)
    return kind is not None and fold(kind[0]) in ("luat", "bo luat", "phap lenh", "hien phap")


def _once(found: Iterable[Relation]) -> Iterator[Relation]:
    """Drop what is said again, and names without a number of documents that a number tells as well."""
    relations = sorted(found, key=lambda one: one.start)
    numbered = {(one.kind, name) for one in relations if one.number for name in (_name(one), _bare(one))}
    seen: set[tuple[object, ...]] = set()
    for one in relations:
        about = one.kind == "effective_from" or (one.number is None and one.date is not None)
        mark = (one.kind, one.date, one.title) if about else (one.kind, one.number or _name(one))
        if mark not in seen and (one.number or about or (one.kind, _name(one)) not in numbered):
            seen.add(mark)
            yield replace(one, title=one.title and squash(one.title))


def _name(relation: Relation) -> str:
    return fold(squash(relation.title or ""))


def _bare(relation: Relation) -> str:
    """Return the folded name of a law without its number: "luat duong sat so 06/2017/qh14" → "luat duong sat"."""
    return re.sub(r"\s+so\s+\S+.*$", "", _name(relation))
