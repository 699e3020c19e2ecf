"""Lists of units that open a clause, and the deadline that a duty is held to."""

from __future__ import annotations

import pytest

from corpus.facts.clauses import timeframe_of
from corpus.facts.unit_runs import unit_run

RUNS = [
    ("Sở Lao động - Thương binh và Xã hội quy định mức", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Quốc hội bầu Chủ tịch", ["Quốc hội"]),
    ("Giám đốc Sở Giao thông vận tải chủ trì", ["Giám đốc Sở Giao thông vận tải"]),
    ("Hiệu trưởng các trường mầm non, tiểu học xây dựng kế hoạch", ["Hiệu trưởng các trường mầm non, tiểu học"]),
    ("Sở Xây dựng hoàn thành việc thẩm định", ["Sở Xây dựng"]),
    ("UBND các xã vùng hạn tổ chức tuyên truyền", ["UBND các xã vùng hạn"]),
    ("Các tổ dân phố vận động Nhân dân", ["Các tổ dân phố"]),
    ("các địa phương kiểm tra các trạm bơm", ["các địa phương"]),
    ("Sở Y tế chú trọng tổ chức tập huấn", ["Sở Y tế"]),
    ("các cơ quan quản lý nhà nước tổ chức", ["các cơ quan quản lý nhà nước"]),
    ("Công ty TNHH Thủy lợi Bắc Nghệ An lập phương án", ["Công ty TNHH Thủy lợi Bắc Nghệ An"]),
    ("Công ty Cổ phần Cấp nước Bến Thành lập hồ sơ", ["Công ty Cổ phần Cấp nước Bến Thành"]),
    ("Ban Quản lý rừng phòng hộ Nam Đàn bảo vệ rừng", ["Ban Quản lý rừng phòng hộ Nam Đàn"]),
    (
        "Thường trực Hội đồng nhân dân, các Ban Hội đồng nhân dân và đại biểu Hội đồng nhân dân giám sát",
        ["Thường trực Hội đồng nhân dân", "các Ban Hội đồng nhân dân", "đại biểu Hội đồng nhân dân"],
    ),
    ("Hạt Kiểm lâm chủ trì", ["Hạt Kiểm lâm"]),
    ("Báo và Đài Phát thanh - Truyền hình tỉnh xây dựng", ["Báo và Đài Phát thanh - Truyền hình tỉnh"]),
    ("Ủy ban Kiểm tra Đảng ủy giám sát việc thực hiện", ["Ủy ban Kiểm tra Đảng ủy"]),
    ("Chủ tịch UBND các tỉnh, thành phố ven biển chỉ đạo", ["Chủ tịch UBND các tỉnh, thành phố ven biển"]),
    ("Ủy ban nhân dân cấp tỉnh có biển tổ chức", ["Ủy ban nhân dân cấp tỉnh có biển"]),
    (
        "Công ty cổ phần Tư vấn đầu tư xây dựng Hà Thành; Công ty TNHH Sông Lam",
        ["Công ty cổ phần Tư vấn đầu tư xây dựng Hà Thành", "Công ty TNHH Sông Lam"],
    ),
    ("rà soát, thống kê", []),
]

TIMES = [
    ("Cung ứng vắc xin; hoàn thành trước ngày 10/3/2025, báo cáo kết quả trước ngày 15/5/2025", "trước ngày 10/3/2025"),
    ("Tổ chức tập huấn trong quý II/2026, gửi báo cáo trước ngày 30/7/2026", "quý II/2026"),
    ("Rà soát các dự án; báo cáo kết quả trước ngày 20/3/2025", "trước ngày 20/3/2025"),
    ("Đưa nội dung phòng bệnh vào trường học từ năm học 2026 - 2027.", "từ năm học 2026 - 2027"),
    ("Khởi công trong tháng 4/2025, hoàn thành trước ngày 30/11/2025", "trước ngày 30/11/2025"),
]


@pytest.mark.parametrize(("text", "names"), RUNS)
def test_a_name_ends_where_its_verb_begins(text: str, names: list[str]) -> None:
    assert [text[span.start : span.end] for span in unit_run(text, 0)] == names


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_the_time_of_the_work_comes_before_the_time_of_the_report(text: str, time: str) -> None:
    span = timeframe_of(text)
    assert span is not None
    assert text[span.start : span.end] == time
