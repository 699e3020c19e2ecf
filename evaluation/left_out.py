"""Makes the hardest honest near misses: whole laws with some articles left out, asked of what stands and what does not.

Run as ``python -m evaluation.left_out --training phapdien.jsonl.gz --out DIR SYMBOL…``: DIR gets each law as a Word
file without about a third of its articles, and ``questions.jsonl`` with questions made by rule from the headings and
the sentences of all its articles. Of an article that is left out every question must be refused, although the law
speaks of the same matter all around; so must be questions for what the law says nowhere of an article that is there.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zlib import crc32

from corpus.language.vietnamese import fold
from evaluation.codified_laws import documents_asked, name_of, word_file
from evaluation.generate import to_line
from evaluation.scoring import Question, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from evaluation.codified_laws import Article

_ONE_IN = 3  # articles is left out
_BARE_ONE_IN, _SHORT_ONE_IN, _NAMED_ONE_IN = 5, 3, 3  # questions is without accents, lacks a word, names the law
_CITED_WORDS = 7
_LONGEST_TITLE, _LONGEST_ACT, _LONGEST_HOLDER = 16, 16, 9  # words
_SHORTEST_ACT = 4
_MOST_OF_A_KIND = 2  # questions from the sentences of one article
# Articles that every law has: their headings say nothing of its matter.
_COMMON = re.compile(
    r"(?i)phạm vi điều chỉnh|đối tượng áp dụng|hiệu lực|tổ chức thực hiện|thi hành|giải thích từ ngữ|điều khoản"
    r"|áp dụng luật"
)
_LABEL = re.compile(r"^(?:\d+[a-zđ]?[.)]|[a-zđ]\)|[-–+•])\s*")
# What a heading is about, and how people ask for it.
_OF_HEADINGS = (
    (re.compile(r"(?i)^trách nhiệm của (?P<x>.+)$"), ("{x} có trách nhiệm gì?", "{x} phải làm những gì?")),
    (re.compile(r"(?i)^nhiệm vụ(?:, quyền hạn)? của (?P<x>.+)$"), ("{x} có nhiệm vụ gì?", "{x} làm những việc gì?")),
    (re.compile(r"(?i)^(?:quyền|quyền lợi) của (?P<x>.+)$"), ("{x} có những quyền gì?", "{x} được hưởng quyền gì?")),
    (re.compile(r"(?i)^nghĩa vụ của (?P<x>.+)$"), ("{x} có nghĩa vụ gì?",)),
    (re.compile(r"(?i)^thẩm quyền (?P<x>.+)$"), ("Ai có thẩm quyền {x}?", "Cơ quan nào {x}?")),
    (re.compile(r"(?i)^thời hạn (?P<x>.+)$"), ("Thời hạn {x} là bao lâu?", "{x} trong bao lâu?")),
    (re.compile(r"(?i)^(?P<x>(?:điều kiện|tiêu chuẩn|yêu cầu) .+)$"), ("{x} là gì?", "{x} như thế nào?")),
    (re.compile(r"(?i)^(?P<x>(?:hồ sơ|nội dung|nguyên tắc|hình thức|đối tượng|các trường hợp) .+)$"),
     ("{x} gồm những gì?", "Có những {x} nào?", "{x} thế nào?")),
    (re.compile(r"(?i)^(?P<x>(?:trình tự|thủ tục|quy trình) .+)$"), ("{x} thực hiện thế nào?", "{x} ra sao?")),
    (re.compile(r"^(?P<x>.+)$"), ("{x} được quy định như thế nào?", "Quy định về {x}?", "{x} thế nào ạ?")),
)  # fmt: skip
# Who does something, up to the verb: no clause of time or condition before it.
_HOLDER = (
    r"(?:Bộ|Sở|Cục|Ủy ban|Uỷ ban|Hội đồng|Cơ quan|Tổ chức|Đơn vị|Cơ sở|Doanh nghiệp|Người|Cá nhân|Thủ trưởng|Chủ tịch"
    r"|Giám đốc|Công dân|Nhà nước|Chính phủ|Thủ tướng|Hộ|Chủ)"
    r"(?: (?!được|bị|phải|không|khi|theo|đã|là|thì)[^\s,;.:]+){0,8}?"
)
_DURATION = r"\d+ (?:ngày làm việc|ngày|tháng|năm|giờ)"
_WITHIN = re.compile(
    rf"^Trong (?:thời hạn |thời gian |vòng )?(?P<value>{_DURATION}),? (?:kể )?từ (?P<since>[^,;.]+), (?P<act>[^;.:]+)"
)
_LASTS = re.compile(
    rf"^(?P<act>[^;.:]+?) (?:là|không quá|tối đa|ít nhất|trong thời hạn|chậm nhất là) (?P<value>{_DURATION})(?!\w)"
)
_DOES = re.compile(
    rf"^(?P<holder>{_HOLDER}) (?P<act>(?:có trách nhiệm|chịu trách nhiệm|quyết định|ban hành|phê duyệt|hướng dẫn"
    r"|tổ chức|cấp|chủ trì|thực hiện|kiểm tra|công bố|quy định) [^;.:]+)"
)
_MAY = re.compile(rf"^(?P<holder>{_HOLDER}) (?P<verb>phải|được|không được) (?P<act>[^,;.:]+)")
_MONEY = re.compile(
    r"^(?P<act>[^;.:]+?) (?P<verb>là|bằng|không quá|tối đa|từ) (?P<value>\d[\d.,]*(?: ?%| (?:triệu )?đồng))"
)
# What can be asked of anything, and the words (folded) of which any one may tell it.
_UNSTATED = (
    ("{} phải nộp lệ phí bao nhiêu?", ("phi",)),
    ("{} bị phạt bao nhiêu tiền?", ("phat", "tien")),
    ("{} phải có bằng cấp gì?", ("bang cap", "van bang", "trinh do", "bang tot nghiep", "chung chi")),
    ("Mức phụ cấp cho {} là bao nhiêu?", ("phu cap",)),
    ("Số điện thoại liên hệ về {} là số nào?", ("dien thoai",)),
    ("{} cần bao nhiêu người?", ("nguoi",)),
    ("{} diễn ra vào ngày nào trong tuần?", ("thu hai", "thu sau", "thu bay", "chu nhat")),
    ("{} được khen thưởng bao nhiêu tiền?", ("khen thuong", "tien")),
    ("{} dùng phần mềm gì?", ("phan mem", "he thong", "cong nghe")),
    ("Kinh phí cho {} là bao nhiêu?", ("kinh phi", "ngan sach", "dong")),
    ("Ai là người ký {}?", ("ky",)),
    ("{} phải đạt mấy điểm?", ("diem",)),
    ("{} được mấy lần một năm?", ("lan", "hang nam", "moi nam")),
)  # fmt: skip
_HEADS_OF_TITLES = re.compile(r"(?i)^(?:trách nhiệm|nhiệm vụ|quyền|nghĩa vụ|nhiệm vụ, quyền hạn) của ")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one article: its kind, its words, what an answer must say, the openings that its quote may have."""

    kind: str
    text: str
    must: tuple[tuple[str, ...], ...]
    cite: tuple[str, ...]


def is_left_out(symbol: str, article: Article) -> bool:
    """Say whether the article is one of those that its document goes without."""
    return _draw(f"{symbol} {article.label}") % _ONE_IN == 0 and _COMMON.search(article.title) is None


def questions_on(symbol: str, articles: Sequence[Article]) -> Iterator[Question]:
    """Yield the questions on one document, those of left-out articles with the status ``not_found``."""
    source = name_of(symbol, articles[0].kind)
    there = " ".join(fold(plain(f"{one.title} {one.text}")) for one in articles if not is_left_out(symbol, one))
    for article in articles:
        out = is_left_out(symbol, article)
        for number, asked in enumerate(_of(article, there, out=out)):
            name = f"{fold(symbol).lower()}-{article.label}-{number}"
            text = _in_manner(asked.text, symbol, articles[0].kind, name)
            known = asked.kind != "unstated" and not out
            yield Question(
                name,
                "left_out" if out else asked.kind,
                text,
                "answered" if known else "not_found",
                document=source if known else None,
                must=asked.must if known else (),
                cite=asked.cite if known else (),
            )


def _of(article: Article, there: str, *, out: bool) -> Iterator[Asked]:
    if _COMMON.search(article.title) or not article.title.strip():
        return
    lines = [_LABEL.sub("", line.strip()) for line in article.text.split("\n") if line.strip()]
    cited = tuple(_opening(line) for line in lines if len(line.split()) > 2)
    title = _small(article.title.strip().rstrip(". "))
    if len(title.split()) <= _LONGEST_TITLE and cited:
        yield Asked("heading", _of_heading(title, article.label), (), (plain(title), *cited))
        if not out:
            yield from _unstated(_HEADS_OF_TITLES.sub("", title), article.label, there)
    for kind, make in _OF_SENTENCES:
        yield from [made for line in lines if (made := make(kind, line)) is not None][:_MOST_OF_A_KIND]


def _of_heading(title: str, label: str) -> str:
    for pattern, ways in _OF_HEADINGS:
        match = pattern.match(title)
        if match:
            return _capital(ways[_draw(title + label) % len(ways)].format(x=_small(match["x"])))
    return title


def _unstated(topic: str, label: str, there: str) -> Iterator[Asked]:
    way, words = _UNSTATED[_draw(topic + label) % len(_UNSTATED)]
    if not any(f" {word} " in there for word in words):
        yield Asked("unstated", _capital(way.format(topic)), (), ())


def _within(kind: str, line: str) -> Asked | None:
    match = _WITHIN.match(line)
    if match is None or not _fits(match["act"]):
        return None
    return Asked(kind, f"{_capital(match['act'])} trong thời hạn bao lâu?", ((match["value"],),), (_opening(line),))


def _lasts(kind: str, line: str) -> Asked | None:
    match = _LASTS.match(line)
    if match is None or not _fits(match["act"]):
        return None
    return Asked(kind, f"{match['act']} là bao lâu?", ((match["value"],),), (_opening(line),))


def _holder(kind: str, line: str) -> Asked | None:
    match = _DOES.match(line)
    if match is None or not _fits(match["act"]) or len(match["holder"].split()) > _LONGEST_HOLDER:
        return None
    who = ("Ai", "Cơ quan nào", "Đơn vị nào")[_draw(line) % 3]
    return Asked(kind, f"{who} {match['act']}?", (), (_opening(line),))


def _may(kind: str, line: str) -> Asked | None:
    match = _MAY.match(line)
    if match is None or not _fits(match["act"]) or len(match["holder"].split()) > _LONGEST_HOLDER:
        return None
    verb = match["verb"].removeprefix("không ")
    return Asked(kind, f"{match['holder']} có {verb} {match['act']} không?", (), (_opening(line),))


def _amount(kind: str, line: str) -> Asked | None:
    match = _MONEY.match(line)
    if match is None or not _fits(match["act"]):
        return None
    return Asked(kind, f"{match['act']} {match['verb']} bao nhiêu?", ((match["value"],),), (_opening(line),))


_OF_SENTENCES = (
    ("deadline", _within),
    ("duration", _lasts),
    ("who", _holder),
    ("yes_no", _may),
    ("amount", _amount),
)


def _fits(act: str) -> bool:
    told = not re.search(r"(?<!\w)(?:sau đây|như sau|sau|này|quy định (?:của|tại|ở))(?!\w)", act)
    return told and _SHORTEST_ACT <= len(act.split()) <= _LONGEST_ACT


def _opening(line: str) -> str:
    return " ".join(plain(line).split()[:_CITED_WORDS]).rstrip(".,;:")


def _in_manner(text: str, symbol: str, kind: str, name: str) -> str:
    """Return the question as one of many people asks it: naming the law, a word short, without accents."""
    draw = _draw(name)
    if draw % _SHORT_ONE_IN == 1:
        text = _a_word_short(text, draw)
    if draw // 7 % _NAMED_ONE_IN == 1:
        text = f"Theo {kind} {symbol}, {_small(text)}"
    return fold(text).lower().rstrip("?") if draw // 11 % _BARE_ONE_IN == 1 else text


def _a_word_short(text: str, draw: int) -> str:
    words = text.split()
    least = 8
    if len(words) < least:
        return text
    at = 2 + draw // 3 % (len(words) - 5)
    return " ".join([*words[:at], *words[at + 1 :]])


def _small(text: str) -> str:
    """Return the text with a small first letter, unless it opens with a name ("Bộ Y tế") or a short form."""
    opening = text.split(" ")[:2]
    named = text[1:2].isupper() or opening[-1][:1].isupper() if len(opening) > 1 else text[1:2].isupper()
    return text if named else text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _draw(text: str) -> int:
    return crc32(text.encode())


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files and the questions; return 0, or 2 with a message where a document is missing."""
    chosen = documents_asked("evaluation.left_out", arguments)
    if chosen is None:
        return 2
    folder, found = chosen
    asked = [one for symbol, articles in found.items() for one in _written(folder, symbol, articles)]
    numbered = (replace(one, id=f"lo-{number:04d}") for number, one in enumerate(asked))
    _write(folder / "questions.jsonl", numbered)
    sys.stdout.write(f"{folder}: {len(found)} văn bản, {len(asked)} câu hỏi\n")
    return 0


def _written(folder: Path, symbol: str, articles: Sequence[Article]) -> list[Question]:
    kept = [one for one in articles if not is_left_out(symbol, one)]
    word_file(symbol, kept).save(str(folder / name_of(symbol, articles[0].kind)))
    return list(questions_on(symbol, articles))


def _write(path: Path, questions: Iterable[Question]) -> None:
    path.write_text("".join(f"{to_line(one)}\n" for one in questions), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
