"""Targets read from tables of every kind and from prose: indicator, scope, year, value as printed."""

from __future__ import annotations

import pytest

from corpus.document import Document
from corpus.facts.scopes import Scoped, scoped_values
from corpus.facts.targets import year_named
from tests.corpus.fact_checker import misplaced, ungrounded
from tests.corpus.grid_builder import Rows, document

Told = tuple[str, str | None, int | None, str]


def told(found: Document) -> list[Told]:
    assert ungrounded(found) == []
    assert misplaced(found) == []
    return [(one.indicator, one.scope, one.year, one.value) for one in found.targets]


CELLS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("100%", [("100%", None)]),
    ("≥ 12.000", [("≥ 12.000", None)]),
    ("từ 90% trở lên", [("từ 90% trở lên", None)]),
    ("70 - 85%", [("70 - 85%", None)]),
    ("Đạt 60%", [("Đạt 60%", None)]),
    ("15 trạm", [("15 trạm", None)]),
    ("Hoàn thành", [("Hoàn thành", None)]),
    ("> 95% bệnh viện tuyến tỉnh;\n> 90% trung tâm y tế và trạm y tế xã.",
     [("> 95%", "bệnh viện tuyến tỉnh"), ("> 90%", "trung tâm y tế và trạm y tế xã")]),
    ("Thành thị: 98%; nông thôn: 92%", [("98%", "Thành thị"), ("92%", "nông thôn")]),
    ("- 80% đối với hộ nghèo\n- 95% đối với hộ khác", [("80%", "hộ nghèo"), ("95%", "hộ khác")]),
    ("90% (khu vực miền núi)", [("90%", "khu vực miền núi")]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "values"), CELLS)
def test_values_and_scopes_of_a_cell(cell: str, values: list[tuple[str, str | None]]) -> None:
    assert scoped_values(cell) == tuple(Scoped(value, scope) for value, scope in values)


YEARS = [
    ("Mục tiêu đến năm 2030", 2030),
    ("Giai đoạn 2026-2030", 2030),
    ("CHỈ TIÊU NĂM 2027", 2027),
    ("Tầm nhìn đến 2045", 2045),
    ("Kèm theo Quyết định số 12/QĐ-UBND ngày 3/4/2025", None),
]


@pytest.mark.parametrize(("words", "year"), YEARS)
def test_year_that_words_aim_at(words: str, year: int | None) -> None:
    assert year_named(words).year == year


TABLES: list[tuple[str, str, Rows, list[Told]]] = [
    ("years in columns with base and unit", "# Phụ lục", [
        ("STT", "Chỉ tiêu", "ĐVT", "Hiện trạng 2024", "Năm 2026", "Đến 2030"),
        ("1", "Tỷ lệ hộ nghèo", "%", "5,2", "4", "< 2"),
        ("2", "Số xe buýt", "xe", "20", "-", "1.080"),
    ], [("Tỷ lệ hộ nghèo", None, 2026, "4"), ("Tỷ lệ hộ nghèo", None, 2030, "< 2"),
        ("Số xe buýt", None, 2030, "1.080")]),
    ("years under a common header", "# Phụ lục", [
        ("TT", "Chỉ tiêu", "Mục tiêu", "<", "Cơ quan chủ trì"), ("^", "^", "2027", "Giai đoạn 2028-2030", "^"),
        ("1", "Tỷ lệ đường được cứng hóa", "85%", "100%", "Sở Xây dựng"),
    ], [("Tỷ lệ đường được cứng hóa", None, 2027, "85%"), ("Tỷ lệ đường được cứng hóa", None, 2030, "100%")]),
    ("years in rows", "# Phụ lục", [
        ("Chỉ tiêu", "Năm", "Giá trị"),
        ("Tỷ lệ hộ nghèo", "2026", "3%"), ("^", "2027", "2%"), ("Tỷ lệ che phủ rừng", "2026", "45%"),
    ], [("Tỷ lệ hộ nghèo", None, 2026, "3%"), ("Tỷ lệ hộ nghèo", None, 2027, "2%"),
        ("Tỷ lệ che phủ rừng", None, 2026, "45%")]),
    ("year in the caption", "# Phụ lục 2. CHỈ TIÊU NÔNG NGHIỆP NĂM 2027", [
        ("TT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch"), ("1", "Sản lượng lúa", "nghìn tấn", "1.272,5"),
    ], [("Sản lượng lúa", None, 2027, "1.272,5")]),
    ("scopes in a column", "# Phụ lục", [
        ("STT", "Chỉ số", "Đối tượng", "Năm 2026", "Năm 2030"),
        ("1", "Tỷ lệ có mạng không dây", "Trạm y tế", "80%", "100%"), ("^", "^", "Bệnh viện", "85%", "^"),
    ], [("Tỷ lệ có mạng không dây", "Trạm y tế", 2026, "80%"), ("Tỷ lệ có mạng không dây", "Trạm y tế", 2030, "100%"),
        ("Tỷ lệ có mạng không dây", "Bệnh viện", 2026, "85%"), ("Tỷ lệ có mạng không dây", "Bệnh viện", 2030, "100%")]),
    ("scopes in rows that share an indicator and a value", "# Phụ lục", [
        ("Stt", "Chỉ tiêu", "Đến năm 2030", "Đến năm 2045"),
        ("1", "Cơ sở đạt mức 2", "> 95% bệnh viện công", "100%"), ("^", "^", "> 90% trạm y tế xã", "^"),
    ], [("Cơ sở đạt mức 2", "bệnh viện công", 2030, "> 95%"), ("Cơ sở đạt mức 2", None, 2045, "100%"),
        ("Cơ sở đạt mức 2", "trạm y tế xã", 2030, "> 90%")]),
    ("items under an indicator", "# Phụ lục", [
        ("STT", "Chỉ tiêu", "Năm 2026"), ("3", "Tỷ lệ thất nghiệp", "3%"), ("", "- Thành thị", "4%"),
        ("", "- Nông thôn", "2%"), ("4", "Tỷ lệ tham gia bảo hiểm", ""), ("", "Lao động nam", "90%"),
    ], [("Tỷ lệ thất nghiệp", None, 2026, "3%"), ("Tỷ lệ thất nghiệp", "Thành thị", 2026, "4%"),
        ("Tỷ lệ thất nghiệp", "Nông thôn", 2026, "2%"), ("Tỷ lệ tham gia bảo hiểm", "Lao động nam", 2026, "90%")]),
    ("indicators in the header, years in rows", "# Mục tiêu phát triển", [
        ("Năm", "Tỷ lệ hộ nghèo", "Tỷ lệ lao động qua đào tạo"), ("2026", "3%", "70%"), ("2027", "2%", "75%"),
    ], [("Tỷ lệ hộ nghèo", None, 2026, "3%"), ("Tỷ lệ lao động qua đào tạo", None, 2026, "70%"),
        ("Tỷ lệ hộ nghèo", None, 2027, "2%"), ("Tỷ lệ lao động qua đào tạo", None, 2027, "75%")]),
    ("places in rows, the indicator in the caption", "# GIAO CHỈ TIÊU BẢO HIỂM Y TẾ NĂM 2026", [
        ("STT", "Đơn vị", "Chỉ tiêu năm 2026 (%)"), ("1", "Xã Bình An", "95"), ("2", "Phường Tân Lập", "97,5"),
    ], [("GIAO CHỈ TIÊU BẢO HIỂM Y TẾ NĂM 2026", "Xã Bình An", 2026, "95"),
        ("GIAO CHỈ TIÊU BẢO HIỂM Y TẾ NĂM 2026", "Phường Tân Lập", 2026, "97,5")]),
    ("scopes in the header", "# Mục tiêu đến năm 2030", [
        ("STT", "Chỉ tiêu", "Thành thị", "Nông thôn"), ("1", "Tỷ lệ hộ có nước sạch", "100%", "95%"),
    ], [("Tỷ lệ hộ có nước sạch", "Thành thị", 2030, "100%"), ("Tỷ lệ hộ có nước sạch", "Nông thôn", 2030, "95%")]),
    ("scopes under years in the header", "# Phụ lục", [
        ("STT", "Chỉ tiêu", "Năm 2026", "<"), ("^", "^", "Thành thị", "Nông thôn"),
        ("1", "Tỷ lệ hộ có nước sạch", "95%", "80%"),
    ], [("Tỷ lệ hộ có nước sạch", "Thành thị", 2026, "95%"), ("Tỷ lệ hộ có nước sạch", "Nông thôn", 2026, "80%")]),
    ("values in words", "# Phụ lục", [
        ("TT", "Mục tiêu", "Chỉ tiêu năm 2026", "Chỉ tiêu năm 2030"), ("1", "Kết nối dữ liệu", "Hoàn thành", "Duy trì"),
    ], [("Kết nối dữ liệu", None, 2026, "Hoàn thành"), ("Kết nối dữ liệu", None, 2030, "Duy trì")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "heading", "rows", "targets"), TABLES, ids=[name for name, *_ in TABLES])
def test_targets_of_a_table(name: str, heading: str, rows: Rows, targets: list[Told]) -> None:
    assert told(document(heading, rows)) == targets, name


def test_a_target_knows_its_cell_unit_and_header() -> None:
    found = document("# Phụ lục", [
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Đến năm 2030"), ("I. XÃ HỘI",), ("1", "Số bác sĩ", "người", "150"),
    ])  # fmt: skip
    [one] = found.targets
    assert (one.table, one.row, one.column, one.unit, one.group) == (0, 0, 3, "người", "I. XÃ HỘI")
    said = [found.text[span.start : span.end] for span in one.evidence]
    assert said == ["I. XÃ HỘI", "Đến năm 2030"]


def test_a_table_with_who_leads_each_indicator_gives_both() -> None:
    found = document([
        ("TT", "Chỉ tiêu", "Năm 2030", "Cơ quan chủ trì"), ("1", "Tỷ lệ hộ dùng nước sạch", "98%", "Sở Y tế"),
    ])  # fmt: skip
    assert told(found) == [("Tỷ lệ hộ dùng nước sạch", None, 2030, "98%")]
    assert [(one.task, one.lead) for one in found.assignments] == [("Tỷ lệ hộ dùng nước sạch", ("Sở Y tế",))]


PROSE: list[tuple[str, str, Told]] = [
    ("# II. Giải pháp", "Đến năm 2030, 95% trạm y tế xã có bác sĩ.", ("trạm y tế xã có bác sĩ", None, 2030, "95%")),
    ("# Mục tiêu đến năm 2030", "- Phấn đấu 100% bệnh viện dùng bệnh án điện tử.",
     ("bệnh viện dùng bệnh án điện tử", None, 2030, "100%")),
    ("# Mục tiêu đến năm 2030", "- Tối thiểu 80% hồ sơ được xử lý trực tuyến.",
     ("hồ sơ được xử lý trực tuyến", None, 2030, "Tối thiểu 80%")),
    ("# Mục tiêu đến năm 2030", "- Tỷ lệ bao phủ bảo hiểm y tế đạt từ 97% trở lên.",
     ("Tỷ lệ bao phủ bảo hiểm y tế", None, 2030, "từ 97% trở lên")),
    ("# Mục tiêu giai đoạn 2026-2030", "- Thu nhập bình quân đầu người đạt 120 triệu đồng.",
     ("Thu nhập bình quân đầu người", None, 2030, "120 triệu đồng")),
    ("# Mục tiêu", "Tỷ lệ che phủ rừng đạt 45% vào năm 2035. Năm 2024, tỷ lệ này đã đạt 42%.",
     ("Tỷ lệ che phủ rừng", None, 2035, "45%")),
    ("# Khác", "Đến hết năm 2027, tỷ lệ xã đạt chuẩn nông thôn mới là 70 - 85%.",
     ("tỷ lệ xã đạt chuẩn nông thôn mới", None, 2027, "70 - 85%")),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "line", "target"), PROSE)
def test_a_target_in_prose(heading: str, line: str, target: Told) -> None:
    assert told(document(heading, line)) == [target]


def test_a_sentence_may_set_several_targets() -> None:
    found = document("# Mục tiêu năm 2028", "- 95% trạm y tế có bác sĩ; 90% người dân được quản lý sức khỏe.")
    assert told(found) == [
        ("trạm y tế có bác sĩ", None, 2028, "95%"),
        ("người dân được quản lý sức khỏe", None, 2028, "90%"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Mức phạt bằng 5% giá trị hợp đồng.",
        "Năm 2024, tỷ lệ hộ nghèo đã giảm còn 3%.",
        "Tính đến năm 2023, 40% số xã có trường mầm non.",
    ],
)
def test_figures_that_set_no_target(line: str) -> None:
    assert told(document("# Điều 5. Quy định chung", line)) == []


def test_a_line_above_sets_the_year_of_the_items_beneath_it() -> None:
    found = document(
        "# I. MỤC TIÊU", "2. Mục tiêu cụ thể đến năm 2027:", "a) 100% thủ tục được giải quyết trực tuyến;",
        "b) Ít nhất 03 mô hình điểm được nhân rộng;", "c) Giảm 30% thời gian chờ của người dân so với năm 2024.",
        "3. Mục tiêu đến năm 2030:", "a) 95% người dân có tài khoản định danh.",
    )  # fmt: skip
    assert told(found) == [
        ("thủ tục được giải quyết trực tuyến", None, 2027, "100%"),
        ("mô hình điểm được nhân rộng", None, 2027, "Ít nhất 03"),
        ("thời gian chờ của người dân so với năm 2024", None, 2027, "Giảm 30%"),
        ("người dân có tài khoản định danh", None, 2030, "95%"),
    ]


def test_a_short_verb_and_one_figure_set_a_target_where_aims_are_listed() -> None:
    found = document(
        "# I. CHỈ TIÊU NĂM 2026", "- Có 20.000 doanh nghiệp hoạt động trong nền kinh tế.", "- Có 3 việc sau:"
    )
    assert [(one[0], one[2]) for one in told(found)] == [("doanh nghiệp hoạt động trong nền kinh tế", 2026)]


def test_a_least_share_is_an_aim_wherever_it_stands() -> None:
    found = document("# I. YÊU CẦU NĂM 2026", "- Tiêm phòng đạt tối thiểu 80% tổng đàn.")
    assert [(one[0], one[3]) for one in told(found)] == [("Tiêm phòng", "tối thiểu 80%")]
