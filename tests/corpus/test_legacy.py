"""Text in the encodings before Unicode is recognised and put into Unicode; Unicode text is left as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.formats.text_decode import decode_text
from corpus.language.legacy import UNICODE, Habit, Stretch, habit_of, restored, restored_stretches
from corpus.language.legacy_fonts import LegacyFont, legacy_font
from corpus.language.spelled import is_spelled
from corpus.language.vietnamese import place_tone
from corpus.read import read_bytes
from tests.corpus.docx_builder import docx, p, r, tbl, tr
from tests.corpus.legacy_encoder import encoded
from tests.corpus.pdf_builder import Sheet, pdf

ENCODINGS = ("TCVN3", "VNI", "VPS", "Windows-1258", "VIQR")
LATIN = [name for name in ENCODINGS if name != "VIQR"]
WORDS = tuple(
    """
    phường xã thị trấn hợp tác nông nghiệp giữa các hộ trồng vải thiều và doanh nghiệp chế biến được tỉnh hỗ trợ giống
    phân bón kỹ thuật tưới tiết kiệm nước mỗi vụ mùa cán bộ khuyến nông xuống từng thửa ruộng kiểm tra sâu bệnh ghi sổ
    nhật ký đồng ruộng báo cáo phòng kinh tế trước ngày mười lăm hằng tháng đường giao thông thuỷ lợi điện chiếu sáng
    quỹ tín dụng ưu đãi nghèo quyết định nghiêm khuyết huỳnh nguyễn xoè khoẻ quý giặt rượu bưởi muỗi đuôi yêu yếu
    """.split()  # noqa: SIM905 - one word list
)
SENTENCES = (
    "Uỷ ban xã giao Hợp tác xã Đồng Tâm trồng mới ba mươi héc-ta vải thiều.",
    "Điều kiện: mỗi hộ góp đủ giống, phân bón và công chăm sóc trong hai vụ.",
    "Kết quả được báo cáo trước ngày 15 hằng tháng (theo mẫu số 02/BC-HTX).",
)
texts = st.lists(st.sampled_from(WORDS), min_size=16, unique=True).map(" ".join)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=texts)
def test_what_is_written_in_an_encoding_is_read_back_exactly(encoding: str, text: str) -> None:
    # VIQR says a full stop from a tone by escaping it; who escapes one escapes all.
    text = f"{text} ra."
    written = encoded(text, encoding)
    assert habit_of([written]).encodings == (encoding,)
    assert restored(written) == text


@given(text=texts)
def test_unicode_is_left_as_it_is(text: str) -> None:
    assert habit_of([text]) == UNICODE
    assert restored(text) == text
    assert restored(text, Habit(ENCODINGS, throughout=True), LegacyFont("TCVN3")) == text


@pytest.mark.parametrize("encoding", LATIN)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_with_punctuation_and_numbers(encoding: str, sentence: str) -> None:
    assert restored(encoded(sentence, encoding)) == sentence


@pytest.mark.parametrize("encoding", LATIN)
def test_bytes_of_text_files(encoding: str) -> None:
    written = encoded("\n".join(SENTENCES), encoding).encode("latin-1")
    assert decode_text(written) == "\n".join(SENTENCES)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Chu? ti.ch Ho^` Chi' Minh ddo.c tuye^n ngo^n ddo^.c la^.p.", "Chủ tịch Hồ Chí Minh đọc tuyên ngôn độc lập."),
        ("No^.i dung dda~ ddu+o+.c thu+. Ho^.i dde^` nghi. xa~", "Nội dung đã được thư. Hội đề nghị xã"),
    ],
)
def test_viqr_without_escapes_takes_a_stop_before_a_capital_for_one(written: str, text: str) -> None:
    assert restored(written) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_of_unicode_with_one_paragraph_in_another_encoding(encoding: str) -> None:
    lines = [SENTENCES[0], encoded(" ".join(WORDS[:30]), encoding), SENTENCES[2]]
    assert decode_text("\n".join(lines).encode()) == "\n".join([lines[0], " ".join(WORDS[:30]), lines[2]])


@pytest.mark.parametrize(
    "text",
    [
        "L'été est à nous, où déjà les lycéens français préparent leurs thèses à côté du café.",
        "El niño comió aquí también; después José salió con Ángel a São Paulo.",
        "Größe der Straße: für Mädchen übrigens schön.",
        "O cidadão não tem razão: comissão, ação, até amanhã.",
        "Naïve résumé of Noël, Zoë and Müller — 70 ÷ 100 µm, ± 5 °C, § 12 ©.",
        "Use x+y, a+b and o+c; a^2 + e^x. See www.abc.vn, a.b@c.d, C:\\temp\\a.txt. What? A. B. co. do. to?",
        "Plain English text, nothing else. I don't. Add the odd o'clock.",
        "0 ¸ 15m\n20 ¸ 300m\n0 ¸ 35m\n1 ¸ 4KW\n2 ¸ 100HP", "· Mục một\n· Mục hai\n· Mục ba\n¹ Ghi chú",
        "CÓ", "và", "Không có gì", "Hà Nội", "cà phê", "ĐT: …, Fax: …", "à ô",
    ],
)  # fmt: skip
def test_other_languages_and_short_words_are_left_alone(text: str) -> None:
    assert habit_of(text.split("\n")) == UNICODE
    assert restored(text) == text


@pytest.mark.parametrize(
    ("written", "font", "text"),
    [
        ("céng hoµ x· héi chñ nghÜa viÖt nam", ".VnTimeH", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Sè", ".VnTime", "Số"),
        ("cã", "ABCDEF+.VnArial,Bold", "có"),
        ("phßng néi vô", "'.VnArial NarrowH'", "PHÒNG NỘI VỤ"),
        ("có", ".VnTime", "cú"),
        ("có", "Times New Roman", "có"),
        ("đã có", ".VnTime", "đã có"),
        ("hotline 1900", ".VnTime", "hotline 1900"),
    ],
)
def test_a_font_tips_what_the_letters_leave_open(written: str, font: str, text: str) -> None:
    habit = Habit(("TCVN3",), throughout=False)
    assert restored(written, habit, legacy_font(font)) == text


def test_a_font_alone_proves_nothing() -> None:
    assert restored("có", UNICODE, legacy_font(".VnTime")) == "có"
    assert restored("Soá: có", UNICODE, legacy_font("Times New Roman")) == "Soá: có"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("ñY BAN NH¢N D¢N TØNH H¦NG Y£N", "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"),
        ("Së Tµi chÝnh chñ tr×, phèi hîp víi Së X©y dùng", "Sở Tài chính chủ trì, phối hợp với Sở Xây dựng"),
        ("Tõ 70 ÷ 100 ngµy, ®­îc cÊp n­íc ®Çy ®ñ", "Từ 70 ÷ 100 ngày, được cấp nước đầy đủ"),
        ("« t« cña Së, gi¸ 200.000 ® mçi chuyÕn", "ô tô của Sở, giá 200.000 đ mỗi chuyến"),
    ],
)
def test_capitals_and_signs_of_tcvn3(written: str, text: str) -> None:
    assert restored(written) == text


def test_what_a_document_is_in_decides_its_short_lines() -> None:
    lines = [encoded(" ".join(WORDS[:20]), "TCVN3"), "cã", "phô lôc", "n®-cp"]
    habit = habit_of(lines)
    assert [restored(line, habit) for line in lines[1:]] == ["có", "phụ lục", "nđ-cp"]


def test_runs_that_cut_a_syllable_are_judged_together() -> None:
    font = LegacyFont("VNI")
    written = [Stretch("Quye", font), Stretch("át ñònh veà vieäc ", font), Stretch("chăn nuôi")]
    assert restored_stretches(written) == "Quyết định về việc chăn nuôi"


def _texts(document: Document) -> list[str]:
    return document.text.split("\n")


def _old(text: str, font: str) -> str:
    return p(r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'))


def test_docx_with_paragraphs_in_old_fonts() -> None:
    body = (
        _old("quyÕt ®Þnh", ".VnTimeH")
        + _old("VÒ viÖc thµnh lËp Tæ c«ng t¸c x·", ".VnTime")
        + p("Căn cứ đề nghị của Hợp tác xã;")
        + _old("§iÒu 1. Thµnh lËp Tæ c«ng t¸c", ".VnTime")
        + tbl(tr("TT", "NhiÖm vô", "Chñ tr×"), tr("1", "Tuyªn truyÒn ®Õn tõng hé", "Së V¨n ho¸"))
    )
    lines = _texts(read_bytes(docx(body), "a.docx"))
    assert lines[:4] == [
        "QUYẾT ĐỊNH",
        "Về việc thành lập Tổ công tác xã",
        "Căn cứ đề nghị của Hợp tác xã;",
        "Điều 1. Thành lập Tổ công tác",
    ]
    assert lines[-1].split("\t") == ["1", "Tuyên truyền đến từng hộ", "Sở Văn hoá"]


def test_docx_with_letters_of_a_symbol_font() -> None:
    letters = "".join(chr(0xF000 + ord(letter)) for letter in "®­îc")
    look = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    body = p(r("Hé nghÌo ", look) + r(letters, look) + r(" hç trî tiÒn ®iÖn th¾p s¸ng", look))
    assert _texts(read_bytes(docx(body), "a.docx"))[0] == "Hộ nghèo được hỗ trợ tiền điện thắp sáng"


def test_pdf_in_an_old_encoding() -> None:
    sheet = Sheet().text(72, 100, encoded(SENTENCES[0], "TCVN3")).text(72, 130, encoded(SENTENCES[1], "TCVN3"))
    sheet.text(72, 170, encoded("Hỗ trợ được chi", "TCVN3"))
    read = " ".join(_texts(read_bytes(pdf(sheet), "a.pdf")))
    assert SENTENCES[0] in read
    assert "Hỗ trợ được chi" in read


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("quyết", True), ("Nghiêng", True), ("hoà", True), ("hòa", True), ("thuỷ", True), ("thủy", True),
        ("GIÀY", True),
        ("gì", True), ("giữ", True), ("giá", True),
        ("giếng", True), ("giặt", True), ("gìa", True), ("giò", True), ("quý", True), ("khuỷu", True),
        ("ương", True), ("xoong", True),
        ("hòan", False), ("bơị", False), ("các", True), ("càc", False), ("kà", False), ("cế", False), ("ngề", False),
        ("trốs", False), ("ộtộ", False), ("qà", False), ("w", False), ("", False), ("ắắ", False), ("têst", False),
    ],
)  # fmt: skip
def test_syllables(word: str, *, spelled: bool) -> None:
    assert is_spelled(word) is spelled
    assert is_spelled(unicodedata.normalize("NFD", word)) is spelled


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    habit = habit_of(text.split("\n"))
    restored(text, habit, legacy_font(".VnTimeH"))
    is_spelled(text)


def test_tones_stay_where_the_author_put_them() -> None:
    assert (
        decode_text("Hoà bình, thủy lợi, Uỷ ban, ho\u0300a \u00d0\u1ea3ng".encode())
        == "Hoà bình, thủy lợi, Uỷ ban, hòa Đảng"
    )
    assert place_tone("hoà") == "hòa"
