"""Knows the provinces and cities of Viet Nam, so that a question about another place than the documents' is noticed.

The list holds the names before and after the mergers of 2025. Edit freely.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.evidence.kept import kept
from assistant.understanding.words import keys, syllables
from corpus.language.abbreviations import expansions
from corpus.language.syllables import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question

NAMES = """
    An Giang, Bà Rịa, Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước,
    Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
    Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Hưng Yên, Khánh Hòa,
    Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận,
    Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh,
    Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc,
    Yên Bái, Sài Gòn, Nha Trang, Đà Lạt, Hạ Long, Vinh Phúc, Buôn Ma Thuột
"""


def strange_place(question: Question, documents: Iterable[Opened]) -> str:
    """Return the place that the question names and none of the documents does, as typed; "" where there is none."""
    words = question.words
    for start in range(len(words)):
        for length in (4, 3, 2):
            stretch = words[start : start + length]
            name = tuple(word.folded for word in stretch)
            exact = _names().get(name)
            if exact is None or all(word.tag == "named" for word in stretch):
                continue
            if question.accented and tuple(word.exact for word in stretch) != exact:
                continue
            if not any(_holds(opened, name) for opened in documents):
                return question.text[stretch[0].start : stretch[-1].end]
    return ""


def _holds(opened: Opened, name: tuple[str, ...]) -> bool:
    return all(pair in opened.pairs for pair in itertools.pairwise(name))


def with_provinces(text: str, documents: Iterable[Opened]) -> str:
    """Return the question with initials of provinces ("HP") spelled out, where the documents name exactly one such.

    In small letters only behind what the name of a province follows ("thành ủy hp").
    """
    meant: dict[str, set[str]] = {}
    for name in (name for opened in documents for name in _named_provinces(opened)):
        meant.setdefault("".join(word[0] for word in name.split()), set()).add(name)
    for short, names in meant.items():
        if len(names) == 1 and not text.isupper() and not expansions(short):
            text = _initials_of(short).sub(next(iter(names)), text)
    return text


def _initials_of(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-])(?:{short}|(?<=ủy ){short.lower()}|(?<=thành phố ){short.lower()})(?![\w/.-])")


@kept
def _named_provinces(opened: Opened) -> frozenset[str]:
    names = (" ".join(name.split()) for name in NAMES.split(","))
    return frozenset(name for name in names if _holds(opened, tuple(syllables(name))))


@cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    names = [" ".join(name.split()) for name in NAMES.split(",")]
    return {tuple(syllables(name)): tuple(keys(token.text)[0] for token in tokens(name)) for name in names}
