"""What recurs in a set to be measured on is told by shared stretches, whatever the blanks, marks and case."""

import gzip
import json
from pathlib import Path

import pytest

from index.training.apart import LETTERS, Apart, read_apart
from index.training.articles import read_articles

SENTENCE = "Người sử dụng lao động có trách nhiệm thông báo công khai kết quả tuyển lao động trước khi nhận việc"
BARE = SENTENCE.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (SENTENCE, True),
        ("1. " + SENTENCE.upper().replace(" ", ",\n") + ".", True),
        ("x" * 7 + BARE[5 : 5 + LETTERS], True),
        ("x" * 7 + BARE[5 : 5 + LETTERS - 1] + "x" * 40, False),
        (SENTENCE[:40], False),
        ("", False),
    ],
)
def test_a_text_recurs_from_so_many_letters_on(text: str, *, held: bool) -> None:
    assert Apart([SENTENCE, "Một câu khác."]).holds(text) is held


def test_nothing_recurs_in_nothing() -> None:
    assert not Apart([]).holds(SENTENCE)


def test_articles_are_left_out_by_law_and_by_text(tmp_path: Path) -> None:
    sources = {
        "1": "Điều 1 Luật số 1/2020/QH14",
        "2": "Điều 1 Nghị định số 2/2021/NĐ-CP",
        "3": "Điều 9 Luật số 3/2022/QH15",
    }
    texts = {"1": "Văn bản này nói về việc khác.", "2": f"Theo quy định: {SENTENCE};", "3": "Điều này ở lại."}
    data, measured = tmp_path / "articles.jsonl.gz", tmp_path / "corpus.jsonl"
    with gzip.open(data, "wt", encoding="utf-8") as lines:
        for key, text in texts.items():
            value = {"id": key, "topic": "t", "title": "Điều 1. Tên", "source": sources[key], "text": text, "refs": []}
            lines.write(json.dumps(value) + "\n")
    measured.write_text(json.dumps({"_id": "d", "title": "", "text": SENTENCE}) + "\n\n", encoding="utf-8")
    assert [one.id for one in read_articles(data)] == ["1", "2", "3"]
    assert [one.id for one in read_articles(data, ["1/2020/QH14"], read_apart([measured]))] == ["3"]
