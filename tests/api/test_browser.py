"""A real Chromium: ask, read the answer as it comes, follow a citation to its very words, choose, go on, delete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from tests.api.chromium import HALF, PHONE, WIDE, kept, watched

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect

QUESTION = "Đến năm 2030 bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?"
TASK = "Đơn vị nào chủ trì phong trào thi đua?"


@pytest.fixture(params=["wide", "phone"])
def page(browser: playwright.Browser, address: str, request: pytest.FixtureRequest) -> Iterator[playwright.Page]:
    size = {"wide": WIDE, "phone": PHONE}[request.param]
    with watched(browser, address, viewport=size) as page:
        yield page


@pytest.fixture
def wide(browser: playwright.Browser, address: str) -> Iterator[playwright.Page]:
    with watched(browser, address) as page:
        yield page


def _ask(page: playwright.Page, question: str) -> playwright.Locator:
    page.get_by_label("Câu hỏi").fill(question)
    page.keyboard.press("Enter")
    reply = page.locator(".reply").last
    expect(reply.locator(".tools")).to_be_visible()
    return reply


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_ask_answer_citation_words(page: playwright.Page, pictures: Path) -> None:
    page.goto("/")
    reply = _ask(page, QUESTION)
    expect(reply).to_contain_text("85%")
    kept(page, pictures, f"answer-{page.viewport_size['width']}")
    quote = reply.locator(".ground q").first.inner_text()
    reply.locator(".reply-text .chip").first.click()
    marks = page.locator("mark[data-mark='1']")
    expect(marks.first).to_be_in_viewport()
    kept(page, pictures, f"cited-{page.viewport_size['width']}")
    assert _squeezed("".join(marks.all_inner_texts())) == _squeezed(quote.strip("“”"))


def test_each_citation_of_a_list_opens_its_own_words(wide: playwright.Page) -> None:
    wide.goto("/")
    reply = _ask(wide, "Liệt kê các nhiệm vụ về tuyên truyền")
    quote = reply.locator(".ground q").nth(1).inner_text().strip("“”")
    reply.locator(".ground").nth(1).click()
    wide.wait_for_load_state()
    chosen = wide.locator("mark:target")
    expect(chosen).to_be_in_viewport()
    number = chosen.get_attribute("data-mark")
    words = "".join(wide.locator(f"mark[data-mark='{number}']").all_inner_texts())
    assert _squeezed(words).startswith(_squeezed(quote.removesuffix("…")))


def test_the_text_comes_in_parts_and_is_told_to_screen_readers(wide: playwright.Page) -> None:
    wide.goto("/")
    wide.evaluate("""() => {
        const root = document.querySelector("can-cu").shadowRoot;
        globalThis.seen = new Set();
        new MutationObserver(() => seen.add(root.querySelector(".reply-text.waiting")?.textContent.length ?? 0))
            .observe(root, { subtree: true, childList: true });
    }""")
    reply = _ask(wide, TASK)
    assert wide.evaluate("seen.size") > 2, "the answer was drawn before all of it had come"
    live = wide.get_by_role("status")
    assert reply.locator(".reply-text").inner_text()[:40].strip() in live.inner_text()
    assert "trích dẫn" in live.inner_text()


def test_what_is_not_there_is_said_so_with_the_nearest_parts(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_label("Câu hỏi").fill("Giá vé tàu ra đảo Cát Bà là bao nhiêu?")
    page.get_by_role("button", name="Hỏi", exact=True).click()
    expect(page.locator(".reply")).to_have_class(re.compile("not_found"))
    expect(page.locator(".reply")).to_contain_text("Không tìm thấy")
    expect(page.locator(".reply")).to_contain_text("Các phần gần nhất")


def test_choices_are_buttons(page: playwright.Page, pictures: Path) -> None:
    page.goto("/")
    reply = _ask(page, "Ai ký kế hoạch?")
    choices = reply.locator(".choice")
    assert choices.count() >= 2
    assert reply.locator(".reply-text").inner_text().count("\n") == 0, "what the buttons say is not said twice"
    kept(page, pictures, f"choices-{page.viewport_size['width']}")
    choices.first.click()
    expect(page.locator(".reply")).to_have_count(2)
    expect(page.locator(".reply").last).to_have_class(re.compile("answered"))


def test_what_may_be_asked_next_is_offered_and_understood(page: playwright.Page) -> None:
    page.goto("/")
    _ask(page, TASK)
    page.get_by_role("button", name="Ai phối hợp?").click()
    expect(page.locator(".reply").last).to_contain_text("cơ sở giáo dục")
    expect(page.locator(".next")).to_have_count(1)


def test_suggested_questions_are_answered(wide: playwright.Page) -> None:
    wide.goto("/")
    wide.locator(".suggestion").first.wait_for()
    questions = wide.locator(".suggestion").all_inner_texts()
    assert len(questions) >= 3
    for question in questions:
        wide.evaluate("localStorage.clear()")
        wide.goto("/")
        wide.get_by_role("button", name=question, exact=True).click()
        expect(wide.locator(".reply")).to_have_class(re.compile("answered"))


def test_one_document_alone_can_be_asked(wide: playwright.Page) -> None:
    wide.goto("/van-ban")
    wide.get_by_role("link", name=re.compile("Long An")).click()
    wide.get_by_role("link", name="Hỏi văn bản này").click()
    expect(wide.get_by_label("Câu hỏi")).to_be_focused()
    expect(_ask(wide, QUESTION)).to_have_class(re.compile("not_found"))


def test_turns_stay_on_the_device_until_they_are_deleted(page: playwright.Page, pictures: Path) -> None:
    page.goto("/")
    for question, told in ((QUESTION, "85%"), ("Còn năm 2045?", "100%")):
        expect(_ask(page, question)).to_contain_text(told)
    page.reload()
    expect(page.locator(".reply")).to_have_count(2)
    page.get_by_role("button", name="Hỏi chuyện mới").click()
    expect(page.locator(".reply")).to_have_count(0)
    _ask(page, TASK)
    page.get_by_role("button", name="Đã hỏi", exact=True).click()
    expect(page.locator(".history li")).to_have_count(2)
    kept(page, pictures, f"history-{page.viewport_size['width']}")
    page.get_by_role("button", name=f"Mở lại: {QUESTION}").click()
    expect(page.locator(".reply")).to_have_count(2)
    page.get_by_role("button", name="Đã hỏi", exact=True).click()
    page.get_by_role("button", name=f"Xoá: {QUESTION}").click()
    expect(page.locator(".history li")).to_have_count(1)
    page.get_by_role("button", name="Xoá hết").click()
    expect(page.get_by_role("status")).to_have_text("Đã xoá trên máy này và trên máy chủ.")
    page.reload()
    expect(page.locator(".reply")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_what_is_deleted_is_forgotten_by_the_server_too(wide: playwright.Page, stored: Path) -> None:
    wide.goto("/")
    _ask(wide, QUESTION)
    (identifier,) = wide.evaluate("Object.values(localStorage).flatMap((kept) => JSON.parse(kept).map(({ id }) => id))")
    with Library.open(stored) as library:
        assert [turn["question"] for turn in library.turns(identifier)] == [QUESTION]
        wide.get_by_role("button", name="Đã hỏi", exact=True).click()
        wide.get_by_role("button", name=f"Xoá: {QUESTION}").click()
        expect(wide.get_by_role("status")).to_have_text("Đã xoá trên máy này và trên máy chủ.")
        assert library.turns(identifier) == ()


def test_what_the_server_could_not_forget_is_told(browser: playwright.Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/")
    _ask(page, QUESTION)
    page.get_by_role("button", name="Đã hỏi", exact=True).click()
    context.set_offline(True)
    page.get_by_role("button", name="Xoá hết").click()
    expect(page.get_by_role("status")).to_contain_text("chưa xoá được trên máy chủ")
    assert page.evaluate("localStorage.length") == 0
    context.close()


def test_an_answer_can_be_rated_with_a_reason(wide: playwright.Page, stored: Path) -> None:
    wide.goto("/")
    _ask(wide, QUESTION)
    wide.get_by_role("button", name="Chưa đúng").click()
    wide.get_by_role("button", name="Thiếu ý").click()
    expect(wide.locator(".reply")).to_contain_text("Cảm ơn bạn")
    assert '"rating": -1, "reason": "Thiếu ý"' in (stored / "feedback.jsonl").read_text(encoding="utf-8")
    wide.get_by_role("button", name="Chưa đúng").click()
    wide.get_by_label("Lý do khác").fill("<b>Sai năm</b>")
    wide.keyboard.press("Enter")
    expect(wide.locator(".said")).to_have_text("Cảm ơn bạn đã đánh giá.")


def test_an_answer_is_copied_and_printed(wide: playwright.Page) -> None:
    wide.context.grant_permissions(["clipboard-read", "clipboard-write"])
    wide.goto("/")
    _ask(wide, QUESTION)
    wide.get_by_role("button", name="Chép", exact=True).click()
    expect(wide.locator(".said")).to_have_text("Đã chép")
    copied = wide.evaluate("navigator.clipboard.readText()")
    assert QUESTION in copied
    assert "[1] Kế hoạch" in copied
    wide.get_by_role("button", name="In", exact=True).click()
    paper = wide.frames[-1]
    assert "85%" in paper.locator("body").inner_text()
    assert "Trợ lý tự động" in paper.locator("body").inner_text()


def test_the_keyboard_alone_is_enough(page: playwright.Page) -> None:
    page.goto("/")
    expect(page.get_by_label("Câu hỏi")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".reply")).to_contain_text("85%")
    expect(page.get_by_label("Câu hỏi")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.querySelector('can-cu').shadowRoot.activeElement.matches('a.chip')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("mark:target")).to_be_in_viewport()


CUT = 'event: text\ndata: {"delta": "Phòng "}\n\nevent: ans'
BROKEN = {
    "cut half-way": ({"content_type": "text/event-stream", "body": CUT}, "bị ngắt giữa chừng"),
    "no answer in it": ({"content_type": "text/event-stream", "body": ""}, "bị ngắt giữa chừng"),
    "not what was meant": ({"content_type": "text/event-stream", "body": "event: text\ndata: {\n\n"}, "bị ngắt"),
    "a problem in it": (
        {"content_type": "text/event-stream", "body": 'event: problem\ndata: {"detail": "Hãy thử lại."}\n\n'},
        "Hãy thử lại.",
    ),
    "a problem instead": (
        {"status": 503, "content_type": "application/problem+json", "body": '{"detail": "Chưa sẵn sàng."}'},
        "Chưa sẵn sàng.",
    ),
    "something else instead": ({"status": 502, "content_type": "text/html", "body": "<h1>Bad</h1>"}, "báo lỗi 502"),
}


@pytest.mark.parametrize("told", BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_told_and_asked_again(
    browser: playwright.Browser, address: str, told: tuple[dict[str, Any], str]
) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.route("**/v1/ask/stream", lambda route: route.fulfill(**told[0]), times=1)
    page.goto("/")
    reply = _ask(page, QUESTION)
    expect(reply).to_contain_text(told[1])
    assert page.evaluate("localStorage.length") == 0, "what failed is not kept"
    page.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".reply")).to_contain_text("85%")
    expect(page.locator(".reply")).to_have_count(1)
    context.close()


def test_without_a_network_it_says_so(browser: playwright.Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("/")
    page.locator(".suggestion").first.wait_for()
    context.set_offline(True)
    expect(_ask(page, QUESTION)).to_contain_text("Không kết nối được máy chủ")
    context.close()


def test_an_answer_that_takes_long_can_be_stopped(browser: playwright.Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.route("**/v1/ask/stream", lambda _route: None, times=1)  # never answered
    page.goto("/")
    page.get_by_label("Câu hỏi").fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Dừng").click()
    expect(page.locator(".reply")).to_contain_text("Đã dừng")
    context.close()


def test_words_in_a_question_never_become_markup(wide: playwright.Page) -> None:
    wide.goto("/")
    hostile = "<img src=x onerror=globalThis.hit=1><script>globalThis.hit=1</script>"
    expect(_ask(wide, hostile)).to_have_class(re.compile("not_found"))
    wide.reload()
    expect(wide.locator(".asked")).to_have_text(hostile)
    wide.goto(f"/?hoi={hostile}")
    expect(wide.locator(".asked").last).to_have_text(hostile)
    assert wide.evaluate("globalThis.hit") is None


def test_english_words_stand_around_vietnamese_answers(wide: playwright.Page, pictures: Path) -> None:
    wide.goto("/")
    wide.get_by_role("link", name="English").click()
    expect(wide.locator("html")).to_have_attribute("lang", "en")
    expect(wide.locator(".badge")).to_have_text("Automatic assistant")
    wide.get_by_label("Question").fill(QUESTION)
    wide.keyboard.press("Enter")
    expect(wide.locator(".reply")).to_contain_text("85%")
    expect(wide.locator(".reply")).to_contain_text("Grounds")
    kept(wide, pictures, "english")


@pytest.mark.parametrize("options", [{"viewport": HALF, "device_scale_factor": 2}, {"color_scheme": "dark"}])
def test_it_fits_twice_as_large_and_in_the_dark(
    browser: playwright.Browser, address: str, pictures: Path, options: dict[str, Any]
) -> None:
    with watched(browser, address, **options) as page:
        page.goto("/")
        _ask(page, TASK)
        kept(page, pictures, "dark" if "color_scheme" in options else "zoomed")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.get_by_role("button", name="Hỏi", exact=True)).to_be_in_viewport()
