from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evaluation.errors import QuestionSetError
from evaluation.gates import check, write_baseline
from evaluation.report import page, terminal
from evaluation.scoring import Item, Question
from evaluation.summary import Report, Share, summarise

if TYPE_CHECKING:
    from pathlib import Path


def item(name: str, expected: str, given: str, *, right: bool = True, **fields: tuple[str, ...]) -> Item:
    asked = Question(name, "kind", "Hỏi <b>gì</b>?", expected, manner="chat")
    problems = () if right else ("thiếu “<i>”",)
    return Item(asked, {"status": given, "text": "<script>"}, problems, **fields)  # type: ignore[arg-type]


def report(*, right: int, wrong: int) -> Report:
    good = [item(f"r{number}", "answered", "answered") for number in range(right)]
    return summarise([*good, *(item(f"w{number}", "answered", "answered", right=False) for number in range(wrong))])


@pytest.mark.parametrize(
    ("then", "now", "fallen"),
    [
        (report(right=9, wrong=1), report(right=9, wrong=1), []),
        (report(right=9, wrong=1), report(right=10, wrong=0), []),
        (report(right=9, wrong=1), report(right=8, wrong=2), ["accuracy"]),
        (report(right=2, wrong=0), report(right=1, wrong=0), ["questions"]),
        (report(right=1, wrong=2), report(right=1, wrong=2), []),
    ],
)
def test_the_gate_names_what_fell(tmp_path: Path, then: Report, now: Report, fallen: list[str]) -> None:
    write_baseline(then, tmp_path / "baseline.json")
    assert [line.partition(":")[0] for line in check(now, tmp_path / "baseline.json")] == fallen


def test_new_violations_fail_the_gate(tmp_path: Path) -> None:
    write_baseline(report(right=1, wrong=0), tmp_path / "baseline.json")
    broken = summarise([item("a", "answered", "answered", violations=("quy tắc 1: …",))])
    assert check(broken, tmp_path / "baseline.json") == ("violations: 1, cao hơn mốc 0",)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"figures": 3}'])
def test_an_unusable_baseline_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "baseline.json").write_text(content, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"baseline\.json"):
        check(report(right=1, wrong=0), tmp_path / "baseline.json")


def test_refusing_is_measured_apart_from_being_right() -> None:
    figures = dict(
        summarise(
            [
                item("a", "not_found", "not_found"),
                item("b", "not_found", "answered", right=False),
                item("c", "answered", "not_found", right=False),
                item("d", "answered", "answered"),
                item("e", "answered|not_found", "not_found"),
            ]
        ).figures
    )
    assert figures["refusing_precision"] == Share(1, 2)
    assert figures["refusing_recall"] == Share(1, 2)
    assert figures["answerable_not_refused"] == Share(1, 2)
    assert figures["accuracy"] == Share(3, 5)


def test_manners_agree_only_when_every_one_is_right() -> None:
    items = [item("a@full", "answered", "answered"), item("a@chat", "answered", "answered", right=False)]
    items += [item("b@full", "answered", "answered"), item("b@bare", "answered", "answered"), item("c", "x", "x")]
    assert dict(summarise(items).figures)["manners_agree"] == Share(1, 2)


def test_an_empty_share_is_full() -> None:
    assert Share(0, 0).value == 1.0


def test_the_page_escapes_what_documents_and_questions_say() -> None:
    shown = page(report(right=1, wrong=1))
    assert "<script>" not in shown
    assert "<b>gì</b>" not in shown
    assert "&lt;script&gt;" in shown


def test_the_terminal_names_every_failure() -> None:
    assert "SAI w0: thiếu" in terminal(report(right=1, wrong=1))


def test_the_report_is_json_with_counts() -> None:
    told = report(right=3, wrong=1).to_dict()
    assert told["questions"] == 4
    assert told["figures"]["accuracy"] == {"value": 0.75, "part": 3, "whole": 4}
    assert [failure["id"] for failure in told["failures"]] == ["w0"]
