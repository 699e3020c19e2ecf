"""Reads .docx bytes into a Draft: body order, visible numbers, tables, and what stands in the margins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from corpus.document import Margin
from corpus.draft import Block, Draft, Grid, Paragraph
from corpus.errors import CorpusError, DamagedFile, EmptyFile, UnreadableFile
from corpus.formats.docx_blocks import Reading
from corpus.formats.docx_layout import settle
from corpus.formats.docx_numbering import Numbering
from corpus.formats.docx_package import R_ID, Package, W, open_package
from corpus.formats.docx_styles import Styles
from corpus.language.legacy import habit_of

_NOTE_PARTS = (("footnote", "footnotes"), ("endnote", "endnotes"))
_SHOWN_HIDDEN = 60
# "Trang 3/10", "- 3 -": a line about the page alone has hardly a letter beside the field.
_PAGE_LINE_LETTERS = 8
# A page of text has some 2,000 letters; fewer than this beside each picture, and the text is in the pictures.
_LETTERS_PER_PICTURE = 300


def read_docx(data: bytes) -> Draft:
    """Read a .docx; raises ``DamagedFile``, ``ProtectedFile``, ``TooLarge``, ``EmptyFile`` or ``UnreadableFile``."""
    try:
        return _read(data)
    except RecursionError as error:
        raise DamagedFile("Tệp .docx lồng nhau quá sâu.", "Hãy mở và lưu lại tệp bằng Word.") from error


def _read(data: bytes) -> Draft:
    package = open_package(data)
    warnings: list[str] = []
    styles = Styles(_optional(package, "styles", warnings))
    numbering = Numbering(_optional(package, "numbering", warnings), styles)
    reading = Reading(styles, numbering, habit_of(_written(package.body)))
    blocks, margins = settle(reading.items(package.body))
    hidden = list(reading.hidden)
    margins += [Margin("header", line) for line in reading.contents if line]
    # Sections may share a header, which is one; two notes may say the same and are two.
    margins += [*_notes(package, reading, warnings), *dict.fromkeys(_page_margins(package, reading))]
    _refuse_wordless(blocks, margins, reading.pictures)
    warnings += [*_hidden_warning(hidden), *_unread(reading, blocks)]
    return Draft(tuple(blocks), tuple(margins), tuple(warnings))


def _written(body: _Element) -> Iterator[str]:
    """Give the letters of each paragraph as the file has them."""
    for paragraph in body.iter(f"{W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _optional(package: Package, kind: str, warnings: list[str]) -> _Element | None:
    # The text can be read without its styles or notes: a broken side part is reported, not fatal.
    try:
        return package.first(kind)
    except CorpusError as error:
        warnings.append(f"Bỏ qua phần phụ “{kind}”: {error.message}")
        return None


def _notes(package: Package, reading: Reading, warnings: list[str]) -> list[Margin]:
    wanted = list(dict.fromkeys(reading.notes))
    roots = {kind: _optional(package, part, warnings) for kind, part in _NOTE_PARTS if wanted}
    texts = {key: text for kind, root in roots.items() if root is not None for key, text in _told(kind, root, reading)}
    return [Margin("footnote", texts[key]) for key in wanted if texts.get(key)]


def _told(kind: str, root: _Element, reading: Reading) -> Iterator[tuple[tuple[str, str], str]]:
    for note in root.iter(f"{W}{kind}"):
        yield (kind, note.get(f"{W}id", "")), _plain(settle(reading.items(note))[0])


def _page_margins(package: Package, reading: Reading) -> Iterator[Margin]:
    for kind in ("header", "footer"):
        used = (element.get(R_ID, "") for element in package.body.iter(f"{W}{kind}Reference"))
        targets = [package.relations[name].target for name in dict.fromkeys(used) if name in package.relations]
        for target in dict.fromkeys(targets):
            yield from _page_margin(package, target, kind, reading)


def _page_margin(package: Package, target: str, kind: str, reading: Reading) -> Iterator[Margin]:
    root = package.part(target)
    if root is None:
        return
    reading.page_fields = False
    text = _plain(settle(reading.items(root))[0])
    letters = sum(letter.isalpha() for letter in text)
    if text:
        yield Margin("page_number" if reading.page_fields and letters <= _PAGE_LINE_LETTERS else kind, text)


def _plain(blocks: Iterable[Block]) -> str:
    return "\n".join(filter(None, (_block_text(block) for block in blocks)))


def _block_text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(cell.text for cell in block.cells if cell.text)


def _refuse_wordless(blocks: list[Block], margins: list[Margin], pictures: int) -> None:
    if any(block.text if isinstance(block, Paragraph) else _has_words(block) for block in blocks):
        return
    if pictures:
        raise UnreadableFile(
            f"Tệp .docx chỉ có {pictures} ảnh, không có chữ.",
            "Hãy lấy bản có chữ; Căn Cứ chưa nhận dạng chữ trong ảnh.",
        )
    if not margins:
        raise EmptyFile("Tệp .docx không có chữ nào.", "Hãy kiểm tra lại nội dung tệp.")


def _has_words(grid: Grid) -> bool:
    return any(cell.text for cell in grid.cells)


def _unread(reading: Reading, blocks: list[Block]) -> Iterator[str]:
    letters = sum(len(_block_text(block)) for block in blocks)
    if reading.pictures and letters < _LETTERS_PER_PICTURE * reading.pictures:
        yield f"Có {reading.pictures} ảnh mà ít chữ: chữ nằm trong ảnh chưa đọc được."
    if reading.diagrams:
        yield f"Có {reading.diagrams} sơ đồ, biểu đồ hoặc tệp nhúng chưa đọc được chữ."


def _hidden_warning(hidden: list[str]) -> list[str]:
    words = " ".join("".join(hidden).split())
    if not words:
        return []
    shown = words if len(words) <= _SHOWN_HIDDEN else words[:_SHOWN_HIDDEN] + "…"
    return [f"Đã bỏ {len(words)} ký tự chữ ẩn (ẩn, trắng trên nền trắng hoặc quá nhỏ): “{shown}”."]
