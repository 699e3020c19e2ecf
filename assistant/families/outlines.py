"""Answers which parts a document, or a part of it, is made of, and how many ("Phần II gồm mấy mục?")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, section_ground
from assistant.answering.proposal import Claim, Proposal, Worked, answered, refused
from assistant.families import groups
from assistant.families.choices import ask_back
from assistant.resolving.parts import named_sections
from assistant.understanding.words import syllables
from corpus.language.numbering import label_of
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Section

FAMILY = "outlines"
_CONFIDENCE = 0.93
_NOUNS = r"muc|phan|phu luc|noi dung|de muc|muc lon|tieu muc|dau muc|nhom|mang"
# "mấy mục", "bao nhiêu phần"
_COUNT = re.compile(rf"(?<!\w)(?:may|bao nhieu)\s+(?P<noun>{_NOUNS})(?!\w)")
# "những mục nào", "có các phần gì", "liệt kê các mục", "các phần lớn của … là gì"
_LIST = re.compile(
    rf"(?<!\w)(?:nhung|cac|co|gom|chia (?:thanh|lam|ra))\s+(?:nhung |cac )?"
    rf"(?P<noun>{_NOUNS})(?:\s+(?:lon|chinh|con|nho|nhiem vu|viec|cong viec|cong tac))?\s+(?:nao|gi)(?!\w)"
    rf"|(?:liet ke|ke ten|ke ra|ke|neu ten|neu|cho biet)\s+(?:nhung |cac |ten |ten cac |ten nhung )*"
    rf"(?P<told>{_NOUNS})\s+(?:lon |chinh |con |nho )?(?:trong|cua|thuoc|o)(?!\w)"
    rf"|(?<!\w)(?:cac|nhung)\s+(?P<said>muc|phan|de muc|muc lon)\s+(?:lon |chinh |con )?(?:cua|trong)(?!\w)(?:\s+\w+)+"
    rf"\s+la\s+(?:nhung )?(?:gi|nao)(?!\w)"
)
_HAS = re.compile(
    r"(?<!\w)co (?:kem (?:theo )?)?(?:cac |nhung )?phu luc(?: nao)?(?: kem theo)? (?:khong|ko|k|hong)(?!\w)"
)
_SHAPE = re.compile(r"(?<!\w)(?:bo cuc|muc luc|dan y|dan bai|ket cau|cau truc)(?!\w)")
_ABOUT = {"cua", "trong", "o", "thuoc", "ke", "hoach", "van", "ban", "phan", "muc"}
_NAMED_SHARE = 0.5  # of a heading's words, said side by side, name the part
_APPENDIX = "phu_luc"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which kind of parts is asked for (folded; "" for the whole outline), and whether only how many."""

    noun: str
    count: bool


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the parts of the document or of the part that the question names; ``None`` where no outline is asked."""
    asked = _asked(question)
    if asked is None:
        return None
    if asked.noun == "nhom" and not any(_names_part(question, opened) for opened in shelf.documents):
        return groups.answer(question, shelf)
    return _whether(question, shelf, asked) if question.form == "yesno" else _told(question, shelf, asked)


def _told(question: Question, shelf: Shelf, asked: _Asked) -> Proposal | None:
    held = [(opened, many) for opened in shelf.documents if (many := _parts(question, opened, asked))]
    if not held:
        return None
    if len(held) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in held], _CONFIDENCE)
    claims = tuple(_claim(opened, one) for opened, many in held for one in many)
    if not all(any(map(str.isalpha, claim.text)) for claim in claims):
        return None  # mere numbers are clauses, no parts: "mấy phần học phí" asks for a share
    if not asked.count or len(held) > 1:
        return answered(FAMILY, _CONFIDENCE, claims, opening="Gồm các phần" if len(claims) > 1 else "")
    total = str(len(claims))
    worked = (Worked(total, "count", tuple(claim.grounds[0] for claim in claims)),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=f"Có {total} {_unfolded(asked.noun)}", worked=worked)


def _whether(question: Question, shelf: Shelf, asked: _Asked) -> Proposal | None:
    """Return whether the document has parts of the kind ("Kế hoạch có phụ lục không?"), and which."""
    documents = shelf.documents
    if len(documents) != 1 or asked.noun != "phu luc":
        return None
    claims = tuple(_claim(documents[0], one) for one in _parts(question, documents[0], asked))
    if claims:
        return answered(FAMILY, _CONFIDENCE, claims, opening="Có")
    return refused(FAMILY, _CONFIDENCE, "Không có: văn bản không kèm theo phụ lục nào.")


def _claim(opened: Opened, section: Section) -> Claim:
    # An appendix is called by its label on one line and by its title on the next.
    name, title = flat(section.path[-1]), flat(section.title)
    text = name if title.lower() in name.lower() else f"{name}: {title}"
    return Claim(text, (section_ground(opened, section),))


def _unfolded(noun: str) -> str:
    names = {"phu luc": "phụ lục", "noi dung": "nội dung", "phan": "phần"}
    return names.get(noun, "mục")


def _asked(question: Question) -> _Asked | None:
    said = " ".join(word.folded for word in question.words)
    counted = _COUNT.search(said)
    if counted and _spelled(question, counted["noun"]) and not _goes_on(said[counted.end() :]):
        return _Asked(counted["noun"], count=True)
    listed = _LIST.search(said)
    if listed:
        noun = next(one for one in listed.groups() if one)
        # "Mục II gồm những nội dung gì?" asks for what the part says, "kế hoạch gồm những nội dung gì" for its parts.
        whole = noun != "noi dung" or not question.references
        return _Asked(noun, count=False) if whole and _spelled(question, noun) else None
    if question.form == "yesno" and _HAS.search(said):
        return _Asked("phu luc", count=False)
    return _Asked("", count=False) if _SHAPE.search(said) and _of_document(question) else None


def _goes_on(rest: str) -> bool:
    # "mấy phần trăm", "bao nhiêu nội dung tập huấn" count something else.
    return rest.strip().startswith(("tram", "mem", "thuong", "tap huan", "dao tao", "boi duong", "viec"))


def _spelled(question: Question, noun: str) -> bool:
    """Say whether the noun is typed so, where accents are typed ("mục" is not "mức")."""
    wanted = {"muc": "mục", "phan": "phần", "phu luc": "phụ lục"}.get(noun)
    return wanted is None or not question.accented or wanted in question.text.lower()


def _of_document(question: Question) -> bool:
    return bool({"document", "named"} & question.tags or question.references)


def _parts(question: Question, opened: Opened, asked: _Asked) -> list[Section]:
    sections = opened.document.sections
    wanted = [one for one in question.references if one.kind != "item"]
    if wanted:
        hosts = named_sections(opened, sorted(wanted, key=lambda one: one.start))
        hosts = hosts or named_sections(opened, sorted(wanted, key=lambda one: -one.start))
        return _below(opened, hosts[0]) if len(hosts) == 1 else []
    of_whole = not asked.noun or (asked.noun == "noi dung" and not asked.count)
    host = None if of_whole else _host(question, opened)
    if host is not None:
        return _below(opened, host)
    if _more_said(question, opened):
        return []
    top = [one for one in sections if len(one.path) == 1 and one.title.strip()]
    appendices = [one for one in top if one.kind == _APPENDIX]
    body = [one for one in top if one.kind != _APPENDIX and label_of(one.path[-1])]
    if asked.noun == "phu luc":
        return appendices
    return body if asked.count else [*body, *appendices]


def _below(opened: Opened, host: Section) -> list[Section]:
    depth = len(host.path)
    return [
        one
        for one in opened.document.sections
        if host.start <= one.start < host.end and len(one.path) == depth + 1 and one.path[:depth] == host.path
    ]


def _host(question: Question, opened: Opened) -> Section | None:
    """Return the part with parts of its own whose heading the question says ("phần phân công thực hiện")."""
    said = [word.folded for word in question.words if word.tag not in {"named", "howmany", "list"}]
    scored = [(_share(said, _name(one)), one) for one in opened.document.sections if _below(opened, one)]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _NAMED_SHARE else None


def _names_part(question: Question, opened: Opened) -> bool:
    """Say whether a part with parts of its own is called by its whole heading ("phần nội dung nhiệm vụ gồm …")."""
    host = _host(question, opened)
    said = " ".join(word.folded for word in question.words)
    return host is not None and re.search(rf"(?<!\w)(?:phan|muc) {' '.join(_name(host))}(?!\w)", said) is not None


def _name(section: Section) -> tuple[str, ...]:
    label = label_of(section.title)
    return syllables(section.title[label.end :] if label else section.title)


def _share(said: Sequence[str], name: tuple[str, ...]) -> float:
    """Return the share of the heading that the question says in one run, if what it says is no mere asking word."""
    best = 0
    for size in range(len(name), 1, -1):
        runs = {name[at : at + size] for at in range(len(name) - size + 1)}
        if any(tuple(said[at : at + size]) in runs for at in range(len(said) - size + 1)):
            best = size
            break
    return best / len(name) if name else 0.0


def _more_said(question: Question, opened: Opened) -> bool:
    """Say whether the question is about some matter, not about the document as a whole."""
    known = opened.identity.folded | _ABOUT | set(_SHAPED)
    return any(word.folded not in known for word in question.words if word.tag in {"", "plain"})


_SHAPED = fold(
    "bố cục mục lục dàn ý bài kết cấu cấu trúc mục phần lớn chính con phụ lục đề kèm theo gì thế nào"
).split()
