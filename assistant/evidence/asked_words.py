"""Picks the words of a question that say what it is about, weighed by how rare each is in the language at large."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.background import is_compound, rarities_without_tones, rarity
from assistant.understanding.synonyms import ways_to_say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.evidence.matching import Lexicon
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

_OUT = {"year", "quarter", "date", "reference", "amount", "follow", "correct", "yesno", "named"}
# Tags whose nouns say which kind of thing is asked for, not what it is asked about.
_KINDS = {
    "who",
    "timeframe",
    "place",
    "percent",
    "howmany",
    "tasks",
    "task",
    "list",
    "define",
    "parts",
    "title",
    "type",
}
_FUNCTION_WORDS = """
    nao gi j ai la bao nhieu may khi luc gio duoc co phai cho cua den tu o dau the nhung cac do lam trong mot moi
    tai bang thi va ve hay hoac can nhu sao gom cho noi bi se da dang cung con moi
"""
# Words that only tell how the asker came to ask ("lỡ phát hành rồi mới thấy sai"), exact.
STORY = frozenset(("lỡ", "trót", "thấy", "nhỡ", "lúc", "hễ", "giờ", "rồi", "mới", "muốn", "giùm", "dùm"))
FUNCTION = frozenset(_FUNCTION_WORDS.split())
# Kinds of things that lists are made of: "mấy bước", "những trường hợp nào" say what is listed, not of what.
_GENERIC_WORDS = """
    buoc loai nhom muc hinh thuc truong hop y phan giai doan cach noi dung dieu kien yeu to doi tuong van de viec
    khoan cau cai thu lan hanh vi
"""
# "năm" is more often a year than a five.
NUMBER_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
GENERIC = frozenset(_GENERIC_WORDS.split())
_COMMON = 1.5  # a verb as common as this, right before "thế nào", says nothing ("xử lý thế nào")
_JOINTS_WORDS = "va cua cho ve trong theo voi tai hoac o do la duoc"
_UNITS = frozenset(("nam", "thang", "ngay", "tuan", "gio", "phut", "dong", "diem", "lan", "phan", "trieu", "ty"))
_LASTING = {"keo dai", "dien ra"}
_PHONE_ASKED = {"so dien thoai"}
_CONSONANTS = re.compile(r"[bcdghklmnpqrstvx]{1,3}\d?")
_MEASURED = frozenset(
    ("cong suat", "dien tich", "kich thuoc", "chieu dai", "chieu rong", "chieu cao", "luu luong", "dung tich")
)
_JOINTS = frozenset(_JOINTS_WORDS.split())
_NAMED = 2.0
_RUN = 3
_FLOOR = 0.3
_KIND_SHARE, _ASK_SHARE, _MAYBE_SHARE = 0.15, 0.6, 0.3
_CAP = 6.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that says what is asked about; ``firm`` where a clause that lacks it cannot answer.

    ``proper`` is a name of its own ("nước Pháp"), which no small letter can meet ("pháp luật").
    """

    word: Word
    place: int
    weight: float
    rarity: float
    bare: bool
    firm: bool
    others: tuple[tuple[str, ...], ...] = ()
    proper: bool = False


def asked_words(question: Question, lexicon: Lexicon, names: Collection[tuple[str, str]] = ()) -> tuple[Asked, ...]:
    """Return the words that say what the question is about, whatever else they ask.

    ``names`` are pairs of words that name things in the documents: with its neighbour a function word counts there.
    """
    others = ways_to_say(question.words)
    found = []
    for place, word in enumerate(question.words):
        named = _in_name(question.words, place, names)
        share = 1.0 if named else min(_share(question, place, lexicon), _said_by_place(question, place))
        if share:
            bare = word.exact.isascii() and not question.accented
            rare = _rarity(question.words, place, bare=bare)
            rare = max(rare, _NAMED) if named else rare
            weight = min(_CAP, max(_FLOOR, (rare + lexicon.weight(word.folded)) / 2)) * share
            found.append(
                Asked(
                    word,
                    place,
                    weight,
                    rare,
                    bare,
                    share == 1.0,
                    others.get(place, ()),
                    _is_proper(question.words, place),
                )
            )
    return tuple(found)


def _is_proper(words: Sequence[Word], place: int) -> bool:
    text = words[place].text
    after = words[place + 1] if place + 1 < len(words) else None
    ends = after is None or after.tag not in {"", "plain"} or not after.glued or after.text[:1].isupper()
    return place > 0 and text[:1].isupper() and not text.isupper() and text.isalpha() and ends


def _in_name(words: Sequence[Word], place: int, names: Collection[tuple[str, str]]) -> bool:
    """Say whether a function word closes a name that the documents use ("đến" in "văn bản đến")."""
    word = words[place]
    if word.tag not in {"scaffold", "maybe"} or not place or not word.glued or word.folded in _JOINTS:
        return False
    before = words[place - 1]
    if before.tag in {"", "plain"} and place > 1 and words[place - 2].tag == "document":
        # "văn bản giấy đến" is a "văn bản đến".
        return bool({(before.folded, word.folded), (words[place - 2].folded, word.folded)} & set(names))
    return before.tag in {"", "plain", "document"} and (before.folded, word.folded) in names


def _lasts(words: Sequence[Word], place: int) -> bool:
    """Say whether the word only asks how long with what follows ("kéo dài bao lâu")."""
    pairs = {" ".join(one.folded for one in words[at : at + 2]) for at in (max(0, place - 1), place)}
    return bool(_LASTING & pairs) and any(one.tag in {"howmany", "timeframe"} for one in words[place + 1 : place + 4])


def _said_by_place(question: Question, place: int) -> float:  # noqa: C901, PLR0911 - one return a case
    """Return how much a word says where it stands: little between "những" and "nào", or as a verb before "thế nào"."""
    words = question.words
    word = words[place]
    before = words[place - 1].folded if place else ""
    after = [one.folded for one in words[place + 1 : place + 4]]
    rest = next((at for at, one in enumerate(after) if one not in GENERIC), len(after))
    asked_kind = rest < len(after) and after[rest] in {"nao", "gi"}
    if word.folded in GENERIC and (asked_kind or (before in {"may", "nhieu"} and words[place - 1].tag == "howmany")):
        return _KIND_SHARE
    if {"nao", "gi"} & set(after) and {"nhung", "cac", "gom"} & {
        one.folded for one in words[max(0, place - 3) : place]
    }:
        return _ASK_SHARE  # "gồm những giấy tờ nào"
    if " ".join((word.folded, *after[:1])) in _MEASURED or f"{before} {word.folded}" in _MEASURED:
        return _ASK_SHARE if "value" in question.asks else 1.0  # "công suất": the figure's unit says it
    if _PHONE_ASKED & {
        " ".join(one.folded for one in words[at : at + 3]) for at in range(max(0, place - 2), place + 1)
    }:
        return _KIND_SHARE  # a number that tells itself ("Công ty A: 091 …")
    if _lasts(words, place):
        return _KIND_SHARE
    if word.folded == "moi" and after[:1] in (["phai"], ["duoc"]):
        return 0.0  # "từ 5 năm mới phải …"
    if word.folded == "nam" and after[:1] == ["o"]:
        return _KIND_SHARE  # "nằm ở điều nào"
    if question.form == "yesno" and word.exact in NUMBER_WORDS:
        return 0.0
    bare = word.exact.isascii() and not question.accented
    asks = next((at for at in range(place + 1, min(place + 3, len(words))) if _manner(words, at)), None)
    if (
        asks is None
        and place + 1 < len(words)
        and words[place + 1].folded == "may"
        and words[place + 1].tag == "howmany"
    ):
        asks = place + 1  # "làm mấy bước"
    if asks is not None and _rarity(words, place, bare=bare) <= _COMMON:
        return _KIND_SHARE
    return 1.0


def _manner(words: Sequence[Word], at: int) -> bool:
    pair = tuple(word.folded for word in words[at : at + 2])
    return pair in {("the", "nao"), ("nhu", "the"), ("ra", "sao"), ("lam", "sao")} or (
        words[at].folded == "sao" and words[at].tag == "scaffold"
    )


def _share(question: Question, place: int, lexicon: Lexicon) -> float:
    """Return how much a word of the question says of what is asked about: 1 for content, 0 for what only asks."""
    word = question.words[place]
    if word.tag in _OUT or _is_measure(question, place) or (word.exact in STORY and word.tag != "plain"):
        return 0.0
    if word.folded == "phep" and place and question.words[place - 1].folded == "cho":
        return 0.0  # "khoản 4 cho phép ký gì"
    if word.tag in {"", "plain"}:
        return 1.0
    if _in_compound(question.words, place, lexicon):
        return 1.0
    if word.folded in FUNCTION:
        return 0.0
    return max(
        _function_share(question.words, place), _MAYBE_SHARE if _beside_content(question, place, lexicon) else 0.0
    )


def _beside_content(question: Question, place: int, lexicon: Lexicon) -> bool:
    """Say whether a function word stands behind a content word as it does in the documents ("báo trước")."""
    word, before = question.words[place], question.words[place - 1] if place else None
    if before is None or word.tag != "scaffold" or not word.glued or word.folded in _JOINTS:
        return False
    return before.tag in {"", "plain"} and _held((before, word), lexicon)


def _function_share(words: Sequence[Word], place: int) -> float:
    tag = words[place].tag
    if tag == "scaffold":
        return _MAYBE_SHARE if _noun(words, place) else 0.0
    if tag == "maybe":
        return 1.0 if _named_run(words, place) else _MAYBE_SHARE
    return _KIND_SHARE if tag in _KINDS else _ASK_SHARE


def _named_run(words: Sequence[Word], place: int) -> bool:
    """Say whether three words typed without accents belong together in the language ("ho chi minh")."""
    return any(
        len(run) == _RUN
        and all(one.tag == "maybe" for one in run)
        and all(is_compound(left.exact, right.exact, bare=True) for left, right in pairwise(run))
        for run in (words[start : start + _RUN] for start in range(max(0, place - _RUN + 1), place + 1))
    )


def _is_measure(question: Question, place: int) -> bool:
    """Say whether the word is the unit of a figure before it ("100 mm/h"): the figure is compared, not its unit."""
    near = question.words[max(0, place - 2) : place]
    if near and near[-1].tag == "amount" and question.words[place].folded in _UNITS:
        return True
    return _CONSONANTS.fullmatch(question.words[place].folded) is not None and any(one.tag == "amount" for one in near)


def _noun(words: Sequence[Word], place: int) -> bool:
    """Say whether a word that often carries a question is a noun of it ("sai sót về nội dung"), not of the asking."""
    after = {word.folded for word in words[place + 1 : place + 3]}
    before = words[place - 1] if place else None
    near = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
    joined = any(one.tag == "scaffold" and words[place].glued for one in near)
    return (
        joined
        and before is not None
        and place > 1
        and not after & {"nao", "gi", "the", "sao"}
        and _pair_known(words, place)
    )


def _pair_known(words: Sequence[Word], place: int) -> bool:
    return any(
        is_compound(left.exact, right.exact, bare=False)
        for left, right in pairwise(words[max(0, place - 1) : place + 2])
        if left.tag == right.tag == "scaffold" and right.glued
    )


def _in_compound(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Say whether a function word is half of a compound that the documents hold ("phần" in "thành phần")."""
    word = words[place]
    if word.tag not in {"scaffold", "maybe", "document", "issued", "signer"} or word.folded in FUNCTION:
        return False
    for other, left in ((place - 1, True), (place + 1, False)):
        if not 0 <= other < len(words) or words[other].tag not in {"", "plain", word.tag}:
            continue
        if word.tag in {"scaffold", "maybe"} and words[other].tag == word.tag:
            continue
        pair = (words[other], word) if left else (word, words[other])
        if is_compound(pair[0].exact, pair[1].exact, bare=False) and _held(pair, lexicon):
            return True
    return False


def _held(pair: tuple[Word, Word], lexicon: Lexicon) -> bool:
    return (pair[0].folded, pair[1].folded) in lexicon.pairs


def _rarity(words: Sequence[Word], place: int, *, bare: bool) -> float:
    """Return the rarity of the word, or of the commonest compound that it makes with a neighbour."""
    table = rarities_without_tones() if bare else None

    def of(text: str, folded: str) -> float:
        return table.get(folded, rarity("")) if table is not None else rarity(text)

    word = words[place]
    own = of(word.exact, word.folded)
    pairs = [
        of(f"{left.exact} {right.exact}", f"{left.folded} {right.folded}")
        for left, right in pairwise(words[max(0, place - 1) : place + 2])
    ]
    known = [one / 2 + 0.5 for one in pairs if one < rarity("")]
    return min(known) if known else own
