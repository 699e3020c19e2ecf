"""Reads assignments from prose: duties beneath a unit's name, and sentences in which a unit "chủ trì" something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Assignment, Document, Section, Span
from corpus.facts.chairs import CHAIRS, Chair, chair_of
from corpus.facts.charged import asked_end, charged_units
from corpus.facts.clauses import opens_helping, partners, timeframe_of
from corpus.facts.fields import fielded
from corpus.facts.prose import Item, sentences
from corpus.facts.roles import names_in
from corpus.facts.unit_runs import flat, names_someone, unit_run
from corpus.facts.wording import squash
from corpus.language.units import starts_unit

# Those who can have a duty without being a unit.
_ACTORS = re.compile(r"(?:Trưởng|Phó|Người|Cá nhân|Chủ|Hộ|Thành viên|Nhà (?:thầu|đầu tư)|Ông|Bà)\b")
# "Bộ trưởng các Bộ: Quốc phòng, Công an" names units by their fields, and no duty.
_SORT = re.compile(r"(?:^|\s)các\s+\S+(?:\s\S+)?$", re.IGNORECASE)
_BETWEEN = 3  # so many words may part "chủ trì" from "phối hợp với" and say no duty yet
_LONGEST_FIELD = 8  # syllables
_LIST_MARK = re.compile(r"\s*[,;]\s*|\s+và\s+")
_SPLIT = re.compile(r"\s*:\s*")
_TAKES = re.compile(
    r"\s*(?:,\s*)?(?:phải(?=\s+(?!chịu))|(?:phải\s+)?(?:có trách nhiệm|có nhiệm vụ"
    r"|chịu trách nhiệm(?!\s+(?:trước|về))|(?=chịu trách nhiệm)))\s*:?\s*",
    re.IGNORECASE,
)
_DIVIDING = re.compile(r"phân công|tổ chức thực hiện|trách nhiệm|nhiệm vụ của|tổ chức triển khai", re.IGNORECASE)
_DOES = re.compile(
    r"\s*,?\s+(?!(?:cơ bản|tán thành|nhất trí|thống nhất|đồng ý|ghi nhận|đánh giá cao|biểu dương|được|có thể|có quyền"
    r"|là|và|của|đã|tại|về|theo(?!\s+(?:dõi|chức năng|nhiệm vụ|thẩm quyền))|gồm|hoặc|cho|từ|đến)\b)[a-zà-ỹđ]"
)
_TURNS = re.compile(r";\s+(?:(?:đồng thời|và)\s*,?\s+)?")
# How to work without what to do: "nghiêm túc triển khai thực hiện".
_HOLLOW = re.compile(
    r"(?:(?:nghiêm túc|khẩn trương|tổ chức|triển khai|thực hiện|kịp thời|hiệu quả|đúng|đầy đủ"
    r"|có|tốt|và|quan tâm)[\s,]*)+",
    re.IGNORECASE,
)
_PLAIN_VERB = re.compile(
    r"\s*,?\s+(?:phối hợp|chủ trì|đôn đốc|tập trung|tiếp tục|tổ chức|triển khai|thực hiện|xây dựng|kiểm tra|hướng dẫn"
    r"|bố trí|tham mưu|theo dõi|báo cáo|giám sát|tuyên truyền"
    r"|chuẩn bị|lập|hoàn thành|vận động|cung cấp|thẩm định|rà soát|chỉ đạo|lãnh đạo|khẩn trương|chủ động|tăng cường)\b"
)
_RESTS = re.compile(r"^\s*(?:,|:|tổ chức thực hiện:|trong việc|để|nhằm)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Charged:
    """Units that the words beneath a heading fall to, and where the heading stands.

    ``helping`` are the partners that the line right above names, ``broad`` is that line where it opens a list.
    """

    names: tuple[str, ...]
    span: Span
    helping: tuple[str, ...] = ()
    broad: Item | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """A list item or line that names units, whose duties follow beneath it."""

    charged: Charged
    style: str
    section: Section | None


def prose_assignments(document: Document, items: tuple[Item, ...]) -> Iterator[Assignment]:
    """Yield the assignments that stand outside of tables, in reading order."""
    found = list(fielded(document, items))
    used = {item.span for _, taken in found for item in taken}
    rest = tuple(item for item in items if item.span not in used)
    duties = (one for one in _Duties(document, rest).assignments() if not _HOLLOW.fullmatch(one.task))
    yield from sorted([*(one for one, _ in found), *duties], key=lambda one: one.start)


class _Duties:
    """Walks the items of a text and knows whom the words at hand fall to."""

    def __init__(self, document: Document, items: tuple[Item, ...]) -> None:
        self.document, self.items = document, items
        self.starts = [item.start for item in items]
        # Where one section is headed by a unit, its siblings give out work as well.
        self.headings = {one: charged for one in document.sections if (charged := self._heading(one))}

        self.shared = {one.path[:-1] for one in self.headings}

    def _heading(self, section: Section) -> Charged | None:
        # An appendix, a part, a chapter may name a unit in its title, yet what stands in it falls to others.
        large = section.kind in ("phu_luc", "phan", "chuong")
        names = () if large else charged_units(section.title)
        return Charged(names, Span(section.start, max(section.heading_end, section.start))) if names else None

    def assignments(self) -> Iterator[Assignment]:
        opened: list[_Opened] = []
        for at, item in enumerate(self.items):
            while opened and not _holds(opened[-1], item):
                opened.pop()
            if item.heading and not _is_sentence(item):
                continue
            charged = opened[-1].charged if opened else self._charged(item)
            fresh = self._opens(item) or (charged and self._opens_list(at, charged))
            if fresh:
                opened.append(fresh)
            else:
                for part in _parts(item):
                    # However many units one item gives work to, each is cited by the whole item.
                    found = self._read(part, charged)
                    yield from (
                        found if part is item else (replace(one, start=item.start, end=item.end) for one in found)
                    )

    def _opens_list(self, at: int, charged: Charged) -> _Opened | None:
        """Return the broad duty of a unit that a line such as "a) Công tác tuyên truyền:" sets over a list."""
        item, after = self.items[at], self.items[at + 1 : at + 2]
        if not item.text.rstrip().endswith(":") or not after or after[0].style in ("", item.style) or after[0].heading:
            return None
        deeper = Charged(charged.names, charged.span, partners(item.text).names or charged.helping, item)
        return None if opens_helping(item.text) else _Opened(deeper, item.style, _inner(item))

    def _charged(self, item: Item) -> Charged | None:
        return next((self.headings[one] for one in reversed(item.sections) if one in self.headings), None)

    def _opens(self, item: Item) -> _Opened | None:
        """Return the units that a line names alone ("- Sở Tài chính:") when duties stand beneath it."""
        chair = chair_of(item.text) if item.text.rstrip().endswith(":") else None
        if chair and not chair.behind and not item.text[: chair.start].strip():
            charged = Charged(chair.names, item.span, partners(item.text).names)
            return _Opened(charged, item.style, _inner(item))
        names = charged_units(item.text) if len(item.text) < 300 else ()
        if not names:
            return None
        bare = item.text.rstrip(" .;")
        run = unit_run(bare, 0)
        alone = bool(run) and run[-1].end == len(bare) and any(_DIVIDING.search(part) for part in item.path)
        return _Opened(Charged(names, item.span), item.style, _inner(item)) if bare.endswith(":") or alone else None

    def _read(self, item: Item, charged: Charged | None) -> Iterator[Assignment]:
        own = self._own_subject(item)
        named = chair_of(item.text) if charged else None
        if own:
            yield own
        elif named and not item.text[: named.start].strip(" ,"):
            yield _chaired_assignment(item, item.text, item.start, named)
        elif charged and len(item.text.split()) > 2:
            yield from list(self._performed(item, within=True)) or [_assignment(item, charged, item.text)]
        elif not charged:
            yield from list(self._chaired(item)) or self._performed(item)

    def _performed(self, item: Item, *, within: bool = False) -> Iterator[Assignment]:
        """Read an item that opens with units and goes on with what they do, where work is divided or asked for.

        ``within`` the duties of a unit, only a plain verb makes another unit the subject.
        """
        begin = asked_end(item.text)
        run = unit_run(item.text, begin)
        rest = item.text[run[-1].end :] if run else ""
        names = tuple(flat(item.text, span) for span in run)
        verb = _PLAIN_VERB.match(rest) is not None
        does = verb or (not within and _DOES.match(rest) is not None and not starts_unit(rest))
        does = does and len(rest.split()) > 2 and not re.search(r":[\s\d.-]+$", rest)
        if does and all(map(names_someone, names)) and (within or begin or self._divides(item)):
            yield _assignment(item, Charged(names, item.span), rest.strip(" ,"))

    def _divides(self, item: Item) -> bool:
        """Say whether work is divided here: the headings say so, or a neighbour in the list gives out a duty."""
        if any(_DIVIDING.search(part) for part in item.path) or (item.sections and item.path[:-1] in self.shared):
            return True
        return bool(item.label) and any(_gives_out(near) for near in self._neighbours(item))

    def _neighbours(self, item: Item) -> Iterator[Item]:
        # A part of an item that was cut in two stands where the item does.
        at = bisect_right(self.starts, item.start) - 1
        for near in self.items[max(0, at - 12) : at + 13]:
            if near.style == item.style and near is not self.items[at] and near.path[:-1] == item.path[:-1]:
                yield near

    def _own_subject(self, item: Item) -> Assignment | None:
        """Read an item that opens with its unit: "Sở A: bố trí …", "Sở A có trách nhiệm …"."""
        taken = _TAKES.search(item.text[:400])
        subject = item.text[asked_end(item.text) : taken.start()] if taken else ""
        if taken and _is_subject(subject) and item.text[taken.end() :].strip(" ."):
            charged = Charged(names_in(subject) or (squash(subject),), item.span)
            return _assignment(item, charged, item.text[taken.end() :])
        head = _SPLIT.split(item.text, maxsplit=1)
        listed = len(head) == 2 and _SORT.search(head[0]) and _names_fields(head[1].rstrip(" .;"))
        names = charged_units(head[0]) if len(head) == 2 and len(head[0]) < 200 and not listed else ()
        # A telephone number behind a unit's name is no duty.
        if names and len(re.findall(r"[^\W\d_]{2,}", head[1])) > 1:
            begin = item.start + len(item.text) - len(head[1])
            return _assignment(item, Charged(names, item.span), self.document.text[begin : item.end])
        return None

    def _chaired(self, item: Item) -> Iterator[Assignment]:
        """Read the sentences of running prose that say who leads."""
        for sentence in sentences(item.text):
            text = item.text[sentence.start : sentence.end].strip()
            found = chair_of(text)
            if found:
                start = item.start + sentence.start
                yield _chaired_assignment(item, text, start, found)


def _names_fields(words: str) -> bool:
    """Say whether the words are two fields or more and nothing else, each with a capital: "Quốc phòng, Công an"."""
    parts = _LIST_MARK.split(words)
    return len(parts) > 1 and all(part[:1].isupper() and len(part.split()) <= _LONGEST_FIELD for part in parts)


def _parts(item: Item) -> tuple[Item, ...]:
    """Return the item cut where another unit begins: "Sở A thẩm định giá; Sở B bố trí vốn"."""
    cuts = [match.end() for match in _TURNS.finditer(item.text) if _begins_duty(item.text[match.end() :])]
    if not cuts:
        return (item,)
    edges = [*pairwise((0, *cuts)), (cuts[-1], len(item.text))]
    return tuple(
        replace(item, text=item.text[begin:end].rstrip(" ;"), start=item.start + begin, end=item.start + end)
        for begin, end in edges
    )


def _begins_duty(text: str) -> bool:
    begin = asked_end(text)
    run = unit_run(text, begin)
    rest = text[run[-1].end :] if run else ""
    names = all(names_someone(flat(text, span)) for span in run)
    return bool(run) and names and (_PLAIN_VERB.match(rest) is not None or CHAIRS.match(rest) is not None)


def _gives_out(item: Item) -> bool:
    return chair_of(item.text) is not None or asked_end(item.text) > 0


def _is_sentence(item: Item) -> bool:
    return item.text.rstrip().endswith((".", ";")) and len(item.text.split()) > 8


def _is_subject(words: str) -> bool:
    """Say whether words before "có trách nhiệm" name who has it: units, or a short phrase that opens with a capital."""
    bare = words.strip(" ,")
    if re.fullmatch(r"(?:các )?(?:cơ quan|đơn vị)(?: (?:chủ trì|phối hợp|này|nêu trên|đó))*", bare, re.IGNORECASE):
        return False
    if not bare or "." in bare:
        return False
    return starts_unit(bare) or (";" not in bare and len(bare.split()) <= 12 and _ACTORS.match(bare) is not None)


def _inner(item: Item) -> Section | None:
    return item.sections[-1] if item.sections else None


def _holds(opened: _Opened, item: Item) -> bool:
    """Say whether the item stands beneath the line that opened a unit's duties."""
    if item.heading or _inner(item) != opened.section:
        return item.sections[:-1] != () and opened.section in item.sections[:-1] and not item.heading
    return item.style != opened.style


def _assignment(item: Item, charged: Charged, words: str) -> Assignment:
    """Return the duty of the charged units in ``words``: they lead, unless the words open with "phối hợp"."""
    task = squash(words).strip(" ./;")
    helping = opens_helping(words)
    named = partners(words).names or charged.helping
    others = () if helping else tuple(name for name in named if name not in charged.names)
    time = timeframe_of(words)
    broad = charged.broad
    spans = (charged.span, *((broad.span,) if broad else ()))
    return Assignment(
        task=task, lead=() if helping else charged.names, coordinating=charged.names if helping else others,
        start=item.start, end=item.end, timeframe=flat(words, time) if time else None,
        parent=squash(broad.text).strip(" :") if broad else None, path=item.path,
        evidence=tuple(span for span in spans if not item.start <= span.start <= span.end <= item.end),
    )  # fmt: skip


def _chaired_assignment(item: Item, text: str, start: int, found: Chair) -> Assignment:
    helpers = partners(text, max(0, found.end - len("chủ trì")))
    near = helpers if helpers.names and helpers.end - found.end < 400 else None
    # "chủ trì khóa A và B; phối hợp với X chấm điểm": what stands between is what is led.
    beside = near is not None and len(text[found.end : near.start].split()) <= _BETWEEN
    rest = text[near.end if near and beside else found.end :]
    task = squash(_RESTS.sub("", rest)).strip(" ./;,:")
    before = text[: found.start].rstrip()
    if before.endswith("(") and len(before.split()) > 2:
        # "Lập cơ sở dữ liệu (Sở A chủ trì, hoàn thành năm 2027)": the bracket says who and when.
        task = squash(before.rstrip("( ")).strip(" ./;,:")
    elif found.behind or len(task.split()) < 3:
        task = squash(text).strip(" ./;")
    time = timeframe_of(text)
    return Assignment(
        task=task, lead=found.names, coordinating=near.names if near else (), start=start, end=start + len(text),
        timeframe=flat(text, time) if time else None, path=item.path,
    )  # fmt: skip
