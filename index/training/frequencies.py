"""Count in how many articles each term stands: ``python -m index.training.frequencies --data phapdien.jsonl.gz``."""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.background import FILE, hash_of
from index.terms import fold_key
from index.training.apart import read_apart
from index.training.articles import read_articles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.training.articles import Article


def main() -> None:
    """Count and write the table."""
    options = _options()
    articles = read_articles(options.data, options.leave_out, read_apart(options.apart_from))
    counts = {key: count for key, count in counted(articles).items() if count >= options.rarest}
    save(options.out, counts, len(articles))


def counted(articles: Iterable[Article]) -> Counter[str]:
    """Return how many articles hold each folded syllable and bigram."""
    counts: Counter[str] = Counter()
    for article in articles:
        folded = [fold_key(key) for key in article.keys]
        counts.update({*folded, *(f"{one}_{two}" for one, two in pairwise(folded))})
    return counts


def save(path: Path, counts: dict[str, int], articles: int) -> None:
    """Write the counts by ascending hash, readable without unpickling."""
    hashed = {hash_of(key): count for key, count in counts.items()}
    hashes = np.array(sorted(hashed), dtype=np.uint64)
    values = np.array([hashed[int(key)] for key in hashes], dtype=np.uint32)
    np.savez(path, hashes=hashes, counts=values, articles=np.int64(articles))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "weights" / FILE)
    parser.add_argument("--rarest", type=int, default=3, help="articles a term must stand in")
    parser.add_argument("--leave-out", nargs="*", default=[], help="laws not to count, as their sources name them")
    apart = "JSON-lines files of texts: articles that share 60 letters in a row with one are not counted"
    parser.add_argument("--apart-from", nargs="*", type=Path, default=[], help=apart)
    return parser.parse_args()


if __name__ == "__main__":
    main()
