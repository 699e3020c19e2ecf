"""Reads the proper names of places and schools that a document's letterhead and title name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence.issuers import is_central
from assistant.understanding.words import syllables
from corpus.language.letters import UPPER

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened

# "huyện Cát Hải", "tỉnh Long An": an administrative unit by its proper name.
_CAPITAL = rf"[{UPPER}][^\W\d_]*"
_LOCALITY = re.compile(
    r"(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thành ủy|tỉnh ủy|huyện ủy|trường)"
    rf"\s+((?:{_CAPITAL}\s*){{1,4}})"
)
# "Trường Tiểu học Hoa Mơ" is also called "Trường Hoa Mơ".
_SCHOOL = re.compile(
    r"(?i:trường)(?:\s+(?i:tiểu học|mầm non|mẫu giáo|trung học|cơ sở|phổ thông|dân tộc|nội trú|bán trú|chuyên|liên cấp"
    r"|cao đẳng|đại học|trung cấp|th|mn|thcs|thpt|ptdtbt|ptdtnt|và)(?!\w))+"
    rf"\s+((?:{_CAPITAL}\s*){{2,4}})"
)


def localities(opened: Opened) -> frozenset[tuple[str, ...]]:
    """Return the proper names of places that the letterhead and the title name, as folded syllables."""
    one = opened.document.identity
    # Hà Nội is where a law or a decree was signed, not what it is of.
    names = [tuple(syllables(one.place))] if one.place and not is_central(opened) else []
    for text in (one.title, one.issuer, head_of(opened)):
        line = " ".join((text or "").split())
        names += [tuple(syllables(match[1])) for shape in (_LOCALITY, _SCHOOL) for match in shape.finditer(line)]
    return frozenset(name for name in names if len(name) > 1)


def head_of(opened: Opened) -> str:
    """Return the letterhead without the number: what stands before the title, "" where it cannot be told."""
    # The parent of the issuer ("UBND HUYỆN CÁT HẢI") stands in the letterhead, before the title.
    spans = dict(opened.document.identity.spans)
    end = spans["title"].start if "title" in spans else 400
    head = opened.document.text[: min(end, 600)]
    return re.sub(r"Số\s*:[^\n]*", "", head) if len(head) < 600 else ""
