"""Says which role a claim gives to each unit it names: who leads, who helps, by the words around the names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.resolving.asked_units import asked_units, unit_key, units_of
from assistant.understanding.words import syllables
from corpus.language.units import find_units
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question

_MASK = "\x01"
_RUN = rf"{_MASK}+(?:(?:\s*[,;/&]\s*(?:(?:và|cùng)\s+)?|\s+(?:và|cùng với|cùng|với)\s+){_MASK}+)*"
# What a name never ends with: it has run on into the sentence.
_TRAILING = re.compile(
    r"\s+(?:thuộc|về|được|là|do|có|sẽ|phải|theo|đã|và|của|để|với|thuoc|ve|duoc|la|theo|de)$", re.IGNORECASE
)
# The rest of an unknown name, up to the words that give it a role ("Khu công nghệ cao | chủ trì").
_TO_CUE = re.compile(
    r"(?:\s[^\W\d_]+){1,4}?(?=\s+(?:là|được|sẽ|chủ trì|phối hợp|giữ|đứng ra|đảm|phụ trách|chịu|la|chu tri|duoc)(?!\w))"
)
_TO_END = re.compile(r"(?:\s[^\W\d_]+){1,4}?(?=\s*(?:[,.;:)]|$))")
_CUT = re.compile(
    r"\s(?:do|là|được|có|sẽ|phải|giữ|giao|la|duoc|phối hợp|chủ trì|hỗ trợ|tham gia|phoi hop|chu tri)(?!\w)"
)
_LOOSE = {"va", "cac", "nhung"}
_LEAD_IN = re.compile(r"^(?:các |những |mọi )", re.IGNORECASE)
_SHORT = 2
_QUOTED = re.compile(r"[“\"«][^”\"»]{3,}[”\"»]")
_BARE = re.compile(
    r"(?:cac |nhung |moi |mot |hai |ba |bon )?"
    r"(?:don vi|co quan|ben|nganh|cap|don vi co|co quan co|toan nganh|dia phuong)"
    r"|to chuc|ca nhan|doanh nghiep|chu tri|van phong"
)
_PLURAL = re.compile(r"(?<!\w)(?:các|những|mọi|cac|nhung)\s+$", re.IGNORECASE)
_JOINS = (
    "sẽ phải là được giao phân công đơn vị cơ quan bên cùng đồng trực tiếp có trách nhiệm nhiệm vụ chịu đứng ra giữ"
    " vai trò làm với đóng tham gia chính nơi chỉ không đã cũng theo dõi một trong hai ba bốn số các những"
)
_LEADS = (
    "chủ trì", "chủ quản", "đầu mối", "phụ trách", "chịu trách nhiệm", "đảm nhận", "đảm nhiệm", "đảm trách",
    "đứng ra", "làm chính", "lo chuyện", "lo việc", "lo phần", "lo vụ", "cầm trịch", "dẫn đầu", "thường trực",
    "chủ chì", "lo chính",
)  # fmt: skip
_HELPS = (
    "phối hợp", "phối kết hợp", "kết hợp", "hỗ trợ", "tham gia", "cùng làm", "làm cùng", "cùng thực hiện", "giúp sức",
    "chung tay", "góp sức",
)  # fmt: skip
_DENIAL = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng|khong|chua)\s+(?:phải\s+|phai\s+|hề\s+)?(?:do|là|la|được|duoc|có|co)?\s*"
    r"(?:giao\s+)?(?:đơn vị\s+|cơ quan\s+|don vi\s+|co quan\s+)?(?:chủ trì|phối hợp|chu tri|phoi hop|\x01)"
)


@dataclass(frozen=True, slots=True)
class SaidUnit:
    """A unit that a claim names at ``[start, end)``; ``names`` are the keys it may go by.

    ``role`` is ``lead``, ``coordinating``, ``either`` ("A phối hợp với B"), ``doer`` (the subject of a plain verb) or
    "" (it is named in passing).
    """

    text: str
    start: int
    end: int
    names: tuple[tuple[str, ...], ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """The units of a claim with their roles; ``spans`` cover the units and the words that give them roles."""

    units: tuple[SaidUnit, ...]
    spans: tuple[tuple[int, int], ...]
    denied: bool = False

    def of(self, *roles: str) -> tuple[SaidUnit, ...]:
        """Return the units with one of these roles."""
        return tuple(unit for unit in self.units if unit.role in roles)


def cast_of(question: Question, documents: Sequence[Opened]) -> Cast:
    """Return the units that the claim names, each with the role it is given."""
    text = question.text
    units = _units(question, documents)
    masked = _masked(text, units)
    line = masked.lower() if question.accented else fold(masked)
    spans: list[tuple[int, int]] = []
    roles: dict[int, str] = {}
    for role, pattern in _patterns(accented=question.accented):
        for match in pattern.finditer(line):
            at = [number for number, unit in enumerate(units) if match.start("u") <= unit.start < match.end("u")]
            if any(number in roles for number in at):
                continue
            roles.update(dict.fromkeys(at, role))
            spans += _around_task(match)
    named = tuple(
        SaidUnit(unit.text, unit.start, unit.end, unit.names, roles.get(number, ""))
        for number, unit in enumerate(units)
    )
    named = _either(_with_doer(named, line))
    given = [unit for unit in named if unit.role]
    cover = (*spans, *((unit.start, unit.end) for unit in given), *_loose_cues(line, accented=question.accented))
    return Cast(named, tuple(cover), _DENIAL.search(line) is not None)


def _around_task(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the stretches of a match that name units and roles, without the task that stands between them."""
    start, end = match.span("task") if "task" in match.groupdict() and match["task"] else (match.end(), match.end())
    return [(match.start(), start), (end, match.end())]


@cache
def _patterns(*, accented: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns, the surest first: the words right behind a name outweigh those in front of it."""
    joins = "|".join(sorted(_JOINS.split(), key=len, reverse=True))
    leads, helps = "|".join(_LEADS), "|".join(_HELPS)
    between = rf"(?:[\s,:]+(?:{joins})(?!\w))*"
    of = r"(?:\s+(?:với|cùng|của|từ|gồm|là|thực hiện|có|chính))*\s*(?:là|:|gồm|thuộc về|có)?\s*(?:các\s+)?"
    subject = r"(?P<task>[^.;:]{0,240}?\s)"
    who, given = r"(?<!\w)(?:(?:đơn vị|cơ quan|bên)\s+)?", "do|giao cho|giao|bởi|phân công cho|phân công"
    owned = f"{given}|thuộc trách nhiệm của|trách nhiệm của|việc của|nhiệm vụ của|thuộc về"
    run = rf"(?P<u>{_RUN})"
    raw = (
        ("coordinating", rf"{who}(?:{helps})(?:\s+(?:thực hiện|với))?\s*(?:là|:)\s*{run}"),
        ("lead", rf"{who}(?:{leads})(?:\s+thực hiện)?\s*(?:là|:)\s*{run}"),
        ("lead", rf"(?:(?<!\w)(?:{given})\s+)?{run}{between}[\s,(]*(?:{leads})(?!\w)\)?"),
        ("coordinating", rf"{run}{between}[\s,(]*(?:{helps})(?!\w)(?:\s+(?:thực hiện|với|cùng))*\)?"),
        ("coordinating", rf"{who}(?:{helps})(?!\w)(?:{of}|\s+{subject}(?:là|gồm|:)\s*){run}"),
        ("coordinating", rf"(?<!\w)(?:có sự|với sự)\s+(?:{helps})\s+(?:của|từ)\s+{run}"),
        ("lead", rf"{who}(?:{leads})(?!\w)(?:{of}|\s+{subject}(?:là|thuộc về|giao cho|:)\s*){run}"),
        ("coordinating", rf"(?<!\w)(?:cùng với|cùng)\s+{run}"),
        ("by", rf"(?<!\w)(?:{owned})\s+{run}(?:\s+(?:thực hiện|làm|lo|tiến hành))?"),
    )
    return tuple((role, re.compile(pattern if accented else _bare(pattern))) for role, pattern in raw)


def _bare(pattern: str) -> str:
    return "".join(fold(letter) if letter.isalpha() and not letter.isascii() else letter for letter in pattern)


def _loose_cues(line: str, *, accented: bool) -> Iterable[tuple[int, int]]:
    """Return the words that name a role without being joined to a unit: they say nothing of the task."""
    words = "|".join((*_LEADS[:4], *_HELPS[:2]))
    pattern = rf"(?<!\w)(?:(?:đơn vị|cơ quan|bên)\s+)?(?:{words})(?!\w)(?:\s+(?:thực hiện|với|cùng))?"
    return [match.span() for match in re.finditer(pattern if accented else _bare(pattern), line)]


def _units(question: Question, documents: Sequence[Opened]) -> list[SaidUnit]:
    """Return the units named, left to right: those that the documents know, then whatever reads as a unit's name."""
    text, found = question.text, _known(question, documents)
    for unit in asked_units(question.words, documents):
        start, end = question.words[unit.first].start, question.words[unit.last - 1].end
        cut = _CUT.search(text, start, end)
        end = cut.start() if cut else end
        generic = all(_BARE.fullmatch(" ".join(name)) for name in unit.names)
        if not generic and not any(one.start < end and start < one.end for one in found):
            found.append(_said(text, start, end, unit.names))
    for span in find_units(text):
        near = [one for one in found if one.start < span.end and span.start < one.end]
        partly = [
            one
            for one in near
            if one.start >= span.start and one.end < span.end and unit_key(one.text) not in one.names
        ]
        if near and near == partly:
            # "Ban Quản lý Khu công nghệ cao" is not the beginning of a longer name that the documents know.
            found = [one for one in found if one not in partly]
        if near == partly:
            one = _unknown(text, span.start, span.end, found)
            found.append(SaidUnit(one.text, one.start, one.end, (unit_key(one.text),)))
    # What stands in quotation marks is the name of a task; "đơn vị" alone names nobody.
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    named = [one for one in found if not _BARE.fullmatch(fold(one.text)) and not _inside(one, quoted)]
    return sorted(named, key=lambda unit: unit.start)


def _known(question: Question, documents: Sequence[Opened]) -> list[SaidUnit]:
    """Return the documents' units that the claim names in full, the longest first, whatever else their words may do."""
    words = [(word, word.folded) for word in question.words if word.folded not in _LOOSE]
    line = tuple(folded for _, folded in words)
    found: list[SaidUnit] = []
    for name, key in _keys(tuple(documents)):
        for at in range(len(line) - len(name) + 1):
            if line[at : at + len(name)] == name:
                start, end = words[at][0].start, words[at + len(name) - 1][0].end
                if not any(one.start < end and start < one.end for one in found):
                    found.append(_said(question.text, start, end, (key,)))
    return found


@lru_cache(maxsize=1)
def _keys(documents: tuple[Opened, ...]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return each unit's name as written, without joints, with the key it goes by; the longest first."""
    names = [(name, opened.document.abbreviations) for opened in documents for name in units_of(opened)]
    keys = {
        tuple(one for one in syllables(_LEAD_IN.sub("", name)) if one not in _LOOSE): unit_key(name, own)
        for name, own in names
    }
    return tuple(
        sorted((pair for pair in keys.items() if len(pair[0]) > _SHORT), key=lambda pair: (-len(pair[0]), pair))
    )


def _said(text: str, start: int, end: int, names: tuple[tuple[str, ...], ...]) -> SaidUnit:
    """Return the unit with the plural word in front of it."""
    plural = _PLURAL.search(text, 0, start)
    start = plural.start() if plural else start
    while start < end and (last := _TRAILING.search(text, start, end)):
        end = last.start()
    return SaidUnit(text[start:end], start, end, names)


def _unknown(text: str, start: int, end: int, found: Sequence[SaidUnit]) -> SaidUnit:
    """Return a unit that no document knows, up to where the sentence goes on."""
    cut = _CUT.search(text, start, end)
    rest = None if cut else _TO_CUE.match(text, end) or (_TO_END.match(text, end) if start else None)
    last = cut.start() if cut else rest.end() if rest else end
    beyond = min((one.start for one in found if one.start >= end), default=len(text))
    return _said(text, start, min(last, beyond), ())


def _inside(unit: SaidUnit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < unit.end and unit.start < end for start, end in spans)


def _masked(text: str, units: Iterable[SaidUnit]) -> str:
    letters = list(text)
    for unit in units:
        letters[unit.start : unit.end] = _MASK * (unit.end - unit.start)
    return "".join(letters)


def _with_doer(units: tuple[SaidUnit, ...], line: str) -> tuple[SaidUnit, ...]:
    """Give the units that open a claim the part of doers where no word gives them a role ("Phòng A mở lớp …")."""
    if not units or any(unit.role == "lead" for unit in units):
        return _settled(units)
    opening = re.match(rf"[^\w{_MASK}]*(?:(?:theo|trong|năm|đến|các)\b[^{_MASK},]*,\s*)?(?P<u>{_RUN})", line)
    end = opening.end("u") if opening else -1
    start = opening.start("u") if opening else 0
    doers = [one for one in units if start <= one.start < end and not one.role]
    # "Văn thư đóng dấu vào văn bản do cơ quan ban hành": who opens the claim acts, "do" tells of something else.
    roles = {one.start: "doer" for one in doers} | (
        {one.start: "" for one in units if one.role == "by"} if doers else {}
    )
    return _settled(
        tuple(SaidUnit(one.text, one.start, one.end, one.names, roles.get(one.start, one.role)) for one in units)
    )


def _settled(units: tuple[SaidUnit, ...]) -> tuple[SaidUnit, ...]:
    """Let "do A" name who leads where nothing else does."""
    return tuple(
        SaidUnit(one.text, one.start, one.end, one.names, "lead" if one.role == "by" else one.role) for one in units
    )


def _either(units: tuple[SaidUnit, ...]) -> tuple[SaidUnit, ...]:
    """Let "A phối hợp với B" say only that both take part: which of them leads, it does not say."""
    helping = [unit for unit in units if unit.role == "coordinating"]
    if any(unit.role in {"lead", "doer"} for unit in units) or len(helping) < 2:
        return units
    return tuple(
        SaidUnit(one.text, one.start, one.end, one.names, "either" if one.role == "coordinating" else one.role)
        for one in units
    )
