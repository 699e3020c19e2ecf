"""Uploads as jobs: files wait in the data folder, one thread a process takes them in, anyone can ask how far it is.

A job's state is a small JSON file, replaced whole at every step, so that every worker process can answer for it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import time
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from index.errors import IndexingError
from index.lock import WriterLock
from index.records import Outcome

Ingest = Callable[[Sequence[Path]], Sequence[Outcome]]
_JOB_ID = re.compile(r"^[0-9a-f]{16}$")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
NAME_BYTES = 180
PATH_PARTS = 8
KEPT_SECONDS = 7 * 24 * 3600
RECEIVING_SECONDS = 6 * 3600
LOST = "Máy chủ dừng trước khi đọc xong và tệp không còn. Hãy gửi lại tệp này."


@dataclass(frozen=True, slots=True)
class JobFile:
    """One uploaded file: ``waiting``, ``reading``, then what ``Outcome`` says."""

    source: str
    status: str = "waiting"
    document_id: str | None = None
    pages_done: int = 0
    pages: int | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The file of a job that is being read, between those before and after it."""

    job: str
    before: tuple[JobFile, ...]
    file: JobFile
    after: tuple[JobFile, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrives."""

    name: str
    content: BinaryIO


class KeyReused(Exception):
    """The client's key stands for other files already."""


class Jobs:
    """Takes uploads in, one job at a time, in the background."""

    def __init__(self, folder: Path, ingest: Ingest, pages: Callable[[str], int | None]) -> None:
        """Keep job files and uploads under ``folder``; ``pages`` tells a stored document's page count."""
        self._states = folder / "jobs"
        self._uploads = folder / "uploads"
        self._ingest = ingest
        self._pages = pages
        self._reading: _Reading | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cancu-ingest")

    def submit(self, uploads: Sequence[Upload], *, key: str | None = None) -> str:
        """Keep the files, queue their reading, and return the job's id.

        ``key`` is the client's own name for this request: with the same files it gives the same job again, with
        others it raises ``KeyReused``.
        """
        job = secrets.token_hex(8)
        paths = [_keep(self._uploads / job / f"{place:04d}", upload) for place, upload in enumerate(uploads)]
        self._write(job, [JobFile(path.name) for path in paths])
        if key is not None:
            earlier = self._claimed(key, job, paths)
            if earlier != job:
                self._forget(job)
                return earlier
        self._thread.submit(self._run, job, paths)
        return job

    def _claimed(self, key: str, job: str, paths: Sequence[Path]) -> str:
        """Return the job that ``key`` stands for, ``job`` itself where the key is new."""
        place = self._states / "keys" / f"{hashlib.sha256(key.encode()).hexdigest()}.json"
        place.parent.mkdir(exist_ok=True)
        files = _fingerprint(paths, self._uploads / job)
        own = place.with_name(f"{job}.new")
        own.write_text(json.dumps({"job_id": job, "files": files}), encoding="utf-8")
        try:
            os.link(own, place)  # made whole or not at all, whichever process comes first
        except FileExistsError:
            kept = json.loads(place.read_text(encoding="utf-8"))
            if kept["files"] != files:
                self._forget(job)
                raise KeyReused(key) from None
            return str(kept["job_id"])
        finally:
            own.unlink()
        return job

    def _forget(self, job: str) -> None:
        shutil.rmtree(self._uploads / job, ignore_errors=True)
        (self._states / f"{job}.json").unlink(missing_ok=True)

    def resume(self) -> None:
        """Take up the jobs that a process left unfinished when it ended; forget what is older than a week."""
        for kept in (*self._states.glob("*.json"), *self._states.glob("keys/*")):
            if _older(kept, KEPT_SECONDS):
                kept.unlink(missing_ok=True)
        for folder in self._uploads.glob("*/"):
            if _JOB_ID.match(folder.name):
                self._take_up(folder)
        for state in self._states.glob("*.json"):
            self._tell_lost(state.stem)

    def _take_up(self, folder: Path) -> None:
        if (self._states / f"{folder.name}.json").exists():
            self._thread.submit(self._run, folder.name, _kept_in(folder))
        elif _older(folder, RECEIVING_SECONDS):
            # Its sending was cut off: half a file is no file, and nobody was given its id.
            shutil.rmtree(folder, ignore_errors=True)

    def _tell_lost(self, job: str) -> None:
        """Say of an unfinished job whose files are gone that they must be sent again."""
        state = self.state(job)
        if state is None or state["status"] == "done" or (self._uploads / job).exists():
            return
        told = [JobFile(**one) for one in state["files"]]
        self._write(job, [replace(one, status="refused", message=LOST) if _open(one) else one for one in told])

    def state(self, job: str) -> dict[str, Any] | None:
        """Return the contract's job object, or ``None`` for an unknown id."""
        if not _JOB_ID.match(job):
            return None
        try:
            content = (self._states / f"{job}.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        state: dict[str, Any] = json.loads(content)
        return state

    def close(self) -> None:
        """Finish the job in hand and take no more."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: str, paths: Sequence[Path]) -> None:
        folder = self._uploads / job
        try:
            # Every worker process may resume a job; the one that holds the lock does it.
            with WriterLock(folder / "lock").held(0.0):
                self._take_all(job, paths)
                shutil.rmtree(folder, ignore_errors=True)
        except IndexingError:
            return

    def _take_all(self, job: str, paths: Sequence[Path]) -> None:
        done: list[JobFile] = []
        waiting = [JobFile(path.name) for path in paths]
        for path in paths:
            one = replace(waiting.pop(0), status="reading")
            self._reading = _Reading(job, tuple(done), one, tuple(waiting))
            self._write(job, [*done, one, *waiting])
            done += self._take_in(path)
            self._reading = None
            self._write(job, [*done, *waiting])

    def told(self, done: int, pages: int) -> None:
        """Write down how far the scan in hand is."""
        now = self._reading
        if now is not None:
            self._write(now.job, [*now.before, replace(now.file, pages_done=done, pages=pages), *now.after])

    def _take_in(self, path: Path) -> list[JobFile]:
        """Return what became of an upload: one line, or one a document where it is a bundle of them."""
        placed = self._placed(path)
        try:
            outcomes = self._ingest([placed])
        except Exception as error:  # noqa: BLE001 - a job reports what happened, whatever it was
            return [JobFile(path.name, "refused", message=f"Lỗi ngoài dự kiến khi đọc tệp ({type(error).__name__}).")]
        finally:
            placed.unlink(missing_ok=True)  # what was read is in the catalogue, the file itself too
        return [self._line(outcome) for outcome in outcomes]

    def _line(self, outcome: Outcome) -> JobFile:
        pages = self._pages(outcome.document_id) if outcome.document_id else None
        return JobFile(outcome.source, outcome.status, outcome.document_id, pages or 0, pages, outcome.message)

    def _placed(self, path: Path) -> Path:
        """Put the file where its client's own path says, so that sending it again replaces what it gave before."""
        _job, _number, *parts = path.relative_to(self._uploads).parts
        place = self._uploads / "files" / Path(*parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(path, place))

    def _write(self, job: str, files: Sequence[JobFile]) -> None:
        state = {"job_id": job, "status": _status(files), "files": [asdict(one) for one in files]}
        self._states.mkdir(parents=True, exist_ok=True)
        target = self._states / f"{job}.json"
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        fresh.replace(target)


def _open(file: JobFile) -> bool:
    return file.status in {"waiting", "reading"}


def _older(path: Path, seconds: float) -> bool:
    try:
        return time.time() - path.stat().st_mtime > seconds
    except FileNotFoundError:  # another process has just forgotten it
        return False


def _fingerprint(paths: Sequence[Path], folder: Path) -> list[list[str]]:
    """Return the name and the hash of each file, to tell whether the same were sent again."""
    told = []
    for path in paths:
        with path.open("rb") as content:
            told.append([path.relative_to(folder).as_posix(), hashlib.file_digest(content, "sha256").hexdigest()])
    return told


def _status(files: Sequence[JobFile]) -> str:
    statuses = {one.status for one in files}
    if statuses <= {"waiting"}:
        return "waiting"
    return "running" if statuses & {"waiting", "reading"} else "done"


def _keep(folder: Path, upload: Upload) -> Path:
    path = folder / safe_path(upload.name)
    path.parent.mkdir(parents=True)
    with path.open("wb") as kept:
        shutil.copyfileobj(upload.content, kept, 1 << 20)
    return path


def _kept_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder)


def safe_path(name: str) -> Path:
    """Return the path that a client gave a file, every part of it safe: it never leaves the folder it is put in."""
    parts = [_safe_part(part) for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/")]
    return Path(*[part for part in parts if part][-PATH_PARTS:] or ["van-ban"])


def _safe_part(part: str) -> str:
    """Return a name without control or reserved characters, at most 180 bytes of UTF-8, its suffix kept."""
    cleaned = _UNSAFE.sub("_", part).strip(" .")
    _stem, dot, suffix = cleaned.rpartition(".")
    tail = dot + suffix if dot and len(suffix) < 10 else ""
    head = cleaned[: len(cleaned) - len(tail)] if tail else cleaned
    return head.encode()[: NAME_BYTES - len(tail.encode())].decode(errors="ignore") + tail
