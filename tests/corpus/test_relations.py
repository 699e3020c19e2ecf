"""What a document does to others, and when it takes force."""

from __future__ import annotations

import json

import pytest

from corpus.document import Document
from corpus.read import read_bytes
from corpus.wire import from_dict, to_dict

Told = tuple[str, str | None, str | None]

CASES: list[tuple[str, list[Told]]] = [
    (
        "1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 10 năm 2025.",
        [("effective_from", None, "2025-10-01")],
    ),
    ("Chỉ thị này có hiệu lực kể từ ngày ký.", [("effective_from", None, None)]),
    (
        (
            "Quyết định này có hiệu lực từ ngày 01/3/2025 đến hết ngày 31/12/2027 và thay thế các Quyết định: "
            "số 5/QĐ-UBND ngày 01/01/2020; số 9/QĐ-UBND ngày 02/02/2021."
        ),
        [
            ("effective_from", None, "2025-03-01"),
            ("expires", None, "2027-12-31"),
            ("replaces", "5/QĐ-UBND", "2020-01-01"),
            ("replaces", "9/QĐ-UBND", "2021-02-02"),
        ],
    ),
    (
        (
            "Nghị định này thay thế Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 về công tác văn thư và "
            "Nghị định số 09/2010/NĐ-CP ngày 08 tháng 02 năm 2010 sửa đổi một số điều của Nghị định số 110/2004/NĐ-CP."
        ),
        [("replaces", "110/2004/NĐ-CP", "2004-04-08"), ("replaces", "09/2010/NĐ-CP", "2010-02-08")],
    ),
    (
        (
            "1. Bãi bỏ các văn bản sau đây:\na) Thông tư số 10/2015/TT-BTC ngày 20/01/2015;\n"
            "b) Thông tư số 11/2016/TT-BTC.\n2. Các đơn vị thực hiện Thông tư số 3/2024/TT-BTC."
        ),
        [("repeals", "10/2015/TT-BTC", "2015-01-20"), ("repeals", "11/2016/TT-BTC", None)],
    ),
    (
        "Luật Thủy lợi số 08/2017/QH14 và Luật Đê điều năm 2006 hết hiệu lực từ ngày Luật này có hiệu lực.",
        [("expires", "08/2017/QH14", None), ("expires", None, None)],
    ),
    (
        "Điều 2. Sửa đổi khoản 1 Điều 4 Quyết định số 77/2020/QĐ-UBND ngày 09/9/2020 như sau: “1. Mức chi 50 đồng.”.",
        [("amends", "77/2020/QĐ-UBND", "2020-09-09")],
    ),
    (
        "Hướng dẫn này thay thế Hướng dẫn số 05-HD/BTCTW, ngày 04/7/2020 của Ban Tổ chức Trung ương.",
        [("replaces", "05-HD/BTCTW", "2020-07-04")],
    ),
    ("Nghị quyết này hết hiệu lực kể từ ngày 31 tháng 12 năm 2030.", [("expires", None, "2030-12-31")]),
    # Told of other documents, of words, of things: nothing that this document does.
    ("Quyết định số 5/QĐ-UBND được thay thế bởi Quyết định số 8/QĐ-UBND.", []),
    ("Các đơn vị thay thế thiết bị cũ theo Thông tư số 1/2020/TT-BTC.", []),
    ("Thay thế cụm từ “huyện” bằng cụm từ “xã” tại Điều 5.", []),
    ("Nội dung khác của Quyết định số 45/QĐ-UBND vẫn giữ nguyên hiệu lực.", []),
]


def read(body: str) -> Document:
    text = f"CHÍNH PHỦ\nSố: 5/2025/NĐ-CP\nNGHỊ ĐỊNH\nQuy định về quản lý chợ\nĐiều 1. Điều khoản chung\n{body}\n"
    return read_bytes(text.replace("\n", "\n\n").encode(), "nghi-dinh.txt")


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_tells_what_a_document_does_to_others(body: str, expected: list[Told]) -> None:
    assert [(one.kind, one.number, one.date) for one in read(body).relations] == expected


def test_cites_the_sentence_that_says_so() -> None:
    document = read("Giữ nguyên Điều 5. Nghị định này thay thế Nghị định số 7/2001/NĐ-CP.")
    (relation,) = document.relations
    assert document.text[relation.start : relation.end] == "Nghị định này thay thế Nghị định số 7/2001/NĐ-CP."


def test_says_which_part_is_repealed() -> None:
    (relation,) = read("Bãi bỏ khoản 2 Điều 3 Thông tư số 11/2016/TT-BTC về giá.").relations
    assert relation.title == "khoản 2 Điều 3 Thông tư về giá"


def test_new_wording_of_another_document_is_not_its_own() -> None:
    body = "1. Sửa đổi Điều 9 như sau:\n“Điều 9. Hiệu lực\nNghị định này có hiệu lực từ ngày 01/01/2020.”."
    assert not read(body).relations


def test_a_title_that_amends_is_joined_with_the_number_that_follows() -> None:
    text = (
        "QUỐC HỘI\nLuật số: 9/2025/QH15\nLUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐƯỜNG SẮT\nQuốc hội ban hành Luật "
        "sửa đổi, bổ sung một số điều của Luật Đường sắt số 06/2017/QH14.\nĐiều 1. Sửa đổi, bổ sung Điều 5 như sau:\n"
    )
    document = read_bytes(text.replace("\n", "\n\n").encode(), "luat.txt")
    assert [(one.kind, one.number) for one in document.relations] == [("amends", "06/2017/QH14")]


def test_goes_over_the_wire_and_old_records_load_without_it() -> None:
    document = read("Nghị định này thay thế Nghị định số 7/2001/NĐ-CP.")
    value = json.loads(json.dumps(to_dict(document)))
    assert from_dict(value) == document
    del value["relations"]
    assert from_dict(value).relations == ()


def test_long_lists_of_parts_end_at_once() -> None:
    parts = ", ".join(f"khoản {number} Điều {number}" for number in range(1, 60))
    (relation,) = read(f"Bãi bỏ {parts}, phần còn lại x Thông tư số 11/2016/TT-BTC.").relations
    assert relation.number == "11/2016/TT-BTC"
