"""Symbols, dates and quantities are found where they stand, with the value they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.symbols import find_dates, find_quantities, find_symbols, normal_number


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nghị quyết số 57-NQ/TW của Bộ Chính trị", ["57-NQ/TW"]),
        ("128/KH-UBND và 02/2025/TT-BGDĐT", ["128/KH-UBND", "02/2025/TT-BGDĐT"]),
        ("08-CTr/TU, 1852-QĐ/TU, 01-QC/BCĐ", ["08-CTr/TU", "1852-QĐ/TU", "01-QC/BCĐ"]),
        ("Luật số 72/2025/QH15; Chỉ thị số 04/CT-TTg", ["72/2025/QH15", "04/CT-TTg"]),
        ("số 03-\nNQ/CP và TT-BGDĐT", ["03-NQ/CP"]),
        ("57 - NQ / TW; 44 /KH- UBND", ["57-NQ/TW", "44/KH-UBND"]),
        ("Công văn số 1234/BGDĐT-GDTrH&GDNN", ["1234/BGDĐT-GDTrH&GDNN"]),
        ("01/2011/TTLT-BNV-BTC.", ["01/2011/TTLT-BNV-BTC"]),
        ("12/KH-Tr.MN.", ["12/KH-Tr.MN"]),
        ("Kế hoạch số  /KH-PGDĐT ngày     /3/2025", ["/KH-PGDĐT"]),
        ("Kế hoạch 128/KH", ["128/KH"]),
        ("QCVN 41:2019/BGTVT", ["QCVN41:2019/BGTVT"]),
        ("chủ trì/phối hợp, km/h, 22/12/2024, 15/THCS, 5/Khối, TH&THCS/THPT", []),
    ],
)
def test_document_symbols(text: str, values: list[str]) -> None:
    assert [found.value for found in find_symbols(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("22/12/2024", ["2024-12-22"]),
        ("ngày 22 tháng 12 năm 2024", ["2024-12-22"]),
        ("ngày     tháng 3 năm 2025", ["2025-03"]),
        ("ngày … tháng … năm 2025", ["2025"]),
        ("ngày     /3/2025", ["2025-03"]),
        ("14/3/2025; 24-01-2025; 1.6.2025", ["2025-03-14", "2025-01-24", "2025-06-01"]),
        ("tháng 4/2026, trước 6/2027", ["2026-04", "2027-06"]),
        ("31/02/2025 và 1/13/2025", []),
        ("Thông tư số 02/2025/TT-BGDĐT", []),
        ("giai đoạn 2022-2025, Quý III, IV/2025", []),
    ],
)
def test_dates(text: str, values: list[str]) -> None:
    assert [found.value for found in find_dates(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("> 95% cơ sở", [">95%"]),
        ("từ 90% trở lên", [">=90%"]),
        ("70 - 85%", ["70-85%"]),
        ("từ 10 đến 15%", ["10-15%"]),
        ("1.272 trường, 0,5 điểm", ["1272", "0.5"]),
        ("trên 95 phần trăm", [">95%"]),
        ("ít nhất 3 lớp, không quá 05 ngày", [">=3", "<=5"]),
        ("đạt mức 2 trở lên", [">=2"]),
        ("đến năm2030", ["2030"]),
        ("57-NQ/TW ngày 22/12/2024", []),
        ("12A1, QH15, m2, 4G", []),
    ],
)
def test_quantities(text: str, values: list[str]) -> None:
    assert [found.value for found in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("figure", "plain"),
    [("1.272", "1272"), ("1.500.000,5", "1500000.5"), ("0,5", "0.5"), ("99.5", "99.5"), ("05", "5")],
)
def test_numbers_in_vietnamese_format(figure: str, plain: str) -> None:
    assert normal_number(figure) == plain


@given(st.text(alphabet="0123456789/-.,% \n>QĐNTWngàythámnătừđếnrởlê", max_size=80))
def test_every_finding_is_where_it_says(text: str) -> None:
    for found in (*find_symbols(text), *find_dates(text), *find_quantities(text)):
        assert text[found.start : found.end] == found.text != ""
        assert found.value
