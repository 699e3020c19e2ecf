from __future__ import annotations

import itertools
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.draft import Draft, Paragraph
from corpus.formats.docx import read_docx
from corpus.formats.docx_package import W
from corpus.formats.docx_runs import clean
from tests.corpus.docx_builder import abstract, box, docx, field, num, numbered, p, r, tbl, tc, tr

NUMBERING = abstract(1, ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")) + num(1, 1)
GONE = {"vanish": "<w:vanish/>", "white": '<w:color w:val="FFFFFF"/>', "tiny": '<w:sz w:val="1"/>'}


class Maker:
    """Draws random documents and remembers which words can be seen and which cannot."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self._draw = draw
        self._serial = itertools.count(100)
        self.seen: list[str] = []
        self.unseen: list[str] = []

    def pick(self, choices: int) -> int:
        return self._draw(st.integers(0, choices - 1))

    def word(self, *, visible: bool = True) -> str:
        word = f"từ{next(self._serial)}x"
        (self.seen if visible else self.unseen).append(word)
        return word

    def run(self) -> str:
        makers: tuple[Callable[[], str], ...] = (
            lambda: r(self.word()),
            lambda: r(self.word(), "<w:b/>"),
            lambda: r(self.word(visible=False), GONE["vanish"]),
            lambda: r(self.word(visible=False), GONE["white"]),
            lambda: r(self.word(visible=False), GONE["tiny"]),
            lambda: f'<w:ins w:id="1">{r(self.word())}</w:ins>',
            lambda: f'<w:del w:id="1"><w:r><w:delText>{self.word(visible=False)}</w:delText></w:r></w:del>',
            lambda: f'<w:moveFrom w:id="1">{r(self.word(visible=False))}</w:moveFrom>',
            lambda: f"<w:hyperlink>{r(self.word())}</w:hyperlink>",
            lambda: field("REF x", self.word()),
            lambda: f"<w:sdt><w:sdtContent>{r(self.word())}</w:sdtContent></w:sdt>",
            lambda: "<w:r><w:br/></w:r>",
            lambda: "<w:r><w:tab/></w:r>",
            lambda: box(p(self.word())),
        )
        return makers[self.pick(len(makers))]()

    def paragraph(self) -> str:
        runs = "".join(self.run() + r(" ") for _ in range(1 + self.pick(4)))
        return p(runs) if self.pick(3) else numbered(self.word(), 1, self.pick(3)) + p(runs)

    def cell(self, depth: int) -> str:
        span = '<w:gridSpan w:val="2"/>' if self.pick(5) == 0 else ""
        merge = ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>")[self.pick(3)]
        inner = self.block(depth + 1) if self.pick(4) == 0 else self.paragraph()
        return tc(inner, span + merge)

    def table(self, depth: int) -> str:
        width = 1 + self.pick(3)
        rows = [tr(*(self.cell(depth) for _ in range(width))) for _ in range(1 + self.pick(3))]
        return tbl(*rows, ruled=bool(self.pick(2)))

    def block(self, depth: int) -> str:
        kind = self.pick(5)
        if kind == 0 and depth < 3:
            return self.table(depth)
        if kind == 1:
            return f"<w:sdt><w:sdtContent>{self.paragraph()}</w:sdtContent></w:sdt>"
        return self.paragraph()


@st.composite
def documents(draw: st.DrawFn) -> tuple[bytes, list[str], list[str]]:
    maker = Maker(draw)
    body = p(maker.word()) + "".join(maker.block(0) for _ in range(1 + maker.pick(5)))
    return docx(body, numbering=NUMBERING, header=p(maker.word(visible=False))), maker.seen, maker.unseen


def everything(draft: Draft) -> str:
    parts: list[str] = []
    for block in draft.blocks:
        parts += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return "\n".join([*parts, *(margin.text for margin in draft.margins)])


@given(documents())
@settings(max_examples=150, deadline=None)
def test_every_visible_word_stands_in_the_draft_once_and_no_hidden_one_does(
    made: tuple[bytes, list[str], list[str]],
) -> None:
    data, seen, unseen = made
    words = re.findall(r"từ\d+x", everything(read_docx(data)))
    assert sorted(words) == sorted(seen)
    assert not set(words) & set(unseen)


SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["nd_30_2020", "nd_30_2020_phu_luc_1", "nd_30_2020_phu_luc_3", "nd_30_2020_phu_luc_6"])
def test_every_character_of_a_real_file_stands_in_the_draft(name: str) -> None:
    path = SHARED / f"{name}.docx"
    if not path.exists():
        pytest.skip("the shared documents are not beside the checkout")
    found = "".join(everything(read_docx(path.read_bytes())).split())
    for paragraph in source_paragraphs(path):
        assert paragraph in found


def source_paragraphs(path: Path) -> list[str]:
    """Each run of letters of ``document.xml`` that is not white, as written, blanks taken out."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    white = {text for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}color[@{W}val='FFFFFF']") is not None
             for text in run.iter(f"{W}t")}  # fmt: skip
    texts = (clean(element.text or "") for element in root.iter(f"{W}t") if element not in white)
    return ["".join(text.split()) for text in texts if text.strip()]


@pytest.mark.shared
def test_a_real_decree_shows_all_its_headings_in_order() -> None:
    path = SHARED / "nd_30_2020.docx"
    if not path.exists():
        pytest.skip("the shared documents are not beside the checkout")
    texts = [block.text for block in read_docx(path.read_bytes()).blocks if isinstance(block, Paragraph)]
    articles = [int(match[1]) for text in texts if (match := re.match(r"Điều (\d+)\. ", text))]
    chapters = [text for text in texts if re.fullmatch(r"Chương [IVX]+", text)]
    assert articles == list(range(1, 39))
    assert chapters == [f"Chương {number}" for number in ("I", "II", "III", "IV", "V", "VI", "VII")]
