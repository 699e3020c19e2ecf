"""Finds the parts of a .docx package and parses them; nothing outside the package is ever followed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from corpus.errors import DamagedFile, ProtectedFile
from corpus.formats.archive import Archive, open_archive, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FETCH_AGAIN = "Hãy mở và lưu lại tệp bằng Word, hoặc lấy bản khác."

# "Strict" packages use other names for the same elements (ISO 29500-1 against 29500-4).
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another inside the package; ``type`` is the last word of its type address."""

    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An opened .docx: the root of its main part, and the relations of that part by their identifier."""

    archive: Archive
    body: _Element
    relations: Mapping[str, Relation]

    def first(self, kind: str) -> _Element | None:
        """Return the root of the first part of a kind (``styles``, ``numbering``, ``footnotes``), if there is one."""
        targets = (relation.target for relation in self.relations.values() if relation.type == kind)
        target = next(targets, None)
        return None if target is None else self.part(target)

    def part(self, name: str) -> _Element | None:
        """Return the root of a named part, ``None`` where the package lacks it."""
        return _xml(self.archive, name) if name in self.archive.names else None


def open_package(data: bytes) -> Package:
    """Open a .docx; raises ``DamagedFile``, ``ProtectedFile`` or ``TooLarge``."""
    archive = open_archive(data)
    _refuse_macros(archive)
    main = _main_part(archive)
    root = _xml(archive, main)
    body = root.find(f"{W}body")
    if body is None:
        raise DamagedFile("Tệp .docx không có phần thân.", _FETCH_AGAIN)
    return Package(archive, body, _relations(archive, main))


def _refuse_macros(archive: Archive) -> None:
    has_code = any(name.lower().endswith("vbaproject.bin") for name in archive.names)
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.names else b""
    if has_code or b"macroEnabled" in types:
        raise ProtectedFile("Tệp có chứa macro.", "Hãy lưu lại thành .docx không có macro.")


def _main_part(archive: Archive) -> str:
    targets = (link.target for link in _relations(archive, "").values() if link.type == "officeDocument")
    name = next(targets, "word/document.xml")
    if name not in archive.names:
        raise DamagedFile(f"Tệp .docx thiếu phần chính “{name}”.", _FETCH_AGAIN)
    return name


def _relations(archive: Archive, part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive.names:
        return {}
    links = _xml(archive, rels).iter(_RELATIONSHIP)
    inside = (link for link in links if link.get("TargetMode") != "External")
    return {link.get("Id", ""): _relation(link, folder) for link in inside}


def _relation(link: _Element, folder: str) -> Relation:
    target = link.get("Target", "")
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(link.get("Type", "").rsplit("/", 1)[-1], path)


def _xml(archive: Archive, name: str) -> _Element:
    data = archive.read(name)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return parse_xml(data, name)
