"""The header words of administrative tables and what kind of column each announces."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.language.vietnamese import place_tone

# Kinds of columns, for reading their cells; which role a column has in a fact is decided later, from its words.
ORDINAL, TASK, LEAD, HELP, TIME, RESULT, VALUE = "ordinal", "task", "lead", "help", "time", "result", "value"
MEASURE, FUNDING, PLACE, NOTE, PERSON, OTHER = "measure", "funding", "place", "note", "person", "other"

_YEAR = r"(?:19|20)\d\d"
_BODY = (
    r"(?:(?:các )?(?:cơ quan|đơn vị|đv|phòng|ban|bộ phận|tổ chức|cấp|sở|ngành|địa phương|trường|tập thể|"
    r"lực lượng|cá nhân)"
    r"(?: ?[,/] ?| và | )?)+"
)
_DUTY = (
    r"(?:chủ trì|chịu trách nhiệm|phụ trách|đầu mối|chủ quản|thực hiện|triển khai|tham mưu|được giao|trách nhiệm"
    r"|báo cáo)"
)
_AID = r"(?:phối hợp|tham gia|hỗ trợ|cùng thực hiện)"
_DONE = r"(?: (?:thực hiện|hoàn thành|triển khai|trình|ban hành|bắt đầu|kết thúc|báo cáo|dự kiến|tổ chức|đạt được))*"

# First match wins; each pattern must cover the header's whole text, in lower case with the old tone placement.
_PATTERNS: tuple[tuple[str, str], ...] = (
    (ORDINAL, r"s ?t ?t|t ?t|số t ?t|số thứ tự|thứ tự|mục số"),
    (NOTE, r"ghi chú|chú thích|lưu ý|diễn giải"),
    (MEASURE, r"đơn vị (?:tính|đo)|đvt|đv tính|đv"),
    (FUNDING, (r"(?:dự kiến |dự toán |tổng |nguồn |nhu cầu |ước )*(?:kinh phí|vốn|ngân sách|dự toán|nguồn lực|"
     r"nguồn tài chính|chi phí)"
     r"(?: thực hiện| dự kiến| đầu tư| tỉnh| huyện| xã| nhà nước| trung ương| địa phương| xã hội hóa| khác| \(.*\))*"
     r"|thành tiền|đơn giá|nstw|nsđp|nsnn|xhh|xã hội hóa|nguồn")),
    (TIME, (rf"(?:dự kiến )?(?:thời gian|thời hạn|tiến độ|lộ trình|thời điểm|hạn|"
     rf"mốc thời gian){_DONE}(?: dự kiến)?(?: năm {_YEAR})?"
     rf"|(?:ngày|tháng|quý|năm){_DONE}|thời gian, (?:địa điểm|tiến độ)|bắt đầu|kết thúc|hoàn thành|kỳ báo cáo|"
     rf"tần suất")),
    (PLACE, r"địa điểm(?: thực hiện| tổ chức)*|nơi (?:thực hiện|tổ chức)|địa chỉ|địa bàn"),
    (RESULT, (rf"(?:dự kiến )?(?:kết quả|sản phẩm|đầu ra|hình thức văn bản|hồ sơ|sản phẩm đầu ra)"
     rf"(?: ?[,/] ?(?:kết quả|sản phẩm|đầu ra)| và (?:kết quả|sản phẩm)| chủ yếu| cụ thể| đầu ra| cần đạt|"
     rf" phải đạt| dự kiến| mong đợi)*"
     rf"{_DONE}(?: dự kiến)?")),
    (PERSON, r"(?:lãnh đạo|người|cán bộ|đồng chí|chuyên viên)(?: [\w/]+){0,5}|họ và tên|họ tên|chức vụ|chức danh"),
    (HELP, rf"(?:{_BODY})?{_AID}(?: thực hiện)?|{_BODY}cùng thực hiện|(?:{_BODY})?(?:liên quan)"),
    (LEAD, (rf"(?:{_BODY})?{_DUTY}(?: chính)?(?: (?:thực hiện|chính))?(?:(?: ?[,/] ?| và |"
     rf" - )(?:{_BODY})?{_AID})?(?: thực hiện)?"
     rf"|phân công(?: nhiệm vụ| trách nhiệm)?(?: thực hiện)?|{_BODY[:-1]}|trách nhiệm(?: thực hiện)?|"
     rf"tổ chức thực hiện")),
    (VALUE, (rf"(?:đến |hết |cuối |giai đoạn |kế hoạch |mục tiêu |chỉ tiêu |phấn đấu |năm học |năm |nhiệm kỳ |"
     rf"kh |th |ước |thực hiện |"
     rf"hiện trạng |kết quả |đạt |giá trị |tỷ lệ |số liệu |dự kiến |đạt được |thực trạng |từ |và )*"
     rf"{_YEAR}(?: ?[-–/] ?(?:năm )?(?:{_YEAR}|\d\d)| đến (?:năm )?{_YEAR})?(?: ?\(%\)| trở đi)?")),
    (VALUE, (r"(?:hiện trạng|thực trạng|năm gốc|năm cơ sở|giá trị|mức|mức độ|tỷ lệ|tỉ lệ|số lượng|kế hoạch|"
     r"kết quả|tổng số|tổng cộng|"
     r"phấn đấu|mức đạt|chỉ tiêu giao|chỉ tiêu|mục tiêu|lộ trình)(?: (?:đạt|giao|cần đạt|thực hiện|hiện nay|"
     r"hiện tại|phấn đấu|\(%\)))*")),
    (TASK, (r"(?:tên |các |nhóm |danh mục |số |một số )*"
     r"(?:(?:nội dung|nhiệm vụ|giải pháp|công việc|hoạt động|đầu việc|việc|đề án|dự án|lĩnh vực|phần việc|"
     r"chuyên đề|công tác|chương trình|"
     r"chỉ tiêu|mục tiêu|tiêu chí|chỉ số|biện pháp|nhóm nhiệm vụ|vấn đề|văn bản|mô hình)"
     r"(?: ?[,/&] ?| và | - | )?(?:trọng tâm|chủ yếu|cụ thể|thực hiện|chính|triển khai|thành phần|đánh giá|"
     r"phát triển|công tác|chuyển đổi số)*"
     r"(?: ?[,/&] ?| và | )?)+")),
    (OTHER, (r"đối tượng(?: tham gia| thực hiện| áp dụng)*|phạm vi|cấp học|bậc học|loại hình|"
     r"thành phần(?: tham gia)?|hình thức"
     r"(?: thực hiện| tổ chức)*|phương pháp|căn cứ(?: pháp lý)?|cơ sở(?: pháp lý)?|yêu cầu|điều kiện|"
     r"nguồn số liệu|phương thức|"
     r"cách thực hiện|thứ|buổi|tuần|khu vực|đánh giá|mã|ký hiệu")),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
# Heads that may cover others: their sub-headers stand in the row below.
_COVERS_UNITS = re.compile(
    rf"(?:{_BODY[:-1]})|(?:{_BODY})?(?:thực hiện|triển khai|được giao)|phân công.*|trách nhiệm.*|"
    rf"tổ chức thực hiện|phân công thực hiện"
)
_COVERS_VALUES = re.compile(
    r"(?:chỉ tiêu|mục tiêu|kế hoạch|giai đoạn|lộ trình|năm|kết quả|tiến độ|phấn đấu|phân kỳ|số lượng|tỷ lệ|"
    r"giá trị|mức|thời gian|"
    rf"kinh phí|dự toán|nguồn|trong đó|chia ra)(?: [^\W\d]+)*(?: {_YEAR} ?[-–] ?{_YEAR})?"
)
_BARE_ROLE = re.compile(rf"{_DUTY}(?: chính)?|{_AID}")
_BARE_YEAR = re.compile(
    rf"(?:đến )?(?:hết )?(?:năm )?(?:học )?{_YEAR}(?: ?[-–] ?{_YEAR})?|quý (?:i{{1,3}}|iv|[1-4])|tháng \d+"
)
_BARE_MONEY = re.compile(r"nstw|nsđp|nsnn|ngân sách.*|nguồn.*|xã hội hóa|xhh|vốn.*|khác|tổng(?: số| cộng)?")
_VOCABULARY = frozenset(
    place_tone(word)
    for word in re.findall(
        r"[^\W\d_]+",
        "stt tt s st t số thứ tự mục ghi chú thích lưu ý diễn giải đơn vị tính đo đvt đv dự kiến toán tổng "
        "nguồn nhu cầu ước kinh phí vốn "
        "ngân sách lực tài chính chi thực hiện đầu tư tỉnh huyện xã nhà nước trung ương địa phương hội hóa khác "
        "thành tiền giá nstw nsđp "
        "nsnn xhh thời gian hạn tiến độ lộ trình điểm mốc hoàn trình ban hành bắt kết thúc báo cáo tổ chức đạt "
        "được ngày tháng quý năm kỳ "
        "tần suất bàn nơi quả sản phẩm ra hình văn bản hồ sơ chủ yếu cụ thể cần phải mong đợi lãnh đạo người "
        "cán bộ đồng chuyên viên họ và "
        "tên vụ danh các cơ quan phòng phận cấp sở ngành trường tập lượng cá nhân trì chịu trách nhiệm phụ mối "
        "quản triển khai tham mưu giao "
        "phối hợp gia hỗ trợ cùng liên phân công hiện trạng gốc giá trị mức tỷ lệ tỉ kế hoạch phấn đấu chỉ tiêu "
        "giai đoạn học nhiệm "
        "hết đến cuối từ nhóm mục một việc hoạt động nội dung giải pháp đề án dự lĩnh vực phần đánh trọng tâm "
        "phát chuyển đổi tiêu chí "
        "biện vấn mô đối tượng phạm vi bậc loại thức phương căn cứ pháp lý yêu cầu điều kiện liệu cách buổi "
        "tuần khu mã ký hiệu cộng theo dõi "
        "chia trong đó kh th i ii iii iv đầu cơ đạo chỉ triệu nghìn tỷ",
    )
)  # fmt: skip


# A phrase that ends on one of these goes on: the last words of a wrapped line, never of a cell or paragraph.
_OPEN_ENDS = frozenset(
    {"và", "của", "các", "những", "về", "tại", "theo", "cho", "với", "cùng", "đến", "từ", "trong", "trên",
    "dưới", "bằng",
     "là", "để", "khi", "nhằm", "hoặc", "như", "thuộc", "sẽ", "phải", "cần", "một", "gồm", "đối", "giữa", "do", "bởi",
     "nếu", "vì", "gửi", "giúp"}
)  # fmt: skip
_OPEN_AFTER = {
    "nghị": frozenset({"đề", "kiến"}),
    "mưu": frozenset({"tham"}),
    "số": frozenset(
        {"quyết", "định", "tư", "hoạch", "trình", "luận", "thị", "văn", "điện", "lệnh", "động", "báo", "chế"}
    ),
    "ngày": frozenset({"trước", "từ", "đến", "sau"}),
}
_CLOSED = frozenset({"tự do", "hằng năm", "lý do", "ở trên", "nêu trên", "bằng cấp", "giáo viên"})


def ends_open(text: str) -> bool:
    """Say whether a phrase cannot end where ``text`` ends ("… theo quy định của", "Nghị quyết số")."""
    return _ends_open(" ".join(text.rsplit(maxsplit=2)[-2:]))


@lru_cache(maxsize=8192)
def _ends_open(tail: str) -> bool:
    words = [place_tone(word) for word in tail.split()]
    if not words or " ".join(words) in _CLOSED:
        return False
    last, before = words[-1], words[0] if len(words) > 1 else ""
    dated = last == "ngày" and before not in {"hằng", "hàng", "mỗi", "từng", "trong", "các"}
    return last in _OPEN_ENDS or dated or before in _OPEN_AFTER.get(last, frozenset())


def header_key(text: str) -> str:
    """Return a header's words in lower case, one tone placement, single spaces, a bracketed remark apart."""
    words = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(place_tone(word) for word in words.split()).strip(" .:;*-")


def column_kind(text: str) -> str | None:
    """Return the kind of column that a header announces, ``None`` where its words are no header's."""
    words = header_key(text)
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(words)), None)


def is_header_line(text: str) -> bool:
    """Say whether a line holds nothing but words that table headers are made of."""
    if re.fullmatch(r"\([^)]{1,40}\)", text.strip()):
        return True
    words = re.findall(r"\w+", re.sub(r"\([^)]*\)", " ", text))
    return bool(words) and all(_is_header_word(word) for word in words)


def opens_header(text: str) -> bool:
    """Say whether a line starts as the header of a numbered table does ("STT …", "TT …")."""
    return (
        re.match(r"(?:stt|s/tt|tt|số(?=\s*$)|số\s+tt|số\s+thứ\s+tự)(?:\s|$)", text.strip(), re.IGNORECASE) is not None
    )


def covers_units(text: str) -> bool:
    """Say whether a header may stand over "Chủ trì" and "Phối hợp"."""
    return _COVERS_UNITS.fullmatch(header_key(text)) is not None


def covers_values(text: str) -> bool:
    """Say whether a header may stand over years, quarters or sources of money."""
    return _COVERS_VALUES.fullmatch(header_key(text)) is not None


def sub_header(text: str) -> str | None:
    """Return what a header is that can stand under another: ``role``, ``year``, ``money``, ``None``."""
    words = header_key(text)
    for name, pattern in (("role", _BARE_ROLE), ("year", _BARE_YEAR), ("money", _BARE_MONEY)):
        if pattern.fullmatch(words):
            return name
    return None


def _is_header_word(word: str) -> bool:
    return place_tone(word) in _VOCABULARY or re.fullmatch(rf"{_YEAR}|\d\d?", word) is not None
