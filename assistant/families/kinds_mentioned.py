"""Lists the documents and projects of one kind that a plan speaks of ("nhắc tới những đề án nào?")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.families.choices import ask_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.proposal import Ground
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "kinds_mentioned"
_CONFIDENCE = 0.94
_KINDS = {
    "de an": "Đề án",
    "du an": "Dự án",
    "nghi quyet": "Nghị quyết",
    "chi thi": "Chỉ thị",
    "ket luan": "Kết luận",
    "thong tu": "Thông tư",
    "nghi dinh": "Nghị định",
    "luat": "Luật",
    "quyet dinh": "Quyết định",
}
_ASKED = re.compile(
    rf"(?<!\w)(?:nhac (?:den|toi)|neu|de cap(?: den| toi)?|vien dan|trien khai|noi (?:den|toi)|co nhac (?:den|toi))"
    rf" (?:nhung |cac |may |bao nhieu )(?P<kind>{'|'.join(_KINDS)}) (?:nao|gi)(?!\w)"
)
# "Đề án “…”", "Chỉ thị số 04/CT-TTg", "Đề án 06": what a kind is followed by where it names one.
_NAME = r"\s+(?:“[^”]{3,200}”|(?:số\s+)?\d[\w./–-]*)"
_MOST = 12


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return what of the kind the document names, each once, where it names it first; ``None`` where none is asked."""
    asked = _ASKED.search(" ".join(word.folded for word in question.words))
    if asked is None or question.references:
        return None
    pattern = re.compile(f"{_KINDS[asked['kind']]}{_NAME}", re.IGNORECASE)
    held = [(opened, many) for opened in shelf.documents if (many := list(_claims(opened, pattern)))]
    if not held:
        return None
    if len(held) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in held], 0.8)
    claims = tuple(claim for _, many in held for claim in many)
    return answered(FAMILY, _CONFIDENCE, claims[:_MOST])


def _claims(opened: Opened, pattern: re.Pattern[str]) -> Iterator[Claim]:
    seen: set[str] = set()
    for match in pattern.finditer(opened.document.text):
        name = flat(match.group())
        if name.lower() not in seen:
            seen.add(name.lower())
            yield Claim(name, (_around(opened, match.start(), match.end()),))


def _around(opened: Opened, start: int, end: int) -> Ground:
    """Return the sentence, or the line of a table, that holds the span."""
    for stretch in opened.stretches:
        if stretch.start <= start and end <= stretch.end:
            return sentence_ground(opened, stretch.start, stretch.end)
    text = opened.document.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return sentence_ground(opened, first, last if last >= 0 else len(text))
