"""Holds an answer from prose to the question: the names it holds, the time or money asked, what a yes-or-no claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, unlabelled
from assistant.evidence.matching import weigh
from assistant.resolving.asked_units import HEADS, unit_key, units_of
from assistant.understanding.intent import OFFICES
from assistant.understanding.phrases import light_words
from assistant.understanding.words import bag, join, keys
from corpus.language.letters import LOWER, UPPER
from corpus.language.numbering import label_of
from corpus.language.symbols import find_dates, find_symbols
from corpus.language.times import find_times, quarters_in, years_in
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from assistant.answering.proposal import Ground, Proposal
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

_FIGURES = {"year", "quarter", "date", "amount", "reference"}
_ENOUGH = 0.85
_WEIGHED = {"provisions"}
_VERDICTS = ("Đúng", "Không đúng")
_WHEN = re.compile(
    r"(?<!\w)(?:khi|truong hop|ngay|thuong xuyen|hang nam|truoc|sau|dinh ky|kip thoi|ke tu|thoi diem|tu luc)(?!\w)"
    r"|\d+ (?:nam|thang|gio|tuan)"
)
_WEEKDAY = re.compile(r"(?<!\w)(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)(?!\w)")
_HEAD = 600  # letters at the head of a document that hold its letterhead
_CAPITALISED = re.compile(rf"[{UPPER}][{LOWER}]+")
_BESIDE = 8  # letters between a symbol and its date (", ngày ")
_FORM = re.compile(r"(?<!\w)(?:mẫu|mau|biểu|bieu)\s+(?:số\s+|so\s+)?(?P<number>\d+(?:\.\d+)*)(?![\w./])", re.IGNORECASE)
_MONEY = re.compile(
    r"(?<!\w)(?:kinh|miễn|lệ|học|chi) phí|ngân sách|nguồn vốn|chi trả|chi phí|(?<!\w)tiền(?!\w)|\d đồng"
)


def is_held(question: Question, shelf: Shelf, proposal: Proposal) -> bool:
    """Say whether an answer from prose says what was asked for, and holds all that the question names and claims.

    A typed fact compares values and needs no such check; prose has nothing but its words.
    """
    if proposal.status != "answered":
        return True
    if _is_bare_heading(proposal) or _counts_strays(question, proposal) or not _names(question, proposal):
        return False
    if _asks_unheard(question, shelf, proposal) or _is_scattered(question, shelf, proposal):
        return False
    if question.asks == ("funding",) and not _MONEY.search(_quoted(proposal).lower()):
        return False
    if question.asks == ("timeframe",) and question.form != "yesno" and not _says_when(question, proposal):
        return False
    return question.form != "yesno" or _holds_claim(question, shelf, proposal)


def _holds_claim(question: Question, shelf: Shelf, proposal: Proposal) -> bool:
    said = [proposal.opening, *(claim.text for claim in proposal.claims)]
    if proposal.family in _WEIGHED and not any(text.startswith(_VERDICTS) for text in said):
        return True  # believed by its own measure, and told as it stands: it claims nothing
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    there = join([bag(one.opened.text(one.start, one.end), one.opened.document.abbreviations) for one in grounds])
    under = join([bag(" ; ".join(one.path), one.opened.document.abbreviations) for one in grounds])
    match = weigh(shelf.terms(question, question.content()), there, under)
    lacks = match.coverage < _ENOUGH or any(not term.light and not term.verbal for term in match.missing)
    if lacks and proposal.family not in _WEIGHED:
        return False  # a verdict on a clause rests on one that speaks of everything, by what words weigh there
    figures = [word for word in question.words if word.tag in _FIGURES and any(map(str.isdigit, word.text))]
    denies = any(text.startswith("Không đúng") for text in said)
    if not denies and not (set(question.years) <= _own_years(proposal) and _in_quarters(question, proposal)):
        return False
    return denies or all(keys(word.text)[0] in there.exact | under.exact for word in figures)


def _in_quarters(question: Question, proposal: Proposal) -> bool:
    """Say whether every quarter that the question claims stands in the quotes ("Quý III, IV" is not Quý I)."""
    stated = {quarter for quarter, _ in quarters_in(_quoted(proposal))}
    return {quarter for quarter, _ in question.quarters} <= stated


def _own_years(proposal: Proposal) -> set[int]:
    """Return the years that the quotes state of their own: the date of a document they cite is not theirs."""
    texts = (one.opened.text(one.start, one.end) for claim in proposal.claims for one in claim.grounds)
    paths = (" ; ".join(one.path) for claim in proposal.claims for one in claim.grounds)
    return {year for text in (*texts, *paths) for year in years_in(_without_cited(text))}


def _without_cited(text: str) -> str:
    ends = [one.end for one in find_symbols(text)]
    dates = [one for one in find_dates(text) if any(0 <= one.start - end <= _BESIDE for end in ends)]
    for one in sorted([*dates, *find_symbols(text)], key=lambda found: -found.start):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _asks_unheard(question: Question, shelf: Shelf, proposal: Proposal) -> bool:
    """Say whether a word of the language that no document has ("điện thoại") is asked for: nothing near it answers."""
    terms = [term for term in shelf.terms(question, question.content()) if term.stray]
    words = [term for term in terms if term.unknown and not term.word.others and not term.repaired]
    there = bag(_quoted(proposal)).folded
    return any(term.word.folded not in there for term in words)


def _is_scattered(question: Question, shelf: Shelf, proposal: Proposal) -> bool:
    """Say whether a question without accents is met only word by word ("chuyen cuoi": chuyển …, … cuối)."""
    firm = {term.place for term in shelf.terms(question, question.content()) if not term.optional}
    words = [word.folded for word in question.words]
    pairs = [(words[at], words[at + 1]) for at in range(len(words) - 1) if {at, at + 1} & firm]
    if question.accented or not pairs:
        return False
    there = join([bag(_quoted(proposal)), *(one.opened.identity for claim in proposal.claims for one in claim.grounds)])
    return not any(pair in there.pairs for pair in pairs)


def _counts_strays(question: Question, proposal: Proposal) -> bool:
    """Say whether an answer counts what no list enumerates: sentences of several parts, or an office's duties."""
    asked = [place for place, word in enumerate(question.words) if word.tag == "howmany"]
    if not asked or not proposal.opening.startswith("Có "):
        return False
    paths = {ground.path for claim in proposal.claims for ground in claim.grounds}
    if len({path[:-1] for path in paths}) > 1 or any(_heads_duties(claim.grounds[0]) for claim in proposal.claims):
        return True
    after = " ".join(word.folded for word in question.words[asked[-1] + 1 :]).removeprefix("pho ")
    return after.startswith(OFFICES)


def _heads_duties(ground: Ground) -> bool:
    """Say whether the quote stands under the name of a unit: it is one of its duties, nothing that is counted."""
    heading = flat(ground.path[-1]) if ground.path else ""
    label = label_of(heading)
    own = ground.opened.document.abbreviations
    units = {unit_key(name, own) for name in units_of(ground.opened)}
    return unit_key(heading[label.end :] if label else heading, own) in units


def _quoted(proposal: Proposal) -> str:
    """Return the quotes of the answer with the headings that they stand under."""
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    return " ; ".join(f"{one.opened.text(one.start, one.end)} ; {' ; '.join(one.path)}" for one in grounds)


def _says_when(question: Question, proposal: Proposal) -> bool:
    text = _quoted(proposal)
    if "ngay" in {word.folded for word in question.words if word.tag == "timeframe"}:
        # "Trước ngày nào?" wants a day, or words that tell one ("sau 05 ngày").
        return bool(find_dates(text)) or "ngày" in text.lower() or _WEEKDAY.search(fold(text)) is not None
    return bool(find_times(text) or find_dates(text) or years_in(text) or _WHEN.search(fold(text)))


def _is_bare_heading(proposal: Proposal) -> bool:
    """Say whether the answer is a lone heading ("I. MỤC ĐÍCH"): it names a part and says nothing."""
    if len(proposal.claims) != 1:
        return False
    text = flat(proposal.claims[0].text)
    titles = (flat(one.title) for ground in proposal.claims[0].grounds for one in ground.opened.document.sections)
    return text.isupper() or any(text in {title, unlabelled(title)} for title in titles)


def _names(question: Question, proposal: Proposal) -> bool:
    return _names_all(question, proposal) and _holds_forms(question, proposal)


def _names_all(question: Question, proposal: Proposal) -> bool:
    """Say whether every proper name in the question stands in the quotes as a name ("Pháp" is not "pháp luật")."""
    names = [word for place, word in enumerate(question.words) if _is_name(question, place)]
    if not names:
        return True
    heads = " ; ".join(_head_of(one.opened) for claim in proposal.claims for one in claim.grounds)
    there = {token for token in re.findall(r"\w+", f"{_quoted(proposal)} ; {heads}") if token[:1].isupper()}
    known = {fold(token) if not question.accented else token.lower() for token in there}
    return all((word.text.lower() if question.accented else fold(word.text)) in known for word in names)


def _holds_forms(question: Question, proposal: Proposal) -> bool:
    """Say whether each form that is named by its number ("Mẫu 1.5") stands in a document that is quoted."""
    asked = {match["number"] for match in _FORM.finditer(question.text)}
    texts = {one.opened.document.text for claim in proposal.claims for one in claim.grounds} if asked else set()
    return asked <= {match["number"] for text in texts for match in _FORM.finditer(text)}


def _head_of(opened: Opened) -> str:
    """Return what names the document: its letterhead and its title."""
    return f"{opened.document.text[:_HEAD]} ; {opened.document.identity.title or ''}"


def _is_name(question: Question, place: int) -> bool:
    word, words = question.words[place], question.words
    typed = question.text[word.start : word.end] == word.text
    if not place or word.tag or not typed or not _CAPITALISED.fullmatch(word.text):
        return False
    if word.folded in HEADS or (word.folded,) in light_words():
        return False
    after = words[place + 1] if place + 1 < len(words) else None
    # "Kế hoạch", "Nhà trường": a capital out of respect stands on the first half of a common word.
    return after is None or not after.glued or after.tag != "" or not after.text.islower()
