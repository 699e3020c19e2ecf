"""Reads the end of a document: who signs in what role, and who receives it, in any order the columns came out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import Signer, Span
from corpus.language.letters import LOWER, UPPER
from corpus.language.numbering import label_of
from corpus.language.vietnamese import fold
from corpus.structure.doctypes import type_line
from corpus.structure.letterhead import is_motto, is_rule
from corpus.structure.lines import Line, is_upper, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RECIPIENTS = re.compile(rf"nơi\s+nhận(?:\s*[:.]\s*|\s*$|\s+(?=(?-i:[{UPPER}]|[-–*•])))", re.IGNORECASE)
# On behalf of, for the head, by order, by authority, acting (Decree 30/2020, annex I), and the heads themselves.
_ROLE = re.compile(
    r"^(?:(?:tm|kt|tl|tuq|q|t/m|k/t|t/l)\s?(?:[./]|(?=\s))|(?:quyen|pho|thu truong"
    r"|truong (?:phong|ban|khoa|doan|tram|cong an|thon)|(?:tong |pho )?giam doc|chu tich|bi thu|tong bi thu|hieu truong"
    r"|bo truong|thu tuong|(?:tong |chi )?cuc truong|vu truong|vien truong|chanh (?:van phong|thanh tra|an)|thong doc"
    r"|tong thanh tra|tong kiem toan|chu nhiem|thuong truc|(?:to|doi|tram|hat|khoa) truong|xa doi truong"
    r"|nguoi (?:lap|ky|dung dau)|ke toan truong|ban giam hieu|tong bien tap|uy vien|dai dien|thu ky|chu toa|quan doc"
    r"|chi huy truong|chinh uy"
    r"|tu lenh|phu trach)(?!\w))"
)
# Family names, for a name in capitals, which looks like any other line in capitals.
_FAMILY = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "doan",
        "mai",
        "trinh",
        "dao",
        "luu",
        "luong",
        "vuong",
        "ha",
        "cao",
        "thai",
        "ta",
        "to",
        "quach",
        "lam",
        "nong",
        "trieu",
        "chau",
        "kieu",
        "tang",
        "phung",
        "ton",
        "lo",
        "vi",
        "ma",
        "hua",
        "sung",
        "thach",
        "kim",
        "danh",
    ]
)
_SIGNED = re.compile(
    r"^[(\[]?\s*(?:đã\s+ký|ký\s+tên|ký,|chữ\s+ký|ký\s+thay)[^)]*[)\]]?$|^\(?đã ký\)?\.?$", re.IGNORECASE
)
_RANK = re.compile(
    r"^(?:(?:GS|PGS|TS|TSKH|ThS|Ths|CN|KS|BS|BSCKI{1,2}|DS|LS|CK\s?I{1,2}|NGƯT|NGND|NSƯT|TTƯT|CVC|CVCC)[.\s]+"
    r"|(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+|Ông\s+|Bà\s+|Đồng\s+chí\s+)+"
)
_SYLLABLE = rf"[{UPPER}][{LOWER}]{{0,6}}"
_NAME = re.compile(rf"{_SYLLABLE}(?:\s+{_SYLLABLE}){{1,5}}")
_CAPITAL_NAME = re.compile(rf"[{UPPER}]{{1,7}}(?:\s+[{UPPER}]{{1,7}}){{1,4}}")
_ENTRY = re.compile(r"^(?:[-–—+*•▪●]\s*)+")
_FILED = re.compile(r"^luu\b")
_FARTHEST = 60
_LONGEST_COLUMN = 120  # characters of role and name that may stand behind an entry
_ROLE_SYLLABLES = 14
_ENTRY_SYLLABLES = 40


@dataclass(frozen=True, slots=True)
class Signature:
    """``lines[start:end]`` are the block; spans cover the words that each field was read from."""

    start: int
    end: int
    signer: Signer | None = None
    signer_span: Span | None = None
    recipients: tuple[str, ...] = ()
    recipients_span: Span | None = None


class _Piece(NamedTuple):
    """Words of one column, with their place in the text."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Block:
    """What has been gathered while reading down the block."""

    roles: list[_Piece] = field(default_factory=list)
    names: list[_Piece] = field(default_factory=list)
    entries: list[_Piece] = field(default_factory=list)
    listing: bool = False

    def signs_again(self) -> bool:
        """Say whether a further role stands behind the last name: the next line names who signs beside them."""
        return not self.names or bool(self.roles and self.roles[-1].start > self.names[-1].start)

    def last_roles(self) -> list[_Piece]:
        """Return the roles of whoever signs last, where each signer's name stands under their own role."""
        begin = self.names[-2].start if len(self.names) > 1 else -1
        own = [role for role in self.roles if begin < role.start]
        return own or self.roles

    def past_entries(self) -> bool:
        """Say whether a line in small letters can be a role: among recipients it is one of them."""
        return not self.listing or bool(self.entries and _FILED.match(fold(_entry(self.entries[-1].text))))


def read_signature(lines: Sequence[Line]) -> Signature | None:
    """Return the signature block of a document's main part (``lines`` hold no appendix), or ``None``."""
    recipients = _recipients_index(lines)
    role = _role_index(lines, recipients)
    starts = [index for index in (recipients, role) if index is not None]
    if not starts:
        return None
    start = min(starts)
    block = _Block()
    end = _gather(lines, start, block)
    return _signature(block, start, end)


def _recipients_index(lines: Sequence[Line]) -> int | None:
    """Return the line "Nơi nhận:": the first that a file copy ("Lưu: …") follows, else the last."""
    found = [index for index, line in enumerate(lines) if _RECIPIENTS.match(line.text)]
    filed = (index for index in found if any(_is_filed(line.text) for line in lines[index : index + _FARTHEST]))
    return next(filed, found[-1] if found else None)


def _is_filed(text: str) -> bool:
    return bool(_FILED.match(fold(_ENTRY.sub("", text))))


def _role_index(lines: Sequence[Line], recipients: int | None) -> int | None:
    """Return the first role line of the block: beside "Nơi nhận", or at the very end with a name under it."""
    if recipients is not None:
        first = recipients
        while first > 0 and recipients - first < 8 and _belongs_above(lines[first - 1].text):
            first -= 1
        return first if first < recipients else None
    for index in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
        named = any(_name(line.text) for line in lines[index + 1 : index + 5])
        if _is_role(lines[index].text) and named:
            while index > 0 and _is_role(lines[index - 1].text):
                index -= 1  # noqa: PLW2901 - walks up to the first line of the same block
            return index
    return None


def _belongs_above(text: str) -> bool:
    return _is_role(text) or _name(text) is not None or bool(_SIGNED.match(text))


def _gather(lines: Sequence[Line], start: int, block: _Block) -> int:
    """Read down from ``start`` and return where the block ends."""
    farthest = min(len(lines), start + _FARTHEST)
    for index in range(start, farthest):
        line = lines[index]
        opened = _RECIPIENTS.match(line.text)
        if index > start and not opened and _leaves(line.text, block):
            return index
        block.listing = block.listing or opened is not None
        for text, offset in _pieces(line.text, opened.end() if opened else 0):
            start_of = line.start + offset
            _sort(_Piece(text, start_of, start_of + len(text)), block)
    return farthest


def _leaves(text: str, block: _Block) -> bool:
    if _is_role(text) or _SIGNED.match(text) or is_rule(text) or (_name(text) and block.signs_again()):
        return False
    label = label_of(text)
    if is_motto(text) or type_line(text) or (label is not None and label.kind != "bullet"):
        return True
    if label is not None and block.listing:
        return syllables(text) > _ENTRY_SYLLABLES
    if is_upper(text) and not _looks_filed(text):
        return not block.roles or bool(block.names)
    complete = bool(block.names) and any(_FILED.match(fold(_entry(entry.text))) for entry in block.entries)
    return not block.listing or complete or syllables(text) > _ENTRY_SYLLABLES


def _pieces(text: str, skip: int) -> Iterator[tuple[str, int]]:
    """Cut a line of the block where entries end; a role or name from the next column may stand behind the last."""
    for match in re.finditer(r"[^;]+;?", text[skip:]):
        rest, start = match[0], skip + match.start()
        while rest.strip():
            stop = _column_break(rest)
            yield rest[:stop].strip(), start + len(rest) - len(rest.lstrip())
            rest, start = rest[stop:], start + stop


def _column_break(text: str) -> int:
    """Return where the second column begins: behind an entry's end, or where capitals of a role turn into a name."""
    if _name(text):
        return len(text)
    for match in re.compile(r"\s+").finditer(text, max(0, len(text) - _LONGEST_COLUMN)):
        before, rest = text[: match.start()], text[match.end() :]
        ended = before.endswith((".", ";", ":", ",")) or len(match[0]) > 1
        if rest and before and (_role_behind(before, rest, ended=ended) or _name_behind(before, rest, ended=ended)):
            return match.end()
    return len(text)


def _role_behind(before: str, rest: str, *, ended: bool) -> bool:
    return _is_role(rest) if ended else (_is_capital_role(rest) and not is_upper(before) and not before.endswith("."))


def _name_behind(before: str, rest: str, *, ended: bool) -> bool:
    if not _name(rest):
        return False
    filed = _FILED.match(fold(_entry(before))) and rest.count(" ") > 1 and fold(rest).split()[0] in _FAMILY
    return ended or _is_capital_role(before) or bool(filed)


def _is_capital_role(text: str) -> bool:
    return is_upper(text) and _is_role(text)


def _sort(piece: _Piece, block: _Block) -> None:
    text = piece.text
    bullet = _ENTRY.match(text)
    if not bullet and _is_role(text) and (is_upper(text) or block.past_entries()):
        block.roles.append(piece)
    elif not bullet and (block.roles or block.past_entries()) and _name(text):
        block.names.append(piece)
    elif (not bullet and block.listing and block.past_entries() and _may_be_role(text) and not block.names) or (
        not bullet and is_upper(text) and block.roles and not block.names and not _looks_filed(text)
    ):
        block.roles.append(piece)
    elif block.listing and not _SIGNED.match(text) and not is_rule(text):
        _add_entry(piece, bulleted=bullet is not None, block=block)


def _may_be_role(text: str) -> bool:
    return syllables(text) <= 6 and text[:1].isupper() and not re.search(r"[.,;:(\d]", text)


def _looks_filed(text: str) -> bool:
    return bool(_FILED.match(fold(text))) or ":" in text or text.endswith((";", "."))


def _add_entry(piece: _Piece, *, bulleted: bool, block: _Block) -> None:
    above = block.entries[-1] if block.entries else None
    goes_on = piece.text[:1].islower() and above and not above.text.endswith((";", "."))
    if above and not bulleted and (goes_on or piece.text.startswith("(")):
        # A long entry went over into the next line, or a bracket beside it says what it is sent for.
        block.entries[-1] = _Piece(f"{above.text.rstrip(';')} {piece.text}", above.start, piece.end)
    else:
        block.entries.append(piece)


def _signature(block: _Block, start: int, end: int) -> Signature:
    roles = block.last_roles()
    role = " ".join(" ".join(piece.text.split()) for piece in roles) or None
    name = _name(block.names[-1].text if block.names else "")
    return Signature(
        start,
        end,
        Signer(name, role) if role or name else None,
        _over((*roles, *block.names[-1:])),
        tuple(entry for entry in (_entry(piece.text) for piece in block.entries) if entry),
        _over(block.entries),
    )


def _entry(text: str) -> str:
    return " ".join(_ENTRY.sub("", text).split()).strip(" ;,").removesuffix(".")


def _over(pieces: Sequence[_Piece]) -> Span | None:
    return Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces)) if pieces else None


def _is_role(text: str) -> bool:
    folded = fold(text)
    if syllables(text) > _ROLE_SYLLABLES or not _ROLE.match(folded) or text.endswith((";", ":")):
        return False
    return is_upper(text) or (syllables(text) <= 6 and text[:1].isupper() and not re.search(r"[.,;:(]", text[4:]))


def _name(text: str) -> str | None:
    """Return the personal name that a line consists of, without ranks and degrees, or ``None``."""
    bare = _RANK.sub("", text.strip()).strip()
    is_name = _NAME.fullmatch(bare) or (_CAPITAL_NAME.fullmatch(bare) and fold(bare).split()[0] in _FAMILY)
    return " ".join(bare.split()) if is_name and not is_motto(bare) else None
