"""Read retrieval sets in BEIR layout (``corpus.jsonl``, ``queries.jsonl``, ``qrels/*.tsv``) and write TREC runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evaluation.errors import EvaluationError
from evaluation.measures import ranking_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evaluation.measures import Qrels, Run

_SPLITS = ("test", "dev", "train")


class BadSet(EvaluationError):
    """The folder is not a retrieval set in BEIR layout; the message (Vietnamese) says where and what to mend."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Passages and queries by id, and which passages answer which query."""

    name: str
    passages: dict[str, str]
    queries: dict[str, str]
    qrels: Qrels


def read_set(folder: Path) -> RetrievalSet:
    """Return the set in ``folder``; of several splits ``test`` is read. Raises ``BadSet``.

    A passage is its title and text joined by a newline.
    """
    if not folder.is_dir():
        raise BadSet(f"Không có thư mục “{folder}”. Hãy kiểm tra đường dẫn.")
    passages = {key: _passage(value) for key, value in _records(folder / "corpus.jsonl")}
    queries = {key: str(value["text"]) for key, value in _records(folder / "queries.jsonl")}
    qrels = _qrels(_qrels_file(folder))
    if not any(query in queries for query in qrels):
        raise BadSet(f"“{folder}”: không câu hỏi nào trong qrels có trong queries.jsonl. Hãy kiểm tra mã câu hỏi.")
    return RetrievalSet(folder.name, passages, queries, {key: qrels[key] for key in qrels if key in queries})


def write_run(path: Path, run: Run, tag: str) -> None:
    """Write a run in TREC format: ``query Q0 document rank score tag``."""
    lines = [
        f"{query} Q0 {document} {rank} {scores[document]:.6f} {tag}\n"
        for query, scores in run.items()
        for rank, document in enumerate(ranking_of(scores), start=1)
    ]
    path.write_text("".join(lines), encoding="utf-8")


def _passage(value: dict[str, Any]) -> str:
    return "\n".join(part for part in (str(value.get("title") or ""), str(value["text"])) if part)


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in _lines(path):
        try:
            value = json.loads(line)
            yield str(value["_id"]), {**value, "text": value["text"]}
        except (ValueError, KeyError, TypeError) as error:
            raise BadSet(
                f"{path}, dòng {number}: không phải đối tượng JSON có “_id” và “text” ({error!r}). Hãy sửa dòng này."
            ) from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line
    except (OSError, UnicodeDecodeError) as error:
        raise BadSet(f"Không đọc được “{path}”: {error}. Thư mục phải theo khuôn dạng BEIR.") from error


def _qrels_file(folder: Path) -> Path:
    found = {path.stem: path for path in sorted((folder / "qrels").glob("*.tsv"))}
    if not found:
        raise BadSet(f"Không có tệp nào trong “{folder / 'qrels'}” (*.tsv). Thư mục phải theo khuôn dạng BEIR.")
    return next((found[split] for split in _SPLITS if split in found), next(iter(found.values())))


def _qrels(path: Path) -> Qrels:
    qrels: Qrels = {}
    for number, line in _lines(path):
        fields = line.rstrip("\n").split("\t")
        if number == 1 and not fields[-1].strip().lstrip("-").isdigit():
            continue  # the header line
        if len(fields) != 3 or not fields[2].strip().lstrip("-").isdigit():
            raise BadSet(f"{path}, dòng {number}: cần ba cột query-id, corpus-id, score cách nhau bằng tab.")
        qrels.setdefault(fields[0], {})[fields[1]] = int(fields[2])
    return qrels
