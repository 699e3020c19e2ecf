from __future__ import annotations

import re
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.draft import Draft, Paragraph
from corpus.formats.pdf import read_pdf
from tests.corpus.pdf_builder import Sheet, pdf


@dataclass
class Words:
    """Numbered words, so that each one can be found again."""

    made: list[str] = field(default_factory=list)

    def line(self, count: int) -> str:
        fresh = [f"từ{len(self.made) + 100 + n}x" for n in range(count)]
        self.made += fresh
        return " ".join(fresh)


def draw_paragraphs(sheet: Sheet, words: Words, y: float, lengths: list[int]) -> float:
    for number, length in enumerate(lengths):
        sheet.text(80 if number else 115, y, words.line(length))
        y += 18
    return y + 12


def draw_table(sheet: Sheet, words: Words, y: float, shape: list[list[int]]) -> float:
    xs = [60.0, 180.0, 300.0, 420.0][: len(shape[0]) + 1]
    ys = [y + 30 * n for n in range(len(shape) + 1)]
    sheet.grid(xs, ys, [[words.line(count) for count in row] for row in shape], size=8)
    return ys[-1] + 30


def draw_columns(sheet: Sheet, words: Words, y: float, lengths: list[int]) -> float:
    for length in lengths:
        sheet.text(80, y, words.line(1)).text(320, y, words.line(length))
        y += 18
    return y + 12


@st.composite
def documents(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    words, sheets = Words(), []
    for _ in range(draw(st.integers(1, 3))):
        sheet, y = Sheet(), 60.0
        for _ in range(draw(st.integers(1, 3))):
            kind = draw(st.integers(0, 2))
            lengths = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
            if kind == 0:
                y = draw_paragraphs(sheet, words, y, lengths)
            elif kind == 1:
                width = draw(st.integers(1, 3))
                y = draw_table(sheet, words, y, [[min(2, length)] * width for length in lengths])
            else:
                y = draw_columns(sheet, words, y, [min(3, length) for length in lengths])
        sheets.append(sheet)
    return pdf(*sheets), words.made


def everything(draft: Draft) -> str:
    parts: list[str] = []
    for block in draft.blocks:
        parts += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return "\n".join([*parts, *(margin.text for margin in draft.margins)])


@given(documents())
@settings(max_examples=60, deadline=None)
def test_every_word_on_the_pages_stands_in_the_draft_once(made: tuple[bytes, list[str]]) -> None:
    data, words = made
    found = re.findall(r"từ\d+x", everything(read_pdf(data)))
    assert sorted(found) == sorted(words)
