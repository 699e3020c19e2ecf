"""Questions to try come from what is stored: of plans, of laws, of one document alone; and nothing is made up."""

from dataclasses import replace
from pathlib import Path

import pytest

from api.pages.suggest import suggestions
from corpus.document import Assignment, Definition, Document, Identity, Section, Target
from tests.api.client import MemoryLibrary, client

TASK = "Xây dựng kho học liệu số dùng chung cho các trường trong xã"
PLAN = Document(
    "x",
    Identity(number="05/KH-UBND"),
    assignments=(
        Assignment(TASK, ("Phòng Văn hoá",), ("Trường A",), 0, 1, table=0, timeframe="Quý II"),
        Assignment(
            "Phối hợp với các đơn vị liên quan tổ chức thực hiện kế hoạch này", ("Trường A",), (), 0, 1, table=0
        ),
    ),
    targets=(Target("Trường học có thư viện số đạt chuẩn theo quy định", None, 2028, "80%", 0, 1),),
)
LAW = Document(
    "x",
    Identity(number="12/2024/NĐ-CP"),
    sections=tuple(Section((f"Điều {n}. Việc {n}",), f"Việc {n}", 0, 1, "dieu", 1) for n in range(1, 7)),
    definitions=(Definition("Sách", "vật", 0, 1), Definition("Thư viện số dùng chung", "nơi", 0, 1)),
    assignments=(Assignment("Bảo đảm chất lượng của học liệu do mình phát hành", ("Nhà xuất bản",), (), 0, 1),),
)
UNNUMBERED = replace(LAW, identity=Identity(number="/NĐ-CP"), assignments=())

MADE = {
    "a plan": (
        {"kh": PLAN},
        (
            "Đơn vị nào chủ trì xây dựng kho học liệu số dùng chung cho các trường trong xã?",
            "Đến năm 2028, chỉ tiêu trường học có thư viện số đạt chuẩn theo quy định là bao nhiêu?",
            "Ai ký văn bản số 05/KH-UBND?",
        ),
    ),
    "a law": (
        {"nd": LAW},
        (
            "Thư viện số dùng chung là gì?",
            "Điều 3 của 12/2024/NĐ-CP quy định gì?",
            "Ai ký văn bản số 12/2024/NĐ-CP?",
            "Sách là gì?",
            "Đơn vị nào chủ trì bảo đảm chất lượng của học liệu do mình phát hành?",
        ),
    ),
    "a number that was never filled in": ({"nd": UNNUMBERED}, ("Thư viện số dùng chung là gì?", "Sách là gì?")),
    "nothing": ({}, ()),
}


@pytest.mark.parametrize(("stored", "questions"), MADE.values(), ids=MADE)
def test_suggestions(stored: dict[str, Document], questions: tuple[str, ...]) -> None:
    assert suggestions(MemoryLibrary(**stored)) == questions  # type: ignore[arg-type]


def test_one_document_alone(tmp_path: Path) -> None:
    library = MemoryLibrary(kh=PLAN, nd=LAW)
    assert all("học liệu số" not in one for one in suggestions(library, only=["nd"]))  # type: ignore[arg-type]
    told = client(tmp_path, library).get("/v1/widget", params={"documents": ["nd", "khac"]}).json()
    assert [one["id"] for one in told["only"]] == ["nd"]
    assert told["questions"] == list(MADE["a law"][1])
    assert told["documents"] == 2


def test_questions_follow_what_is_stored(tmp_path: Path) -> None:
    library = MemoryLibrary(kh=PLAN)
    web = client(tmp_path, library)
    assert web.get("/v1/widget").json()["questions"]
    library.remove("kh")
    library.revision += 1
    assert web.get("/v1/widget").json() == {"documents": 0, "only": [], "questions": []}
