"""Says where in a document the numbered parts stand that a question names ("khoản 2 Điều 5", "Phụ lục VI")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.evidence.attachments import label_line
from corpus.document import Section
from corpus.language.numbering import label_of
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.understanding.pointers import Reference
    from assistant.understanding.question import Question

# Parts that are always called by their kind: "Mẫu 1.8" is no Phụ lục VIII. "II." is Phần II only where a document has
# no parts of that name.
_SPELLED = {"phu_luc": "phu luc", "chuong": "chuong", "dieu": "dieu", "phan": "phan"}


def named_sections(opened: Opened, wanted: Sequence[Reference]) -> list[Section]:
    """Return the parts that are named: the innermost by its own label, the others above it."""
    found = [one for one in opened.document.sections if wanted and _is_at(opened, one, wanted)]
    whole = _whole_file(opened) if not found and len(wanted) == 1 else None
    return [whole] if whole is not None and _held(opened, (whole.title,), wanted[0]) else found


def _whole_file(opened: Opened) -> Section | None:
    """Return a file that is itself an appendix as one part."""
    title = label_line(opened)
    if title is None:
        return None
    span = dict(opened.document.identity.spans).get("title")
    start, end = (span.start, span.end) if span else (0, 1)
    return Section((), title, start, len(opened.document.text), "phu_luc", end)


def _outside(opened: Opened) -> tuple[str, ...]:
    """Return what stands above every part: the name of the appendix that the file is."""
    title = label_line(opened)
    return () if title is None else (title,)


def named_spans(question: Question, opened: Opened) -> list[tuple[int, int]] | None:
    """Return the spans of the parts that the question names, none for no part, ``None`` where there is no such part."""
    wanted = [one for one in question.references if one.kind != "item"]
    if not wanted:
        return []
    sections, outer = opened.document.sections, _outside(opened)
    if outer and all(_held(opened, outer, reference) for reference in wanted):
        return [(0, len(opened.document.text))]
    spans = [
        (one.start, one.end)
        for one in sections
        if all(_held(opened, (*outer, *one.path), reference) for reference in wanted)
    ]
    return spans or None


def _is_at(opened: Opened, section: Section, wanted: Sequence[Reference]) -> bool:
    *above, last = wanted
    own = section.path[-1] if section.path else section.title
    outer = (*_outside(opened), *section.path[:-1])
    return _held(opened, (own,), last) and all(_held(opened, outer, one) for one in above)


def _held(opened: Opened, parts: Sequence[str], reference: Reference) -> bool:
    return any(_called(opened, part, reference) for part in parts)


def _called(opened: Opened, part: str, reference: Reference) -> bool:
    values = (reference.value, reference.also) if reference.also else (reference.value,)
    if not any(labelled(part, reference.kind, one) for one in values) or not _same_numerals(part, reference):
        return False
    name = _SPELLED.get(reference.kind, "")
    return fold(part).startswith(name) or (reference.kind == "phan" and _is_roman(part) and not _has_parts(opened))


def _same_numerals(part: str, reference: Reference) -> bool:
    """Say whether the label is written as asked: "1.3" is not just any 3, and "II" no 2."""
    label = label_of(part)
    if label is None:
        return False
    asked = reference.label.split(".")
    if len(asked) > 1:
        return [str(one) for one in label.parts] == asked
    if label.kind == "letter" and reference.kind in {"khoan", "diem"}:
        return not reference.label[0].isdigit()  # "khoản 9" is no point i
    return label.kind != "number" or reference.label.isdigit()


def _is_roman(part: str) -> bool:
    label = label_of(part)
    return label is not None and label.kind == "roman"


def _has_parts(opened: Opened) -> bool:
    return any(fold(one.path[-1]).startswith("phan ") and one.kind == "phan" for one in opened.document.sections)


def labelled(text: str, kind: str, value: int) -> bool:
    """Say whether a heading carries the asked label; "mục II" is also said of a Roman or a plain number."""
    label = label_of(text)
    if label is None:
        return False
    same = label.kind == kind or (kind in {"muc", "phan", "khoan"} and label.kind in {"roman", "number", "letter"})
    return (same or (kind == "diem" and label.kind == "letter")) and label.value == value
