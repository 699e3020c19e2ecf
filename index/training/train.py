"""Train the bundled encoder: ``python -m index.training.train --data phapdien.jsonl.gz``; seeds fixed, CPU alone."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from index.training.apart import read_apart
from index.training.articles import batches, build_vocabulary, read_articles, sha256_of
from index.training.pairs import Sampler, examples_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.training.articles import Vocabulary

SEED = 20250322
TEMPERATURE = 0.05


def main() -> None:
    """Train and write the weights with what they were made from."""
    options = _options()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    started = time.monotonic()
    apart = read_apart(options.apart_from)
    articles = read_articles(options.data, options.leave_out, apart)
    vocabulary = build_vocabulary(articles, options.size, options.rarest)
    sampler = Sampler(examples_of(articles, vocabulary), vocabulary, SEED)
    _say(f"{len(articles)} articles, {len(vocabulary.features)} features, {time.monotonic() - started:.0f} s")
    table = fit(sampler, len(articles), len(vocabulary.features), options)
    save(options.out, vocabulary, table)
    made = {
        "data": options.data.name,
        "sha256": sha256_of(options.data),
        "seed": SEED,
        "articles": len(articles),
        "features": len(vocabulary.features),
        "dimension": options.dimension,
        "epochs": options.epochs,
        "left_out": sorted(options.leave_out),
        "apart_from": {path.name: sha256_of(path) for path in options.apart_from},
        "seconds": round(time.monotonic() - started),
    }
    options.out.with_suffix(".json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _say(json.dumps(made))


def fit(sampler: Sampler, articles: int, features: int, options: argparse.Namespace) -> NDArray[np.float32]:
    """Return the trained table: in-batch contrast both ways (InfoNCE), batches half of neighbours in the law."""
    table = nn.EmbeddingBag(features, options.dimension, mode="sum")
    nn.init.normal_(table.weight, std=options.dimension**-0.5)
    optimizer = torch.optim.Adam(table.parameters(), lr=options.rate)
    random = np.random.default_rng(SEED)
    steps = options.epochs * (articles // options.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, options.rate, total_steps=steps, pct_start=0.1)
    for epoch in range(options.epochs):
        losses = []
        for batch in batches(_order(articles, random), options.batch):
            loss = _loss(table, [sampler.pair(place) for place in batch])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        _say(f"epoch {epoch + 1}: {np.mean(losses):.4f}")
    return table.weight.detach().numpy()


def save(path: Path, vocabulary: Vocabulary, table: NDArray[np.float32]) -> None:
    """Write the table as 8-bit rows with a scale each, readable without unpickling."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-8) / 127.0
    rows = np.rint(table / scales[:, None]).astype(np.int8)
    names = np.frombuffer("\n".join(vocabulary.features).encode("utf-8"), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, vocabulary=names, rows=rows, scales=scales.astype(np.float32))


def _order(articles: int, random: np.random.Generator) -> list[int]:
    # Neighbours in the codification are of one topic: stretches of 16 kept together are hard negatives of each other.
    groups = np.array_split(np.arange(articles), articles // 16)
    return [int(place) for group in random.permutation(len(groups)) for place in groups[group]]


def _loss(table: nn.EmbeddingBag, pairs: Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]]) -> Tensor:
    questions = _embedded(table, [pair[0] for pair in pairs])
    answers = _embedded(table, [pair[1] for pair in pairs])
    scores = questions @ answers.T / TEMPERATURE
    wanted = torch.arange(len(pairs))
    loss = nn.functional.cross_entropy
    return (loss(scores, wanted) + loss(scores.T, wanted)) / 2


def _embedded(table: nn.EmbeddingBag, texts: Sequence[NDArray[np.int32]]) -> Tensor:
    offsets = np.cumsum([0, *(len(text) for text in texts[:-1])])
    summed = table(torch.from_numpy(np.concatenate(texts).astype(np.int64)), torch.from_numpy(offsets))
    return nn.functional.normalize(summed, dim=1)


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "weights" / "static.npz")
    parser.add_argument("--size", type=int, default=56_000, help="features")
    parser.add_argument("--dimension", type=int, default=128)
    parser.add_argument("--rarest", type=int, default=5, help="articles a syllable must stand in")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--leave-out", nargs="*", default=[], help="laws not to train on, as their sources name them")
    apart = "JSON-lines files of texts to be measured on: articles that share 60 letters in a row with one are left out"
    parser.add_argument("--apart-from", nargs="*", type=Path, default=[], help=apart)
    return parser.parse_args()


if __name__ == "__main__":
    main()
