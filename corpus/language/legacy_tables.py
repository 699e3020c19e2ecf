"""The characters of the encodings that Vietnamese was typed in before Unicode, and how each is turned into Unicode.

A text in such an encoding comes as the characters that Windows-1252 or Latin-1 gives its bytes. Sources: TCVN
5712:1993 (VN3) for TCVN3, the tables that the makers of VNI and VPS gave out, RFC 1456 for VIQR, Microsoft's table of
code page 1258.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_UPPER = _LOWER.upper()
_BARE_UPPER = "ĂÂĐÊÔƠƯ"

_TCVN3_LOWER = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ"
_TCVN3_UPPER = "¡¢§£¤¥¦"
_VPS_LOWER = bytes.fromhex(
    "e0e1e4e3e5e6a2a1a3a4a5e2c0c3c4c5c6c7e8e9c8ebcbea8a898bcd8cecedccefcef2f3d5f586f4d2d3b087b6d6a9a7aaabae"
    "f9fafbdbf8dcd8d9babbbfff9a9bcf9c"
).decode("latin-1")
_VPS_UPPER = bytes.fromhex(
    "80c1818202888e8d8ff004c28483851c03f1d7c9defe05ca9390949506b5b4b7b810bcb9bdbe11d497969899"
    "12f79e9d9fa613"
    "a8dad1ac14d0afadb11d15b2ddfdb319"
).decode("latin-1")
# The controls of Latin-1 as Windows-1252 shows them.
_SHOWN = {chr(code): bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}

_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_HATS = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
_VNI_BREVES = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
_VNI_LONE = dict(zip("íìỉĩịỵđơư", "íìæóòîñôö", strict=True))
_TONES = "\u0300\u0301\u0303\u0309\u0323"

TCVN3, VNI, VPS, CP1258, VIQR = "TCVN3", "VNI", "VPS", "Windows-1258", "VIQR"
ENCODINGS = (TCVN3, VNI, VPS, CP1258, VIQR)


def _vni(letter: str) -> str:
    """Return how VNI writes a small letter of Vietnamese."""
    if letter in _VNI_LONE:
        return _VNI_LONE[letter]
    spread = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in spread if mark in _TONES), "")
    shape = unicodedata.normalize("NFC", spread.replace(tone, ""))
    if shape in "âêô":
        return unicodedata.normalize("NFD", shape)[0] + _VNI_HATS[tone]
    if shape == "ă":
        return "a" + _VNI_BREVES[tone]
    return _VNI_LONE.get(shape, shape) + _VNI_TONES[tone]


def _vni_table() -> dict[str, str]:
    lower = {_vni(letter): letter for letter in _LOWER}
    upper = {sequence.upper(): letter.upper() for sequence, letter in lower.items()}
    # A capital whose mark was typed small.
    mixed = {s[0].upper() + s[1:]: letter.upper() for s, letter in lower.items() if len(s) > 1}
    return mixed | upper | lower


def _vps_table() -> dict[str, str]:
    codes = dict(zip(_VPS_UPPER, _UPPER, strict=True)) | dict(zip(_VPS_LOWER, _LOWER, strict=True))
    return codes | {_SHOWN[code]: letter for code, letter in codes.items() if _SHOWN.get(code, "\ufffd") != "\ufffd"}


def _from_vps(text: str) -> str:
    kept = _VPS_QUOTES.sub(lambda match: match[0].encode("cp1252").decode("latin-1"), text)
    return _LONE_SIGN.sub(_as_private, kept).translate(_VPS_PLAIN).translate(_SIGNS_BACK)


def _as_private(match: re.Match[str]) -> str:
    return chr(ord(match[0]) + _PRIVATE)


SINGLE = {
    TCVN3: dict(zip(_TCVN3_LOWER, _LOWER, strict=True)) | dict(zip(_TCVN3_UPPER, _BARE_UPPER, strict=True)),
    VPS: _vps_table(),
}
VNI_SEQUENCES = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI_SEQUENCES), key=len, reverse=True)))
_TCVN3_PLAIN = str.maketrans(SINGLE[TCVN3])
_VPS_PLAIN = str.maketrans({shown: letter for shown, letter in SINGLE[VPS].items() if shown not in "“”•…–—"})
# Signs that stand alone mean themselves: "70 ÷ 100 mm", "5 × 8".
LONE_SIGNS = "÷×±°§¸¶·¹»¾¼½©¨¬"
_LONE_SIGN = re.compile(f"(?<![^\\s\\d])[{LONE_SIGNS}](?![^\\s\\d])")
_PRIVATE = 0xE000
_SIGNS_BACK = str.maketrans({chr(ord(sign) + _PRIVATE): sign for sign in LONE_SIGNS})
# What Windows-1252 shows for some letters of VPS is punctuation everywhere but within a word in capitals.
_VPS_QUOTES = re.compile("(?<=[A-Z\x80-\xff])[“”•…](?=[A-Z\x80-\xff])|(?<=[A-Z\x80-\xff])[–—](?![a-z\\d])")

_VIQR_MARKS = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_VIQR_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_VIQR = re.compile(
    r"\\(?P<plain>.)|(?P<stroke>dd|D[dD])"
    r"|(?P<vowel>[AaEeIiOoUuYy])(?P<mark>(?<=[AaEeOo])\^|(?<=[Aa])\(|(?<=[OoUu])[+*])?(?P<tone>['`?~.])?",
    re.DOTALL,
)


def from_vni(text: str) -> str:
    """Return VNI text, a base letter and its mark as two characters, in Unicode."""
    return _VNI_PATTERN.sub(lambda match: VNI_SEQUENCES[match[0]], text)


def from_1258(text: str) -> str:
    """Return text of code page 1258, its tones as characters of their own, in Unicode."""
    try:
        raw = text.encode("cp1252")
    except UnicodeEncodeError:
        return text
    return unicodedata.normalize("NFC", raw.decode("cp1258", "replace"))


def from_viqr(text: str) -> str:
    """Return VIQR text, marks as punctuation after the letter, in Unicode; a backslash keeps what it precedes."""
    # Who escapes one full stop escapes them all; in capitals the next word's case tells nothing.
    certain = "\\." in text or text.isupper()
    return unicodedata.normalize("NFC", _VIQR.sub(lambda match: _viqr_letter(match, certain=certain), text))


def _viqr_letter(match: re.Match[str], *, certain: bool) -> str:
    if match["plain"] is not None:
        return match["plain"]
    if match["stroke"] is not None:
        return "đ" if match["stroke"] == "dd" else "Đ"
    tone = match["tone"] or ""
    letter = match["vowel"] + _VIQR_MARKS.get(match["mark"] or "", "")
    if tone == "." and not certain and _ends_sentence(match):
        return letter + tone
    return letter + _VIQR_TONES.get(tone, "")


def _ends_sentence(match: re.Match[str]) -> bool:
    rest = match.string[match.end() :].lstrip()
    blank = match.string[match.end() : match.end() + 1].isspace()
    return not rest or (blank and rest[0].isupper())


def _from_tcvn3(text: str) -> str:
    return _LONE_SIGN.sub(_as_private, text).translate(_TCVN3_PLAIN).translate(_SIGNS_BACK)


DECODERS: dict[str, Callable[[str], str]] = {
    TCVN3: _from_tcvn3,
    VNI: from_vni,
    VPS: _from_vps,
    CP1258: from_1258,
    VIQR: from_viqr,
}
