"""Uploads: file names of any kind stay inside the folder, jobs outlive their process, a file sent again replaces."""

import io
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.http.jobs import JobFile, Jobs, KeyReused, Upload, safe_path
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


JOB = "00112233445566aa"


def _left(folder: Path, *, files: bool = True, state: bool = True) -> Path:
    """Leave what a process leaves that ended while it read two files."""
    uploads = folder / "uploads" / JOB
    for place, name in enumerate(("a.txt", "b.txt") if files else ()):
        (uploads / f"{place:04d}").mkdir(parents=True)
        (uploads / f"{place:04d}" / name).write_text(name)
    if state:
        (folder / "jobs").mkdir()
        told = [JobFile("a.txt", "read", "a.txt"), JobFile("b.txt", "reading")]
        kept = {"job_id": JOB, "status": "running", "files": [asdict(one) for one in told]}
        (folder / "jobs" / f"{JOB}.json").write_text(json.dumps(kept))
    return uploads


def test_an_unfinished_job_is_taken_up_again(tmp_path: Path) -> None:
    _left(tmp_path)
    jobs = Jobs(tmp_path, _told([]), lambda _: None)
    jobs.resume()
    state = _done(jobs, JOB)
    assert [(one["source"], one["status"]) for one in state["files"]] == [("a.txt", "read"), ("b.txt", "read")]
    jobs.close()


def test_a_job_whose_files_are_gone_says_so(tmp_path: Path) -> None:
    _left(tmp_path, files=False)
    jobs = Jobs(tmp_path, _told([]), lambda _: None)
    jobs.resume()
    first, second = _done(jobs, JOB)["files"]
    assert (first["status"], second["status"]) == ("read", "refused")
    assert "gửi lại" in str(second["message"])


@pytest.mark.parametrize(("old", "kept"), [(False, True), (True, False)])
def test_files_whose_sending_was_cut_off_are_never_read(tmp_path: Path, *, old: bool, kept: bool) -> None:
    uploads = _left(tmp_path, state=False)
    if old:
        os.utime(uploads, (0, 0))
    read: list[Path] = []
    jobs = Jobs(tmp_path, _told(read), lambda _: None)
    jobs.resume()
    jobs.close()
    assert (uploads.exists(), read) == (kept, [])


def _sent(jobs: Jobs, key: str | None, *files: tuple[str, bytes]) -> str:
    return jobs.submit([Upload(name, io.BytesIO(content)) for name, content in files], key=key)


def test_a_key_sent_again_with_the_same_files_is_the_same_job(tmp_path: Path) -> None:
    read: list[Path] = []
    jobs = Jobs(tmp_path, _told(read), lambda _: None)
    files = (("a.txt", b"one"), ("b.txt", b"two"))
    first = _sent(jobs, "k1", *files)
    assert _sent(jobs, "k1", *files) == first
    _done(jobs, first)
    assert _sent(Jobs(tmp_path, _told(read), lambda _: None), "k1", *files) == first, "another process knows it too"
    for key in ("k2", None):
        other = _sent(jobs, key, *files)
        assert other != first
        _done(jobs, other)
    jobs.close()
    assert len(read) == 6


@pytest.mark.parametrize("files", [(("a.txt", b"other"),), (("b.txt", b"one"),), (("a.txt", b"one"), ("b.txt", b""))])
def test_a_key_stands_for_its_files_alone(tmp_path: Path, files: tuple[tuple[str, bytes], ...]) -> None:
    jobs = Jobs(tmp_path, _told([]), lambda _: None)
    first = _sent(jobs, "k1", ("a.txt", b"one"))
    with pytest.raises(KeyReused):
        _sent(jobs, "k1", *files)
    assert _done(jobs, first)["files"][0]["status"] == "read"
    jobs.close()
    assert not any(path.is_file() for path in (tmp_path / "uploads").rglob("*")), "what was refused is not kept"
    assert len(list((tmp_path / "jobs").glob("*.json"))) == 1


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


def test_a_bundle_has_a_line_for_each_document_inside(tmp_path: Path) -> None:
    def ingest(paths: Sequence[Path]) -> list[Outcome]:
        inside = [Outcome("a.txt", "read", "1", "(trong gói.zip)"), Outcome("b.txt", "refused", None, "hỏng")]
        return inside if paths[0].suffix == ".zip" else [Outcome(paths[0].name, "read", "2")]

    jobs = Jobs(tmp_path, ingest, lambda _: 3)
    state = _done(jobs, jobs.submit([Upload("gói.zip", io.BytesIO(b"x")), Upload("c.txt", io.BytesIO(b"y"))]))
    jobs.close()
    assert [(one["source"], one["status"], one["pages"]) for one in state["files"]] == [
        ("a.txt", "read", 3), ("b.txt", "refused", None), ("c.txt", "read", 3),
    ]  # fmt: skip
