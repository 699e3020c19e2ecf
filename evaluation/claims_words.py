"""The wordings of claims made by rule, and matters that no document at hand speaks of."""

from __future__ import annotations

LEAD = (
    "{lead} chủ trì {task}.",
    "{Task} do {lead} chủ trì.",
    "Đơn vị chủ trì việc {task} là {lead}.",
    "Giao {lead} chủ trì {task}.",
    "{lead} là đơn vị chịu trách nhiệm chính trong việc {task}.",
    "Việc {task} được giao cho {lead} chủ trì thực hiện.",
    "Trách nhiệm chủ trì {task} thuộc về {lead}.",
    "Theo phân công, {lead} đứng ra {task}.",
    "{lead} được phân công {task}.",
    "Nhiệm vụ “{task}” có cơ quan chủ trì là {lead}.",
    "{lead} {task}.",
)
BOTH = (
    "{lead} chủ trì, phối hợp với {coordinating} {task}.",
    "{Task}: chủ trì {lead}; phối hợp {coordinating}.",
    "{Task} do {lead} chủ trì, {coordinating} phối hợp.",
    "{lead} chủ trì {task}, cùng tham gia có {coordinating}.",
    "Nhiệm vụ {task}: đơn vị chủ trì: {lead}, đơn vị phối hợp: {coordinating}.",
    "{lead} giữ vai trò chủ trì, {coordinating} giữ vai trò phối hợp trong việc {task}.",
)
HELP = (
    "{coordinating} phối hợp {task}.",
    "{coordinating} là đơn vị phối hợp trong việc {task}.",
    "Đơn vị phối hợp thực hiện nhiệm vụ {task} là {coordinating}.",
    "{Task} có sự phối hợp của {coordinating}.",
)
TIME = (
    "Thời gian {task}: {time}.",
    "Thời hạn của nhiệm vụ {task} là {time}.",
    "Nhiệm vụ {task} có thời gian thực hiện: {time}.",
    "{Task} – thời gian thực hiện {time}.",
    "{lead} {task}; thời hạn: {time}.",
)
RESULT = (
    "Sản phẩm của việc {task} là {result}.",
    "{Task}, kết quả phải có: {result}.",
    "Kết quả của nhiệm vụ {task}: {result}.",
    "{lead} chủ trì {task}, sản phẩm là {result}.",
)
TARGET = (
    "Đến năm {year}, {value} {indicator}.",
    "{Indicator} đạt {value} vào năm {year}.",
    "Chỉ tiêu năm {year}: {indicator} – {value}.",
    "Năm {year} phấn đấu {value} {indicator}.",
    "{Indicator}: {value} (năm {year}).",
    "Mục tiêu đến {year} là {value} {indicator}.",
)
SIGNER = ("{Doc} do {person} ký.", "Người ký {doc} là {person}.", "{person} là người ký {doc}.", "{person} ký {doc}.")
ISSUED = ("{Doc} được ban hành ngày {date}.", "{Doc} ký ngày {date}.", "Ngày ban hành của {doc} là {date}.")
BASIS = (
    "{Doc} căn cứ {basis}.",
    "{Doc} được ban hành dựa trên {basis}.",
    "Một trong các căn cứ của {doc} là {basis}.",
)
STRANGERS = (
    "Sở Ngoại vụ", "Tổng cục Du lịch", "Cục Hàng hải Việt Nam", "Hội Nghệ sĩ Nhiếp ảnh", "Sở Y tế", "Bộ Quốc phòng",
    "Chi cục Kiểm lâm", "Công an xã", "Ban Quản lý Khu công nghệ cao", "Viện Khoa học Khí tượng",
)  # fmt: skip
TIMES = ("Quý I/2033", "trước ngày 30/6/2034", "tháng 9/2035", "giai đoạn 2036-2040", "năm 2037", "từ Quý IV/2038")
RESULTS = (
    "báo cáo kiểm kê tài sản công", "bản đồ số hóa lưu vực sông", "biên bản bàn giao nhà kho", "đề cương hát dân ca",
    "giấy phép khai thác nước ngầm", "hợp đồng thuê tàu cá",
)  # fmt: skip
PERSONS = ("Phan Thanh Giảng", "Đặng Thị Bích Ngân", "Vũ Hoàng Long", "Lương Gia Khánh", "Tạ Quốc Bảo")
NEVER = (
    "tiêm phòng bệnh dại cho đàn chó mèo", "nạo vét luồng lạch cho tàu cá", "cấp phép khai thác cát sỏi lòng sông",
    "tổ chức lễ hội hoa phượng đỏ", "xây cầu vượt đường sắt", "trồng rừng ngập mặn ven biển", "tu bổ đình làng cổ",
    "mua sắm xe cứu thương", "kiểm định thang máy chung cư", "hỗ trợ ngư dân đóng tàu vỏ thép",
    "lắp đèn năng lượng mặt trời ở nghĩa trang", "giải phóng mặt bằng sân bay", "phát hành tem bưu chính",
    "thả cá giống xuống hồ chứa", "thi tuyển phi công", "khảo sát mỏ vàng sa khoáng", "chống buôn lậu xăng ở biên giới",
    "tổ chức đua thuyền rồng", "cấp thẻ hướng dẫn viên du lịch", "giám định cổ vật chìm dưới biển",
)  # fmt: skip
NEVER_WORDINGS = (
    "{unit} chủ trì {task}.",
    "Đến năm 2030, {value} số xã hoàn thành việc {task}.",
    "{Task} do {unit} thực hiện trong {time}.",
    "Kinh phí {task} là {money}.",
    "{unit} phối hợp với {other} {task}.",
)
# Everyday words for administrative ones: a careful reader takes either for the other.
SAME = (
    ("giáo viên", "thầy cô giáo"), ("các cơ sở giáo dục", "các trường"), ("tuyên truyền", "truyền thông"),
    ("bồi dưỡng", "tập huấn"), ("trang thông tin điện tử", "website"), ("triển khai", "thực hiện"),
    ("câu lạc bộ", "CLB"), ("khen thưởng", "biểu dương"), ("ủy ban nhân dân", "UBND"), ("công nghệ thông tin", "CNTT"),
    ("giáo dục và đào tạo", "GDĐT"), ("chuyển đổi số", "CĐS"),
)  # fmt: skip
