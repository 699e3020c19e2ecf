"""Reads boosted decision trees from JSON and reckons with them; nothing but names and numbers is read."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    # A leaf is its value; an inner node is the name of a feature, a threshold, and what follows where the feature is at
    # most so much and where it is more.
    Node = float | tuple[str, float, "Node", "Node"]

_FILE = "belief.json"


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of decision trees over named features: log-odds, beginning at ``start``."""

    start: float
    trees: tuple[Node, ...]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability (0 to 1) for these features; one that is not among them is 0."""
        odds = self.start + sum(_leaf(tree, features) for tree in self.trees)
        return 1.0 / (1.0 + math.exp(-odds))


def _leaf(node: Node, features: Mapping[str, float]) -> float:
    while isinstance(node, tuple):
        name, most, under, over = node
        node = under if features.get(name, 0.0) <= most else over
    return node


@cache
def learned() -> Trees:
    """Return the trees that ``evaluation/judging.py`` learned."""
    table = json.loads(files("assistant.judging").joinpath(_FILE).read_text(encoding="utf-8"))
    return Trees(float(table["start"]), tuple(_node(tree) for tree in table["trees"]))


def _node(written: Any) -> Node:  # noqa: ANN401 - JSON as it was read
    if isinstance(written, list):
        name, most, under, over = written
        return str(name), float(most), _node(under), _node(over)
    return float(written)
