"""The official client of the Model Context Protocol against ``cancu mcp`` and ``/mcp``: tools, errors, names."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters

from api import schemas
from api.http.access import is_own_name, listed_names
from api.http.app import create_app
from api.http.services import open_services
from tests.api.client import services
from tests.api.live import serving

QUESTION = "Đến năm 2030, bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?"
TOOLS = {"ask", "search", "list_assignments", "list_targets", "verify"}
MODES = ("auto", "legacy")
Use = Callable[[Client], Awaitable[Any]]


@pytest.fixture(scope="module")
def folder(stored: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder for several processes; nothing else in this process opens its files."""
    return Path(shutil.copytree(stored, tmp_path_factory.mktemp("mcp") / "cancu-data"))


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(create_app(open_services(folder))) as address:
        yield address


@pytest.fixture(params=["http-auto", "http-legacy", "stdio-auto", "stdio-legacy"])
def used(request: pytest.FixtureRequest, folder: Path, address: str) -> Callable[[Use], Any]:
    way, mode = request.param.split("-")
    command = ["-m", "api.cli.main", "--data", str(folder), "mcp"]
    server = (
        f"{address}/mcp"
        if way == "http"
        else StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
    )

    async def using(use: Use) -> Any:  # noqa: ANN401 - whatever the client gives
        async with Client(server, mode=mode, read_timeout_seconds=60) as client:
            return await use(client)

    return lambda use: asyncio.run(using(use))


def test_every_door_offers_and_runs_the_tools(
    used: Callable[[Use], Any], folder: Path, address: str, request: pytest.FixtureRequest
) -> None:
    way = request.node.callspec.params["used"].partition("-")[0]

    async def use(client: Client) -> tuple[Any, Any, Any, Any, Any]:
        info, offered = client.server_info, (await client.list_tools()).tools
        answered = await client.call_tool("ask", {"question": QUESTION})
        conversation = answered.structured_content["conversation_id"]
        later = await client.call_tool("ask", {"question": "Còn năm 2045?", "conversation_id": conversation})
        return info, offered, answered, later, await client.call_tool("ask", {"question": ""})

    info, offered, answered, later, refused = used(use)
    assert (info.name, {tool.name for tool in offered}) == ("can-cu", TOOLS)
    Draft202012Validator(schemas.schema("answer")).validate(answered.structured_content)
    assert _lasting(answered.structured_content) == _lasting(_asked(folder, address, way))
    told = answered.content[0].text
    assert all(one["quote"] in told for one in answered.structured_content["citations"])
    assert "100%" in later.content[0].text
    assert refused.is_error
    assert "question" in refused.content[0].text
    assert not refused.content[0].text.isascii()


def _lasting(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in answer.items() if key not in {"conversation_id", "milliseconds"}}


def _asked(folder: Path, address: str, way: str) -> dict[str, Any]:
    """Return what the door beside this one answers: the command line's, or the server's own."""
    if way == "http":
        return dict(httpx.post(f"{address}/v1/ask", json={"question": QUESTION}, timeout=60).json())
    program = [sys.executable, "-m", "api.cli.main", "--data", str(folder)]
    done = subprocess.run([*program, "ask", QUESTION, "--json"], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _called(address: str, name: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401 - a tool's result
    async def call() -> Any:  # noqa: ANN401
        async with Client(f"{address}/mcp") as client:
            return await client.call_tool(name, arguments)

    return asyncio.run(call())


def test_facts_come_filtered_and_in_pages(address: str) -> None:
    first = _called(address, "list_assignments", {"unit": "phong gddt", "role": "lead", "limit": 2})
    page = first.structured_content
    assert len(page["items"]) == 2
    assert page["next"] in first.content[0].text
    second = _called(address, "list_assignments", {"unit": "phong gddt", "role": "lead", "cursor": page["next"]})
    assert page["items"][0] not in second.structured_content["items"]
    targets = _called(address, "list_targets", {"year": 2030}).structured_content["items"]
    assert targets
    assert {one["year"] for one in targets} == {2030}


def test_search_gives_whole_quotes(address: str) -> None:
    found = _called(address, "search", {"query": "câu lạc bộ khởi nghiệp", "k": 3})
    assert [one["rank"] for one in found.structured_content["results"]] == [1, 2, 3]
    assert found.structured_content["results"][0]["quote"] in found.content[0].text


def test_claims_are_checked(address: str) -> None:
    claims = ["85% trường trung học có câu lạc bộ khởi nghiệp vào năm 2030.", "Vé tàu ra đảo giá 90.000 đồng."]
    checked = _called(address, "verify", {"claims": claims})
    Draft202012Validator(schemas.schema("findings")).validate(checked.structured_content)
    findings = checked.structured_content["findings"]
    assert [one["status"] for one in findings] == ["supported", "not_stated"]
    told = checked.content[0].text
    assert all(one["quote"] in told for one in findings[0]["citations"])
    assert _called(address, "verify", {"claim": claims[0]}).structured_content["findings"][0]["status"] == "supported"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("verify", {}),
        ("verify", {"claim": "a", "claims": ["a"]}),
        ("verify", {"claims": ["a"] * 51}),
        ("list_assignments", {"role": "boss"}),
        ("list_targets", {"year": "soon"}),
        ("list_targets", {"cursor": "zzz"}),
        ("search", {"query": "x", "k": 0}),
        ("search", {}),
        ("ask", {"question": "a" * 2001}),
    ],
)
def test_a_refused_call_says_why_in_vietnamese(address: str, name: str, arguments: dict[str, Any]) -> None:
    refused = _called(address, name, arguments)
    assert refused.is_error
    assert not refused.content[0].text.isascii()


def test_a_tool_that_breaks_says_nothing_of_itself(tmp_path: Path) -> None:
    def fails(_: str) -> Any:  # noqa: ANN401 - never returns
        raise RuntimeError("secret")

    with serving(create_app(services(tmp_path, reply=fails))) as address:
        refused = _called(address, "ask", {"question": "Ai?"})
    assert refused.is_error
    assert "secret" not in refused.content[0].text


INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}},
}
ACCEPT = {"accept": "application/json, text/event-stream"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"host": "evil.example"}, 421),
        ({"host": "evil.example", "origin": "http://evil.example"}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_a_page_elsewhere_reaches_no_tool(address: str, headers: dict[str, str], status: int) -> None:
    response = httpx.post(f"{address}/mcp", json=INITIALIZE, headers={**ACCEPT, **headers})
    assert response.status_code == status
    if status != 200:
        assert response.headers["content-type"] == "application/problem+json"
        assert not response.json()["detail"].isascii()


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_other_methods_are_refused_with_the_one_that_works(address: str, method: str) -> None:
    response = httpx.request(method, f"{address}/mcp", headers=ACCEPT)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b'{"jsonrpc": "2.0"}'])
def test_broken_messages_are_refused(address: str, body: bytes) -> None:
    response = httpx.post(
        f"{address}/mcp", content=body, headers={**ACCEPT, "content-type": "application/json"}, timeout=20
    )
    assert response.status_code == 400


def test_large_messages_are_refused(address: str) -> None:
    response = httpx.post(f"{address}/mcp", content=b" " * 10_000_000, headers=ACCEPT)
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("host", "listed", "own"),
    [
        ("localhost:8000", "", True),
        ("LOCALHOST", "", True),
        ("127.0.0.1:8000", "", True),
        ("[::1]:8000", "", True),
        ("192.168.1.5", "", True),
        ("hoi.truong.vn", "", False),
        ("hoi.truong.vn:443", "hoi.truong.vn, khac.vn", True),
        ("localhost.evil.example", "", False),
        ("127.0.0.1.evil.example", "", False),
        ("", "", False),
        ("[", "", False),
        ("", " ,", False),
    ],
)
def test_only_own_names_are_answered(host: str, listed: str, *, own: bool) -> None:
    assert is_own_name(host, listed_names(listed)) is own


def test_the_protocol_is_imported_only_when_called(stored: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from api.http.app import create_app;"
        "from api.http.services import open_services; create_app(open_services(Path(sys.argv[1])));"
        "print(sorted({'mcp', 'mcp_types'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(stored)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
