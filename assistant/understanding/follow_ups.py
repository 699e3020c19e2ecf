"""Puts what a follow-up names in place of the thing of its kind in the question before it ("còn trường tiểu học?")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

# Things of one kind: where a follow-up names one and the question before another, it takes its place. Edit freely.
_SCHOOLS = "mầm non, mẫu giáo, nhà trẻ, tiểu học, trung học cơ sở, trung học phổ thông, thcs, thpt, cấp 1, cấp 2, cấp 3"
_KINDS = (
    f"{_SCHOOLS}, trung cấp, cao đẳng, đại học, giáo dục thường xuyên",
    "cấp xã, cấp huyện, cấp tỉnh, cấp trung ương",
    "văn bản giấy, văn bản điện tử, bản giấy, bản điện tử",
    "cá nhân, tổ chức, doanh nghiệp, hộ gia đình",
    "cán bộ, công chức, viên chức, người lao động, giáo viên, giảng viên, học sinh, sinh viên, học viên, trẻ em",
    "người nước ngoài, người việt nam, công dân việt nam",
    "nam, nữ",
    "vợ, chồng",
    "bản chính, bản sao, bản gốc",
    "lần đầu, lần hai, lần thứ hai, lần sau",
)
# Verbs that close the noun before them ("hồ sơ xây dựng cơ bản | nộp lưu trữ").
_VERB_WORDS = """
    nộp gửi lập giữ ký ghi đánh nhận chuyển trình báo bao mở đóng họp chọn học thi hưởng trả chi thu phát phạt xử
    kiểm giảm quyết duyệt lưu bị được phải có cần do thì là ở trong làm thực tổ mất kéo gồm giờ từ đến
    tiếp in viết dùng đạt đặt nghỉ nằm lấy
"""
_VERBS = frozenset(_VERB_WORDS.split())
_VERBS_BARE = frozenset(fold(_VERB_WORDS).split())
_ROUNDS_OFF = frozenset(
    ("a", "nhi", "vay", "the", "ta", "ha", "nhe", "nha", "co", "thi", "sao", "nua", "ad", "ban", "oi")
)
_LINKS = frozenset(("da", "dang", "chua", "cua"))
_FRAME = {"follow", "correct", "scaffold", "maybe", "yesno"}
_TAIL = {"follow", "correct", "yesno"}
# What a follow-up may ask again of the other thing ("thế mức 2 thì bao nhiêu"): it names nothing.
_ASKED_AGAIN = frozenset(("howmany", "percent", "timeframe", "define", "who"))
_FIGURES = frozenset(("howmany", "percent"))
_CONTENT = {"", "plain", "amount", "document", "named"}
_NUMERAL = re.compile(r"\d+|[ivx]+")
_MOST = 10  # words of what is put in place


def put_in_place(question: Question, before: Question) -> tuple[str, ...]:
    """Return the question before with what the follow-up names in it, the likeliest first; empty where nothing fits."""
    new = named_in(question, before)
    if not new or len(new) > _MOST or question.years or question.quarters or question.dates or question.references:
        return ()
    said = question.text[new[0].start : new[-1].end]
    made = (*_of_a_kind(said, before.text), *_of_a_head(new, said, before), *_of_a_tail(new, said, before))
    return tuple(dict.fromkeys(one for one in made if one != before.text))


def named_in(question: Question, before: Question) -> Sequence[Word]:
    """Return the words of the follow-up without what only leads it in or rounds it off ("thế còn … thì sao ạ")."""
    words = _first_part(question)
    again = _ASKED_AGAIN & before.tags if question.asks else frozenset[str]()
    tail = _TAIL | again | (_FIGURES if _FIGURES & again else frozenset[str]())
    first, last = 0, len(words)
    while first < last and words[first].tag in _FRAME:
        first += 1
    while last > first and (words[last - 1].tag in tail or words[last - 1].folded in _ROUNDS_OFF):
        last -= 1
    return words[first:last]


def _first_part(question: Question) -> Sequence[Word]:
    """Return the words before a comma behind which something is asked ("mình hỏi xã B cơ, ai trực?")."""
    words = question.words
    cuts = [at for at in range(1, len(words)) if "," in question.text[words[at - 1].end : words[at].start]]
    cuts = [at for at in cuts if any(one.tag in _CONTENT for one in words[:at])]
    return next((words[:at] for at in cuts if any(one.tag in _ASKED_AGAIN for one in words[at:])), words)


def asks_the_same(question: Question, before: Question) -> bool:
    """Say whether a follow-up asks nothing of its own, or once more what was asked ("thế mức 2 thì bao nhiêu")."""
    return not question.asks or (bool(question.words) and set(question.asks) == set(before.asks))


def _of_a_kind(said: str, before: str) -> tuple[str, ...]:
    """Return the question with the thing of the same kind put otherwise, where it names exactly one."""
    bare = said.isascii()
    for kind in _KINDS:
        names = "|".join(re.escape(name) for name in sorted(kind.split(", "), key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{fold(names) if bare else names})(?!\w)", re.IGNORECASE)
        mine = pattern.search(fold(said) if bare else said)
        theirs = list(pattern.finditer(fold(before) if bare else before))
        if mine and len(theirs) == 1 and mine[0].lower() != theirs[0][0].lower():
            several = said[mine.start() :] if len(list(pattern.finditer(said))) > 1 else mine[0]
            return (f"{before[: theirs[0].start()]}{several}{before[theirs[0].end() :]}",)
    return ()


def _of_a_head(new: Sequence[Word], said: str, before: Question) -> tuple[str, ...]:
    """Return the question with the noun that opens alike put otherwise ("hồ sơ gốc" → "hồ sơ thường")."""
    words = before.words
    heads = [place for place, word in enumerate(words) if _same(word, new[0]) and word.tag in _CONTENT]
    if not heads:
        return ()
    place = max(heads, key=lambda at: (_alike(words[at:], new), -at))
    size = _alike(words[place:], new)
    end = place + size
    if size == len(new) - 1 and end < len(words) and _NUMERAL.fullmatch(words[end].folded + new[-1].folded):
        end += 1  # "học kỳ I", "học kỳ II": the number alone differs
    else:
        while end < len(words) and _goes_on(words[end], before):
            end += 1
    return (f"{before.text[: words[place].start]}{said}{before.text[words[end - 1].end :]}",)


def _alike(words: Sequence[Word], new: Sequence[Word]) -> int:
    """Return with how many words both open ("bản sao y" and "bản sao lục" with two)."""
    same = (number for number, (old, one) in enumerate(zip(words, new, strict=False)) if not _same(old, one))
    return next(same, min(len(words), len(new)))


def _of_a_tail(new: Sequence[Word], said: str, before: Question) -> tuple[str, ...]:
    """Return the question with the noun that ends alike put otherwise ("quyển lý lịch" → "sơ yếu lý lịch")."""
    words, size = before.words, 2
    for place in range(len(words) - size + 1):
        if len(new) > size and all(map(_same, words[place : place + size], new[-size:])):
            first = place
            while first and _goes_on(words[first - 1], before) and words[first].glued:
                first -= 1
            return (f"{before.text[: words[first].start]}{said}{before.text[words[place + size - 1].end :]}",)
    return ()


def _same(word: Word, new: Word) -> bool:
    """Say whether two words are one, without accents where either was typed so."""
    return word.exact == new.exact or (word.folded == new.folded and (new.exact.isascii() or word.exact.isascii()))


def _goes_on(word: Word, question: Question) -> bool:
    if word.folded in _LINKS and word.glued:
        return True
    verb = word.exact in _VERBS if question.accented else word.folded in _VERBS_BARE
    return word.tag in {"", "plain", "amount"} and word.glued and not verb
