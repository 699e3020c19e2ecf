"""Reads text that is a table of values set apart by commas, semicolons, tabs or bars, and says when text is one."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile, islice

from corpus.draft import Draft
from corpus.errors import EmptyFile, TooLarge
from corpus.formats.sheet import MOST_ROWS, Field, sheet_blocks

_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 500
_MOST_LETTERS = 1_000_000  # in one value
_SAMPLE_ROWS = 200
_SAMPLE_LETTERS = 200_000
_FEWEST_ROWS = 3
_REGULAR = 0.9
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
# In prose a blank follows nearly every comma and semicolon.
_MOST_BLANKS = 0.3


def draft_csv(text: str, delimiter: str) -> Draft:
    """Return the draft of a cleaned table of values; raises ``EmptyFile`` or ``TooLarge``."""
    fields = list(_fields(text, delimiter))
    if not fields:
        raise EmptyFile("Bảng không có ô nào có chữ hay số.", "Hãy kiểm tra lại nội dung tệp.")
    return Draft(tuple(sheet_blocks(fields)))


def delimiter_of(text: str) -> str | None:
    """Return what sets the values of a table apart, ``None`` where the text is no such table."""
    sample = text[:_SAMPLE_LETTERS]
    found = {delimiter: _regular(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(found, key=found.__getitem__)
    return best if found[best] else None


def _regular(sample: str, delimiter: str) -> int:
    """Return how many rows have the commonest number of values, 0 where that is no table."""
    if delimiter not in sample or (delimiter in ",;" and _is_prose(sample, delimiter)):
        return 0
    rows = [row for row in islice(_rows(sample, delimiter), _SAMPLE_ROWS) if any(value.strip() for value in row)]
    # Titles above a table are rows of one value.
    widths = Counter(len(row) for row in rows if sum(bool(value.strip()) for value in row) > 1)
    if not widths:
        return 0
    width, count = widths.most_common(1)[0]
    # Who writes such files pads every row from the header on.
    table = list(dropwhile(lambda row: len(row) != width, rows))
    even = sum(len(row) == width for row in table)
    regular = count >= _FEWEST_ROWS and even >= _REGULAR * len(table) and len(table) * 2 > len(rows)
    return count * width if regular and not _are_decimals(sample, delimiter, width) else 0


def _are_decimals(sample: str, delimiter: str, width: int) -> bool:
    # "0,5" is one value; two columns of nothing but figures would be read as that, too.
    return delimiter == "," and width == 2 and len(_DECIMAL.findall(sample)) * 2 > sample.count(",")


def _is_prose(sample: str, delimiter: str) -> bool:
    marks = sample.count(delimiter)
    return sample.count(delimiter + " ") > _MOST_BLANKS * marks


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MOST_LETTERS)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=delimiter, strict=False)
    except csv.Error as error:
        raise TooLarge(
            f"Bảng có một ô dài quá {_MOST_LETTERS} ký tự hoặc thiếu dấu nháy đóng.",
            "Hãy kiểm tra lại dấu nháy trong tệp.",
        ) from error


def _fields(text: str, delimiter: str) -> Iterator[Field]:
    filled = 0
    for number, row in enumerate(_rows(text, delimiter)):
        values = [(column, " ".join(value.split())) for column, value in enumerate(row[:_MOST_COLUMNS])]
        filled += any(value for _, value in values)
        if filled > MOST_ROWS:
            raise TooLarge(f"Bảng có quá {MOST_ROWS} hàng.", "Hãy tách thành nhiều tệp nhỏ hơn.")
        yield from (Field(value, number, column) for column, value in values if value)
