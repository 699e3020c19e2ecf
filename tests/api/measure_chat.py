"""Measures the chat in a real Chromium: from Enter to the first words of the answer, and what its script weighs.

Run by hand, never asserted: ``python -m tests.api.measure_chat`` prints JSON. Milliseconds are taken inside the page,
from the key's own event to the first frame with words of the answer; server and browser share the machine.
"""

from __future__ import annotations

import gzip
import json
import statistics
import tempfile
from pathlib import Path
from typing import Any

from api.http.app import create_app
from api.http.services import open_services
from api.pages import routes
from corpus import samples
from index.ingest import ingest
from index.library import Library
from tests.api.chromium import launched, serving

QUESTIONS = (
    "Đến năm 2030 bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?",
    "don vi nao chu tri phong trao thi dua",
    "Ai ký kế hoạch của Cát Hải?",
    "Nhiệm vụ nào thực hiện trong Quý III/2025?",
    "Kế hoạch của Long An căn cứ vào những văn bản nào?",
    "Phụ lục III quy định gì?",
)
ROUNDS = 10
WAIT = """() => {
    const root = document.querySelector("can-cu").shadowRoot;
    const known = root.querySelectorAll(".reply").length;
    globalThis.took = new Promise((resolve) => {
        root.querySelector("textarea").addEventListener("keydown", ({ timeStamp }) => {
            const look = () => {
                const replies = root.querySelectorAll(".reply");
                if (replies.length > known && replies[known].querySelector(".reply-text")?.textContent) {
                    resolve(performance.now() - timeStamp);
                } else requestAnimationFrame(look);
            };
            look();
        }, { once: true, capture: true });
    });
}"""


def main() -> None:
    """Print how long the first words take, and how large the script is."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "cancu-data"
        with Library.open(data) as library:
            ingest(library, sorted(Path(samples.__file__).parent.glob("*.docx")))
        with serving(create_app(open_services(data))) as address, launched() as browser:
            page = browser.new_page()
            page.goto(address)
            took = [_took(page, question) for _ in range(ROUNDS + 1) for question in QUESTIONS]
    print(json.dumps(_summary(took[len(QUESTIONS) :]) | _weight(), ensure_ascii=False, indent=1))  # noqa: T201 - its whole purpose


def _took(page: Any, question: str) -> float:  # noqa: ANN401 - Playwright is optional
    page.evaluate(WAIT)
    box = page.get_by_label("Câu hỏi")
    box.fill(question)
    box.press("Enter")
    milliseconds = float(page.evaluate("took"))
    page.locator(".reply").last.locator(".tools").wait_for()
    page.get_by_role("button", name="Hỏi chuyện mới").click()
    return milliseconds


def _summary(took: list[float]) -> dict[str, float]:
    p95 = statistics.quantiles(took, n=20)[-1]
    return {"questions": len(took), "p50_ms": round(statistics.median(took), 1), "p95_ms": round(p95, 1)}


def _weight() -> dict[str, int]:
    folder = Path(routes.__file__).parent / "static"
    scripts = [folder / "can-cu.js", *folder.glob("chat-*.js")]
    packed = sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts) + len(routes.WIDGET)
    return {"scripts": len(scripts) + 1, "bytes": sum(path.stat().st_size for path in scripts), "gzip_bytes": packed}


if __name__ == "__main__":
    main()
