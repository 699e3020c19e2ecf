"""Reads a file of plain characters: decides from its lines whether it is Markdown, a table of values, or text."""

from __future__ import annotations

from corpus.draft import Draft
from corpus.formats.csv_file import delimiter_of, draft_csv
from corpus.formats.markdown import draft_markdown, is_markdown
from corpus.formats.text import draft_lines
from corpus.formats.text_decode import decode_text


def read_plain(data: bytes) -> Draft:
    """Read a file of characters; raises ``EmptyFile``, ``DamagedFile`` or ``TooLarge``."""
    text = decode_text(data)
    if is_markdown(text):
        return draft_markdown(text)
    delimiter = delimiter_of(text)
    return draft_lines(text) if delimiter is None else draft_csv(text, delimiter)
