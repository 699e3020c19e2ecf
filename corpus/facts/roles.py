"""Tells who leads and who helps inside one cell or clause ("Chủ trì: Sở A; Phối hợp: Sở B, Sở C")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.facts.wording import is_blank
from corpus.language.units import split_units
from corpus.tables.header_words import role_of_words

_WHO = r"(?:(?:đơn\s+vị|cơ\s+quan|bộ\s+phận|các\s+đơn\s+vị|cấp)\s+)?"
_LEADS = r"(?:chủ\s+trì|chịu\s+trách\s+nhiệm(?:\s+chính)?|đầu\s+mối|thực\s+hiện)"
_HELPS = r"(?:phối\s+hợp(?:\s+thực\s+hiện)?(?:\s+với)?|tham\s+gia|cùng\s+thực\s+hiện|hỗ\s+trợ)"
# A role word that governs what follows: with a colon, or at the head of a line or clause.
_MARK = re.compile(
    rf"(?:(?<=^)|(?<=[\n;,.(/+-])|(?<=\s))\s*{_WHO}(?:(?P<lead>{_LEADS})|(?P<help>{_HELPS}))\s*(?::|(?=\s))",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"^\s*(?P<names>[^:;\n]+?)\s*(?:\(\s*{_WHO}(?P<in>{_LEADS})\s*\)|(?<!\()(?P<bare>chủ\s+trì))\s*[,;.]?",
    re.IGNORECASE,
)
_HELP_BRACKET = re.compile(rf"\(\s*{_WHO}{_HELPS}\s*:?\s*([^()]*)\)", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?:đ/c|đc|ông|bà|thầy|cô|anh|chị|đồng chí)\.?\s+)?(?-i:[A-ZĐÀ-Ỵ])[^\W\d_]*(?:\s(?-i:[A-ZĐÀ-Ỵ])[^\W\d_]*){0,4}",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)[.;]?")  # "(theo chức năng, nhiệm vụ được giao)" is said of all names above it
_ITEMS = re.compile(r"\n+(?=\s*[-–+•*]\s)")  # a bullet opens a name, whatever its words
_TWO = re.compile(r"\s*/\s*|\n+|\s*;\s*")


@dataclass(frozen=True, slots=True)
class Parties:
    """The units of one duty, one name an entry, as written."""

    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()


def parties_of(text: str, role: str, header: str = "") -> Parties:
    """Return who leads and who helps in a cell whose column holds ``role`` (``lead``, ``coordinating``, ``units``)."""
    if is_blank(text):
        return Parties()
    if role == "coordinating":
        return Parties((), names_in(text))
    return _behind(text) or _marked(text) or _unmarked(text, role, header)


def names_in(text: str) -> tuple[str, ...]:
    """Return the units listed, without blanks and dashes."""
    names = (name for item in _ITEMS.split(text) for piece in split_units(item) for name in _persons(piece))
    return tuple(name for name in names if not is_blank(name) and not _ASIDE.fullmatch(name))


def _persons(piece: str) -> list[str]:
    """Part a list of persons ("Đ/c Nam, cô Lan"), which holds no name of a unit to part it at."""
    parts = [part.strip() for part in re.split(r",|\s+và\s+", piece)]
    listed = len(parts) > 1 and all(map(_PERSON.fullmatch, parts))
    return parts if listed else [piece]


def _behind(text: str) -> Parties | None:
    """Read a role written behind the name: "Sở A chủ trì, phối hợp với Sở B", "Sở A (chủ trì); Sở B"."""
    match = _BEHIND.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    bracketed = _HELP_BRACKET.search(rest)
    helping = names_in(bracketed[1]) if bracketed and bracketed[1].strip() else names_in(_HELP_BRACKET.sub("", rest))
    lead = names_in(match["names"])
    return Parties(lead, helping) if lead else None


def _marked(text: str) -> Parties | None:
    marks = [match for match in _MARK.finditer(text) if match[0].rstrip().endswith(":") or _heads(text, match)]
    if not any(mark["help"] for mark in marks) and not (marks and marks[0][0].rstrip().endswith(":")):
        return None
    found: dict[str, list[str]] = {"lead": list(names_in(text[: marks[0].start()].rstrip(" (,;+-\n"))), "help": []}
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        found["lead" if mark["lead"] else "help"] += names_in(text[mark.end() : end].strip(" )(,;\n"))
    return Parties(tuple(dict.fromkeys(found["lead"])), tuple(dict.fromkeys(found["help"])))


def _heads(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip(" \t-+•*")
    return not before or before[-1] in "\n;,.(/"


def _unmarked(text: str, role: str, header: str) -> Parties:
    names = names_in(text)
    if role == "units" and len(names) > 1 and _first_leads(header):
        parts = _TWO.split(text.strip(), maxsplit=1)
        # Beyond the stroke stand the helpers, known as units or not.
        first, rest = (names_in(parts[0]), names_in(parts[1])) if len(parts) > 1 else (names[:1], names)
        return Parties(first, tuple(name for name in rest if name not in first)) if first else Parties(names)
    return Parties(names)


def _first_leads(header: str) -> bool:
    # "Chủ trì/phối hợp": who leads is named first.
    return role_of_words(header) == "units"
