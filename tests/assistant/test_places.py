"""Initials of provinces, spelled out where the documents at hand name exactly one province that has them."""

import pytest

from assistant.evidence.pieces import Opened
from assistant.resolving.places import with_provinces
from tests.assistant.building import Memory, Plan


def opened() -> Opened:
    plan = Plan()
    plan.line("Chương trình số 12-CTr/TU của Tỉnh ủy Thái Bình.")
    plan.line("Kết nối với các tỉnh Hà Nam và Hà Nội.")
    memory = Memory(plan=plan.document())
    return Opened("plan", memory.entries()[0], memory.document("plan"))


SPELLED = [
    ("Chương trình của Tỉnh ủy TB ban hành ngày nào?", "Chương trình của Tỉnh ủy Thái Bình ban hành ngày nào?"),
    ("chương trình của tỉnh ủy tb là gì", "chương trình của tỉnh ủy Thái Bình là gì"),
    ("thi tb môn nào", "thi tb môn nào"),  # in small letters and behind nothing that a province follows
    ("HN kết nối với ai?", "HN kết nối với ai?"),  # Hà Nam or Hà Nội
    ("HP kết nối với ai?", "HP kết nối với ai?"),  # no province of the document
    ("SỞ TB LÀM GÌ?", "SỞ TB LÀM GÌ?"),  # capitals throughout show nothing
]


@pytest.mark.parametrize(("asked", "spelled"), SPELLED)
def test_spells_out_initials_of_provinces(asked: str, spelled: str) -> None:
    assert with_provinces(asked, (opened(),)) == spelled
