"""The dense side: FAISS over the encoder's vectors of the same passages, by number."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from numpy.typing import NDArray

    from index.encoder import Encoder
    from index.terms import Held

_FILE = "vectors.faiss"
_OWNERS = "vectors-owners.npz"
_BATCH = 256
_NONE = np.empty(0, dtype=np.int64)


class DenseSide:
    """Exact inner-product search, safe to call from several threads; faiss is imported when first needed."""

    def __init__(self, encoder: Encoder) -> None:
        """Start without vectors."""
        self._encoder = encoder
        self._index: Any = None
        self._owners: dict[str, NDArray[np.int64]] = {}
        self._path: Path | None = None
        self._lock = threading.RLock()

    @property
    def fingerprint(self) -> str:
        """The encoder's."""
        return self._encoder.fingerprint

    def familiarity(self, pairs: Collection[str]) -> float:
        """Return in [0, 1] how many of some texts' folded bigrams are of the kind that the encoder was trained on."""
        return self._encoder.familiarity(pairs)

    def clear(self) -> None:
        """Forget every vector."""
        with self._lock:
            self._index, self._owners, self._path = None, {}, None

    def load(self, folder: Path, fingerprint: str) -> None:
        """Take the vectors that ``save`` left in ``folder`` when they are first needed, if they are this encoder's."""
        with self._lock:
            self.clear()
            self._path = folder if fingerprint == self.fingerprint else None

    def save(self, folder: Path) -> None:
        """Write the vectors into ``folder``; each file appears whole or not at all."""
        import faiss  # noqa: PLC0415 - heavy

        self._ready()
        fresh = folder / f"{_FILE}.new"
        faiss.write_index(self._index, str(fresh))
        owners = folder / f"{_OWNERS}.new.npz"
        _write_owners(owners, self._owners)
        fresh.replace(folder / _FILE)
        owners.replace(folder / _OWNERS)

    def update(self, gone: Iterable[str], passages: Sequence[Held]) -> None:
        """Drop the vectors of the documents ``gone``, add those of ``passages``."""
        with self._lock:
            self._ready()
            numbers = _joined(self._owners.pop(key, _NONE) for key in gone)
            if len(numbers):
                self._index.remove_ids(numbers)
            for start in range(0, len(passages), _BATCH):
                self._add(passages[start : start + _BATCH])

    def similar(
        self, question: str, among: Sequence[int], limit: int, document_ids: Collection[str] | None = None
    ) -> dict[int, float]:
        """Return the cosine of the nearest ``limit`` passages, and of every passage in ``among``, by number."""
        query = self._encoder.encode([question])
        if not query.any():
            return {}
        with self._lock:
            self._ready()
            found = self._nearest(query, limit, document_ids) if self._index.ntotal else {}
            return self._and_among(found, query[0], among)

    def _nearest(
        self, query: NDArray[np.float32], limit: int, document_ids: Collection[str] | None
    ) -> dict[int, float]:
        import faiss  # noqa: PLC0415 - heavy

        parameters = None
        if document_ids is not None:
            selector = faiss.IDSelectorBatch(_joined(self._owners.get(key, _NONE) for key in document_ids))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg] # added at run time
        # One question is too little to share out: threads that wait for each other cost ten times what they save. The
        # figure is each calling thread's own.
        faiss.omp_set_num_threads(1)
        scores, numbers = self._index.search(query, min(limit, self._index.ntotal), params=parameters)
        return {int(number): float(score) for score, number in zip(scores[0], numbers[0], strict=True) if number >= 0}

    def _and_among(self, found: dict[int, float], query: NDArray[np.float32], among: Sequence[int]) -> dict[int, float]:
        rows = {number: self._row(number) for number in among if number not in found}
        missing = {number: row for number, row in rows.items() if row is not None}
        if missing:
            found |= dict(zip(missing, (np.stack(list(missing.values())) @ query).tolist(), strict=True))
        return found

    def _row(self, number: int) -> NDArray[np.float32] | None:
        # A passage that the lexical side has already seen and this one has not is no error.
        with suppress(RuntimeError):
            row: NDArray[np.float32] = self._index.reconstruct(number)
            return row
        return None

    def _add(self, passages: Sequence[Held]) -> None:
        vectors = self._encoder.encode([_spoken(held) for held in passages])
        self._index.add_with_ids(vectors, np.array([held.number for held in passages], dtype=np.int64))
        fresh: dict[str, list[int]] = {}
        for held in passages:
            fresh.setdefault(held.document_id, []).append(held.number)
        for key, numbers in fresh.items():
            self._owners[key] = _joined((self._owners.get(key, _NONE), np.array(numbers, dtype=np.int64)))

    def _ready(self) -> None:
        if self._index is not None:
            return
        import faiss  # noqa: PLC0415 - heavy

        if self._path is not None and (self._path / _FILE).is_file():
            self._index = faiss.read_index(str(self._path / _FILE))
            self._owners = _read_owners(self._path / _OWNERS)
        else:
            self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(self._encoder.dimension))


def _joined(parts: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate([_NONE, *parts])


def _write_owners(path: Path, owners: dict[str, NDArray[np.int64]]) -> None:
    """Write which passages each document has: three arrays, since an archive of thousands is slow to read."""
    names = np.frombuffer("\n".join(owners).encode("utf-8"), dtype=np.uint8)
    sizes = np.array([len(numbers) for numbers in owners.values()], dtype=np.int64)
    np.savez(path, documents=names, sizes=sizes, numbers=_joined(owners.values()))


def _read_owners(path: Path) -> dict[str, NDArray[np.int64]]:
    with np.load(path, allow_pickle=False) as stored:
        if "numbers" not in stored.files:  # as earlier versions wrote it: one array a document
            return {key: stored[key] for key in stored.files}
        names = stored["documents"].tobytes().decode("utf-8").split("\n")
        parts = np.split(stored["numbers"], np.cumsum(stored["sizes"])[:-1])
    return dict(zip(names, parts, strict=True)) if names != [""] else {}


def _spoken(held: Held) -> str:
    """Return what of a passage is encoded: its nearest heading, its row's context, its words."""
    heading = held.passage.path[-1] if held.passage.path else ""
    return "\n".join(part for part in (heading, held.passage.context, held.passage.text) if part)
