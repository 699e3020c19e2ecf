"""What a client sends, bounded in size and in time: a slow one holds its own connection, nobody else's."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers
from starlette.types import Message, Receive

from api.http.problems import Problem

JSON_LIMIT = 1_000_000
UPLOAD_LIMIT = 200_000_000
DISCARDED = 1_000_000_000
GRACE_SECONDS = 30.0
LEAST_RATE = 20_000  # bytes a second once the grace is over
SLOW = "Nội dung gửi lên đến quá chậm nên máy chủ ngừng chờ. Hãy kiểm tra mạng rồi gửi lại."


def too_large(limit: int) -> str:
    """Say that a body is over ``limit`` bytes, and what to do."""
    return f"Nội dung gửi lên lớn hơn {limit // 1_000_000} MB. Hãy gửi nhỏ hơn, hoặc chia thành nhiều lần."


def announced(headers: Headers) -> int:
    """Return how many bytes the request says that it brings."""
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def bounded(receive: Receive, limit: int, grace: float = GRACE_SECONDS) -> Receive:
    """Return ``receive`` that raises 413 past ``limit`` bytes and 408 for a body slower than ``LEAST_RATE``."""
    began, seen, more = time.monotonic(), 0, True

    async def receiving() -> Message:
        nonlocal seen, more
        if not more:
            return await receive()  # nothing but the news that the client has gone
        message = await _in_time(receive, began + grace + seen / LEAST_RATE - time.monotonic())
        seen += len(message.get("body", b""))
        more = bool(message.get("more_body", False))
        if seen > limit:
            raise _ending(413, too_large(limit))
        return message

    return receiving


async def _in_time(receive: Callable[[], Awaitable[Message]], seconds: float) -> Message:
    try:
        async with asyncio.timeout(max(seconds, 0.0)):
            return await receive()
    except TimeoutError:
        raise _ending(408, SLOW) from None


def _ending(status: int, detail: str) -> Problem:
    problem = Problem(status, detail)
    problem.headers = {"connection": "close"}  # the rest of the body is not waited for
    return problem


async def discard(receive: Receive, grace: float = GRACE_SECONDS) -> None:
    """Read and forget a body that is refused: most clients read no answer before they have sent everything."""
    quiet = bounded(receive, DISCARDED, grace)
    try:
        while (await quiet()).get("more_body", False):
            pass
    except Problem:
        return  # slow or endless: answered at once
