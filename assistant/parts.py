"""Says where in a document the numbered parts stand that a question names ("khoản 2 Điều 5", "Phụ lục VI")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.families.filters import labelled
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import Opened
    from assistant.pointers import Reference
    from assistant.question import Question
    from corpus.document import Section

# Parts that are always called by their kind: "Mẫu 1.8" is no Phụ lục VIII, "II." no Phần II.
_SPELLED = {"phu_luc": "phu luc", "chuong": "chuong", "dieu": "dieu", "phan": "phan"}


def named_sections(opened: Opened, wanted: Sequence[Reference]) -> list[Section]:
    """Return the parts that are named: the innermost by its own label, the others above it."""
    return [one for one in opened.document.sections if wanted and _is_at(one, wanted)]


def named_spans(question: Question, opened: Opened) -> list[tuple[int, int]] | None:
    """Return the spans of the parts that the question names, none for no part, ``None`` where there is no such part."""
    wanted = [one for one in question.references if one.kind != "item"]
    if not wanted:
        return []
    sections = opened.document.sections
    spans = [(one.start, one.end) for one in sections if all(_held(one.path, reference) for reference in wanted)]
    return spans or None


def _is_at(section: Section, wanted: Sequence[Reference]) -> bool:
    *above, last = wanted
    own = section.path[-1] if section.path else section.title
    return _held((own,), last) and all(_held(section.path[:-1], one) for one in above)


def _held(parts: Sequence[str], reference: Reference) -> bool:
    return any(_called(part, reference) for part in parts)


def _called(part: str, reference: Reference) -> bool:
    name = _SPELLED.get(reference.kind, "")
    return labelled(part, reference.kind, reference.value) and fold(part).startswith(name)
