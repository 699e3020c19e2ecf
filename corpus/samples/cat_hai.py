"""The first sample plan: a district office of education, with a table of targets and one of assignments."""

from __future__ import annotations

from corpus.samples.plan import Appendix, GridText, Plan

_NOTE = "(Kèm theo Kế hoạch số     /KH-PGDĐT ngày     tháng 3 năm 2025 của Phòng Giáo dục và Đào tạo)"
_OFFICE = "Phòng GDĐT"
_SCHOOLS = "Các cơ sở giáo dục"
_BOTH = "- Phòng GDĐT\n- Các cơ sở giáo dục"
_ALWAYS = "Thường xuyên"
_OWN_PLAN = "Theo kế hoạch riêng"

_TARGETS = GridText(
    headers=(("Stt", "Chỉ tiêu", "Đến năm 2030", "Đến năm 2045"),),
    widths=(1.2, 7.0, 5.0, 3.0),
    rows=(
        (
            "1",
            "Đơn vị của ngành trên địa bàn huyện đạt mức độ chuyển đổi số từ mức 2",
            "> 95% cơ sở giáo dục phổ thông và giáo dục thường xuyên",
            "100%",
        ),
        ("^", "^", "> 90% cơ sở giáo dục mầm non và cơ quan quản lý giáo dục", "^"),
        ("2", "Cơ sở giáo dục ký số trên sổ điểm, học bạ số và các sổ sách điện tử", "100%", "100%"),
        (
            "3",
            (
                "Cơ sở giáo dục phổ thông dạy kỹ năng số theo khung năng lực số của Thông tư số 02/2025/TT-BGDĐT"
                " ngày 24/01/2025"
            ),
            "100%",
            "100%",
        ),
        ("4", "Cơ sở giáo dục phổ thông lồng ghép nội dung khởi nghiệp vào môn học", "95%", "100%"),
        ("5", "Trường trung học duy trì câu lạc bộ khởi nghiệp và đổi mới sáng tạo", "85%", "100%"),
        ("6", "Cơ sở giáo dục phổ thông dạy học STEM và tổ chức nghiên cứu khoa học", "100%", "100%"),
    ),
)

_ASSIGNMENTS = GridText(
    headers=(
        ("Stt", "Nhiệm vụ, giải pháp", "Đơn vị thực hiện", "<", "Thời gian thực hiện", "Kết quả thực hiện"),
        ("^", "^", "Cơ quan chủ trì", "Cơ quan phối hợp", "^", "^"),
    ),
    widths=(1.2, 9.0, 3.6, 4.2, 2.8, 4.2),
    rows=(
        ("I. CHỈ ĐẠO, ĐIỀU HÀNH",),
        (
            "1",
            (
                "Mở đợt học tập Nghị quyết số 57-NQ/TW cho toàn bộ công chức, viên chức; rà soát việc thực hiện"
                " Nghị quyết số 03-NQ/TU và Kết luận số 312-KL/TU."
            ),
            _BOTH,
            "",
            "2025",
            "Hội nghị quán triệt",
        ),
        (
            "2",
            "Ra hướng dẫn cho từng lĩnh vực, cấp học ngay khi thành phố và các bộ có chỉ đạo mới.",
            _OFFICE,
            "",
            _ALWAYS,
            "Văn bản chỉ đạo, hướng dẫn",
        ),
        ("II. TUYÊN TRUYỀN",),
        (
            "1",
            "Lập chuyên mục về khoa học, công nghệ và chuyển đổi số trên trang thông tin điện tử, fanpage của đơn vị.",
            _BOTH,
            "Các đơn vị có liên quan",
            _ALWAYS,
            "Các chuyên mục trên cổng thông tin điện tử",
        ),
        (
            "2",
            "Chọn và giới thiệu cá nhân, tập thể làm mô hình điểm về chuyển đổi số trong dạy học.",
            _OFFICE,
            "Các cơ sở giáo dục; Các đơn vị liên quan",
            _ALWAYS,
            "Các mô hình tiêu biểu",
        ),
        (
            "3",
            "Làm tin bài, phim ngắn tuyên truyền về đổi mới sáng tạo và đăng trên mạng xã hội.",
            _OFFICE,
            "^",
            _ALWAYS,
            "Các chương trình, sản phẩm truyền thông",
        ),
        (
            "4",
            "Treo pa-nô, áp phích, trưng bày đồ họa thông tin tại trường học.",
            _OFFICE,
            "^",
            _ALWAYS,
            "Tranh, ảnh, đồ họa",
        ),
        (
            "5",
            "Mời doanh nghiệp giới thiệu giải pháp số tại các buổi hội thảo, tọa đàm chuyên đề.",
            _OFFICE,
            "Các đơn vị cung cấp sản phẩm chuyển đổi số trong giáo dục; Các cơ sở giáo dục",
            _ALWAYS,
            "Hội nghị, hội thảo, tọa đàm, triển lãm",
        ),
        (
            "6",
            "Khen thưởng điển hình tiên tiến và phổ biến sáng kiến hay.",
            _OFFICE,
            "Các đơn vị liên quan",
            _OWN_PLAN,
            "Các chương trình biểu dương",
        ),
        ("III. THI ĐUA",),
        (
            "1",
            "Phát động đợt thi đua chuyên đề đổi mới sáng tạo trong ngành.",
            _OFFICE,
            _SCHOOLS,
            _OWN_PLAN,
            "Phong trào thi đua",
        ),
        ("IV. ĐÀO TẠO, THU HÚT NHÂN TÀI",),
        (
            "1",
            "Cử công chức, cán bộ quản lý, giáo viên dự các lớp bồi dưỡng về chuyển đổi số.",
            _OFFICE,
            _SCHOOLS,
            _ALWAYS,
            "Kết quả tham gia các khóa đào tạo, bồi dưỡng, tập huấn",
        ),
        (
            "2",
            "Hình thành lực lượng cốt cán về khoa học, công nghệ của ngành.",
            _OFFICE,
            _SCHOOLS,
            _ALWAYS,
            "Mạng lưới đội ngũ cốt cán",
        ),
        ("V. KHỞI NGHIỆP",),
        (
            "1",
            "Đẩy nhanh các việc của đề án giúp học sinh, sinh viên khởi nghiệp đến năm 2025.",
            _OFFICE,
            _SCHOOLS,
            _OWN_PLAN,
            "Hoạt động khởi nghiệp, đổi mới sáng tạo",
        ),
        ("VI. SÁNG KIẾN, NGHIÊN CỨU KHOA HỌC",),
        (
            "1",
            "Khuyến khích giáo viên viết sáng kiến ứng dụng công nghệ vào giảng dạy.",
            _OFFICE,
            _SCHOOLS,
            _OWN_PLAN,
            "Sáng kiến ngành GDĐT",
        ),
        ("VII. CHUYỂN ĐỔI SỐ",),
        (
            "1",
            (
                "Triển khai Chỉ thị số 04/CT-TTg ngày 11/02/2024 của Thủ tướng Chính phủ và các đề án số hóa ngành"
                " giai đoạn 2022-2025."
            ),
            _OFFICE,
            _SCHOOLS,
            _ALWAYS,
            "Sản phẩm chuyển đổi số",
        ),
    ),
)

CAT_HAI = Plan(
    file_name="ke-hoach-minh-hoa-cat-hai.docx",
    parent="UBND HUYỆN CÁT HẢI",
    issuer="PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
    symbol="Số:        /KH-PGDĐT",
    place_and_date="Cát Hải, ngày      tháng 3 năm 2025",
    subject=(
        "Phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số ngành giáo dục huyện Cát Hải năm 2025"
        " (Bản tóm lược minh hoạ, không phải văn bản chính thức)"
    ),
    bases=(
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;",
        "Căn cứ Nghị quyết số 03-NQ/CP ngày 09/01/2025 của Chính phủ;",
        "Căn cứ Chương trình hành động số 89-CTr/TU ngày 25/02/2025 của Ban Thường vụ Thành ủy Hải Phòng;",
        "Căn cứ Kế hoạch số 44/KH-UBND ngày 28/02/2025 của Ủy ban nhân dân thành phố Hải Phòng;",
        "Căn cứ Kế hoạch số 1449/KH-SGDĐT ngày 14/3/2025 của Sở Giáo dục và Đào tạo,",
    ),
    opening="Phòng Giáo dục và Đào tạo (GDĐT) lập bản tóm lược minh hoạ này với các nội dung sau:",
    sections=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        (
            "Cho mỗi đơn vị thấy rõ việc của mình, người chủ trì, thời hạn và sản phẩm phải có khi thực hiện các"
            " nghị quyết nêu trên."
        ),
        "2. Yêu cầu",
        "Làm đúng tiến độ, công khai kết quả và không vượt quá nguồn lực của ngành.",
        "II. NỘI DUNG NHIỆM VỤ",
        "1. Chỉ đạo, điều hành",
        "Phòng GDĐT theo dõi văn bản mới của thành phố, của Sở GDĐT để hướng dẫn các trường trong năm học.",
        "2. Truyền thông",
        (
            "Các trường nói về nghị quyết với giáo viên, học sinh, phụ huynh; mời đoàn viên làm tuyên truyền viên giúp"
            " người dân dùng dịch vụ công trực tuyến."
        ),
        "3. Khởi nghiệp, đổi mới sáng tạo",
        "- Mỗi trường phổ thông chọn một mô hình hỗ trợ khởi nghiệp hợp với điều kiện của mình.",
        "- Ưu tiên liên kết với doanh nghiệp và nguồn xã hội hóa khi làm dự án của học sinh.",
        "4. Chuyển đổi số",
        "Mở rộng cơ sở dữ liệu ngành, dùng học bạ số, tiến tới văn bằng số và chứng chỉ số.",
        "III. KINH PHÍ",
        "Phòng GDĐT và các cơ sở giáo dục tự cân đối trong dự toán được giao để chi cho các việc ghi tại Phụ lục II.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Giáo dục và Đào tạo",
        "1.1. Trưởng phòng",
        "Điều hành chung và chịu trách nhiệm về tiến độ của bản tóm lược này.",
        "1.2. Các Phó Trưởng phòng",
        "Giao việc cho chuyên viên và giữ liên hệ giữa bên chủ trì với bên phối hợp.",
        "1.3. Chuyên viên",
        "- Tham mưu về chuyên môn;",
        "- Gom số liệu, soạn báo cáo khi Ủy ban nhân dân huyện hoặc Sở GDĐT yêu cầu.",
        "2. Các trường mầm non, tiểu học, tiểu học và trung học cơ sở, trung học cơ sở (gọi tắt là các cơ sở giáo dục)",
        "Làm các việc được giao tại Phụ lục II, theo hướng dẫn của Phòng GDĐT và của Ủy ban nhân dân xã, thị trấn.",
    ),
    closing="Trên đây là bản tóm lược dùng để minh hoạ cách hỏi đáp trên văn bản./.",
    recipients=("- LĐ, CV PGDĐT;", "- Các trường MN, TH, TH&THCS, THCS;", "- Lưu: VT."),
    role="TRƯỞNG PHÒNG",
    signer="Nguyễn Minh Hoạ",
    appendices=(
        Appendix("PHỤ LỤC I", "CÁC CHỈ TIÊU CỦA NGÀNH GIÁO DỤC HUYỆN", _NOTE, _TARGETS),
        Appendix("PHỤ LỤC II", "PHÂN CÔNG NHIỆM VỤ CỦA NGÀNH GIÁO DỤC HUYỆN", _NOTE, _ASSIGNMENTS, landscape=True),
    ),
)
