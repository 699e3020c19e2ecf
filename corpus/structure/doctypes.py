"""The types an administrative document can have, and how its type line looks (Decree 30/2020, article 7)."""

from __future__ import annotations

import re

from corpus.language.vietnamese import fold, place_tone

# The 29 types of Decree 30, article 7, then the legal types, then the Party's own.
TYPES = (
    *("Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn"),
    *("Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng"),
    *("Công văn", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu"),
    *("Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công"),
    *("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"),
    *("Nghị quyết liên tịch", "Văn bản hợp nhất", "Kết luận", "Điều lệ", "Nội quy", "Quy trình", "Chiến lược"),
    *("Kết luận", "Tuyên bố", "Thể lệ", "Quy chuẩn"),
)
_BY_FOLDED = {fold(name): name for name in TYPES}
_ALTERNATIVES = "|".join(sorted(map(re.escape, _BY_FOLDED), key=len, reverse=True)).replace(r"\ ", r"\s+")
_FOLDED_TYPE = re.compile(rf"({_ALTERNATIVES})(?!\w)")


def type_at_start(text: str) -> tuple[str, int] | None:
    """Return the type that opens ``text`` in sentence case and where its words end, or ``None``."""
    match = _FOLDED_TYPE.match(fold(text))
    name = _BY_FOLDED[" ".join(match[1].split())] if match else ""
    return (name, match.end()) if match and _spells(text[: match.end()], name) else None


def _spells(printed: str, name: str) -> bool:
    """Say whether the words are the type's own, where they bear marks at all: "Phường An" is no "Phương án"."""
    words, own = place_tone(printed).split(), place_tone(name).split()
    # One mark in two may be misread from an image.
    return printed.isascii() or sum(map(str.__eq__, words, own)) * 2 >= len(own)


def type_line(text: str) -> tuple[str, int] | None:
    """Return what ``type_at_start`` does where the line is a type line: the type in capitals, or alone in its line."""
    found = type_at_start(text)
    if not found:
        return None
    printed, rest = text[: found[1]], text[found[1] :].strip(" *:_-–")
    spaced_like_a_symbol = rest.lower().startswith(("số", "so "))
    return found if not spaced_like_a_symbol and (printed.isupper() or not rest) else None
