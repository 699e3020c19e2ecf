"""Weights of openings are found from the sets, and tried on the set that had no part in them."""

import numpy as np
import pytest

from evaluation.beir import RetrievalSet
from evaluation.openings_fit import Pieces, by_question, by_set, fitted, pieces_of
from evaluation.spoilt import as_typed

THINGS = ("vùng đệm", "suối sâu", "bãi bồi", "đê bao", "cầu treo", "bến đò")


def pieces(telling: int, questions: int = 24) -> Pieces:
    """Return questions whose wanted passage comes second by score, first by one piece."""
    values = np.zeros((questions, 3, 4))
    values[:, :, 0] = [1.0, 0.95, 0.2]
    values[:, 1, telling] = 1.0
    wanted = np.zeros((questions, 3), dtype=bool)
    wanted[:, 1] = True
    return Pieces(values, wanted, np.ones(questions))


@pytest.mark.parametrize("telling", [1, 2, 3])
def test_the_piece_that_tells_is_found(telling: int) -> None:
    weights = fitted([pieces(telling)])
    assert weights[0] == 1.0
    assert int(np.argmax(weights[1:])) + 1 == telling
    assert pieces(telling).figures(np.array([1.0, 0.0, 0.0, 0.0])).mean(axis=0)[0] == 0.0
    assert pieces(telling).figures(weights).mean(axis=0).tolist() == [100.0, 100.0, 100.0]


def test_a_set_is_tried_with_what_the_others_taught() -> None:
    taught = {"one": (pieces(1), pieces(1)), "other": (pieces(2), pieces(2))}
    rows = list(by_set(taught))
    assert [row.split(" | ")[0] for row in rows] == ["| one", "| other"]
    assert all(row.count("0.0 / 50.0 / 63.1 → 0.0 / 50.0 / 63.1") == 2 for row in rows)
    assert by_question("one", taught["one"]) == "| one | 0.0 / 50.0 / 63.1 → 100.0 / 100.0 / 100.0 |"


def test_pieces_are_what_each_opening_adds() -> None:
    told = {f"d{place}": f"{thing.capitalize()} là nơi có {thing}." for place, thing in enumerate(THINGS)}
    found = RetrievalSet(
        "bờ sông",
        told | {f"m{place}": f"Xã lo việc giữ gìn {thing}." for place, thing in enumerate(THINGS)},
        {f"q{place}": f"{thing} là gì?" for place, thing in enumerate(THINGS)},
        {f"q{place}": {f"d{place}": 1} for place in range(len(THINGS))},
    )
    made = pieces_of(found, as_typed)
    right = made.values[made.wanted]
    assert right[:, 0] == pytest.approx(1.0)
    assert right[:, 3] == pytest.approx(1.0)
    assert made.values[~made.wanted][:, 3] == pytest.approx(0.0)
