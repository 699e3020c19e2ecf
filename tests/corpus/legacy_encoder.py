"""Writes Unicode text in the encodings before Unicode, with tables of its own: the reader's work backwards."""

from __future__ import annotations

import unicodedata

_BASES = {
    "a": "a",
    "ă": "a",
    "â": "a",
    "e": "e",
    "ê": "e",
    "i": "i",
    "o": "o",
    "ô": "o",
    "ơ": "o",
    "u": "u",
    "ư": "u",
    "y": "y",
}
_TONES = {"`": "\u0300", "'": "\u0301", "?": "\u0309", "~": "\u0303", ".": "\u0323"}

# One line a vowel: itself, then with huyền, sắc, hỏi, ngã, nặng.
_TCVN3 = """
a µ ¸ ¶ · ¹|ă=¨ » ¾ ¼ ½ Æ|â=© Ç Ê È É Ë|e Ì Ð Î Ï Ñ|ê=ª Ò Õ Ó Ô Ö|i × Ý Ø Ü Þ|o ß ã á â ä|ô=« å è æ ç é|
ơ=¬ ê í ë ì î|u ï ó ñ ò ô|ư=\u00ad õ ø ö ÷ ù|y ú ý û ü þ
"""
_VNI = """
a aø aù aû aõ aï|ă=aê aè aé aú aü aë|â=aâ aà aá aå aã aä|e eø eù eû eõ eï|ê=eâ eà eá eå eã eä|i ì í æ ó ò|
o oø où oû oõ oï|ô=oâ oà oá oå oã oä|ơ=ô ôø ôù ôû ôõ ôï|u uø uù uû uõ uï|ư=ö öø öù öû öõ öï|y yø yù yû yõ î
"""
_VPS = """
a à á ä ã å|ă=æ ¢ ¡ £ ¤ ¥|â À Ã Ä Å Æ|e è é È ë Ë|ê \u008a \u0089 \u008b Í \u008c|i ì í Ì ï Î|o ò ó Õ õ \u0086|
ô Ò Ó ° \u0087 ¶|ơ=Ö © § ª « ®|u ù ú û Û ø|ư=Ü Ø Ù º » ¿|y ÿ \u009a \u009b Ï \u009c
"""


def _table(lines: str, stroke: str) -> dict[str, str]:
    table = {"đ": stroke}
    for line in lines.replace("\n", "").split("|"):
        first, *toned = line.split(" ")
        letter, _, code = first.partition("=")
        table[letter] = code or letter
        for tone, sequence in zip(_TONES.values(), toned, strict=True):
            table[unicodedata.normalize("NFC", letter + tone)] = sequence
    return table


_TABLES = {"TCVN3": _table(_TCVN3, "®"), "VNI": _table(_VNI, "ñ"), "VPS": _table(_VPS, "Ç")}
_CAPITALS = {
    "TCVN3": dict(zip("ĂÂĐÊÔƠƯ", "¡¢§£¤¥¦", strict=True)),
    "VNI": {letter.upper(): code.upper() for letter, code in _TABLES["VNI"].items()},
    "VPS": {"Đ": "ñ"},
}


def encoded(text: str, encoding: str) -> str:
    """Return the text as Latin-1 shows its bytes in ``encoding``; capitals as far as the encoding has them."""
    if encoding == "Windows-1258":
        return "".join(map(_in_1258, text)).encode("cp1258").decode("latin-1")
    if encoding == "VIQR":
        return "".join(_in_viqr(letter, text[place - 1 : place]) for place, letter in enumerate(text))
    table = _TABLES[encoding] | _CAPITALS[encoding]
    return "".join(table.get(letter, letter) for letter in text)


def _in_1258(letter: str) -> str:
    spread = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in spread if mark in _TONES.values())
    return unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in _TONES.values())) + tone


def _in_viqr(letter: str, before: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    if letter in "'`?~.^(+*" and before and unicodedata.normalize("NFD", before)[0] in "aeiouyAEIOUY":
        return "\\" + letter
    base, *marks = unicodedata.normalize("NFD", letter)
    signs = {"\u0302": "^", "\u0306": "(", "\u031b": "+"} | {mark: sign for sign, mark in _TONES.items()}
    return base + "".join(sorted((signs[mark] for mark in marks), key="^(+'`?~.".index))
