"""The bundled encoder: small, without pickles, equal with and without torch, and told apart by its weights."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoder import StaticEncoder, bundled, features, load_static
from index.errors import DamagedWeights
from index.terms import keys_of

TEXTS = (
    "Ủy ban nhân dân xã chủ trì, phối hợp với trường học.",
    "uy ban nhan dan xa chu tri",
    "UBND",
    "",
    "☃ ☃",
)


def little(seed: int = 1) -> StaticEncoder:
    random = np.random.default_rng(seed)
    vocabulary = ["xa", "=xã", "chu", "tri", "chu_tri"]
    rows = random.integers(-127, 128, (len(vocabulary), 8), dtype=np.int8)
    return StaticEncoder(vocabulary, rows, np.linspace(0.01, 0.05, len(vocabulary), dtype=np.float32))


def test_features_with_and_without_diacritics() -> None:
    assert list(features(keys_of("chủ trì 18-NQ/HU"))) == [
        "chu", "=chủ", "tri", "=trì", "chu_tri", "18", "tri_18", "nq", "18_nq", "hu", "nq_hu",
    ]  # fmt: skip
    assert set(features(keys_of("chu tri"))) < set(features(keys_of("chủ trì")))


def test_vectors_have_length_one_or_nothing() -> None:
    lengths = np.linalg.norm(bundled().encode(TEXTS), axis=1)
    assert lengths[:3] == pytest.approx(1.0, abs=1e-5)
    assert lengths[3:] == pytest.approx(0.0)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_a_text_has_one_vector_in_any_company(texts: list[str]) -> None:
    together = little().encode(texts)
    assert together == pytest.approx(np.concatenate([little().encode([text]) for text in texts]))


def test_bundled_knows_what_belongs_together() -> None:
    question, same, other = bundled().encode(
        ["ai có thẩm quyền cấp giấy khai sinh", "Thẩm quyền đăng ký khai sinh", "Thiết kế cầu đường bộ"]
    )
    assert question @ same > question @ other + 0.2


def test_bundled_is_small() -> None:
    weights = Path(__file__).resolve().parents[2] / "index" / "weights" / "static.npz"
    assert weights.stat().st_size <= 8_000_000


def test_fingerprint_is_of_the_weights() -> None:
    assert little().fingerprint == little().fingerprint != little(2).fingerprint


def spoil_nothing_there(path: Path) -> None:
    path.unlink(missing_ok=True)


def spoil_text(path: Path) -> None:
    path.write_text("weights")


def spoil_missing_part(path: Path) -> None:
    np.savez(path, rows=np.zeros((1, 2), dtype=np.int8))


def spoil_shape(path: Path) -> None:
    np.savez(path, vocabulary=np.frombuffer(b"a\nb", dtype=np.uint8), rows=np.zeros((1, 2), np.int8), scales=[1.0])


def spoil_pickle(path: Path) -> None:
    np.savez(path, vocabulary=np.array([{}], dtype=object), rows=[1], scales=[1])


@pytest.mark.parametrize("spoil", [spoil_nothing_there, spoil_text, spoil_missing_part, spoil_shape, spoil_pickle])
def test_damaged_weights(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "static.npz"
    spoil(path)  # type: ignore[operator]
    with pytest.raises(DamagedWeights, match=r"static\.npz"):
        load_static(path)


def test_as_sentence_transformer_gives_the_same_vectors() -> None:
    pytest.importorskip("sentence_transformers", reason="the extra `models` is not installed")
    from index.sentence_transformer import NamedEncoder, as_sentence_transformer  # noqa: PLC0415

    model = as_sentence_transformer()
    assert model.encode(list(TEXTS)) == pytest.approx(bundled().encode(TEXTS), abs=1e-5)
    wrapped = NamedEncoder("static", model)
    assert wrapped.dimension == bundled().dimension
    assert wrapped.encode(TEXTS[:2]) == pytest.approx(bundled().encode(TEXTS[:2]), abs=1e-5)
