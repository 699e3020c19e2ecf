"""Time expressions: what counts as one, where it ends, and which years and quarters it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.times import find_times, looks_like_time, quarters_in, years_in

WHOLE = [
    "Quý II/2025",
    "Quý III, IV/2025",
    "quý I năm 2026",
    "tháng 9/2025",
    "tháng 9 năm 2025",
    "6/2027",
    "22/12/2024",
    "2025",
    "2025-2030",
    "giai đoạn 2025 - 2030",
    "năm học 2025-2026",
    "Thường xuyên",
    "Thường\nxuyên",
    "Hằng năm",
    "Hàng tháng",
    "Hàng quý",
    "Trước ngày 30/6/2025",
    "Trước 15/12 hằng năm",
    "Theo kế hoạch",
    "Theo kế\nhoạch\nriêng",
    "Khi có yêu cầu",
    "6 tháng đầu năm",
    "Cả năm",
    "Trong năm 2025",
    "Sau khi có văn bản của Bộ",
    "từ Quý II/2025",
    "đến hết năm 2026",
    "học kỳ I",
    "Định kỳ hằng quý",
    "Năm 2025 và các năm tiếp theo",
    "Chậm nhất ngày 20/12/2025",
    "2025, 2026",
    "- Tháng 3 - 5/2025;",
]
NOT_TIMES = [
    "",
    "Phòng GDĐT",
    "Hội nghị quán triệt",
    "95% 100%",
    "> 95%",
    "57-NQ/TW",
    "Báo cáo năm 2025 về Sở",
    "1",
    "12",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_cell_of_time_is_recognised(text: str) -> None:
    assert looks_like_time(text)


@pytest.mark.parametrize("text", NOT_TIMES)
def test_other_cells_are_not_time(text: str) -> None:
    assert not looks_like_time(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tập huấn trong Quý III, IV/2025; đối tượng là giáo viên.", ["Quý III, IV/2025"]),
        ("theo Thông tư số 02/2025/TT-BGDĐT ngày 24/01/2025 về Khung", ["ngày 24/01/2025"]),
        ("Nghị định số 30/2020/NĐ-CP", []),
        ("Thời gian từ Quý II/2025.", ["từ Quý II/2025"]),
        ("giai đoạn 2022-2025, định hướng đến năm 2030", ["giai đoạn 2022-2025", "đến năm 2030"]),
        ("Trung tâm giáo dục thường xuyên tỉnh", []),
        ("Báo cáo trước ngày 15/11/2025 về Sở", ["trước ngày 15/11/2025"]),
        ("ngày      tháng 3 năm 2025", ["ngày      tháng 3 năm 2025"]),
        ("kiểm tra định kỳ hằng quý tại trường", ["định kỳ hằng quý"]),
        ("hoàn thành trước 30/6/2026, báo cáo Sở", ["hoàn thành trước 30/6/2026"]),
    ],
)
def test_times_are_found_in_prose(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_times(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến năm 2030", (2030,)),
        ("đến năm2030", (2030,)),
        ("2025-2030", (2025, 2030)),
        ("ngày 22/12/2024", (2024,)),
        ("02/2025/TT-BGDĐT", ()),
        ("1.2025", (2025,)),
        ("quy mô 12025 học sinh", ()),
    ],
)
def test_years(text: str, expected: tuple[int, ...]) -> None:
    assert years_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý II/2025", ((2, 2025),)),
        ("Quý III, IV/2025", ((3, 2025), (4, 2025))),
        ("quý I năm 2026", ((1, 2026),)),
        ("Quý I - IV/2025", ((1, 2025), (2, 2025), (3, 2025), (4, 2025))),
        ("Quý IV năm 2025 - Quý I năm 2026", ((4, 2025), (1, 2026))),
        ("trong quý 3", ((3, None),)),
        ("quý khách", ()),
    ],
)
def test_quarters(text: str, expected: tuple[tuple[int, int | None], ...]) -> None:
    assert quarters_in(text) == expected


@given(st.text(alphabet="Quý III,IV/2025 năm tháng-đến 12./\n", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    ends = [0]
    for span in find_times(text):
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)
