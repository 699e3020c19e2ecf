"""Of many documents a question is put to those that it names, those talked of, and those that are nearest by far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.answer import Answer, first_said
from assistant.answering.conversation import readings
from assistant.evidence.pieces import Opened
from assistant.resolving.at_hand import MOST, at_hand
from assistant.understanding.question import understand
from corpus.document import Passage
from index.records import Entry, Hit
from tests.assistant.building import Plan

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# Kind, issuer, place and number of each document; its id is its place in the table.
LETTERHEADS = [
    ("KẾ HOẠCH", "SỞ Y TẾ TỈNH HÀ NAM", "Hà Nam", "12/KH-SYT"),
    ("KẾ HOẠCH", "ỦY BAN NHÂN DÂN XÃ ĐỒNG TÂM", "Đồng Tâm", "03/KH-UBND"),
    ("NGHỊ ĐỊNH", "CHÍNH PHỦ", "Hà Nội", "45/2031/NĐ-CP"),
    *(("THÔNG TƯ", "BỘ Y TẾ", "Hà Nội", f"{number}/2030/TT-BYT") for number in range(10, 30)),
]
# The share of the top score that the best passage of each document has.
NEAR = {"4": 1.0, "5": 0.9, "6": 0.75, "7": 0.6, "2": 0.3, "0": 0.2}

CASES = [
    ("Thuốc được bảo quản thế nào?", (), (("4", "5"), ("4", "5", "6"))),
    ("Thuốc được bảo quản thế nào?", ("1",), (("1", "4", "5"), ("1", "4", "5", "6"))),
    ("Nghị định 45/2031/NĐ-CP quy định gì về thuốc?", (), (("2",),)),
    ("Nghị định 45 quy định gì về thuốc?", (), (("2",),)),
    ("Kế hoạch của tỉnh Hà Nam nói gì về thuốc?", (), (("0",),)),
    ("Ở Hà Nội thuốc được bảo quản thế nào?", (), (("4", "5"), ("4", "5", "6"))),
    ("Ai là người ký Kế hoạch?", (), (("0", "1"),)),
    ("ai ký kế hoạch vậy ạ", (), (("0", "1"),)),
    ("Điều 5 của Kế hoạch quy định gì?", (), (("0", "1"),)),
    ("Kế hoạch của cơ sở bảo quản thuốc thế nào?", (), (("4", "5"), ("4", "5", "6"))),
]


@pytest.mark.parametrize(("question", "earlier", "wanted"), CASES)
def test_chooses(question: str, earlier: tuple[str, ...], wanted: tuple[tuple[str, ...], ...]) -> None:
    assert at_hand(understand(question), _cards(), _search, earlier) == wanted


def test_asks_what_many_say_of_themselves_of_all_that_may_be_weighed() -> None:
    (chosen,) = at_hand(understand("Ai là người ký Thông tư?"), _cards(), _search)
    assert len(chosen) == MOST
    assert chosen[:3] == ("4", "5", "6")
    assert not {"0", "1", "2"} & set(chosen)


def _search(within: Collection[str] | None) -> list[Hit]:
    kept = [(one, score) for one, score in NEAR.items() if within is None or one in within]
    return [Hit(rank, score, one, Passage("", (), 0, 0)) for rank, (one, score) in enumerate(kept, 1)]


def _cards() -> list[Opened]:
    cards = []
    for place, (kind, issuer, where, number) in enumerate(LETTERHEADS):
        plan = Plan()
        plan.head(issuer=issuer, number=number, place=where, type=kind, title=f"Về việc thứ {place}")
        cards.append(Opened(str(place), Entry(str(place), "a.docx", *[None] * 5, "ready"), plan.document()))
    return cards


def test_goes_farther_out_only_where_nothing_is_said() -> None:
    made: list[str] = []

    def answers(*statuses: str) -> Iterator[Answer]:
        for status in statuses:
            made.append(status)
            yield Answer(status, status)

    assert first_said(answers("not_found", "answered", "ambiguous")).status == "answered"
    assert made == ["not_found", "answered"]
    assert first_said(answers("not_found", "not_found")).status == "not_found"


def test_a_leaning_question_stays_with_what_was_spoken_of_among_many() -> None:
    turns = [{"question": "Ai chủ trì tiêm chủng?", "documents": ["1"]}]
    question = understand("Thế ai phối hợp?")
    few, among = (readings(question, turns, lambda _: set(), lambda *_: False, many=many) for many in (False, True))
    assert "Thế ai phối hợp?" in [one.text for one in few if not one.documents]
    assert "Thế ai phối hợp?" not in [one.text for one in among if not one.documents]
