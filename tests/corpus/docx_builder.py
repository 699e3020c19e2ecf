"""Builds small .docx files part by part, in raw WordprocessingML, so that tests can say exactly what a file holds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def relations(links: dict[str, tuple[str, str]], extra: str = "") -> str:
    """Build a relationships part from ``identifier -> (kind, target)``."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_TYPE}{kind}" Target="{target}"/>' for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}{extra}</Relationships>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Pack named parts into a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            # One fixed date, so that the same parts give the same bytes.
            package.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def part(tag: str, inner: str) -> str:
    """Wrap the inside of a part in its root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {_NAMESPACES}>{inner}</w:{tag}>'


def docx(body: str, *, more: Mapping[str, str | bytes] | None = None, **inside: str) -> bytes:
    """Build a .docx; ``inside`` names side parts by kind (``styles``, ``numbering``, ``footnotes``, ``header`` …)."""
    links = {"rDoc": ("officeDocument", "word/document.xml")}
    own = {f"r{kind}": (kind, f"{kind}.xml") for kind in inside}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": relations(links),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(own),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    parts |= {f"word/{kind}.xml": part(roots.get(kind, kind), inner) for kind, inner in inside.items()}
    return zipped({**parts, **(more or {})})


def r(text: str, look: str = "") -> str:
    """Build a run; ``look`` is the inside of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", look: str = "") -> str:
    """Build a paragraph from runs, or from plain text that holds no markup."""
    runs = content if content.startswith("<") or not content else r(content)
    properties = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{properties}{runs}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """Build a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def tc(content: str = "", look: str = "") -> str:
    """Build a cell from paragraphs, or from plain text that holds no markup."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, look: str = "") -> str:
    """Build a row from cells, or from plain texts."""
    inner = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str, ruled: bool = True) -> str:
    """Build a table, by default with all its rules."""
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if ruled else ""
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def abstract(name: int, *levels: tuple[str, str], extra: str = "") -> str:
    """Build a list shape from ``(format, text)`` levels; ``extra`` goes into every level."""
    inner = "".join(level(depth, form, text, extra) for depth, (form, text) in enumerate(levels))
    return shape(name, inner)


def shape(name: int, levels: str) -> str:
    """Build a list shape from written levels."""
    return f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>'


def level(depth: int, form: str, text: str, extra: str = "") -> str:
    """Build one level of a list shape; ``extra`` stands where the schema wants restarts and styles."""
    head = f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'{head}{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def num(name: int, shape: int, override: str = "") -> str:
    """Build a list that uses a shape."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{shape}"/>{override}</w:num>'


def style(name: str, inner: str, *, kind: str = "paragraph", based_on: str = "") -> str:
    """Build a style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{base}{inner}</w:style>'


def box(content: str) -> str:
    """Build a run with a text box, written twice as Word does: once for new readers, once for old ones."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    """Build a complex field: its instruction, then its result."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"{marks[0]}{code}{marks[1]}{r(result)}{marks[2]}"
