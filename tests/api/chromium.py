"""A real Chromium over a real server: started where it is installed, watched for faults, its pages kept as pictures."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
GRAVE = {"serious", "critical"}
HALF = {"width": 640, "height": 450}  # what 1280 by 900 becomes at 200 % zoom


@contextmanager
def launched() -> Iterator[Any]:
    """Yield a browser; skip without one, or fail in CI."""
    playwright = pytest.importorskip("playwright.sync_api")
    playwright.expect.set_options(timeout=20_000)  # the machine may be busy with other things
    with playwright.sync_playwright() as driver:
        program = _chromium(driver)
        if program is None:
            missing = "no Chromium: apt-get install chromium, or name one in CANCU_CHROMIUM"
            pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
        browser = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


def _chromium(driver: Any) -> str | None:  # noqa: ANN401 - Playwright is optional
    named = os.environ.get("CANCU_CHROMIUM") or shutil.which("chromium")
    own = driver.chromium.executable_path
    return named or (own if Path(own).exists() else None)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(app: FastAPI, port: int | None = None, **settings: Any) -> Iterator[str]:  # noqa: ANN401 - uvicorn's own
    """Yield the address of a server of ``app`` in a thread of this process."""
    config = uvicorn.Config(app, port=port or free_port(), log_level="critical", **settings)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{config.port}"
    finally:
        server.should_exit = True
        thread.join(10)


@dataclass
class Watched:
    """A page and everything that went wrong on it: script errors, policy breaches, requests to anyone else."""

    page: Any
    own: tuple[str, ...]
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda told: self.faults.append(told.text) if told.type == "error" else None)
        self.page.on("request", lambda asked: self._asked(asked.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((*self.own, "data:", "blob:", "about:")):
            self.faults.append(f"asked a stranger: {url}")


@contextmanager
def watched(browser: Any, *own: str, **options: Any) -> Iterator[Any]:  # noqa: ANN401 - Playwright is optional
    """Yield a page in a context of its own; nothing may have gone wrong on it at the end."""
    settings = {"base_url": own[0], "viewport": WIDE, "locale": "vi-VN", "reduced_motion": "reduce"} | options
    context = browser.new_context(**settings)
    seen = Watched(context.new_page(), own)
    yield seen.page
    context.close()
    assert seen.faults == []


def grave(page: Any, options: dict[str, object]) -> list[str]:  # noqa: ANN401 - Playwright is optional
    """Return what axe finds serious or critical, each with the markup that it stands in."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found if one["impact"] in GRAVE for node in one["nodes"]]


def kept(page: Any, folder: Path, name: str) -> None:  # noqa: ANN401 - Playwright is optional
    """Keep a picture of the page in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
