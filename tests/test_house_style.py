"""The house style's figures, held over every source file: sizes, docstrings, names."""

import ast
import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "corpus", "index", "api", "evaluation")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
VAGUE_NAMES = {"utils", "helpers", "common", "manager", "misc"}
# Words of a workplace, not of the project: the tree speaks of its users, design and measurements alone.
FOREIGN = re.compile(r"/work/(?:main|shared)|\bhelper-\d|\bissue #?\d|\bthis session\b", re.IGNORECASE)


def _function_lengths() -> list[tuple[int, str]]:
    return [
        (_lines_without_docstring(node), f"{path.relative_to(ROOT)}:{node.name}")
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _lines_without_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body[-1].end_lineno else 1


def test_functions_are_short() -> None:
    lengths = [length for length, _ in _function_lengths()]
    assert statistics.median(lengths) <= 8
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


def test_no_function_runs_over_a_screen() -> None:
    assert [name for length, name in _function_lengths() if length > 60] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_source_file(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 350, "a file holds at most 350 lines"
    assert path.stem not in VAGUE_NAMES, "name the noun instead"
    if source.strip():
        assert ast.get_docstring(ast.parse(source)), "each file opens with one sentence that says what it is for"


def test_the_project_speaks_of_the_project_alone() -> None:
    texts = [*SOURCES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "Makefile"]
    found = [str(path.relative_to(ROOT)) for path in texts if FOREIGN.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_api_package_is_empty_so_that_importing_it_is_free() -> None:
    assert (ROOT / "api" / "__init__.py").read_text(encoding="utf-8") == ""
