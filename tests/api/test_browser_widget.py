"""The widget on other sites: one that is allowed, one that is not; what it shows there, and what it keeps to itself."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from api.http.access import Access, closed
from api.http.app import create_app
from api.http.services import open_services
from tests.api.chromium import PHONE, free_port, grave, kept, serving, watched

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect

QUESTION = "Đến năm 2030 bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?"
# A school's page with a strict policy of its own and styles that would spoil whatever they reached.
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trường Hoa Sen</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/style.css"></head><body><main><h1>Trường Hoa Sen</h1>
<p>Chào mừng thầy cô và các em.</p></main>
<script type="module" src="{address}/widget.js"></script><can-cu {attributes}></can-cu></body></html>"""
STYLE = """html { font-size: 10px } * { color: #800 } button, a { font: 30px cursive; background: lime }
body { font: 16px/1.5 serif; margin: 3rem }"""
POLICY = "default-src 'none'; script-src {address}; connect-src {address}; style-src 'self'; img-src 'self' data:"


@contextmanager
def school(address: str, port: int) -> Iterator[str]:
    """Serve the school's page; what its address asks for in ``?…`` becomes the widget's attributes."""
    served = {"/style.css": ("text/css", STYLE), "/favicon.ico": ("image/x-icon", "")}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            made = ("text/html; charset=utf-8", PAGE.format(address=address, attributes=_attributes(query)))
            kind, content = served.get(path, made)
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-security-policy", POLICY.format(address=address))
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    server.server_close()


def _attributes(query: str) -> str:
    pairs = [part.partition("=") for part in query.split("&") if part]
    return " ".join(f'{name}="{value}"' for name, _, value in pairs)


class Clock:
    """Unix seconds that a test moves on."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


CLOCK = Clock()


@pytest.fixture(scope="module")
def sites(stored: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the addresses of the server, of a site that it allows, and of one that it does not."""
    allowed, refused = free_port(), free_port()
    access = Access(replace(closed().tokens, clock=CLOCK), frozenset({f"http://127.0.0.1:{allowed}"}))
    with (
        serving(create_app(open_services(stored), access)) as address,
        school(address, allowed) as friend,
        school(address, refused) as stranger,
    ):
        yield address, friend, stranger


@pytest.fixture
def friend(browser: playwright.Browser, sites: tuple[str, str, str]) -> Iterator[playwright.Page]:
    with watched(browser, sites[1], sites[0]) as page:
        yield page


def _opened(page: playwright.Page, query: str = "") -> None:
    page.goto(f"/?{query}")
    page.get_by_role("button", name="Mở trợ lý văn bản").click()
    expect(page.locator(".suggestion").first).to_be_visible()


def _ask(page: playwright.Page, question: str = QUESTION) -> None:
    page.get_by_label("Câu hỏi").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".reply").last.locator(".tools")).to_be_visible()


def test_an_allowed_site_asks_and_opens_the_cited_words(friend: playwright.Page, pictures: Path) -> None:
    friend.goto("/")
    kept(friend, pictures, "widget-closed")
    _opened(friend)
    kept(friend, pictures, "widget-open")
    _ask(friend)
    expect(friend.locator(".reply")).to_contain_text("85%")
    kept(friend, pictures, "widget-answer")
    with friend.context.expect_page() as opened:
        friend.locator(".reply-text .chip").first.click()
    marks = opened.value.locator("mark[data-mark='1']")
    expect(opened.value.locator("mark:target")).to_be_in_viewport()
    assert "85%" in "".join(marks.all_inner_texts())


def test_no_key_stands_in_the_page_and_the_pass_is_kept_nowhere(friend: playwright.Page) -> None:
    _opened(friend)
    _ask(friend)
    told = friend.evaluate("JSON.stringify([document.documentElement.outerHTML, {...localStorage}, document.cookie])")
    assert "token" not in told.lower()
    assert not re.search(r"\d{9,}\.[0-9a-f]{16}\.", told)


def test_a_pass_that_ended_is_renewed_unseen(browser: playwright.Browser, sites: tuple[str, str, str]) -> None:
    context = browser.new_context(base_url=sites[1])
    page = context.new_page()  # not watched: a browser logs every 401
    _opened(page)
    _ask(page)
    CLOCK.now += 3600
    asked: list[str] = []
    page.on("response", lambda told: asked.append(f"{told.status} {told.url.rsplit('/v1/', 1)[-1]}"))
    _ask(page, "Còn năm 2045?")
    expect(page.locator(".reply").last).to_contain_text("100%")
    assert [one for one in asked if "401" in one or "token" in one] == ["401 ask/stream", "200 widget/token"]
    context.close()


def test_a_site_that_is_not_allowed_is_told_so_and_nothing_else(
    browser: playwright.Browser, sites: tuple[str, str, str], pictures: Path
) -> None:
    address, _, stranger = sites
    context = browser.new_context(base_url=stranger, locale="vi-VN")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Mở trợ lý văn bản").click()
    expect(page.locator(".notice")).to_contain_text(f"khai báo {stranger} ở CANCU_ORIGINS")
    kept(page, pictures, "widget-refused")
    _ask(page)
    expect(page.locator(".reply")).to_contain_text("chưa được phép")
    statuses = page.evaluate(
        """async (address) => {
            const told = [];
            for (const [path, method] of [["v1/documents", "GET"], ["v1/widget/token", "POST"], ["v1/ask", "POST"]]) {
                told.push(await fetch(`${address}/${path}`, { method, body: method === "POST" ? "{}" : undefined })
                    .then((response) => response.status, () => "unreadable"));
            }
            return told;
        }""",
        address,
    )
    assert statuses == ["unreadable"] * 3
    context.close()


def test_the_page_around_it_changes_neither_its_looks_nor_its_size(friend: playwright.Page) -> None:
    _opened(friend)
    look = """() => {
        const root = document.querySelector("can-cu").shadowRoot;
        const style = getComputedStyle(root.querySelector(".suggestion"));
        return [style.fontFamily.split(",")[0], style.fontSize, style.backgroundColor, style.color];
    }"""
    assert friend.evaluate(look) == ["system-ui", "16px", "rgb(255, 255, 255)", "rgb(29, 37, 40)"]
    assert friend.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(136, 0, 0)", (
        "nor it the page"
    )


def test_it_opens_and_closes_by_keyboard_and_gives_the_focus_back(friend: playwright.Page) -> None:
    friend.goto("/")
    friend.keyboard.press("Tab")
    friend.keyboard.press("Enter")
    expect(friend.get_by_role("dialog", name="Trợ lý văn bản")).to_be_visible()
    expect(friend.get_by_label("Câu hỏi")).to_be_focused()
    friend.keyboard.type("Ai ký kế hoạch?")
    friend.keyboard.press("Enter")
    expect(friend.locator(".choice").first).to_be_visible()
    friend.keyboard.press("Escape")
    expect(friend.get_by_role("dialog")).to_be_hidden()
    launcher = friend.get_by_role("button", name="Mở trợ lý văn bản")
    expect(launcher).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "false")


def test_attributes_give_it_a_name_a_colour_a_place_and_a_language(friend: playwright.Page, pictures: Path) -> None:
    friend.goto("/?title=Ask+us&color=gold&position=left&language=en&open=")
    expect(friend.get_by_role("dialog", name="Ask+us")).to_be_visible()
    expect(friend.locator(".foot")).to_contain_text("automatic assistant, not a person")
    box = friend.locator(".panel").bounding_box()
    assert box is not None
    assert box["x"] < 100
    kept(friend, pictures, "widget-gold")
    friend.evaluate("document.querySelector('can-cu').setAttribute('language', 'vi')")
    expect(friend.locator(".foot")).to_contain_text("trợ lý tự động, không phải người")


def test_it_asks_only_the_documents_it_is_for(friend: playwright.Page, sites: tuple[str, str, str]) -> None:
    listed = friend.request.get(f"{sites[0]}/v1/documents").json()["items"]
    (long_an,) = (one["id"] for one in listed if "Long An" in one["title"])
    _opened(friend, f"documents={long_an}")
    expect(friend.locator(".only")).to_contain_text("Long An")
    _ask(friend)
    expect(friend.locator(".reply")).to_have_class(re.compile("not_found"))
    friend.goto("/?documents=khong-co&open=")
    expect(friend.locator(".notice")).to_contain_text("thuộc tính documents")


def test_it_fills_its_place_on_a_page_of_the_site(friend: playwright.Page) -> None:
    friend.goto("/?mode=page")
    expect(friend.get_by_label("Câu hỏi")).to_be_visible()
    _ask(friend)
    expect(friend.locator(".reply")).to_contain_text("85%")
    expect(friend.locator(".launcher")).to_have_count(0)


COLOURS = ("gold", "#777", "white", "black", "rgb(255 120 120)", "khong-phai-mau")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_its_colour_it_can_be_read(
    browser: playwright.Browser, sites: tuple[str, str, str], scheme: str
) -> None:
    with watched(browser, sites[1], sites[0], color_scheme=scheme) as page:
        _opened(page)
        _ask(page, "Đơn vị nào chủ trì phong trào thi đua?")
        assert grave(page, {}) == []
        for colour in COLOURS:
            page.evaluate("(colour) => document.querySelector('can-cu').setAttribute('color', colour)", colour)
            assert grave(page, {"runOnly": ["color-contrast"]}) == [], colour


def test_history_can_be_off(friend: playwright.Page) -> None:
    _opened(friend, "history=off")
    _ask(friend)
    assert friend.evaluate("localStorage.length") == 0
    expect(friend.get_by_role("button", name="Đã hỏi", exact=True)).to_be_hidden()


def test_a_script_of_the_page_opens_it_and_asks(friend: playwright.Page) -> None:
    friend.goto("/")
    friend.evaluate("customElements.whenDefined('can-cu').then(() => document.querySelector('can-cu').ask('Ai ký?'))")
    expect(friend.locator(".asked")).to_have_text("Ai ký?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_gives_it_the_whole_screen(
    browser: playwright.Browser, sites: tuple[str, str, str], pictures: Path, scheme: str
) -> None:
    phone = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
    with watched(browser, sites[1], sites[0], color_scheme=scheme, **phone) as page:
        _opened(page)
        _ask(page)
        box = page.locator(".panel").bounding_box()
        assert box == {"x": 0, "y": 0, **{key: float(value) for key, value in PHONE.items()}}
        expect(page.get_by_label("Câu hỏi")).not_to_be_focused()
        kept(page, pictures, f"widget-phone-{scheme}")
        page.get_by_role("button", name="Đóng").click()
        expect(page.get_by_role("button", name="Mở trợ lý văn bản")).to_be_visible()
