"""Reads the parts of an .xlsx that its sheets lean on: the list of sheets, formats and fonts, shared strings."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from corpus.errors import DamagedFile, ProtectedFile, TooLarge
from corpus.formats.archive import Archive, open_archive, parse_xml
from corpus.formats.xlsx_format import BUILT_IN
from corpus.language.legacy import Stretch
from corpus.language.legacy_fonts import LegacyFont, legacy_font

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
MOST_SHEETS = 300
_MOST_STRINGS = 1_000_000
_FETCH_AGAIN = "Hãy mở và lưu lại tệp bằng Excel, hoặc lấy bản khác."

RichText = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook lists it, and the member that holds it."""

    name: str
    member: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell style shows: the code of its number format, and the old encoding and weight of its font."""

    code: str = ""
    font: LegacyFont | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened .xlsx, its sheets yet unread."""

    archive: Archive
    sheets: tuple[SheetPart, ...]
    looks: tuple[Look, ...]
    strings: tuple[RichText, ...]
    since_1904: bool


def open_workbook(data: bytes) -> Workbook:
    """Open an .xlsx; raises ``DamagedFile``, ``ProtectedFile`` or ``TooLarge``."""
    archive = open_archive(data)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        raise ProtectedFile("Tệp có chứa macro.", "Hãy lưu lại thành .xlsx không có macro.")
    main = _main(archive)
    root = xml(archive, main)
    links = _links(archive, main)
    properties = root.find(f"{S}workbookPr")
    kinds = dict(links.values())
    return Workbook(
        archive,
        tuple(_sheets(root, links, archive)),
        _looks(xml(archive, kinds["styles"])) if kinds.get("styles") in archive.names else (),
        _strings(xml(archive, kinds["sharedStrings"])) if kinds.get("sharedStrings") in archive.names else (),
        properties is not None and properties.get("date1904") in ("1", "true"),
    )


def xml(archive: Archive, name: str) -> _Element:
    """Return the root of a member, strict names made transitional."""
    return parse_xml(member(archive, name), name)


def member(archive: Archive, name: str) -> bytes:
    """Return a member's bytes, strict names made transitional."""
    data = archive.read(name)
    if b"purl.oclc.org" in data[:4096]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def _main(archive: Archive) -> str:
    found = (target for kind, target in _links(archive, "").values() if kind == "officeDocument")
    name = next(found, "xl/workbook.xml")
    if name not in archive.names:
        raise DamagedFile(f"Tệp .xlsx thiếu phần chính “{name}”.", _FETCH_AGAIN)
    return name


def _links(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return the relations of a part: identifier to the last word of the type and the member it points at."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive.names:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for link in xml(archive, rels).iter(_RELATIONSHIP):
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
            found[link.get("Id", "")] = (link.get("Type", "").rpartition("/")[2], target)
    return found


def _sheets(root: _Element, links: dict[str, tuple[str, str]], archive: Archive) -> Iterator[SheetPart]:
    for number, sheet in enumerate(root.iter(f"{S}sheet")):
        if number >= MOST_SHEETS:
            raise TooLarge(f"Bảng tính có quá {MOST_SHEETS} trang.", "Hãy tách thành nhiều tệp nhỏ hơn.")
        kind, target = links.get(sheet.get(_R, ""), ("", ""))
        if kind == "worksheet" and target in archive.names:
            yield SheetPart(sheet.get("name", ""), target, sheet.get("state", "visible") != "visible")


def _looks(root: _Element) -> tuple[Look, ...]:
    codes = {**BUILT_IN}
    for entry in root.iter(f"{S}numFmt"):
        codes[_number(entry.get("numFmtId"))] = entry.get("formatCode", "")
    fonts = [(_font(font), font.find(f"{S}b") is not None) for font in root.findall(f"{S}fonts/{S}font")]
    looks = []
    for entry in root.findall(f"{S}cellXfs/{S}xf"):
        place = _number(entry.get("fontId"))
        font, bold = fonts[place] if 0 <= place < len(fonts) else (None, False)
        looks.append(Look(codes.get(_number(entry.get("numFmtId")), ""), font, bold))
    return tuple(looks)


def _font(font: _Element) -> LegacyFont | None:
    for tag in ("name", "rFont"):
        name = font.find(f"{S}{tag}")
        if name is not None:
            return legacy_font(name.get("val"))
    return None


def _strings(root: _Element) -> tuple[RichText, ...]:
    items = root.findall(f"{S}si")
    if len(items) > _MOST_STRINGS:
        raise TooLarge(f"Bảng tính có {len(items)} chuỗi chữ.", "Hãy tách thành nhiều tệp nhỏ hơn.")
    return tuple(rich_text(item) for item in items)


def rich_text(item: _Element) -> RichText:
    """Return the letters of ``si`` or ``is`` with the fonts of its runs; hints for pronouncing are left out."""
    runs = item.findall(f"{S}r")
    if not runs:
        text = item.find(f"{S}t")
        return (Stretch("" if text is None else text.text or ""),)
    return tuple(Stretch(_run_text(run), _run_font(run)) for run in runs)


def _run_text(run: _Element) -> str:
    text = run.find(f"{S}t")
    return "" if text is None else text.text or ""


def _run_font(run: _Element) -> LegacyFont | None:
    properties = run.find(f"{S}rPr")
    return None if properties is None else _font(properties)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
