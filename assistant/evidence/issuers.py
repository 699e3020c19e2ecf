"""Tells the documents of central bodies from those of a place: Hà Nội is where a law was signed, not what it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened

# Kinds of documents that only central bodies issue (Law 80/2015/QH13, article 4), and such bodies, folded.
_KINDS = {"hien phap", "luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich"}
_BODIES = ("quoc hoi", "uy ban thuong vu quoc hoi", "chu tich nuoc", "chinh phu", "thu tuong", "bo ")


def is_central(opened: Opened) -> bool:
    """Say whether the document was issued for the whole country."""
    one = opened.document.identity
    kind, issuer = (" ".join(syllables(part or "")) for part in (one.type, one.issuer))
    return kind in _KINDS or issuer.startswith(_BODIES)
