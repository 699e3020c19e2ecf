"""Every command with ``--json`` and every route keeps the contract, and every quote stands where it says.

The two lists below name all commands and routes; one that is missing from them fails.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api import schemas
from api.cli.main import cancu
from tests.api.client import local, served_by
from tests.api.conftest import SAMPLES
from tests.api.test_reference import commands

Json = Any
QUESTIONS = (
    "Đến năm 2030, bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?",
    "chi tieu nam 2045 ve ky so la bao nhieu",
    "Ai ký kế hoạch của huyện Cát Hải?",
    "Phòng GDĐT chủ trì bao nhiêu nhiệm vụ?",
    "Liệt kê các nhiệm vụ thực hiện thường xuyên",
    "Kế hoạch căn cứ vào những văn bản nào?",
    "Giá vé tàu ra đảo Cát Bà là bao nhiêu?",
    "Thời hạn?",
)
CLAIM_SET = Path(__file__).resolve().parents[2] / "evaluation" / "sets" / "claims.jsonl"
CLAIMS = (
    "Phòng GDĐT chủ trì phát động đợt thi đua chuyên đề đổi mới sáng tạo",
    "Đến năm 2030, 90% trường trung học duy trì câu lạc bộ khởi nghiệp",
    "Kế hoạch của Long An do ông Nguyễn Văn An ký",
    "Mỗi xã có một bến tàu",
)

# What each command that prints results must print; `None` for those that print none.
ENTRY = {"id": str, "source": str, "title": (str, None), "number": (str, None), "issuer": (str, None)}
ENTRY |= {"issued_on": (str, None), "pages": (int, None), "status": str, "warnings": list}
HIT = {"rank": int, "score": float, "document_id": str, "path": list, "page": (int, None)}
HIT |= {"start": int, "end": int, "quote": str}
PROBLEM = {"type": str, "title": str, "status": int, "detail": str}
JOB_FILE = {
    "source": str,
    "status": str,
    "document_id": (str, None),
    "pages_done": int,
    "pages": (int, None),
    "message": str,
}


@cache
def _validator(name: str, part: str | None = None) -> Draft202012Validator:
    whole = schemas.schema(name)
    wanted = whole if part is None else {"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]}
    return Draft202012Validator(wanted)


def _is_answer(value: Json) -> None:
    _validator("answer").validate(value)


def _is_read(value: Json) -> None:
    _validator("read").validate(value)


def _are_findings(value: Json) -> None:
    assert value["findings"]
    _validator("findings").validate(value)


def _has(shape: dict[str, Any], value: Json) -> None:
    for name, kinds in shape.items():
        allowed = tuple(type(None) if one is None else one for one in (kinds if isinstance(kinds, tuple) else (kinds,)))
        assert isinstance(value[name], allowed), f"{name}: {value[name]!r}"


def _are(shape: dict[str, Any]) -> Callable[[Json], None]:
    def check(values: Json) -> None:
        assert values, "an empty list shows nothing"
        for value in values:
            _has(shape, value)

    return check


def _are_facts(part: str) -> Callable[[Json], None]:
    def check(value: Json) -> None:
        assert value["items"]
        assert value["next"] is None or isinstance(value["next"], str)
        for item in value["items"]:
            _validator("answer", part).validate(item)
            _validator("answer", "citation").validate(item["citation"])
            assert item["document_id"] == item["citation"]["document_id"]

    return check


def _is_listing(value: Json) -> None:
    _are(ENTRY)(value["items"])


def _is_shown(value: Json) -> None:
    _has(ENTRY, value)
    _is_read(value["content"])


def _is_ingested(value: Json) -> None:
    _are({"source": str, "status": str, "document_id": (str, None), "message": str})(value["files"])


def _are_measures(value: Json) -> None:
    assert value
    for figures in value.values():
        _has(dict.fromkeys(("P@1", "R@10", "MRR@10", "nDCG@10"), float), figures)
        assert all(0 <= figures[name] <= 1 for name in figures)


def _are_table_scores(value: Json) -> None:
    _has({"tables": int, "total": dict, "cases": list}, value)
    for share in value["total"].values():
        assert 0 <= share["right"] <= share["of"]


Arguments = Callable[[Path], list[str]]
COMMANDS: dict[str, tuple[Arguments, Callable[[Json], None]] | None] = {
    "ingest": (lambda _: [str(SAMPLES[0])], _is_ingested),
    "read": (lambda _: [str(SAMPLES[0])], _is_read),
    "ask": (lambda _: [QUESTIONS[0]], _is_answer),
    "search": (lambda _: ["câu lạc bộ khởi nghiệp"], lambda value: _are(HIT)(value["results"])),
    "documents list": (lambda _: [], _is_listing),
    "documents show": (lambda data: [_first_id(data)], _is_shown),
    "documents remove": (lambda data: [_first_id(data)], lambda value: _has({"removed": list}, value)),
    "assignments": (lambda _: [], _are_facts("assignment")),
    "targets": (lambda _: [], _are_facts("target")),
    "verify": (lambda _: ["Phòng GDĐT chủ trì phát động đợt thi đua chuyên đề đổi mới sáng tạo"], _are_findings),
    "compare": (lambda _: [path.name for path in SAMPLES], lambda value: _validator("comparison").validate(value)),
    "serve": None,
    "mcp": None,
    "evaluate questions": (lambda data: [_one_question(data)], lambda value: _has({"figures": dict}, value)),
    "evaluate retrieval": (lambda data: [_one_set(data)], _are_measures),
    "evaluate tables": (lambda _: [], _are_table_scores),
    "evaluate claims": (lambda _: [str(CLAIM_SET)], lambda value: _has({"claims": int, "accuracy": float}, value)),
    "evaluate generate": None,
    "doctor": (lambda _: [], lambda value: _has({"status": str, "checks": list}, value)),
    "reindex": (lambda _: [], lambda value: _has({"documents": int, "revision": int}, value)),
    "backup": None,
    "restore": None,
}


def _invoke(data: Path, *arguments: str) -> Json:
    done = CliRunner().invoke(cancu, ["--data", str(data), *arguments, "--json"], catch_exceptions=False)
    return json.loads(done.stdout)


def _first_id(data: Path) -> str:
    return str(_invoke(data, "documents", "list")["items"][0]["id"])


def _one_question(data: Path) -> str:
    path = data.parent / "questions.jsonl"
    path.write_text(json.dumps({"id": "1", "kind": "target", "question": QUESTIONS[0], "status": "answered"}) + "\n")
    return str(path)


def _one_set(data: Path) -> str:
    folder = data.parent / "beir"
    (folder / "qrels").mkdir(parents=True)
    texts = {"d1": "ký số", "d2": "thư viện"}
    passages = [{"_id": name, "title": "", "text": text} for name, text in texts.items()]
    _write_lines(folder / "corpus.jsonl", passages)
    _write_lines(folder / "queries.jsonl", [{"_id": "q1", "text": "ký số là gì"}])
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n", encoding="utf-8")
    return str(folder)


def _write_lines(path: Path, records: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")


def test_no_command_is_forgotten() -> None:
    assert {name for name, _ in commands()} == set(COMMANDS)


@pytest.mark.parametrize("name", [name for name, one in COMMANDS.items() if one])
def test_command(name: str, data: Path) -> None:
    kept = COMMANDS[name]
    assert kept is not None
    arguments, check = kept
    check(_invoke(data, *name.split(), *arguments(data)))


def test_every_command_with_json_is_checked() -> None:
    with_json = {name for name, command in commands() if any("--json" in one.opts for one in command.params)}
    assert with_json == {name for name, one in COMMANDS.items() if one}


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_keep_the_schema_and_quote_exactly(served: TestClient, question: str) -> None:
    answer = served.post("/v1/ask", json={"question": question}).json()
    _is_answer(answer)
    _quotes_stand(served, [*answer["citations"], *answer["related"]])
    markers = {int(marker) for marker in re.findall(r"\[(\d+)\]", answer["text"])}
    assert markers <= {one["marker"] for one in answer["citations"]}


def test_the_same_question_gives_the_same_answer_at_every_door(served: TestClient, stored: Path) -> None:
    doors = (
        served.post("/v1/ask", json={"question": QUESTIONS[0]}).json(),
        _streamed(served, {"question": QUESTIONS[0]}),
        _invoke(stored, "ask", QUESTIONS[0]),
    )
    volatile = {"conversation_id", "milliseconds"}
    lasting = [{key: one for key, one in door.items() if key not in volatile} for door in doors]
    assert lasting[0] == lasting[1] == lasting[2]


def _quotes_stand(web: TestClient, citations: list[Json]) -> None:
    for citation in citations:
        text = web.get(f"/v1/documents/{citation['document_id']}/text").content.decode()
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def _streamed(web: TestClient, asked: Json) -> Json:
    blocks = web.post("/v1/ask/stream", json=asked).text.strip().split("\n\n")
    events = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    answer = json.loads(events[-1]["data"])
    assert events[-1]["event"] == "answer"
    assert "".join(json.loads(one["data"])["delta"] for one in events[:-1]) == answer["text"]
    return answer


def _uploaded(web: TestClient) -> Json:
    with SAMPLES[0].open("rb") as file:
        accepted = web.post("/v1/documents", files={"file": (SAMPLES[0].name, file)})
    assert accepted.status_code == 202
    return accepted.json()


def _job(web: TestClient) -> Json:
    job = _uploaded(web)["job_id"]
    for _ in range(1000):
        state = web.get(f"/v1/jobs/{job}").json()
        if state["status"] == "done":
            return state
    pytest.fail("the job never ended")


def _id(web: TestClient) -> str:
    return str(web.get("/v1/documents").json()["items"][0]["id"])


def _is_page(html: str) -> None:
    assert html.startswith("<!doctype html>")
    assert "<script>" not in html
    assert not re.search(r"""\s(?:on\w+|style)=["']""", html), "the content policy allows no inline script or style"


def _is_script(response: Any) -> None:  # noqa: ANN401 - a response of either httpx
    assert response.headers["content-type"].startswith("text/javascript")
    assert "import" in response.text


def _widget(web: TestClient) -> dict[str, object]:
    return dict(web.get("/v1/widget", params={"documents": _id(web)}).json())


def _passed(web: TestClient) -> dict[str, object]:
    return dict(web.post("/v1/widget/token").json())


def _is_empty(response: Any) -> None:  # noqa: ANN401 - a response of either httpx
    assert (response.status_code, response.content) == (204, b"")


def _is_the_text(web: TestClient) -> None:
    response = web.get(f"/v1/documents/{_id(web)}/text")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.content.decode().strip()


def _is_the_file(web: TestClient) -> None:
    assert web.get(f"/v1/documents/{_id(web)}/original").content in [path.read_bytes() for path in SAMPLES]


def _are_metrics(text: str) -> None:
    assert all(re.fullmatch(r'# .*|\w+(\{(\w+="[^"]*",?)*\})? [\d.e+-]+', line) for line in text.splitlines())


CHAT = {"model": "can-cu", "messages": [{"role": "user", "content": QUESTIONS[0]}]}


def _is_a_completion(value: Json) -> None:
    _has({"id": str, "object": str, "created": int, "model": str, "choices": list, "usage": dict}, value)
    _has({"role": str, "content": str, "annotations": list}, value["choices"][0]["message"])
    _is_answer(value["cancu"])


def _greeted(web: TestClient) -> Json:
    params = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    greeting = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    accepted = {"accept": "application/json, text/event-stream", "host": "127.0.0.1"}
    return web.post("/mcp", json=greeting, headers=accepted).json()


def _is_comparison(web: TestClient) -> None:
    ids = [one["id"] for one in web.get("/v1/documents").json()["items"]]
    value = web.post("/v1/compare", json={"document_ids": ids}).json()
    _validator("comparison").validate(value)
    entries = [one for part in ("targets", "assignments", "bases", "dates") for one in value[part]]
    sides = [side for one in entries for side in one["documents"]]
    _quotes_stand(web, [citation for side in sides for citation in side["citations"]])


RATING = {"conversation_id": "c", "rating": 1}
Route = tuple[str, str]
ROUTES: dict[Route, Callable[[TestClient], None]] = {
    ("POST", "/v1/ask"): lambda web: _is_answer(web.post("/v1/ask", json={"question": QUESTIONS[0]}).json()),
    ("POST", "/v1/ask/stream"): lambda web: _is_answer(_streamed(web, {"question": QUESTIONS[0]})),
    ("POST", "/v1/search"): lambda web: _are(HIT)(web.post("/v1/search", json={"query": "ký số"}).json()["results"]),
    ("POST", "/v1/verify"): lambda web: _are_findings(web.post("/v1/verify", json={"claims": list(CLAIMS)}).json()),
    ("POST", "/v1/compare"): _is_comparison,
    ("POST", "/v1/feedback"): lambda web: _is_empty(web.post("/v1/feedback", json=RATING)),
    ("POST", "/v1/documents"): lambda web: _has({"job_id": str}, _uploaded(web)),
    ("GET", "/v1/jobs/{job_id}"): lambda web: _are(JOB_FILE)(_job(web)["files"]),
    ("GET", "/v1/documents"): lambda web: _is_listing(web.get("/v1/documents").json()),
    ("GET", "/v1/documents/{document_id}"): lambda web: _has(ENTRY, web.get(f"/v1/documents/{_id(web)}").json()),
    ("DELETE", "/v1/documents/{document_id}"): lambda web: _is_empty(web.delete(f"/v1/documents/{_id(web)}")),
    ("GET", "/v1/documents/{document_id}/text"): _is_the_text,
    ("GET", "/v1/documents/{document_id}/original"): _is_the_file,
    ("GET", "/v1/assignments"): lambda web: _are_facts("assignment")(web.get("/v1/assignments").json()),
    ("GET", "/v1/targets"): lambda web: _are_facts("target")(web.get("/v1/targets").json()),
    ("POST", "/v1/chat/completions"): lambda web: _is_a_completion(web.post("/v1/chat/completions", json=CHAT).json()),
    ("GET", "/v1/models"): lambda web: _are({"id": str, "object": str})(web.get("/v1/models").json()["data"]),
    ("GET", "/v1/models/{model}"): lambda web: _has({"id": str}, web.get("/v1/models/can-cu").json()),
    ("GET", "/v1/widget"): lambda web: _has({"documents": int, "only": list, "questions": list}, _widget(web)),
    ("POST", "/v1/widget/token"): lambda web: _has({"token": str, "expires_in": int}, _passed(web)),
    ("POST", "/mcp"): lambda web: _has({"name": str}, _greeted(web)["result"]["serverInfo"]),
    ("DELETE", "/v1/conversations/{conversation_id}"): lambda web: _is_empty(web.delete("/v1/conversations/c1")),
    ("GET", "/healthz"): lambda web: _has({"status": str}, web.get("/healthz").json()),
    ("GET", "/readyz"): lambda web: _has({"status": str}, web.get("/readyz").json()),
    ("GET", "/metrics"): lambda web: _are_metrics(web.get("/metrics").text),
    ("GET", "/openapi.json"): lambda web: _has({"openapi": str, "paths": dict}, web.get("/openapi.json").json()),
    ("GET", "/"): lambda web: _is_page(web.get("/").text),
    ("GET", "/widget.js"): lambda web: _is_script(web.get("/widget.js")),
    ("GET", "/quan-tri"): lambda web: _is_page(web.get("/quan-tri").text),
    ("POST", "/quan-tri/xoa"): lambda web: _is_page(web.post("/quan-tri/xoa", data={"van-ban": _id(web)}).text),
    ("GET", "/quan-tri/vao"): lambda web: _is_page(web.get("/quan-tri/vao").text),
    ("POST", "/quan-tri/vao"): lambda web: _is_page(web.post("/quan-tri/vao", data={"ma": "sai"}).text),
    ("POST", "/quan-tri/ra"): lambda web: _is_page(web.post("/quan-tri/ra").text),
    ("GET", "/van-ban"): lambda web: _is_page(web.get("/van-ban").text),
    ("GET", "/van-ban/{document_id}"): lambda web: _is_page(web.get(f"/van-ban/{_id(web)}?start=0&end=9").text),
    ("GET", "/nhiem-vu"): lambda web: _is_page(web.get("/nhiem-vu?unit=phong+gddt&role=lead").text),
    ("GET", "/chi-tieu"): lambda web: _is_page(web.get("/chi-tieu?year=2030").text),
}


@pytest.fixture
def web(data: Path) -> Iterator[TestClient]:
    from api.http.app import create_app  # noqa: PLC0415 - beside the one that is shared
    from api.http.services import open_services  # noqa: PLC0415

    with local(create_app(open_services(data))) as client:
        yield client


def test_no_route_is_forgotten(web: TestClient) -> None:
    assert served_by(web) == set(ROUTES)


@pytest.mark.parametrize("route", ROUTES, ids=" ".join)
def test_route(route: Route, web: TestClient) -> None:
    ROUTES[route](web)


@pytest.mark.parametrize("path", ["/v1/nothing", "/v1/documents/nothing", "/v1/ask"])
def test_problems_keep_their_shape(served: TestClient, path: str) -> None:
    response = served.get(path)
    _has(PROBLEM, response.json())
    assert response.headers["content-type"] == "application/problem+json"


def test_facts_at_every_door_quote_exactly(served: TestClient) -> None:
    for path in ("/v1/assignments", "/v1/targets"):
        _quotes_stand(served, [item["citation"] for item in served.get(path).json()["items"]])


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schemas.schema(name))


def test_the_examples_of_openapi_keep_the_contract(served: TestClient) -> None:
    made = served.get("/openapi.json").json()
    asking = made["paths"]["/v1/ask"]["post"]
    _is_answer(asking["responses"]["200"]["content"]["application/json"]["example"])
    question = made["components"]["schemas"]["AskRequest"]["properties"]["question"]["examples"][0]
    _is_answer(served.post("/v1/ask", json={"question": question}).json())


def test_openapi_points_at_nothing_that_is_missing(served: TestClient) -> None:
    made = served.get("/openapi.json").text
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', made))
    assert named <= set(json.loads(made)["components"]["schemas"])
