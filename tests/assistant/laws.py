"""A law, a school regulation and a resolution, invented, for tests of what laws and regulations are asked."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Relation, Span
from tests.assistant.building import Memory, Plan


def law() -> tuple[Plan, Span, Span]:
    """Return a law on libraries, and where it says when it takes force and what it replaces."""
    plan = Plan()
    plan.head(issuer="QUỐC HỘI", number="77/2025/QH15", type="LUẬT", title="Luật Thư viện cộng đồng")
    plan.section("Chương I. QUY ĐỊNH CHUNG", kind="chuong")
    plan.section("Chương I. QUY ĐỊNH CHUNG", "Điều 1. Giải thích từ ngữ", kind="dieu")
    plan.line("Trong Luật này, các từ ngữ dưới đây được hiểu như sau:")
    plan.define("1. Bạn đọc là người mượn tài liệu của thư viện.", "Bạn đọc")
    plan.section("Chương I. QUY ĐỊNH CHUNG", "Điều 2. Các hành vi bị nghiêm cấm", kind="dieu")
    for label, text in enumerate(("Làm hư hỏng tài liệu.", "Thu phí mượn sách.", "Hút thuốc trong phòng đọc."), 1):
        plan.line(f"{label}. {text}")
    plan.section("Chương II. MƯỢN TÀI LIỆU", kind="chuong")
    plan.section("Chương II. MƯỢN TÀI LIỆU", "Điều 3. Thời hạn mượn", kind="dieu")
    plan.line("1. Bạn đọc được mượn không quá 05 cuốn sách trong thời hạn 30 ngày.")
    plan.line("2. Bạn đọc trả chậm bị nhắc nhở bằng văn bản. Người làm mất sách phải đền sách cùng tên.")
    plan.line("3. Người quản lý kho không được cho mượn bản gốc tài liệu quý hiếm.")
    plan.section("Chương II. MƯỢN TÀI LIỆU", "Điều 4. Thu hồi thẻ", kind="dieu")
    plan.line("Thẻ bạn đọc bị thu hồi trong các trường hợp sau đây:")
    plan.line("a) Cho người khác dùng thẻ;")
    plan.line("b) Làm giả thẻ.")
    plan.line("Thẻ mượn in trên khổ giấy cứng 85 mm x 54 mm. Kho mở cửa theo quy chế tại Quyết định số 512/QĐ-SVH.")
    plan.section("Chương II. MƯỢN TÀI LIỆU", "Điều 5. Hiệu lực thi hành", kind="dieu")
    takes = plan.line("1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.")
    replaces = plan.line("2. Luật này thay thế Pháp lệnh số 31/2000/PL-UBTVQH ngày 28 tháng 12 năm 2000.")
    return plan, takes, replaces


def regulation() -> Plan:
    """Return a school's regulation with an article of the same number as one of the law."""
    plan = Plan()
    plan.head(
        issuer="TRƯỜNG THCS SAO MAI", number="18/QĐ-THCSSM", type="QUYẾT ĐỊNH", title="Quyết định ban hành Nội quy"
    )
    plan.section("Điều 3. Giờ giấc", kind="dieu")
    plan.line("1. Học sinh có mặt tại trường trước 7 giờ 00.")
    plan.line("2. Giáo viên chủ nhiệm điểm danh đầu giờ và báo cáo Hiệu trưởng.")
    return plan


def laws() -> Memory:
    """Return a library of both."""
    plan, takes, replaces = law()
    document = replace(
        plan.document(),
        relations=(
            Relation("effective_from", None, "Luật này", "2026-07-01", takes.start, takes.end),
            Relation("replaces", "31/2000/PL-UBTVQH", "Pháp lệnh", "2000-12-28", replaces.start, replaces.end),
        ),
    )
    return Memory(luat=document, noi_quy=regulation().document())
