"""Finds who does what: the agent right before the asked verb, the one that opens the clause, the one above its list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.evidence.clauses import bare, clauses_of
from assistant.evidence.kept import kept
from assistant.evidence.standing import article_span
from assistant.understanding.words import keys, syllables
from corpus.language.syllables import tokens
from corpus.language.units import find_units, starts_unit
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.families.clause_ranking import Found
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

# Who acts in sentences of laws and rules, besides the units and offices that are known by name.
_SOMEONE = re.compile(
    r"(?i)(?<!\w)(?:"
    r"(?:cha|mẹ|bố|ông|bà|người|cá nhân|cơ quan|đơn vị|nhà nước|nhà giáo|nhà trường|hội đồng|ủy ban|uỷ ban|gia đình"
    r"|công dân|thanh niên|trẻ em|thí sinh|doanh nghiệp|hộ|hợp tác xã|trung ương|văn thư|thư ký|chính quyền|quốc hội"
    r"|cơ sở|hiệp hội|câu lạc bộ|đồng chí|thủ trưởng|hiệu trưởng|giám đốc|lãnh đạo|chánh|bên(?= [A-ZĐ])|ban(?! hành)"
    r"|tổ(?! chức)|hội(?! nghị| thảo| thi| nhập| họp)|chủ (?:thể|sở hữu|đầu tư|tịch|nhiệm|hộ|toạ|tọa|tài khoản))(?!\w)"
    r"|tổ chức(?=,| và | hoặc | (?:đại diện|chính trị|xã hội|kinh tế|tôn giáo|nước|có|được|phải|không|cá nhân)(?!\w))"
    r"|(?:[^\W\d_]+ ){1,2}viên(?!\w))"
)
_OF_THIS = re.compile(r"(?<!\w)(?:khoan|dieu|diem|muc|viec|van de|noi dung|quy dinh) nay(?!\w)")
_FRONTED = re.compile(r"^[^,.;:]{1,60},\s+")  # "Hằng năm, Bộ Tư pháp …"
_MANY = re.compile(r"(?i)^(?:các|những|mọi|mỗi|một)\s+")
_CHARGED = re.compile(
    r"(?<!\w)(?:trach nhiem|nhiem vu|quyen han|quyen|tham quyen|nghia vu|chuc nang)(?!\w)[^.;:]{0,60}(?<!\w)cua\s"
)
_OF_BODY = re.compile(
    r"(?<!\w)(?:co quan|don vi|to chuc|hoi dong|uy ban|bo|so|phong|ban|cuc|truong|hoi|doan|ben|nguoi) nao$"
)
_ASKS = frozenset(("who", "issuer", "signer", "lead", "coordinating"))
_MODAL_WORDS = """
    phai khong duoc se co quyen trach nhiem chiu dung ra can cho la thi dang da deu cung nen ma bi the xem xet lai
"""
_MODALS = frozenset(_MODAL_WORDS.split())
_DEED = 2  # words of what is done
_GAP, _FAR, _FIRST = 2, 8, 3
_SAYS, _MAY, _KNOWN = 3, 2, 1
_NEARLY = 0.5  # of the first one's likelihood


def asks_who(question: Question) -> bool:
    """Say whether somebody is asked for ("ai", "cơ quan nào", "hội đồng nào"), whatever else is."""
    return question.form != "yesno" and _asking(question.words) is not None


def deed(question: Question) -> tuple[Word, ...]:
    """Return the first words of what somebody does ("ai phải quyết định …": "quyết định"); empty where none is said."""
    rest = list(question.words[_asking(question.words) or len(question.words) :])
    while rest and rest[0].folded in _MODALS:
        rest.pop(0)
    return tuple(rest[:_DEED])


def _asking(words: Sequence[Word]) -> int | None:
    """Return the place behind the first words that ask for somebody."""
    said = ""
    for place, word in enumerate(words):
        said = f"{said} {word.folded}"
        by_tag = word.tag in _ASKS and word.folded in {"ai", "nao", "gi"}
        if (word.folded == "ai" and word.tag != "plain") or by_tag or _OF_BODY.search(said):
            return place + 1
    return None


def tells(question: Question, opened: Opened, clause: Clause) -> int:
    """Return how surely the clause says who does what is asked: 3 says it, 2 may, 1 knows of somebody, 0 of nobody."""
    if clause.heading:
        return 0
    text, doing = bare(clause.text), deed(question)
    own = opens_with_agent(text)
    above = None if own else agent_above(opened, clause)
    gaps = list(_gaps(text, doing, _body(question.words)))
    if any(gap <= _GAP for gap in gaps) or (above is not None and _opens_with(text, doing)):
        return _SAYS
    if own and any(gap <= _FAR for gap in gaps):
        return _MAY
    return _KNOWN if own or above is not None else 0


def says_who(question: Question, opened: Opened, clause: Clause) -> bool:
    """Say whether somebody is asked for and the clause says who does it."""
    return asks_who(question) and bool(deed(question)) and tells(question, opened, clause) == _SAYS


def agent_for(question: Question, opened: Opened, clause: Clause) -> Clause | None:
    """Return the line or heading above a clause that says who does what is asked, ``None`` where the clause does."""
    text, doing = bare(clause.text), deed(question)
    if clause.heading or opens_with_agent(text):
        return None
    said = any(gap <= _GAP for gap in _gaps(text, doing, _body(question.words)))
    return agent_above(opened, clause) if _opens_with(text, doing) or not said else None


def _opens_with(text: str, doing: Sequence[Word]) -> bool:
    return any(len(syllables(text[:at])) < _FIRST for at in _starts(text, doing))


def opens_with_agent(text: str) -> bool:
    """Say whether a sentence opens with who acts in it, a time before it left aside ("Hằng năm, Bộ Tư pháp …")."""
    return any(_is_agent(one) for one in (text, _FRONTED.sub("", text)))


def _is_agent(text: str) -> bool:
    line = _MANY.sub("", text)
    return _SOMEONE.match(line) is not None or starts_unit(line)


def agent_above(opened: Opened, clause: Clause) -> Clause | None:
    """Return the nearest line or heading above a clause that says whose duties it lists."""
    clauses = clauses_of(opened)
    at = clause.above
    while at >= 0:
        if _names_agent(clauses.every[at]):
            return clauses.every[at]
        at = clauses.every[at].above
    return next((one for one in reversed(_heads(opened)) if _is_under(opened, clause, one)), None)


def _is_under(opened: Opened, clause: Clause, head: Clause) -> bool:
    return head.start < clause.start < opened.document.sections[head.section].end


@kept
def _heads(opened: Opened) -> tuple[Clause, ...]:
    """Return the headings that say whose duties stand under them."""
    return tuple(one for one in clauses_of(opened).every if one.heading and _names_agent(one))


def _names_agent(line: Clause) -> bool:
    text = bare(line.text)
    return opens_with_agent(text) or _charged(text)


def _charged(text: str) -> bool:
    """Say whether a line names somebody's duties ("Trách nhiệm của Sở Nội vụ")."""
    said = _CHARGED.search(fold(text))
    return said is not None and _is_agent(text[said.end() :].lstrip())


def _body(words: Sequence[Word]) -> str:
    """Return the kind of body asked for ("tổ chức" of "tổ chức nào"), folded; empty for "ai"."""
    at = _asking(words)
    return (
        " ".join(word.folded for word in words[max(0, at - 3) : at - 1]) if at and words[at - 1].folded == "nao" else ""
    )


def _gaps(text: str, doing: Sequence[Word], kind: str) -> Iterator[int]:
    """Yield how many words, modal ones aside, stand between somebody and each place where the deed is said."""
    spans = [*((span.start, span.end) for span in find_units(text)), *(one.span() for one in _SOMEONE.finditer(text))]
    # "Tổ chức đại diện …" does not tell which "tổ chức đại diện" it is.
    ends = [end for start, end in spans if fold(text[start:end]) != kind]
    for place in _starts(text, doing):
        before = [end for end in ends if end <= place]
        if before:
            between = text[max(before) : place]
            broken = ";" in between or ". " in between
            yield _FAR + 1 if broken else sum(word not in _MODALS for word in syllables(between))


def _starts(text: str, doing: Sequence[Word]) -> Iterator[int]:
    """Yield the positions where the deed is said, word by word, without accents where none were typed."""
    cut = [token for token in tokens(text) if not token.whole]
    if not doing:
        return
    wanted = [word.folded if word.exact.isascii() else word.exact for word in doing]
    for place in range(len(cut) - len(doing) + 1):
        if all(want in keys(one.text) for want, one in zip(wanted, cut[place:], strict=False)):
            yield cut[place].start


def tellers_first(question: Question, ranked: Sequence[Found]) -> list[Found]:
    """Return the clauses with the one that says who does it first, where the best one knows of nobody who does.

    Clauses that fit the matter better often say what is done, or head the part: beside them, in the same article or
    believed nearly as much, stands who does it.
    """
    many = list(ranked)
    if not many or not asks_who(question) or not deed(question):
        return many
    first = many[0]
    if tells(question, first.opened, first.clause) >= _MAY:
        return many
    told = next((one for one in many[1:] if _near(one, first) and _is_teller(question, one)), None)
    told = told or _beside(question, first)
    return many if told is None else [told, *(one for one in many if one is not told)]


def _beside(question: Question, first: Found) -> Found | None:
    """Return the sentence of the same part that says who ("… Bộ trưởng quy định chi tiết khoản này")."""
    for one in clauses_of(first.opened).every[first.clause.place + 1 :]:
        if one.section != first.clause.section:
            return None
        if tells(question, first.opened, one) == _SAYS and _OF_THIS.search(fold(one.text)):
            return replace(first, clause=one)
    return None


def _is_teller(question: Question, found: Found) -> bool:
    return tells(question, found.opened, found.clause) >= _MAY


def _near(one: Found, first: Found) -> bool:
    if one.opened is first.opened and article_of(one) == article_of(first):
        return True
    return one.chance >= _NEARLY * first.chance


def article_of(found: Found) -> tuple[int, int]:
    """Return the span of the article that holds the clause found."""
    start = found.clause.start
    return article_span(found.opened, start, start + 1)
