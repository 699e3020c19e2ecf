"""Holds a report against a stored baseline, so that a merge cannot make answers worse unseen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from evaluation.errors import QuestionSetError

if TYPE_CHECKING:
    from pathlib import Path

    from evaluation.summary import Report

# A figure is a fraction of whole questions: anything closer than this is the same count, rounded.
_ROUNDING = 5e-5


def baseline_of(report: Report) -> dict[str, Any]:
    """Return the figures of a report in the form that ``check`` reads back."""
    figures = {name: round(share.value, 4) for name, share in report.figures}
    return {"questions": len(report.items), "figures": figures, "violations": report.violations}


def write_baseline(report: Report, path: Path) -> None:
    """Store the report's figures as the new baseline."""
    path.write_text(json.dumps(baseline_of(report), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def check(report: Report, path: Path) -> tuple[str, ...]:
    """Return one Vietnamese line for every figure that fell below the baseline, none when the gate is passed.

    A figure that the baseline names and the report lacks counts as fallen.
    """
    baseline = _read(path)
    now = baseline_of(report)
    return (
        *_fallen(baseline["figures"], now["figures"]),
        *_risen(int(baseline.get("violations", 0)), report.violations),
        *_fewer(int(baseline.get("questions", 0)), len(report.items)),
    )


def _fallen(then: dict[str, float], now: dict[str, float]) -> list[str]:
    return [
        f"{name}: {now.get(name, 0.0):.4f}, thấp hơn mốc {floor:.4f}"
        for name, floor in then.items()
        if now.get(name, 0.0) < floor - _ROUNDING
    ]


def _risen(then: int, now: int) -> list[str]:
    return [f"violations: {now}, cao hơn mốc {then}"] if now > then else []


def _fewer(then: int, now: int) -> list[str]:
    return [f"questions: {now} câu, ít hơn mốc {then} câu"] if now < then else []


def _read(path: Path) -> dict[str, Any]:
    try:
        baseline = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"Không đọc được mốc so sánh {path}: {error}. Hãy kiểm tra tệp hoặc ghi lại mốc."
        raise QuestionSetError(message) from error
    if not isinstance(baseline, dict) or not isinstance(baseline.get("figures"), dict):
        raise QuestionSetError(f"Mốc so sánh {path} thiếu “figures”. Hãy ghi lại mốc.")
    return baseline
