"""Uploads as jobs: files wait in the data folder, one thread a process takes them in, anyone can ask how far it is.

A job's state is a small JSON file, replaced whole at every step, so that every worker process can answer for it.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from index.records import Outcome

Ingest = Callable[[Sequence[Path]], Sequence[Outcome]]
_JOB_ID = re.compile(r"^[0-9a-f]{16}$")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
NAME_BYTES = 180


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
class Upload:
    """A file as it arrives."""

    name: str
    content: BinaryIO


class Jobs:
    """Takes uploads in, one job at a time, in the background."""

    def __init__(self, folder: Path, ingest: Ingest, pages: Callable[[str], int | None]) -> None:
        """Keep job files and uploads under ``folder``; ``pages`` tells a stored document's page count."""
        self._states = folder / "jobs"
        self._uploads = folder / "uploads"
        self._ingest = ingest
        self._pages = pages
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cancu-ingest")

    def submit(self, uploads: Sequence[Upload]) -> str:
        """Keep the files, queue their reading, and return the job's id."""
        job = secrets.token_hex(8)
        folder = self._uploads / job
        folder.mkdir(parents=True)
        kept = [_keep(folder / f"{place:04d}", upload) for place, upload in enumerate(uploads)]
        self._write(job, [JobFile(path.name) for path in kept])
        self._thread.submit(self._run, job, folder, kept)
        return job

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

    def _run(self, job: str, folder: Path, paths: Sequence[Path]) -> None:
        files = [JobFile(path.name) for path in paths]
        try:
            for place, path in enumerate(paths):
                files[place] = replace(files[place], status="reading")
                self._write(job, files)
                files[place] = self._take_in(path)
                self._write(job, files)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _take_in(self, path: Path) -> JobFile:
        try:
            (outcome,) = self._ingest([path])
        except Exception as error:  # noqa: BLE001 - a job reports what happened, whatever it was
            return JobFile(path.name, "refused", message=f"Lỗi ngoài dự kiến khi đọc tệp ({type(error).__name__}).")
        pages = self._pages(outcome.document_id) if outcome.document_id else None
        return JobFile(path.name, outcome.status, outcome.document_id, pages or 0, pages, outcome.message)

    def _write(self, job: str, files: Sequence[JobFile]) -> None:
        state = {"job_id": job, "status": _status(files), "files": [asdict(one) for one in files]}
        self._states.mkdir(parents=True, exist_ok=True)
        target = self._states / f"{job}.json"
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        fresh.replace(target)


def _status(files: Sequence[JobFile]) -> str:
    statuses = {one.status for one in files}
    if statuses <= {"waiting"}:
        return "waiting"
    return "running" if statuses & {"waiting", "reading"} else "done"


def _keep(folder: Path, upload: Upload) -> Path:
    folder.mkdir()
    path = folder / safe_name(upload.name)
    with path.open("wb") as kept:
        shutil.copyfileobj(upload.content, kept, 1 << 20)
    return path


def safe_name(name: str) -> str:
    """Return a client's file name without folders, control or reserved characters, at most 180 bytes of UTF-8."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    cleaned = _UNSAFE.sub("_", plain).strip(" .") or "van-ban"
    stem, dot, suffix = cleaned.rpartition(".")
    if not dot:
        stem, suffix = cleaned, ""
    room = NAME_BYTES - len((dot + suffix).encode())
    if room < 1:
        return cleaned.encode()[:NAME_BYTES].decode(errors="ignore")
    return stem.encode()[:room].decode(errors="ignore") + dot + suffix
