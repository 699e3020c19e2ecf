"""The indexes on disk: derived from the catalogue, caught up or rebuilt whenever they lag or disagree."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from index.lexical import LexicalIndex
from index.terms import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.vectors import DenseSide

_STATE = "state.json"
_BATCH = 200  # documents whose terms are held in memory at once


@dataclass(frozen=True, slots=True)
class State:
    """What the indexes on disk hold: the catalogue's revision, the format of terms, and the folder of each part."""

    revision: int = -1
    terms: int = FORMAT
    encoder: str = ""
    generation: int = 0


class Derived:
    """The lexical and the dense index of one data folder."""

    def __init__(self, folder: Path, dense: DenseSide | None) -> None:
        """Open what is there; nothing is changed until ``catch_up``."""
        self._folder = folder
        self.dense = dense
        self.state = State()
        self.lexical = LexicalIndex()
        self.refresh()

    def refresh(self) -> bool:
        """See what another process wrote since; say whether anything changed."""
        state = _read_state(self._folder)
        if state == self.state or state is None:
            return False
        moved = state.generation != self.state.generation or self.state.revision < 0
        try:
            lexical = LexicalIndex(self._path(state)) if moved else self.lexical
            lexical.reload()
        except (ValueError, OSError):
            return False  # a folder that went away under us, or was damaged: the next catching up builds it anew
        self.lexical, self.state = lexical, state
        if self.dense is not None:
            self.dense.load(self._path(state), state.encoder)
        return True

    def lags(self, revision: int) -> bool:
        """Return whether the indexes hold anything but the catalogue at ``revision``."""
        return self.state.revision != revision or self.state.terms != FORMAT or self.state.encoder != self._encoder()

    def catch_up(self, catalogue: Catalogue) -> None:
        """Bring the indexes to the catalogue's state; the caller holds the writing lock."""
        self.refresh()
        revision = catalogue.revision()
        if not self.lags(revision):
            return
        fits = self.state.terms == FORMAT and self.state.encoder == self._encoder()
        if fits and 0 <= self.state.revision <= revision:
            self._apply(catalogue, catalogue.changed_since(self.state.revision))
        else:
            self._begin_anew()
            self._apply(catalogue, catalogue.document_ids())
        self._commit(revision)

    def rebuild(self, catalogue: Catalogue) -> None:
        """Build both indexes from nothing; the caller holds the writing lock."""
        self.refresh()
        revision = catalogue.revision()
        self._begin_anew()
        self._apply(catalogue, catalogue.document_ids())
        self._commit(revision)

    def _apply(self, catalogue: Catalogue, document_ids: Sequence[str]) -> None:
        for start in range(0, len(document_ids), _BATCH):
            batch = document_ids[start : start + _BATCH]
            passages = catalogue.passages_of(batch)
            self.lexical.update(batch, passages)
            if self.dense is not None:
                self.dense.update(batch, passages)

    def _begin_anew(self) -> None:
        generation = self.state.generation + 1
        self.state = State(generation=generation, encoder=self._encoder())
        path = self._path(self.state)
        shutil.rmtree(path, ignore_errors=True)
        self.lexical = LexicalIndex(path)
        if self.dense is not None:
            self.dense.clear()

    def _commit(self, revision: int) -> None:
        # The order matters: contents first, the state that vouches for them last, in one rename.
        self.state = State(revision, FORMAT, self._encoder(), self.state.generation)
        if self.dense is not None:
            self.dense.save(self._path(self.state))
        fresh = self._folder / f"{_STATE}.new"
        fresh.write_text(json.dumps(asdict(self.state)), encoding="utf-8")
        with fresh.open("rb") as handle:
            os.fsync(handle.fileno())
        fresh.replace(self._folder / _STATE)
        self._sweep()

    def _sweep(self) -> None:
        for path in self._folder.glob("generation-*"):
            if path != self._path(self.state):
                shutil.rmtree(path, ignore_errors=True)

    def _path(self, state: State) -> Path:
        return self._folder / f"generation-{state.generation}"

    def _encoder(self) -> str:
        return self.dense.fingerprint if self.dense is not None else self.state.encoder


def _read_state(folder: Path) -> State | None:
    with contextlib.suppress(OSError, ValueError, TypeError):
        return State(**json.loads((folder / _STATE).read_text(encoding="utf-8")))
    return None
