"""OpenAPI is true: its examples run, its schemas hold what comes back, and no made-up request finds a difference."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import CHECKS

from api.http.app import create_app
from api.http.documented import openapi
from api.http.services import open_services
from tests.api.client import client
from tests.api.live import serving

Json = Any
METHODS = ("get", "post", "put", "patch", "delete")
# Bytes that no schema can describe: whether a list can be read from them is found by reading.
FILES = {("POST", "/v1/verify")}


@cache
def _document() -> Json:
    with TestClient(client_app()) as web:
        return web.get("/openapi.json").json()


def client_app() -> Any:  # noqa: ANN401 - the application of a client over documents in memory
    import tempfile  # noqa: PLC0415 - one folder for one document

    return client(Path(tempfile.mkdtemp())).app


def _operations() -> Iterator[tuple[str, str, Json]]:
    for path, item in _document()["paths"].items():
        yield from ((method, path, item[method]) for method in METHODS if method in item)


def _contents() -> Iterator[tuple[str, Json]]:
    """Yield every content that carries an example, with where it stands."""
    for method, path, operation in _operations():
        told = {**operation["responses"], "request": operation.get("requestBody", {})}
        for place, part in told.items():
            for media_type, content in part.get("content", {}).items():
                if "example" in content and "json" in media_type:
                    yield f"{method} {path} {place} {media_type}", content


@pytest.mark.parametrize("content", [content for _, content in _contents()], ids=[where for where, _ in _contents()])
def test_examples_fit_their_schemas(content: Json) -> None:
    schema = {**content["schema"], "components": _document()["components"]}
    Draft202012Validator(schema).validate(content["example"])


def test_every_operation_is_told_in_vietnamese_with_an_example_of_what_it_gives() -> None:
    for method, path, operation in _operations():
        assert not operation["summary"].isascii(), (method, path)
        assert not operation["description"].isascii(), (method, path)
        good = next(told for status, told in operation["responses"].items() if status.startswith("2"))
        given = good.get("content", {})
        shown = [kind for kind, one in given.items() if "example" in one or "octet-stream" in kind or "plain" in kind]
        assert shown or not given, f"{method} {path} shows nothing"
        for status in ("400", "422", "500"):
            assert "application/problem+json" in operation["responses"][status]["content"]


def test_marker_of_the_completion_shown_is_where_it_says() -> None:
    operation = _document()["paths"]["/v1/chat/completions"]["post"]
    message = operation["responses"]["200"]["content"]["application/json"]["example"]["choices"][0]["message"]
    place = message["annotations"][0]["url_citation"]
    assert message["content"][place["start_index"] : place["end_index"]] == "[1]"


def _asked(operation: Json) -> Json:
    """Return the request that the operation's schemas show, field by field."""
    content = operation["requestBody"]["content"]["application/json"]
    if "example" in content:
        return content["example"]
    schema = _document()["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    shown = {name: one["examples"][0] for name, one in schema["properties"].items() if "examples" in one}
    assert set(schema.get("required", ())) <= set(shown), "every required field shows a value"
    return shown


JSON_POSTS = [
    (path, operation)
    for method, path, operation in _operations()
    if method == "post" and "application/json" in operation.get("requestBody", {}).get("content", {})
]


@pytest.mark.parametrize(("path", "operation"), JSON_POSTS, ids=[path for path, _ in JSON_POSTS])
def test_requests_shown_are_answered_as_shown(served: TestClient, path: str, operation: Json) -> None:
    asked = _asked(operation)
    if "document_ids" in asked:
        asked = asked | {"document_ids": [one["id"] for one in served.get("/v1/documents").json()["items"]]}
    response = served.post(path, json=asked)
    assert response.status_code in {200, 204}
    told = operation["responses"][str(response.status_code)].get("content", {})
    if "application/json" in told:
        schema = {**told["application/json"]["schema"], "components": _document()["components"]}
        Draft202012Validator(schema).validate(response.json())
        assert json.dumps(response.json(), ensure_ascii=False) != "{}"


def test_the_document_is_made_once() -> None:
    app = client_app()
    assert openapi(app) is openapi(app)


@pytest.fixture(scope="module")
def whole(stored: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the sample plans, which made-up requests may take out, and give its address."""
    folder = Path(shutil.copytree(stored, tmp_path_factory.mktemp("openapi") / "cancu-data"))
    with serving(create_app(open_services(folder))) as address:
        yield address


@schemathesis.openapi.from_dict(_document()).parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_no_made_up_request_finds_a_difference(case: schemathesis.Case, whole: str) -> None:
    # Only JSON has types: a "null" in a form or "false" in a query arrives as letters, which a text may well hold.
    typed = case.media_type == "application/json"
    excluded = [
        *(CHECKS.get_by_names(["positive_data_acceptance"]) if (case.method, case.path) in FILES else ()),
        *(() if typed else CHECKS.get_by_names(["negative_data_rejection"])),
    ]
    case.call_and_validate(base_url=whole, excluded_checks=excluded, timeout=300)


def test_the_checks_are_all_there() -> None:
    wanted = {"not_a_server_error", "response_schema_conformance", "negative_data_rejection", "unsupported_method"}
    assert wanted <= set(CHECKS.get_all_names())
