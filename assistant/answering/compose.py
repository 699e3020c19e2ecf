"""Words an answer: short polite Vietnamese sentences, a marker after each claim, one line an item of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer, Computed
from assistant.answering.citations import cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assistant.answering.answer import Citation
    from assistant.answering.proposal import Claim, Ground, Proposal

NOTHING = "Không tìm thấy thông tin này trong các văn bản đã nạp."
_STOPS = " .;,:"


def compose(proposal: Proposal) -> Answer:
    """Return the answer that a proposal makes, its grounds cited and numbered in the order of the text."""
    grounds = [*proposal.led_by, *(ground for claim in proposal.claims for ground in claim.grounds)]
    counted = [ground for worked in proposal.worked for ground in worked.over]
    cited = cite([*grounds, *counted, *(ground for note in proposal.notes for ground in note.grounds)])
    related = cite(proposal.related)
    lines = [proposal.text or _text(proposal, cited), *(_marked(note, cited) for note in proposal.notes)]
    return Answer(
        status=proposal.status,
        text="\n".join([*lines, *_doubts("\n".join(lines), cited.values())]),
        citations=_unique(cited.values()),
        facts=proposal.facts,
        computed=tuple(
            Computed(one.value, one.how, tuple(dict.fromkeys(cited[ground].marker for ground in one.over)))
            for one in proposal.worked
        ),
        related=_unique(related.values()),
        choices=proposal.choices,
        confidence=round(max(0.0, min(1.0, proposal.confidence)), 3),
    )


def _doubts(text: str, citations: Iterable[Citation]) -> Iterator[str]:
    """Give the note that says which words of the answer were recognised from an image unsurely."""
    unsure = dict.fromkeys(word for citation in citations for word in citation.doubtful if _says(text, word))
    if unsure:
        words = ", ".join(f"“{word}”" for word in unsure)
        yield f"Lưu ý: {words} được nhận dạng từ ảnh quét, chưa chắc đúng; cần đối chiếu với bản gốc."


def _says(text: str, word: str) -> bool:
    return len(word) > 1 and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def listed(parts: Iterable[str]) -> str:
    """Return "A, B và C"; parts that hold commas themselves are set apart by semicolons."""
    many = [" ".join(part.split()).strip(_STOPS) for part in parts if part.strip()]
    if any("," in part for part in many):
        return "; ".join(many)
    return many[0] if len(many) == 1 else ", ".join(many[:-1]) + " và " + many[-1] if many else ""


def sentence_case(text: str) -> str:
    """Return ``text`` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return ``text`` to follow a comma: its first letter small, unless a name or a short form begins it."""
    first, _, rest = text.partition(" ")
    plain = first[:1].isupper() and first[1:].islower() and rest[:1].islower()
    return text[:1].lower() + text[1:] if plain else text


def _text(proposal: Proposal, cited: Mapping[Ground, Citation]) -> str:
    lines = [_marked(claim, cited) for claim in proposal.claims]
    opening = [_led(proposal, cited)] if proposal.opening else []
    if len(lines) == 1:
        return " ".join((*opening, lines[0]))
    return "\n".join((*opening, *(f"- {line}" for line in lines)))


def _led(proposal: Proposal, cited: Mapping[Ground, Citation]) -> str:
    # "Đúng." stands as a sentence of its own; any other opening introduces what follows.
    opening = proposal.opening
    markers = dict.fromkeys(f"[{cited[ground].marker}]" for ground in proposal.led_by)
    text = sentence_case(opening.rstrip(_STOPS)) if markers else opening.rstrip(_STOPS)
    return opening if opening.endswith(".") and not markers else f"{text} {''.join(markers)}".rstrip() + ":"


def _marked(claim: Claim, cited: Mapping[Ground, Citation]) -> str:
    markers = dict.fromkeys(f"[{cited[ground].marker}]" for ground in claim.grounds)
    text = sentence_case(claim.text.strip().rstrip(_STOPS))
    return f"{text} {''.join(markers)}." if markers else f"{text}."


def _unique(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))
