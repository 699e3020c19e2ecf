"""What is worked out of an open document is made once, and goes when the document goes."""

import gc
import weakref

import pytest

from assistant.evidence.clauses import clauses_of
from assistant.evidence.kept import kept, without_collecting
from assistant.evidence.pieces import Opened
from assistant.resolving.places import strange_place
from assistant.understanding.question import understand
from corpus.document import Document, Identity
from index.records import Entry

TEXT = "Điều 1. Phạm vi\nQuy chế này áp dụng cho chợ xã Hòa Sơn.\n"


def opened(name: str = "a") -> Opened:
    entry = Entry(name, "a.txt", None, None, None, None, None, "ready", ())
    return Opened(name, entry, Document(TEXT, Identity()))


def test_it_is_made_once_for_a_document_and_the_values_beside_it() -> None:
    made: list[tuple[str, int]] = []

    @kept
    def noted(one: Opened, number: int) -> int:
        made.append((one.id, number))
        return number + 1

    first, second = opened("a"), opened("b")
    assert [noted(first, 1), noted(first, 1), noted(first, 2), noted(second, 1)] == [2, 2, 3, 2]
    assert made == [("a", 1), ("a", 2), ("b", 1)]


def test_nothing_holds_on_to_a_document_that_was_let_go() -> None:
    one = opened()
    assert len(clauses_of(one).every) > 0
    strange_place(understand("xã Hòa Sơn có chợ không"), (one,))
    watched = weakref.ref(one)
    del one
    gc.collect()
    assert watched() is None


def test_collecting_goes_on_afterwards_whatever_happened() -> None:
    with without_collecting(), without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), without_collecting():
        raise ValueError("x")
    assert gc.isenabled()
