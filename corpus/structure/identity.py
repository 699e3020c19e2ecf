"""Puts together what letterhead, title, bases and signature say about a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Identity, Span
from corpus.language.symbols import find_dates
from corpus.language.units import find_units
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.document import Basis, Section
    from corpus.structure.lines import Line
    from corpus.structure.opening import Opening
    from corpus.structure.signature import Signature

Read = tuple[str, Span]
_PASSED = re.compile(r"(?:thông\s+qua|ban\s+hành)\s+(?=ngày\s)", re.IGNORECASE)
_CLOSES_LAW = re.compile(r"(?:^|[.;]\s+)(?:bo luat|luat|nghi quyet|phap lenh) nay (?:da )?duoc [^.;]*$")
# Whoever speaks in a document without letterhead: "… của Giám đốc Sở X về …", "Sở X ban hành Kế hoạch …".
_ROLE = re.compile(
    r"^(?:(?:phó |quyền )?(?:tổng )?(?:giám đốc|chủ tịch|trưởng phòng|trưởng ban|hiệu trưởng|bộ trưởng|cục trưởng"
    r"|chi cục trưởng|viện trưởng|chánh văn phòng|bí thư))\s+(?=\S)",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:ban hành|xây dựng|thông báo|hướng dẫn|yêu cầu|đề nghị|báo cáo|triển khai)"
)


def read_identity(
    opening: Opening, bases: tuple[Basis, ...], signature: Signature | None, body: Sequence[Line]
) -> Identity:
    """Return the identity; ``body`` are the lines under the title, asked where there is no letterhead."""
    head = opening.letterhead
    issuer = head.issuer or _issuer_from_words(opening, body)
    issued_on = head.issued_on or _passed_on(body)
    found: dict[str, Read | None] = {
        "title": opening.title,
        "number": head.number,
        "type": opening.type,
        "issuer": issuer,
        "place": head.place,
        "issued_on": issued_on,
        "parent": head.parent,
    }
    return Identity(
        **{name: read[0] for name, read in found.items() if read},
        signer=signature.signer if signature else None,
        recipients=signature.recipients if signature else (),
        bases=bases,
        spans=tuple(_spans(found, signature)),
    )


def titled_by_appendix(identity: Identity, sections: Sequence[Section]) -> Identity:
    """Return the identity of a file that holds an appendix alone, with that appendix's heading for its title."""
    first = sections[0] if sections else None
    if identity.title or first is None or first.kind != "phu_luc" or not first.title:
        return identity
    title = first.title if first.path[-1] == first.title else f"{first.path[-1]}. {first.title}"
    return replace(identity, title=title, spans=(*identity.spans, ("title", Span(first.start, first.heading_end))))


def _spans(found: dict[str, Read | None], signature: Signature | None) -> Iterable[tuple[str, Span]]:
    yield from ((name, read[1]) for name, read in found.items() if read and read[1].start < read[1].end)
    if signature and signature.signer_span:
        yield "signer", signature.signer_span
    if signature and signature.recipients_span:
        yield "recipients", signature.recipients_span


def _issuer_from_words(opening: Opening, body: Sequence[Line]) -> Read | None:
    """Find who issues where no letterhead says it: in the enacting words, else behind "của" in the title."""
    for line in body[:30]:
        for unit in find_units(line.text)[:1]:
            if unit.start == 0 and _ENACTS.match(line.text[unit.end :]):
                return _without_role(line.text[: unit.end], line.start)
    return _named_in_title(*opening.title) if opening.title else None


def _named_in_title(title: str, span: Span) -> Read | None:
    for unit in find_units(title):
        if fold(title[: unit.start]).endswith("cua "):
            return _without_role(title[unit.start : unit.end], 0)[0], span
    return None


def _without_role(text: str, start: int) -> Read:
    role = _ROLE.match(text)
    cut = role.end() if role else 0
    return text[cut:], Span(start + cut, start + len(text))


def _passed_on(body: Sequence[Line]) -> Read | None:
    """Find the date in the words that close a law: "… được Quốc hội … thông qua ngày …"."""
    for line in body[-12:]:
        match = _PASSED.search(line.text)
        dates = find_dates(line.text[match.end() :]) if match else ()
        if match and dates and _CLOSES_LAW.search(fold(line.text)[: match.start()]):
            at = line.start + match.end()
            return dates[0].value, Span(at + dates[0].start, at + dates[0].end)
    return None
