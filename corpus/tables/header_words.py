"""The words of table headers in administrative Vietnamese, and the role that each of them gives a column."""

from __future__ import annotations

import re

from corpus.language.vietnamese import place_tone

Role = str | None

_YEAR = r"(?:19|20)\d\d"
_WHO = (
    r"(?:đơn vị|cơ quan|đv|tổ chức|bộ phận|phòng ban|các phòng|ban ngành|sở ngành|cấp|người|cá nhân|cán bộ|lực lượng)"
)
_LEAD = r"(?:chủ trì|chịu trách nhiệm|trách nhiệm|đầu mối|phụ trách|phân công|chủ quản|thường trực|theo dõi|tham mưu)"
_HELP = r"(?:phối hợp|tham gia|cùng (?:thực hiện|làm)|hỗ trợ)"

# The head of a header decides first: "Thời gian phối hợp" is a time, "Nội dung phối hợp" a task.
_MEASURED = r"(?:kết quả|số liệu|ước|ước th|đã đạt|đạt được|th|thực hiện|ước thực hiện|kết quả thực hiện)"
_HEADS: dict[str, str] = {
    "ordinal": r"(?:stt|tt|số tt|số thứ tự|thứ tự|mục số)$",
    "note": r"ghi chú|chú thích|lưu ý|diễn giải",
    "unit": r"đơn vị (?:tính|đo)|đvt|đv tính",
    "base": rf"hiện trạng|năm gốc|năm cơ sở|(?:giá trị|số liệu|mức) (?:nền|gốc|ban đầu)|thực trạng|xuất phát điểm"
    rf"|{_MEASURED}(?: hết)?(?: năm(?: học)?)? {_YEAR}|(?:năm(?: học)? )?{_YEAR} {_MEASURED}$|ước thực hiện$",
    "timeframe": r"(?:dự kiến )?(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn|mốc|ngày)\b"
    r"|năm (?:thực hiện|hoàn thành)\b|(?:tháng|quý|bắt đầu|kết thúc|từ ngày|đến ngày)$",
    "result": r"(?:dự kiến |hồ sơ )?(?:kết quả|sản phẩm|đầu ra|minh chứng|hình thức văn bản)|(?:yêu cầu )?cần đạt",
    "funding": r"(?:(?:nguồn|tổng|dự kiến|dự toán|ước) )*(?:kinh phí|vốn|ngân sách|dự toán|tài chính|chi phí)",
    "place": r"địa điểm|nơi |nơi$|địa chỉ",
    "indicator": r"(?:tên |các |hệ thống |nội dung |nhóm |danh mục )?(?:chỉ tiêu|chỉ số|mục tiêu|tiêu chí)",
    "task": r"(?:tên |các |nhóm |danh mục )?(?:nội dung|nhiệm vụ|giải pháp|công việc|hoạt động|hành động|biện pháp"
    r"|đầu việc|việc|đề án|dự án|lĩnh vực|phần việc|chuyên đề|công tác|chương trình)\b",
    "scope": r"đối tượng|phạm vi|cấp học|bậc học|loại hình|địa bàn|khu vực",
    "year": r"(?:năm|năm học|giai đoạn|mốc thời gian)$",
}
# Words that head columns which hold no part of a fact.
_OTHERS = re.compile(
    r"(?:các )?(?:đơn vị|cơ quan|đv|số lượng|số|tên|loại|mã|địa chỉ|điện thoại|email|họ|chức|ngày"
    r"|giới tính|trình độ|quy mô|diện tích|tổng|cộng|đơn giá|thành tiền|giá|mức|văn bản|căn cứ|tỷ lệ|tỉ lệ|trong đó)\b"
)
# What a timetable, a register or a fee list calls its columns; whole, for "Phòng Nội vụ" opens a row.
_BARE = re.compile(
    r"(?:thứ|buổi|ca|tiết|tuần|phòng|lớp|khối|khối lớp|môn|môn học|câu lạc bộ|giáo viên|giảng viên|học sinh|sinh viên"
    r"|chủ nhiệm|thời lượng|học kỳ|học kì|xã|phường|huyện|tỉnh|thôn|trường|đơn vị|hạng mục|khoản|khoản thu|danh hiệu"
    r"|xếp loại|hạng|thiết bị|vật tư|mặt hàng|tuyến|hồ|trạm)"
)
# One of many by its number: "Khối 8", "Thứ Hai", "Học kỳ II".
_ONE_OF_MANY = re.compile(
    r"(?:khối|lớp|thứ|học kỳ|học kì|tuần|ca|tiết|đợt|tổ|nhóm|cụm|mức|vùng|loại|hạng)"
    r" (?:\d{1,2}[a-zđ]?|[ivx]{1,4}|hai|ba|tư|năm|sáu|bảy|nhất|nhì)|chủ nhật"
)
PRICES = re.compile(
    r"\b(?:đơn giá|thành tiền|giá(?! trị)|tiền|kinh phí|dự toán|vốn|ngân sách|lương|phụ cấp|định mức|phí"
    r"|(?:mức|số) (?:chi|thu))\b"
)
_COUNTED = re.compile(r"(?:tổng )?(?:tỷ lệ|tỉ lệ|số|diện tích|sản lượng|lượt|mức độ|tốc độ)\b")
# Who watches, approves or judges has no part in doing it.
WATCHERS = re.compile(
    r"\b(?:giám sát|kiểm tra|thẩm định|phê duyệt|duyệt|đánh giá|nhận|thụ hưởng|ban hành|theo dõi|chỉ đạo)\b"
)
PERSONS = re.compile(r"\b(?:họ (?:và )?tên|chức vụ|chức danh|ngày sinh|năm sinh)\b")
SCORES = re.compile(r"\b(?:điểm|số lượng|diện tích|dân số|trọng số|ghi chú|mã|trang)\b")
VALUES = re.compile(r"\b(?:giá trị|mức|mức độ|tỷ lệ|tỉ lệ|số lượng|kế hoạch|kh|phấn đấu|chỉ tiêu|mục tiêu)\b")
COMPARISON = re.compile(rf"so sánh|so với|tăng|giảm|{_YEAR}\s*/\s*{_YEAR}")
# "Trách nhiệm" over what is to be done, and what heads the column of those who are to do it.
DUTIES = re.compile(
    r"(?:nội dung )?(?:trách nhiệm|phân công|nhiệm vụ và trách nhiệm|trách nhiệm và nhiệm vụ)"
    r"(?: (?:thực hiện|chính|cụ thể))?"
)
HOLDERS = re.compile(
    r"(?:tên )?(?:các )?(?:đơn vị(?! tính)|cơ quan|cá nhân|bộ phận|tổ chức|chức danh|thành phần|thành viên|người|ban"
    r"|tổ)\b"
)
# "Chỉ tiêu huy động theo từng trường", "Biểu giao chỉ tiêu".
AIMED = re.compile(
    r"(?:(?:phụ lục|bảng|biểu|bảng tổng hợp|tổng hợp|giao|kế hoạch|phân bổ|danh mục|các|\d+|[ivx]+)\s+)*"
    r"(?:chỉ tiêu|mục tiêu)\b"
)
# How strongly a header's words claim the lead: beside "chủ trì", "thực hiện" means those who work with it.
_CLAIMS = (
    r"chủ trì",
    r"chịu trách nhiệm|đầu mối|trách nhiệm chính",
    rf"{_LEAD}|giao(?! (?:thông|dịch|lưu|tiếp|ban|nhận))",
    r"thực hiện|triển khai",
    _WHO,
)


def key(text: str) -> str:
    """Return the words of a header in lower case with one tone placement, punctuation gone."""
    return " ".join(place_tone(word) for word in re.findall(r"\w+", text))


def role_of_words(text: str) -> Role:
    """Return the role that a header's own words give, ``units`` where they name both roles, ``None`` if none."""
    words = key(text)
    for role, pattern in _HEADS.items():
        if re.match(pattern, words):
            return role
    return _role_of_units(words) or _role_of_rest(words)


def heads_column(text: str) -> bool:
    """Say whether a text reads as the header of some column, known to hold part of a fact or not."""
    if role_of_words(text) is not None or _BARE.fullmatch(key(text)) or _ONE_OF_MANY.fullmatch(key(text)):
        return True
    return len(text.split()) <= 8 and _OTHERS.match(key(text)) is not None


def _role_of_units(words: str) -> Role:
    if _COUNTED.match(words):
        # "Tỷ lệ hộ tham gia bảo hiểm" counts, it names nobody.
        return None
    leads, helps = re.search(rf"\b{_LEAD}\b", words), re.search(rf"\b{_HELP}\b", words)
    if leads and helps:
        return "units"
    if helps:
        return "coordinating"
    performs = re.search(r"\b(?:thực hiện|triển khai|được giao|báo cáo)\b", words)
    return "lead" if leads or (performs and (re.match(_WHO, words) or words == "thực hiện")) else None


def _role_of_rest(words: str) -> Role:
    if re.search(r"\b(?:hoàn thành|thời hạn|thời gian)\b", words):
        return "timeframe"
    if re.search(r"\b(?:sản phẩm|kết quả)\b", words):
        return "result"
    return "value" if re.search(_YEAR, words) and not PRICES.search(words) else None


def claim_of_words(text: str) -> int:
    """Return how weakly a header claims the lead, 0 for "chủ trì"."""
    words = key(text)
    return next((rank for rank, pattern in enumerate(_CLAIMS) if re.search(rf"\b(?:{pattern})\b", words)), len(_CLAIMS))
