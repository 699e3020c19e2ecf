"""Sectors of the suite on land, roads and the Party: every sentence is our own."""

from __future__ import annotations

from evaluation.table_suite.sector import Measured, Sector
from evaluation.table_suite.truth import Duty

AGRICULTURE = Sector(
    "nông nghiệp",
    "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    "Phát triển vùng trồng sầu riêng đạt chuẩn xuất khẩu",
    (
        Duty(
            "Rà soát, cấp mã số vùng trồng cho hộ sản xuất",
            ("Sở Nông nghiệp và Môi trường",),
            ("UBND các xã, phường",),
            "Quý I/2026",
            "Danh mục vùng trồng được cấp mã",
        ),
        Duty(
            "Hướng dẫn ghi nhật ký canh tác điện tử",
            ("Chi cục Trồng trọt và Bảo vệ thực vật",),
            ("Hội Nông dân tỉnh", "Liên minh Hợp tác xã"),
            "Tháng 4/2026",
            "Sổ nhật ký điện tử",
        ),
        Duty(
            "Kiểm tra dư lượng thuốc bảo vệ thực vật",
            ("Chi cục Quản lý chất lượng",),
            ("Sở Y tế",),
            "Hằng quý",
            "Phiếu kết quả phân tích",
        ),
        Duty(
            "Xây dựng đường nội đồng phục vụ thu hoạch",
            ("UBND các xã, phường",),
            ("Sở Xây dựng", "Sở Tài chính"),
            "2026 - 2028",
            "24 km đường cấp phối",
        ),
        Duty(
            "Kết nối doanh nghiệp thu mua với hợp tác xã",
            ("Sở Công Thương",),
            ("Hiệp hội Trái cây tỉnh",),
            "Quý III/2026",
            "Hợp đồng bao tiêu",
        ),
        Duty(
            "Tổ chức hội nghị sơ kết mùa vụ",
            ("Sở Nông nghiệp và Môi trường",),
            ("Văn phòng UBND tỉnh",),
            "Tháng 11/2026",
            "Thông báo kết luận",
        ),
    ),
    (
        Measured("Diện tích được cấp mã số vùng trồng", "ha", "1.250", ("2.000", "3.200", "4.500")),
        Measured("Tỷ lệ hộ ghi nhật ký điện tử", "%", "18", ("40%", "75%", "100%")),
        Measured("Sản lượng đạt chuẩn xuất khẩu", "Tấn", "9.400", ("15.000", "22.000", "30.000")),
        Measured("Tỷ lệ mẫu kiểm tra đạt yêu cầu", "%", "93", ("98%", "98%", "99%")),
    ),
    ("QUẢN LÝ VÙNG TRỒNG", "KIỂM SOÁT CHẤT LƯỢNG", "HẠ TẦNG VÀ THỊ TRƯỜNG"),
    ("hợp tác xã", "hộ cá thể"),
    ("Chuẩn hóa vùng nguyên liệu", "Mở rộng đầu ra cho nông sản"),
)


TRANSPORT = Sector(
    "giao thông",
    "SỞ XÂY DỰNG",
    "Bảo đảm an toàn giao thông khu vực cổng trường học",
    (
        Duty(
            "Sơn lại vạch đi bộ trước các điểm trường",
            ("Sở Xây dựng",),
            ("UBND các xã, phường",),
            "Trước ngày 25/8/2026",
            "Biên bản nghiệm thu",
        ),
        Duty(
            "Phân luồng giờ cao điểm tại nút giao đông xe",
            ("Công an tỉnh",),
            ("Sở Xây dựng", "Sở Giáo dục và Đào tạo"),
            "Thường xuyên",
            "Phương án phân luồng",
        ),
        Duty(
            "Lắp đèn tín hiệu tại các nút nguy hiểm",
            ("Ban Quản lý dự án giao thông",),
            ("Công ty Điện lực tỉnh",),
            "Quý IV/2026",
            "18 cụm đèn hoạt động",
        ),
        Duty(
            "Bố trí xe đưa đón học sinh vùng xa",
            ("Sở Giáo dục và Đào tạo",),
            ("Hợp tác xã vận tải",),
            "Tháng 9/2026",
            "Hợp đồng đưa đón",
        ),
        Duty(
            "Xử lý xe dừng đỗ sai quy định trước cổng trường",
            ("Công an các xã, phường",),
            ("Đội Quản lý trật tự đô thị",),
            "Hằng tháng",
            "Số liệu xử phạt",
        ),
        Duty(
            "Dạy kỹ năng tham gia giao thông an toàn",
            ("Sở Giáo dục và Đào tạo",),
            ("Công an tỉnh", "Tỉnh đoàn"),
            "Học kỳ I năm học 2026 - 2027",
            "Bài giảng điện tử",
        ),
    ),
    (
        Measured("Tỷ lệ cổng trường có vạch đi bộ", "%", "55", ("85%", "100%", "100%")),
        Measured("Số vụ va chạm trước cổng trường", "Vụ", "42", ("25", "12", "5")),
        Measured("Tỷ lệ học sinh đội mũ bảo hiểm", "%", "88", ("95%", "98%", "100%")),
        Measured("Số tuyến xe đưa đón học sinh", "Tuyến", "9", ("16", "24", "30")),
    ),
    ("HẠ TẦNG GIAO THÔNG", "TUẦN TRA, XỬ LÝ VI PHẠM", "GIÁO DỤC Ý THỨC"),
    ("trường tiểu học", "trường trung học cơ sở"),
    ("Cải thiện hạ tầng quanh trường học", "Siết chặt trật tự đường phố"),
)


PARTY = Sector(
    "Đảng",
    "TỈNH ỦY",
    "Nâng cao chất lượng sinh hoạt chi bộ thôn, tổ dân phố",
    (
        Duty(
            "Biên soạn tài liệu sinh hoạt chuyên đề",
            ("Ban Tuyên giáo và Dân vận Tỉnh ủy",),
            ("Trường Chính trị tỉnh",),
            "Hằng quý",
            "Tập tài liệu chuyên đề",
        ),
        Duty(
            "Phân công cấp ủy viên dự sinh hoạt chi bộ",
            ("Đảng ủy các xã, phường",),
            ("Ban Tổ chức Tỉnh ủy",),
            "Thường xuyên",
            "Bảng phân công",
        ),
        Duty(
            "Kiểm tra nền nếp sinh hoạt định kỳ",
            ("Ủy ban Kiểm tra Tỉnh ủy",),
            ("Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy"),
            "Quý II/2026",
            "Thông báo kết quả kiểm tra",
        ),
        Duty(
            "Đưa sổ tay đảng viên điện tử vào sử dụng",
            ("Văn phòng Tỉnh ủy",),
            ("Sở Khoa học và Công nghệ",),
            "Trước ngày 19/5/2026",
            "Sổ tay đảng viên điện tử",
        ),
        Duty(
            "Bồi dưỡng nghiệp vụ cho bí thư chi bộ",
            ("Trường Chính trị tỉnh",),
            ("Ban Tổ chức Tỉnh ủy", "Đảng ủy các xã, phường"),
            "Tháng 7/2026",
            "Kế hoạch bồi dưỡng",
        ),
        Duty(
            "Sơ kết một năm thực hiện",
            ("Ban Tổ chức Tỉnh ủy",),
            ("Văn phòng Tỉnh ủy",),
            "Tháng 12/2026",
            "Báo cáo sơ kết",
        ),
    ),
    (
        Measured("Tỷ lệ chi bộ sinh hoạt đúng định kỳ", "%", "94", ("98%", "100%", "100%")),
        Measured("Số bí thư chi bộ được bồi dưỡng", "Người", "310", ("500", "650", "720")),
        Measured("Tỷ lệ đảng viên dùng sổ tay điện tử", "%", "52", ("80%", "95%", "95%")),
        Measured("Tỷ lệ chi bộ có sinh hoạt chuyên đề", "%", "76", ("90%", "95%", "100%")),
    ),
    ("CÔNG TÁC TƯ TƯỞNG", "CÔNG TÁC TỔ CHỨC, CÁN BỘ", "KIỂM TRA, SƠ KẾT"),
    ("chi bộ thôn", "chi bộ tổ dân phố"),
    ("Đổi mới nội dung sinh hoạt", "Nâng cao năng lực cấp ủy cơ sở"),
)
