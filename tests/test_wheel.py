"""A wheel built here and installed elsewhere answers a question over the samples it carries."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the installed wheel and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    # Built from a copy, so that the build leaves nothing in the checkout.
    tracked = _run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
    for name in tracked:
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_bytes((ROOT / name).read_bytes())
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    _run(*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(tree))
    [wheel] = folder.glob("cancu-*.whl")
    _run(*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel))
    return folder


def _run(*command: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_installed_wheel_answers(elsewhere: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(elsewhere / "site"), "CANCU_DATA": str(elsewhere / "data")}
    cancu = (sys.executable, "-P", "-m", "api.cli.main")
    samples = sorted(str(path) for path in (elsewhere / "site" / "corpus" / "samples").glob("*.docx"))
    assert samples, "the samples are package data"
    _run(*cancu, "ingest", *samples, cwd=elsewhere, env=env)
    question = "don vi nao chu tri phong trao thi dua"
    answer = json.loads(_run(*cancu, "ask", question, "--json", cwd=elsewhere, env=env))
    assert answer["status"] == "answered"
    assert answer["citations"]
    where = _run(sys.executable, "-P", "-c", "import corpus; print(corpus.__file__)", cwd=elsewhere, env=env)
    assert where.startswith(str(elsewhere)), "the installed copy is the one that ran"
