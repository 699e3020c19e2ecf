"""Answers about documents that the text names by their symbol: when they were issued, by whom, on what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground, shorten
from assistant.answering.proposal import Claim, Proposal, Worked, answered, refused
from assistant.evidence.matching import weigh
from assistant.resolving.scope import KINDS
from assistant.understanding.intent import asks_deadline
from assistant.understanding.words import bag, keys, syllables
from corpus.language.letters import LOWER
from corpus.language.symbols import find_dates, find_symbols

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.proposal import Ground
    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "references"
# "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về …": what follows a symbol where it is introduced.
_KIND = re.compile(
    r"((?:Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Chương trình(?: hành động)?|Thông tư(?: liên tịch)?|Nghị định|Luật"
    r"|Kết luận|Quy chế|Công văn|Thông báo|Hướng dẫn|Quy định|Đề án|Tờ trình|Báo cáo|Công điện)\s+(?:số\s+)?)$",
    re.IGNORECASE,
)
_DATE = re.compile(r"[\s,]*(?:ngày\s+)?$")
# An issuer ends at what the document is about, at the next document, or at a verb; "Giáo dục và Đào tạo" goes on.
_STOPS = r"(?:về|quy định|phê duyệt|ban hành|hướng dẫn|thực hiện|kiện toàn)\s"
_NEXT = r"(?:và\s+)?(?:Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Chương trình|Thông tư|Kết luận|Luật|Quy chế|Nghị định)\s"
_ISSUER = re.compile(rf"^\s*,?\s*của\s+((?:(?!\s(?:{_STOPS}|{_NEXT}|và\s+[{LOWER}]))[^,;.()“”\"])+)")
_ASKS = {"issued_on", "issuer", "title", "timeframe", "unit", "person", "number", "define"}
_CONFIDENCE = 0.87
_REACH = 260
_TOLD = 0.9
_SENTENCE = 500


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the date, the issuer or the title of a document that the text cites; ``None`` where none is asked."""
    if question.references or not (_ASKS & set(question.asks) or not question.asks) or _of_its_use(question):
        return None
    symbol = _asked_symbol(question, shelf)
    if symbol is None:
        return _described(question, shelf)
    if _of_this_document(question):
        return None
    mentions = [found for opened in shelf.documents for found in _mentions(opened, symbol)]
    left = _left(question, shelf)
    if not mentions:
        if left or not question.asks:
            return None
        text = f"Không tìm thấy văn bản số {_as_typed(question, symbol)} trong các văn bản đã nạp."
        return refused(FAMILY, _CONFIDENCE, text)
    telling = [one for one in mentions if one.tells(left)]
    return _best(question, telling) if telling else None


def _of_its_use(question: Question) -> bool:
    # "Chỉ thị 04/CT-TTg được triển khai khi nào?" asks of a task, not of the directive.
    said = " ".join(word.folded for word in question.words if not word.tag)
    if "timeframe" in question.asks and asks_deadline(question.words):
        return True
    return not {"issued_on", "issuer"} & set(question.asks) and any(
        verb in said for verb in ("trien khai", "thuc hien", "sua doi", "thay the")
    )


def _asked_symbol(question: Question, shelf: Shelf) -> str | None:
    own = {keys(one.document.identity.number or "-")[1] for one in shelf.documents}
    words = (word for word in question.words if word.kind == "symbol" and word.tag not in {"named", "quarter"})
    return next((word.folded for word in words if word.folded not in own), None)


def _described(question: Question, shelf: Shelf) -> Proposal | None:
    """Answer for a document that the question only describes ("Nghị quyết của Chính phủ số mấy?")."""
    kind = _kind_named(question)
    left = _left(question, shelf)
    if kind is None or not left or not {"number", "issued_on", "issuer"} & set(question.asks):
        return None
    mentions = [
        found
        for opened in shelf.documents
        for symbol in sorted(opened.symbols)
        if _numbered(question, symbol)
        for found in _mentions(opened, symbol)
        if kind in " ".join(syllables(found.name)) and found.tells(left)
    ]
    symbols = {one.name for one in mentions}
    return _best(question, mentions) if len(symbols) == 1 else None


def _numbered(question: Question, symbol: str) -> bool:
    """Say whether the symbol bears the number that the question gives, where it gives one."""
    numbers = [word.folded for word in question.words if word.tag == "amount" and word.folded.isdigit()]
    return all(
        symbol.lstrip("0").startswith(number.lstrip("0") + mark) for number in numbers for mark in [_mark(symbol)]
    )


def _mark(symbol: str) -> str:
    return next((letter for letter in symbol if not letter.isdigit()), "")


def _kind_named(question: Question) -> str | None:
    said = " ".join(word.folded for word in question.words if word.tag != "named")
    return next((kind for kind in KINDS if kind in said), None)


def _left(question: Question, shelf: Shelf) -> list[Term]:
    """Return what the question tells besides the symbol and the kind of the document."""
    words = [word for word in question.content("task") if word.kind != "symbol" and word.tag != "amount"]
    terms = shelf.terms(question, words)
    return [term for term in terms if not term.light and not term.optional]


def _of_this_document(question: Question) -> bool:
    # "Ai ban hành Kế hoạch thực hiện Nghị quyết 57?" asks of the plan, not of the resolution.
    tags = [word.tag for word in question.words]
    symbol = next(place for place, word in enumerate(question.words) if word.kind == "symbol")
    own = max((place for place, tag in enumerate(tags[:symbol]) if tag == "document"), default=symbol)
    between = [word for word in question.words[own + 1 : symbol] if word.tag in {"", "plain"} and word.folded != "so"]
    return bool(between)


def _as_typed(question: Question, symbol: str) -> str:
    return next(word.text for word in question.words if word.folded == symbol)


class _Mention:
    """One place that introduces a document: its symbol, and the date and issuer that follow it."""

    def __init__(self, opened: Opened, start: int, end: int, reach: int) -> None:
        self.opened = opened
        self.start, self.end, self.reach = start, end, reach
        text = opened.document.text
        before = _KIND.search(text[max(0, start - 40) : start])
        self.name = flat((before.group(1) if before else "Văn bản số ") + text[start:end])
        after = text[end:reach]
        date = next(iter(find_dates(after)), None)
        near = date is not None and not after[: date.start].strip(" ,\n") and "tháng" not in after[: date.start]
        self.date = flat(date.text) if date and (near or _DATE.fullmatch(after[: date.start])) else None
        rest = after[date.end :] if self.date and date else after
        issuer = _ISSUER.match(rest)
        self.issuer = flat(issuer.group(1)) if issuer else None
        title = rest[issuer.end() :] if issuer else rest
        about = re.match(r"\s*,?\s*((?:về|quy định|phê duyệt|ban hành)\s(?:(?!\.\s)[^;()\n\t])+)", title)
        self.title = flat(about.group(1)).rstrip(" .,;") if about else None

    def tells(self, terms: Sequence[Term]) -> bool:
        """Say whether the words about the document hold all ``terms``."""
        start = self.start - len(self.name)
        return not terms or weigh(terms, bag(self.opened.text(max(0, start), self.reach))).coverage > _TOLD

    @property
    def richness(self) -> int:
        """How much the mention tells."""
        return sum(part is not None for part in (self.date, self.issuer, self.title))


def _mentions(opened: Opened, wanted: str) -> Iterator[_Mention]:
    text = opened.document.text
    for found in find_symbols(text):
        if keys(found.value)[1] == wanted:
            stop = text.find("\n", found.end)
            yield _Mention(opened, found.start, found.end, min(found.end + _REACH, stop if stop >= 0 else len(text)))


def _best(question: Question, mentions: list[_Mention]) -> Proposal | None:
    fields = _fields(question)
    held = [one for one in mentions if all(getattr(one, field) for field in fields)] or [
        one for one in mentions if any(getattr(one, field) for field in fields)
    ]
    if not held and fields == ["title"]:
        ground = _ground(mentions[0])
        text = shorten(ground.opened.text(ground.start, ground.end), _SENTENCE)
        return answered(FAMILY, _CONFIDENCE, (Claim(text, (ground,)),))
    if not held:
        ground = _ground(mentions[0])
        return refused(
            FAMILY, _CONFIDENCE, "Các văn bản đã nạp không nêu thông tin này của văn bản được hỏi.", (ground,)
        )
    best = max(held, key=lambda one: one.richness)
    claim = Claim(_said(best, fields), (_ground(best),))
    if question.form == "yesno":
        return _verdict(question, best, fields)
    return answered(FAMILY, _CONFIDENCE, (claim,))


def _fields(question: Question) -> list[str]:
    asks = set(question.asks)
    fields = []
    if asks & {"issued_on", "timeframe"}:
        fields.append("date")
    if asks & {"issuer", "unit", "person"}:
        fields.append("issuer")
    if asks & {"title", "define"} or not asks:
        fields.append("title")
    return fields or ["date", "issuer"]


def _said(mention: _Mention, fields: list[str]) -> str:
    said = {
        "date": f"ban hành {'' if (mention.date or '').startswith('ngày') else 'ngày '}{mention.date}",
        "issuer": f"của {mention.issuer}",
        "title": f"{mention.title}",
    }
    parts = [said[field] for field in ("date", "issuer", "title") if field in fields and getattr(mention, field)]
    return f"{mention.name} {', '.join(parts)}"


def _ground(mention: _Mention) -> Ground:
    opened = mention.opened
    inside = next((one for one in opened.stretches if one.start <= mention.start < one.end), None)
    if inside is not None:
        return sentence_ground(opened, inside.start, inside.end)
    text = opened.document.text
    return sentence_ground(opened, text.rfind("\n", 0, mention.start) + 1, mention.reach)


def _verdict(question: Question, mention: _Mention, fields: list[str]) -> Proposal | None:
    if question.dates and mention.date:
        there = {found.value for found in find_dates(mention.date)}
        true, asked = any(date in there for date in question.dates), question.said("date")
    elif mention.issuer and "issuer" in fields:
        words = [word for word in question.content() if word.kind != "symbol" and word.text[:1].isupper()]
        true, asked = all(word.folded in bag(mention.issuer).folded for word in words), " ".join(w.text for w in words)
    else:
        return None
    said = _said(mention, [field for field in ("date", "issuer") if getattr(mention, field)])
    claim = Claim(f"{'Đúng' if true else 'Không đúng'}. {said}", (_ground(mention),))
    return answered(FAMILY, _CONFIDENCE, (claim,), worked=(Worked(asked, "asked"),))
