"""Sectors of the suite that serve people: health, culture, schools; every sentence is our own."""

from __future__ import annotations

from evaluation.table_suite.sector import Measured, Sector
from evaluation.table_suite.truth import Duty

HEALTH = Sector(
    "y tế",
    "SỞ Y TẾ",
    "Chăm sóc sức khỏe người cao tuổi tại cộng đồng",
    (
        Duty(
            "Khám sức khỏe định kỳ cho người từ 60 tuổi trở lên",
            ("Sở Y tế",),
            ("Hội Người cao tuổi", "UBND các xã, phường"),
            "Quý II/2026",
            "Báo cáo kết quả khám",
        ),
        Duty(
            "Lập hồ sơ theo dõi bệnh mạn tính trên phần mềm",
            ("Trung tâm Y tế",),
            ("Sở Khoa học và Công nghệ",),
            "Trước ngày 30/9/2026",
            "Hồ sơ sức khỏe điện tử",
        ),
        Duty(
            "Tập huấn kỹ năng chăm sóc tại nhà cho nhân viên trạm",
            ("Bệnh viện Đa khoa tỉnh",),
            ("Trường Cao đẳng Y tế", "Hội Điều dưỡng"),
            "Tháng 5/2026",
            "12 lớp tập huấn",
        ),
        Duty(
            "Cấp phát thuốc huyết áp tại trạm y tế",
            ("Sở Y tế",),
            ("Bảo hiểm xã hội tỉnh",),
            "Thường xuyên",
            "Danh sách cấp phát hằng tháng",
        ),
        Duty(
            "Truyền thông phòng ngã và dinh dưỡng hợp lý",
            ("Trung tâm Kiểm soát bệnh tật",),
            ("Báo và Phát thanh, Truyền hình tỉnh", "Hội Liên hiệp Phụ nữ"),
            "Quý III/2026",
            "Chuyên mục phát sóng",
        ),
        Duty(
            "Đánh giá mô hình câu lạc bộ liên thế hệ",
            ("Sở Y tế",),
            ("Sở Nội vụ",),
            "Tháng 12/2026",
            "Báo cáo đánh giá",
        ),
    ),
    (
        Measured("Tỷ lệ người cao tuổi được quản lý sức khỏe", "%", "61", ("80%", "90%", "90%")),
        Measured("Số trạm y tế có phòng phục hồi chức năng", "Trạm", "14", ("20", "35", "48")),
        Measured("Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "92,5", ("95%", "97%", "100%")),
        Measured("Số câu lạc bộ liên thế hệ hoạt động đều", "Câu lạc bộ", "37", ("60", "85", "120")),
    ),
    ("CÔNG TÁC KHÁM CHỮA BỆNH", "ĐÀO TẠO VÀ TẬP HUẤN", "TRUYỀN THÔNG, ĐÁNH GIÁ"),
    ("trạm y tế phường", "trạm y tế xã"),
    ("Nâng cao chất lượng khám chữa bệnh ban đầu", "Mở rộng dịch vụ tại cộng đồng"),
)


CULTURE = Sector(
    "văn hóa",
    "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
    "Bảo tồn làng nghề truyền thống gắn với du lịch",
    (
        Duty(
            "Kiểm kê di sản nghề dệt thổ cẩm",
            ("Sở Văn hóa, Thể thao và Du lịch",),
            ("Bảo tàng tỉnh", "UBND các xã, phường"),
            "Quý I/2027",
            "Hồ sơ kiểm kê",
        ),
        Duty(
            "Mở lớp truyền dạy nghề cho thanh niên",
            ("Tỉnh đoàn",),
            ("Hội Nghệ nhân dân gian",),
            "Tháng 6/2027",
            "8 lớp truyền dạy",
        ),
        Duty(
            "Số hóa hoa văn cổ thành kho dữ liệu mở",
            ("Bảo tàng tỉnh",),
            ("Sở Khoa học và Công nghệ", "Trường Đại học Tây Bắc"),
            "2027 - 2029",
            "Kho dữ liệu hoa văn",
        ),
        Duty(
            "Tổ chức chợ phiên cuối tuần tại làng nghề",
            ("UBND các xã, phường",),
            ("Hiệp hội Du lịch tỉnh",),
            "Hằng tuần",
            "Chợ phiên hoạt động",
        ),
        Duty(
            "Thiết kế bộ nhận diện cho sản phẩm lưu niệm",
            ("Trung tâm Xúc tiến du lịch",),
            ("Sở Công Thương",),
            "Trước ngày 15/10/2027",
            "Bộ nhận diện được phê duyệt",
        ),
        Duty(
            "Đề nghị công nhận nghệ nhân ưu tú",
            ("Sở Văn hóa, Thể thao và Du lịch",),
            ("Sở Nội vụ",),
            "Quý III/2027",
            "Tờ trình",
        ),
    ),
    (
        Measured("Số làng nghề đón khách thường xuyên", "Làng", "6", ("10", "18", "25")),
        Measured("Tỷ lệ nghệ nhân được hỗ trợ truyền dạy", "%", "35", ("60%", "80%", "80%")),
        Measured("Lượt khách tham quan làng nghề", "Lượt", "48.000", ("70.000", "110.000", "160.000")),
        Measured("Số hoa văn cổ được số hóa", "Mẫu", "120", ("400", "900", "1.500")),
    ),
    ("KIỂM KÊ, SỐ HÓA DI SẢN", "TRUYỀN DẠY NGHỀ", "PHÁT TRIỂN DU LỊCH"),
    ("làng nghề vùng cao", "làng nghề vùng thấp"),
    ("Giữ gìn vốn nghề của cộng đồng", "Đưa sản phẩm làng nghề ra thị trường"),
)


SCHOOL = Sector(
    "trường học",
    "TRƯỜNG THCS LÊ LỢI",
    "Xây dựng văn hóa đọc trong nhà trường",
    (
        Duty(
            "Bổ sung đầu sách cho thư viện xanh",
            ("Tổ Văn phòng",),
            ("Ban đại diện cha mẹ học sinh",),
            "Tháng 9/2026",
            "300 đầu sách mới",
        ),
        Duty(
            "Tổ chức tiết đọc mỗi tuần cho từng khối",
            ("Tổ Ngữ văn",),
            ("Giáo viên chủ nhiệm", "Cán bộ thư viện"),
            "Cả năm học",
            "Lịch tiết đọc",
        ),
        Duty(
            "Thi kể chuyện theo sách cấp trường",
            ("Liên đội",),
            ("Đoàn Thanh niên",),
            "Tháng 11/2026",
            "Hội thi cấp trường",
        ),
        Duty(
            "Lập góc đọc tại lớp",
            ("Giáo viên chủ nhiệm",),
            ("Ban đại diện cha mẹ học sinh",),
            "Trước ngày 05/10/2026",
            "24 góc đọc",
        ),
        Duty(
            "Tập huấn tra cứu tài liệu số",
            ("Tổ Tin học",),
            ("Cán bộ thư viện", "Tổ Ngữ văn"),
            "Học kỳ II",
            "Tài liệu hướng dẫn",
        ),
        Duty("Tổng kết phong trào đọc", ("Ban Giám hiệu",), ("Công đoàn trường",), "Tháng 5/2027", "Báo cáo tổng kết"),
    ),
    (
        Measured("Tỷ lệ học sinh mượn sách hằng tháng", "%", "45", ("70%", "85%", "95%")),
        Measured("Số đầu sách bình quân mỗi học sinh", "Cuốn", "3,2", ("4,0", "5,5", "7,0")),
        Measured("Tỷ lệ lớp có góc đọc", "%", "50", ("100%", "100%", "100%")),
        Measured("Số buổi giới thiệu sách trong năm", "Buổi", "8", ("16", "20", "24")),
    ),
    ("CƠ SỞ VẬT CHẤT THƯ VIỆN", "HOẠT ĐỘNG ĐỌC", "THI ĐUA, TỔNG KẾT"),
    ("học sinh khối 6 và 7", "học sinh khối 8 và 9"),
    ("Làm giàu vốn sách của nhà trường", "Hình thành thói quen đọc"),
)
