"""Puts what can be asked in several ways into the words that the rest of the assistant knows.

Edit freely: a pattern and what it means a line.
"""

from __future__ import annotations

import re

_BODIES = "sở|phòng|bộ|tỉnh|huyện|xã|ubnd|trường|thành phố|chính phủ|thủ tướng"
_KINDS = "kế hoạch|nghị quyết|quyết định|chương trình|chỉ thị|thông tư|quy chế|kết luận|văn bản|nghị định|luật"
_ORDERS = "nghị quyết|quyết định|chương trình|chỉ thị|kết luận"
_RESTING = "(?:dựa )?(?:theo|trên cơ sở|trên|để thực hiện|nhằm thực hiện)"
_SUMS = "thưởng|phạt|hỗ trợ|chi|thu|phí|đóng|giảm|khen|phụ cấp"
_MADE = "(?:lập|soạn thảo|soạn|làm ra|viết)"
_WHEN = "(?:vào |từ |hồi )?(?:ngày|tháng|năm|khi|lúc|bao giờ)"
_SEVERAL = r"(?:những |các )?"
_WORDS = r"((?:\s+[^\W\d_]+){0,6})"
_FORMS: tuple[tuple[str, str], ...] = (
    # "ở độ tuổi nào": an age is a figure.
    (r"(?:là người )?(?:ở |trong |thuộc )?(?:độ|lứa) tuổi (?:nào|bao nhiêu|mấy)", "bao nhiêu tuổi"),
    (r"(?:la nguoi )?(?:o |trong |thuoc )?(?:do|lua) tuoi (?:nao|bao nhieu|may)", "bao nhieu tuoi"),
    # "lớp 1/tuần": so many a week.
    (r"(\d+)/(tuần|tuan|tháng|thang|ngày|ngay|năm học|nam hoc|lớp|lop|học kỳ|hoc ky)(?!\s*\d)", r"\1 / \2"),
    # "phúc khảo/bài thi": two words, no symbol.
    (r"((?-i:[a-zà-ỹđ]{2,}))/((?-i:[a-zà-ỹđ]{3,}))", r"\1 / \2"),
    # Everyday measures of time: "trong mấy tiếng" asks for hours, "mấy bữa" for days.
    (r"(?:mấy|bao nhiêu) (?:tiếng đồng hồ|tiếng|giờ đồng hồ)", "bao nhiêu giờ"),
    (r"(?:may|bao nhieu) (?:tieng dong ho|tieng|gio dong ho)", "bao nhieu gio"),
    (r"(?:mấy|bao nhiêu) (?:bữa|hôm)(?! nay)", "bao nhiêu ngày"),
    # "là của sở hay của phòng": which of them has issued it.
    (rf"(?:là )?(?:của|do) (?:{_BODIES}) hay (?:là )?(?:của |do )?(?:{_BODIES})", "của cơ quan nào"),
    # "ban hành theo kế hoạch nào của Sở", "kế hoạch thực hiện Nghị quyết nào": what a plan rests on.
    (
        rf"(?:được )?(?:ban hành|xây dựng|lập|ra đời) {_RESTING} {_SEVERAL}((?:{_KINDS}) (?:nào|gì))",
        r"căn cứ \1",
    ),
    (
        rf"(kế hoạch|văn bản){_WORDS} (?:thực hiện|triển khai|cụ thể h(?:óa|oá)) {_SEVERAL}((?:{_ORDERS}) (?:nào|gì))",
        r"\1\2 căn cứ \3",
    ),
    # "Kế hoạch của Sở được lập vào tháng mấy?": when it was issued.
    (rf"^((?:{_KINDS}) (?:này|của (?:{_BODIES})[^?]*?)) được {_MADE}(?= {_WHEN})", r"\1 ban hành"),
    (
        r"gửi (?:để )?báo cáo (?:cho |tới |đến |lên )?((?:những |các )?(?:ai|đâu|(?:cơ quan|cq|đơn vị|đv|nơi) nào))",
        r"gửi cho \1 để báo cáo",
    ),
    # "Viết tắt của những lĩnh vực nào?", "là chỉ mấy trường nào?": what a short form or a term stands for.
    (rf"viết tắt (?:của|cho) {_SEVERAL}(?:từ|chữ|cụm từ|lĩnh vực|nội dung|môn) (?:nào|gì)", "viết tắt của gì"),
    (r"viet tat (?:cua|cho) (?:nhung |cac )?(?:tu|chu|cum tu|linh vuc|noi dung|mon) (?:nao|gi)", "viet tat cua gi"),
    (r"là (?:để )?chỉ (?:mấy|những|các) (trường|đơn vị|cơ quan|ai)", r"là những \1"),
    (r"(?:cơ quan|đơn vị) (?:chủ quản|cấp trên)(?: trực tiếp)?", "nơi ban hành"),
    (
        rf"(kế hoạch|văn bản){_WORDS} báo cáo (?:cho|lên|tới) {_SEVERAL}(?:ai|cơ quan nào|đơn vị nào|nơi nào)",
        r"\1\2 gửi cho những đơn vị nào để báo cáo",
    ),
    (
        rf"gửi (kế hoạch|văn bản){_WORDS} (cho|tới|đến) ((?:những |các )?(?:ai|đâu|(?:cơ quan|cq|đơn vị|đv|nơi) nào))",
        r"\1\2 gửi \3 \4",
    ),
    (
        rf"^(?!.*(?:bao nhiêu|mấy))(mức (?:tiền )?(?:{_SUMS})(?!\w)[^?]*?)(?<!nào)(?<!gì)\s*\?*$",
        r"\1 là bao nhiêu tiền?",
    ),
)
_COMPILED = tuple((re.compile(rf"(?<!\w){form}(?!\w)", re.IGNORECASE), full) for form, full in _FORMS)


def reworded(text: str) -> str:
    """Return the question in known words."""
    for pattern, full in _COMPILED:
        text = pattern.sub(full, text)
    return text
