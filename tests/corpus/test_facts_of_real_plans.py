"""The two real plans, cell by cell: every assignment, duty and target; needs the folder beside the checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.document import Assignment, Document, Target
from corpus.read import read
from tests.corpus.fact_checker import misplaced, ungrounded

PLANS = Path(__file__).resolve().parents[2] / "../shared/corpus"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PLANS.is_dir(), reason="the two real plans are not beside the checkout"),
]
OFFICE, SCHOOLS, OTHERS = "Phòng GDĐT", "Các cơ sở giáo dục", "Các đơn vị liên quan"


@cache
def plan(number: str) -> Document:
    return read(next(PLANS.glob(f"{number}_*.txt")))


def rows() -> list[Assignment]:
    return [one for one in plan("000").assignments if one.table is not None]


def duties(number: str) -> list[Assignment]:
    return [one for one in plan(number).assignments if one.table is None]


# How the task begins, group, lead, coordinating, time, result.
ASSIGNMENTS = [
    ("Tổ chức quán triệt, học tập sâu rộng", "I.", (OFFICE, SCHOOLS), (), "2025", "Hội nghị quán triệt"),
    ("Bám sát chỉ đạo, hướng dẫn của thành phố", "I.", (OFFICE,), (), "Thường xuyên", "Văn bản chỉ đạo, hướng dẫn"),
    ("Xây dựng, thiết lập và duy trì thường xuyên chuyên mục", "II.", (OFFICE, SCHOOLS), ("Các đơn vị có liên quan",),
     "Thường xuyên", "Các chuyên mục trên cổng thông tin điện tử"),
    ("Xây dựng mô hình tiêu biểu", "II.", (OFFICE,), (SCHOOLS, OTHERS), "Thường xuyên", "Các mô hình tiêu biểu"),
    ("Tăng cường thực hiện các sản phẩm tuyên truyền", "II.", (OFFICE,), (SCHOOLS, OTHERS), "Thường xuyên",
     "Các chương trình, sản phẩm truyền thông"),
    ("Tuyên truyền trực quan", "II.", (OFFICE,), (SCHOOLS, OTHERS), "Thường xuyên", "Tranh, ảnh, đồ họa, ..."),
    ("Tổ chức các hội nghị, hội thảo, tọa đàm", "II.", (OFFICE,),
     ("Các đơn vị cung cấp sản phẩm chuyển đổi số trong giáo dục", SCHOOLS), "Thường xuyên",
     "Hội nghị, hội thảo, tọa đàm, triển lãm, sản phẩm trưng bày, ..."),
    ("Biểu dương, tôn vinh, khen thưởng", "II.", (OFFICE,), (OTHERS,), "Theo kế hoạch riêng",
     "Các chương trình biểu dương"),
    ("Phát động phong trào thi đua", "III.", (OFFICE,), (SCHOOLS,), "Theo kế hoạch riêng", "Phong trào thi đua"),
    ("Tham gia các khóa bồi dưỡng", "IV.", (OFFICE,), (SCHOOLS,), "Thường xuyên",
     "Kết quả tham gia các khóa đào tạo, bồi dưỡng, tập huấn"),
    ("Xây dựng đội ngũ cốt cán", "IV.", (OFFICE,), (SCHOOLS,), "Thường xuyên", "Mạng lưới đội ngũ cốt cán"),
    ("Tăng cường triển khai các nhiệm vụ", "V.", (OFFICE,), (SCHOOLS,), "Theo kế hoạch riêng",
     "Hoạt động khởi nghiệp, đổi mới sáng tạo"),
    ("Thúc đẩy phong trào sáng kiến", "VI.", (OFFICE,), (SCHOOLS,), "Theo kế hoạch riêng", "Sáng kiến ngành GDĐT"),
    ("Tiếp tục triển khai có hiệu quả Đề án", "VII.", (OFFICE,), (SCHOOLS,), "Thường xuyên", "Sản phẩm chuyển đổi số"),
]  # fmt: skip


def test_there_are_fourteen_assignments() -> None:
    assert len(rows()) == len(ASSIGNMENTS) == 14


@pytest.mark.parametrize("at", range(14))
def test_assignment(at: int) -> None:
    one = rows()[at]
    begins, group, *rest = ASSIGNMENTS[at]
    assert one.task.startswith(begins)
    assert (one.group or "").startswith(group + " ")
    assert [one.lead, one.coordinating, one.timeframe, one.result] == rest
    assert one.path[0].lower().startswith("phụ lục ii")


# How the indicator begins, scope, year, value.
TARGETS = [
    ("Mức độ chuyển đổi số", "cơ sở giáo dục phổ thông và giáo dục thường xuyên", 2030, "> 95%"),
    ("Mức độ chuyển đổi số", "cơ sở giáo dục mầm non và cơ quan quản lý giáo dục", 2030, "> 90%"),
    ("Mức độ chuyển đổi số", None, 2045, "100%"),
    ("Cơ sở giáo dục triển khai ký số", None, 2030, "100%"),
    ("Cơ sở giáo dục triển khai ký số", None, 2045, "100%"),
    ("Cơ sở giáo dục phổ thông triển khai các chương trình", None, 2030, "100%"),
    ("Cơ sở giáo dục phổ thông triển khai các chương trình", None, 2045, "100%"),
    ("Các cơ sở giáo dục phổ thông thực hiện lồng ghép", None, 2030, "95%"),
    ("Các cơ sở giáo dục phổ thông thực hiện lồng ghép", None, 2045, "100%"),
    ("Cơ sở giáo dục trung học có tổ chức câu lạc bộ", None, 2030, "85%"),
    ("Cơ sở giáo dục trung học có tổ chức câu lạc bộ", None, 2045, "100%"),
    ("Cơ sở giáo dục phổ thông triển khai phương thức", None, 2030, "100%"),
    ("Cơ sở giáo dục phổ thông triển khai phương thức", None, 2045, "100%"),
]


def test_targets() -> None:
    found: tuple[Target, ...] = plan("000").targets
    assert [(one.scope, one.year, one.value) for one in found] == [tuple(rest) for _, *rest in TARGETS]
    assert all(one.indicator.startswith(begins) for one, (begins, *_) in zip(found, TARGETS, strict=True))
    assert len({one.indicator for one in found}) == 6


# How the duty begins, lead, coordinating, time.
ROOMS = (
    "Giáo dục Mầm non - Giáo dục Tiểu học", "Tổ chức - Chính trị, tư tưởng",
    "Khảo thí và Quản lý chất lượng giáo dục",
)  # fmt: skip
ADMINISTRATION, SECONDARY = "Phòng Hành chính - Quản trị", "Phòng Giáo dục trung học và Giáo dục nghề nghiệp"
DEPUTIES = "Các đồng chí Phó Giám đốc Sở Giáo dục và Đào tạo"
DUTIES = [
    ("Chỉ đạo chung việc triển khai Kế hoạch", ("Đồng chí Giám đốc Sở Giáo dục và Đào tạo",), (), None),
    ("Trực tiếp chỉ đạo chuyên môn", (DEPUTIES,), (), None),
    ("Chỉ đạo các phòng phụ trách đảm bảo", (DEPUTIES,), (), None),
    ("Chủ trì, phối hợp với các phòng", (ADMINISTRATION,), ("các phòng thuộc Sở GDĐT", "các đơn vị liên quan"), None),
    ("Tham mưu xây dựng Kế hoạch của Sở", (ADMINISTRATION,), (), "từ Quý II/2025"),
    ("Chịu trách nhiệm về các hoạt động", (ADMINISTRATION,), (), None),
    ("Tổ chức các buổi đào tạo", (SECONDARY,), (), "Quý III, IV/2025"),
    ("Tham mưu triển khai các hoạt động khởi nghiệp", (SECONDARY,), (), None),
    ("Có trách nhiệm tham mưu về mặt chuyên môn", ROOMS, (), None),
    ("Phối hợp với Phòng HC-QT và các đơn vị", (), ROOMS, None),
    ("Phối hợp với Phòng HC-QT, các phòng", (), ("Thanh tra Sở",), None),
    ("Tham mưu với UBND cấp huyện", ("Phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố",),
     ("các ngành các cấp",), None),
    ("Triển khai các nhiệm vụ Kế hoạch này", ("Các đơn vị trực thuộc Sở", "các cơ sở giáo dục nghề nghiệp"), (), None),
]  # fmt: skip
DISTRICT_DUTIES = [
    ("Chỉ đạo chung việc thực hiện các nhiệm vụ", ("Đồng chí Trưởng phòng",), (), None),
    ("Trực tiếp chỉ đạo chuyên viên", ("Các đồng chí Phó Trưởng phòng",), (), None),
    ("Có trách nhiệm tham mưu về mặt chuyên môn", ("Các đồng chí chuyên viên",), (), None),
    ("Tổng hợp, tham mưu báo cáo tình hình", ("Các đồng chí chuyên viên",), (), None),
    ("Triển khai các nhiệm vụ",
     ("Các trường Mầm non, Tiểu học, Tiểu học và Trung học cơ sở, Trung học cơ sở",), (), None),
]  # fmt: skip


@pytest.mark.parametrize(("number", "duties_told"), [("002", DUTIES), ("000", DISTRICT_DUTIES)])
def test_duties(number: str, duties_told: list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]]) -> None:
    found = duties(number)
    assert [(one.lead, one.coordinating, one.timeframe) for one in found] == [tuple(rest) for _, *rest in duties_told]
    assert all(one.task.startswith(begins) for one, (begins, *_) in zip(found, duties_told, strict=True))


@pytest.mark.parametrize("number", ["000", "002"])
def test_every_fact_stands_in_its_words(number: str) -> None:
    assert ungrounded(plan(number)) == []
    assert misplaced(plan(number)) == []


def test_the_plan_without_tables_has_no_targets() -> None:
    assert plan("002").targets == ()


@pytest.mark.parametrize("number", ["000", "002"])
def test_short_forms(number: str) -> None:
    short = {one.short: one.full for one in plan(number).abbreviations}
    assert short["GDĐT"] == "Giáo dục và Đào tạo"


def test_a_repeated_group_title_is_reported() -> None:
    assert any("“VI. " in warning and "“V. " in warning for warning in plan("000").warnings)
