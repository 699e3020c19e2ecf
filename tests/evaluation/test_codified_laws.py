"""Documents built from a codification bear their heading and articles in order, and a missing one is named."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from docx import Document

from evaluation.codified_laws import articles_of, main, name_of

if TYPE_CHECKING:
    from pathlib import Path

_LINES = (
    ("(Điều 2 Luật số 7/2031/QH20, có hiệu lực thi hành kể từ ngày 01/02/2032)", "Điều 9.9.LQ.2. Giải thích", "Một."),
    (
        "(Điều 1 Luật số 7/2031/QH20 Vườn trường ngày 05/04/2031 của Quốc hội, có hiệu lực thi hành kể từ ngày 1/2)",
        "Điều 9.9.LQ.1. Phạm vi điều chỉnh",
        "1. Luật này quy định về vườn trường.\n2. Không áp dụng với ao.",
    ),
    ("(Điều 10a Luật số 7/2031/QH20, có hiệu lực)", "Điều 9.9.LQ.10a. Hiệu lực", "Hết."),
    ("(Điều 1 Nghị định số 8/2031/NĐ-CP, có hiệu lực)", "Điều 9.9.NĐ.1. Khác", "Khác."),
)


def _codification(folder: Path) -> Path:
    path = folder / "made.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for source, title, text in _LINES:
            file.write(json.dumps({"source": source, "title": title, "text": text}, ensure_ascii=False) + "\n")
    return path


def test_articles_stand_in_order_with_their_letters(tmp_path: Path) -> None:
    (articles,) = articles_of(_codification(tmp_path), ["7/2031/QH20"]).values()
    assert [(one.label, one.title) for one in articles] == [
        ("1", "Phạm vi điều chỉnh"),
        ("2", "Giải thích"),
        ("10a", "Hiệu lực"),
    ]


def test_the_file_is_headed_as_such_documents_are(tmp_path: Path) -> None:
    assert main(["--training", str(_codification(tmp_path)), "--out", str(tmp_path / "out"), "7/2031/QH20"]) == 0
    file = Document(str(tmp_path / "out" / "luat-7-2031-qh20.docx"))
    (heading,) = file.tables
    assert heading.cell(0, 0).text == "QUỐC HỘI"
    assert heading.cell(1, 0).text == "Luật số: 7/2031/QH20"
    assert heading.cell(1, 1).text == "Hà Nội, ngày 05 tháng 04 năm 2031"
    assert [one.text for one in file.paragraphs][:4] == [
        "LUẬT",
        "Vườn trường",
        "Điều 1. Phạm vi điều chỉnh",
        "1. Luật này quy định về vườn trường.",
    ]


def test_a_document_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert main(["--training", str(_codification(tmp_path)), "--out", str(tmp_path / "out"), "1/1999/QH1"]) == 2
    assert not (tmp_path / "out").exists()


def test_a_missing_codification_is_an_error_not_a_trace(tmp_path: Path) -> None:
    assert main(["--training", str(tmp_path / "none.gz"), "--out", str(tmp_path / "out"), "7/2031/QH20"]) == 2


def test_names_are_plain_letters() -> None:
    assert name_of("116/2020/NĐ-CP", "Nghị định") == "nghi-dinh-116-2020-nd-cp.docx"
