"""Spells out what people shorten when they type a question, where the short form can mean only one thing there.

The curated list of administrative and chat short forms is in ``corpus.language.abbreviations``; this adds forms
whose reading depends on what stands beside them. Edit freely: a pattern and what it stands for a line.
"""

from __future__ import annotations

import re

_FORMS: tuple[tuple[str, str], ...] = (
    (r"ct(?=\s+(?:ubnd|hđnd|hdnd|ủy ban|uỷ ban|hội đồng|nước|quốc hội))", "chủ tịch"),
    (r"pct(?=\s+(?:ubnd|hđnd|hdnd|ủy ban|uỷ ban|hội đồng|nước|quốc hội))", "phó chủ tịch"),
    (r"pl(?=\s+(?:[ivx]+|\d)\b)|(?<=mấy\s)pl|(?<=nhiêu\s)pl|(?<=các\s)pl|pl(?=\s+(?:nào|gì|kèm))", "phụ lục"),
    (r"(?-i:YC)|y/c|ycầu", "yêu cầu"),
    (r"(?-i:QL)(?!\s*\d)", "quản lý"),
    (r"b/c", "báo cáo"),
    # Of the one who signs, an office is asked, not a letter.
    (r"(?<=ký\s)cv|(?<=ký,\s)cv|cv(?=\s+(?:của )?người ký)", "chức vụ"),
    (r"(do\s+(?:\w+\s+){1,6})ky(?=(?:\s+(?:khong|ko|phai khong|dung khong|ha))?\s*[?.!]*$)", r"\1ky ten"),
    (r"qđ(?=\s+(?:này|số|nào|gì|của))", "quyết định"),
    (r"kh(?=\s+\d)|kh(?=\s+(?:này|của|số|nào|cat|cát|ở|năm|bên|huyện|tỉnh|sở|phòng))", "kế hoạch"),
    (r"nd(?=\s+(?:của|cua|mục|muc|phần|phan|phụ|phu|điều|chương|chính|chinh|kế|kh)\b)", "nội dung"),
    (r"ky(?=\s+(?:ke hoach|van ban|quyet dinh|cong van|thong bao))", "ky ten"),
    (r"t\.?tra|ttra|ttr(?=\s+sở)", "thanh tra"),
    (r"tp(?=\s+(?:pgd|p\.|phòng))", "trưởng"),
    (r"tp(?=\s+gd)", "trưởng phòng"),
    (r"cv(?=\s+(?:phòng|phong|pgd|sgd|sở|p\b|của (?:phòng|sở)|thì|phải|làm|lo\b))", "chuyên viên"),
    (r"csgd[đd]t", "cơ sở giáo dục đào tạo"),
    (r"đvph|cqph", "đơn vị phối hợp"),
    (r"vb", "văn bản"),
    (r"(?<!\d )đ\.?(\d{1,3})|(?<=k\d )đ\.?(\d{1,3})", r"Điều \1\2"),
    (r"d\.?(\d{1,3})(?=[\s,]+k\.?\d)", r"Điều \1"),
    (r"(?-i:Đ)\.?\s(\d{1,3})", r"Điều \1"),
    (r"k\.?\s?(\d{1,2})(?=[\s,]+(?:điều|dieu)\s)", r"khoản \1"),
    (r"((?:điều|dieu)\s\d{1,3})([\s,]+)k\.?\s?(\d{1,2})", r"\1\2khoản \3"),
    (r"đvct|cqct", "đơn vị chủ trì"),
    (r"đv", "đơn vị"),
    (r"mxh", "mạng xã hội"),
    (r"t/h|th/h|t/hiện", "thực hiện"),
    (r"h/thành|h/thanh", "hoàn thành"),
    (r"h/sinh|h/s", "học sinh"),
    (r"g/viên|g/v", "giáo viên"),
    (r"đ/vị|d/vi", "đơn vị"),
    (r"c/quan", "cơ quan"),
    (r"p/hợp|ph/hợp", "phối hợp"),
    (r"c/trì|ch/trì", "chủ trì"),
    (r"k/phí|k/phi", "kinh phí"),
    (r"n/vụ|n/vu", "nhiệm vụ"),
    (r"k/hoạch|k/hoach", "kế hoạch"),
    (r"t/gian|th/gian", "thời gian"),
    (r"t/hạn|th/hạn", "thời hạn"),
    (r"t/chức|t/chuc", "tổ chức"),
    (r"t/khai|tr/khai", "triển khai"),
    (r"c/tiêu", "chỉ tiêu"),
    (r"k/tra", "kiểm tra"),
    (r"s/phẩm", "sản phẩm"),
    (r"sđt|sdt|số đt|so dt|đtdđ", "số điện thoại"),
    (r"gđ(?=\s+(?:19|20)\d\d)", "giai đoạn"),
    (r"phó phòng", "phó trưởng phòng"),
    (r"phó gđ|pgđ(?=\s+sở)", "phó giám đốc"),
    (r"nq(?=\s?\d)", "nghị quyết "),
    (r"(?:làm ra )?để làm gì|nhằm làm gì|làm ra để làm chi", "có mục đích gì"),
    (
        r"(?:để|nhằm)\s+(?:đạt được|đạt tới|đạt|hướng tới)\s+(?:điều|cái|việc|những)\s*gì|nhằm (?:điều |cái )?gì",
        "có mục đích gì",
    ),
    (r"(?:thầy|cô|sếp|bác|ông|bà)\s+((?:phó )?(?:giám đốc|hiệu trưởng|trưởng phòng|phó trưởng phòng|chủ tịch))", r"\1"),
    (r"(?-i:ĐA)", "đề án"),
    (r"(?:bao )?nhiu", "bao nhiêu"),
    (r"ngày bn", "ngày bao nhiêu"),
    (r"hem(?=\s*[?.!]*$)|hem(?=\s+(?:ạ|vậy|ta|bạn))", "không"),
    (r"ptrào|ptrao", "phong trào"),
    (r"dv(?=\s+(?:n[àa]o|ph[ốo]i h[ợo]p|ch[ủu] tr[ìi]|li[êe]n quan|th[ựu]c hi[ệe]n))", "đơn vị"),
    (r"v(?=\s*(?:ạ|a|ad|bạn|ban|nhỉ|ta|$|[?.!]))", "vậy"),
    (r"khoa hoc cnghe|khcnghe", "khoa học công nghệ"),
    (r"cntt&cđs", "công nghệ thông tin và chuyển đổi số"),
    (r"hđ(?=\s+(?:khởi|thi|trải|đổi))", "hoạt động"),
    (r"ttruyền|t\.truyền", "tuyên truyền"),
    (r"bdưỡng", "bồi dưỡng"),
    (r"đtạo", "đào tạo"),
    (r"ckì|cky|cùng ký", "cùng kỳ"),
    (r"sp", "sản phẩm"),
    (r"p\.?(?=\s*(?:hc|gd|tc|khtc|tccb|kt))", "phòng "),
    (r"kq", "kết quả"),
    (r"xd", "xây dựng"),
    (r"ttđt|ttdt", "thông tin điện tử"),
    (r"tgian|t\.gian|tg", "thời gian"),
    (r"nvụ|nvu|nv", "nhiệm vụ"),
    (r"gp", "giải pháp"),
    (r"chtr|c\.trì|ctri", "chủ trì"),
    (r"phh|p\.hợp", "phối hợp"),
    (r"ctieu|c\.tiêu|ct(?=\s+(?:ký|về|năm|đến))", "chỉ tiêu"),
    (r"đt(?=\s+(?:cát|học|gv|giáo))", "đào tạo"),
    (r"gđ(?=\s+(?:sở|là|tên|ký))", "giám đốc"),
    (r"bnhieu|bnhiu|bn(?=\s*(?:%|phần|nhiệm|nv|chỉ|tiền))", "bao nhiêu"),
    (r"mn(?=\s*[?.!]*$)", "mọi người"),
    (r"mng", "mọi người"),
)
# "hc-qt", "gd&đt": joined consonants can only be a short form, whatever their case.
_JOINED = re.compile(r"(?<![\w/-])[bcdđghklmnpqrstvx]{1,4}(?:[-&][bcdđghklmnpqrstvx]{1,4})+(?![\w/-])")
_PERCENT = re.compile(r"(bao nhiêu|bao nhieu|mấy|may)\s*%", re.IGNORECASE)
# "Số câu lạc bộ … là bao nhiêu?" counts them as "Có bao nhiêu câu lạc bộ …?" does.
_NUMBER_OF = re.compile(
    r"^số\s+(?:lượng\s+)?(?!hiệu|ký|kí|điện|văn|công|của|mấy|bao|nào|gì|và|kế|quyết)(.+?)"
    r"\s+là\s+(?:bao nhiêu|mấy)\s*\??$",
    re.IGNORECASE,
)
# "Số học sinh của huyện?": a bare number of things is counted, too.
_NUMBER_ASKED = re.compile(
    r"^số\s+(?:lượng\s+)?(?!hiệu|ký|kí|điện|văn|công|của|và|kế|quyết|tiền|ngày|tháng|năm|hóa|hoá|\d)"
    r"((?:(?!(?<!\w)(?:bao|mấy|nào|gì|ai|đâu|khi|không|là|bằng)(?!\w))[^?])+)\?+$",
    re.IGNORECASE,
)
_GLUED_KIND = re.compile(r"(?<!\w)(nq|kh|qđ|qd|ctr|tt|nđ|nd|ct|tb|cv|hd)(?=\d{1,5}(?!\w))", re.IGNORECASE)
# "P. Tổ chức", "p.hcqt": an office of a department.
_OFFICE = re.compile(r"(?<![\w.])p\.\s?(?=[^\W\d_]{2})", re.IGNORECASE)
_COMPILED = tuple((re.compile(rf"(?<![\w/&-])(?:{form})(?![\w/&-])", re.IGNORECASE), full) for form, full in _FORMS)


def spelled_out(text: str) -> str:
    """Return the question with those short forms spelled out."""
    text = _NUMBER_OF.sub(r"có bao nhiêu \1", _GLUED_KIND.sub(r"\1 ", text.strip()))
    text = _OFFICE.sub("phòng ", _NUMBER_ASKED.sub(r"có bao nhiêu \1?", text))
    for pattern, full in _COMPILED:
        text = pattern.sub(full, text)
    text = _JOINED.sub(lambda match: match.group().upper(), text)
    return _PERCENT.sub(r"\1 phần trăm", text)
