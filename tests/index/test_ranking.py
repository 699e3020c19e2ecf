"""What must outrank what."""

import pytest

from evaluation.retrieval import ranker_over
from index.fusion import MOST, dense_weight, fused

FILLER = {f"x{number}": f"Điều {number} quy định về trang phục của đội {number}." for number in range(8)}


def first(passages: dict[str, str], question: str) -> str:
    ranked = ranker_over(passages | FILLER, "lexical").rank(question, 3, mode="lexical")
    return list(passages | FILLER)[ranked[0].number]


@pytest.mark.parametrize(
    ("question", "wanted", "other"),
    [
        ("bán hàng", "Người bán được nhận hàng.", "Người bạn được nhận hàng."),
        ("bạn hàng", "Người bạn được nhận hàng.", "Người bán được nhận hàng."),
        ("ban hành quy chế", "Xã ban hành quy chế chợ.", "Xã bán hành theo quy chế chợ."),
        ("hội đồng nhân dân họp", "HĐND họp mỗi quý.", "Hội phụ nữ họp mỗi quý."),
        ("HĐND họp", "Hội đồng nhân dân họp mỗi quý.", "Hội phụ nữ họp mỗi quý."),
        ("văn bản 18-NQ/HU", "Theo 18-NQ/HU về chợ.", "Theo 18-KL/HU về chợ của văn phòng."),
        ("qui định kí số", "Quy định ký số cho xã.", "Quy định kê khai cho xã."),
        ("uy ban xa hop", "Ủy ban xã họp.", "Ủng hộ bạn xa."),
    ],
)
def test_outranks(question: str, wanted: str, other: str) -> None:
    assert first({"other": other, "wanted": wanted}, question) == "wanted"


def test_equal_passages_stand_in_reading_order() -> None:
    passages = {str(number): "Một câu như nhau." for number in range(5)}
    ranked = ranker_over(passages, "lexical").rank("câu như nhau", 5, mode="lexical")
    assert [item.number for item in ranked] == [0, 1, 2, 3, 4]


def test_modes_are_named() -> None:
    with pytest.raises(ValueError, match="mode"):
        ranker_over({"a": "b"}, "lexical").rank("b", 1, mode="magic")


@pytest.mark.parametrize(
    ("familiarity", "weight"), [(1.0, MOST), (0.9, MOST), (0.825, MOST / 2), (0.75, 0.0), (0.2, 0.0)]
)
def test_the_dense_side_has_a_say_where_it_is_at_home(familiarity: float, weight: float) -> None:
    assert dense_weight(familiarity) == pytest.approx(weight)


def test_fusing_with_nothing_changes_nothing() -> None:
    assert fused({1: 2.0}, {}, 1.0) == {1: 2.0}
    assert fused({}, {1: 0.5}, 1.0) == {1: 0.5}


def test_a_familiar_question_lifts_what_both_sides_like() -> None:
    scores = fused({1: 4.0, 2: 3.9, 3: 1.0, 4: 0.5}, {1: 0.6, 2: 0.9, 3: 0.1}, 1.0)
    assert scores[2] > scores[1] > scores[3] > scores[4] == 0.5
    assert fused({1: 4.0, 2: 3.9}, {1: 0.6, 2: 0.9}, 0.0) == {1: 4.0, 2: 3.9}
