"""What HTTP clients get: answers, streams, documents, facts, and a Vietnamese problem for everything else."""

import json
import os
import re
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.http.guard import JSON_LIMIT
from assistant.answering.answer import Answer
from assistant.errors import QuestionTooLong
from tests.api.client import MemoryLibrary, client, plan


@pytest.fixture
def web(tmp_path: Path) -> TestClient:
    return client(tmp_path)


def test_ask_answers_with_a_quote_that_stands_in_the_text(web: TestClient) -> None:
    answer = web.post("/v1/ask", json={"question": "Ai chủ trì?", "conversation_id": "c9"}).json()
    (citation,) = answer["citations"]
    text = web.get(f"/v1/documents/{citation['document_id']}/text").text
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert answer["conversation_id"] == "c9"
    assert citation["cell"] == {"row": "1", "column": "Nhiệm vụ"}


@pytest.mark.parametrize("identifier", ["", None])
def test_an_empty_conversation_is_a_new_one(web: TestClient, identifier: str | None) -> None:
    asked = {"question": "Ai chủ trì?", "conversation_id": identifier}
    assert web.post("/v1/ask", json=asked).json()["conversation_id"] == "c1"


def test_stream_tells_the_text_in_parts_and_then_the_answer(web: TestClient) -> None:
    response = web.post("/v1/ask/stream", json={"question": "Ai chủ trì?"})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [dict(line.split(": ", 1) for line in block.split("\n")) for block in response.text.strip().split("\n\n")]
    told = "".join(json.loads(one["data"])["delta"] for one in events if one["event"] == "text")
    answer = json.loads(events[-1]["data"])
    assert events[-1]["event"] == "answer"
    assert told == answer["text"]


def test_a_stream_that_fails_tells_a_problem(tmp_path: Path) -> None:
    def fails(_: str) -> Answer:
        raise RuntimeError("secret")

    response = client(tmp_path, reply=fails).post("/v1/ask/stream", json={"question": "Ai?"})
    assert "event: problem" in response.text
    assert "secret" not in response.text


BAD_QUESTIONS = {
    "missing": {},
    "empty": {"question": ""},
    "blank": {"question": " \n "},
    "too long": {"question": "a" * 2001},
    "ten thousand": {"question": "ă" * 10_000},
    "control characters": {"question": "a\x00b"},
    "escape": {"question": "\x1b[31m"},
    "number": {"question": 3},
    "null": {"question": None},
    "documents of the wrong kind": {"question": "Ai?", "document_ids": "kh"},
    "conversation of the wrong kind": {"question": "Ai?", "conversation_id": "../x"},
}


@pytest.mark.parametrize("body", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
@pytest.mark.parametrize("path", ["/v1/ask", "/v1/ask/stream"])
def test_a_bad_question_is_a_422_problem(web: TestClient, path: str, body: dict[str, object]) -> None:
    problem = _problem(web.post(path, json=body), 422)
    assert problem["errors"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b'"x"', b'{"question": "\\ud800"}'])
def test_broken_json_is_a_422_problem(web: TestClient, body: bytes) -> None:
    _problem(web.post("/v1/ask", content=body, headers={"content-type": "application/json"}), 422)


def test_what_the_assistant_refuses_is_a_422_problem_with_its_words(tmp_path: Path) -> None:
    def refuses(_: str) -> Answer:
        raise QuestionTooLong("Câu hỏi dài 900 từ.", "Hãy rút gọn.")

    problem = _problem(client(tmp_path, reply=refuses).post("/v1/ask", json={"question": "Ai?"}), 422)
    assert problem["detail"] == "Câu hỏi dài 900 từ. Hãy rút gọn."


def test_what_nobody_expected_is_a_500_problem_without_the_reason(tmp_path: Path) -> None:
    def fails(_: str) -> Answer:
        raise RuntimeError("secret")

    response = client(tmp_path, reply=fails).post("/v1/ask", json={"question": "Ai?"})
    _problem(response, 500)
    assert "secret" not in response.text


def test_bodies_are_bounded(web: TestClient) -> None:
    _problem(web.post("/v1/ask", json={"question": "a" * JSON_LIMIT}), 413)
    many = (b"x" * 100_000 for _ in range(20))
    _problem(web.post("/v1/ask", content=many, headers={"content-type": "application/json"}), 413)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nothing", 404),
        ("GET", "/v1/documents/nothing", 404),
        ("GET", "/v1/documents/nothing/text", 404),
        ("GET", "/v1/documents/nothing/original", 404),
        ("DELETE", "/v1/documents/nothing", 404),
        ("GET", "/v1/jobs/0011223344556677", 404),
        ("GET", "/v1/jobs/..%2f..%2fetc", 404),
        ("GET", "/van-ban/nothing", 404),
        ("GET", "/static/nothing.js", 404),
        ("GET", "/static/../routes.py", 404),
        ("GET", "/v1/ask", 405),
        ("PUT", "/v1/documents", 405),
        ("GET", "/v1/assignments?role=boss", 422),
        ("GET", "/v1/assignments?limit=0", 422),
        ("GET", "/v1/assignments?cursor=zzz", 422),
        ("GET", "/v1/targets?year=soon", 422),
        ("GET", "/v1/targets?format=pdf", 422),
    ],
)
def test_every_error_is_a_vietnamese_problem(web: TestClient, method: str, path: str, status: int) -> None:
    _problem(web.request(method, path), status)


def test_assignments_are_grouped_by_lead_unit(web: TestClient) -> None:
    page = web.get("/nhiem-vu").text
    groups = re.findall(r'<tr class="group"><th[^>]*>(.*?) <span', page)
    assert groups == ["Phòng Văn hoá", "Trường A"]


def test_a_405_names_every_method_that_the_path_takes(web: TestClient) -> None:
    assert web.patch("/v1/documents").headers["allow"] == "GET, POST"
    assert web.patch("/v1/documents/kh").headers["allow"] == "DELETE, GET"


def test_a_person_gets_the_problem_as_a_page(web: TestClient) -> None:
    response = web.get("/van-ban/nothing", headers={"accept": "text/html,*/*"})
    assert response.status_code == 404
    assert "Không có văn bản mang mã này" in response.text
    assert response.headers["content-type"].startswith("text/html")
    _problem(web.get("/v1/documents/nothing", headers={"accept": "text/html"}), 404)


def test_a_page_elsewhere_cannot_change_anything(web: TestClient) -> None:
    elsewhere = {"origin": "https://elsewhere.example"}
    _problem(web.post("/v1/documents", files={"file": ("a.txt", b"x")}, headers=elsewhere), 403)
    _problem(web.delete("/v1/documents/kh", headers=elsewhere), 403)
    assert web.delete("/v1/documents/kh", headers={"origin": "http://127.0.0.1"}).status_code == 204


@pytest.mark.parametrize("path", ["/", "/v1/documents", "/v1/nothing", "/nhiem-vu"])
def test_headers_are_safe(web: TestClient, path: str) -> None:
    headers = web.get(path).headers
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_documents_come_listed_whole_and_as_they_were(web: TestClient) -> None:
    (entry,) = web.get("/v1/documents").json()["items"]
    assert entry == web.get("/v1/documents/kh").json()
    assert entry["title"] == plan().identity.title
    text = web.get("/v1/documents/kh/text")
    assert text.content.decode() == plan().text
    assert web.get("/v1/documents/kh/text", headers={"if-none-match": text.headers["etag"]}).status_code == 304
    assert "kh.docx" in unquote(web.get("/v1/documents/kh/original").headers["content-disposition"])


def test_text_keeps_every_newline(tmp_path: Path) -> None:
    odd = plan().text + "a\r\nb\rc\u2028d\n"
    held = MemoryLibrary(kh=_with_text(odd))
    assert client(tmp_path, held).get("/v1/documents/kh/text").content == odd.encode()


def test_an_upload_is_a_job(web: TestClient) -> None:
    files = [("file", ("../kế hoạch.docx", b"one")), ("file", ("b.txt", b"two"))]
    accepted = web.post("/v1/documents", files=files)
    assert accepted.status_code == 202
    state = _finished(web, accepted.json()["job_id"])
    assert [(one["source"], one["status"]) for one in state["files"]] == [
        ("kế hoạch.docx", "refused"),
        ("b.txt", "refused"),
    ]
    assert "b.txt" in state["files"][1]["message"]


def test_an_upload_without_files_is_refused(web: TestClient) -> None:
    _problem(web.post("/v1/documents"), 422)
    _problem(web.post("/v1/documents", data={"file": "not a file"}), 422)


def test_facts_are_filtered_paged_and_cited(web: TestClient) -> None:
    first = web.get("/v1/assignments", params={"limit": 1}).json()
    second = web.get("/v1/assignments", params={"limit": 1, "cursor": first["next"]}).json()
    assert second["next"] is None
    assert [one["items"][0]["task"] for one in (first, second)] == ["Mở thư viện số", "Tập huấn thủ thư"]
    led = web.get("/v1/assignments", params={"unit": "phong van hoa", "role": "lead"}).json()["items"]
    assert [one["task"] for one in led] == ["Mở thư viện số"]
    citation = led[0]["citation"]
    assert plan().text[citation["start"] : citation["end"]] == citation["quote"]
    assert web.get("/v1/targets", params={"year": 2030}).json()["items"][0]["value"] == "> 95%"


def test_facts_are_exported(web: TestClient) -> None:
    book = load_workbook(BytesIO(web.get("/v1/assignments", params={"format": "xlsx"}).content))
    assert [cell.value for cell in book.worksheets[0]["B"]] == ["Nhiệm vụ", "Mở thư viện số", "Tập huấn thủ thư"]
    table = web.get("/v1/targets", params={"format": "csv"}).content.decode("utf-8-sig")
    assert "> 95%" in table


def test_search_ranks(web: TestClient) -> None:
    (hit,) = web.post("/v1/search", json={"query": "thư viện số"}).json()["results"]
    assert (hit["rank"], hit["quote"]) == (1, "thư viện số")
    _problem(web.post("/v1/search", json={"query": "x", "k": 0}), 422)


def test_feedback_is_kept(web: TestClient, tmp_path: Path) -> None:
    given = {"conversation_id": "c1", "rating": -1, "reason": "Sai đơn vị"}
    assert web.post("/v1/feedback", json=given).status_code == 204
    kept = json.loads((tmp_path / "feedback.jsonl").read_text(encoding="utf-8"))
    assert given.items() <= kept.items()
    _problem(web.post("/v1/feedback", json={**given, "rating": 5}), 422)


def test_administrators_see_what_was_found_wrong(web: TestClient, tmp_path: Path) -> None:
    for conversation, rating, reason in (("c1", 1, None), ("c2", -1, "<b>Sai</b> đơn vị"), ("c3", -1, None)):
        web.post("/v1/feedback", json={"conversation_id": conversation, "rating": rating, "reason": reason})
    with (tmp_path / "feedback.jsonl").open("a", encoding="utf-8") as kept:
        kept.write('{"at": "2026-')  # the power went out
    shown = web.get("/quan-tri").text
    assert "1 đúng ý, 2 chưa đúng" in shown
    assert "Câu hỏi của c2" in shown
    assert "&lt;b&gt;Sai&lt;/b&gt; đơn vị" in shown


def test_the_server_tells_how_it_is(web: TestClient) -> None:
    web.post("/v1/ask", json={"question": "Ai?"})
    assert web.get("/healthz").json()["status"] == "ok"
    assert web.get("/readyz").json()["documents"] == 1
    told = web.get("/metrics").text
    own = f'process="{os.getpid()}"'
    assert f'cancu_answers_total{{{own},status="answered"}} 1' in told
    assert f'cancu_requests_total{{{own},method="POST",route="/v1/ask",status="200"}} 1' in told


def _problem(response: object, status: int) -> dict[str, object]:
    assert hasattr(response, "json")
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, object] = response.json()
    assert problem["status"] == status
    for words in (problem["title"], problem["detail"]):
        assert isinstance(words, str)
        assert not words.isascii(), "a problem is told in Vietnamese"
    return problem


def _with_text(text: str) -> object:
    return replace(plan(), text=text)


def _finished(web: TestClient, job: str) -> dict[str, list[dict[str, str]]]:
    for _ in range(200):
        state = web.get(f"/v1/jobs/{job}").json()
        if state["status"] == "done":
            return dict(state)
        time.sleep(0.02)
    pytest.fail("the job never ended")
