"""Finds the unbroken list of unit names that opens a clause, each name to its true end: where its verb begins."""

from __future__ import annotations

import re

from corpus.document import Span
from corpus.language.letters import UPPER
from corpus.language.units import find_units, looks_like_unit

_LIST_GAP = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\bvà\s+|\bcùng(?:\s+với)?\s+|\bvới\s+)\s*", re.IGNORECASE)
_SYLLABLE = re.compile(r"\s([a-zà-ỹđ]+)(?!\w)")
# First syllables of what follows a name in a sentence: verbs and joins, never the rest of a name.
_GOES_ON = frozenset(
    re.findall(
        r"\w+",
        "ban báo bảo bố cho chủ cùng có cần do giao giám góp hoàn hướng hỗ khi kiểm không là làm lập phê phải phối rà"
        " sẽ tham theo thẩm thì thông thực tiếp tiến trong trình triển tuyên tích tăng tại tổ tổng và về với xây xử đã"
        " đôn được đẩy đề để đảm vận nghiên khảo chấp nâng đổi huy lồng niêm kịp nghiêm khẩn thường định chịu đồng"
        " trực sớm luôn nhanh quyết sử cụ căn ưu mở lựa ký cử gửi nộp duy tự phân xác lãnh quán cập đánh cung xin ứng"
        " tập in bàn đăng đón chuẩn của",
    )
)
_ANYONE = frozenset(f"các {word}" for word in ("trạm", "đội", "nhóm", "quỹ", "báo", "đài", "vụ", "tổ", "bên"))
# Verbs that never stand inside a name.
_ACT = re.compile(
    r"\s(?:đôn đốc|chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|lãnh đạo xây dựng"
    r"|(?<=nhân dân )(?:giám sát|thẩm tra))\b"
)
# At the end of a whole name, a verb: "Ủy ban Kiểm tra Đảng ủy" + "giám sát".
_JUDGES = re.compile(r"\s(?:giám sát|thẩm tra)(?=\s(?:việc|thực hiện|quá trình|công tác|hoạt động)\b)")
# All units of a kind; what they do ("các địa phương kiểm tra …") is no field that tells some from others.
_ALL = re.compile(
    r"(?i:(?:(?:các|mọi|từng|mỗi)\s+)?(?:địa phương|đơn vị|sở|ngành|xã|phường|huyện|trường))"
    r"(?=\s(?:kiểm tra|xây dựng|tổ chức|hướng dẫn|rà soát|quản lý|đầu tư)\s\w)"
)
# Who heads a unit, or speaks for it.
_OFFICE = re.compile(
    r"(?:(?:các\s+)?(?:đồng chí\s+)?(?:(?:Phó\s+|Tổng\s+)*(?:Giám đốc|Chủ tịch|Chánh|Trưởng|Hiệu trưởng|Viện trưởng"
    r"|Cục trưởng|Chi cục trưởng|Tổng Giám đốc|Bí thư)|Thủ trưởng|Người đứng đầu|Thường trực|Ban Thường vụ|Lãnh đạo"
    r"|đại biểu|thành viên|Tổ đại biểu))\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
# Units that are free to choose their names ("Công ty Cổ phần Cấp nước Bến Thành").
_FREE = re.compile(
    r"(?:Tổng\s+công ty|Công ty|Tập đoàn|Ngân hàng|Hợp tác xã|Liên hiệp|Hiệp hội|Ban [Qq]uản lý|Vườn [Qq]uốc gia"
    r"|Khu bảo tồn|Hạt|Đồn|Nhà máy|Chi nhánh|Cảng|Báo và [ĐPđp]ài"
    r"|Doanh nghiệp tư nhân|Xí nghiệp|Trung tâm|Bệnh viện|Quỹ|Học viện)(?=\s)"
)
# A field that is a verb as well, within a name: "Tư vấn đầu tư" + "xây dựng Hà Thành" in a list of companies.
_FIELD_ON = re.compile(
    rf"\s(?:xây dựng|tổ chức|thông tin|phát triển|dịch vụ)(?:\s[{UPPER}]\w*){{1,4}}(?=\s*(?:[;,.)]|$))"
)
_WORD = re.compile(r"(?:\s+(?:[-–&]\s+)?)([^\W\d_]+)(?!\w)")
# Nouns of class that open a name and cannot end one: "các tổ" + "dân phố", "UBND các xã vùng" + "hạn".
_BARE = re.compile(
    r"(?:^|\s)(?:tổ|khu|đội|nhóm|(?<!xã )(?<!quốc )hội|quỹ|vùng|cụm|trạm|đài|vụ|khối|lực lượng|hộ|chợ|làng|lớp)$",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"((?:\s(?!(?:{'|'.join(_GOES_ON)})\b)[a-zà-ỹđ]+){{1,2}}?)(?=\s(?:{'|'.join(_GOES_ON)})\b|[,;:.]|$)"
)
# Where those of the places lie that a name means: "các tỉnh, thành phố" + "ven biển".
_LYING = re.compile(
    r"\s(?:ven (?:biển|sông|đô)|có (?:biển|rừng|đê)|vùng (?:cao|biên|núi)|biên giới|miền núi|hải đảo|giáp biên)\b"
)
_LONGEST_TAIL = 3  # lower-case words


def unit_run(text: str, start: int) -> tuple[Span, ...]:
    """Return the unbroken list of unit names that begins at ``start``."""
    known = {start + span.start: start + span.end for span in find_units(text[start:])}
    run: list[Span] = []
    at = start + len(text[start:]) - len(text[start:].lstrip())
    while end := _end_at(text, at, known):
        run.append(Span(at, end))
        gap = _LIST_GAP.match(text, end)
        space = re.compile(r"\s*").match(text, end)
        joined = space.end() if space else end
        if joined in known and (text[joined].isupper() or text.startswith("các ", joined)):
            # "Đảng ủy Ủy ban nhân dân tỉnh", "các ngành các cấp": two heads, one name.
            run[-1] = Span(at, _end_at(text, joined, known))
            gap = _LIST_GAP.match(text, run[-1].end)
        if not gap:
            break
        at = gap.end()
    return tuple(run)


def _end_at(text: str, start: int, known: dict[int, int]) -> int:
    """Return where the unit's name that begins at ``start`` ends, 0 where none does."""
    end = _whole_word(text, start, known[start]) if start in known else 0
    office = _OFFICE.match(text, start)
    if office:
        headed = next(iter(find_units(text[office.end() : office.end() + 120])), None)
        if headed and headed.start == 0:
            end = max(end, _whole_word(text, office.end(), office.end() + headed.end))
    elif _FREE.match(text, start):
        end = max(end, _free_end(text, start))
    return end


def _free_end(text: str, start: int) -> int:
    """Return where a freely chosen name ends: behind its last capital, and the few words up to its verb."""
    head = _FREE.match(text, start)
    at = named = head.end() if head else start
    tail = 0
    while (word := _WORD.match(text, at)) and tail <= _LONGEST_TAIL:
        if word[1][0].islower() and word[1] in _GOES_ON:
            field = _FIELD_ON.match(text, at)
            if field:
                return field.end()
            return at if named > (head.end() if head else 0) else 0
        at = word.end()
        tail = 0 if word[1][0].isupper() else tail + 1
        named = at if tail == 0 else named
    return named if head and named > head.end() else 0


def _whole_word(text: str, start: int, end: int) -> int:
    """Return where a name ends that was cut inside a word ("Cục Thống" + "kê"), or that runs on into its verb."""
    act = _ACT.search(text, start, end) or _JUDGES.search(text, start, end + 24) or _ALL.match(text, start, end + 24)
    if act and act.end() <= end:
        return act.end() if act.re is _ALL else act.start()
    following = _SYLLABLE.match(text, end)
    words = text[start:end].split()
    cut = len(words) > 1 and words[-1].istitle() and len(words[-1]) > 1 and (len(words) == 2 or _opens_word(words[-2]))
    if cut and following and following[1] not in _GOES_ON:
        return following.end()
    lying = _LYING.match(text, end) if text[start:end].endswith(("tỉnh", "phố", "huyện", "xã", "phường")) else None
    if lying:
        return lying.end()
    rest = _REST.match(text, end) if _BARE.search(text[start:end]) else None
    return rest.end(1) if rest else end


def _opens_word(before: str) -> bool:
    """Say whether a capital after this word opens a word of a name ("Công ty Cổ" + "phần"), not the name of a place."""
    return before.islower() and before not in _PLACES


_PLACES = frozenset(("xã", "phường", "tỉnh", "huyện", "quận", "phố", "trấn", "thôn", "khu", "bản", "ấp"))


def flat(text: str, span: Span) -> str:
    """Return the words of a span on one line."""
    return " ".join(text[span.start : span.end].split()).strip(" ,;:.")


def names_someone(name: str) -> bool:
    """Say whether a name tells one unit from another: "đơn vị" and "cơ quan" alone do not."""
    words = name.split()
    known = looks_like_unit(name) or _FREE.match(name) or _OFFICE.match(name)
    return bool(known) and (len(words) > 1 or name[:2].isupper()) and name.lower() not in _ANYONE
