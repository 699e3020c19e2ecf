"""Names of organisations and roles: where they end in prose, how lists of them part, which cells hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.units import find_units, looks_like_unit, split_unit_spans, split_units

PROSE = [
    ("Sở Giáo dục và Đào tạo về việc thực hiện", ["Sở Giáo dục và Đào tạo"]),
    ("giao UBND các huyện, thị xã, thành phố rà soát", ["UBND các huyện, thị xã, thành phố"]),
    ("Phòng Giáo dục trung học và Giáo dục nghề nghiệp", ["Phòng Giáo dục trung học và Giáo dục nghề nghiệp"]),
    ("3. Phòng Hành chính - Quản trị", ["Phòng Hành chính - Quản trị"]),
    ("Đồng chí Giám đốc Sở Y tế chỉ đạo", ["Đồng chí Giám đốc Sở Y tế"]),
    ("Uỷ ban nhân dân xã, thị trấn đảm bảo", ["Uỷ ban nhân dân xã, thị trấn"]),
    ("Ủy ban nhân dân thành phố Hải Phòng trong toàn ngành", ["Ủy ban nhân dân thành phố Hải Phòng"]),
    ("của Bộ Chính trị, Nghị quyết số 03-NQ/CP", ["Bộ Chính trị"]),
    (
        "Sở Nội vụ chủ trì, phối hợp với Sở Kế hoạch và Đầu tư và các đơn vị liên quan triển khai",
        ["Sở Nội vụ", "Sở Kế hoạch và Đầu tư", "các đơn vị liên quan"],
    ),
    (
        "Sở Văn hoá, Thể thao và Du lịch phối hợp Bộ Lao động - Thương binh và Xã hội ban hành",
        ["Sở Văn hoá, Thể thao và Du lịch", "Bộ Lao động - Thương binh và Xã hội"],
    ),
    ("Văn phòng HĐND và UBND huyện", ["Văn phòng HĐND và UBND huyện"]),
    ("nhiệm vụ chính trị, cán bộ quản lý, xã hội học tập, phòng chống tham nhũng, tổ chức thực hiện", []),
    ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN YÊN LẬP", ["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN YÊN LẬP"]),
    ("sở giáo dục và đào tạo chủ trì", ["sở giáo dục và đào tạo"]),
    (
        "Trường Tiểu học số 1 Yên Lập; Trường Nuôi dạy trẻ Khuyết tật tỉnh",
        ["Trường Tiểu học số 1 Yên Lập", "Trường Nuôi dạy trẻ Khuyết tật tỉnh"],
    ),
    ("Phòng GDĐT Các cơ sở giáo dục", ["Phòng GDĐT", "Các cơ sở giáo dục"]),
    ("Hiệu trưởng các trường THPT chịu trách nhiệm", ["Hiệu trưởng các trường THPT"]),
    ("cơ sở dữ liệu quốc gia, cơ sở vật chất", []),
    ("giao Cục Nhà giáo và Cán bộ quản lý giáo dục rà soát", ["Cục Nhà giáo và Cán bộ quản lý giáo dục"]),
    ("Đề nghị các sở, ban, ngành và địa phương báo cáo", ["các sở, ban, ngành và địa phương"]),
    ("Bộ Công an và các bộ, ngành liên quan", ["Bộ Công an", "các bộ, ngành liên quan"]),
]
LISTS = [
    ("- Phòng GDĐT\n\n- Các cơ sở giáo dục", ["Phòng GDĐT", "Các cơ sở giáo dục"]),
    ("Các đơn vị có liên \nquan", ["Các đơn vị có liên quan"]),
    ("Các cơ sở giáo dục; \nCác đơn vị liên quan", ["Các cơ sở giáo dục", "Các đơn vị liên quan"]),
    (
        "Các đơn vị cung \ncấp sản phẩm \nchuyển đổi số trong \ngiáo dục; \n Các cơ sở giáo dục",
        ["Các đơn vị cung cấp sản phẩm chuyển đổi số trong giáo dục", "Các cơ sở giáo dục"],
    ),
    ("Đề nghị Công an huyện, Huyện đoàn và các trường THCS", ["Công an huyện", "Huyện đoàn", "các trường THCS"]),
    ("Chủ trì: Sở GDĐT; Phối hợp: Sở Tài chính, Sở Nội vụ", ["Sở GDĐT", "Sở Tài chính", "Sở Nội vụ"]),
    (
        "Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính và UBND các huyện, thị xã, thành phố",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính", "UBND các huyện, thị xã, thành phố"],
    ),
    ("Các cơ quan, đơn vị, địa phương", ["Các cơ quan, đơn vị, địa phương"]),
    ("Các phòng: Tổ chức - Chính trị, tư tưởng; Khảo thí", ["Tổ chức - Chính trị, tư tưởng", "Khảo thí"]),
    ("Văn phòng\nUBND tỉnh", ["Văn phòng UBND tỉnh"]),
    ("Phòng Y tế\nUBND các xã", ["Phòng Y tế", "UBND các xã"]),
    ("Cán bộ, giáo viên, học sinh", ["Cán bộ", "giáo viên", "học sinh"]),
    ("UBND huyện/Phòng GDĐT", ["UBND huyện", "Phòng GDĐT"]),
    (
        "Vụ Pháp chế, Cục Nhà giáo và Cán bộ quản lý giáo dục, Thanh tra Bộ",
        ["Vụ Pháp chế", "Cục Nhà giáo và Cán bộ quản lý giáo dục", "Thanh tra Bộ"],
    ),
    ("Vụ Tổ chức và Hội nghị; Văn phòng Bộ", ["Vụ Tổ chức và Hội nghị", "Văn phòng Bộ"]),
    ("Vụ Học sinh, sinh viên và Giáo dục chính trị", ["Vụ Học sinh, sinh viên và Giáo dục chính trị"]),
    ("Phòng Tổ chức cán bộ và Thanh tra Sở", ["Phòng Tổ chức cán bộ", "Thanh tra Sở"]),
    ("Sở Tư pháp, các bộ, ngành và địa phương", ["Sở Tư pháp", "các bộ, ngành và địa phương"]),
    ("các cơ quan, đơn vị liên quan", ["các cơ quan, đơn vị liên quan"]),
    ("Trường Mầm non Hoa Mai và giáo viên", ["Trường Mầm non Hoa Mai", "giáo viên"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_units_are_found_in_prose(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_units(text)] == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_part_only_between_units(text: str, expected: list[str]) -> None:
    assert list(split_units(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[(text, True) for text, parts in LISTS if parts],
        ("Tổ công nghệ số cộng đồng", True),
        ("Ban Giám hiệu, tổ chuyên môn", True),
        ("Thường xuyên", False),
        ("Hội nghị quán triệt", False),
        ("Các mô hình tiêu biểu", False),
        ("Cơ quan chủ trì", False),
        ("Cơ sở giáo dục triển khai ký số trên các hệ thống", False),
        ("Tổ chức hội nghị", False),
        ("100%", False),
    ],
)
def test_cells_of_units(text: str, expected: bool) -> None:  # noqa: FBT001 - a table of expected values
    assert looks_like_unit(text) is expected


def test_tone_placement_and_composition_do_not_matter() -> None:
    assert split_units("Uy\u0309 ban nhân dân tỉnh; Uỷ ban nhân dân xã; Ủy ban nhân dân huyện") == (
        "Uy\u0309 ban nhân dân tỉnh",
        "Uỷ ban nhân dân xã",
        "Ủy ban nhân dân huyện",
    )


WORDS = st.sampled_from(
    [
        "Sở",
        "Phòng",
        "các",
        "Các",
        "và",
        ",",
        ";",
        "-",
        ":",
        "\n",
        "Giáo",
        "dục",
        "Đào",
        "tạo",
        "UBND",
        "huyện",
        "liên",
        "quan",
        "Trường",
        "THCS",
        "đề",
        "nghị",
        ".",
        "1",
        "(",
    ]
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    for spans in (find_units(text), split_unit_spans(text)):
        ends = [0]
        for span in spans:
            assert ends[-1] <= span.start < span.end <= len(text)
            ends.append(span.end)
