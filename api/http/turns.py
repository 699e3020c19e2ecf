"""One question after another: each is answered when its turn comes, unless who asked has left meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from anyio import to_thread
from fastapi import Request

from api.http.problems import Problem
from api.http.services import services

Given = ParamSpec("Given")
Result = TypeVar("Result")


async def in_turn(request: Request, work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """Run ``work`` in a thread when its turn comes; a 408 where nobody waits for it any more.

    Answering is work for the processor: more threads at once than ``Services.answering`` allows only get in each
    other's way. A server that was asked too much is not to go on answering those who gave up.
    """
    async with services(request).answering:
        if await request.is_disconnected():
            raise Problem(408, "Bên hỏi đã rời đi trước khi đến lượt. Hãy gửi lại câu hỏi.")
        return await to_thread.run_sync(lambda: work(*given, **named))
