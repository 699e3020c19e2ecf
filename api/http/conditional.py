"""Answers that a client may keep: each with an entity tag, and nothing sent again while that still holds (RFC 9110)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated

from fastapi import Header, Response

JSON_TYPE = "application/json"
_TAGS = 2_000  # characters of If-None-Match that are looked at

IfNoneMatch = Annotated[
    str | None, Header(description="Thẻ `ETag` của lần trước; còn đúng thì trả 304 và không gửi lại nội dung")
]


def json_bytes(value: object) -> bytes:
    """Return ``value`` as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def fresh(
    content: bytes,
    media_type: str,
    known: str | None,
    *,
    told: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return ``content``, or 304 where ``known`` (``If-None-Match``) still names it.

    ``told`` is what the tag is made of where equal content is not equal byte for byte (workbooks carry their date).
    """
    tag = f'"{hashlib.sha256(content if told is None else told).hexdigest()[:32]}"'
    kept = {**(headers or {}), "etag": tag, "cache-control": "no-cache"}
    if is_known(tag, known):
        return Response(status_code=304, headers=kept)
    return Response(content, media_type=media_type, headers=kept)


def is_known(tag: str, known: str | None) -> bool:
    """Tell whether ``If-None-Match`` names ``tag``; weak tags count, as RFC 9110 asks for this header."""
    named = [one.strip().removeprefix("W/") for one in (known or "")[:_TAGS].split(",")]
    return tag in named or named == ["*"]
