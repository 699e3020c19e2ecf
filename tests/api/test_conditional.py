"""What clients may keep and send again: entity tags, pages of documents, uploads under a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.http.conditional import fresh, is_known
from tests.api.client import MemoryLibrary, client, plan

PATHS = (
    "/v1/documents",
    "/v1/documents/kh",
    "/v1/documents/kh/text",
    "/v1/documents/kh/original",
    "/v1/assignments",
    "/v1/targets",
    "/v1/assignments?format=csv",
    "/v1/assignments?format=xlsx",
    "/v1/targets?format=xlsx&year=2030",
)


@pytest.fixture
def web(tmp_path: Path) -> TestClient:
    return client(tmp_path, MemoryLibrary(kh=plan(), kh2=plan()))


@pytest.mark.parametrize("path", PATHS)
def test_what_is_still_true_is_not_sent_again(web: TestClient, path: str) -> None:
    first = web.get(path)
    again = web.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "no-cache" in again.headers["cache-control"]


@pytest.mark.parametrize("path", ["/v1/documents", "/v1/assignments", "/v1/targets?format=xlsx"])
def test_what_changed_is_sent(web: TestClient, path: str) -> None:
    tag = web.get(path).headers["etag"]
    assert web.delete("/v1/documents/kh2").status_code == 204
    changed = web.get(path, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_each_question_asked_of_a_list_has_its_own_tag(web: TestClient) -> None:
    asked = ("", "unit=truong+a&role=lead", "limit=1", "format=csv")
    tags = {web.get(f"/v1/assignments?{one}").headers["etag"] for one in asked}
    assert len(tags) == 4


@pytest.mark.parametrize(
    ("known", "holds"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ("*", True),
        (None, False),
        ("", False),
        ("a", False),
        ('"b"', False),
        ('"b", *', False),
    ],
)
def test_is_known(known: str | None, *, holds: bool) -> None:
    assert is_known('"a"', known) is holds


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_tag_stands_for_its_content_alone(one: bytes, other: bytes) -> None:
    tags = [fresh(content, "text/plain", None).headers["etag"] for content in (one, other)]
    assert (tags[0] == tags[1]) is (one == other)


def test_documents_come_in_pages(web: TestClient) -> None:
    first = web.get("/v1/documents", params={"limit": 1}).json()
    second = web.get("/v1/documents", params={"limit": 1, "cursor": first["next"]}).json()
    assert [one["items"][0]["id"] for one in (first, second)] == ["kh", "kh2"]
    assert second["next"] is None


def _upload(web: TestClient, content: bytes, key: str) -> tuple[int, dict[str, str]]:
    response = web.post("/v1/documents", files={"file": ("a.txt", content)}, headers={"idempotency-key": key})
    return response.status_code, response.json()


def test_an_upload_under_a_key_happens_once(web: TestClient) -> None:
    status, first = _upload(web, b"one", "k1")
    assert status == 202
    assert _upload(web, b"one", "k1") == (202, first)
    assert _upload(web, b"one", "k2")[1] != first
    status, problem = _upload(web, b"two", "k1")
    assert status == 409
    assert "khoá mới" in problem["detail"]


@pytest.mark.parametrize("key", ["a" * 256, "có dấu".encode().decode("latin-1"), "a b"])
def test_a_key_that_cannot_be_one_is_a_422(web: TestClient, key: str) -> None:
    response = web.post(
        "/v1/documents", files={"file": ("a.txt", b"x")}, headers={"idempotency-key": key.encode("latin-1")}
    )
    assert response.status_code == 422
    assert not response.json()["detail"].isascii()
