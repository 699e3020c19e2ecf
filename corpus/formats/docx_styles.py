"""Resolves what the styles of a .docx say about paragraphs and runs: numbering, level, alignment, weight, hiding."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from corpus.formats.docx_package import W

VAL = f"{W}val"
_STYLE, _BASED_ON, _PPR, _RPR = f"{W}style", f"{W}basedOn", f"{W}pPr", f"{W}rPr"
_OFF = ("0", "false", "off")
_MAXIMUM_CHAIN = 30


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters look, as far as it matters; ``None`` where nothing is said. ``size`` is in half points."""

    hidden: bool | None = None
    bold: bool | None = None
    color: str | None = None
    size: int | None = None
    shaded: bool | None = None
    font: str | None = None

    def under(self, upper: RunLook) -> RunLook:
        """Return this look with whatever ``upper`` says put over it."""
        return RunLook(
            self.hidden if upper.hidden is None else upper.hidden,
            self.bold if upper.bold is None else upper.bold,
            self.color if upper.color is None else upper.color,
            self.size if upper.size is None else upper.size,
            self.shaded if upper.shaded is None else upper.shaded,
            self.font if upper.font is None else upper.font,
        )


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What paragraph properties say; ``outline`` is 1 at the top, ``number`` the list and ``depth`` its level."""

    run: RunLook = field(default_factory=RunLook)
    centered: bool | None = None
    outline: int | None = None
    number: str | None = None
    depth: int | None = None
    style: str | None = None

    def under(self, upper: ParagraphLook) -> ParagraphLook:
        """Return this look with whatever ``upper`` says put over it."""
        return ParagraphLook(
            self.run.under(upper.run),
            self.centered if upper.centered is None else upper.centered,
            self.outline if upper.outline is None else upper.outline,
            self.number if upper.number is None else upper.number,
            self.depth if upper.depth is None else upper.depth,
            upper.style or self.style,
        )


class Styles:
    """The styles part; looks are resolved once a style, through its chain of bases."""

    def __init__(self, root: _Element | None) -> None:
        """Index the styles of ``root``; a package without styles has none."""
        found = () if root is None else root.iter(_STYLE)
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._looks: dict[str | None, ParagraphLook] = {None: _defaults(root)}
        defaults = (i for i, s in self._styles.items() if _is_default_paragraph(s))
        self._default = next(defaults, None)

    def paragraph(self, style: str | None) -> ParagraphLook:
        """Return the look of a paragraph style, of the default one for ``None`` or an unknown name."""
        known = style if style in self._styles else self._default
        return self._look(known)

    def run(self, style: str) -> RunLook:
        """Return what a character style itself says, without the document's defaults."""
        chain = self._chain(style)
        look = RunLook()
        for element in chain:
            look = look.under(run_look(element.find(_RPR)))
        return look

    def is_contents(self, style: str | None) -> bool:
        """Say whether a paragraph style is one of those that Word gives to a table of contents ("toc 1" …)."""
        return any((value_of(element, f"{W}name") or "").lower().startswith("toc ") for element in self._chain(style))

    def borders(self, style: str | None) -> _Element | None:
        """Return the table borders that a table style or its bases name."""
        found = (element.find(f"{W}tblPr/{W}tblBorders") for element in reversed(self._chain(style)))
        return next((borders for borders in found if borders is not None), None)

    def shades(self, style: str | None) -> bool:
        """Say whether a table style paints any of its cells."""
        return any(is_shade(shade) for element in self._chain(style) for shade in element.iter(f"{W}shd"))

    def _look(self, style: str | None) -> ParagraphLook:
        if style not in self._looks:
            look = self._looks[None]
            for element in self._chain(style):
                look = look.under(_style_look(element))
            self._looks[style] = replace(look, style=style)
        return self._looks[style]

    def _chain(self, style: str | None) -> list[_Element]:
        # Outermost base first; a loop of bases ends at the bound.
        chain: list[_Element] = []
        while style in self._styles and len(chain) < _MAXIMUM_CHAIN:
            element = self._styles[style]
            chain.insert(0, element)
            style = value_of(element, _BASED_ON)
        return chain


def _is_default_paragraph(style: _Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") not in (None, *_OFF)


def _defaults(root: _Element | None) -> ParagraphLook:
    if root is None:
        return ParagraphLook()
    run = run_look(root.find(f"{W}docDefaults/{W}rPrDefault/{_RPR}"))
    paragraph = paragraph_look(root.find(f"{W}docDefaults/{W}pPrDefault/{_PPR}"))
    return replace(paragraph, run=run)


def _style_look(style: _Element) -> ParagraphLook:
    return replace(paragraph_look(style.find(_PPR)), run=run_look(style.find(_RPR)))


def paragraph_look(properties: _Element | None) -> ParagraphLook:
    """Read ``w:pPr`` alone: alignment, outline level and numbering; the mark's own look is not taken."""
    if properties is None:
        return _PLAIN
    jc = value_of(properties, f"{W}jc")
    outline = _integer(value_of(properties, f"{W}outlineLvl"))
    numbering = properties.find(f"{W}numPr")
    number = None if numbering is None else value_of(numbering, f"{W}numId")
    depth = None if numbering is None else _integer(value_of(numbering, f"{W}ilvl"))
    level = outline + 1 if outline is not None and outline < 9 else None
    return ParagraphLook(
        centered=None if jc is None else jc == "center",
        outline=level,
        number=number,
        depth=depth,
        style=value_of(properties, f"{W}pStyle"),
    )


def run_look(properties: _Element | None) -> RunLook:
    """Read ``w:rPr`` alone."""
    if properties is None:
        return _NO_LOOK
    hidden: bool | None = None
    bold: bool | None = None
    color: str | None = None
    size: int | None = None
    shaded: bool | None = None
    font: str | None = None
    for item in properties:
        tag = item.tag
        if tag == _VANISH:
            hidden = _is_on(item)
        elif tag == _BOLD:
            bold = _is_on(item)
        elif tag == _COLOR:
            color = item.get(VAL)
        elif tag == _SIZE:
            size = _integer(item.get(VAL))
        elif tag in _PAINTED:
            shaded = is_shade(item)
        elif tag == _FONTS:
            font = _font(item)
    return RunLook(hidden, bold, color, size, shaded, font)


_PLAIN, _NO_LOOK = ParagraphLook(), RunLook()
_VANISH, _BOLD, _COLOR, _SIZE = f"{W}vanish", f"{W}b", f"{W}color", f"{W}sz"
_PAINTED = (f"{W}shd", f"{W}highlight")
_FONTS, _HIGH, _ASCII = f"{W}rFonts", f"{W}hAnsi", f"{W}ascii"


def _font(fonts: _Element) -> str | None:
    # Letters beyond ASCII are drawn with the font "hAnsi"; a theme's font takes the place of a named one.
    if fonts.get(f"{_HIGH}Theme"):
        return ""
    return fonts.get(_HIGH) or fonts.get(_ASCII)


def is_shade(element: _Element) -> bool:
    """Say whether ``w:shd`` or ``w:highlight`` puts a colour other than white behind the letters."""
    fill = element.get(f"{W}fill") or element.get(VAL) or "auto"
    themed = element.get(f"{W}themeFill") not in (None, "background1")
    return themed or fill.lower() not in ("auto", "ffffff", "white", "none", "clear", "nil")


def value_of(parent: _Element, tag: str) -> str | None:
    """Return the ``w:val`` of a child, ``None`` where the child is absent."""
    child = parent.find(tag)
    return None if child is None else child.get(VAL)


def _is_on(element: _Element) -> bool:
    return element.get(VAL) not in _OFF


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else None
