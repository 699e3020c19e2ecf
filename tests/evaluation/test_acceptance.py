"""What the likelihood of an answer is learned from: the regression finds what tells right from wrong."""

import numpy as np

from evaluation.acceptance import learned, told_apart


def test_learns_which_feature_tells() -> None:
    chance = np.random.default_rng(7)
    features = chance.normal(size=(400, 3))
    right = (features[:, 1] + 0.3 * chance.normal(size=400) > 0).astype(np.float64)
    _, first, second, third = learned(features, right)
    assert second > 2.0
    assert abs(first) < 0.5
    assert abs(third) < 0.5


def test_told_apart_counts_pairs_in_order() -> None:
    assert told_apart(np.array([0.1, 0.9, 0.4, 0.6]), np.array([0.0, 1.0, 0.0, 1.0])) == 1.0
    assert told_apart(np.array([0.5, 0.5]), np.array([0.0, 1.0])) == 0.5
    assert told_apart(np.array([0.5, 0.7]), np.array([1.0, 1.0])) == 0.5
