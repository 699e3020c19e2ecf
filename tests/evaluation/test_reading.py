from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Margin
from corpus.read import read, read_bytes
from evaluation.errors import MissingPart
from evaluation.reading import Measured, Reading, side_by_side, table
from evaluation.reading_files import LETTERS_A_PAGE, prose_pdf, ruled_pdf, word_file
from evaluation.reading_share import Share, share
from evaluation.table_suite.printed import prepare


def can_print() -> bool:
    if importlib.util.find_spec("reportlab") is None:
        return False
    try:
        prepare()
    except MissingPart:
        return False
    return True


printed = pytest.mark.skipif(not can_print(), reason="reportlab or a font with Vietnamese letters is missing")


def test_the_made_word_file_has_the_pages_and_parts_it_promises() -> None:
    document = read_bytes(word_file(5), "made.docx")
    assert 5 * LETTERS_A_PAGE <= len(document.text) < 6 * LETTERS_A_PAGE
    articles = [section.path[0] for section in document.sections if section.kind == "dieu"]
    assert [article.split(".")[0] for article in articles] == [f"Điều {n}" for n in range(1, len(articles) + 1)]


@printed
def test_the_made_pdfs_are_read_page_by_page() -> None:
    prose, ruled = read_bytes(prose_pdf(3), "prose.pdf"), read_bytes(ruled_pdf(3), "ruled.pdf")
    assert [len(prose.pages), len(prose.tables)] == [3, 0]
    assert [len(ruled.pages), [len(one.rows) for one in ruled.tables]] == [3, [36]]


@printed
@pytest.mark.parametrize(("suffix", "make"), [(".docx", word_file), (".pdf", ruled_pdf)])
def test_the_share_counts_each_word_as_often_as_it_stands(tmp_path: Path, suffix: str, make: type[bytes]) -> None:
    path = tmp_path / f"made{suffix}"
    path.write_bytes(make(2))
    document = read(path)
    assert share(path, document).part == 1.0
    cut = document.text.rpartition("\n")[0]
    lost = share(path, replace(document, text=cut))
    assert lost.part < 1.0
    assert lost.missing
    kept = replace(document, text=cut, margins=(Margin("footer", document.text[len(cut) :]), *document.margins))
    assert share(path, kept).part == 1.0


def test_a_file_is_read_in_processes_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    path.write_bytes(word_file(1))
    assert side_by_side(path) > 0


def test_the_tables_show_every_measurement() -> None:
    shown = table(
        Measured(
            cores=2,
            load=0.5,
            readings=(Reading("a.docx", 20.0, 0.05, 0.1, 0.25, 75.4),),
            all_cores=390.0,
            shares=(Share("b.pdf", 1000, 999, ("xã",)),),
            refused=(("c.pdf", "ảnh quét"),),
        )
    )
    rows = ("| a.docx | 20.0 | 400 | 200 | 0.25 | 75 |", "390 pages", "| b.pdf | 1000 | 99.90% | xã |")
    assert [words for words in (*rows, "Refused: c.pdf: ảnh quét") if words not in shown] == []
