"""Reads the letterhead: authorities, number, place and date, also where two columns stand in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.language.letters import UPPER
from corpus.language.symbols import find_dates
from corpus.language.vietnamese import fold
from corpus.structure.lines import is_upper, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.structure.lines import Line

_MOTTO = re.compile(
    r"c\s?ong hoa xa hoi chu nghia(\s+viet nam)?|doc lap\s*[-–—.]?\s*tu do\s*[-–—.]?\s*hanh phuc"
    r"|dang cong san viet nam|^viet nam$"
)
_RULE = re.compile(r"[\s\-–—_=*.~•]+")
_STAMP = re.compile(r"^(du thao.*|mat|toi mat|tuyet mat|khan|thuong khan|hoa toc|ban sao|sao y.*|chinh thuc)$")
_NUMBER = re.compile(
    r"(?<!\w)số\s*+:?\s*+(?P<number>[\s._…]*+\d{0,6}[a-zA-Z]?[\s._…]*+(?:/\s*+(?:(?:19|20)\d\d|[._…]*+)\s*+)?"
    r"(?:/|-)\s*+[A-ZĐ][\w&.]*(?:\s?[-–/]\s?[A-ZĐ][\w&.]*)*)(?<![.])",
    re.IGNORECASE,
)
_OPENS_NUMBER = re.compile(
    r"^\s*(?:(?:bộ )?luật |nghị quyết |pháp lệnh |lệnh )?số(?:\s*:|\s+\d|\s*[-/]|\s*$)", re.IGNORECASE
)
_GAP = r"[\s.…_]*+"
_DATE = re.compile(
    rf"ngày(?:{_GAP}\d{{0,2}}{_GAP}tháng{_GAP}\d{{0,2}}{_GAP}(?:năm{_GAP}(?:\d{{4}})?)?"
    rf"|{_GAP}\d{{0,2}}\s?[/.-]\s*+\d{{0,2}}\s?[/.-]\s?\d{{4}})",
    re.IGNORECASE,
)
_CAPITALISED = rf"(?:[{UPPER}][\w.]*|[-–])"
_PLACE = re.compile(rf"({_CAPITALISED}(?:\s+{_CAPITALISED}){{0,6}})\s*,?\s*$")
_LONGEST_PLACE = 6  # syllables
_SUBJECT = re.compile(r"(?<!\w)V\s?/\s?v\s*:?\s*", re.IGNORECASE)
# What an authority's name begins with; a capital line that begins otherwise goes on with the line above it.
_HEADS = re.compile(
    r"^(uy ban|ubnd|hdnd|hoi dong|so|phong|truong|bo|ban|cuc|chi cuc|tong|van phong|trung tam|cong ty|tap doan|dang"
    r"|tinh uy|huyen uy|thanh uy|quan uy|thi uy|chi bo|doan|lien doan|cong doan|lien hiep|hoi|dai hoc|hoc vien|vien"
    r"|benh vien|toa an|thanh tra|ngan hang|kho bac|bao hiem|quoc hoi|chinh phu|thu tuong|chu tich|dai|bao|nha|khoa"
    r"|mat tran|ubmttq|cong an|quan khu|quan doan|hai quan|thue|kiem toan|lien minh|nhom|to|tram|xi nghiep|mam non"
    r"|tieu hoc|thcs|thpt|tieu ban|quy|nxb|hop tac xa|ban quan ly|tap chi|cum|dong|xa doan|phuong doan"
    r"|lien nganh|lien tich)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the type line; every text comes with its span, and ``None`` where it is not printed."""

    parent: tuple[str, Span] | None = None
    issuer: tuple[str, Span] | None = None
    number: tuple[str, Span] | None = None
    place: tuple[str, Span] | None = None
    issued_on: tuple[str, Span] | None = None
    subject: tuple[str, Span] | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that belongs to one column of the letterhead."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_letterhead(lines: Sequence[Line]) -> Letterhead:
    """Return what the lines above the type line say."""
    pieces = [piece for line in lines for piece in _without_motto(line)]
    head = Letterhead(number=_number(pieces), issued_on=_issued_on(pieces), place=_place(pieces))
    parent, issuer = _authorities(pieces)
    return replace(head, parent=parent, issuer=issuer, subject=_subject(pieces))


def is_motto(text: str) -> bool:
    """Say whether the line holds the national motto or the Party's title."""
    return bool(_MOTTO.search(fold(text)))


def is_rule(text: str) -> bool:
    """Say whether the line is nothing but dashes, stars and the like."""
    return bool(_RULE.fullmatch(text))


def _without_motto(line: Line) -> Iterable[_Piece]:
    """Cut the motto out of a line; what stands on either side are columns of their own."""
    position = 0
    for match in (*_MOTTO.finditer(fold(line.text)), None):
        end = match.start() if match else len(line.text)
        piece = line.text[position:end]
        stripped = piece.strip()
        if stripped and not is_rule(stripped) and not _STAMP.match(fold(stripped)):
            yield _Piece(stripped, line.start + position + piece.index(stripped))
        position = match.end() if match else end


def _number(pieces: list[_Piece]) -> tuple[str, Span] | None:
    for piece in pieces:
        match = _NUMBER.search(piece.text)
        if match and (_OPENS_NUMBER.match(piece.text) or match.start() == 0):
            value = re.sub(r"[\s_…]+|\.(?=[\s.…_]*[/-])|^\.+|/(?=[\s._…]*/)", "", match["number"]).replace("–", "-")
            return value, Span(piece.start + match.start("number"), piece.start + match.end("number"))
    return None


def _dated(piece: _Piece) -> re.Match[str] | None:
    # "ngày … tháng … năm" names the day of issue; a date inside a number line's title does not stand after a comma.
    for match in _DATE.finditer(piece.text):
        before = piece.text[: match.start()].rstrip()
        if not before or before.endswith(",") or _PLACE.search(before):
            return match
    return None


def _issued_on(pieces: list[_Piece]) -> tuple[str, Span] | None:
    for piece in pieces:
        match = _dated(piece)
        dates = find_dates(match[0]) if match else ()
        if match and dates:
            return dates[0].value, Span(piece.start + match.start(), piece.start + match.end())
    return None


def _place(pieces: list[_Piece]) -> tuple[str, Span] | None:
    for piece in pieces:
        match = _dated(piece)
        number = _NUMBER.match(piece.text)
        begin = number.end() if number else 0
        place = _place_before(piece.text, begin, match.start()) if match else None
        if place:
            return piece.text[place.start : place.end], Span(piece.start + place.start, piece.start + place.end)
    return None


def _place_before(text: str, begin: int, end: int) -> Span | None:
    """Return the place in ``text[begin:end]``: all of it where nothing else stands there, else its last capitals."""
    words = text[begin:end].strip(" ,.-–")
    place = _PLACE.search(text, begin, end)
    if words[:1].isupper() and syllables(words) <= _LONGEST_PLACE and not _SUBJECT.match(words):
        start = text.index(words, begin)
        return Span(start, start + len(words))
    return Span(place.start(1), place.end(1)) if place else None


def _authorities(pieces: list[_Piece]) -> tuple[tuple[str, Span] | None, tuple[str, Span] | None]:
    names: list[list[_Piece]] = []
    for piece in pieces:
        if _OPENS_NUMBER.match(piece.text) or _NUMBER.match(piece.text) or not _may_be_authority(piece.text):
            continue
        if names and not _HEADS.match(fold(piece.text)):
            names[-1].append(piece)
        else:
            names.append([piece])
    joined = [_join(name) for name in names]
    return (joined[-2] if len(joined) > 1 else None), (joined[-1] if joined else None)


def _may_be_authority(text: str) -> bool:
    return syllables(text) <= 16 and not _SUBJECT.match(text) and not _DATE.search(text) and is_upper(text)


def _join(pieces: list[_Piece]) -> tuple[str, Span]:
    text = " ".join(" ".join(piece.text.split()) for piece in pieces)
    return text.strip("* "), Span(pieces[0].start, pieces[-1].end)


def _subject(pieces: list[_Piece]) -> tuple[str, Span] | None:
    for index, piece in enumerate(pieces):
        match = _SUBJECT.search(piece.text)
        if match:
            parts = [_Piece(_left_column(piece.text[match.start() :]), piece.start + match.start())]
            parts += [_Piece(_left_column(more.text), more.start) for more in _continuing(pieces[index + 1 :])]
            return _join([part for part in parts if part.text])
    return None


def _continuing(pieces: list[_Piece]) -> Iterable[_Piece]:
    for piece in pieces:
        if is_upper(piece.text) or _OPENS_NUMBER.match(piece.text) or fold(piece.text).startswith("kinh gui"):
            return
        yield piece


def _left_column(text: str) -> str:
    """Cut the place and date off that stand beside the subject in the right column."""
    match = _DATE.search(text)
    if not match:
        return text
    place = _PLACE.search(text, 0, match.start())
    return text[: place.start() if place else match.start()].rstrip()
