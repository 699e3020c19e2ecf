"""Tell the words that ask (``như thế nào``, ``bao nhiêu``) from the words that are asked about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from corpus.language.syllables import exact_key, folded_key, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

# The interrogatives of Vietnamese and what stands around them when one asks. A passage answers a question, it does
# not ask it: these words seldom stand in the answer, so an index takes them for rare and telling.
_PHRASES = """
như thế nào; thế nào; là như thế nào; ra sao; thì sao; sao; làm sao; làm thế nào; bằng cách nào
gì; là gì; nghĩa là gì; có nghĩa là gì; những gì; cái gì; điều gì; gồm những gì; bao gồm những gì; gồm có những gì
nào; những nào; ai; là ai; đâu; ở đâu; từ đâu; đến đâu; nơi nào; tại sao; vì sao; do đâu
bao nhiêu; là bao nhiêu; mấy; bao lâu; là bao lâu; trong bao lâu; bao giờ; bao xa; khi nào; lúc nào; từ khi nào
có phải; có phải là; hay không; có được không; phải không; đúng không
được hiểu là; được hiểu là gì; được hiểu như thế nào; được định nghĩa; định nghĩa của; định nghĩa
được quy định như thế nào; quy định như thế nào; quy định thế nào
cho hỏi; xin hỏi; cho biết; hãy cho biết; xin cho biết
"""
# Alone and without their marks, other single words are read as ordinary syllables: "dau" is a head, an oil, a pain.
_PLAIN_ALONE = {"gi", "nao"}
_LONGEST = 5  # words of a phrase


def asking_places(keys: Sequence[str]) -> list[bool]:
    """Return for each exact key of a question whether it belongs to the words that ask, the longest phrase first."""
    known = _phrases()
    found = [False] * len(keys)
    place = 0
    while place < len(keys):
        sizes = (size for size in range(_LONGEST, 0, -1) if tuple(keys[place : place + size]) in known)
        size = min(next(sizes, 0), len(keys) - place)
        found[place : place + size] = [True] * size
        place += max(size, 1)
    return found


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    cut = [tokens(phrase) for line in _PHRASES.strip().splitlines() for phrase in line.split(";")]
    exact = [tuple(map(exact_key, phrase)) for phrase in cut]
    plain = [tuple(map(folded_key, phrase)) for phrase in cut]
    return frozenset([*exact, *(phrase for phrase in plain if len(phrase) > 1 or phrase[0] in _PLAIN_ALONE)])
