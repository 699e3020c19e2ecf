from __future__ import annotations

import pytest

from evaluation.speed import Timing, table


@pytest.mark.parametrize(("percent", "value"), [(50, 50.0), (99, 99.0), (100, 100.0), (0, 1.0)])
def test_percentiles_are_nearest_rank(percent: float, value: float) -> None:
    assert Timing("x", tuple(float(number) for number in range(100, 0, -1))).percentile(percent) == value


def test_the_table_names_what_was_measured() -> None:
    assert table([Timing("cancu ask", (3.0, 1.0, 2.0))]).splitlines()[1].split() == [
        "cancu",
        "ask",
        "3",
        "2.0",
        "3.0",
        "1.0",
        "3.0",
    ]
