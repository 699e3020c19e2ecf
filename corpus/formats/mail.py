"""Reads a mail, or a web page saved as one: its header, its text, and the documents that travel with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime

from corpus.draft import Block, Draft, Paragraph
from corpus.errors import CorpusError, DamagedFile, EmptyFile
from corpus.formats.html_file import decoded, draft_html
from corpus.formats.text import draft_lines
from corpus.formats.text_decode import characters, clean_text
from corpus.language.legacy import restored_lines
from corpus.unpack import Packed

_SHOWN = (("From", "Người gửi"), ("To", "Người nhận"), ("Cc", "Đồng gửi"), ("Date", "Ngày gửi"))
_MOST_PARTS = 500
_DEEPEST = 20


def read_mail(data: bytes) -> Draft:
    """Read a mail; raises ``EmptyFile`` and ``DamagedFile``. Attachments are named, not read: see ``attachments``."""
    message = _message(data)
    parts = list(_leaves(message))
    header = [] if _is_page(message) else list(_header(message))
    names = tuple(_name(part, number) for number, part in enumerate(_attached(parts, message), 1))
    body = _body(parts)
    if body is None and not names:
        raise EmptyFile("Thư không có nội dung.", "Hãy kiểm tra lại tệp thư.")
    draft = body or Draft(())
    return replace(draft, blocks=(*header, *draft.blocks), attachments=names)


def attachments(data: bytes) -> Iterator[Packed]:
    """Give the documents that a mail carries, in order; one that cannot be decoded comes with its error."""
    message = _message(data)
    for number, part in enumerate(_attached(list(_leaves(message)), message), 1):
        name = _name(part, number)
        try:
            content = _content(part)
        except (ValueError, LookupError, MessageError):
            yield Packed(name, error=DamagedFile("Tệp đính kèm bị hỏng.", "Hãy lưu riêng tệp đính kèm rồi nạp lại."))
            continue
        yield Packed(name, content)


def _message(data: bytes) -> Message:
    try:
        return message_from_bytes(data.lstrip(b"\r\n"), policy=policy.default)
    except (MessageError, ValueError, LookupError, TypeError, RecursionError, AttributeError) as error:
        raise DamagedFile("Thư điện tử bị hỏng.", "Hãy lưu lại thư từ chương trình thư.") from error


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """Give the parts that hold something themselves; a mail inside the mail is one."""
    if depth > _DEEPEST:
        raise DamagedFile(f"Thư điện tử lồng nhau quá {_DEEPEST} lớp.", "Hãy lưu riêng từng tệp đính kèm.")
    if not message.is_multipart() or (depth and message.get_content_type() == "message/rfc822"):
        yield message
        return
    for number, part in enumerate(message.get_payload()):
        if number >= _MOST_PARTS:
            raise DamagedFile(f"Thư có quá {_MOST_PARTS} phần.", "Hãy lưu riêng từng tệp đính kèm.")
        if isinstance(part, Message):
            yield from _leaves(part, depth + 1)


def _is_page(message: Message) -> bool:
    # Browsers and Word save a page with its pictures as "multipart/related", addressed to nobody.
    return message.get_content_type() == "multipart/related" and not message.get("To")


def _header(message: Message) -> Iterator[Block]:
    for field, label in _SHOWN:
        value = _sent(message) if field == "Date" else _field(message, field)
        if value:
            yield Paragraph(f"{label}: {value}")
    subject = _field(message, "Subject")
    if subject:
        yield Paragraph(subject, bold=True, level=1)


def _sent(message: Message) -> str:
    try:
        return f"{parsedate_to_datetime(_field(message, 'Date')):%d/%m/%Y %H:%M}"
    except (ValueError, TypeError, IndexError):
        return _field(message, "Date")


def _field(message: Message, name: str) -> str:
    try:
        return " ".join(clean_text(str(message.get(name, "") or "")).split())
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""


def _is_text(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not _is_named(part)


def _is_named(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attached(parts: list[Message], message: Message) -> list[Message]:
    """Return the parts that are documents of their own: no text of the mail, picture in it, or signature."""
    if _is_page(message):
        return []
    return [part for part in parts if not (_is_text(part) or _is_picture(part) or _is_signature(part))]


def _is_picture(part: Message) -> bool:
    shown = part.get("Content-ID") is not None or part.get_content_disposition() == "inline"
    return part.get_content_maintype() == "image" and shown


def _is_signature(part: Message) -> bool:
    return part.get_content_type().endswith(("pkcs7-signature", "pgp-signature"))


def _body(parts: list[Message]) -> Draft | None:
    """Return the mail's own text: the page where there is one, since it keeps tables, else the plain text."""
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and not _is_named(part):
                draft = _text(part, kind)
                if draft is not None:
                    return draft
    return None


def _text(part: Message, kind: str) -> Draft | None:
    try:
        text = _characters(part)
        if kind == "text/html":
            return draft_html(text)
        plain = clean_text(restored_lines(text))
        return draft_lines(plain) if plain.strip() else None
    except CorpusError:
        return None


def _characters(part: Message) -> str:
    content = _content(part)
    charset = part.get_content_charset()
    if charset and charset not in ("us-ascii", "iso-8859-1", "windows-1252"):
        try:
            return content.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content) if part.get_content_type() == "text/html" else characters(content)


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes(policy=policy.default) if isinstance(inner, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name(part: Message, number: int) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    if part.get_content_type() == "message/rfc822" and not name:
        return f"thu-{number}.eml"
    return " ".join(clean_text(name).split()) or f"dinh-kem-{number}"
