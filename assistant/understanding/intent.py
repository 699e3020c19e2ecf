"""Decides what a tagged question asks for and in which form, from the tags alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.words import Word

_NOUNS = {"timeframe", "result", "place", "funding"}
_INTERROGATIVES = {"nao", "gi", "j", "dau", "ai", "nhieu", "may", "gio"}
_NO_TAILS = {"khong", "ko", "hok", "hong", "chua"}
_MODALS = {"duoc", "dc", "phai", "can", "bi", "con"}
_TIMES = {"ngay", "khi", "luc", "gio", "thoi"}
_COUNTED_WORDS = ("dieu ", "chuong ", "muc ", "phan ", "khoan ", "phu luc ", "don vi ", "co quan ", "can cu ", "nhom ")
# Offices that a person holds, folded.
OFFICES = (
    "chu tich",
    "giam doc",
    "truong phong",
    "hieu truong",
    "bi thu",
    "bo truong",
    "thu tuong",
    "truong ban",
    "vien truong",
    "chanh",
    "cuc truong",
    "ke toan",
    "thu ky",
    "chuyen vien",
    "pho phong",
    "nhan vien",
)
_TELLS = {"ke", "liet", "neu"}  # "kể mấy chỉ tiêu": they are to be told, not counted
_RESTS = {"co", "lay", "dua", "can", "theo", "dung", "vien", "ma"}  # "kế hoạch lấy Nghị quyết … làm căn cứ"
_BESIDE = 3
_DEADLINES = ("thoi han", "han chot", "han cuoi", "hoan thanh", "hoan tat", "deadline", "xong")
_COUNTED = {"task", "tasks", "targets", "bases", "recipients", "who", "document"}
DOCUMENT_ASKS = frozenset(
    {"signer", "signer_role", "issued_on", "issue_place", "issuer", "number", "bases", "recipients", "title", "type"}
)
_DOCUMENT_TAGS = ("signer_role", "issue_place", "number", "bases", "recipients", "title", "type")


@dataclass(frozen=True, slots=True)
class Run:
    """A tagged phrase: its tag, its place among the words, its words folded."""

    tag: str
    first: int
    last: int
    folded: tuple[str, ...]

    @property
    def interrogative(self) -> bool:
        """Say whether the phrase itself asks ("thời gian nào"), not only names ("thời gian")."""
        return bool(_INTERROGATIVES & set(self.folded))


def runs_of(words: Sequence[Word]) -> tuple[Run, ...]:
    """Return the tagged phrases in order; neighbours of one tag from different phrases stay one run."""
    found: list[Run] = []
    for place, word in enumerate(words):
        if found and found[-1].tag == word.tag and found[-1].last == place:
            found[-1] = Run(word.tag, found[-1].first, place + 1, (*found[-1].folded, word.folded))
        elif word.tag:
            found.append(Run(word.tag, place, place + 1, (word.folded,)))
    return tuple(run for run in found if run.tag not in {"plain", "scaffold", "maybe"})


def asks_of(words: Sequence[Word]) -> tuple[str, ...]:
    """Return what is asked, in the order of the question; empty for an open question."""
    runs = runs_of(words)
    tags = {run.tag for run in runs}
    found = [*_document_asks(runs, tags, words), *_quantity_asks(runs, tags, words)]
    if not found or found == ["define"]:
        found += _assignment_asks(runs, tags, words)
    return tuple(dict.fromkeys(found))


def form_of(words: Sequence[Word], asks: Sequence[str]) -> str:
    """Return ``yesno``, ``compare``, ``count``, ``list`` or ``fact``."""
    tags = {word.tag for word in words}
    if "compare" in tags:
        return "compare"
    if "yesno" in tags or _ends_in_no(words):
        return "yesno"
    if "count" in asks:
        return "count"
    return "list" if "list" in tags or {"tasks", "targets"} & set(asks) else "fact"


def _asks_why(words: Sequence[Word]) -> bool:
    # "Ban hành kế hoạch nhằm mục đích gì?" asks for the purpose, not for the date.
    said = " ".join(word.folded for word in words)
    return any(noun in said for noun in ("muc dich", "ly do", "li do", "muc tieu", "y nghia", "vi sao", "tai sao"))


def asks_deadline(words: Sequence[Word]) -> bool:
    """Say whether it is asked by when something is done ("thời hạn ban hành quy chế"): a task has a deadline."""
    said = f" {' '.join(word.folded for word in words)} "
    timed = any(word.tag == "timeframe" for word in words)
    return timed and any(f" {noun} " in said for noun in _DEADLINES)


def _asks_name(words: Sequence[Word]) -> bool:
    # "Họ tên chuyên viên phụ trách …?" asks for a person, not for a unit.
    said = " ".join(word.folded for word in words)
    return _names_office(words) and any(name in said for name in ("ho ten", "ho va ten"))


def _names_office(words: Sequence[Word]) -> bool:
    said = " ".join(word.folded for word in words)
    return any(office in said for office in OFFICES)


def _asks_which_document(words: Sequence[Word]) -> bool:
    # "Văn bản do ông A ký là văn bản nào?"
    said = " ".join(word.folded for word in words)
    return any(f"{noun} nao" in said for noun in ("van ban", "ke hoach", "tai lieu"))


def _asks_locality(words: Sequence[Word]) -> bool:
    # "Ký ban hành tại địa phương nào?"
    said = " ".join(word.folded for word in words)
    nouns = ("dia phuong", "dia danh", "huyen", "tinh", "thanh pho", "quan", "xa", "thi xa", "noi")
    return any(f" {where} {noun} nao" in f" {said}" for where in ("o", "tai", "thuoc", "la cua") for noun in nouns)


def rests_on_something(words: Sequence[Word]) -> bool:
    """Say whether a document is told by what it rests on ("kế hoạch căn cứ 12-NQ/TU là của tỉnh nào?")."""
    first = next((place for place, word in enumerate(words) if word.tag == "document"), None)
    if first is None or any(word.tag in {"", "plain"} for word in words[:first]):
        return False
    behind = next((word for word in words[first:] if word.tag != "document"), None)
    return behind is not None and behind.folded in _RESTS and _asks_locality(words)


def _asks_full_name(tags: set[str], words: Sequence[Word]) -> bool:
    # "Kế hoạch này tên đầy đủ là gì?" asks for a title, of a short form it asks for a meaning.
    return {"define", "document"} <= tags and "ten day du" in " ".join(word.folded for word in words)


def _document_asks(runs: Sequence[Run], tags: set[str], words: Sequence[Word]) -> list[str]:
    told = tags & {"issued", "signer"} or _names_office(words)
    if (told and _asks_locality(words)) or rests_on_something(words):
        return ["issue_place"]
    found = [tag for tag in _DOCUMENT_TAGS if tag in tags or (tag == "title" and _asks_full_name(tags, words))]
    if "signer_role" in found or "bases" in found:
        return [tag for tag in found if tag in {"signer_role", "bases", "recipients"}]
    if "title" in found and "timeframe" in tags:
        found.append("issued_on")
    if _asks_name(words) or (found == ["title"] and _names_office(words)):
        return ["person"]
    if "signer" in tags:
        found.append(_signer_ask(runs, tags, words))
    if "issuer" in tags:
        found += ["issuer", "issued_on"] if "timeframe" in tags else ["issuer"]
    if "issued" in tags and not _asks_why(words):
        timed = any(run.tag == "issued" and _TIMES & set(run.folded) for run in runs)
        # "Ai ký Quyết định ban hành …?", "Thời hạn ban hành quy chế?": what is issued is told, its date is not asked.
        told = not timed and (asks_deadline(words) or ("timeframe" not in tags and _asks_person(runs)))
        found += ["issued_on"] if not told and (timed or "who" not in tags or "timeframe" in tags) else []
        found += ["issuer"] if "who" in tags else []
    if "define" in tags and not found and not tags & {*_NOUNS, "lead", "coordinating", "tasks", "task", "percent"}:
        found.append("define")
    if "place" in tags and ("issued" in tags or "signer" in tags):
        found = [*(ask for ask in found if ask != "issued_on"), "issue_place"]
    return found


def _signer_ask(runs: Sequence[Run], tags: set[str], words: Sequence[Word]) -> str:
    if not tags & {"who", "timeframe"} and _asks_which_document(words):
        return "title"
    return "issued_on" if "timeframe" in tags and "who" not in tags and not _asks_person(runs) else "signer"


def _asks_person(runs: Sequence[Run]) -> bool:
    return any(run.tag == "signer" and {"ai", "nguoi"} & set(run.folded) for run in runs)


def _quantity_asks(runs: Sequence[Run], tags: set[str], words: Sequence[Word]) -> list[str]:
    if "percent" in tags:
        return ["value"]
    for run in runs:
        if run.tag == "howmany" and not _is_plural(run, runs, tags) and not _of_a_day(run, words):
            return ["count" if _counts(run, runs, words) else "value"]
    return ["targets"] if "targets" in tags and not (tags & {"who", "lead", "coordinating"}) else []


def _is_plural(run: Run, runs: Sequence[Run], tags: set[str]) -> bool:
    """Say whether "mấy" only says that there are several ("mấy cái hội thảo thì khi nào làm")."""
    if run.folded == ("may",) and (tags & {"tasks", "who"} or _TELLS & set(runs[0].folded)):
        return True
    if run.folded == ("so", "luong") and tags >= {"who", "lead"} and runs[0].tag == "who":
        return True  # "Cơ quan nào chủ trì nâng cao số lượng …?" asks for the doer
    asking = {*_NOUNS, "who", "tasks"}
    return run.folded[0] == "may" and any(
        other.tag in asking and other.interrogative and other.first >= run.last for other in runs
    )


def _of_a_day(run: Run, words: Sequence[Word]) -> bool:
    # "ra ngày bao nhiêu" asks for a date.
    before = words[run.first - 1] if run.first else None
    return before is not None and before.folded == "ngay" and before.tag in {"issued", "timeframe", "signer"}


def _counts(run: Run, runs: Sequence[Run], words: Sequence[Word]) -> bool:
    near = [
        other
        for other in runs
        if other.tag in _COUNTED
        and run.last <= other.first <= run.last + 3
        and not _content_between(words, run.last, other.first)
    ]
    following = " ".join(word.folded for word in words[run.last : run.last + 2]) + " "
    return bool(near) or following.startswith(_COUNTED_WORDS)


def _assignment_asks(runs: Sequence[Run], tags: set[str], words: Sequence[Word]) -> list[str]:
    if "tasks" in tags or ("task" in tags and not tags & {"who", *_NOUNS} and _lists(runs, words)):
        return ["tasks"]
    found = []
    for run in runs:
        ask = _one_ask(run, runs, words)
        if ask:
            found.append(ask)
    if found == ["unit"] and _asks_who_it_is(runs, words):
        return _asked_by_is(words)
    named = {"lead", "coordinating"} & set(found)
    return [ask for ask in found if ask != "unit" or not named]


def _asked_by_is(words: Sequence[Word]) -> list[str]:
    """Return what "… là ai?" asks: a person by an office, a group of people, else whoever does it."""
    if _names_office(words):
        return ["person"]
    return [] if "doi tuong" in " ".join(word.folded for word in words) else ["unit"]


def _asks_who_it_is(runs: Sequence[Run], words: Sequence[Word]) -> bool:
    # "Chủ tịch huyện là ai?", "ai là hiệu trưởng?" ask for a person, "ai mở lớp?" for a unit.
    for run in runs:
        if run.tag == "who" and "ai" in run.folded:
            before = words[run.first - 1].folded if run.first else ""
            after = words[run.last].folded if run.last < len(words) else ""
            office = after == "lam" and _opens_office(words[run.last + 1 :])
            return office or "la" in {run.folded[0], before, after}
    return False


def _opens_office(words: Sequence[Word]) -> bool:
    said = " ".join(word.folded for word in words).removeprefix("pho ")
    return said.startswith(OFFICES)


def _lists(runs: Sequence[Run], words: Sequence[Word]) -> bool:
    # "Nhiệm vụ của Thanh tra Sở?" asks; "nhiệm vụ xây dựng mô hình" names one task.
    owner = any(run.tag == "task" and run.folded[-1] == "cua" for run in runs)
    follows = any(
        run.tag == "task" and run.last < len(words) and words[run.last].folded in {"cua", "giao", "do", "trong", "ve"}
        for run in runs
    )
    opens = bool(runs) and runs[0].tag == "task" and runs[0].folded[0] in {"cac", "nhung"} and runs[0].first == 0
    if opens and len(runs) == 1:
        return True  # "Các nhiệm vụ thường xuyên của Phòng A": a noun phrase asks for a list
    return owner or follows or any(run.tag in {"list", "parts"} for run in runs)


def _one_ask(run: Run, runs: Sequence[Run], words: Sequence[Word]) -> str | None:
    if run.tag in {"lead", "coordinating"}:
        return run.tag if _role_asked(run, runs, words) else None
    if run.tag == "who":
        return "unit"
    if run.tag in _NOUNS and (run.interrogative or _noun_asked(run, runs, words)):
        return run.tag
    return None


def _role_asked(run: Run, runs: Sequence[Run], words: Sequence[Word]) -> bool:
    # "Ai chủ trì, ai phối hợp": each role has its own "ai"; in "Phòng A chủ trì, phối hợp với ai" only the second has.
    if any(other.tag == "who" for other in runs):
        if _beside_who(run, runs, words):
            return True
        roles = [other for other in runs if other.tag in {"lead", "coordinating"}]
        # "Ai chỉ đạo chuyên viên phối hợp với …": the role belongs to what is done, not to the "ai".
        asked = next(other for other in runs if other.tag == "who")
        within = asked.last <= run.first and _content_between(words, asked.last, run.first)
        return not within and not any(_beside_who(other, runs, words) for other in roles)
    return not any(other.tag in _NOUNS | {"tasks", "howmany", "percent"} and other.interrogative for other in runs)


def _beside_who(run: Run, runs: Sequence[Run], words: Sequence[Word]) -> bool:
    at = runs.index(run)
    after = runs[at + 1] if at + 1 < len(runs) else None
    if after and after.tag == "who" and after.first - run.last <= _BESIDE:
        return not _content_between(words, run.last, after.first)
    before = runs[at - 1] if at else None
    if before is None or _content_between(words, before.last, run.first):
        return False
    return before.tag == "who" or (before.tag in {"lead", "coordinating"} and _beside_who(before, runs[:at], words))


def _content_between(words: Sequence[Word], first: int, last: int) -> bool:
    # "đếm số nhiệm vụ": what is counted stands behind "số".
    return any(word.tag in {"", "plain"} and word.folded not in {"so", "luong"} for word in words[first:last])


def _noun_asked(run: Run, runs: Sequence[Run], words: Sequence[Word]) -> bool:
    # "Kết quả của việc … là gì?": the closing "là gì" asks for the noun, not for a meaning.
    others = [other for other in runs if other is not run and other.tag not in {"define", "list"}]
    if not any(other.interrogative for other in others):
        return not any(
            other.tag in {"lead", "coordinating", "task"} and other.first < run.first for other in others
        ) or (_at_tail(run, words))
    return _at_tail(run, words) or _asked_soon_after(run, words)


def _at_tail(run: Run, words: Sequence[Word]) -> bool:
    return not any(word.tag in {"", "plain"} for word in words[run.last :])


def _asked_soon_after(run: Run, words: Sequence[Word]) -> bool:
    return any(word.folded in {"nao", "gi", "sao"} for word in words[run.last : run.last + 3])


def _ends_in_no(words: Sequence[Word]) -> bool:
    tail = [word.folded for word in words[-4:]]
    closes = any(folded in _NO_TAILS for folded in tail)
    if not closes or any(word.folded in {"co", "da"} for word in words[:-1]):
        return closes
    return _ends_in_may(words)


def _ends_in_may(words: Sequence[Word]) -> bool:
    """Say whether the question ends in "được không" or in a "không" behind what is allowed or required."""
    last = next(place for place in range(len(words) - 1, -1, -1) if words[place].folded in _NO_TAILS)
    asks = any(word.folded in _INTERROGATIVES and word.tag not in {"", "plain"} for word in words)
    modal = any(word.folded in _MODALS and word.tag not in {"", "plain"} for word in words[:last])
    return modal and not asks and all(word.tag not in {"", "plain"} for word in words[last + 1 :])
