"""The measure of many passages builds its library from the codification, goes on where it stopped, and asks it."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.scale import ASKED, Wanted, build, legal_text, main, questions_of, spread

LAWS = ("1/2020/QH14", "2/2021/NĐ-CP", "3/2022/TT-BNV")
KINDS = ("Luật", "Nghị định", "Thông tư")


def an_article(law: int, number: int) -> dict[str, Any]:
    said = f"{KINDS[law]} số {LAWS[law]} Quản lý chợ ngày 16/06/2020 của Cơ quan {law}, có hiệu lực từ ngày 01/01/2021"
    return {
        "title": f"Điều 3.{law}.LQ.{number}. Trách nhiệm của ban quản lý chợ số {number}",
        "source": f"(Điều {number} {said})",
        "text": f"1. Ban quản lý chợ số {number} thu phí theo tháng.\n2. Hộ kinh doanh nộp phí trước ngày {number}.",
    }


def a_codification(path: Path, *more: str) -> Path:
    lines = [json.dumps(an_article(law, number), ensure_ascii=False) for number in (2, 1, 3) for law in (0, 1, 2)]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join((*lines, *more)) + "\n")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, Any]]:
    assert main([str(one) for one in arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_it_builds_asks_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work, training = tmp_path / "work", a_codification(tmp_path / "a.jsonl.gz")
    built, *asked = run(capsys, "--training", training, "--documents", 2, "--work", work, "--ask-count", 4)
    assert (built["documents"], built["taken_in_now"], built["refused"]) == (2, 2, 0)
    assert built["passages"] > 2
    assert built["megabytes"]["all"] > 0
    assert [line["what"] for line in asked] == list(ASKED)
    assert all(0 < line["p50_ms"] <= line["p95_ms"] <= line["p100_ms"] for line in asked)
    assert [line["asked"] for line in asked] == [2, 2, 2]  # the first question is told apart
    more = build(work, Wanted(10_000, 10_000), lambda _: None)
    assert (more["documents"], more["taken_in_now"]) == (3, 1)


def test_a_legal_text_is_headed_and_in_order(tmp_path: Path) -> None:
    spread(a_codification(tmp_path / "a.jsonl.gz"), tmp_path / "laws", lambda _: None)
    law = tmp_path / "laws" / "2-2021-NĐ-CP.jsonl"
    text = legal_text([json.loads(line) for line in law.read_text(encoding="utf-8").splitlines()])
    head, *rest = text.split("\n\n")
    assert (head, rest[0]) == ("CƠ QUAN 1", "Số: 2/2021/NĐ-CP")
    assert [line.split(".")[0] for line in text.splitlines() if line.startswith("Điều")] == [
        "Điều 1",
        "Điều 2",
        "Điều 3",
    ]


def test_questions_lie_evenly_and_are_asked_once() -> None:
    titles = [
        "Nguyên tắc quản lý chợ",
        "Phí",
        "Nguyên tắc quản lý chợ",
        "Trách nhiệm của hộ kinh doanh",
        "Giờ mở cửa chợ",
    ]
    made = questions_of(({"title": title} for title in titles), 2)
    assert made == [
        "nguyên tắc quản lý chợ được quy định như thế nào?",
        "trách nhiệm của hộ kinh doanh được quy định như thế nào?",
    ]


@pytest.mark.parametrize("line", ["{oops", '{"title": "x"}', "[]"])
def test_a_bad_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    training = a_codification(tmp_path / "a.jsonl.gz", line)
    assert main(["--training", str(training), "--work", str(tmp_path / "work")]) == 2
    assert "dòng 10" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"not gzip"])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    training = tmp_path / "a.jsonl.gz"
    if content is not None:
        training.write_bytes(content)
    assert main(["--training", str(training), "--work", str(tmp_path / "work")]) == 2
    assert "a.jsonl.gz" in capsys.readouterr().err
    assert not (tmp_path / "work" / "laws").exists()


def test_building_needs_the_codification(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--work", str(tmp_path)]) == 2
    assert "--training" in capsys.readouterr().err
