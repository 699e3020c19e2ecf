"""Builds small PDFs object by object, with Vietnamese letters and no font file: codes are the letters themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
_WIDTH = 0.5  # of the size: every letter is this wide, and a blank too
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange "
    "1 beginbfrange <0020> <FFFE> <0020> endbfrange endcmap end end"
)


_Stamp = tuple[float, float, str, str]  # x, y, words, field type


@dataclass
class Sheet:
    """One page being drawn; places are points from the top left corner."""

    width: float = A4[0]
    height: float = A4[1]
    rotate: int = 0
    operations: list[str] = field(default_factory=list)
    stamps: list[_Stamp] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 12, *, bold: bool = False) -> Sheet:
        """Write words with their feet at ``y``."""
        font = "F2" if bold else "F1"
        self.operations.append(f"BT /{font} {size} Tf {x} {self.height - y} Td <{_codes(words)}> Tj ET")
        return self

    def sideways(self, x: float, y: float, words: str, size: float = 12) -> Sheet:
        """Write words that run upward, as on a page to be turned clockwise."""
        self.operations.append(f"BT /F1 {size} Tf 0 1 -1 0 {x} {self.height - y} Tm <{_codes(words)}> Tj ET")
        return self

    def centered(self, y: float, words: str, size: float = 12, *, bold: bool = False) -> Sheet:
        """Write words in the middle of the page."""
        return self.text((self.width - width_of(words, size)) / 2, y, words, size, bold=bold)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw a rule."""
        self.operations.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """Draw an image whose top left corner is at (x, y)."""
        self.operations.append(f"q {width} 0 0 {height} {x} {self.height - y - height} cm /I1 Do Q")
        return self

    def stamp(self, x: float, y: float, words: str) -> Sheet:
        """Put a signature widget that shows words with their feet at ``y``."""
        self.stamps.append((x, y, words, "Sig"))
        return self

    def entry(self, x: float, y: float, words: str) -> Sheet:
        """Put a form field that is filled in with words."""
        self.stamps.append((x, y, words, "Tx"))
        return self

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Fill a box, as Word does for the rules of a table."""
        self.operations.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re f")
        return self

    def grid(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 10) -> Sheet:
        """Draw a ruled table; ``None`` cells are left for merges that the caller draws."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for top, row in zip(ys, rows, strict=False):
            for x, words in zip(xs, row, strict=False):
                self.lines(x + 3, top + size + 2, words, size)
        return self

    def lines(self, x: float, y: float, words: str, size: float = 12, step: float = 1.2) -> Sheet:
        """Write several lines, one under the other."""
        for number, line in enumerate(words.split("\n")):
            self.text(x, y + number * step * size, line, size)
        return self


def width_of(words: str, size: float) -> float:
    """The width in points of words written in a size."""
    return len(words) * _WIDTH * size


def pdf(*sheets: Sheet) -> bytes:
    """Build a PDF of the sheets."""
    objects: list[bytes] = [b"", b""]

    def add(content: str | bytes) -> int:
        objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(objects)

    fonts = " ".join(f"/{name} {_font(add, base)} 0 R" for name, base in (("F1", "Own"), ("F2", "Own-Bold")))
    image = add(
        _stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "0")
    )
    resources = f"<< /Font << {fonts} >> /XObject << /I1 {image} 0 R >> >>"
    kids = [add(_page(add, sheet, resources)) for sheet in sheets]
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _font(add: Callable[[str | bytes], int], base: str) -> int:
    unicode_map = add(_stream("", _TO_UNICODE))
    weight = 700 if base.endswith("Bold") else 400
    box = "/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 /Flags 4"
    descriptor = add(f"<< /Type /FontDescriptor /FontName /{base} /FontWeight {weight} {box} >>")
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    child = add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{base} {system} /FontDescriptor {descriptor} 0 R "
        f"/DW {int(_WIDTH * 1000)} >>"
    )
    return add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-H "
        f"/DescendantFonts [{child} 0 R] /ToUnicode {unicode_map} 0 R >>"
    )


def _page(add: Callable[[str | bytes], int], sheet: Sheet, resources: str) -> str:
    content = add(_stream("", "\n".join(sheet.operations)))
    widgets = [add(_widget(add, sheet, stamp, resources)) for stamp in sheet.stamps]
    annotations = f"/Annots [{' '.join(f'{widget} 0 R' for widget in widgets)}]" if widgets else ""
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate} "
        f"/Resources {resources} /Contents {content} 0 R {annotations} >>"
    )


def _widget(
    add: Callable[[str | bytes], int], sheet: Sheet, stamp: tuple[float, float, str, str], resources: str
) -> str:
    x, y, words, kind = stamp
    lines = words.split("\n")
    width, height = max(width_of(line, 12) for line in lines) + 4, 14.4 * len(lines) + 2
    bottom = sheet.height - y - 14.4 * (len(lines) - 1) - 3
    drawn = " ".join(
        f"BT /F1 12 Tf 0 {3 + 14.4 * (len(lines) - 1 - n)} Td <{_codes(line)}> Tj ET" for n, line in enumerate(lines)
    )
    shown = add(_stream(f"/Type /XObject /Subtype /Form /BBox [0 0 {width} {height}] /Resources {resources}", drawn))
    rectangle = f"/Rect [{x} {bottom} {x + width} {bottom + height}]"
    return f"<< /Type /Annot /Subtype /Widget /FT /{kind} /F 4 {rectangle} /AP << /N {shown} 0 R >> >>"


def _codes(words: str) -> str:
    return words.encode("utf-16-be").hex()


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
