"""One data folder with the sample plans, ingested once for all tests of the front doors."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.http.services import open_services
from corpus import samples
from index.ingest import ingest
from index.library import Library
from tests.api import chromium
from tests.api.client import local

SAMPLES = tuple(sorted(Path(samples.__file__).parent.glob("*.docx")))


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder that holds the sample plans; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("data") / "cancu-data"
    with Library.open(folder) as library:
        outcomes = ingest(library, SAMPLES)
    assert [outcome.status for outcome in outcomes] == ["read"] * len(SAMPLES)
    return folder


@pytest.fixture
def data(stored: Path, tmp_path: Path) -> Path:
    """Return a copy of the data folder that a test may change."""
    return Path(shutil.copytree(stored, tmp_path / "cancu-data"))


@pytest.fixture(scope="session")
def served(stored: Path) -> Iterator[TestClient]:
    """Return a client of the real application over the sample plans; it changes nothing but conversations."""
    with local(create_app(open_services(stored))) as web:
        yield web


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a real Chromium; of a module, because its event loop must be gone before others start theirs."""
    with chromium.launched() as started:
        yield started


@pytest.fixture(scope="module")
def address(stored: Path) -> Iterator[str]:
    """Return the address of a real server over the sample plans."""
    with chromium.serving(create_app(open_services(stored))) as at:
        yield at


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that pictures of pages are kept in: ``CANCU_PICTURES``, else among pytest's own files."""
    named = os.environ.get("CANCU_PICTURES")
    return Path(named) if named else tmp_path_factory.getbasetemp() / "pictures"
