"""Initials of a question, read as the words of the documents at hand that they are the initials of."""

import pytest

from assistant.evidence.pieces import Opened
from assistant.resolving.initials import with_places
from assistant.resolving.initials_read import with_initials
from assistant.understanding.question import understand
from tests.assistant.building import Memory, Plan


def archive() -> Opened:
    plan = Plan()
    plan.line("Công tác lưu trữ của huyện do Chi cục phụ trách.")
    plan.line("Công tác lưu trữ tài liệu điện tử dùng hệ thống chung.")
    plan.line("Hệ thống quản lý hồ sơ; hạ tầng mạng; bảng mã BM.")
    plan.line("Kiểm tra viên ký tên; kiểm tra viên nộp biên bản; hoàn thành tài liệu; hoàn thành tài liệu mật.")
    plan.line("Biểu mẫu và biểu mẫu số 2; bí mật công tác.")
    memory = Memory(archive=plan.document())
    return Opened("archive", memory.entries()[0], memory.document("archive"))


READ = [
    ("CTLT gồm những gì?", "công tác lưu trữ gồm những gì"),
    ("HT quản lý hồ sơ là gì?", "hệ thống quản lý hồ sơ là gì"),  # beside "quản lý" it is no "hạ tầng"
    ("xét HT tài liệu là gì?", "xét hoàn thành tài liệu là gì"),  # beside "tài liệu", though "hệ thống" is commoner
    ("KTV phải làm gì?", "kiểm tra viên phải làm gì"),  # an ending makes a noun of two syllables
    ("BM được in ở đâu?", "bm được in ở đâu"),  # the document writes it itself
    ("XYZ gồm những gì?", "xyz gồm những gì"),  # nothing in the document begins so
    ("Phần II gồm những gì?", "phần ii gồm những gì"),  # a Roman numeral
    ("CTLT GỒM NHỮNG GÌ?", "ctlt gồm những gì"),  # capitals throughout show nothing
]


@pytest.mark.parametrize(("asked", "read"), READ)
def test_reads_initials_by_the_documents(asked: str, read: str) -> None:
    question = with_initials(understand(asked), (archive(),))
    assert " ".join(word.text.lower() for word in question.words) == read


PLACES = [
    ("đường ở tb ngập chỗ nào", "đường ở tb ngập chỗ nào"),  # another place's
    ("đường hl ngập chỗ nào", "đường Hoa Lư ngập chỗ nào"),  # no syllable, so initials
    ("đường ở HL ngập chỗ nào", "đường ở Hoa Lư ngập chỗ nào"),
]


@pytest.mark.parametrize(("asked", "read"), PLACES)
def test_reads_a_place_in_small_letters_that_are_no_syllable(asked: str, read: str) -> None:
    plan = Plan()
    plan.head(issuer="ỦY BAN NHÂN DÂN HUYỆN HOA LƯ", number="1/KH-UBND", type="KẾ HOẠCH", title="Kế hoạch thoát nước")
    memory = Memory(plan=plan.document())
    opened = Opened("plan", memory.entries()[0], memory.document("plan"))
    assert with_places(asked, (opened,)) == read
