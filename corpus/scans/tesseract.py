"""Asks Tesseract, a program of its own, for the words of a picture, within a time and with one core."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from corpus.errors import MissingProgram
from corpus.scans.ink import Picture

LANGUAGE = "vie"
_SECONDS = 60.0  # one page takes one or two
_PACKAGES = "tesseract-ocr tesseract-ocr-vie"
_WORD = "5"  # the level of words in Tesseract's table


@dataclass(frozen=True, slots=True)
class Read:
    """A word as recognised: its box in pixels of the picture, how sure Tesseract is (0 to 100), its line there."""

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    confidence: float
    line: tuple[int, ...]


@cache
def program() -> str:
    """Return the path of Tesseract; raises ``MissingProgram``, which names the packages, where it cannot read."""
    found = shutil.which("tesseract")
    remedy = f"Hãy cài đặt: apt-get install {_PACKAGES}"
    if found is None:
        raise MissingProgram("Tệp là ảnh quét, máy này chưa có chương trình nhận dạng chữ Tesseract.", remedy)
    if LANGUAGE not in _asked([found, "--list-langs"], b"").decode("utf-8", "replace").split():
        raise MissingProgram("Tesseract trên máy này chưa có dữ liệu tiếng Việt (vie).", remedy)
    return found


def is_installed() -> bool:
    """Say whether scans can be read on this machine."""
    try:
        program()
    except MissingProgram:
        return False
    return True


def words_of(picture: Picture, mode: int, dots: float) -> list[Read]:
    """Return the words of a picture, none where Tesseract takes too long; ``mode`` is its page segmentation mode.

    Raises ``MissingProgram``.
    """
    size = f"P5 {picture.shape[1]} {picture.shape[0]} 255\n".encode()
    command = [program(), "stdin", "stdout", "-l", LANGUAGE, "--psm", str(mode), "--dpi", str(int(dots)), "tsv"]
    table = _asked(command, size + picture.tobytes()).decode("utf-8", "replace")
    rows = csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_read(row) for row in rows if len(row) == 12 and row[0] == _WORD and row[11].strip()]


def _asked(command: list[str], picture: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a program found on the path, its arguments our own
            command,
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout


def _read(row: list[str]) -> Read:
    x, y, width, height = (int(value) for value in row[6:10])
    line = tuple(int(value) for value in row[2:5])
    return Read(row[11].strip(), x, y, x + width, y + height, float(row[10]), line)
