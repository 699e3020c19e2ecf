"""What the language at large knows: which syllables make one word, how rare words are; counted on Vietnamese law."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from corpus.language.vietnamese import fold

_UNHEARD = 10.0


def is_compound(left: str, right: str, *, bare: bool) -> bool:
    """Say whether two syllables (exact keys) make one word ("hiệu lực"); ``bare``: typed without accents."""
    return f"{left} {right}" in (_bare() if bare else _compounds())


def rarity(word: str) -> float:
    """Return how rare a syllable, or a pair of them that is one word, is (exact keys): 0 in every text, 10 unheard."""
    return _rarities().get(word, _UNHEARD)


@cache
def _rarities() -> dict[str, float]:
    text = files("assistant.background").joinpath("rarities.toml").read_text(encoding="utf-8")
    levels = tomllib.loads(text).items()
    return {word: float(level) for level, words in levels for word in words.split("\n") if word}


@cache
def rarities_without_tones() -> dict[str, float]:
    """Return the rarity of each word typed without accents: that of its commonest reading."""
    found: dict[str, float] = {}
    for word, level in _rarities().items():
        found[fold(word)] = min(level, found.get(fold(word), level))
    return found


# Words of offices and schools that the law says too seldom to be counted. Edit freely.
_MORE = """
    sơ kết, học phí, khai giảng, bế giảng, giải ngân, báo giá, hội thi, điểm danh, sĩ số, cấp phát, máy chiếu,
    phòng máy, bán trú, thời khóa, khóa biểu, học kỳ, nghỉ hè, trông giữ, đưa đón, chào cờ, ngoại khóa, dã ngoại,
    đồng phục, căn tin, thi đua, hội giảng, dự giờ, thao giảng, giáo án, phụ đạo, dạy thêm, học thêm, thu hộ
"""


@cache
def _compounds() -> frozenset[str]:
    text = files("assistant.background").joinpath("compounds.toml").read_text(encoding="utf-8")
    more = (" ".join(pair.split()) for pair in _MORE.split(","))
    return frozenset((*(line for line in tomllib.loads(text)["compounds"].split("\n") if line), *more))


@cache
def _bare() -> frozenset[str]:
    return frozenset(fold(pair) for pair in _compounds())
