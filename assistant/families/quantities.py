"""Says whether a clause states the quantity that is asked: the counted thing, the measured one, a time, money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence.asked_words import NUMBER_WORDS
from assistant.understanding.synonyms import synonyms
from corpus.language.numbering import label_of
from corpus.language.symbols import find_dates, find_quantities, find_symbols
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.understanding.question import Question
    from assistant.understanding.words import Word
    from corpus.language.symbols import Found

_POINTED = re.compile(
    r"(?<!\w)(?:dieu|khoan|diem|chuong|muc|phan|phu luc|so|quy|tiet|nam|mau|bieu|cap|hang|lop|thang|ngay)\s+(?:thu\s+)?"
    r"(?:\d+[a-z]?(?:\s*(?:,|va|den|-)\s*\d+[a-z]?)*|[ivx]+)(?![\w%/])"
)
_NUMERAL = re.compile(r"(?<!\w)\d[\d.,/÷–-]*(?:\s*%)?(?!\w)")
_TENS = re.compile(
    rf"(?<!\w)(?:(?P<many>{'|'.join((*NUMBER_WORDS, 'năm'))})\s+(?:mươi|chục)|mười)"
    r"(?:\s+(?P<one>mốt|một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?(?!\w)"
)
_ONES = {**NUMBER_WORDS, "mốt": 1, "tư": 4, "năm": 5, "lăm": 5}
_REPEATED = re.compile(r"(?<=\d)\s*\(\s*(?:\d+|năm)\s*\)")  # "02 (hai)"
_SPELLED = re.compile(rf"(?<!\w)(?:{'|'.join(NUMBER_WORDS)})(?!\w)")
_DURATION = re.compile(
    r"(?<!\w)\d+(?:\s*\(\s*\w+\s*\))?\s*(?:nam|thang|ngay|tuan|gio|phut|quy|tiet"
    r"|hoc ky|nien khoa)(?!\w)"
)
# How often: "hằng quý", "mỗi năm một lần".
_OFTEN = re.compile(
    r"(?<!\w)(?:hang|moi|tung|dinh ky)\s+(?:\d+\s+)?(?:ngay|tuan|thang|quy|nam|gio|hoc ky|buoi|khoa|dot)(?!\w)"
    r"|(?<!\w)\d+\s*lan(?!\w)|lan\s*/"
)
_ASKS_OFTEN = re.compile(
    r"(?<!\w)(?:bao lau|may|bao nhieu)\s+(?:(?:ngay|tuan|thang|quy|nam)\s+)?(?:\w+\s+){0,3}(?:mot |1 )?lan(?!\w)"
    r"|dinh ky (?:bao lau|the nao|ra sao)"
)
_PERSONS = {"vien", "sinh", "si", "nhan", "em", "dan", "ban"}  # "thành viên", "học sinh" are counted as "người"
_MONEY = re.compile(r"\d[\d.,]*\s*(?:nghin|ngan|trieu|ty|ti)?\s*(?:dong|vnd|d)(?!\w)|\d+\s*%|lan muc luong|luong co so")
_MONEY_NAMES = {"tien", "dong", "kinh phi", "luong", "hoc phi", "le phi", "phi", "phat", "gia"}
_SHARE = re.compile(r"\d+\s*/\s*\d+|\d+\s*%|mot phan|mot nua")
_TIME_NAMES = {"ngay", "thang", "nam", "tuan", "gio", "phut", "tiet", "lau"}
# What is measured is stated with a unit: "công suất 90 m3/s", never by the "2" of "trạm số 2".
_MEASURES = re.compile(
    r"(?<!\w)(?:cong suat|dien tich|kich thuoc|chieu (?:dai|rong|cao)|luu luong|dung tich|trong luong)(?!\w)"
)
_UNIT = re.compile(r"\d\s*(?:m|mm|cm|km|m2|m3|m²|m³|ha|kw|mw|kva|kg|tan|lit|l|%)(?![^\W\d_])")
_CONDITION = re.compile(
    r"(?<!\w)(?:khi|truong hop|sau khi|truoc khi|ngay khi|ngay sau|ke tu|tu ngay|truoc ngay|den ngay|neu|hang nam|"
    r"dinh ky|moi nam|hang thang|hang quy|hang tuan|trong ngay|cham nhat|thoi diem|truoc|trong vong|"
    r"(?:cuoi|dau|giua) (?:tuan|thang|nam|quy|hoc ky|ngay)|(?:tuan|thang|quy) (?:dau|cuoi))(?!\w)"
)
_NAMES_DOCUMENT = re.compile(
    r"(?:nghi dinh|quyet dinh|thong tu|nghi quyet|luat|chi thi|cong van|ke hoach|mau|bieu)\s+(?:so\s+)?$"
)
_NUMBER_OF = re.compile(r"/(?:19|20)\d\d|-[a-z]")  # "116/2020/nđ-cp"
_OF_YEAR = re.compile(r"\s*/\s*(?:19|20)\d{2}(?!\d)")  # "TT 23/2023": the number of a document
_LIMIT = re.compile(
    r"(?<!\w)(?:truoc|cham nhat|muon nhat|trong ngay|ngay sau"
    r"|(?:cuoi|dau|giua|hang) (?:nam|quy|thang|tuan|ngay|gio|hoc ky))(?!\w)"
)
_LASTING = re.compile(r"(?<!\w)(?:vinh vien|lau dai|suot doi|tron doi|vo thoi han|khong (?:xac dinh )?thoi han)(?!\w)")
_YEAR = re.compile(r"(?<!\w)nam (?:19|20)\d{2}(?!\d)")
_LISTED = re.compile(r"(?:sau|sau đây|gồm|là)\s*:\s*(?P<items>[^:]+)$|gồm(?: có)?\s(?P<others>[^:]+)$")
_PARTED = re.compile(r"[,;]\s*(?:và\s)?|\svà\s")
_COUNTED = {"phan", "khoan", "lan", "nguoi", "cai", "ban"}  # counted, though they often only join words
_REACH = 2  # words between a number and what it counts


def listed_in(text: str) -> tuple[str, ...]:
    """Return what a sentence lists ("gồm các loại sau: nghị quyết, quyết định và giấy mời"), brackets left out."""
    listed = _LISTED.search(text.strip())
    parts = _PARTED.split(re.sub(r"\([^()]*\)", "", listed["items"] or listed["others"])) if listed else []
    return tuple(part.strip(" .;") for part in parts if part.strip(" .;"))


def states_time(text: str) -> bool:
    """Say whether the text tells a time: a date, a span of time, or a condition ("khi …", "chậm nhất …")."""
    folded = fold(_digits(text))
    return bool(find_dates(text) or any(one.search(folded) for one in (_DURATION, _CONDITION, _YEAR, _LASTING)))


def states_limit(text: str) -> bool:
    """Say whether the text tells by when: a date, a span of time, or what it must come before ("trước khi …")."""
    return bool(find_dates(text) or states_duration(text) or _LIMIT.search(fold(text)))


def states_duration(text: str) -> bool:
    """Say whether the text tells how long: a number of days, months or years, or for ever."""
    folded = fold(_digits(text))
    return bool(_DURATION.search(folded) or _LASTING.search(folded))


def counts(question: Question) -> bool:
    """Say whether the question names what is counted ("bao nhiêu ngày", "mấy thành viên")."""
    asked = [place for place, word in enumerate(question.words) if word.tag in {"howmany", "percent"}]
    return bool(asked and _counted(question, asked[-1]))


def asks_often(question: Question) -> bool:
    """Say whether it is asked how often something is done ("bao lâu một lần", "mấy lần một năm")."""
    return _ASKS_OFTEN.search(" ".join(word.folded for word in question.words)) is not None


def states_often(text: str) -> bool:
    """Say whether the text tells how often: "hằng quý", "mỗi năm một lần"."""
    return _OFTEN.search(fold(_digits(text))) is not None


def states_amount(question: Question, text: str) -> bool:
    """Say whether the text states a figure of the kind that the question asks for."""
    asked = [place for place, word in enumerate(question.words) if word.tag in {"howmany", "percent"}]
    if not asked:
        return bool(_NUMERAL.search(_unpointed(text)))
    if asks_often(question):
        return states_often(text)
    said = " ".join(word.folded for word in question.words if word.tag in {"howmany", "percent"})
    return _of_kind(question, asked, said, text)


def _of_kind(question: Question, asked: Sequence[int], said: str, text: str) -> bool:  # noqa: PLR0911 - one return a kind
    folded = _unpointed(text)
    counted = _counted(question, asked[-1])
    words = " ".join(word.folded for word in question.words)
    money = any(f" {name} " in f" {words} " for name in _MONEY_NAMES - {"dong", "phi", "gia", "tien"})
    # "Phạt tù bao nhiêu năm" counts years, though fines are money.
    if "tien" in said or (money and not (counted and counted[0] in _TIME_NAMES)):
        return _MONEY.search(folded) is not None
    if re.search(r"bao lau|may lau", words) or (counted and counted[0] == "lau"):
        return _DURATION.search(folded) is not None
    if "phan tram" in said:
        return re.search(r"\d\s*%|phan tram", folded) is not None
    if counted and counted[0] == "phan":
        return _SHARE.search(folded) is not None
    if _MEASURES.search(words):
        return _UNIT.search(folded) is not None
    if counted:
        names = _names(question, asked[-1], counted)
        return any(_beside(name, folded) for name in names) or _counts_persons(counted, folded)
    return _measured(question, asked[0], _unpointed(text, spelled=False))


def _counted(question: Question, place: int) -> tuple[str, ...]:
    """Return the one or two words right after the asking word: what is counted ("bao nhiêu ký tự")."""
    after = question.words[place + 1 : place + 3]
    found: list[str] = []
    for number, word in enumerate(after):
        if not _counts(word, first=number == 0):
            break
        found.append(word.folded)
    return tuple(found)


def _counts(word: Word, *, first: bool) -> bool:
    if word.tag in {"", "plain", "task", "tasks", "targets", "document", "timeframe", "signer", "lead"}:
        return word.folded not in {"thi", "la", "duoc", "vay"} and (first or word.glued)
    bare = word.tag == "maybe" and word.exact.isascii()  # "do mat" typed without accents is "độ mật"
    return first and word.tag in {"scaffold", "maybe"} and (word.folded in _COUNTED or bare)


def _names(question: Question, place: int, counted: tuple[str, ...]) -> list[tuple[str, ...]]:
    after = [word.folded for word in question.words[place + 1 : place + 4]]
    same = next((tuple(after[:size]) for size in (3, 2, 1) if tuple(after[:size]) in synonyms()), ())
    others = [tuple(fold(part) for part in other) for other in synonyms().get(same, ())]
    return [counted, counted[:1], *others]


def _beside(name: tuple[str, ...], folded: str) -> bool:
    """Say whether a number stands right before the counted thing."""
    phrase = " ".join(name)
    number = _NUMERAL.pattern
    return re.search(rf"{number}\s*(?:[\w%]+\s+){{0,{_REACH}}}{re.escape(phrase)}(?!\w)", folded) is not None


def _counts_persons(counted: tuple[str, ...], folded: str) -> bool:
    """Say whether people are counted whom the text names ("số thành viên … tối thiểu 07 người")."""
    named = re.search(rf"(?<!\w){re.escape(' '.join(counted))}(?!\w)", folded) is not None
    return named and counted[-1] in _PERSONS and _beside(("nguoi",), folded)


def _measured(question: Question, place: int, folded: str) -> bool:
    """Say whether a number stands near the measured thing ("cỡ chữ bao nhiêu", "mức là bao nhiêu")."""
    if not _NUMERAL.search(folded):
        return False
    names = [
        word.folded for word in question.words[max(0, place - 3) : place] if word.tag in {"", "plain", "timeframe"}
    ]
    if not names:
        return bool(re.search(r"\d", folded))
    pieces = [folded[max(0, match.start() - 90) : match.end() + 30] for match in _NUMERAL.finditer(folded)]
    return any(any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", piece) for name in names) for piece in pieces)


def _unpointed(text: str, *, spelled: bool = True) -> str:
    """Return the text folded, without its label, numbers of parts, symbols and dates: what is left are amounts.

    With ``spelled`` small numbers in words are amounts too.
    """
    label = label_of(text)
    body = text[label.end :] if label else text
    for found in sorted((*find_symbols(body), *find_dates(body)), key=lambda one: -one.start):
        if any(character.isdigit() for character in body[found.start : found.end]):
            body = body[: found.start] + " " * (found.end - found.start) + body[found.end :]
    # "Tháng 5" is no amount, "mỗi tháng một ngày" is one: only what is written in digits points.
    for pointed in _POINTED.finditer(fold(body)):
        body = body[: pointed.start()] + " " * (pointed.end() - pointed.start()) + body[pointed.end() :]
    return fold(_digits(body) if spelled else body)


def _digits(text: str) -> str:
    """Return the text with numbers below a hundred in digits: "hai lần" → "2 lần", "02 (hai) bản" → "02 bản"."""
    tens = _TENS.sub(lambda found: str(10 * _ONES[found["many"] or "một"] + _ONES.get(found["one"], 0)), text.lower())
    return _REPEATED.sub("", _SPELLED.sub(lambda match: str(NUMBER_WORDS[match.group()]), tens))


def numerals_met(question: Question, text: str) -> bool:
    """Say whether every number that the question spells out stands in the text, in words or in digits."""
    wanted = {str(NUMBER_WORDS[word.exact]) for word in question.words if word.exact in NUMBER_WORDS}
    return wanted <= set(re.findall(r"(?<!\d)[1-9]\d*", _digits(text)))


def same_measure(question: Question, text: str) -> bool:
    """Say whether the text states a figure of the thing that the question gives one of: "10 tờ" beside "05 tờ"."""
    folded = _unpointed(text)
    pieces = re.findall(r"\d\w*\s+([^\W\d_]+)", fold(_digits(question.text)))
    return any(_beside((piece,), folded) for piece in pieces) or ("%" in question.text and "%" in text)


def same_comparison(question: Question, text: str) -> bool:
    """Say whether a bound in the question ("trên 100") is no end of a range in the text ("70 ÷ 100")."""
    there = fold(text)
    bounds = re.findall(r"(?<!\w)(tren|duoi|hon|qua)\s+(\d+)", fold(question.text))
    return all(
        re.search(rf"(?<!\w){side}\s+{number}(?!\d)", there) or not re.search(rf"(?<!\d){number}(?!\d)", there)
        for side, number in bounds
    )


def amounts_met(question: Question, text: str, above: Collection[tuple[str, str]] = ()) -> bool:
    """Say whether every figure that the question states stands in the text.

    ``above`` are the neighbouring words (folded) that it stands under: "mức độ 2" may be said by a heading.
    """
    there = {_plain(found.value) for found in find_quantities(text)} | _numbers(_digits(text))
    figures = [one for one in question.amounts if not _in_name(question, one)]
    here = (_plain(one.value) in there or _numbers(one.value) <= there for one in figures)
    return all(met or _said(question, one, above) for met, one in zip(here, figures, strict=True))


def _in_name(question: Question, amount: Found) -> bool:
    """Say whether a figure belongs to the name of a document ("Nghị định 30", "TT 23/2023")."""
    if _NAMES_DOCUMENT.search(fold(question.text[: amount.start])) or _OF_YEAR.match(question.text[amount.end :]):
        return True
    # "500mm/h" is cut as one symbol too, and is a figure.
    names = (word for word in question.words if word.kind == "symbol" and _NUMBER_OF.search(word.folded))
    return any(word.start <= amount.start < word.end for word in names)


def _said(question: Question, amount: Found, above: Collection[tuple[str, str]]) -> bool:
    """Say whether a figure is said above with the word before it."""
    place = next((at for at, word in enumerate(question.words) if word.start <= amount.start < word.end), 0)
    number = _plain(amount.value)
    return bool(place) and any(
        left == question.words[place - 1].folded and _plain(right) == number for left, right in above
    )


def _numbers(text: str) -> set[str]:
    return {_plain(one) for one in re.findall(r"\d+", text)}


def _plain(value: str) -> str:
    return re.sub(r"^0+(?=\d)", "", value.replace(" ", ""))
