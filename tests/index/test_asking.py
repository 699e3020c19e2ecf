"""Which words of a question ask, and how common its words are at large."""

from pathlib import Path

import numpy as np
import pytest

from index.asking import asking_places
from index.background import Frequencies, hash_of, load_frequencies, rarity
from index.errors import DamagedWeights
from index.scoring import Weights, in_proportion
from index.terms import keys_of, query_terms
from index.training.frequencies import save


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("Thời hạn nộp thuế là bao lâu?", "là bao lâu"),
        ("thoi han nop thue la bao lau", "la bao lau"),
        ("Ai ký quyết định này?", "ai"),
        ("dau an cua con", ""),
        ("Dầu ăn được bán ở đâu", "ở đâu"),
        ("quy dinh the nao ve dat trong lua", "quy dinh the nao"),
        ("Hợp đồng thuê được hiểu như thế nào", "được hiểu như thế nào"),
        ("Những cây nào phải bảo vệ", "nào"),
        ("", ""),
    ],
)
def test_the_words_that_ask(question: str, asking: str) -> None:
    keys = keys_of(question)
    flagged = [key for key, flag in zip(keys, asking_places(keys), strict=True) if flag]
    assert flagged == keys_of(asking)


def test_a_word_that_asks_once_and_tells_once_asks_in_half() -> None:
    terms = {term.exact: term.asking for term in query_terms("thế nào là thế giới", expansion_weight=0.5)}
    assert terms["thế"] == 0.5
    assert (terms["nào"], terms["giới"], terms["nào_là"]) == (1.0, 0.0, 0.5)


def test_function_words_are_common_and_the_unknown_is_rare() -> None:
    assert rarity("cua") < rarity("thi_dua") < rarity("khong_ai_viet_the") == rarity("xyzxyz")


def test_words_that_ask_and_common_words_weigh_less() -> None:
    asked = query_terms("giá của gạo là gì", expansion_weight=1)
    terms = {term.exact: in_proportion(term, Weights()).weight for term in asked}
    assert terms["gì"] < terms["gạo"]
    assert terms["của"] < terms["gạo"]
    plain = {in_proportion(term, Weights(asking=1.0, background=0.0)) for term in query_terms("a", expansion_weight=1)}
    assert plain == set(query_terms("a", expansion_weight=1))


def test_counts_survive_the_file(tmp_path: Path) -> None:
    save(tmp_path / "f.npz", {"xa": 7, "chu_tri": 3}, 10)
    table = load_frequencies(tmp_path / "f.npz")
    assert [table.count(key) for key in ("xa", "chu_tri", "tri")] == [7, 3, 0]
    assert table.rarity("xa") < table.rarity("chu_tri") < table.rarity("tri")
    assert Frequencies(np.array([], np.uint64), np.array([], np.uint32), 1).count("xa") == 0
    assert 0 <= hash_of("xa") < 2**64


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_a_damaged_table_says_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "f.npz"
    if content is None:
        np.savez(path, hashes=np.array([1, 2], np.uint64), counts=np.array([1], np.uint32), articles=3)
    else:
        path.write_bytes(content)
    with pytest.raises(DamagedWeights, match=r"f\.npz"):
        load_frequencies(path)
