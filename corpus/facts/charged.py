"""Tells whom a heading or the head of an item names alone, so that what stands beneath it falls to them."""

from __future__ import annotations

import re

from corpus.facts.roles import names_in
from corpus.facts.wording import squash
from corpus.language.letters import UPPER
from corpus.language.numbering import label_of
from corpus.language.units import find_units, looks_like_unit, starts_unit

_OF = re.compile(r"(?:trách nhiệm|nhiệm vụ)\b.*?\bcủa\s+(?P<unit>.+)", re.IGNORECASE | re.DOTALL)
_ASKED = re.compile(r"(?:giao|đề nghị|yêu cầu|đối với|kính đề nghị|phân công)\s+", re.IGNORECASE)
_CLOSES = re.compile(
    r"\s*(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm|chủ trì(?:\s*,\s*phối hợp)?|thực hiện|phụ trách)?\s*:?\s*$",
    re.IGNORECASE,
)
_ACTS = re.compile(r"(?:phối hợp|chủ trì|tham gia|tổ chức (?!chính trị|đoàn thể|xã hội)[a-zđà-ỹ])", re.IGNORECASE)
_PERSONS = re.compile(
    r"(?:học sinh|học viên|sinh viên|trẻ(?: em)?|giáo viên|nhà giáo|người (?:học|dùng)|phụ huynh)\b", re.IGNORECASE
)
# What befalls persons or what they did makes a case of them, no holder of duties.
_HAPPENS = re.compile(
    r"\s+(?:[^\W\d_]+,\s+)?(?:bị|chuyển|nghỉ|tốt nghiệp|đăng ký|vắng|vi phạm|thuộc|đến|chưa|mất|bỏ|trúng tuyển"
    r"|đạt|không|có|được)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\s*,?\s*(?:trong phạm vi|theo (?:chức năng|nhiệm vụ)|căn cứ)\b.*$", re.IGNORECASE | re.DOTALL)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SHARED_HEAD = re.compile(r"(?:các|những)\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s*:\s*", re.IGNORECASE)
# "UBND các phường: Thanh Miếu, Vân Phú và xã Hy Cương" names units alone.
_AREA = r"(?:xã|phường|huyện|quận|thị trấn|thành phố|đặc khu)"
_PLACED = re.compile(
    rf"[^:]*\b{_AREA}\s*:\s*(?:(?:(?:các )?{_AREA}\s)?[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}}(?:\s*[,;]\s*|\s+và\s+|$))+"
)


def charged_units(heading: str) -> tuple[str, ...]:
    """Return the units that a heading or an item names alone, one name an entry; empty when it says more."""
    label = label_of(heading)
    # A bracket ends a name: "Sở A (thường trực), Sở B".
    bare = _BRACKETS.sub(";", squash(heading[label.end :] if label else heading)).strip(" .;:")
    owned = _OF.match(bare)
    asked = _ASKED.match(bare)
    bare = owned["unit"] if owned else bare[asked.end() :] if asked else bare
    bare = _WITHIN.sub("", _CLOSES.sub("", bare)).strip(" .;:,")
    if _ACTS.match(bare) or _is_case(bare):
        return ()
    shared = _SHARED_HEAD.match(bare)
    if shared and ";" in bare:
        return tuple(part.strip() for part in re.split(r"\s*;\s*", bare[shared.end() :]) if part.strip())
    if not bare or len(bare) > 300 or re.search(r"[.]\s", bare):
        return ()
    return _named_alone(heading, bare, owned=owned is not None)


def _is_case(words: str) -> bool:
    """Say whether words only open like persons: a case ("Học sinh nghỉ học"), a field ("Học sinh giỏi, văn nghệ")."""
    person = _PERSONS.match(words)
    if not person:
        return False
    parts = re.split(r"\s*,\s*|\s+và\s+", words)
    return _HAPPENS.match(words, person.end()) is not None or not all(map(starts_unit, parts))


def _named_alone(heading: str, bare: str, *, owned: bool) -> tuple[str, ...]:
    if _PLACED.fullmatch(bare) and _is_someone(bare.split(":", maxsplit=1)[0]):
        return (bare,)
    if not _is_someone(bare):
        # Behind "Trách nhiệm của" stands someone, known or not: "các đơn vị sử dụng".
        return (bare,) if owned and starts_unit(bare) and len(bare.split()) <= 8 else ()
    # A heading has no full stop; what ends with one is a sentence, unless it is nothing but names.
    if re.search(r"\s(?:chủ trì|phối hợp|đôn đốc|chỉ đạo|hướng dẫn)\b", bare):
        return ()
    return names_in(bare) if not heading.rstrip().endswith((".", ";")) or _names_alone(bare) else ()


def _names_alone(words: str) -> bool:
    """Say whether nothing but names stands in the words: no more than a syllable is left behind the last one."""
    spans = find_units(words)
    return bool(spans) and len(words[spans[-1].end :].split()) <= 1


def _is_someone(words: str) -> bool:
    return starts_unit(words) and looks_like_unit(words)


def asked_end(text: str) -> int:
    """Return where the words end that only hand out a duty ("giao", "đề nghị"), 0 where there are none."""
    asked = _ASKED.match(text)
    return asked.end() if asked else 0
