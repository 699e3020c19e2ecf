"""Turns the bytes of a text file into NFC characters without control characters, line ends made one."""

from __future__ import annotations

import codecs
import re
import unicodedata

from corpus.errors import DamagedFile, EmptyFile
from corpus.language.legacy import Habit, habit_of, restored, restored_lines
from corpus.language.legacy_tables import CP1258, VPS
from corpus.language.vietnamese import nfc

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS = re.compile("\r\n|\r|\x0b|\x85|\u2028|\u2029")
# What a reader does not see: controls, soft and other invisible characters, and byte order marks inside the text.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SAMPLE = 4000


def decode_text(data: bytes) -> str:
    """Return the characters of ``data``; lines end in a newline, pages in a form feed.

    Raises ``EmptyFile`` where nothing visible is left, ``DamagedFile`` where the bytes are no text.
    """
    text = clean_text(restored_lines(characters(data)))
    if not text.strip():
        raise EmptyFile("Tệp không có chữ nào.", "Hãy kiểm tra lại tệp nguồn.")
    return text


def clean_text(text: str) -> str:
    """Return ``text`` in NFC, Ð mended, with plain spaces and line ends and without invisible characters."""
    plain = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    return nfc(_INVISIBLE.sub("", plain))


def characters(data: bytes) -> str:
    """Return the characters that the bytes stand for, as they are; raises ``DamagedFile``."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedFile(
            f"Tệp văn bản hỏng ở byte {error.start} (mã {encoding}).", "Hãy lưu lại tệp dưới mã UTF-8."
        ) from error


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 order of a file without a mark: every other byte of plain text is nearly always zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample) // 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _windows(data: bytes) -> str:
    """Decode text of one byte a letter: in the encoding that its words tell, else in Windows-1258."""
    habit = habit_of(data.decode("latin-1").split("\n"))
    if habit.encodings and habit.encodings[0] != CP1258:
        return _restored(data, habit)
    text = data.decode("cp1258", errors="replace")
    composed = unicodedata.normalize("NFC", text)
    strange = sum(1 for character in composed if character == "\ufffd" or unicodedata.category(character) == "Cc")
    strange -= sum(composed.count(character) for character in "\n\r\t\f")
    if strange * 50 > len(composed):
        raise DamagedFile("Nội dung tệp không phải văn bản đọc được.", "Hãy lưu lại tệp dưới mã UTF-8.")
    return text


def _restored(data: bytes, habit: Habit) -> str:
    # Windows shows quotes where Latin-1 has controls; VPS keeps letters there.
    shown = "latin-1" if habit.encodings[0] == VPS else "cp1252"
    text = data.decode(shown, errors="replace")
    return "\n".join(restored(line, habit) for line in text.split("\n"))
