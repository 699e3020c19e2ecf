"""Decides which documents a question means: by number, place, issuer, level, kind, or what was talked of before."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.evidence.attachments import are_one, belongs_to, parent_of
from assistant.resolving.localities import head_of, localities
from assistant.understanding.words import bag, keys, syllables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

_LEVELS = (
    "so",
    "phong",
    "bo",
    "truong",
    "huyen",
    "tinh",
    "xa",
    "phuong",
    "quan",
    "thi xa",
    "thanh pho",
    "ubnd",
    "chinh phu",
)
_KIND_NAMES = (
    "ke hoach",
    "quyet dinh",
    "nghi quyet",
    "nghi dinh",
    "thong tu",
    "luat",
    "chi thi",
    "cong van",
    "thong bao",
    "huong dan",
    "chuong trinh",
    "quy che",
    "quy dinh",
    "bao cao",
    "to trinh",
    "de an",
    "phu luc",
)
KINDS = tuple(" ".join(syllables(kind)) for kind in _KIND_NAMES)
_KIND_LENGTH = 6
_NUMBER_WORDS = {"so", "van", "ban", "hieu"}  # "văn bản số hiệu 12/2024/NĐ-CP"
# How a person is addressed, folded: "ông Hùng" is whose last name is Hùng.
ADDRESSES = frozenset({"ong", "ba", "thay", "co", "anh", "chi", "bac", "chu", "sep"})
_INITIALS = 2  # letters
_IN_TITLES = {"", "plain", "named", "issued", "document"}
_OWNERS = {"cua", "o", "tai", "do", "cap", "ben", "trong", "theo"}


def narrowed(question: Question, shelf: Shelf, earlier: Collection[str] = ()) -> tuple[Question, Shelf]:
    """Return the shelf with only the documents that the question picks, and the question with those words marked.

    All documents stay where the question picks none; then ``earlier``, the documents that the conversation was
    about, decide. Words that picked get the tag ``named``: they are met, whatever the evidence says.
    """
    # What picks is read before it is marked: "kế hoạch của Sở" is the Sở's, though a title has these words too.
    placed = tuple(opened for opened in shelf.documents if _by_place(question, opened))
    chosen_by_name = picked(question, shelf.documents)
    question = _marked(question, naming_words(question, shelf.documents))
    if len(placed) > 1 and len({_said_place(question, opened) for opened in placed}) > 1:
        # "ở Cát Hải và Long An": each of them is asked of.
        return question, replace(shelf, documents=placed, decided=True)
    if chosen_by_name != shelf.documents:
        return question, replace(shelf, documents=chosen_by_name, decided=are_one(chosen_by_name))
    chosen = tuple(opened for opened in shelf.documents if opened.id in earlier)
    if chosen and "both" not in question.tags:
        return question, replace(shelf, documents=chosen, decided=are_one(chosen))
    return question, replace(shelf, decided=not shelf.documents or are_one(shelf.documents))


def naming_words(question: Question, documents: Iterable[Opened]) -> set[int]:
    """Return the places of the words that name a document at hand: its locality, issuer, signer or own number."""
    found: set[int] = set()
    for opened in documents:
        places = _places_of(question, localities(opened))
        found |= places | _levels_before(question, opened, places) | _owner_places(question, opened)
        found |= _person_places(question, opened) | _title_places(question, opened)
        found |= _number_places(question, opened)
    return found


def _levels_before(question: Question, opened: Opened, places: Collection[int]) -> set[int]:
    """Return the places of "Sở" in "Sở Long An": the level of the issuer, right before the place that it is of."""
    if not places or not opened.document.identity.issuer:
        return set()
    issuer = set(syllables(opened.document.identity.issuer))
    before = {place - 1 for place in places if place and place - 1 not in places}
    return {place for place in before if question.words[place].folded in issuer & {"so", "phong", "truong", "ubnd"}}


def picked(question: Question, documents: Sequence[Opened], *, surely: bool = False) -> tuple[Opened, ...]:
    """Return the documents that the question's own words pick; all of them where they pick none.

    ``surely`` leaves out what other words may chance to say too: a kind, a level, words of a title, a year.
    """
    documents = tuple(documents)
    # A kind or a year may leave several: what is left may still be told apart.
    likely = () if surely else (_by_owner, _by_title, _by_kind, _by_year, _by_date)
    for pick in (_by_number, _by_place, _by_person, *likely):
        chosen = tuple(opened for opened in documents if pick(question, opened))
        if 0 < len(chosen) < len(documents):
            documents = chosen
    return documents


def _marked(question: Question, places: Collection[int]) -> Question:
    words = (replace(word, tag="named") if place in places else word for place, word in enumerate(question.words))
    return replace(question, words=tuple(words))


def _by_number(question: Question, opened: Opened) -> bool:
    return belongs_to(opened, question.symbols)


def _by_place(question: Question, opened: Opened) -> bool:
    return bool(_places_of(question, localities(opened)))


def _said_place(question: Question, opened: Opened) -> frozenset[int]:
    return frozenset(_places_of(question, localities(opened)))


def _by_date(question: Question, opened: Opened) -> bool:
    """Say whether "kế hoạch tháng 3 năm 2025" is this document: a date right after the word for a document."""
    issued = opened.document.identity.issued_on or "-"
    tags = [word.tag for word in question.words]
    named = any(tag == "document" and "date" in tags[place + 1 : place + 4] for place, tag in enumerate(tags))
    return named and any(issued.startswith(date) or date.startswith(issued) for date in question.dates)


def _by_person(question: Question, opened: Opened) -> bool:
    return bool(_person_places(question, opened))


def _by_owner(question: Question, opened: Opened) -> bool:
    return bool(_owner_places(question, opened))


def _by_title(question: Question, opened: Opened) -> bool:
    return bool(_title_places(question, opened))


def _number_places(question: Question, opened: Opened) -> set[int]:
    """Return the places of the document's own number and of its kind before it ("Quyết định số 12/QĐ-SGDĐT")."""
    if not _by_number(question, opened):
        return set()
    own = opened.document.identity.number
    number = keys(own)[1] if own else parent_of(opened)
    last = next(place for place, word in enumerate(question.words) if word.folded == number)
    first = last
    while (
        first
        and question.words[first - 1].folded in opened.identity.folded | _NUMBER_WORDS
        and last - first < _KIND_LENGTH
    ):
        first -= 1
    return set(range(first, last + 1))


def _title_places(question: Question, opened: Opened) -> set[int]:
    """Return the places of "Nghị định về công tác văn thư": the document's kind and words of its own title after it."""
    found: set[int] = set()
    for kind in _kinds(opened):
        found |= _titled_places(question, opened, kind)
    return found


def _kinds(opened: Opened) -> list[tuple[str, ...]]:
    """Return what the document may be called: its kind, and that of what it issues ("Quyết định ban hành Quy chế")."""
    title = " ".join(syllables(opened.document.identity.title or ""))
    issued = [kind for kind in KINDS if f"ban hanh {kind}" in title]
    own = " ".join(syllables(opened.document.identity.type or ""))
    return [tuple(kind.split()) for kind in dict.fromkeys([own, *issued]) if kind]


def _titled_places(question: Question, opened: Opened, kind: tuple[str, ...]) -> set[int]:
    found: set[int] = set()
    folded = tuple(word.folded for word in question.words)
    for place in range(len(folded) - len(kind) + 1):
        if folded[place : place + len(kind)] != kind or place in found:
            continue
        if place and question.words[place - 1].tag in {"", "plain"}:
            continue
        run = _titled(question, place + len(kind), opened)
        words = [question.words[at].folded for at in run]
        if _is_in_initials(question, place + len(kind), opened, kind):
            found |= set(range(place, place + len(kind) + 1))
        elif any(pair in opened.identity.pairs for pair in itertools.pairwise(words)):
            found |= {*range(place, place + len(kind)), *run}
    return found


def _is_in_initials(question: Question, place: int, opened: Opened, kind: tuple[str, ...]) -> bool:
    """Say whether the word is the initials of the title ("Luật ANM" is that on "an ninh mạng")."""
    word = question.words[place] if place < len(question.words) else None
    if word is None or not word.text.isupper() or len(word.text) < _INITIALS:
        return False
    title = tuple(syllables(opened.document.identity.title or ""))
    name = title[len(kind) :] if title[: len(kind)] == kind else title
    return word.folded == "".join(syllable[0] for syllable in name)


def _titled(question: Question, start: int, opened: Opened) -> list[int]:
    run: list[int] = []
    for place in range(start, len(question.words)):
        word = question.words[place]
        if place > start and not word.glued:
            break  # "Theo Luật Thanh niên, thanh niên là …": behind a comma the title has ended
        joined = (question.words[place - 1].folded, word.folded) in opened.identity.pairs
        if word.tag in {"scaffold", "maybe"} and not joined:
            continue
        if word.folded not in opened.identity.folded or not (joined or word.tag in _IN_TITLES):
            break  # "bao" in "luat bao ve …" asks nothing: the title itself joins it to the word before
        run.append(place)
    return run


def _person(opened: Opened) -> frozenset[tuple[str, ...]]:
    signer = opened.document.identity.signer
    name = tuple(syllables(signer.name)) if signer and signer.name else ()
    return frozenset([name]) if len(name) > 1 else frozenset()


def _person_places(question: Question, opened: Opened) -> set[int]:
    """Return the places of the signer's name, or of its last syllable behind a word of address ("ông Hùng")."""
    names = _person(opened)
    last = {name[-1] for name in names}
    words = question.words
    called = {
        place
        for place in range(1, len(words))
        if words[place].folded in last and words[place - 1].folded in ADDRESSES and _is_called(question, place)
    }
    return _places_of(question, names) | called


def _is_called(question: Question, place: int) -> bool:
    # "Ông nào", "cô giáo" are no names; with accents typed, a name is the exact one or has a capital.
    return question.words[place].tag in {"", "named"} or question.words[place].text[:1].isupper()


def _owner_places(question: Question, opened: Opened) -> set[int]:
    """Return the places of "Sở" in "kế hoạch của Sở", "huyện" in "văn bản của huyện", where the issuer is one."""
    places = _after_document(question)
    named = {word.exact if question.accented else word.folded for word in (question.words[place] for place in places)}
    named -= {"và", "va", "cấp", "cap", "ngành", "nganh"}
    if not named:
        return set()
    one = opened.document.identity
    issuer = bag(" ; ".join(part for part in (one.issuer, head_of(opened)) if part), opened.document.abbreviations)
    if named <= (issuer.exact if question.accented else issuer.folded):
        return set(places)
    # Without accents "so" is Sở and số: only with them may the title tell the level.
    level = any(question.words[place].folded in _LEVELS for place in places)
    return set(places) if question.accented and level and named <= opened.identity.exact | issuer.exact else set()


def _after_document(question: Question) -> list[int]:
    words = question.words
    for place, word in enumerate(words[:-1]):
        if word.tag != "document" or words[place + 1].tag == "document" or _is_object(words, place):
            continue
        if words[place + 1].folded in _OWNERS:
            return _run(question, place + 2)
        if words[place + 1].folded in _LEVELS:
            return _run(question, place + 1)
    return []


def _is_object(words: Sequence[Word], place: int) -> bool:
    """Say whether the plan is what is worked on ("tham mưu kế hoạch của Sở"), not where to look."""
    first = place
    while first and words[first - 1].tag == "document":
        first -= 1
    return first > 0 and words[first - 1].tag in {"", "plain"}


def _run(question: Question, start: int) -> list[int]:
    found = []
    for place in range(start, min(start + 9, len(question.words))):
        word = question.words[place]
        if word.tag not in {"", "plain", "maybe", "named"} and word.folded not in {"va", "cap"}:
            break
        found.append(place)
    return found


def _places_of(question: Question, names: Iterable[tuple[str, ...]]) -> set[int]:
    folded = [word.folded for word in question.words]
    return {
        place
        for name in names
        for at in range(len(folded) - len(name) + 1)
        if tuple(folded[at : at + len(name)]) == name
        for place in range(at, at + len(name))
    }


def _by_kind(question: Question, opened: Opened) -> bool:
    kind = " ".join(syllables(opened.document.identity.type or ""))
    return bool(kind) and kind in KINDS and _names_kind(question, kind)


def _names_kind(question: Question, kind: str) -> bool:
    words = question.words
    if any(words[at].tag == "reference" and _is_owner(words, at + 1, kind) for at in range(len(words))):
        return True  # "Điều 5 của Kế hoạch"
    last = max((at for at, word in enumerate(words) if word.tag != "scaffold"), default=-1)
    said = " ".join(word.folded for word in words[: last + 1])
    # "Nghị quyết 57-NQ/TW" names another document; "quyết định này", "theo quyết định" the one at hand.
    return re.search(rf"(?<!\w){kind}(?= (?:nay|do|tren|ban|cua|duoc|do ai|nham|co|gui|can cu)|$)", said) is not None


def _is_owner(words: Sequence[Word], start: int, kind: str) -> bool:
    run = [word.folded for word in words[start : start + 1 + len(kind.split())]]
    return bool(run) and run[0] in {"cua", "trong", "tai"} and " ".join(run[1:]) == kind


def _by_year(question: Question, opened: Opened) -> bool:
    """Say whether "kế hoạch năm 2025" is this document: a year right after the word for a document."""
    tags = [word.tag for word in question.words]
    named = any(tag == "document" and "year" in tags[place + 1 : place + 3] for place, tag in enumerate(tags))
    return named and len(question.years) == 1 and str(question.years[0]) in opened.identity.folded
