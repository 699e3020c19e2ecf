"""Measures the character error rate of scanned pages, against their true texts as corrected by eye."""

from __future__ import annotations

import subprocess
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.formats.pdf_render import drawn_picture
from corpus.read import read
from corpus.scans.tesseract import program

_PAGES = Path(__file__).parent / "pages.toml"
_PLAIN_DOTS = 200.0  # an inch, at which Tesseract alone is measured


@dataclass(frozen=True, slots=True)
class Page:
    """A scanned page: its file without suffix, corrections of the true text beside it, orders of its ends."""

    file: str
    fixes: tuple[tuple[str, str], ...] = ()
    head: tuple[tuple[int, ...], ...] = ()
    tail: tuple[tuple[int, ...], ...] = ()

    def truths(self, text: str) -> list[str]:
        """Return the true text in each order that it may be read in; raises ``ValueError`` for a fix that misses."""
        for given, right in self.fixes:
            if text.count(given) != 1:
                raise ValueError(f"{self.file}: {given!r} stands {text.count(given)} times in the given text")
            text = text.replace(given, right)
        lines = [line for line in text.split("\n") if line.strip()]
        return [flat(" ".join(lines[at] for at in order)) for order in self._orders(len(lines))]

    def _orders(self, count: int) -> Iterator[list[int]]:
        for head in self.head or ((),):
            for tail in self.tail or ((),):
                yield [*head, *range(len(head), count - len(tail)), *tail]


@dataclass(frozen=True, slots=True)
class Rates:
    """Character error rates of one page, as fractions: ours, and Tesseract's alone."""

    file: str
    ours: float
    plain: float


def checked_pages() -> list[Page]:
    """Return the pages whose texts were checked by eye."""
    found = tomllib.loads(_PAGES.read_text(encoding="utf-8"))["page"]
    return [
        Page(
            one["file"],
            tuple((given, right) for given, right in one["fixes"]),
            *(tuple(map(tuple, one[end])) for end in ("head", "tail")),
        )
        for one in found
    ]


def rates(pages: Sequence[Page], folder: Path) -> list[Rates]:
    """Measure pages that lie in ``folder`` as ``FILE.pdf``, each with its given text as ``FILE.txt``."""
    return [_rates(page, folder) for page in pages]


def _rates(page: Page, folder: Path) -> Rates:
    truths = page.truths((folder / f"{page.file}.txt").read_text(encoding="utf-8"))
    pdf = folder / f"{page.file}.pdf"
    return Rates(page.file, error_rate(read(pdf).text, truths), error_rate(plain(pdf.read_bytes()), truths))


def plain(data: bytes) -> str:
    """Return what ``tesseract -l vie`` alone makes of a PDF's first page at 200 dots an inch."""
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "page.ppm"
        picture.write_bytes(_portable(drawn_picture(data, _PLAIN_DOTS)))
        command = [program(), str(picture), "stdout", "-l", "vie", "--dpi", str(int(_PLAIN_DOTS))]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)  # noqa: S603 - our own arguments
    return done.stdout.decode("utf-8")


def _portable(picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bytes:
    height, width = picture.shape[:2]
    return f"P6 {width} {height} 255\n".encode() + np.ascontiguousarray(picture[:, :, ::-1]).tobytes()


def error_rate(read_text: str, truths: Sequence[str]) -> float:
    """Return the least edit distance to any order of the truth, over the truth's length; white space counts single."""
    found = flat(read_text)
    return min(distance(found, truth) / len(truth) for truth in truths)


def flat(text: str) -> str:
    """Return text in NFC with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def distance(one: str, other: str) -> int:
    """Return the Levenshtein distance of two texts, in code points."""
    letters = np.frombuffer(other.encode("utf-32-le"), np.uint32)
    places = np.arange(len(letters) + 1)
    row = places.copy()
    for at, letter in enumerate(one):
        fresh = np.concatenate(([at + 1], np.minimum(row[1:] + 1, row[:-1] + (letters != ord(letter)))))
        # An insertion costs one more than the place before it: a running least over the diagonal.
        row = np.minimum.accumulate(fresh - places) + places
    return int(row[-1])
