"""Reads the documents that this one is issued under: the "Căn cứ …;" clauses between the title and the body."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.document import Basis
from corpus.language.letters import UPPER
from corpus.language.numbering import label_of
from corpus.language.symbols import find_dates, find_symbols
from corpus.language.units import find_units
from corpus.language.vietnamese import fold
from corpus.structure.doctypes import type_at_start
from corpus.structure.lines import is_upper
from corpus.structure.opening import BASIS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.structure.lines import Line

# A document named behind one of these words belongs to the title of the one before it.
_ABOUT = re.compile(
    r"(?<!\w)(về|v/v|quy\s+định|thực\s+hiện|ban\s+hành|hướng\s+dẫn|sửa\s+đổi|phê\s+duyệt|triển\s+khai|theo|tại)(?!\w)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:[-+*•]\s*)?(?:căn\s+cứ(?:\s+(?:vào|theo))?|xét|theo|trên\s+cơ\s+sở|tiếp\s+theo|(?:để\s+)?(?:tổ\s+chức\s+)?"
    r"(?:triển\s+khai\s+)?(?:thực\s+hiện)|triển\s+khai)\s+(?:(?:các|những|nội\s+dung)\s+)?",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"^(?:(?:đề\s+nghị|đề\s+xuất|ý\s+kiến|tờ\s+trình|(?:ý\s+kiến\s+)?chỉ\s+đạo)\s+)?của\s+", re.IGNORECASE
)
_TITLE_WORD = re.compile(r"^[\s,]*(?:về\s+việc|về|v/v)\s+", re.IGNORECASE)
# Another document of the same clause: "… , Nghị định số …", "… và Thông tư số …".
_ANOTHER = re.compile(
    r"(?:\s*,\s*|\s+và\s+)(?=[A-ZĐ]\w*(?:\s+\w+){0,3}\s+số\s+\d|Luật\s+[A-ZĐ]|Bộ\s+luật\s|đề\s+nghị\s+của\s)"
)
_NAMED = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")  # cited by name, the number behind
_BULLETS = ("-", "–", "+", "*", "•")
_TERM = re.compile(r"\s+(?:khóa|khoá)\s+[IVX\d]+(?:,?\s+nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4})?")
_CAPITALISED = re.compile(rf"\s+([{UPPER}]\w*)")
_HEADING = re.compile(r"(?<!\w)(can cu|co so phap ly|co so xay dung)(?!\w)")
_FARTHEST, _NEAR, _LONG = 60, 8, 25  # lines, lines, spaces: how far and past what bases are looked for
_ENACTS = re.compile(
    r"[,.]\s+(?=\S+(?:\s+\S+){0,14}?\s+(?:ban hành|xây dựng|thông báo|hướng dẫn|đề nghị|yêu cầu|báo cáo|tổ chức"
    r"|triển khai|ban bố|lập|quyết định)(?!\w))"
)


def read_bases(lines: Sequence[Line]) -> tuple[Basis, ...]:
    """Return the bases in the lines after the title, up to the first section heading or the enacting words.

    A plan may also list them under a first heading of their own ("I. CĂN CỨ XÂY DỰNG KẾ HOẠCH").
    """
    found: list[Basis] = []
    under_heading = False
    for index, line in enumerate(lines[:_FARTHEST]):
        words = _unlabelled(line.text)
        if BASIS.match(fold(words)) and not is_upper(words):
            found += _clauses(line, len(line.text) - len(words))
        elif found or words.count(" ") > _LONG or (index > _NEAR and not under_heading):
            break
        elif words != line.text and not line.text.startswith(_BULLETS):
            under_heading = bool(_HEADING.search(fold(words)))
            if not under_heading:
                break
    return tuple(found)


def _unlabelled(text: str) -> str:
    label = label_of(text)
    return text[label.end :].lstrip() if label else text


def _clauses(line: Line, skip: int) -> Iterable[Basis]:
    """Read one paragraph: usually one clause, sometimes several joined by semicolons, with the enacting words."""
    start = end = skip
    for piece in re.finditer(r"[^;]+;?", line.text[skip:]):
        stripped = piece[0].strip()
        begin, stop = skip + piece.start(), skip + piece.end()
        if end > start and (not stripped[:1].islower() or BASIS.match(fold(stripped))):
            yield from _clause(line, start, end)
            start = begin
            if not _names_a_basis(stripped):
                return
        end = stop
    yield from _clause(line, start, end)


def _clause(line: Line, start: int, end: int) -> Iterable[Basis]:
    words = line.text[start:end]
    return named_documents(_clause_alone(words.strip()), line.start + start + len(words) - len(words.lstrip()))


def _names_a_basis(text: str) -> bool:
    return bool(BASIS.match(fold(text)) or type_at_start(text))


def _clause_alone(text: str) -> str:
    # "Thực hiện Kế hoạch số …, Phòng … xây dựng kế hoạch như sau:" goes on with the enacting words.
    if not text.endswith(":"):
        return text
    cuts = [match.start() for match in _ENACTS.finditer(text)]
    return text[: cuts[-1]] if cuts else text


def named_documents(clause: str, start: int) -> Iterable[Basis]:
    """Yield the documents that a clause beginning at ``start`` of the text names, each with the clause's span."""
    lead = _LEAD_IN.match(clause)
    words = clause[lead.end() if lead else 0 :]
    about = None if _PROPOSAL.match(words) else _ABOUT.search(words)
    split = [match.span() for match in _ANOTHER.finditer(words) if not about or match.start() < about.start()]
    cuts = [(0, 0), *split, (len(words), len(words))]
    pieces = [words[begin:end].strip(" ,;.") for (_, begin), (end, _) in pairwise(cuts)]
    issuer: str | None = None
    found: list[Basis] = []
    for piece in reversed(pieces):
        basis = _basis(piece, start, start + len(clause))
        # "Quyết định số 1 … và Quyết định số 2 … của X": the issuer named last issued both.
        issuer = basis.issuer or issuer
        found.insert(0, replace(basis, issuer=issuer))
    yield from found


def _basis(words: str, start: int, end: int) -> Basis:
    proposal = _PROPOSAL.match(words)
    if proposal:
        return _proposal(words, proposal.end(), start, end)
    number_end, number = _number(words)
    dates = [date for date in find_dates(words) if _follows(words[number_end : date.start])]
    after = dates[0].end if dates else number_end
    issuer_end, issuer = _issuer(words, after)
    title = _title(words, number, issuer_end)
    return Basis(number, dates[0].value if dates else None, issuer, title, start, end)


def _proposal(words: str, cut: int, start: int, end: int) -> Basis:
    symbols = find_symbols(words)
    dates = find_dates(words)
    stop = re.search(r"\s+(?:tại|về|theo)\s", words[cut:])
    issuer = words[cut : cut + stop.start()] if stop else words[cut:]
    number = symbols[0].value if symbols else None
    return Basis(number, dates[0].value if dates else None, issuer.strip(" ,;."), words, start, end)


def _number(words: str) -> tuple[int, str | None]:
    """Return where the document's name ends and its number, which stands before any word that opens its title."""
    symbols = find_symbols(words)
    if not symbols:
        return 0, None
    first = symbols[0]
    named = type_at_start(words)
    opened = _ABOUT.search(words, named[1] if named else 0, first.start)
    is_law = named is not None and named[0] in _NAMED
    if opened and not is_law:
        return 0, None
    return first.end, first.value


def _follows(gap: str) -> bool:
    return not find_symbols(gap) and not _TITLE_WORD.search(gap) and (len(gap) < 160)


def _issuer(words: str, after: int) -> tuple[int, str | None]:
    match = re.compile(r"[\s,]*của\s+").match(words, after)
    if not match:
        return after, None
    rest = words[match.end() :]
    end = _name_end(rest)
    stop = _ABOUT.search(rest)
    if end and not (stop and stop.start() < end and stop[0][0].islower()):
        return match.end() + end, rest[:end]
    cut = stop.start() if stop else len(rest)
    return match.end() + cut, rest[:cut].strip(" ,;.") or None


def _name_end(text: str) -> int:
    """Return where the name that opens ``text`` ends: a unit, a head with its unit, with its term of office."""
    end = 0
    for unit in find_units(text):
        if unit.start > end + 1:
            break
        end = unit.end
    word = _CAPITALISED.match(text, end) if end else None
    while word and not type_at_start(text[word.start(1) :]):
        end = word.end()
        word = _CAPITALISED.match(text, end)
    term = _TERM.match(text, end) if end else None
    return term.end() if term else end


def _title(words: str, number: str | None, after: int) -> str | None:
    """Return the type with its subject ("Nghị định về công tác văn thư"), or the whole name of a law."""
    rest = words[after:].strip(" ,;.")
    kind = type_at_start(words)
    if number and kind and not rest and kind[0] not in _NAMED:
        return None
    if number is None or kind is None or not rest or kind[0] in _NAMED:
        return re.split(r"\s+(?:ngày|số|năm)\s+\d|\s+(?:đã\s+)?được\s", words)[0].strip(" ,;.") or None
    return rest if type_at_start(rest) == kind else f"{words[: kind[1]]} {rest}"
