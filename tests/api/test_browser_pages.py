"""The other pages in a real Chromium: one document, assignments to Excel, administration; all of them for everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.http.access import closed
from api.http.app import create_app
from api.http.services import open_services
from corpus.document import Page
from tests.api.chromium import HALF, PHONE, grave, kept, serving, watched
from tests.api.client import MemoryLibrary, plan, services

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect

PAGES = ("/", "/?lang=en", "/nhiem-vu", "/chi-tieu", "/van-ban", "/quan-tri", "/quan-tri/vao", "/khong-co-trang-nay")


@pytest.fixture
def page(browser: playwright.Browser, address: str) -> Iterator[playwright.Page]:
    with watched(browser, address) as page:
        yield page


def _first_document(page: playwright.Page) -> str:
    return str(page.request.get("/v1/documents").json()["items"][0]["id"])


def test_the_citations_of_a_document_are_stepped_through(page: playwright.Page) -> None:
    identifier = _first_document(page)
    facts = page.request.get(f"/v1/assignments?document={identifier}&limit=3").json()["items"]
    spans = [("start", fact["start"]) for fact in facts] + [("end", fact["end"]) for fact in facts]
    page.goto(f"/van-ban/{identifier}?{'&'.join(f'{name}={value}' for name, value in spans)}#trich-dan")
    told = page.locator("#dang-xem")
    for label, number in (("sau", 2), ("sau", 3), ("sau", 1), ("trước", 3)):
        page.get_by_role("link", name=f"Trích dẫn {label}", exact=True).click()
        expect(told).to_have_text(f"Trích dẫn {number} trên 3")
        expect(page.locator("mark:target")).to_be_in_viewport()
        expect(page.locator("nav.cited [aria-current]")).to_have_text(str(number))
    page.go_back()
    expect(told).to_have_text("Trích dẫn 1 trên 3")


def test_the_original_comes_home_as_it_was(page: playwright.Page) -> None:
    identifier = _first_document(page)
    page.goto(f"/van-ban/{identifier}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải tệp gốc").click()
    assert taken.value.suggested_filename.endswith(".docx")
    assert Path(taken.value.path()).read_bytes() == page.request.get(f"/v1/documents/{identifier}/original").body()


@pytest.mark.parametrize("size", [{}, {"viewport": PHONE}], ids=["wide", "phone"])
def test_assignments_are_filtered_and_taken_home(
    browser: playwright.Browser, address: str, tmp_path: Path, pictures: Path, size: dict[str, object]
) -> None:
    with watched(browser, address, **size) as page:
        page.goto("/nhiem-vu")
        kept(page, pictures, "assignments-phone" if size else "assignments")
        page.get_by_role("combobox", name="Đơn vị").fill("phong gddt")
        page.get_by_role("combobox", name="Nhóm theo").select_option("Văn bản")
        expect(page.locator("#text")).to_be_enabled()
        shown = page.locator("tbody tr:not(.group)").count()
        assert 0 < shown < len(page.request.get("/v1/assignments?limit=1000").json()["items"])
        with page.expect_download() as taken:
            page.get_by_role("link", name="Tải Excel").click()
        taken.value.save_as(tmp_path / "taken.xlsx")
        sheet = load_workbook(tmp_path / "taken.xlsx").worksheets[0]
        assert sheet.max_row == shown + 1
        page.get_by_role("link", name=re.compile("Mở căn cứ")).first.click()
        expect(page.locator("mark:target")).to_be_in_viewport()


def test_a_bar_opens_what_it_counts(page: playwright.Page) -> None:
    page.goto("/nhiem-vu")
    bar = page.locator(".plot li").first
    unit, count = bar.get_by_role("link").inner_text(), int(bar.locator(".total").inner_text())
    bar.get_by_role("link").click()
    expect(page.get_by_role("combobox", name="Đơn vị")).to_have_value(unit)
    assert int(page.get_by_role("status").inner_text().split()[0]) >= count // 2
    expect(page.locator(".plot")).to_be_hidden()


def test_targets_are_found_without_accents(page: playwright.Page, pictures: Path) -> None:
    page.goto("/chi-tieu")
    kept(page, pictures, "targets")
    page.get_by_label("Tìm chữ").fill("khoi nghiep")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=khoi**")
    rows = page.locator("tbody tr:not(.group)")
    assert rows.count() > 0
    assert all("khởi nghiệp" in row for row in rows.all_inner_texts())


def test_files_go_in_with_their_progress_and_out_again(
    browser: playwright.Browser, data: Path, tmp_path: Path, pictures: Path
) -> None:
    hostile = tmp_path / "<img src=x onerror=alert(1)>.txt"
    hostile.write_text("KẾ HOẠCH\nMở thư viện số\nPhòng Văn hoá chủ trì mở thư viện số.\n", encoding="utf-8")
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 not a document")
    with serving(create_app(open_services(data))) as address, watched(browser, address) as page:
        page.goto("/quan-tri")
        page.get_by_label("Chọn một hay nhiều tệp").set_input_files([hostile, broken])
        page.get_by_role("button", name="Nạp", exact=True).click()
        expect(page.locator("#tien-do")).to_contain_text("Đã xong", timeout=20_000)
        expect(page.locator("#tien-do li.refused")).to_contain_text("hong.docx: từ chối")
        page.reload()
        expect(page.locator("#tien-do")).to_contain_text("Đã xong")  # the address remembers the upload
        page.get_by_role("link", name="Xem danh sách mới").click()
        row = page.locator("tbody tr", has_text="onerror")
        expect(row).to_have_count(1)
        kept(page, pictures, "administration")
        row.locator("summary").click()
        row.get_by_role("button", name="Xoá hẳn văn bản này").click()
        expect(page.locator("tbody tr", has_text="onerror")).to_have_count(0)


def test_an_administrator_signs_in_from_elsewhere(browser: playwright.Browser, data: Path) -> None:
    token = "ma-quan-tri-de-thu"  # noqa: S105 - of no server
    guarded = create_app(open_services(data), replace(closed(), admin_token=token))
    with serving(guarded) as address:
        context = browser.new_context(base_url=address)  # not watched: a browser logs every 401
        page = context.new_page()
        page.goto("/quan-tri")
        assert grave(page, {}) == []
        for shown in ("sai", token):
            page.get_by_label("Mã quản trị").fill(shown)
            page.keyboard.press("Enter")
            expect(page.get_by_role("alert" if shown == "sai" else "heading").first).to_be_visible()
        page.wait_for_url("**/quan-tri")
        assert token not in page.content() + str(context.cookies())
        page.locator("summary").first.click()
        page.get_by_role("button", name="Xoá hẳn văn bản này").first.click()
        expect(page.locator("[aria-labelledby=da-nap] tbody tr")).to_have_count(1)
        page.get_by_role("button", name="Đăng xuất").click()
        page.goto("/quan-tri")
        assert page.url.endswith("/quan-tri/vao")
        context.close()


HOSTILE = "<script>globalThis.hit=1</script><img src=x onerror=globalThis.hit=1>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server whose one document says script wherever it can, on two pages, one recognised."""
    said = plan()
    half = said.text.index("1\t")
    facts = tuple(replace(fact, task=HOSTILE, lead=(HOSTILE, "Trường A")) for fact in said.assignments)
    title = replace(said.identity, title=HOSTILE, number=HOSTILE, issuer=HOSTILE)
    pages = (Page(1, 0, half), Page(2, half, len(said.text), ocr=True))
    held = replace(said, identity=title, assignments=facts, pages=pages, warnings=(HOSTILE,))
    with serving(create_app(services(tmp_path_factory.mktemp("hostile"), MemoryLibrary(kh=held)))) as address:
        yield address


@pytest.mark.parametrize("path", ["/", "/van-ban", "/van-ban/kh?start=9&end=40", "/nhiem-vu", "/chi-tieu", "/quan-tri"])
def test_script_in_a_document_is_shown_and_never_run(browser: playwright.Browser, hostile: str, path: str) -> None:
    with watched(browser, hostile) as page:
        _ready(page, path)
        assert page.evaluate("globalThis.hit") is None
        if path != "/":
            assert HOSTILE in page.locator("main").inner_text()


def test_recognised_pages_are_marked(browser: playwright.Browser, hostile: str) -> None:
    with watched(browser, hostile) as page:
        page.goto("/van-ban/kh")
        expect(page.locator(".notice").first).to_contain_text("Trang 2 là ảnh")
        expect(page.locator("#trang-2")).to_contain_text("chữ nhận dạng từ ảnh")
        expect(page.locator("#trang-1")).to_have_text("Trang 1")


def _ready(page: playwright.Page, path: str) -> None:
    page.goto(path)
    if page.locator("can-cu").count():
        page.locator(".suggestion, .reply .tools").first.wait_for()


# In the dark nothing but the colours changes.
LOOKS = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


@pytest.mark.parametrize("scheme", LOOKS)
def test_no_page_shuts_anyone_out(browser: playwright.Browser, address: str, scheme: str) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in (*PAGES, f"/van-ban/{_first_document(page)}?start=0&end=40&start=50&end=90"):
        _ready(page, path)
        found[path] = grave(page, LOOKS[scheme])
    for question in ("Ai ký kế hoạch?", "Đơn vị nào chủ trì phong trào thi đua?"):
        page.goto(f"/?hoi={question}")
        expect(page.locator(".reply").last.locator(".tools")).to_be_visible()
        page.get_by_role("button", name="Chưa đúng").last.click()
        found[question] = grave(page, LOOKS[scheme])
    page.get_by_role("button", name="Đã hỏi", exact=True).click()
    found["history"] = grave(page, LOOKS[scheme])
    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("size", [PHONE, HALF, {"width": 320, "height": 640}], ids=["phone", "200 %", "320 wide"])
def test_nothing_runs_over_the_edge(browser: playwright.Browser, address: str, size: dict[str, int]) -> None:
    context = browser.new_context(base_url=address, viewport=size)
    page = context.new_page()
    for path in (*PAGES, f"/van-ban/{_first_document(page)}"):
        _ready(page, path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()
