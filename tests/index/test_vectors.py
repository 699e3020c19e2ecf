"""Vectors kept in a folder come back with whose they are, whatever version wrote them."""

from pathlib import Path

import numpy as np
import pytest

from corpus.document import Passage
from index.encoder import bundled
from index.terms import Held, passage_terms
from index.vectors import DenseSide

TEXTS = {1: "Nghỉ hằng năm của người lao động.", 2: "Thời hiệu khởi kiện.", 3: "Bảo vệ bí mật nhà nước."}
OWNERS = {1: "a", 2: "b", 3: "b"}


def held(number: int) -> Held:
    passage = Passage(TEXTS[number], (), 0, len(TEXTS[number]))
    return Held(number, OWNERS[number], number, passage, passage_terms(passage))


def saved(folder: Path, numbers: tuple[int, ...] = (1, 2, 3)) -> DenseSide:
    dense = DenseSide(bundled())
    dense.update((), [held(number) for number in numbers])
    dense.save(folder)
    return dense


def loaded(folder: Path) -> DenseSide:
    dense = DenseSide(bundled())
    dense.load(folder, dense.fingerprint)
    return dense


def nearest(dense: DenseSide, documents: tuple[str, ...] | None = None) -> set[int]:
    return set(dense.similar("người lao động nghỉ", (), 10, documents))


def test_vectors_come_back_with_their_documents(tmp_path: Path) -> None:
    saved(tmp_path)
    assert nearest(loaded(tmp_path)) == {1, 2, 3}
    assert nearest(loaded(tmp_path), ("b", "unknown")) == {2, 3}
    assert nearest(loaded(tmp_path), ()) == set()


def test_a_document_that_left_is_gone_after_saving_again(tmp_path: Path) -> None:
    saved(tmp_path)
    dense = loaded(tmp_path)
    dense.update(["b"], [])
    dense.save(tmp_path)
    assert nearest(loaded(tmp_path)) == {1}
    assert nearest(loaded(tmp_path), ("b",)) == set()


def test_nothing_is_kept_of_nothing(tmp_path: Path) -> None:
    saved(tmp_path, ())
    assert nearest(loaded(tmp_path)) == set()


def test_an_archive_of_one_array_a_document_is_still_read(tmp_path: Path) -> None:
    saved(tmp_path)
    np.savez(tmp_path / "vectors-owners.npz", a=np.array([1]), b=np.array([2, 3]))
    assert nearest(loaded(tmp_path), ("b",)) == {2, 3}


@pytest.mark.parametrize(("among", "found"), [((2,), {1, 2}), ((2, 99), {1, 2})])
def test_passages_asked_for_are_weighed_where_they_are_known(among: tuple[int, ...], found: set[int]) -> None:
    dense = DenseSide(bundled())
    dense.update((), [held(1), held(2)])
    assert set(dense.similar("người lao động nghỉ", among, 1)) == found
