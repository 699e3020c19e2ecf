"""Finds which of the units that the documents name a question speaks of, however it spells them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.understanding.synonyms import synonyms
from assistant.understanding.words import keys, question_words
from corpus.language.syllables import exact_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.understanding.words import Word
    from corpus.document import Abbreviation

_PLURAL = re.compile(r"^(?:[-–•+*\s]|các |những |đồng chí |đ/c |đề nghị |một số )+", re.IGNORECASE)
# What names of units and offices begin with, folded.
_HEAD_WORDS = """
    phong ban so bo to khoa doi cuc vu vien truong chi thanh van trung uy ubnd hoi doan cong lien kho ngan dai bao
    benh giam pho hieu chu hoc dang quan bi chanh thu tong cac co don tap doanh nha
"""
HEADS = frozenset(_HEAD_WORDS.split())
_NEVER = {exact_key("thì"), exact_key("là"), exact_key("mà")}  # no unit's name holds them: "thì" is not "thị"
_SHORTEST = 3
_LEAST = 2  # so many first syllables name a unit that goes on
_NAMING = {"", "plain", "named", "maybe", "scaffold"}
_JOINS = {"va", "cac"}
# What a unit does follows its name: "Giám đốc Sở trực tiếp giám sát" names the "Giám đốc Sở". Folded.
_VERB_WORDS = """
    truc tiep, tham muu, chi dao, giam sat, kiem tra, xay dung, trien khai, thuc hien, tong hop, huong dan, bao cao,
    dam bao, bao dam, chiu trach, day manh, tham gia, theo doi, phat dong, ban hanh, phan cong, co trach, phai lam
"""
_SCHOOL = ("co", "so", "giao", "duc")
_SCHOOL_KINDS = """
    truong mam non, truong mau giao, truong tieu hoc, truong trung hoc co so, truong trung hoc pho thong,
    truong pho thong, truong hoc
"""
_SCHOOLS = tuple(sorted((tuple(kind.split()) for kind in _SCHOOL_KINDS.split(",")), key=len, reverse=True))
_VERBS = frozenset(tuple(verb.split()) for verb in _VERB_WORDS.split(","))
_TIERS = {"huyen", "xa", "tinh"}


@dataclass(frozen=True, slots=True)
class AskedUnit:
    """A unit named in the question: the names it matches (keys), and the words ``[first, last)`` that name it."""

    names: tuple[tuple[str, ...], ...]
    first: int
    last: int


@lru_cache(maxsize=20_000)
def unit_key(name: str, own: tuple[Abbreviation, ...] = ()) -> tuple[str, ...]:
    """Return a unit's name as folded syllables, short forms spelled out, without plural words, "và" and joints."""
    bare = _PLURAL.sub("", name.strip())
    words = question_words(bare, own)
    return _plain(tuple(word.folded for place, word in enumerate(words) if not _is_joint(words, place)))


def keys_of(names: Iterable[str], own: tuple[Abbreviation, ...]) -> set[tuple[str, ...]]:
    """Return the keys of the names, and of what the document calls them for short ("gọi tắt là …")."""
    keys = {unit_key(name, own) for name in names}
    return keys | {unit_key(one.short) for one in own if " " in one.short and unit_key(one.full) in keys}


def _is_joint(words: Sequence[Word], place: int) -> bool:
    # "các huyện" and "cấp huyện" are the same offices.
    folded = words[place].folded
    after = words[place + 1].folded if place + 1 < len(words) else ""
    return folded in _JOINS or (folded == "cap" and after in _TIERS)


def _plain(syllables: tuple[str, ...]) -> tuple[str, ...]:
    # "Phòng Giáo dục" is how everyone calls the Phòng Giáo dục và Đào tạo.
    for at in range(len(syllables) - 3):
        if syllables[at : at + 4] == ("giao", "duc", "dao", "tao"):
            return syllables[: at + 2] + _plain(syllables[at + 4 :])
    return syllables


def units_of(opened: Opened) -> tuple[str, ...]:
    """Return every unit that leads or coordinates in the document, as written, in reading order."""
    names = (name for one in opened.document.assignments for name in (*one.lead, *one.coordinating))
    return tuple(dict.fromkeys(names))


def asked_units(words: Sequence[Word], documents: Iterable[Opened]) -> tuple[AskedUnit, ...]:
    """Return the units named in the question, left to right, without overlaps, the longest reading first."""
    known = _called({unit_key(name, one.document.abbreviations) for one in documents for name in units_of(one)})
    plain = _without_training([(place, word) for place, word in enumerate(words) if not _is_joint(words, place)])
    found: list[AskedUnit] = []
    at = 0
    while at < len(plain):
        unit, length = _longest(plain, at, known)
        if unit:
            found.append(AskedUnit(unit, plain[at][0], _end(words, plain[at + length - 1][0] + 1)))
        at += max(1, length)
    named = tuple(replace(one, names=tuple(dict.fromkeys(known[name] for name in one.names))) for one in found)
    every = dict.fromkeys(known.values())
    return named or _by_other_name(words, every) or _by_parts(words, every) or _by_member(words, every)


def _by_parts(words: Sequence[Word], known: Iterable[tuple[str, ...]]) -> tuple[AskedUnit, ...]:
    """Return the one unit that is called by parts of its name, in order ("Hội Phụ nữ" of "Hội Liên hiệp Phụ nữ")."""
    for start, word in enumerate(words):
        if word.folded not in HEADS or word.tag not in _NAMING:
            continue
        run = [one.folded for one in _named_run(words, start)]
        for size in range(len(run), _SHORTEST - 1, -1):
            held = [name for name in known if name[0] == run[0] and _in_order(run[:size], name)]
            if len(held) == 1 and size * 2 >= len(held[0]):
                return (AskedUnit((held[0],), start, start + size),)
    return ()


def _named_run(words: Sequence[Word], start: int) -> list[Word]:
    run: list[Word] = []
    for one in words[start:]:
        if one.tag not in {"", "plain"} or (run and not one.glued):
            break
        run.append(one)
    return run


def _in_order(run: Sequence[str], name: Sequence[str]) -> bool:
    rest = iter(name)
    return all(part in rest for part in run)


def _by_member(words: Sequence[Word], known: Iterable[tuple[str, ...]]) -> tuple[AskedUnit, ...]:
    """Return the unit that one of its kind is spoken of for ("trường tiểu học" is a "cơ sở giáo dục")."""
    if _SCHOOL not in known:
        return ()
    folded = [word.folded for word in words]
    for kind in _SCHOOLS:
        for at in range(len(folded) - len(kind) + 1):
            after = words[at + len(kind)] if at + len(kind) < len(words) else None
            named = after is not None and after.glued and after.tag in {"", "plain", "named"}
            if tuple(folded[at : at + len(kind)]) == kind and not named and words[at].tag in _NAMING:
                return (AskedUnit((_SCHOOL,), at, at + len(kind)),)
    return ()


def _called(names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return what each unit is called: by its name, and shorter where "giáo dục" is all that is left out."""
    every = sorted(names)
    known = {name: name for name in every}
    for name in every:
        short = tuple(part for at, part in enumerate(name) if not _is_schooling(name, at))
        if len(short) > _SHORTEST and short != name:
            known.setdefault(short, name)
    return known


def _is_schooling(name: tuple[str, ...], at: int) -> bool:
    return name[at : at + 2] == ("giao", "duc") or name[max(0, at - 1) : at + 1] == ("giao", "duc")


def _by_other_name(words: Sequence[Word], known: Iterable[tuple[str, ...]]) -> tuple[AskedUnit, ...]:
    """Return the unit that the question calls by its everyday name ("các trường" for "các cơ sở giáo dục")."""
    folded = [word.folded for word in words]
    for name in sorted(known, key=len, reverse=True):
        for other in synonyms().get(name, ()):
            said = [keys(one)[1] for one in other]
            for at in range(len(folded) - len(said) + 1):
                after = words[at + len(said)] if at + len(said) < len(words) else None
                alone = after is None or not after.glued or after.tag not in {"", "plain"}
                if folded[at : at + len(said)] == said and alone and words[at].tag in _NAMING:
                    return (AskedUnit((name,), at, at + len(said)),)
    return ()


def _end(words: Sequence[Word], last: int) -> int:
    if [word.folded for word in words[last : last + 3]] == ["va", "dao", "tao"]:
        return last + 3
    return last + 2 if [word.folded for word in words[last : last + 2]] == ["dao", "tao"] else last


def _without_training(plain: list[tuple[int, Word]]) -> list[tuple[int, Word]]:
    folded = [word.folded for _, word in plain]
    dropped = {
        at + offset
        for at in range(len(folded) - 3)
        if folded[at : at + 4] == ["giao", "duc", "dao", "tao"]
        for offset in (2, 3)
    }
    return [one for at, one in enumerate(plain) if at not in dropped]


def _longest(
    plain: Sequence[tuple[int, Word]], at: int, known: Iterable[tuple[str, ...]]
) -> tuple[tuple[tuple[str, ...], ...], int]:
    best: list[tuple[str, ...]] = []
    length = 0
    for name in known:
        run = _run(plain, at, name)
        if run > length and _enough(plain, at, run, name):
            best, length = [name], run
        elif run and run == length and _enough(plain, at, run, name):
            best.append(name)
    whole = [name for name in best if len(name) == length]
    return tuple(whole or best), length


def _run(plain: Sequence[tuple[int, Word]], at: int, name: tuple[str, ...]) -> int:
    run = 0
    while run < len(name) and at + run < len(plain) and _same(plain[at + run][1], name[run], inside=run > 0):
        run += 1
    return run


def _same(word: Word, syllable: str, *, inside: bool) -> bool:
    # "Kế hoạch" is a document, but in "Phòng Tài chính - Kế hoạch" it is part of the name.
    told = word.tag in _NAMING or (inside and word.tag == "document")
    return word.folded == syllable and told and word.exact not in _NEVER


def _enough(plain: Sequence[tuple[int, Word]], at: int, run: int, name: tuple[str, ...]) -> bool:
    if run == len(name):
        return len(name) > 1 and not (name[-2:] == ("giao", "duc") and _another(plain, at + run))
    if at + run < len(plain) and _goes_on(plain, at + run):
        return False
    if name[0] in HEADS or _under_head(plain, at):
        return run >= _LEAST
    return run > _LEAST and run * 2 >= len(name)


def _under_head(plain: Sequence[tuple[int, Word]], at: int) -> bool:
    # "Phòng Khảo thí" of "Các phòng: …; Khảo thí và Quản lý chất lượng": the head stands before the whole list.
    return at > 0 and plain[at - 1][0] == plain[at][0] - 1 and plain[at - 1][1].folded in {"phong", "ban", "to", "khoa"}


def _another(plain: Sequence[tuple[int, Word]], place: int) -> bool:
    # "Phòng Giáo dục Mầm non" is not the Phòng Giáo dục và Đào tạo, "Phòng Giáo dục và Đào tạo huyện" is.
    if place >= len(plain) or plain[place][0] != plain[place - 1][0] + 1:
        return False
    return _goes_on(plain, place)


def _goes_on(plain: Sequence[tuple[int, Word]], place: int) -> bool:
    # "Phòng Giáo dục Tiểu học" is not "Phòng Giáo dục Trung học": the name in the question goes on differently.
    word = plain[place][1]
    pair = tuple(one.folded for _, one in plain[place : place + 2])
    if pair in _VERBS and word.text.islower():
        return False
    return word.glued and word.tag == ""
