"""Letters of symbol fonts in a .docx (``w:sym`` and the private use area) as the Unicode characters they look like."""

from __future__ import annotations

# Symbol font, code point within the font -> character (Adobe's Symbol encoding, the part that documents use).
_SYMBOL = {
    0x2D: "-", 0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ", 0x6C: "λ", 0x6D: "μ",
    0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x77: "ω", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0xA3: "≤", 0xA5: "∞",
    0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xDE: "⇒", 0xE5: "∑", 0xD6: "√",
}  # fmt: skip
# Wingdings and its sisters.
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→",
    0xDF: "←", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x2A: "✉", 0x28: "☎", 0x46: "☞",
}  # fmt: skip
_PRIVATE = 0xF000
_UNKNOWN = "•"


def symbol(code: str | None, font: str | None) -> str:
    """Return the character that ``w:sym`` draws; an unknown letter of a symbol font becomes a dot, never nothing."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return _UNKNOWN
    if not 0 < point < 0x110000 or 0xD800 <= point < 0xE000:
        return _UNKNOWN
    if point < _PRIVATE or point > _PRIVATE + 0xFF:
        return chr(point)
    return _letter(point - _PRIVATE, (font or "").lower())


def mend_private(text: str) -> str:
    """Replace letters of the private use area that symbol fonts use, the font being unknown."""
    if not text or max(text) < chr(_PRIVATE):
        return text
    return "".join(_letter(ord(c) - _PRIVATE, "") if _PRIVATE <= ord(c) <= _PRIVATE + 0xFF else c for c in text)


def _letter(point: int, font: str) -> str:
    tables = (_SYMBOL, _WINGDINGS) if "symbol" in font else (_WINGDINGS, _SYMBOL)
    for table in tables:
        if point in table:
            return table[point]
    return chr(point) if 0x21 <= point <= 0x7E and font == "symbol" else _UNKNOWN
