"""Who is let in: other sites by allowlist and pass, administration by this machine or by the token; nothing leaks."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.http.access import Access, closed, from_environment, is_local, is_rebound, origins_in
from api.http.app import create_app
from api.http.tokens import SettingRefused, Tokens, secret_of
from tests.api.client import local, services

SCHOOL = "https://truong-hoa-sen.edu.vn"
ELSEWHERE = "https://elsewhere.example"
TOKEN = "mot-ma-quan-tri-that-dai"  # noqa: S105 - of no server
QUESTION = {"question": "Ai chủ trì?"}


class Clock:
    """Unix seconds that a test moves on."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def web(tmp_path: Path, clock: Clock) -> TestClient:
    """Return a client of a server that lets the school's pages ask."""
    return local(create_app(services(tmp_path), Access(Tokens(b"s" * 32, clock), frozenset({SCHOOL}))))


def _pass(web: TestClient, origin: str = SCHOOL) -> str:
    return str(web.post("/v1/widget/token", headers={"origin": origin}).json()["token"])


def _ask(web: TestClient, origin: str, token: str | None, path: str = "/v1/ask/stream") -> object:
    shown = {} if token is None else {"authorization": f"Bearer {token}"}
    return web.post(path, json=QUESTION, headers={"origin": origin, **shown})


def _refused(response: object, status: int, words: str) -> None:
    assert hasattr(response, "json")
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert words in response.json()["detail"]


def test_an_allowed_site_gets_a_pass_and_asks_with_it(web: TestClient) -> None:
    response = _ask(web, SCHOOL, _pass(web))
    assert response.status_code == 200
    assert "event: answer" in response.text
    assert response.headers["access-control-allow-origin"] == SCHOOL
    assert response.headers["vary"] == "Origin"
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize("origin", [ELSEWHERE, "null", "http://truong-hoa-sen.edu.vn", f"{SCHOOL}:8443", f"{SCHOOL}.x"])
def test_any_other_site_gets_no_pass_and_no_answer(web: TestClient, origin: str) -> None:
    for response in (
        web.post("/v1/widget/token", headers={"origin": origin}),
        _ask(web, origin, _pass(web)),
        web.get("/v1/documents", headers={"origin": origin}),
        web.options("/v1/ask", headers={"origin": origin, "access-control-request-method": "POST"}),
    ):
        _refused(response, 403, "từ một trang khác")
        assert "access-control-allow-origin" not in response.headers


def test_a_site_is_refused_where_none_was_allowed(tmp_path: Path) -> None:
    _refused(_ask(local(create_app(services(tmp_path))), SCHOOL, None), 403, "CANCU_ORIGINS")


def test_a_pass_ends(web: TestClient, clock: Clock) -> None:
    token = _pass(web)
    clock.now += 899
    assert _ask(web, SCHOOL, token).status_code == 200
    clock.now += 2
    response = _ask(web, SCHOOL, token)
    _refused(response, 401, "hết hạn")
    assert response.headers["access-control-allow-origin"] == SCHOOL, "the page must be able to read why"


@pytest.mark.parametrize("token", ["", "x", "1.2.3", "9" * 5000, f"9999999999.{'0' * 16}.{'0' * 64}", "ă"])
def test_a_pass_made_elsewhere_is_none(web: TestClient, token: str) -> None:
    shown = {"origin": SCHOOL, "authorization": f"Bearer {token}".encode()}
    _refused(web.post("/v1/ask", json=QUESTION, headers=shown), 401, "POST /v1/widget/token")  # type: ignore[arg-type]


def test_a_pass_is_for_one_site_alone(tmp_path: Path, clock: Clock) -> None:
    web = local(create_app(services(tmp_path), Access(Tokens(b"s" * 32, clock), frozenset({SCHOOL, ELSEWHERE}))))
    _refused(_ask(web, ELSEWHERE, _pass(web)), 401, "không phải cho trang đang mở")


@given(st.text(max_size=120))
def test_no_text_passes_for_a_pass(shown: str) -> None:
    assert Tokens(b"k" * 32).state(shown, SCHOOL) == "foreign"


@given(st.integers(0, 200), st.characters(codec="ascii"))
def test_a_changed_pass_is_none(place: int, letter: str) -> None:
    tokens = Tokens(b"k" * 32)
    made = tokens.issue(SCHOOL)
    place %= len(made)
    changed = made[:place] + letter + made[place + 1 :]
    assert tokens.state(changed, SCHOOL) == ("valid" if changed == made else "foreign")


def test_a_preflight_tells_what_may_be_sent(web: TestClient) -> None:
    headers = {"origin": SCHOOL, "access-control-request-method": "POST"}
    response = web.options("/v1/ask/stream", headers=headers)
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == SCHOOL
    assert "authorization" in response.headers["access-control-allow-headers"]


@pytest.mark.parametrize(
    ("method", "path"),
    [("DELETE", "/v1/documents/kh"), ("POST", "/v1/documents"), ("POST", "/quan-tri/vao"), ("GET", "/quan-tri")],
)
def test_an_allowed_site_administers_nothing(web: TestClient, method: str, path: str) -> None:
    shown = {"origin": SCHOOL, "authorization": f"Bearer {_pass(web)}"}
    response = web.request(method, path, headers=shown)
    assert "access-control-allow-origin" not in response.headers
    if method != "GET":
        _refused(response, 403, "không làm được từ trang khác" if "documents" in path else "từ trang khác")
    assert web.get("/v1/documents/kh").status_code == 200


@pytest.mark.parametrize("path", ["/widget.js", "/static/can-cu.js"])
def test_anyone_may_load_the_script(web: TestClient, path: str) -> None:
    response = web.get(path, headers={"origin": ELSEWHERE})
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("path", "framed"), [("/", True), ("/van-ban/kh", True), ("/quan-tri", False), ("/nhiem-vu", False)]
)
def test_only_allowed_sites_frame_and_only_what_is_for_readers(web: TestClient, path: str, *, framed: bool) -> None:
    headers = web.get(path).headers
    assert (f"frame-ancestors 'self' {SCHOOL}" in headers["content-security-policy"]) is framed
    assert ("x-frame-options" in headers) is not framed
    assert "unsafe" not in headers["content-security-policy"]


REMOTE = {"client": ("203.0.113.7", 50000), "base_url": "http://can-cu.example"}


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/quan-tri"), ("POST", "/v1/documents"), ("DELETE", "/v1/documents/kh")]
)
def test_without_a_token_only_this_machine_administers(tmp_path: Path, method: str, path: str) -> None:
    app = create_app(services(tmp_path))
    _refused(local(app, **REMOTE).request(method, path), 403, "CANCU_ADMIN_TOKEN")
    assert local(app, **REMOTE).get("/v1/documents/kh").status_code == 200, "reading goes on"
    assert local(app).request(method, path).status_code != 403


def _guarded(tmp_path: Path, **where: object) -> TestClient:
    return local(create_app(services(tmp_path), Access(Tokens(b"s" * 32), admin_token=TOKEN)), **where)


def test_with_a_token_only_those_who_show_it_administer(tmp_path: Path) -> None:
    for web in (_guarded(tmp_path), _guarded(tmp_path, **REMOTE)):
        for shown in ({}, {"authorization": "Bearer sai"}, {"cookie": "cancu_quan_tri=1.2.3"}):
            _refused(web.delete("/v1/documents/kh", headers=shown), 401, "mã quản trị")
        assert web.delete("/v1/documents/kh", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 204


def test_a_person_signs_in_and_out(tmp_path: Path) -> None:
    web = _guarded(tmp_path, **REMOTE)
    assert web.get("/quan-tri", follow_redirects=False).headers["location"] == "/quan-tri/vao"
    wrong = web.post("/quan-tri/vao", data={"ma": "sai"})
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
    right = web.post("/quan-tri/vao", data={"ma": TOKEN}, follow_redirects=False)
    cookie = right.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "Quản trị" in web.get("/quan-tri").text
    assert web.delete("/v1/documents/kh").status_code == 204
    web.post("/quan-tri/ra")
    assert web.get("/quan-tri", follow_redirects=False).status_code == 303


def test_a_changed_token_ends_what_was_signed_in() -> None:
    tokens = Tokens(b"s" * 32)
    shown = Access(tokens, admin_token=TOKEN).admin_pass()
    assert Access(tokens, admin_token=TOKEN).is_admin_pass(shown)
    assert not Access(tokens, admin_token=TOKEN + "x").is_admin_pass(shown)
    assert not Access(tokens).is_admin_pass(Access(tokens).admin_pass()), "no token, no pass"


@pytest.mark.parametrize(
    ("peer", "host", "local_"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "localhost", True),
        ("::1", "[::1]:8000", True),
        ("127.0.0.1", "can-cu.truong.vn", False),
        ("10.0.0.5", "127.0.0.1", False),
        ("10.0.0.5", "localhost", False),
        (None, "localhost", False),
        ("testclient", "localhost", False),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "[::1", False),
        ("127.0.0.1", "127.0.0.1.evil.example", False),
    ],
)
def test_is_local(peer: str | None, host: str, *, local_: bool) -> None:
    assert is_local(peer, host) is local_


@pytest.mark.parametrize(
    ("said", "origins"),
    [
        ("", set()),
        ("https://a.vn", {"https://a.vn"}),
        ("https://A.vn/, http://b.vn:8080  https://c.vn:443", {"https://a.vn", "http://b.vn:8080", "https://c.vn"}),
        ("http://[::1]:80", {"http://[::1]"}),
        ("https://trường.vn", {"https://xn--trng-i4a4437a.vn"}),
    ],
)
def test_origins_are_written_as_browsers_write_them(said: str, origins: set[str]) -> None:
    assert origins_in(said) == origins or (any("xn--" in one for one in origins_in(said)) and "ư" in said)


@pytest.mark.parametrize(
    "said", ["*", "https://*.vn", "null", "truong.vn", "ftp://a.vn", "https://a.vn/b", "https://u@a.vn"]
)
def test_what_is_no_origin_is_refused_with_the_remedy(said: str) -> None:
    with pytest.raises(SettingRefused, match="Hãy ghi như"):
        origins_in(said)


def test_the_secret_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    first = secret_of(tmp_path)
    kept = tmp_path / "pass.key"
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.chmod(0o644)
    assert secret_of(tmp_path) == first
    assert kept.stat().st_mode & 0o777 == 0o600
    assert len(first) >= 32
    assert first.decode() not in repr(from_environment(tmp_path, {}))


def test_settings_that_are_too_weak_are_refused(tmp_path: Path) -> None:
    for weak in ({"CANCU_SECRET": "ngắn"}, {"CANCU_ADMIN_TOKEN": "ngắn"}):
        with pytest.raises(SettingRefused, match="Hãy đặt"):
            from_environment(tmp_path, weak)
    strong = from_environment(tmp_path, {"CANCU_SECRET": "x" * 32, "CANCU_ADMIN_TOKEN": TOKEN})
    assert not (tmp_path / "pass.key").exists(), "a secret that is given is not kept"
    assert TOKEN not in repr(strong)
    assert closed().tokens.secret != closed().tokens.secret


@pytest.mark.parametrize(
    ("peer", "host", "rebound"),
    [
        ("127.0.0.1", "evil.example:8000", True),
        ("::1", "evil.example", True),
        ("127.0.0.1", "127.0.0.1.evil.example", True),
        ("127.0.0.1", "[broken", True),
        ("127.0.0.1", "localhost:8000", False),
        ("127.0.0.1", "127.0.0.1:8000", False),
        ("127.0.0.1", "Tra-Cuu.example", False),
        ("127.0.0.1", None, False),
        ("10.0.0.5", "evil.example", False),
        (None, "evil.example", False),
    ],
)
def test_is_rebound(peer: str | None, host: str | None, *, rebound: bool) -> None:
    assert is_rebound(peer, host, frozenset({"tra-cuu.example"})) is rebound


@pytest.mark.parametrize("path", ["/", "/v1/documents", "/v1/ask", "/widget.js"])
def test_a_browser_led_here_under_another_name_reads_nothing(tmp_path: Path, path: str) -> None:
    web = local(create_app(services(tmp_path), closed()))
    _refused(web.get(path, headers={"host": "evil.example"}), 421, "CANCU_HOSTS")


def test_a_name_that_the_server_was_given_is_its_own(tmp_path: Path) -> None:
    access = from_environment(tmp_path, {"CANCU_HOSTS": "Tra-Cuu.example, khac.example"})
    web = local(create_app(services(tmp_path), access))
    assert web.get("/v1/documents", headers={"host": "tra-cuu.example"}).status_code == 200
