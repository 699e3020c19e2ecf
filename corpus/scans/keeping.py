"""Keeps read pages in a folder until their file is done, so that a reading that was cut off goes on where it was."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.formats.pdf_content import Word
from corpus.formats.pdf_drawn import Rule
from corpus.scans.page import ScannedPage
from corpus.scans.words import Sure

_MANNER = "1"  # of reading: pages that an older version read are read again
_STALE = 30 * 24 * 3600.0  # seconds after which nobody will come back for a page


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of one file's content; without a folder nothing is kept. What cannot be kept or read is done again."""

    folder: Path | None

    def pages(self) -> dict[int, ScannedPage]:
        """Return the pages kept so far, by number."""
        if self.folder is None or not self.folder.is_dir():
            return {}
        pages = (_page(path) for path in self.folder.glob("*.json"))
        return {page.number: page for page in pages if page is not None}

    def keep(self, page: ScannedPage) -> None:
        """Keep a page, whole or not at all."""
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = self.folder / f"{page.number}.new"
            fresh.write_text(json.dumps(asdict(page), ensure_ascii=False), encoding="utf-8")
            fresh.replace(fresh.with_suffix(".json"))

    def clear(self) -> None:
        """Forget the file's pages: they are in its document now; and those of files long given up."""
        if self.folder is None:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        for other in self.folder.parent.glob("*/"):
            with suppress(OSError):
                if time.time() - other.stat().st_mtime > _STALE:
                    shutil.rmtree(other, ignore_errors=True)


def shelf_of(data: bytes, folder: Path | None) -> Shelf:
    """Return the shelf for a file of this content in ``folder``."""
    return Shelf(folder / hashlib.sha256(_MANNER.encode() + data).hexdigest() if folder else None)


def _page(path: Path) -> ScannedPage | None:
    try:
        return page_from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def page_from_dict(value: dict[str, Any]) -> ScannedPage:
    """Return the page that ``dataclasses.asdict`` made ``value`` from; raises ``KeyError`` or ``TypeError``."""
    words = tuple(Sure(Word(**one["word"]), one["confidence"], one["original"]) for one in value["words"])
    across, down = (tuple(Rule(**rule) for rule in value[side]) for side in ("across", "down"))
    return ScannedPage(value["number"], value["width"], value["height"], words, across, down)
