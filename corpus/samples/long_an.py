"""The second sample plan: a provincial department of education, its duties given unit by unit in prose."""

from __future__ import annotations

from corpus.samples.plan import Plan

LONG_AN = Plan(
    file_name="ke-hoach-minh-hoa-long-an.docx",
    parent="UBND TỈNH LONG AN",
    issuer="SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    symbol="Số:        /KH-SGDĐT",
    place_and_date="Long An, ngày      tháng 4 năm 2025",
    subject=(
        "Công tác năm 2025 của ngành giáo dục tỉnh Long An về thực hiện Nghị quyết số 57-NQ/TW"
        " (Bản tóm lược minh hoạ, không phải văn bản chính thức)"
    ),
    bases=(
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;",
        "Căn cứ Chương trình số 66-CTr/TU ngày 24/02/2025 của Ban Thường vụ Tỉnh ủy;",
        (
            "Căn cứ Quyết định số 1852-QĐ/TU ngày 28/3/2025 và Quyết định số 1853-QĐ/TU ngày 28/3/2025"
            " của Ban Thường vụ Tỉnh ủy;"
        ),
        "Căn cứ Quy chế số 01-QC/BCĐ ngày 28/3/2025 và Chương trình số 01-CTr/BCĐ ngày 28/3/2025 của Ban Chỉ đạo tỉnh;",
        "Căn cứ Quyết định số 3678/QĐ-UBND ngày 08/4/2025 của UBND tỉnh,",
    ),
    opening="Giám đốc Sở Giáo dục và Đào tạo (GDĐT) đưa ra bản tóm lược minh hoạ với các nội dung sau:",
    sections=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        (
            "Giao việc rõ ràng cho các phòng thuộc Sở và các đơn vị của ngành trong năm 2025, theo Chương trình số"
            " 01-CTr/BCĐ."
        ),
        "2. Yêu cầu",
        "Đơn vị nào nhận việc thì làm đúng chức năng, đúng hạn và báo cáo trung thực.",
        "II. NỘI DUNG",
        "1. Chỉ đạo, điều hành",
        "Toàn ngành dự hội nghị cấp tỉnh học tập Nghị quyết số 57-NQ/TW và Chương trình số 66-CTr/TU.",
        "2. Truyền thông",
        (
            "Phổ biến nghị quyết đến cán bộ, nhà giáo, học sinh, học viên trung tâm GDTX&KTTH và phụ huynh; khuyến"
            " khích đoàn viên giúp người dân làm thủ tục hành chính trên mạng."
        ),
        "3. Khởi nghiệp, đổi mới sáng tạo",
        "Trường học tạo chỗ để học sinh thử nghiệm dự án khởi nghiệp, ưu tiên làm cùng doanh nghiệp.",
        "4. Chuyển đổi số",
        (
            "Dùng học bạ số, xây dựng dữ liệu văn bằng, chứng chỉ và đưa thủ tục hành chính lên Cổng Dịch vụ công"
            " quốc gia."
        ),
        "III. KINH PHÍ",
        "Sở GDĐT, các cơ sở giáo dục và cơ sở giáo dục nghề nghiệp chi trong phạm vi dự toán đã phân bổ.",
        "IV. PHÂN CÔNG THỰC HIỆN",
        "1. Giám đốc Sở Giáo dục và Đào tạo",
        "Quyết định chung và đôn đốc tiến độ thực hiện Nghị quyết số 57-NQ/TW trong ngành.",
        "2. Các Phó Giám đốc Sở Giáo dục và Đào tạo",
        "- Phụ trách chuyên môn của từng cấp học, từng lĩnh vực được phân công.",
        "- Nhắc các phòng giữ phối hợp chặt chẽ giữa bên chủ trì và bên phối hợp.",
        "3. Phòng Hành chính - Quản trị",
        (
            "- Chủ trì, phối hợp với các phòng thuộc Sở và các đơn vị liên quan tổng hợp tình hình, báo cáo Ban Giám"
            " đốc Sở."
        ),
        (
            "- Soạn kế hoạch của Sở và Đề án chuyển đổi số trong ngành giáo dục, kể cả phần mềm dạy học và quản lý học"
            " sinh trực tuyến. Thời gian từ Quý II/2025."
        ),
        "- Lo kinh phí kịp thời và đúng chế độ cho các nhiệm vụ.",
        "4. Phòng Giáo dục trung học và Giáo dục nghề nghiệp",
        (
            "- Mở lớp nâng cao năng lực công nghệ thông tin và chuyển đổi số cho giáo viên các trường trung học. Thời"
            " gian thực hiện trong Quý III, IV/2025."
        ),
        "- Tham mưu hoạt động khởi nghiệp, đổi mới sáng tạo ở các cơ sở GDĐT.",
        (
            "5. Các phòng: Giáo dục Mầm non - Giáo dục Tiểu học; Tổ chức - Chính trị, tư tưởng; Khảo thí và Quản lý"
            " chất lượng giáo dục"
        ),
        "- Tham mưu chuyên môn thuộc phần việc của mình.",
        "- Phối hợp với Phòng Hành chính - Quản trị và các đơn vị liên quan làm các việc được giao.",
        "6. Thanh tra Sở",
        "Phối hợp với Phòng Hành chính - Quản trị giám sát quy trình thực hiện.",
        "7. Phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố",
        "Tham mưu với UBND cấp huyện và Sở GDĐT về điều kiện thực hiện ở địa phương.",
        "8. Các đơn vị trực thuộc Sở, các cơ sở giáo dục nghề nghiệp",
        "Làm theo chỉ đạo của Sở GDĐT và UBND cấp huyện, hợp với thực tế của đơn vị.",
    ),
    closing="Trên đây là bản tóm lược dùng để minh hoạ; đơn vị nào vướng mắc thì báo về Sở GDĐT để được giải quyết./.",
    recipients=(
        "- Bộ GDĐT (b/c);",
        "- TT TU, UBND tỉnh (b/c);",
        "- VP Tỉnh ủy (b/c);",
        "- GĐ, các PGĐ Sở;",
        "- Phòng GD&ĐT các huyện, TX, TP;",
        "- Các cơ sở giáo dục nghề nghiệp;",
        "- Lưu: VT, GDTrH&GDNN.",
    ),
    role="GIÁM ĐỐC",
    signer="Trần Thị Ví Dụ",
)
