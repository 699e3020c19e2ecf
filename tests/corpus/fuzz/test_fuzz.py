"""Feeds damaged files to the reader: only its own errors may come out. ``CANCU_FUZZ_SECONDS`` sets how long."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.read import read_bytes
from corpus.worker import read_in_worker
from tests.corpus.fuzz.mutate import mutated

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())
SECONDS = float(os.environ.get("CANCU_FUZZ_SECONDS", "6"))
# A short run always tries the same files; a long one tries new ones every time.
START = 0 if SECONDS < 60 else int(time.time())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_damaged_files_raise_nothing_but_our_own_errors(seed: Path, tmp_path: Path) -> None:
    data = seed.read_bytes()
    end = time.monotonic() + SECONDS / len(SEEDS)
    turn = START
    while time.monotonic() < end:
        turn += 1
        bad = mutated(data, random.Random(turn))  # noqa: S311 - repeatable damage, not secrets
        try:
            _read(bad, seed.name, tmp_path)
        except CorpusError:
            continue
        except Exception as error:  # noqa: BLE001 - this is what the test looks for
            pytest.fail(f"{seed.name}, turn {turn}: {error!r}")


def _read(data: bytes, name: str, folder: Path) -> None:
    if not name.endswith(".pdf"):
        read_bytes(data, name)
        return
    # A PDF is parsed by native code: it may take its process along, which is what the worker is for.
    path = folder / name
    path.write_bytes(data)
    read_in_worker(path, seconds=10)
