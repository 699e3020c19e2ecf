"""Names of places and schools in letterheads: what a question may call a document's issuer by."""

from __future__ import annotations

import pytest

from assistant.evidence.pieces import Opened
from assistant.resolving.localities import localities
from tests.assistant.building import Memory, Plan

ISSUERS = [
    ("TRƯỜNG TIỂU HỌC SUỐI ĐÁ", ("suoi", "da")),
    ("TRƯỜNG THCS VÀ THPT HÀ TRUNG KIÊN", ("ha", "trung", "kien")),
    ("TRƯỜNG PHỔ THÔNG DÂN TỘC NỘI TRÚ LŨNG PHÌN", ("lung", "phin")),
    ("ỦY BAN NHÂN DÂN HUYỆN ĐÔNG SƠN", ("dong", "son")),
]


@pytest.mark.parametrize(("issuer", "name"), ISSUERS)
def test_a_school_goes_by_its_own_name_too(issuer: str, name: tuple[str, ...]) -> None:
    plan = Plan()
    plan.head(issuer=issuer)
    plan.head(title="KẾ HOẠCH Giáo dục")
    memory = Memory(plan=plan.document())
    assert name in localities(Opened("plan", memory.entries()[0], memory.document("plan")))
