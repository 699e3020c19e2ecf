"""Finds where the letterhead ends, the type line and subject stand, and the body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.language.numbering import label_of
from corpus.language.vietnamese import fold
from corpus.structure.doctypes import type_line
from corpus.structure.headings import without_note
from corpus.structure.letterhead import Letterhead, is_motto, is_rule, read_letterhead
from corpus.structure.lines import is_upper, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.structure.lines import Line

_FARTHEST = 40
_LONGEST_SUBJECT = 120  # syllables in a paragraph
_LONGEST_LINE = 25
_LONGEST_TYPE = 3
# The office that signs a decision or resolution, printed in capitals between subject and bases.
_AUTHORITY = re.compile(
    r"^(uy ban|ubnd|hdnd|hoi dong|chu tich|quyen chu tich|pho chu tich|giam doc|tong giam doc|bo truong|thu truong"
    r"|hieu truong|thu tuong|truong phong|truong ban|cuc truong|chi cuc truong|tong cuc truong|vien truong|chanh"
    r"|quoc hoi|chinh phu|ban chap hanh|ban thuong vu|bo chinh tri|thong doc|tong thanh tra|tong kiem toan"
    r"|ban giam hieu|khoa \w+,? ky hop|ky hop|bo |so |phong )"
)
BASIS = re.compile(
    r"^(?:[-+*•]\s*)?(can cu|theo (?:de nghi|de xuat|quyet dinh|ke hoach|cong van|nghi|to trinh|y kien)"
    r"|xet(?! (?:tang|chon|duyet|tuyen|cong nhan|thang|khen|phong|cap|ho tro|tot nghiep|thi|bo nhiem|thu"
    r"|nang (?:luong|bac|ngach|hang)))"
    r"|tren co so|tiep theo|(?:de )?(?:thuc hien|trien khai)(?: \w+){0,3} (?:chi thi|ket luan|cong van|ke hoach"
    r"|quyet dinh|nghi quyet|nghi dinh|thong tu|chuong trinh|huong dan|luat|thong bao|de an|y kien|van ban"
    r"|cong dien)|(?:thuc hien|theo) (?:\w+ ){0,2}chi dao (?:cua|tai))(?!\w)"
)
_ADDRESSEE = re.compile(r"^kinh gui\b")
_ISSUED_WITH = re.compile(r"^\(\s*(ban hanh )?(kem theo|ban hanh)")
_GOES_ON = re.compile(r"(,|-|–|\b(?:và|của|về|việc|theo|tại|cho|với|trong|đến|các|những))$", re.IGNORECASE)
_PERIOD = re.compile(r"^(nam hoc|nam|giai doan|quy|thang|den nam|tu nam|hoc ky|nhiem ky|khoa)\b")


@dataclass(frozen=True, slots=True)
class Opening:
    """The letterhead with type and title; ``lines[:body]`` are all that stand above the bases and the body."""

    letterhead: Letterhead
    type: tuple[str, Span] | None
    title: tuple[str, Span] | None
    body: int


def read_opening(lines: Sequence[Line]) -> Opening:
    """Return what stands above the bases; a letter (công văn) has no type line but a subject under its number."""
    at = _type_index(lines)
    if at is None:
        return _letter(lines)
    found = type_line(lines[at].text)
    kind, cut = found or ("", 0)
    subject = _subject(lines, at)
    first = lines[at].text[cut:].strip(" *:_-–")
    if subject and syllables(first) <= _LONGEST_TYPE:
        # "CHƯƠNG TRÌNH HÀNH ĐỘNG" names the type; the subject stands below it.
        first = first.lower()
    words = [kind, *([first] if first else []), *(_plain(line.text) for line in subject)]
    end = subject[-1].end if subject else lines[at].end
    body = at + 1 + len(subject)
    return Opening(
        read_letterhead(lines[:at]),
        (kind, Span(lines[at].start, lines[at].start + cut)),
        (without_note(" ".join(words)), Span(lines[at].start, end)),
        _past_rules(lines, body),
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip("*-–—_ ")


def _past_rules(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and is_rule(lines[at].text):
        at += 1
    return at


def _type_index(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines[:_FARTHEST]):
        folded = fold(line.text)
        if type_line(line.text) and not is_motto(line.text):
            return index
        if BASIS.match(folded) or _ADDRESSEE.match(folded) or _opens_body(line):
            return None
    return None


def _opens_body(line: Line) -> bool:
    label = label_of(line.text)
    return label is not None and label.kind != "bullet"


def _subject(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the lines under the type line that together say what the document is about."""
    taken: list[Line] = []
    for line in lines[at + 1 : at + 12]:
        if _ends_subject(line, bool(taken)) or (taken and not _continues(taken[-1], line)):
            break
        taken.append(line)
    return taken


def _ends_subject(line: Line, begun: bool) -> bool:  # noqa: FBT001 - a predicate's plain second argument
    folded = fold(line.text)
    if is_rule(line.text) or BASIS.match(folded) or _ADDRESSEE.match(folded) or _ISSUED_WITH.match(folded):
        # "Thực hiện Kế hoạch số …" right under the type line is what the document is about.
        return begun or not folded.startswith(("thuc hien", "trien khai"))
    length = syllables(line.text)
    if _opens_body(line) or length > _LONGEST_SUBJECT or line.text.endswith((":", ";")):
        return True
    if line.text.endswith(".") and length > _LONGEST_LINE:
        return True
    return is_upper(line.text) and bool(_AUTHORITY.match(folded)) and begun


def _continues(above: Line, line: Line) -> bool:
    if above.text.endswith((".", ";", ":")) or ": " in line.text:
        return False
    if line.text[0].islower() or _GOES_ON.search(above.text) or (is_upper(above.text) and is_upper(line.text)):
        return True
    # A body paragraph ends like a sentence; a subject's next line does not.
    short = syllables(line.text) <= _LONGEST_LINE and not line.text.endswith((".", ",", ";"))
    return short and (line.centered is not False or bool(line.bold or _PERIOD.match(fold(line.text))))


def _letter(lines: Sequence[Line]) -> Opening:
    """Read a document without a type line."""
    body = next((i for i, line in enumerate(lines[:_FARTHEST]) if _ends_head(line)), None)
    if body is None:
        return Opening(Letterhead(), None, None, 0)
    head = read_letterhead(lines[:body])
    addressed = bool(_ADDRESSEE.match(fold(lines[body].text)))
    is_letter = head.subject is not None or (addressed and head.number is not None)
    kind = ("Công văn", head.subject[1] if head.subject else Span(0, 0)) if is_letter else None
    return Opening(head, kind, head.subject, body)


def _ends_head(line: Line) -> bool:
    folded = fold(line.text)
    return bool(_ADDRESSEE.match(folded) or BASIS.match(folded)) or _opens_body(line)
