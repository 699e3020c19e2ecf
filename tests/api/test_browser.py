"""A real Chromium: ask, read the answer, follow a citation to its very words; filter assignments and take them home."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from openpyxl import load_workbook

from api.http.app import create_app
from api.http.services import open_services

playwright = pytest.importorskip("playwright.sync_api")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
QUESTION = "Đến năm 2030 bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?"


def _chromium(driver: playwright.Playwright) -> str | None:
    named = os.environ.get("CANCU_CHROMIUM") or shutil.which("chromium")
    own = driver.chromium.executable_path
    return named or (own if Path(own).exists() else None)


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        program = _chromium(driver)
        if program is None:
            missing = "no Chromium: apt-get install chromium, or name one in CANCU_CHROMIUM"
            pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
        browser = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(stored: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(open_services(stored)), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(params=["wide", "phone"])
def page(browser: playwright.Browser, address: str, request: pytest.FixtureRequest) -> Iterator[playwright.Page]:
    size = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}[request.param]
    context = browser.new_context(base_url=address, viewport=size, locale="vi-VN", reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(asked.url))
    yield page
    context.close()
    assert faults == [], "no script error, no broken policy, no request to anyone else"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_ask_answer_citation_words(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_label("Câu hỏi").fill(QUESTION)
    page.keyboard.press("Enter")
    reply = page.locator(".reply")
    playwright.expect(reply).to_contain_text("85%")
    quote = reply.locator(".ground q").first.inner_text()
    reply.locator(".reply-text .chip").first.click()
    marks = page.locator("mark")
    playwright.expect(marks.first).to_be_in_viewport()
    assert _squeezed("".join(marks.all_inner_texts())) == _squeezed(quote.strip("“”"))


def test_each_citation_of_a_list_opens_its_own_words(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_label("Câu hỏi").fill("Liệt kê các nhiệm vụ về tuyên truyền")
    page.keyboard.press("Enter")
    reply = page.locator(".reply")
    playwright.expect(reply.locator(".tools")).to_be_visible()
    quote = reply.locator(".ground q").nth(1).inner_text().strip("“”")
    reply.locator(".ground").nth(1).click()
    page.wait_for_load_state()
    chosen = page.locator("mark:target")
    playwright.expect(chosen).to_be_in_viewport()
    number = chosen.get_attribute("data-mark")
    words = "".join(page.locator(f"mark[data-mark='{number}']").all_inner_texts())
    assert _squeezed(words).startswith(_squeezed(quote.removesuffix("…")))


def test_what_is_not_there_is_said_so_with_the_nearest_parts(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_label("Câu hỏi").fill("Giá vé tàu ra đảo Cát Bà là bao nhiêu?")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    playwright.expect(page.locator(".reply")).to_have_class(re.compile("not_found"))
    playwright.expect(page.locator(".reply")).to_contain_text("Không tìm thấy")


def test_suggested_questions_are_answered(page: playwright.Page) -> None:
    page.goto("/")
    questions = page.locator(".suggestion").all_inner_texts()
    assert len(questions) >= 3
    for question in questions:
        page.evaluate("localStorage.clear()")
        page.goto("/")
        page.get_by_role("button", name=question, exact=True).click()
        playwright.expect(page.locator(".reply")).to_have_class(re.compile("answered"))


def test_one_document_alone_can_be_asked(page: playwright.Page) -> None:
    page.goto("/van-ban")
    page.get_by_role("link", name=re.compile("Long An")).click()
    page.get_by_role("link", name="Hỏi văn bản này").click()
    playwright.expect(page.get_by_label("Câu hỏi")).to_be_focused()
    page.get_by_label("Câu hỏi").fill(QUESTION)
    page.keyboard.press("Enter")
    playwright.expect(page.locator(".reply")).to_have_class(re.compile("not_found"))


def test_turns_stay_on_the_device_until_they_are_erased(page: playwright.Page) -> None:
    page.goto("/")
    for question, told in ((QUESTION, "85%"), ("Còn năm 2045?", "100%")):
        page.get_by_label("Câu hỏi").fill(question)
        page.keyboard.press("Enter")
        playwright.expect(page.locator(".reply").last).to_contain_text(told)
    page.reload()
    playwright.expect(page.locator(".reply")).to_have_count(2)
    page.get_by_role("button", name="Xoá hội thoại trên máy này").click()
    page.reload()
    playwright.expect(page.locator(".reply")).to_have_count(0)


def test_an_answer_can_be_rated_with_a_reason(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_label("Câu hỏi").fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Chưa đúng").click()
    page.get_by_label("Vì sao chưa đúng?").fill("Sai năm")
    page.keyboard.press("Enter")
    playwright.expect(page.locator(".reply")).to_contain_text("Cảm ơn bạn")


def test_assignments_are_filtered_and_taken_home(page: playwright.Page, tmp_path: Path) -> None:
    page.goto("/nhiem-vu")
    page.get_by_role("combobox", name="Đơn vị").fill("phong gddt")
    page.get_by_role("button", name="Lọc", exact=True).click()
    shown = page.locator("tbody tr:not(.group)").count()
    assert shown > 0
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải Excel").click()
    taken.value.save_as(tmp_path / "taken.xlsx")
    assert load_workbook(tmp_path / "taken.xlsx").worksheets[0].max_row == shown + 1
    page.get_by_role("link", name=re.compile("Mở căn cứ")).first.click()
    playwright.expect(page.locator("mark").first).to_be_in_viewport()


def test_the_keyboard_alone_is_enough(page: playwright.Page) -> None:
    page.goto("/")
    playwright.expect(page.get_by_label("Câu hỏi")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    playwright.expect(page.locator(".reply")).to_contain_text("85%")
    page.locator(".reply .chip").first.focus()
    page.keyboard.press("Enter")
    playwright.expect(page.locator("mark").first).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/", "/nhiem-vu", "/chi-tieu", "/van-ban"])
def test_nothing_runs_over_the_edge(page: playwright.Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
