"""Plans, a school's plan and a law that never existed, for the assistant's tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.assistant.building import Memory, Plan

if TYPE_CHECKING:
    from corpus.document import Document


@cache
def health() -> Document:
    plan = Plan()
    plan.head(issuer="SỞ Y TẾ", number="215/KH-SYT")
    plan.head(place="Hà Nam")
    plan.dated("ngày 12 tháng 02 năm 2026", "2026-02-12")
    plan.head(type="KẾ HOẠCH", title="Kế hoạch tiêm chủng mở rộng và hồ sơ sức khỏe điện tử tỉnh Hà Nam năm 2026")
    plan.basis("Căn cứ Quyết định số 1330/QĐ-BYT ngày 05/6/2025 của Bộ Y tế về tiêm chủng;", "1330/QĐ-BYT")
    plan.basis("Căn cứ Kế hoạch số 88/KH-UBND ngày 20/01/2026 của UBND tỉnh Hà Nam;", "88/KH-UBND")
    plan.line(
        "Sở Y tế ban hành Kế hoạch với các nội dung sau. Trung tâm Kiểm soát bệnh tật (CDC) là đơn vị thường trực."
    )
    plan.shorten("CDC", "Trung tâm Kiểm soát bệnh tật")
    plan.section("I. MỤC ĐÍCH")
    plan.line("Bảo vệ trẻ em dưới 5 tuổi khỏi các bệnh có thể phòng bằng vắc xin.")
    plan.section("II. KINH PHÍ")
    plan.line("Kinh phí thực hiện do ngân sách tỉnh bảo đảm, giao trong dự toán của Sở Y tế.")
    plan.section("III. TỔ CHỨC THỰC HIỆN")
    plan.section("III. TỔ CHỨC THỰC HIỆN", "1. Phòng Nghiệp vụ Y", kind="number")
    plan.duty(
        "- Theo dõi tiến độ tiêm chủng của các huyện. Thời gian từ Quý I/2026.",
        "Phòng Nghiệp vụ Y",
        timeframe="từ Quý I/2026",
    )
    plan.duty("- Tổng hợp báo cáo gửi Bộ Y tế.", "Phòng Nghiệp vụ Y")
    plan.section("III. TỔ CHỨC THỰC HIỆN", "2. Văn phòng Sở", kind="number")
    plan.duty("Bố trí xe và vật tư cho các đợt tiêm lưu động.", "Văn phòng Sở")
    plan.signed("GIÁM ĐỐC", "Lê Thị Hồng Nhung")
    plan.recipients("Bộ Y tế", "UBND tỉnh", "Trung tâm Y tế các huyện")
    plan.section("Phụ lục I", kind="phu_luc")
    plan.table(
        ("TT", "Chỉ tiêu", "Năm 2026", "Năm 2030"),
        ("ordinal", "indicator", "value", "value"),
        (
            ("1", "Tỷ lệ trẻ dưới 1 tuổi được tiêm đủ mũi vắc xin cơ bản", "92%", "98%"),
            ("2", "Người dân có hồ sơ sức khỏe điện tử", "75%", "> 95%"),
            ("3", "Trạm y tế xã kê đơn thuốc điện tử", "60%", "100%"),
        ),
    )
    plan.section("Phụ lục II", kind="phu_luc")
    plan.table(
        ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm"),
        ("ordinal", "task", "lead", "coordinating", "timeframe", "result"),
        (
            "A. TIÊM CHỦNG",
            (
                "1",
                "Rà soát danh sách trẻ chưa tiêm đủ mũi",
                "Trung tâm Y tế huyện",
                "Trạm y tế xã; UBND xã",
                "Tháng 3/2026",
                "Danh sách trẻ",
            ),
            (
                "2",
                "Tổ chức chiến dịch tiêm bù vắc xin sởi",
                "CDC",
                "Trung tâm Y tế huyện",
                "Quý II/2026",
                "Báo cáo chiến dịch",
            ),
            ("3", "Kiểm tra dây chuyền lạnh bảo quản vắc xin", "CDC", "", "Quý III/2026", "Biên bản kiểm tra"),
            "B. HỒ SƠ SỨC KHỎE ĐIỆN TỬ",
            (
                "1",
                "Tập huấn nhập liệu cho cán bộ trạm y tế",
                "Phòng Nghiệp vụ Y",
                "CDC",
                "Thường xuyên",
                "Lớp tập huấn",
            ),
            (
                "2",
                "Kết nối hồ sơ sức khỏe với cơ sở dữ liệu dân cư",
                "Văn phòng Sở",
                "Công an tỉnh",
                "Quý IV/2026",
                "Hệ thống kết nối",
            ),
        ),
    )
    return plan.document()


@cache
def school() -> Document:
    plan = Plan()
    plan.head(issuer="TRƯỜNG THPT NGUYỄN THÁI HỌC", number="07/KH-THPTNTH")
    plan.head(place="Vĩnh Yên")
    plan.dated("ngày    tháng 9 năm 2026", "2026-09")
    plan.head(type="KẾ HOẠCH", title="Kế hoạch xây dựng thư viện xanh và văn hóa đọc năm học 2026-2027")
    plan.basis("Căn cứ Thông tư số 16/2022/TT-BGDĐT ngày 22/11/2022 của Bộ Giáo dục và Đào tạo;", "16/2022/TT-BGDĐT")
    plan.section("I. MỤC ĐÍCH")
    plan.line("Hình thành thói quen đọc sách cho học sinh.")
    plan.section("II. KINH PHÍ")
    plan.line("Nhà trường sử dụng quỹ hoạt động và nguồn xã hội hóa để mua sách.")
    plan.section("III. PHÂN CÔNG")
    plan.table(
        ("STT", "Nội dung công việc", "Người phụ trách", "Phối hợp", "Hoàn thành", "Kết quả"),
        ("ordinal", "task", "lead", "coordinating", "timeframe", "result"),
        (
            ("1", "Sắp xếp lại kho sách giáo khoa", "Tổ Văn phòng", "Đoàn trường", "Tháng 10/2026", "Kho sách"),
            ("2", "Tổ chức ngày hội đọc sách", "Đoàn trường", "Tổ Ngữ văn; Tổ Văn phòng", "21/4/2027", "Ngày hội"),
        ),
    )
    plan.signed("HIỆU TRƯỞNG", "Phạm Quốc Bảo")
    plan.recipients("Sở GDĐT", "Các tổ chuyên môn")
    return plan.document()


@cache
def law() -> Document:
    plan = Plan()
    plan.head(issuer="QUỐC HỘI", number="91/2027/QH16")
    plan.dated("ngày 18 tháng 6 năm 2027", "2027-06-18")
    plan.head(type="LUẬT", title="Luật Bảo vệ nguồn nước ngầm")
    plan.section("Chương I", kind="chuong")
    plan.section("Chương I", "Điều 1. Phạm vi điều chỉnh", kind="dieu")
    plan.line("Luật này quy định việc khai thác và bảo vệ nguồn nước ngầm.")
    plan.section("Chương I", "Điều 2. Giải thích từ ngữ", kind="dieu")
    plan.define("Tầng chứa nước là lớp đất đá có nước di chuyển được.", "Tầng chứa nước")
    plan.define("Giếng khoan hộ gia đình là giếng có lưu lượng dưới 10 m3 một ngày.", "Giếng khoan hộ gia đình")
    plan.section("Chương II", kind="chuong")
    plan.section("Chương II", "Điều 3. Cấp phép khai thác", kind="dieu")
    plan.section("Chương II", "Điều 3. Cấp phép khai thác", "1.", kind="khoan")
    plan.line("Giấy phép khai thác có thời hạn 5 năm.")
    plan.section("Chương II", "Điều 3. Cấp phép khai thác", "2.", kind="khoan")
    plan.line("Sở Nông nghiệp và Môi trường cấp giấy phép trong 15 ngày làm việc.")
    plan.section("Chương II", "Điều 4. Mức xử phạt", kind="dieu")
    plan.line("Khai thác không phép bị phạt tiền từ 50 triệu đồng đến 80 triệu đồng.")
    plan.signed("CHỦ TỊCH QUỐC HỘI", "Đặng Văn Tường")
    return plan.document()


def everything() -> Memory:
    return Memory(health=health(), school=school(), law=law())
