"""What scripted models reply: an honest rewording, and each lie that a careless check would let through."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

from corpus.language.units import find_units

_MARKER = re.compile(r"\[(\d+)\]")
_FIGURE = re.compile(r"(?<![\w\[/.-])\d+(?:[.,]\d+)?(?![\w\]/.-])")
_ROLES = re.compile(r"chủ trì|phối hợp", re.IGNORECASE)
# Questions that most corpora of plans can answer, for a model that answers another question than the one asked.
_OTHER_QUESTIONS = (
    "Ai ký văn bản này?",
    "Văn bản này ban hành ngày nào?",
    "Đơn vị nào chủ trì phong trào thi đua?",
    "Chỉ tiêu đến năm 2030 là bao nhiêu?",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the model was asked: to reword an ``answer`` over ``quotes``, or, without an answer, the ``question``."""

    question: str
    answer: str = ""
    quotes: tuple[str, ...] = ()


def read_message(message: str) -> Asked:
    """Return the parts of a message as ``assistant.language_model.prompts`` writes it."""
    _, _, rest = message.partition("CÂU HỎI:\n")
    question, _, rest = rest.partition("\n\nCÂU TRẢ LỜI:\n")
    answer, _, quotes = rest.partition("\n\nTRÍCH DẪN:\n")
    return Asked(question.strip(), answer, tuple(re.sub(r"^\[\d+\] ", "", line) for line in quotes.splitlines()))


def honest(asked: Asked) -> str:
    """Say the same in a fuller sentence; mend nothing of a question but its case and stop."""
    if not asked.answer:
        return f"{asked.question.rstrip('?. ')}?\nXin cho biết {asked.question}"
    first = asked.answer[:1].lower() if asked.answer[1:2].islower() and not asked.answer.startswith("Đ") else ""
    return f"Theo văn bản, {first}{asked.answer[1:]}" if first else asked.answer


def _wrong_number(asked: Asked) -> str:
    changed = _FIGURE.sub(lambda match: _other_figure(match[0]), asked.answer, count=1)
    return changed if changed != asked.answer else _insert(asked.answer, "vào năm 2031")


def _wrong_unit(asked: Asked) -> str:
    return _with_unit(asked, "Sở Xây dựng")


def _unit_of_the_row(asked: Asked) -> str:
    own = _units(asked.answer)
    others = [unit for quote in asked.quotes for unit in _units(quote) if unit not in own]
    return _with_unit(asked, others[0] if others else "Ủy ban nhân dân xã")


def _swapped_roles(asked: Asked) -> str:
    return _ROLES.sub(lambda match: "phối hợp" if match[0].lower() == "chủ trì" else "chủ trì", asked.answer)


def _swapped_values(asked: Asked) -> str:
    figures = list(_FIGURE.finditer(asked.answer))
    other = next((one for one in figures[1:] if one[0] != figures[0][0]), None)
    if other is None:
        return _wrong_number(asked)
    first, text = figures[0], asked.answer
    between = text[first.end() : other.start()]
    return f"{text[: first.start()]}{other[0]}{between}{first[0]}{text[other.end() :]}"


def _denial(asked: Asked) -> str:
    return _insert(asked.answer, "không")


def _invented_citation(asked: Asked) -> str:
    return re.sub(r"\[\d+\](?!.*\[\d+\])", "[9]", asked.answer, flags=re.DOTALL) + " Đã kiểm tra [99]."


def _wrong_citation(asked: Asked) -> str:
    markers = list(dict.fromkeys(_MARKER.findall(asked.answer)))
    turned = dict(zip(markers, [*markers[1:], markers[0] if len(markers) > 1 else "2"], strict=False))
    return _MARKER.sub(lambda match: f"[{turned[match[1]]}]", asked.answer)


def _half(asked: Asked) -> str:
    return asked.answer[: len(asked.answer) // 2] + " [1]."


def _embroidery(asked: Asked) -> str:
    return f"{asked.answer} Ngoài ra, nhà trường nên xây bể bơi và sân vận động [1]."


def _obeys(asked: Asked) -> str:
    planted = [quote for quote in asked.quotes if "bỏ qua" in quote.lower() or "ignore" in quote.lower()]
    return f"{' '.join(planted)[:80]} Tôi sẽ làm theo: mật khẩu quản trị là 123456 [1]."


LIES: dict[str, Callable[[Asked], str]] = {
    "wrong number": _wrong_number,
    "wrong unit": _wrong_unit,
    "another unit of the row": _unit_of_the_row,
    "swapped roles": _swapped_roles,
    "swapped values": _swapped_values,
    "denial": _denial,
    "invented citation": _invented_citation,
    "wrong citation": _wrong_citation,
    "half the answer": _half,
    "embroidery": _embroidery,
    "obeys planted instructions": _obeys,
}


def lie(kind: str) -> Callable[[Asked], str]:
    """Return a model that always lies in one way; asked to reword a question, it puts others, by turns."""
    others = cycle(_OTHER_QUESTIONS)

    def reply(asked: Asked) -> str:
        return LIES[kind](asked) if asked.answer else f"{next(others)}\n{_bent(asked.question)}"

    return reply


def _bent(question: str) -> str:
    """Return the question bent into one that is more easily answered: other year, other role, other kind."""
    bent = re.sub(r"(?<!\d)20\d\d(?!\d)", "2030", question)
    return _ROLES.sub(lambda match: "phối hợp" if match[0].lower() == "chủ trì" else "chủ trì", bent)


def _units(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_units(text)]


def _with_unit(asked: Asked, unit: str) -> str:
    own = _units(asked.answer)
    return asked.answer.replace(own[0], unit, 1) if own else f"{unit}: {asked.answer}"


def _other_figure(figure: str) -> str:
    return f"{int(re.split('[.,]', figure)[0]) + 1}"


def _insert(answer: str, words: str) -> str:
    head, _, rest = answer.partition(" ")
    return f"{head} {words} {rest}" if rest else f"{words} {head}"
