"""Says which old encoding a font was made for, and whether its letters are all capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.language.legacy_tables import TCVN3, VNI, VPS

# A PDF names the part of a font it embeds "ABCDEF+Name", and a style ",Bold" or "-Italic" after it.
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FAMILIES = ((re.compile(r"^\.Vn", re.IGNORECASE), TCVN3), (re.compile(r"^VNI[-_ ]", re.IGNORECASE), VNI),
             (re.compile(r"^VPS[-_ ]", re.IGNORECASE), VPS))  # fmt: skip
# ".VnTimeH", ".VnArial NarrowH": capitals alone, typed as small letters.
_CAPITALS = re.compile(r"^\.Vn.*[a-z]H(?=$|[,\- ])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """What a font's name promises; a promise only, since a name alone proves nothing."""

    encoding: str
    capitals: bool = False


@lru_cache(maxsize=1024)
def legacy_font(name: str | None) -> LegacyFont | None:
    """Return what the font ``name`` was made for, ``None`` for a font of Unicode times."""
    plain = _SUBSET.sub("", (name or "").strip().strip("'\""))
    encoding = next((encoding for pattern, encoding in _FAMILIES if pattern.match(plain)), None)
    return None if encoding is None else LegacyFont(encoding, _CAPITALS.match(plain) is not None)
