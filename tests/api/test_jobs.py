"""Uploads: file names of any kind stay inside the folder, jobs outlive their process, a file sent again replaces."""

import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.http.jobs import Jobs, Upload, safe_path
from index.records import Outcome


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("kế hoạch.docx", "kế hoạch.docx"),
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Users\\a\\kh.docx", "C_/Users/a/kh.docx"),
        ("a/kh.docx", "a/kh.docx"),
        ("", "van-ban"),
        ("...", "van-ban"),
        ("<script>.docx", "_script_.docx"),
        ("a\x00b\n.txt", "a_b_.txt"),
    ],
)
def test_safe_path(name: str, path: str) -> None:
    assert safe_path(name).as_posix() == path


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_name_leaves_its_folder(name: str) -> None:
    parts = safe_path(name).parts
    assert parts
    assert all(part not in {"", ".", "..", "/"} and len(part.encode()) <= 200 and "\x00" not in part for part in parts)


def _told(read: list[Path]) -> Callable[[Sequence[Path]], list[Outcome]]:
    def ingest(paths: Sequence[Path]) -> list[Outcome]:
        read.extend(paths)
        return [Outcome(path.name, "read", path.read_text()) for path in paths]

    return ingest


def _done(jobs: Jobs, job: str) -> dict[str, list[dict[str, object]]]:
    for _ in range(500):
        state = jobs.state(job)
        if state and state["status"] == "done":
            return state
        time.sleep(0.01)
    pytest.fail("the job never ended")


def test_a_file_sent_again_comes_from_the_same_place(tmp_path: Path) -> None:
    read: list[Path] = []
    jobs = Jobs(tmp_path, _told(read), lambda _: None)
    for words in (b"first", b"second"):
        _done(jobs, jobs.submit([Upload("a/kh.txt", io.BytesIO(words)), Upload("b/kh.txt", io.BytesIO(words))]))
    jobs.close()
    assert read[0] == read[2]
    assert len(set(read)) == 2
    assert not any(path.is_file() for path in (tmp_path / "uploads").rglob("*")), "nothing is kept twice"


def test_an_unfinished_job_is_taken_up_again(tmp_path: Path) -> None:
    left = tmp_path / "uploads" / "00112233445566aa" / "0000"
    left.mkdir(parents=True)
    (left / "kh.txt").write_text("words")
    jobs = Jobs(tmp_path, _told([]), lambda _: None)
    jobs.resume()
    state = _done(jobs, "00112233445566aa")
    assert [(one["source"], one["status"], one["document_id"]) for one in state["files"]] == [
        ("kh.txt", "read", "words")
    ]


def test_a_reader_that_breaks_is_told_in_the_job(tmp_path: Path) -> None:
    def breaks(_: Sequence[Path]) -> list[Outcome]:
        raise RuntimeError("secret")

    jobs = Jobs(tmp_path, breaks, lambda _: None)
    (file,) = _done(jobs, jobs.submit([Upload("kh.txt", io.BytesIO(b"x"))]))["files"]
    assert file["status"] == "refused"
    assert "secret" not in str(file["message"])


@pytest.mark.parametrize("job", ["", "x", "../../etc/passwd", "00112233445566AA", "0" * 16])
def test_unknown_jobs_have_no_state(tmp_path: Path, job: str) -> None:
    assert Jobs(tmp_path, _told([]), lambda _: None).state(job) is None
