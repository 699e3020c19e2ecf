"""Counts of requests and answers, printed in Prometheus' text format.

Format: https://prometheus.io/docs/instrumenting/exposition_formats/ (version 0.0.4).
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Iterator, Mapping

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """Counters of one process, which every line names: they never go back; safe to use from several threads."""

    def __init__(self) -> None:
        """Start every count at nothing."""
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._buckets: Counter[float] = Counter()
        self._seconds = 0.0
        self._answers: Counter[str] = Counter()

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request to the route pattern ``route`` that took ``seconds``."""
        with self._lock:
            self._requests[method, route, status] += 1
            self._seconds += seconds
            self._buckets[next((bound for bound in BOUNDS if seconds <= bound), float("inf"))] += 1

    def answer(self, status: str) -> None:
        """Count one answer by its status."""
        with self._lock:
            self._answers[status] += 1

    def text(self, documents: int, model: Mapping[str, int] | None = None) -> str:
        """Return every count, with the number of stored documents and how a language model's words ended."""
        with self._lock:
            return "\n".join((*self._lines(documents), *_model_lines(model or {}))) + "\n"

    def _lines(self, documents: int) -> Iterator[str]:
        own = f'process="{os.getpid()}"'
        yield "# TYPE cancu_requests_total counter"
        for (method, route, status), count in sorted(self._requests.items()):
            yield f'cancu_requests_total{{{own},method="{method}",route="{_label(route)}",status="{status}"}} {count}'
        yield "# TYPE cancu_answers_total counter"
        for answered, count in sorted(self._answers.items()):
            yield f'cancu_answers_total{{{own},status="{answered}"}} {count}'
        yield "# TYPE cancu_request_seconds histogram"
        total = 0
        for bound in BOUNDS:
            total += self._buckets[bound]
            yield f'cancu_request_seconds_bucket{{{own},le="{bound}"}} {total}'
        total += self._buckets[float("inf")]
        yield f'cancu_request_seconds_bucket{{{own},le="+Inf"}} {total}'
        yield f"cancu_request_seconds_sum{{{own}}} {self._seconds:.6f}"
        yield f"cancu_request_seconds_count{{{own}}} {total}"
        yield "# TYPE cancu_documents gauge"
        yield f"cancu_documents {documents}"


def _model_lines(outcomes: Mapping[str, int]) -> Iterator[str]:
    if outcomes:
        yield "# TYPE cancu_model_total counter"
    for outcome, count in outcomes.items():
        yield f'cancu_model_total{{outcome="{outcome}"}} {count}'


def _label(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
