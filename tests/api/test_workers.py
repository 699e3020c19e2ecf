"""Several processes over one data folder: what one takes in, all answer from, and a conversation goes on in any."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.api.conftest import SAMPLES

QUESTION = "Đến năm 2030, bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?"
FOLLOW_UP = "Còn năm 2045?"
TRIES = 12


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an empty folder from two processes."""
    folder = tmp_path_factory.mktemp("workers") / "cancu-data"
    program = [sys.executable, "-m", "api.cli.main", "--data", str(folder)]
    command = [*program, "serve", "--port", "18731", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            yield _started(server)
        finally:
            server.terminate()


def _started(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    for line in server.stderr:
        found = re.search(r"http://\S+", line)
        if found:
            address = found[0]
            break
    for _ in range(600):
        try:
            if len(set(_each(address, _process))) == 2:
                return address
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    pytest.fail("two processes never answered")


def _each(address: str, ask: Any) -> list[Any]:  # noqa: ANN401 - whatever is asked
    """Ask over fresh connections at once, so that every process gets some; return every answer."""

    def fresh(_: int) -> Any:  # noqa: ANN401
        with httpx.Client(base_url=address, timeout=60) as web:
            return ask(web)

    with ThreadPoolExecutor(TRIES) as many:
        return list(many.map(fresh, range(TRIES)))


def _process(web: httpx.Client) -> str:
    found = re.search(r'process="(\d+)"', web.get("/metrics").text)
    return found[1] if found else ""


def _ask(web: httpx.Client, question: str, conversation: str | None = None) -> dict[str, Any]:
    return dict(web.post("/v1/ask", json={"question": question, "conversation_id": conversation}).json())


@pytest.fixture(scope="module")
def taken_in(address: str) -> str:
    """Upload the sample plans under a key, from several connections at once; return the one job."""
    files = [("file", (path.name, path.read_bytes())) for path in SAMPLES]
    key = {"idempotency-key": "samples"}
    (job,) = set(_each(address, lambda web: web.post("/v1/documents", files=files, headers=key).json()["job_id"]))
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        states = _each(address, lambda web: web.get(f"/v1/jobs/{job}").json()["status"])
        if set(states) == {"done"}:
            return str(job)
        time.sleep(0.1)
    pytest.fail("the job never ended")


def test_every_process_knows_the_job_and_what_it_took_in(address: str, taken_in: str) -> None:
    told = _each(address, lambda web: web.get(f"/v1/jobs/{taken_in}").json())
    states = {json.dumps(one, sort_keys=True) for one in told}
    (state,) = states
    assert {one["status"] for one in json.loads(state)["files"]} == {"read"}
    counts = _each(address, lambda web: len(web.get("/v1/documents").json()["items"]))
    assert set(counts) == {len(SAMPLES)}


def test_every_process_answers_the_same(address: str, taken_in: str) -> None:
    assert taken_in
    answers = _each(address, lambda web: _ask(web, QUESTION))
    assert {(one["status"], one["text"]) for one in answers} == {("answered", answers[0]["text"])}
    assert "85%" in answers[0]["text"]
    found = _each(address, lambda web: web.post("/v1/search", json={"query": "câu lạc bộ khởi nghiệp"}).json())
    assert all(one == found[0] and one["results"] for one in found)


def test_a_conversation_goes_on_in_any_process(address: str, taken_in: str) -> None:
    assert taken_in

    def talk(web: httpx.Client) -> str:
        first = _ask(web, QUESTION)
        with httpx.Client(base_url=address, timeout=60) as elsewhere:
            return str(_ask(elsewhere, FOLLOW_UP, first["conversation_id"])["text"])

    assert all("100%" in text for text in _each(address, talk))


def test_what_one_process_takes_out_is_gone_in_all(address: str, taken_in: str) -> None:
    assert taken_in
    with httpx.Client(base_url=address, timeout=60) as web:
        for one in web.get("/v1/documents").json()["items"]:
            assert web.delete(f"/v1/documents/{one['id']}").status_code == 204
    assert set(_each(address, lambda web: len(web.get("/v1/assignments").json()["items"]))) == {0}
    assert {one["status"] for one in _each(address, lambda web: _ask(web, QUESTION))} == {"not_found"}
