"""Reads scanned pages side by side, one a core, keeps each until its file is done, and tells how far it is."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import cv2

from corpus.formats.pdf_render import Drawn, drawn_pages
from corpus.formats.pdf_scans import Scans
from corpus.pages import attended
from corpus.scans.aligned import aligned
from corpus.scans.doubts import doubts_of, warnings_of
from corpus.scans.keeping import shelf_of
from corpus.scans.page import ScannedPage, read_page
from corpus.scans.tesseract import program


def read_pages(data: bytes, numbers: Sequence[int]) -> list[ScannedPage]:
    """Read these pages of a PDF (from 1) from their pictures.

    Who attends the reading (``corpus.pages``) hears of every page; pages kept by an earlier attempt that was cut off
    are not read again. Raises ``MissingProgram`` where there is no Tesseract.
    """
    program()
    shelf = shelf_of(data, attended().kept)
    found = {number: page for number, page in shelf.pages().items() if number in numbers}
    attended().told(len(found), len(numbers))
    for page in side_by_side(drawn_pages(data, [number for number in numbers if number not in found])):
        found[page.number] = page
        shelf.keep(page)
        attended().told(len(found), len(numbers))
    shelf.clear()
    return aligned([found[number] for number in sorted(found)])


def side_by_side(pictures: Iterable[Drawn]) -> Iterator[ScannedPage]:
    """Read pictures of pages, in order, each taken only when its turn comes; errors as in ``read_pages``."""
    cores = os.cpu_count() or 1
    cv2.setNumThreads(1)  # pages go side by side already
    waiting: deque[Future[ScannedPage]] = deque()
    with ThreadPoolExecutor(max_workers=cores, thread_name_prefix="cancu-scan") as pool:
        for drawn in pictures:
            # Few pictures at a time: each takes some ten megabytes.
            waiting.append(pool.submit(read_page, drawn.picture, drawn.dots, drawn.number))
            if len(waiting) > cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def scans_of(data: bytes, numbers: Sequence[int]) -> Scans:
    """Return what the pages of these numbers hold; errors as in ``read_pages``."""
    return told(read_pages(data, numbers))


def told(pages: Sequence[ScannedPage]) -> Scans:
    """Return pages as PDF pages are handed on, with what a reader should doubt."""
    doubts = tuple(doubt for page in pages for doubt in doubts_of(page))
    return Scans(tuple(page.content() for page in pages), doubts, tuple(warnings_of(pages)))
