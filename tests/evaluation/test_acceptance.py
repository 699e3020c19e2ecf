"""What the likelihood of an answer is learned from: the regression finds what tells right from wrong."""

import numpy as np

from evaluation.acceptance import learned


def test_learns_which_feature_tells() -> None:
    chance = np.random.default_rng(7)
    features = chance.normal(size=(400, 3))
    right = (features[:, 1] + 0.3 * chance.normal(size=400) > 0).astype(np.float64)
    _, first, second, third = learned(features, right)
    assert second > 2.0
    assert abs(first) < 0.5
    assert abs(third) < 0.5
