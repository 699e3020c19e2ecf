"""Says how much of a file's visible text a reader kept, against an extraction that shares no code with the reader."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from corpus.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = frozenset({f"{_W}{name}" for name in ("tab", "br", "cr", "p", "tc")})
_SIDE_PARTS = re.compile(r"word/(footnotes|endnotes|header\d*|footer\d*)\.xml")
# What no page shows: deleted and moved-away text, codes of fields.
_UNSEEN = frozenset({f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText")} | {_FALLBACK})
# Letters that fonts carry for one another, or that stand for a hyphen at a line's end.
_SAME = str.maketrans({"Ð": "Đ", "\u2011": "-", "\u00ad": "", "\ufffe": "-", "\u0002": "-", "\u200b": "", "\ufeff": ""})


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a file's visible letters stand in words found in the text or in a margin, and which words do not."""

    file: str
    letters: int
    found: int
    missing: tuple[str, ...]

    @property
    def part(self) -> float:
        """The share found, from 0 to 1; 1 for a file without letters."""
        return self.found / self.letters if self.letters else 1.0


def share(path: Path, document: Document) -> Share:
    """Compare the words of ``path`` (.docx or .pdf), each as often as it occurs, with what ``document`` holds of them.

    A word that a line end or a change of font cuts counts as found where its letters stand in a row.
    """
    seen = Counter(_words(_word_text(path) if path.suffix == ".docx" else _pdf_text(path)))
    kept_text = "\n".join((document.text, *(margin.text for margin in document.margins)))
    kept, squeezed = Counter(_words(kept_text)), "".join(_words(kept_text))
    lost = {word: count - kept[word] for word, count in seen.items() if count > kept[word]}
    lost = {
        word: count for word, count in lost.items() if squeezed.count(word) < seen[word] and not _is_noted(word, kept)
    }
    letters = sum(len(word) * count for word, count in seen.items())
    missing = sum(len(word) * count for word, count in lost.items())
    return Share(path.name, letters, letters - missing, tuple(sorted(lost, key=lost.__getitem__, reverse=True)))


def _is_noted(word: str, kept: Counter[str]) -> bool:
    """Say whether a word with the mark of a footnote behind it was kept as the word and, in the note, the mark."""
    match = re.fullmatch(r"(.*[^\W\d])(\d{1,2})", word)
    return match is not None and match[1] in kept and match[2] in kept


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).translate(_SAME).split()


def _word_text(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        body = package.read("word/document.xml")
        parts = [package.read(name) for name in sorted(package.namelist()) if _is_shown(name, package, body)]
    return "\n".join("".join(_pieces(etree.fromstring(part))) for part in (body, *parts))


def _is_shown(name: str, package: zipfile.ZipFile, body: bytes) -> bool:
    """Say whether a part beside the body is printed: notes always, headers and footers where a section names them."""
    if not _SIDE_PARTS.fullmatch(name):
        return False
    if "note" in name:
        return True
    relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    keys = [one.get("Id", "") for one in relations if one.get("Target", "").endswith(name.removeprefix("word/"))]
    return any(f'"{key}"'.encode() in body for key in keys)


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.tag in _UNSEEN or _is_hidden(element):
        return
    if element.tag in _BREAKS:
        yield "\n"
    if element.tag == f"{_W}t":
        yield element.text or ""
    for child in element:
        yield from _pieces(child)
    if element.tag in _BREAKS:
        yield "\n"


def _is_hidden(element: etree._Element) -> bool:
    look = element.find(f"{_W}rPr") if element.tag == f"{_W}r" else None
    if look is None:
        return False
    color = look.find(f"{_W}color")
    white = color is not None and color.get(f"{_W}val", "").upper() == "FFFFFF"
    return white or any(look.find(f"{_W}{name}") is not None for name in ("vanish", "webHidden"))


def _pdf_text(path: Path) -> str:
    # pdfium's own command, in a process of its own: what it prints owes nothing to the reader.
    command = [sys.executable, "-m", "pypdfium2", "extract-text", str(path)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (a library's command, our own path)
    pages = re.sub(r"(?m)^# Page \d+\s*$", "", done.stdout.decode("utf-8"))
    # A hyphen at a line's end may belong to a symbol that goes on below: the halves are put together.
    return re.sub(r"[\ufffe\u0002]\s*\n?", "-", pages)
