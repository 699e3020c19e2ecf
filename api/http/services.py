"""What the routes work with, wired once per process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from anyio import CapacityLimiter
from fastapi import Request

from api.http.feedback import Feedback
from api.http.jobs import Jobs
from api.http.metrics import Metrics
from assistant.assistant import Assistant
from assistant.language_model.settings import voice_from_environment
from assistant.language_model.voice import Voice
from corpus.worker import Crew
from index.ingest import ingest
from index.library import Library
from index.records import Outcome

# Answering keeps one processor busy; a second thread in the same process only waits for it (measured: p99 doubles).
ANSWERING = 1
# A model is waited for, not worked for: others go on answering meanwhile.
WAITING = 16


@dataclass(frozen=True, slots=True)
class Services:
    """The library, the assistant over it, uploads in progress, what people thought, and the counts."""

    library: Library
    assistant: Assistant
    jobs: Jobs
    feedback: Feedback
    metrics: Metrics = field(default_factory=Metrics)
    answering: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(ANSWERING))
    voice: Voice | None = None


def open_services(folder: Path) -> Services:
    """Wire the concrete parts over the data folder."""
    # One question is one query: more threads inside the vector search cost more than they find (measured: 15 %).
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    library = Library.open(folder)

    def told(done: int, pages: int) -> None:
        jobs.told(done, pages)

    crew = Crew(pages=folder / "pages", told=told)

    def take_in(paths: Sequence[Path]) -> Sequence[Outcome]:
        return ingest(library, paths, read=crew.read, unpack=crew.unpack)

    def pages(document_id: str) -> int | None:
        entry = library.entry(document_id)
        return entry.pages if entry else None

    jobs = Jobs(folder, take_in, pages)
    jobs.resume()
    voice = voice_from_environment()
    answering = CapacityLimiter(WAITING if voice else ANSWERING)
    feedback = Feedback(folder / "feedback.jsonl")
    return Services(library, Assistant(library, voice), jobs, feedback, answering=answering, voice=voice)


def services(request: Request) -> Services:
    """Return the services of the app that serves ``request``."""
    return cast("Services", request.app.state.services)
