"""Makes questions by rule from documents as read: asks what is there, then swaps one thing so that it is not."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from corpus.language.vietnamese import fold
from evaluation.scoring import Question, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.document import Assignment, Document, Target

# Bodies that exist but that hardly any one plan gives work to; those a document does name are left out.
_STRANGERS = (
    "Tổng cục Du lịch",
    "Sở Ngoại vụ",
    "Cục Hàng hải Việt Nam",
    "Ban Quản lý Khu công nghệ cao",
    "Hội Nghệ sĩ Nhiếp ảnh",
)
_FAR_ARTICLE = 40
_TASK_WORDS = 14
_FIELDS = (
    ("lead", "Cơ quan nào chủ trì nhiệm vụ “{}”?"),
    ("coordinating", "Cơ quan nào phối hợp thực hiện nhiệm vụ “{}”?"),
    ("timeframe", "Nhiệm vụ “{}” được thực hiện vào thời gian nào?"),
    ("result", "Kết quả của nhiệm vụ “{}” là gì?"),
)
_CITED_WORDS = 8


def generate(documents: Iterable[tuple[str, Document]]) -> tuple[Question, ...]:
    """Return questions over ``(source name, document)`` pairs, each also without accents and with a slip of the keys.

    Answers come from the facts as read, so the questions measure answering, not reading.
    """
    pairs = list(documents)
    tasks = [plain(assignment.task) for _, document in pairs for assignment in document.assignments]
    asked = [
        replace(question, id=f"g{place:03d}-{question.id}")
        for place, (source, document) in enumerate(pairs)
        for question in _about(source, document, tasks)
    ]
    asked += _about_strangers([document for _, document in pairs])
    return tuple(manner for question in _numbered(asked) for manner in _manners(question))


def to_line(question: Question) -> str:
    """Return the question as one line of a set."""
    return json.dumps(asdict(question), ensure_ascii=False)


def _about(source: str, document: Document, tasks: Sequence[str]) -> Iterator[Question]:
    yield from _about_identity(source, document)
    yield from _about_assignments(source, document, tasks)
    yield from _about_targets(source, document)
    yield from _about_articles(source, document)
    yield from _about_definitions(source, document)


def _named(document: Document) -> str | None:
    """Return words that point at the document: its number when filled in, else its issuer and place."""
    identity = document.identity
    if identity.number and not identity.number.startswith("/"):
        return f"văn bản số {identity.number}"
    if identity.issuer and identity.place:
        return f"văn bản của {identity.issuer} {identity.place}"
    return None


def _about_identity(source: str, document: Document) -> Iterator[Question]:
    name, signer = _named(document), document.identity.signer
    if name and signer and signer.name:
        yield Question("signer", "signer", f"Ai ký {name}?", "answered", (), source, ((signer.name,),))


def _about_assignments(source: str, document: Document, tasks: Sequence[str]) -> Iterator[Question]:
    for assignment in document.assignments:
        head = _head(assignment.task)
        # Words that open or stand in two tasks point at neither.
        if len(head.split()) > 2 and sum(1 for task in tasks if plain(head) in task) == 1:
            yield from _about_assignment(source, assignment, head)


def _about_assignment(source: str, assignment: Assignment, head: str) -> Iterator[Question]:
    cited = (" ".join(assignment.task.split()[:_CITED_WORDS]),)
    for name, pattern in _FIELDS:
        value = getattr(assignment, name)
        # "Phối hợp với Phòng A …": whom the task itself names, the question would give away.
        if name == "coordinating" and plain(assignment.task).startswith("phối hợp"):
            continue
        values = (value.rstrip(" ,.…"),) if isinstance(value, str) else value or ()
        # An empty cell says that nothing is named; prose that is silent may say it in another sentence.
        if not values and assignment.table is None:
            continue
        status = "answered" if values else "not_found"
        must = tuple((entry,) for entry in values)
        document, cite = (source, cited) if values else (None, ())
        yield Question(name, name, pattern.format(head), status, (), document, must, (), cite)


def _about_targets(source: str, document: Document) -> Iterator[Question]:
    years = sorted({target.year for target in document.targets if target.year})
    for target in document.targets:
        if target.year is None or _stands_twice(target, document.targets):
            continue
        asked = f"Đến năm {{}}, chỉ tiêu “{_head(target.indicator)}”{_for_scope(target)} là bao nhiêu?"
        value = (_figure(target.value),)
        yield Question("target", "target", asked.format(target.year), "answered", (), source, (value,))
        if target.year == years[0]:
            absent = next(year for year in range(years[0] + 1, years[-1] + 9) if not _mentions(document, str(year)))
            yield Question("year", "missing-year", asked.format(absent), "not_found", (), None, (), value)


def _for_scope(target: Target) -> str:
    return f" đối với {target.scope}" if target.scope else ""


def _stands_twice(target: Target, targets: Sequence[Target]) -> bool:
    alike = [other for other in targets if _head(other.indicator) == _head(target.indicator)]
    return sum(1 for other in alike if (other.year, other.scope) == (target.year, target.scope)) > 1


def _about_articles(source: str, document: Document) -> Iterator[Question]:
    articles = [section for section in document.sections if section.kind == "dieu"]
    numbers = [int(match[1]) for section in articles if (match := re.match(r"Điều (\d+)", section.path[-1]))]
    name = _named(document)
    if not numbers or not name:
        return
    for number, section in zip(numbers, articles, strict=False):
        title = section.title.strip().rstrip(".")
        if title and numbers.count(number) == 1:
            asked = f"Điều {number} {name} quy định gì?"
            cite = (f"điều {number}.",)
            yield Question("article", "article", asked, "answered", (), source, (), (), cite)
    absent = f"Điều {max(numbers) + _FAR_ARTICLE} {name} quy định gì?"
    yield Question("part", "missing-part", absent, "not_found")


def _about_definitions(source: str, document: Document) -> Iterator[Question]:
    for definition in document.definitions:
        meaning = " ".join(definition.meaning.split()[:_CITED_WORDS]).rstrip(".,;")
        asked = f"“{definition.term}” là gì?"
        yield Question("definition", "definition", asked, "answered", (), source, ((meaning,),), (), (meaning,))


def _about_strangers(documents: Sequence[Document]) -> list[Question]:
    return [
        Question("g-unit", "missing-unit", f"{unit} chủ trì nhiệm vụ nào?", "not_found")
        for unit in _STRANGERS
        if not any(_mentions(document, unit) for document in documents)
    ]


def _mentions(document: Document, words: str) -> bool:
    return plain(words) in plain(document.text)


def _head(text: str) -> str:
    """Return the opening words of a task or indicator, up to its first stop."""
    # A quotation inside keeps its words: "Triển khai Đề án “…”" names a task by them.
    first = re.split(r"[.;:(]", re.sub(r"[“”\"]", "", text), maxsplit=1)[0]
    return " ".join(first.split()[:_TASK_WORDS]).rstrip(", ")


def _figure(value: str) -> str:
    match = re.search(r"\d[\d.,]*\s*%?", value)
    return match[0].strip().rstrip(".,") if match else value


def _numbered(questions: Sequence[Question]) -> Iterator[Question]:
    for number, question in enumerate(questions):
        yield replace(question, id=f"{question.id}-{number:04d}")


def _manners(question: Question) -> Iterator[Question]:
    yield replace(question, id=f"{question.id}@full")
    yield replace(question, id=f"{question.id}@bare", question=fold(question.question), manner="bare")
    slipped = _slipped(question.question)
    if slipped != question.question:
        yield replace(question, id=f"{question.id}@typo", question=slipped, manner="typo")


def _slipped(text: str) -> str:
    """Swap two neighbouring letters in the longest all-letter word, the likeliest slip, always the same one."""
    word = max((word for word in text.split() if word.isalpha() and word.islower()), key=len, default="")
    if len(word) < 4:
        return text
    middle = len(word) // 2
    return text.replace(word, word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :], 1)
