"""Signer, role and recipients, however the two columns of the block came out of the file."""

from __future__ import annotations

import pytest

from corpus.document import Signer
from corpus.draft import Draft, Paragraph
from corpus.structure.laying import lay
from corpus.structure.signature import Signature, read_signature


def signature(*lines: str) -> Signature | None:
    return read_signature(lay(Draft(tuple(Paragraph(line) for line in lines))).lines)


@pytest.mark.parametrize(
    ("lines", "name", "role", "recipients"),
    [
        (
            (
                "Nơi nhận:",
                "- Như Điều 3;",
                "- Lưu: VT.",
                "TM. ỦY BAN NHÂN DÂN",
                "KT. CHỦ TỊCH",
                "PHÓ CHỦ TỊCH",
                "Hoàng Tân",
            ),
            "Hoàng Tân",
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            ("Như Điều 3", "Lưu: VT"),
        ),
        (
            (
                "Nơi nhận:",
                "- - Sở Y tế (b/c);",
                "- Các trạm y tế;",
                "GIÁM ĐỐC",
                "(Đã ký)",
                "ThS. Lê Thị Hồng Vân",
                "- Lưu: VT, TH.",
            ),
            "Lê Thị Hồng Vân",
            "GIÁM ĐỐC",
            ("Sở Y tế (b/c)", "Các trạm y tế", "Lưu: VT, TH"),
        ),
        (
            ("Nơi nhận: KT. GIÁM ĐỐC", "- Như trên; PHÓ GIÁM ĐỐC", "- Lưu: VT.  Cao Thị Hiền"),
            "Cao Thị Hiền",
            "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC",
            ("Như trên", "Lưu: VT"),
        ),
        (
            ("HIỆU TRƯỞNG", "Trần Bình", "Nơi nhận:", "Phòng GDĐT (báo cáo);", "Chủ tịch UBND xã", "Lưu: VT."),
            "Trần Bình",
            "HIỆU TRƯỞNG",
            ("Phòng GDĐT (báo cáo)", "Chủ tịch UBND xã", "Lưu: VT"),
        ),
        (
            ("Nơi nhận: - LĐ phòng; - Các trường; - Lưu: VT. TRƯỞNG PHÒNG Đoàn Văn Hùng",),
            "Đoàn Văn Hùng",
            "TRƯỞNG PHÒNG",
            ("LĐ phòng", "Các trường", "Lưu: VT"),
        ),
        (
            ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Đại tá NGUYỄN QUỐC VIỆT", "Nơi nhận", "- Huyện ủy,", "- Lưu VPĐU."),
            "NGUYỄN QUỐC VIỆT",
            "T/M BAN THƯỜNG VỤ BÍ THƯ",
            ("Huyện ủy", "Lưu VPĐU"),
        ),
        (
            ("Luật này được thông qua.", "CHỦ TỊCH QUỐC HỘI", "Trần Văn Ví Dụ"),
            "Trần Văn Ví Dụ",
            "CHỦ TỊCH QUỐC HỘI",
            (),
        ),
        (("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC"), None, "GIÁM ĐỐC", ("Như trên", "Lưu: VT")),
    ],
)
def test_blocks(lines: tuple[str, ...], name: str | None, role: str, recipients: tuple[str, ...]) -> None:
    found = signature(*lines)
    assert found is not None
    assert found.signer is not None
    assert (found.signer.name, found.signer.role, found.recipients) == (name, role, recipients)


def test_of_two_who_sign_one_under_the_other_the_last_has_only_their_own_role() -> None:
    found = signature(
        *("KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Nguyễn Đức An"),
        *("KT. BỘ TRƯỞNG BỘ Y TẾ", "THỨ TRƯỞNG", "Trần Văn Bình", "Nơi nhận:", "- Bộ Tư pháp;", "- Lưu: VT."),
    )
    assert found is not None
    assert found.signer == Signer("Trần Văn Bình", "KT. BỘ TRƯỞNG BỘ Y TẾ THỨ TRƯỞNG")
    assert found.recipients == ("Bộ Tư pháp", "Lưu: VT")


def test_what_follows_the_block_is_not_swallowed() -> None:
    lines = ("Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Lê An", "DANH SÁCH CÁC TRƯỜNG", "Trường Mầm non Hoa Sen")
    found = signature(*lines)
    assert found is not None
    assert found.end == 4
    assert found.recipients == ("Lưu: VT",)


def test_words_that_only_begin_like_the_recipients() -> None:
    assert signature("Nơi nhận hồ sơ là bộ phận một cửa.", "1. Giấy tờ.") is None


def test_the_block_of_the_document_comes_before_that_of_an_attached_form() -> None:
    found = signature(
        "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Lê An", "BÁO CÁO", "Kết quả.", "Nơi nhận:", "- Lưu: VP.", "Tôi"
    )
    assert found is not None
    assert (found.start, found.end, found.recipients) == (0, 4, ("Lưu: VT",))


def test_a_text_without_a_block_has_none() -> None:
    assert signature("Điều 1. Phạm vi", "Giám đốc chịu trách nhiệm thi hành.") is None
