"""Words that say the same in everyday and in administrative Vietnamese, for matching a question with a text.

Edit freely: one group a line; every member may stand for any other member of its line. What reads one way only, from
everyday words to those of a text, stands in ``everyday.toml``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.understanding.words import keys, syllables
from corpus.language.syllables import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.words import Word

GROUPS = """
trường | cơ sở giáo dục | nhà trường
trường học | cơ sở giáo dục
trường phổ thông | cơ sở giáo dục phổ thông
trường trung học | cơ sở giáo dục trung học
mẫu giáo | mầm non
cấp 1 | tiểu học
cấp một | tiểu học
cấp 2 | trung học cơ sở
cấp hai | trung học cơ sở
cấp 3 | trung học phổ thông
cấp ba | trung học phổ thông
thầy cô | giáo viên
thầy cô giáo | giáo viên
nhà giáo | giáo viên
học trò | học sinh
trường nghề | cơ sở giáo dục nghề nghiệp
cha mẹ học sinh | phụ huynh học sinh | phụ huynh
bố mẹ | phụ huynh | cha mẹ
tiền | kinh phí | ngân sách
nguồn tiền | kinh phí
trang web | trang thông tin điện tử | cổng thông tin điện tử
website | trang thông tin điện tử | cổng thông tin điện tử
web | trang thông tin điện tử
facebook | mạng xã hội
tuyên truyền | truyền thông
quảng bá | tuyên truyền
khen thưởng | biểu dương | tôn vinh
khen | khen thưởng | biểu dương
tập huấn | bồi dưỡng | đào tạo
huấn luyện | đào tạo | tập huấn
lớp tập huấn | lớp đào tạo | lớp bồi dưỡng | khóa đào tạo | khóa bồi dưỡng | buổi tập huấn | buổi đào tạo
doanh nghiệp cung cấp | công ty cung cấp | nhà cung cấp | đơn vị cung cấp
dạy | giảng dạy
dạy học | giảng dạy
học | học tập
mở | tổ chức | thành lập
lập | thành lập | xây dựng
làm | thực hiện | triển khai | xây dựng | tổ chức
soạn | xây dựng | tham mưu
lên | xây dựng
sửa | sửa đổi
đưa | lồng ghép | tích hợp
sếp | giám đốc | trưởng phòng | thủ trưởng
lãnh đạo | giám đốc | trưởng phòng | chủ tịch
startup | khởi nghiệp
start up | khởi nghiệp
lập nghiệp | khởi nghiệp
số hóa | chuyển đổi số
sáng tạo | đổi mới sáng tạo
công nghệ | khoa học công nghệ
hạn | thời hạn
nộp | gửi
báo | báo cáo
áp phích | poster
mi li mét | mm
milimet | mm
xăng ti mét | cm
xen ti mét | cm
ki lô mét | km
phông chữ | kiểu chữ
kiểm tra | giám sát | thanh tra
theo dõi | giám sát | đôn đốc
giám sát | kiểm tra | theo dõi
phổ biến | quán triệt | tuyên truyền
câu lạc bộ | clb
nhân tài | người tài
phát động | tổ chức
thi đua | phong trào thi đua
cốt cán | nòng cốt
đội ngũ | nhân sự | lực lượng
bắt đầu có hiệu lực | hiệu lực thi hành | có hiệu lực
có hiệu lực | hiệu lực thi hành
phạt | xử phạt
phạt tiền | xử phạt
tối thiểu | ít nhất
tối đa | không quá
cỡ chữ | kích cỡ chữ
font chữ | phông chữ
kiểu chữ | phông chữ
lề | căn lề
tăng ca | làm thêm giờ
nghỉ phép | nghỉ hằng năm
đi trễ | đi muộn
đến trễ | đến muộn
bị thu | bị tạm giữ
đuổi việc | sa thải
giấy tờ | hồ sơ
giấy | khổ giấy
"""


Ways = tuple[tuple[str, ...], ...]


@cache
def synonyms() -> dict[tuple[str, ...], Ways]:
    """Return, for each phrase of ``GROUPS`` (folded syllables), the phrases (exact) that may stand for it."""
    table: dict[tuple[str, ...], Ways] = {}
    for member, others in _groups():
        key = tuple(syllables(member))
        table[key] = tuple(dict.fromkeys((*table.get(key, ()), *others)))
    return table


def ways_to_say(words: Sequence[Word]) -> dict[int, Ways]:
    """Return, by the places of a question's words, the phrases of ``GROUPS`` (exact) that a text may have instead."""
    found: dict[int, Ways] = {}
    table, longest = synonyms(), max(len(phrase) for phrase in synonyms())
    for start in range(len(words)):
        for length in range(1, longest + 1):
            phrase = tuple(word.folded for word in words[start : start + length])
            if len(phrase) == length and phrase in table:
                for place in range(start, start + length):
                    found[place] = (*found.get(place, ()), *table[phrase])
    return found


def sayings_in(words: Sequence[Word]) -> tuple[tuple[int, int, Ways], ...]:
    """Return the phrases of a question that a text may have other words for: [first, last) of the words, the others.

    Groups and everyday sayings count alike. Of phrases that begin alike the longest comes first. Accents count where
    they were typed: "đơn" is no "đón".
    """
    found: list[tuple[int, int, Ways]] = []
    table, longest = _readings(), max(len(phrase) for phrase in _readings())
    for start in range(len(words)):
        for last in range(min(len(words), start + longest), start, -1):
            stretch = words[start:last]
            readings = table.get(tuple(word.folded for word in stretch), ())
            ways = tuple(way for exact, many in readings if _typed(stretch, exact) for way in many)
            if ways:
                found.append((start, last, tuple(dict.fromkeys(ways))))
    return tuple(found)


def _typed(stretch: Sequence[Word], exact: tuple[str, ...]) -> bool:
    return all(word.exact in {one, word.folded} for word, one in zip(stretch, exact, strict=True))


@cache
def everyday() -> dict[str, tuple[str, ...]]:
    """Return the everyday sayings and what a text may have for each, as written in ``everyday.toml``."""
    text = files("assistant.understanding").joinpath("everyday.toml").read_text(encoding="utf-8")
    merged: dict[str, tuple[str, ...]] = {}
    for section in tomllib.loads(text).values():
        for said, meant in section.items():
            merged[said] = (*merged.get(said, ()), *meant)
    return merged


@cache
def _readings() -> dict[tuple[str, ...], tuple[tuple[tuple[str, ...], Ways], ...]]:
    """Return every phrase by its folded syllables: its exact ones, and what may stand for it."""
    table: dict[tuple[str, ...], Ways] = {}
    sayings = [(said, [_exact(one) for one in meant]) for said, meant in everyday().items()]
    for member, others in [*_groups(), *sayings]:
        key = _exact(member)
        table[key] = tuple(dict.fromkeys((*table.get(key, ()), *others)))
    found: dict[tuple[str, ...], tuple[tuple[tuple[str, ...], Ways], ...]] = {}
    for exact, ways in table.items():
        folded = tuple(keys(one)[1] for one in exact)
        found[folded] = (*found.get(folded, ()), (exact, ways))
    return found


@cache
def _groups() -> tuple[tuple[str, list[tuple[str, ...]]], ...]:
    lines = [[member.strip() for member in line.split("|")] for line in GROUPS.strip().splitlines()]
    return tuple(
        (member, [_exact(other) for other in members if other != member]) for members in lines for member in members
    )


def _exact(phrase: str) -> tuple[str, ...]:
    return tuple(keys(token.text)[0] for token in tokens(phrase) if not token.whole)
