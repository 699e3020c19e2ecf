"""The words that names of Vietnamese organisations and roles are made of: heads, places, fields, qualifiers.

General vocabulary of the state, the Party, mass organisations and schools; every entry is lower case with the old
tone placement (``hòa``, ``ủy``), so that one entry holds for both placements. Add freely.
"""

from __future__ import annotations

# Rank orders the heads by level: "Phòng … Sở …" is one name (a part before its whole), "Sở … Phòng …" is two.
ROLE, TEAM, OFFICE, AGENCY, COUNCIL, MINISTRY, STATE = range(1, 8)

_HEADS_BY_RANK: dict[int, str] = {
    STATE: """
        chính phủ; quốc hội; ủy ban thường vụ quốc hội; chủ tịch nước; thủ tướng chính phủ; thủ tướng; bộ chính trị;
        ban bí thư; ban chấp hành trung ương""",
    MINISTRY: """
        bộ; bộ công an; bộ tư lệnh; tổng cục; bộ trưởng; thứ trưởng; cơ quan ngang bộ; bộ, ban, ngành; các bộ, ngành;
        bộ, ngành; ban, bộ, ngành""",
    COUNCIL: """
        ubnd; ủy ban nhân dân; hđnd; hội đồng nhân dân; thành ủy; tỉnh ủy; huyện ủy; quận ủy; thị ủy; đảng ủy;
        ubmttq; ubmttqvn; mttq; ủy ban mặt trận tổ quốc; mặt trận tổ quốc; ủy ban; tu; đoàn đbqh;
        đoàn đại biểu quốc hội; chính quyền; cấp ủy""",
    AGENCY: """
        ủy ban kiểm tra; đảng đoàn; ban cán sự đảng; hạt kiểm lâm; đồn biên phòng; vườn quốc gia; thông tấn xã;
        liên hiệp các hội; thuế cơ sở;
        viện kiểm sát nhân dân;
        sở; sgdđt; sgd; sở, ban, ngành; sở, ngành; ban, ngành; ban ngành; cục; chi cục; vụ; viện; công an; quân đội;
        bộ chỉ huy quân sự; bộ đội biên phòng; ban chỉ huy quân sự; kho bạc; kho bạc nhà nước; kbnn;
        bảo hiểm xã hội; bhxh; ngân hàng; ngân hàng chính sách xã hội; tòa án; tòa án nhân dân; viện kiểm sát; đài;
        đài phát thanh; đài phát thanh và truyền hình; cổng thông tin điện tử; báo; tạp chí;
        báo và phát thanh, truyền hình; báo và đài phát thanh, truyền hình; hội; hội đồng;
        liên hiệp hội; hiệp hội; liên đoàn; liên đoàn lao động; lđlđ; liên minh; công đoàn; đoàn thanh niên;
        đoàn tncs; tỉnh đoàn; thành đoàn; huyện đoàn; thị đoàn; quận đoàn; đoàn; đảng bộ; chi bộ; thanh tra;
        thanh tra chính phủ;
        ban chỉ đạo; bcđ; ban chấp hành; ban thường vụ; tổng công ty; tập đoàn; công ty; doanh nghiệp; hợp tác xã;
        bưu điện; điện lực; viettel; vnpt; mobifone; vinaphone; fpt; misa; vnpost; evn; agribank; vietcombank; bidv;
        vietinbank; quỹ; đại học; học viện; nhà xuất bản; thuế; hải quan; quản lý thị trường; bệnh viện;
        trạm y tế; kiểm toán nhà nước; ngành""",
    OFFICE: """
        phòng; pgdđt; pgd; ban; văn phòng; vp; trung tâm; ttgdtx; trường; trường học; nhà trường; nhà trẻ;
        cơ sở giáo dục; cơ sở gdđt; cơ sở đào tạo; cơ sở gdnn; cơ sở giáo dục nghề nghiệp; cơ sở gd; csgd;
        cơ sở y tế; cơ sở; cơ quan; đơn vị; tổ chức; địa phương; đoàn thể; khoa; thư viện; bảo tàng; trạm; đội;
        ban giám hiệu; bgh; ban giám đốc; ban đại diện cha mẹ học sinh; ban quản lý; ban tổ chức;
        ban điều hành; ban kiểm soát; ban liên lạc;
        ban vận động; ban giám sát; ban công tác mặt trận; phòng, ban;
        phòng ban; phòng chuyên môn; khu công nghiệp; nhà cung cấp; đối tác; cấp""",
    TEAM: """
        tổ; nhóm; bộ phận; bộ môn; tổ công tác; tổ chuyên môn; tổ giúp việc; tiểu ban; thôn; khu phố; chi đoàn;
        tổ dân phố;
        liên đội""",
    ROLE: """
        chỉ huy trưởng; chính ủy; tư lệnh; chánh án; trưởng thôn; trưởng khu phố; trưởng bản;
        thủ trưởng; người đứng đầu; hiệu trưởng; phó hiệu trưởng; giám đốc; phó giám đốc; tổng giám đốc; chủ tịch;
        phó chủ tịch; trưởng phòng; phó trưởng phòng; phó phòng; trưởng ban; phó trưởng ban; chánh văn phòng;
        phó chánh văn phòng; chánh thanh tra; cục trưởng; vụ trưởng; viện trưởng; bí thư; phó bí thư; đồng chí; đ/c;
        lãnh đạo; chuyên viên; tổ trưởng; tổ phó; kế toán trưởng; trưởng các phòng; ban lãnh đạo; tổng phụ trách""",
}

# People in general: units of a table cell ("Cán bộ, giáo viên"), too common to be units in prose.
_PEOPLE = """
    cán bộ; cbql; cán bộ quản lý; giáo viên; gv; nhân viên; nv; viên chức; công chức; người lao động; học sinh; hs;
    sinh viên; học viên; phụ huynh; cha mẹ học sinh; gia đình; đoàn viên; cá nhân; tập thể; nhân dân; người dân;
    cha mẹ; giáo viên chủ nhiệm; báo cáo viên; văn thư; kế toán; cộng đồng"""

# Heads that are everyday words too: a name or a qualifier must follow, or a plural stand before.
_COMMON = """
    bộ; ban; phòng; vụ; cục; viện; hội; đoàn; đội; tổ; nhóm; khoa; đài; báo; trạm; quỹ; trường; sở; thuế; tu; vp;
    cơ sở; cơ quan; đơn vị; địa phương; đại học; công ty; ủy ban; chính quyền; tập đoàn; thôn; bộ phận; lãnh đạo;
    doanh nghiệp; hải quan; thư viện; ngân hàng; đoàn thể; bộ môn; hội đồng; đối tác; bảo tàng; tạp chí; điện lực"""
_PLURAL_ONLY = "ngành; cấp; tổ chức; thôn; khu phố"
# Syllables that make another word together with a head after them ("nhiệm vụ", "cán bộ", "xã hội").
_BEFORE_HEAD = """
    nhiệm; nghiệp; dịch; chức; phục; nội; sự; cán; toàn; tiến; đồng; trung; nam; bắc; xã; cơ; lễ; mở; tập; quân;
    quốc; dự; hải; môi; thị; bệnh; nhân; trụ; thông; cảnh; sách; kết; bố; công; văn; đô; tuyển; đơn; tham; lên; thành;
    nha; ngoại; xe; hiện; kiểm; chế; khu; tạp"""

_NOT_HEADS = """
    phòng chống; phòng, chống; phòng cháy; phòng ngừa; phòng thủ; phòng học; phòng bệnh; phòng máy; phòng họp;
    phòng thí nghiệm; phòng tránh; phòng vệ; ban hành; ban đầu; ban đêm; ban tặng; ban bố; tổ chức thực hiện;
    tổ chức triển khai; tổ chức các; tổ chức hội; tổ chức tập huấn; tổ chức quán triệt; tổ chức tuyên truyền;
    tổ chức kiểm tra; tổ chức đánh giá; tổ chức thi; tổ chức lớp; tổ chức dạy; tổ chức hoạt động; tổ chức học;
    tổ chức bồi dưỡng; tổ chức tốt; tổ chức đầy; tổ chức phong; tổ chức sơ; tổ chức tổng; tổ chức biên; tổ chức xây;
    doanh nghiệp cổ phần hóa;
    tổ quốc; tổ hợp; tổ chim; hội nghị; hội thảo; hội thi; hội họp; hội nhập; hội chợ; hội tụ; hội diễn;
    hội đàm; hội giảng; hội chứng; hội viên; đoàn kết; đoàn viên; đoàn kiểm tra; vụ việc; vụ án; vụ kiện; vụ mùa;
    vụ lợi; bộ máy; bộ tiêu chí; bộ đề; bộ luật; bộ công cụ; bộ dữ liệu; bộ sách; bộ chỉ số; bộ câu hỏi; bộ mã;
    bộ tài liệu; bộ thủ tục; bộ lọc; trường hợp; trường lớp; trường đời; viện dẫn; viện trợ; viện phí; sở hữu;
    sở thích; sở dĩ; sở trường; cục bộ; cục diện; quỹ đất; quỹ thời gian; quỹ lương; quỹ tiền; cơ sở dữ liệu;
    cơ sở vật chất; cơ sở hạ tầng; cơ sở pháp lý; cơ sở lý luận; cơ sở khoa học; cơ sở thực tiễn; cơ sở để;
    cơ sở kết quả; cơ sở đó; cơ sở đánh giá; cơ sở các; báo cáo; báo chí; báo động; báo hiệu; đài thọ; khoa học;
    khoa trương; đội ngũ; đội hình; đội tuyển; đơn vị tính; đơn vị đo; nhóm tuổi; nhóm chỉ; nhóm nhiệm;
    ngành nghề; ngành học; cấp học; cấp phát; cấp thiết; cấp độ; cấp nước; cấp điện; cấp bách; cấp giấy; cấp phép;
    thuế suất; thuế thu; trạm biến; trung tâm dữ; trung tâm của; lãnh đạo chỉ; lãnh đạo, chỉ;
    địa phương hóa; doanh nghiệp hóa; nhóm giải; tổ chức quản; thanh tra, kiểm tra; tổ chức, quản; tổ chức cho;
    bộ phận một; đài truyền thanh không; ngân hàng câu hỏi; ngân hàng đề; thanh tra việc; báo tăng; báo giảm"""

_PLURALS = "các; những; mọi; tất cả các; toàn thể các; toàn bộ các; một số; mỗi; từng; hai; 100% các; 100%"
_PLACES = """
    tỉnh; thành phố; huyện; quận; thị xã; xã; phường; thị trấn; đặc khu; thôn; bản; ấp; khóm; trung ương; tp; tx; tt;
    khu vực; vùng; cấp tỉnh; cấp huyện; cấp xã; cấp trung ương; cấp cơ sở; khu kinh tế"""
_QUALIFIERS = """
    thuộc; trực thuộc; liên quan; có liên quan; trên địa bàn; trong toàn ngành; trong ngành; toàn ngành; toàn tỉnh;
    toàn huyện; toàn quốc; cả nước; địa phương; chức năng; chuyên môn; nghiệp vụ; công lập; ngoài công lập;
    tư thục; dân lập; chủ quản; cấp trên; cấp dưới; các cấp; khác; nêu trên; sự nghiệp; tối cao; cấp cao;
    hành chính; đoàn thể; trong tỉnh; trong huyện; trong thành phố; đóng trên địa bàn; ngoài tỉnh; quốc gia;
    nhà nước; chính trị - xã hội; chính trị xã hội; xã hội; quần chúng; chính trị; học; đầu mối;
    giúp việc; thường trực; cùng cấp; có thẩm quyền; thành viên; được giao; được phân công; cung cấp dịch vụ"""
_FIELDS = """
    giáo dục; đào tạo; gdđt; gd&đt; gd; mầm non; tiểu học; trung học; trung học cơ sở; trung học phổ thông; phổ thông;
    thường xuyên; nghề nghiệp; chuyên nghiệp; đại học; cao đẳng; trung cấp; dạy nghề; mn; th; thcs; thpt; gdtx; gdnn;
    th&thcs; thcs&thpt; chuyên biệt; dân tộc nội trú; nội trú; bán trú; chuyên; quốc tế; hòa nhập; học sinh;
    sinh viên;
    y tế; nội vụ; tài chính; kế hoạch; đầu tư; tư pháp; công thương; xây dựng; giao thông; vận tải; nông nghiệp;
    nông thôn; phát triển; môi trường; tài nguyên; khoa học; công nghệ; thông tin; truyền thông; văn hóa; thể thao;
    du lịch; lao động; thương binh; xã hội; dân tộc; tôn giáo; ngoại vụ; ngoại giao; quốc phòng; quân sự; kinh tế;
    hạ tầng; đô thị; tổ chức; hành chính; tổng hợp; quản trị; quản lý; kiểm tra; thanh tra; khảo thí; chất lượng;
    kiểm định; chính trị; tư tưởng; kế toán; chuyển đổi số; cán bộ; tuyên giáo; dân vận; nội chính; pháp chế; thi đua;
    khen thưởng; thuế; hải quan; dân số; kế hoạch hóa gia đình; trẻ em; phụ nữ; nông dân; cựu chiến binh;
    thanh niên; thiếu niên; cộng sản; hồ chí minh; khuyến học; cựu giáo chức; chữ thập đỏ; cha mẹ học sinh;
    sự nghiệp; dịch vụ; việc làm; học tập cộng đồng; bồi dưỡng; dữ liệu; chính trị nội bộ; công chức; viên chức;
    an ninh; trật tự; dự án; dự án đầu tư; dự án đầu tư xây dựng; nhân dân; nhà nước; cháy; chữa cháy; khoáng sản;
    lâm nghiệp; thủy sản;
    thủy lợi; thú y; nhà giáo; cán bộ quản lý; cán bộ quản lý giáo dục; học sinh, sinh viên; hợp tác; hợp tác quốc tế;
    công nghệ thông tin; cntt; học liệu; thiết bị; sư phạm; tâm lý; ngoại ngữ; tin học; nghệ thuật; phát thanh;
    truyền hình; khuyến nông; bảo vệ; bảo trợ; bảo tồn; di sản; báo chí; xuất bản; bưu chính; viễn thông; đất đai;
    giám định; giám sát; kiểm soát; thủ tục hành chính; cải cách hành chính; hành chính công; phục vụ hành chính công;
    tiếp công dân; đối ngoại; an toàn thông tin; hướng nghiệp; thể chất; kinh doanh; kỹ thuật; công tác sinh viên"""
# Fields too that behind an everyday word in lower case are no name ("vụ thi hành án", "báo điện tử").
_MATTERS = """
    phòng, chống thiên tai; phòng chống thiên tai; tìm kiếm cứu nạn; phòng, chống tham nhũng; khám, chữa bệnh;
    khám bệnh, chữa bệnh; phòng bệnh; xúc tiến; thương mại; dân nguyện; công nghệ số; cộng đồng; rừng phòng hộ;
    rừng đặc dụng; chất độc da cam; công trình; công trình thủy lợi; quản lý hành chính về trật tự xã hội;
    cổ phần; tnhh; trách nhiệm hữu hạn; một thành viên; cấp nước; thoát nước; đa khoa; cổ truyền; bệnh tật; nhi;
    ngữ văn; nhà báo; kiểm lâm; thực vật; trồng trọt; chăn nuôi; thực phẩm; an toàn thực phẩm; trí tuệ; thi hành án;
    dân sự; hình sự; giao thông đường bộ; đường bộ; đường sắt; đường thủy; nội địa; hàng hải; hàng không; đăng kiểm;
    cảnh sát; phòng cháy; cứu nạn; cứu hộ; tội phạm; ma túy; cơ động; khí tượng; thủy văn; biến đổi khí hậu;
    điều hành; thư viện; nhỏ và vừa; tổ chức cán bộ; dân phố; tư nhân; chứng khoán; cạnh tranh; tiêu dùng; điện tử;
    xuất nhập khẩu; quản lý đất đai; kiến trúc; quy hoạch; thú y; y học; dược; phục hồi chức năng; điều dưỡng"""

_STOPS = """
    nghị quyết; nghị định; quyết định; thông tư; chỉ thị; chương trình; công văn; kế hoạch số; kế hoạch thực;
    kế hoạch triển; kế hoạch này; đề án; luật; pháp lệnh; thông báo; hướng dẫn; kết luận; quy chế; căn cứ; đề nghị;
    yêu cầu; giao; trong; theo; trên; tại; cộng hòa xã hội chủ nghĩa; độc lập; đảng cộng sản việt nam; nơi nhận;
    thời gian; thời hạn; năm; ngày; tháng; quý; chủ trì; phối hợp; về; thực hiện; triển khai; đối với; ban hành;
    hội nghị"""

# Fields that are verbs as well: in lower case they go on with a name only right after its head.
_VERBAL = """
    tổ chức; quản lý; kiểm tra; thanh tra; xây dựng; phát triển; đào tạo; bồi dưỡng; đầu tư; thi đua; khen thưởng;
    kế hoạch; kiểm định; dạy nghề; chuyển đổi số; truyền thông; dịch vụ; chất lượng; thông tin;
    giám sát; kiểm soát; bảo vệ; quản trị; giám định; điều hành; bảo tồn; xuất bản; kinh doanh; hợp tác; hòa nhập"""

# A text that goes on with one of these after the name is a sentence about the unit, not its name.
_VERBS = """
    có trách nhiệm; có; chịu trách nhiệm; chủ động; thực hiện; triển khai; xây dựng; tham mưu; ban hành; đảm bảo;
    bảo đảm; tăng cường; đẩy mạnh; tiếp tục; hướng dẫn; chỉ đạo; kiểm tra; báo cáo; phối hợp với; chủ trì, phối; được;
    đã; sẽ; phải; cần; là; đạt; chi trả; hoàn thành; sử dụng; ứng dụng; giảng dạy; đăng ký; đề xuất; rà soát;
    tiến hành; trình; tuyên truyền; nghiêm túc; căn cứ; không; quán triệt; tổng hợp; tích cực; phê duyệt;
    khẩn trương"""


# Heads whose name goes on in the next line even where a head word opens that ("Giám đốc" / "Sở …").
_OPEN = """
    văn phòng; trung tâm; chi cục; tổng cục; thanh tra; ban chỉ đạo; ban quản lý; ban chấp hành; ban thường vụ;
    liên minh; hiệp hội; liên hiệp hội; tổng công ty; thủ trưởng; người đứng đầu; giám đốc; phó giám đốc;
    tổng giám đốc; chủ tịch; phó chủ tịch; trưởng phòng; phó trưởng phòng; phó phòng; trưởng ban; phó trưởng ban;
    chánh văn phòng; phó chánh văn phòng; chánh thanh tra; cục trưởng; vụ trưởng; viện trưởng; bí thư; phó bí thư;
    đồng chí; đ/c; trưởng các phòng; ban đại diện cha mẹ học sinh; ban lãnh đạo; chi đoàn; liên đội; tổ công tác"""
# Heads that the name of another body may follow at once ("Đảng ủy Ủy ban nhân dân tỉnh", "Tập đoàn Điện lực …").
_EMBRACING = """
    đảng ủy; đảng bộ; chi bộ; đảng đoàn; ban cán sự đảng; công đoàn; liên minh; tập đoàn; tổng công ty; hiệp hội;
    hội; liên hiệp hội; cục; chi cục; tổng cục; công ty; thanh tra"""
_GENERIC = "cơ quan; đơn vị; tổ chức; doanh nghiệp; cơ sở; nhà cung cấp; đối tác; công ty; địa phương; đoàn thể"
_PLACES_OF_WORK = "thư viện; bảo tàng; ngân hàng; doanh nghiệp; tạp chí; hải quan; điện lực"

# Behind a name of its own these open what it does; behind "đơn vị", "giáo viên" they may tell which are meant.
_ACTS = """
    chủ trì; phụ trách; phối hợp; khẩn trương; lãnh đạo; tổ chức; thẩm định; thẩm tra; giám sát; cung cấp; vận động;
    tuần tra; khám; chữa bệnh; xét xử; quản trị; quản lý; tham gia; hỗ trợ; đôn đốc; theo dõi; nghiên cứu;
    biên soạn; in; cấp; phân bổ; bố trí; phát hành; công bố; công khai; niêm yết; tiếp nhận; tiếp thu; giải quyết;
    xử lý; xử phạt; thu; chi; mua; bàn giao; nghiệm thu; lập; soạn; soạn thảo; xác định; xác minh; xem xét;
    quyết định; quy định; giao; gửi; nộp; lấy; mở; đề nghị; yêu cầu; kiến nghị; kết luận; kết nối; tư vấn; đánh giá;
    phân tích; phân công; phân cấp; phát động; phát triển; phát huy; nâng cao; huy động; khai thác; vận hành; duy trì;
    cập nhật; lồng ghép; đào tạo; bồi dưỡng; tập huấn; tuyển dụng; tuyển sinh; khảo sát; thống kê; thanh tra;
    thanh toán; quyết toán; giải ngân; đầu tư; điều hành; điều tra; khen thưởng; ký; ký kết; làm; giúp; kịp thời;
    thường xuyên; trực tiếp; nghiêm túc thực hiện; sớm; khuyến khích; cho; cử; chọn; lựa chọn; đưa; đăng; tiếp;
    thành lập; kiện toàn; chuẩn bị; phổ biến; tập trung; chăm lo; bảo vệ; bảo quản; trao; tặng; tổng kết; sơ kết"""


def _entries(listed: str) -> frozenset[tuple[str, ...]]:
    parts = (" ".join(entry.split()) for entry in listed.split(";"))
    return frozenset(tuple(part.replace(",", " ,").split()) for part in parts if part)


HEADS: dict[tuple[str, ...], int] = {
    entry: rank for rank in sorted(_HEADS_BY_RANK) for entry in _entries(_HEADS_BY_RANK[rank])
}
PEOPLE = _entries(_PEOPLE)
COMMON_HEADS = _entries(_COMMON)
PLURAL_ONLY = _entries(_PLURAL_ONLY)
BEFORE_HEAD = frozenset(entry[0] for entry in _entries(_BEFORE_HEAD))
VERBAL = _entries(_VERBAL)
NOT_HEADS = _entries(_NOT_HEADS) | {("lãnh", "đạo", *entry) for entry in VERBAL}
PLURALS = _entries(_PLURALS)
PLACES = _entries(_PLACES)
QUALIFIERS = _entries(_QUALIFIERS)
MATTERS = _entries(_MATTERS)
FIELDS = _entries(_FIELDS) | MATTERS
STOPS = _entries(_STOPS)
VERBS = _entries(_VERBS)
OPEN_HEADS = COMMON_HEADS | _entries(_OPEN)
EMBRACING = _entries(_EMBRACING)
GENERIC = _entries(_GENERIC)
PLACES_OF_WORK = _entries(_PLACES_OF_WORK)
ACTS = _entries(_ACTS)
