"""Documents stay open for the next question only while they are not too long together."""

import gc
import weakref
from collections.abc import Collection, Sequence

from assistant.evidence.shelf import Shelves
from corpus.document import Document, Identity
from index.records import Entry, Hit

MANY = 40


class Stored:
    """A library of ``MANY`` documents of a hundred letters."""

    revision = 1

    def entries(self) -> Sequence[Entry]:
        return [Entry(str(number), "a.txt", None, None, None, None, None, "ready") for number in range(MANY)]

    def document(self, document_id: str) -> Document:
        return Document(f"Chợ số {document_id} ".ljust(100, "."), Identity())

    def search(
        self, query: str, k: int = 10, *, mode: str = "hybrid", document_ids: Collection[str] | None = None
    ) -> Sequence[Hit]:
        del query, k, mode, document_ids
        return ()


def still_open(letters: int) -> list[int]:
    shelves = Shelves(Stored(), letters=letters)
    watched = [weakref.ref(shelves.chosen([str(number)])[0]) for number in range(MANY)]
    gc.collect()
    return [number for number, one in enumerate(watched) if one() is not None]


def test_all_stay_open_while_they_are_short_together() -> None:
    assert still_open(letters=MANY * 100) == list(range(MANY))


def test_those_asked_of_longest_ago_are_closed_first() -> None:
    assert still_open(letters=2000) == list(range(MANY - 20, MANY))


def test_those_of_one_question_stay_open_however_long() -> None:
    assert still_open(letters=1) == list(range(MANY - 12, MANY))


def test_a_document_asked_of_again_stays() -> None:
    shelves = Shelves(Stored(), letters=1)
    first = shelves.chosen(["0"])[0]
    for number in range(1, MANY):
        shelves.chosen([str(number)])
        assert shelves.chosen(["0"])[0] is first
