"""Killing the process at any moment loses nothing that was acknowledged, and leaves nothing half in."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.library import Library
from tests.index.builders import put, texts_of

# Dies without a word at the named call, the way a pulled plug does.
SCRIPT = """
import os, sys
from pathlib import Path
import index.catalogue, index.derived, index.lexical, index.library
from tests.index.builders import put
folder, module, name, when = Path(sys.argv[1]), *sys.argv[2:5]
owner = {"catalogue": index.catalogue, "derived": index.derived.Derived, "lexical": index.lexical.LexicalIndex}[module]
library = index.library.Library.open(folder)
print(put(library, "Văn bản thứ nhất về thư viện.", "/1.txt"), flush=True)
real = getattr(owner, name)
def dying(*args, **options):
    if when == "before":
        os._exit(9)
    real(*args, **options)
    os._exit(9)
setattr(owner, name, dying)
print(put(library, "Văn bản thứ hai về chợ phiên.", "/2.txt"), flush=True)
"""


@pytest.mark.parametrize(
    ("module", "name", "when", "second"),
    [
        ("catalogue", "_insert_many", "before", False),
        ("catalogue", "_insert_many", "after", False),
        ("catalogue", "_move_origin", "after", False),
        ("derived", "catch_up", "before", True),
        ("lexical", "update", "before", True),
        ("lexical", "update", "after", True),
        ("derived", "_commit", "before", True),
        ("derived", "_commit", "after", True),
    ],
)
def test_killed_at(tmp_path: Path, module: str, name: str, when: str, *, second: bool) -> None:
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), module, name, when],
        cwd=root, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 9, ended.stderr
    assert len(ended.stdout.split()) == 1
    with Library.open(tmp_path) as library:
        assert len(library.entries()) == 1 + second
        assert "thư viện" in texts_of(library, "thư viện", 1)[0]
        found = [text for text in texts_of(library, "chợ phiên") if "chợ phiên" in text]
        assert len(found) == int(second)
        put(library, "Văn bản thứ hai về chợ phiên.", "/2.txt")
        assert [text for text in texts_of(library, "chợ phiên") if "chợ phiên" in text] != []
        assert len(library.entries()) == 2
