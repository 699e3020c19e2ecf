"""Words that say the same in everyday and in administrative Vietnamese, for matching a question with a text.

Edit freely: one group a line; every member may stand for any other member of its line.
"""

from __future__ import annotations

from functools import cache

from assistant.understanding.words import keys, syllables
from corpus.language.syllables import tokens

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


@cache
def synonyms() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return, for each phrase (folded syllables), the phrases (exact syllables) that may stand for it."""
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for line in GROUPS.strip().splitlines():
        members = [member.strip() for member in line.split("|")]
        for member in members:
            others = tuple(_exact(other) for other in members if other != member)
            key = tuple(syllables(member))
            table[key] = tuple(dict.fromkeys((*table.get(key, ()), *others)))
    return table


def _exact(phrase: str) -> tuple[str, ...]:
    return tuple(keys(token.text)[0] for token in tokens(phrase) if not token.whole)


@cache
def longest() -> int:
    """Return the length of the longest phrase in syllables."""
    return max(len(phrase) for phrase in synonyms())
