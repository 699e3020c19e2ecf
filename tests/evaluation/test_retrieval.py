"""BEIR folders are read or refused with a reason, and measured through the ranking that answers questions."""

import json
from pathlib import Path

import pytest

from evaluation.beir import BadSet, read_set, write_run
from evaluation.retrieval import evaluate

PASSAGES = {
    "d1": "Thuế thu nhập cá nhân được khấu trừ tại nguồn.",
    "d2": "Người lái xe phải mang theo giấy phép.",
    "d3": "Giấy khai sinh được cấp tại nơi cư trú.",
}
QUERIES = {"q1": "giấy khai sinh cấp ở đâu", "q2": "lai xe mang giay to gi", "q3": "không liên quan"}
SHARED = Path(__file__).resolve().parents[3] / "shared" / "benchmarks"


def a_set(folder: Path, qrels: str = "query-id\tcorpus-id\tscore\nq1\td3\t1\nq2\td2\t1\n") -> Path:
    (folder / "qrels").mkdir(parents=True)
    for name, records in (("corpus", PASSAGES), ("queries", QUERIES)):
        lines = [json.dumps({"_id": key, "text": text}) for key, text in records.items()]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text(qrels, encoding="utf-8")
    return folder


@pytest.mark.parametrize("mode", ["lexical", "hybrid"])
def test_evaluate(tmp_path: Path, mode: str) -> None:
    result = evaluate([a_set(tmp_path / "little")], mode)
    assert result == {"little": {"P@1": 1.0, "R@10": 1.0, "MRR@10": 1.0, "nDCG@10": 1.0}}


def test_evaluate_dense_gives_fractions(tmp_path: Path) -> None:
    result = evaluate([a_set(tmp_path / "little")], "dense")["little"]
    assert all(0.0 <= value <= 1.0 for value in result.values())
    assert result["R@10"] == 1.0


def test_run_file_goes_with_one_folder(tmp_path: Path) -> None:
    folder, run = a_set(tmp_path / "little"), tmp_path / "run.trec"
    evaluate([folder], "lexical", run_file=run)
    fields = [line.split() for line in run.read_text(encoding="utf-8").splitlines()]
    assert {tuple(line[:4]) for line in fields} >= {("q1", "Q0", "d3", "1"), ("q2", "Q0", "d2", "1")}
    assert {len(line) for line in fields} == {6}
    with pytest.raises(ValueError, match="một thư mục"):
        evaluate([folder, folder], "lexical", run_file=run)


def test_runs_are_written_best_first(tmp_path: Path) -> None:
    write_run(tmp_path / "r", {"q": {"a": 1.0, "b": 2.0}}, "tag")
    assert (tmp_path / "r").read_text() == "q Q0 b 1 2.000000 tag\nq Q0 a 2 1.000000 tag\n"


def test_a_set_without_header_and_with_titles(tmp_path: Path) -> None:
    folder = a_set(tmp_path / "x", "q1\td3\t1\n")
    (folder / "corpus.jsonl").write_text('{"_id": "d3", "title": "Hộ tịch", "text": "Khai sinh"}\n', encoding="utf-8")
    found = read_set(folder)
    assert found.passages == {"d3": "Hộ tịch\nKhai sinh"}
    assert found.qrels == {"q1": {"d3": 1}}


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("corpus.jsonl", None, "corpus.jsonl"),
        ("queries.jsonl", "{oops\n", "dòng 1"),
        ("corpus.jsonl", '{"_id": "d1"}\n', "text"),
        ("qrels/test.tsv", None, "qrels"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1 d3 1\n", "dòng 2"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq9\td3\t1\n", "qrels"),
        ("corpus.jsonl", b"\xff\xfe", "corpus.jsonl"),
    ],
)
def test_bad_sets_say_where(tmp_path: Path, file: str, content: str | bytes | None, says: str) -> None:
    path = a_set(tmp_path / "bad") / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadSet, match=says):
        evaluate([tmp_path / "bad"], "lexical")


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BadSet, match="Không có thư mục"):
        evaluate([tmp_path / "none"], "lexical")


@pytest.mark.shared
def test_lexical_stands_where_it_stood() -> None:
    if not SHARED.is_dir():
        pytest.skip("the benchmarks are not beside the checkout")
    assert evaluate([SHARED / "uit-wiki"], "lexical")["uit-wiki"]["nDCG@10"] >= 0.95
