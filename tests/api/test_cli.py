"""The command line: what it prints where, how it leaves, and that a question starts fast by loading little."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.conftest import SAMPLES

QUESTION = "Đến năm 2030, bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?"


def cancu(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "api.cli.main", "--data", str(data), *arguments]
    settings = {**os.environ, "PYTHONIOENCODING": "ascii", **environment}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=settings, check=False, timeout=120)


def test_ask_prints_the_answer_and_its_grounds(data: Path) -> None:
    done = cancu(data, "ask", QUESTION)
    assert done.returncode == 0
    assert "85%" in done.stdout
    assert "[1]" in done.stdout
    assert "Căn cứ:" in done.stdout


def test_ask_json_is_one_document_and_goes_on_with_a_conversation(data: Path) -> None:
    first = json.loads(cancu(data, "ask", QUESTION, "--json").stdout)
    second = json.loads(
        cancu(data, "ask", "Còn năm 2045?", "--conversation", first["conversation_id"], "--json").stdout
    )
    assert second["conversation_id"] == first["conversation_id"]
    assert "100%" in second["text"]


HEAVY = ("torch", "transformers", "sentence_transformers", "langchain", "langchain_core", "fastapi", "pydantic")
PROBE = """
import sys
from api.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as leaving:
    code = leaving.code
print(code, [name for name in {heavy} if name in sys.modules], file=sys.stderr)
"""


def test_a_question_loads_no_heavy_library(data: Path) -> None:
    probe = PROBE.replace("{heavy}", repr(HEAVY))
    command = [sys.executable, "-c", probe, "--data", str(data), "ask", QUESTION]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.stderr.splitlines()[-1] == "0 []"


def test_ingest_says_a_line_a_file_and_leaves_by_what_happened(tmp_path: Path) -> None:
    data, empty, unknown = tmp_path / "data", tmp_path / "rỗng.docx", tmp_path / "lạ.bin"
    empty.write_bytes(b"")
    unknown.write_bytes(bytes(range(256)) * 40)
    mixed = cancu(data, "ingest", str(SAMPLES[0]), str(empty), str(unknown), str(tmp_path / "không có.txt"))
    assert mixed.returncode == 3
    lines = mixed.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["đã đọc", "TỪ CHỐI", "TỪ CHỐI", "TỪ CHỐI"]
    assert all("Hãy" in line or "Căn Cứ đọc" in line for line in lines[1:]), "a refusal says the remedy"
    again = cancu(data, "ingest", str(SAMPLES[0]), "--json")
    assert [one["status"] for one in json.loads(again.stdout)["files"]] == ["unchanged"]
    assert cancu(data, "ingest", str(empty)).returncode == 4


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "Thiếu tên lệnh"),
        (["nothing"], 2, "Không có lệnh nothing"),
        (["ask"], 2, "Thiếu"),
        (["ask", ""], 2, "câu hỏi"),
        (["ask", "   "], 2, "câu hỏi"),
        (["ask", "ă" * 10_000], 2, "dài"),
        (["ask", "a\x1b[31mb"], 2, "điều khiển"),
        (["ask", "x", "--nothing"], 2, "Không có tuỳ chọn --nothing"),
        (["search", "x", "-k", "0"], 2, "-k"),
        (["read", "a", "b"], 2, "Thừa tham số"),
        (["read", "/không/có.docx"], 4, "Không"),
        (["documents", "show", "nothing"], 4, "nothing"),
        (["documents", "remove", "nothing"], 4, "nothing"),
        (["assignments", "--format", "xlsx"], 2, "-o"),
        (["evaluate", "questions", "/không/có.jsonl"], 4, "/không/có.jsonl"),
        (["evaluate", "retrieval", "a", "b", "--run", "c"], 2, "--run"),
        (["restore", "/không/có.tar"], 4, "Thư mục"),
    ],
)
def test_refusals_and_misuse(data: Path, arguments: list[str], code: int, words: str) -> None:
    done = cancu(data, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_something_else_is_refused_untouched(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "catalogue.sqlite").write_bytes(b"not a database")
    before = sorted(path.name for path in folder.iterdir())
    done = cancu(folder, "ask", "Ai ký?")
    assert done.returncode == 4
    assert sorted(path.name for path in folder.iterdir()) == before


def test_an_empty_library_finds_nothing_and_says_what_to_do(tmp_path: Path) -> None:
    done = cancu(tmp_path / "new", "ask", "Ai ký kế hoạch?", "--json")
    assert json.loads(done.stdout)["status"] == "not_found"
    assert "cancu ingest" in done.stderr


def test_evaluating_without_documents_says_what_to_do(tmp_path: Path) -> None:
    line = {"id": "1", "kind": "lead", "question": "Kế hoạch có gửi cho Sở A không?", "after": [], "document": None,
            "status": "answered", "must": [], "none": [], "cite": []}  # fmt: skip
    (tmp_path / "set.jsonl").write_text(json.dumps(line), encoding="utf-8")
    done = cancu(tmp_path / "new", "evaluate", "questions", str(tmp_path / "set.jsonl"))
    assert (done.returncode, "cancu ingest" in done.stderr) == (4, True)
    asked = cancu(tmp_path / "new", "ask", line["question"], "--json")
    assert json.loads(asked.stdout)["status"] == "not_found"


def test_documents_are_listed_shown_and_removed(data: Path) -> None:
    items = json.loads(cancu(data, "documents", "list", "--json").stdout)["items"]
    first = items[0]["id"]
    shown = json.loads(cancu(data, "documents", "show", first, "--json").stdout)
    assert cancu(data, "documents", "show", first, "--text").stdout == shown["content"]["text"]
    assert cancu(data, "documents", "remove", first).returncode == 0
    left = json.loads(cancu(data, "documents", "list", "--json").stdout)["items"]
    assert [one["id"] for one in left] == [one["id"] for one in items[1:]]


def test_facts_come_as_table_json_csv_and_workbook(data: Path, tmp_path: Path) -> None:
    items = json.loads(cancu(data, "assignments", "--unit", "phong gddt", "--role", "lead", "--json").stdout)["items"]
    assert items
    assert all(any("GDĐT" in name or "Giáo dục và Đào tạo" in name for name in one["lead"]) for one in items)
    assert items[0]["task"].split()[0] in cancu(data, "assignments", "--format", "csv").stdout
    assert "Chỉ tiêu" in cancu(data, "targets", "--year", "2030").stdout
    book = tmp_path / "nhiệm vụ.xlsx"
    assert cancu(data, "assignments", "-o", str(book)).returncode == 0
    assert book.read_bytes()[:2] == b"PK"


def test_a_backup_restores_into_an_empty_folder_only(data: Path, tmp_path: Path) -> None:
    kept, fresh = tmp_path / "kept.tar.gz", tmp_path / "fresh"
    assert cancu(data, "backup", str(kept)).returncode == 0
    assert cancu(fresh, "restore", str(kept)).returncode == 0
    assert "85%" in cancu(fresh, "ask", QUESTION).stdout
    assert cancu(data, "restore", str(kept)).returncode == 4
    assert cancu(tmp_path / "other", "restore", str(SAMPLES[0])).returncode == 4


def test_doctor_finds_a_healthy_folder_healthy(data: Path) -> None:
    told = json.loads(cancu(data, "doctor", "--json").stdout)
    assert told["status"] == "ok"
    assert {"Python", "Thư mục dữ liệu"} <= {check["name"] for check in told["checks"]}


def test_doctor_asks_a_model_that_is_named(data: Path) -> None:
    dead = {"CANCU_LLM": "openai:x", "CANCU_LLM_URL": "http://127.0.0.1:9/v1", "CANCU_LLM_KEY": "khoá-bí-mật"}
    done = cancu(data, "doctor", **dead)
    assert "openai:x không trả lời" in done.stdout
    assert "bí-mật" not in done.stdout + done.stderr
    wrong = cancu(data, "ask", QUESTION, CANCU_LLM="qwen")
    assert wrong.returncode == 4
    assert "CANCU_LLM" in wrong.stderr


def test_an_unexpected_error_is_short_unless_asked(data: Path, tmp_path: Path) -> None:
    asked = tmp_path / "q.jsonl"
    asked.write_text('{"id": "1", "kind": "k", "question": "Ai ký?", "status": "answered"}\n', encoding="utf-8")
    arguments = ("evaluate", "questions", str(asked), "--endpoint", "http://127.0.0.1:9", "--once")
    short = cancu(data, *arguments)
    assert short.returncode == 4
    assert "Traceback" not in short.stderr
    assert "Traceback" in cancu(data, *arguments, CANCU_DEBUG="1").stderr


def test_a_gate_that_fails_leaves_with_five(data: Path, tmp_path: Path) -> None:
    asked, mark, page = tmp_path / "q.jsonl", tmp_path / "mark.json", tmp_path / "report.html"
    right = {"id": "1", "kind": "target", "question": QUESTION, "status": "answered", "must": [["85%"]]}
    asked.write_text(json.dumps(right) + "\n", encoding="utf-8")
    assert cancu(data, "evaluate", "questions", str(asked), "--write-baseline", str(mark)).returncode == 0
    asked.write_text(json.dumps({**right, "must": [["86%"]]}) + "\n", encoding="utf-8")
    done = cancu(data, "evaluate", "questions", str(asked), "--baseline", str(mark), "--report", str(page), "--json")
    assert done.returncode == 5
    assert json.loads(done.stdout)["fallen"]
    assert "<html" in page.read_text(encoding="utf-8")
