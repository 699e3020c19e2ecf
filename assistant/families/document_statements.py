"""States one of a document's own facts as a claim with its grounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground
from assistant.answering.proposal import Claim, Ground
from assistant.families.choices import name_of
from corpus.language.symbols import find_dates
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from corpus.document import Span

_LETTERHEAD = 300  # letters
_MOTTO = re.compile(r"\s{2,}|\t|CỘNG H(?:OÀ|ÒA)|Độc lập|ĐẢNG CỘNG")
_BODY = re.compile(r"(?i)(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|sở|tỉnh ủy|huyện ủy|thành ủy)\s")
LISTS = {"bases", "recipients"}


def claims_of(opened: Opened, field: str, *, several: bool) -> list[Claim]:
    """Return the claims that state one field; ``several`` names the document in each."""
    of = f" của {name_of(opened)}" if several else ""
    if field in LISTS:
        return list_claims(opened, field)
    value = value_of(opened, field)
    ground = ground_of(opened, field)
    if value is None or ground is None:
        return []
    if field == "issue_place" and (above := _above_issuer(opened, value)):
        return [Claim(f"Nơi ban hành{of}: {value} ({above[0]})", (*ground, above[1]))]
    text = {
        "signer": f"Người ký{of}: {signer_words(opened)}",
        "signer_role": f"Người ký{of} giữ chức vụ: {signer_words(opened)}",
        "issued_on": f"Ngày ban hành{of}: {value}",
        "issue_place": f"Nơi ban hành{of}: {value}",
        "issuer": f"Cơ quan ban hành{of}: {value}",
        "number": f"Số hiệu{of}: {value}",
        "title": f"Tên văn bản{of}: {value}",
        "type": f"Loại văn bản{of}: {value}",
    }[field]
    return [Claim(text, ground)]


def _above_issuer(opened: Opened, place: str) -> tuple[str, Ground] | None:
    """Return the line of the letterhead that names the body above the issuer, where it is of the same place."""
    start = 0
    for line in opened.document.text[:_LETTERHEAD].splitlines(keepends=True):
        end = start + len(line.rstrip())
        text = flat(_MOTTO.split(opened.text(start, end))[0])
        if _BODY.match(text) and fold(place) in fold(text):
            at = opened.document.text.find(text.split()[0], start)
            return text, Ground(opened, at, end, ())
        start += len(line)
    return None


def value_of(opened: Opened, field: str) -> str | None:
    """Return the field as the document writes it, ``None`` where it is not stated."""
    one = opened.document.identity
    if field == "issued_on":
        return _date_words(opened)
    signer = one.signer
    values = {
        "signer": signer.name if signer else None,
        "signer_role": signer.role if signer else None,
        "issue_place": one.place,
        "issuer": one.issuer,
        "number": one.number,
        "title": one.title,
        "type": one.type,
    }
    value = values[field]
    return flat(value) if value else None


def ground_of(opened: Opened, field: str) -> tuple[Ground, ...] | None:
    """Return the words of the document that state the field."""
    name = {"signer_role": "signer", "issue_place": "place"}.get(field, field)
    span = dict(opened.document.identity.spans).get(name)
    return _whole_lines(opened, span) if span else None


def _whole_lines(opened: Opened, span: Span) -> tuple[Ground, ...]:
    text = opened.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return (Ground(opened, start, end if end >= 0 else len(text), ()),)


def _date_words(opened: Opened) -> str | None:
    """Return the date line's own words ("tháng 3 năm 2025" where the day is blank)."""
    span = dict(opened.document.identity.spans).get("issued_on")
    issued = opened.document.identity.issued_on
    if span is None or issued is None:
        return None
    words = flat(opened.text(span.start, span.end)).strip(" ,.;")
    dates = [found for found in find_dates(words) if found.value == issued]
    shown = flat(dates[0].text) if dates else words
    if len(issued) <= 7:
        # A blank day leaves "ngày tháng 3 năm 2025": say the month, and that the day is left blank.
        at = fold(shown).find("thang")
        shown = (shown[at:] if at >= 0 else shown) + " (văn bản để trống ngày)"
    return shown


def signer_words(opened: Opened) -> str:
    """Return the signer's name and role as an answer shows them."""
    signer = opened.document.identity.signer
    if signer is None:
        return ""
    return flat(", ".join(part for part in (signer.name, signer.role) if part))


def list_claims(opened: Opened, field: str) -> list[Claim]:
    """Return one claim a basis or a recipient."""
    one = opened.document.identity
    if field == "bases":
        spans = dict.fromkeys((basis.start, basis.end) for basis in one.bases)
        return [Claim(flat(opened.text(*span)), (sentence_ground(opened, *span),)) for span in spans]
    span = dict(one.spans).get("recipients")
    return [Claim(name, _recipient_ground(opened, name, span)) for name in one.recipients] if span else []


def _recipient_ground(opened: Opened, name: str, span: Span) -> tuple[Ground, ...]:
    start = opened.document.text.find(name, span.start, span.end)
    if start < 0:
        return (Ground(opened, span.start, span.end),)
    return (Ground(opened, start, start + len(name)),)
