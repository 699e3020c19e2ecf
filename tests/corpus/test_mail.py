"""Mails: header and text are one document, attachments documents of their own."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.errors import CorpusError, EmptyFile, UnknownFormat
from corpus.formats.detect import detect
from corpus.formats.mail import attachments
from corpus.read import read_bytes
from corpus.unpack import unpack
from tests.corpus.docx_builder import docx, p

PLAN = docx(p("KẾ HOẠCH") + p("I. MỤC ĐÍCH"))


def mail(text: str = "Kính gửi các thôn,\nHội Nông dân gửi kế hoạch.", **more: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Văn phòng xã <vp@hoaan.example>"
    message["To"] = "cac-thon@hoaan.example"
    message["Subject"] = "Kế hoạch trồng cây"
    message["Date"] = "Mon, 03 Feb 2025 10:05:00 +0700"
    for name, value in more.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def with_files() -> EmailMessage:
    message = mail()
    message.add_alternative(
        "<p>Kính gửi các thôn,</p><table border=1><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        subtype="html",
    )
    message.add_attachment(PLAN, maintype="application", subtype="octet-stream", filename="kế hoạch.docx")
    message.add_attachment(mail("Thư bên trong."), filename="thư cũ.eml")
    message.add_attachment(
        b"PNG", maintype="image", subtype="png", cid="<a@b>", disposition="inline", filename="logo.png"
    )
    message.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    return message


def test_a_mail_is_a_document() -> None:
    data = mail().as_bytes()
    assert detect(data) == "eml"
    document = read_bytes(data, "a.eml")
    assert document.text.split("\n") == [
        "Người gửi: Văn phòng xã <vp@hoaan.example>",
        "Người nhận: cac-thon@hoaan.example",
        "Ngày gửi: 03/02/2025 10:05",
        "Kế hoạch trồng cây",
        "Kính gửi các thôn,",
        "Hội Nông dân gửi kế hoạch.",
    ]
    assert document.attachments == ()


def test_attachments_are_named_and_given_apart(tmp_path: Path) -> None:
    data = with_files().as_bytes()
    document = read_bytes(data, "a.eml")
    assert document.attachments == ("kế hoạch.docx", "thư cũ.eml")
    assert len(document.tables) == 1
    members = unpack(data, tmp_path)
    assert [member.name for member in members] == ["kế hoạch.docx", "thư cũ.eml"]
    assert Path(members[0].path).read_bytes() == PLAN
    inner = read_bytes(Path(members[1].path).read_bytes(), "b.eml")
    assert "Thư bên trong." in inner.text


def test_two_attachments_of_one_name_stay_apart(tmp_path: Path) -> None:
    message = mail()
    for content in (b"a", b"b", b"c"):
        message.add_attachment(content, maintype="text", subtype="csv", filename="bảng.csv")
    members = unpack(message.as_bytes(), tmp_path)
    assert [member.name for member in members] == ["bảng.csv", "bảng (2).csv", "bảng (3).csv"]


def test_a_saved_page_is_no_mail() -> None:
    page = EmailMessage()
    page["From"], page["Subject"], page["MIME-Version"] = "<Saved by Blink>", "trang", "1.0"
    page.set_content("<p>Quyết định về đường làng</p>", subtype="html")
    page.make_related()
    page.add_related(b"x", maintype="image", subtype="png", cid="<a@b>")
    document = read_bytes(page.as_bytes(), "a.doc")
    assert (document.text, document.attachments, document.warnings) == ("Quyết định về đường làng", (), ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("From: a\nTo: b\nMIME-Version: 1.0\n\nchữ", "eml"),
        ("Received: a\n\tb\r\nSubject: c\r\n\r\nchữ", "eml"),
        ("Subject: a\nTo: b\n\nchữ", "text"),
        ("Kính gửi: Sở A\nNơi nhận: B\n", "text"),
        ("To: ghi chú\nvăn bản thường\n", "text"),
    ],
)
def test_what_is_a_mail(text: str, kind: str) -> None:
    assert detect(text.encode()) == kind


HOSTILE = [
    b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 3000 + b"--b--",
    b"From: a\nMIME-Version: 1.0\n" + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' * 400 + b"x",
    b"From: =?utf-8?B?////?=\nDate: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nope\n\n\xff\xfe\xfd",
    b"From: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n!!!!",
    b"From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p",
    b"MIME-Version: 1.0\nMessage-ID: <",
]


@pytest.mark.parametrize("data", HOSTILE)
def test_odd_mails_are_read_or_refused(data: bytes, tmp_path: Path) -> None:
    for act in (lambda: read_bytes(data, "a.eml").text, lambda: unpack(data, tmp_path)):
        try:
            act()
        except CorpusError as error:
            assert error.remedy  # noqa: PT017 - either is right


def test_an_empty_mail_and_what_is_no_bundle() -> None:
    with pytest.raises(EmptyFile):
        read_bytes(b"MIME-Version: 1.0\nX-A: b\nMessage-ID: c\n\n", "a.eml")
    with pytest.raises(UnknownFormat):
        unpack(PLAN, Path())
    assert list(attachments(mail().as_bytes())) == []
