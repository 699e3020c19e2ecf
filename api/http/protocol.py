"""The Model Context Protocol at ``/mcp`` (streamable HTTP), imported when first called: most servers never are.

A page elsewhere whose own name was made to point here (DNS rebinding) comes under that name: only names that are this
server's own are answered, ``localhost``, any bare address, and what ``CANCU_HOSTS`` lists.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from anyio import TASK_STATUS_IGNORED, Lock, create_task_group, sleep_forever, to_thread
from anyio.abc import TaskGroup, TaskStatus
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api.http.access import another_name, is_own_name, listed_names
from api.http.problems import Problem
from api.http.services import Services

PATH = "/mcp"


class Manager(Protocol):
    """The protocol's server: answers requests while ``run()`` is entered."""

    def run(self) -> AbstractAsyncContextManager[None]:
        """Keep it going for as long as the block runs."""

    async def handle_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""


class Door:
    """Opens the protocol's server at the first call, inside the application's life."""

    def __init__(self, parts: Services, group: TaskGroup) -> None:
        """Serve over ``parts``; ``group`` ends with the application."""
        self._parts, self._group, self._lock = parts, group, Lock()
        self._manager: Manager | None = None

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        async with self._lock:
            if self._manager is None:
                self._manager = await self._group.start(self._open)
        await self._manager.handle_request(scope, receive, send)

    async def _open(self, *, task_status: TaskStatus[Any] = TASK_STATUS_IGNORED) -> None:
        opened = await to_thread.run_sync(_manager, self._parts)
        async with opened.run():
            task_status.started(opened)
            await sleep_forever()


def _manager(parts: Services) -> Manager:
    from api.mcp.streamable import manager  # noqa: PLC0415 - 0.9 s to import, wanted only here
    from api.mcp.tools import Desk  # noqa: PLC0415

    return manager(Desk(parts.library, parts.assistant), parts.answering)


@asynccontextmanager
async def door(parts: Services) -> AsyncIterator[Door]:
    """Keep a door open for as long as the block runs."""
    async with create_task_group() as group:
        yield Door(parts, group)
        group.cancel_scope.cancel()


class _Entrance:
    """The route's end: an ASGI app, for the protocol answers by itself."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = Headers(scope=scope).get("host", "")
        if not is_own_name(host, listed_names(os.environ.get("CANCU_HOSTS", ""))):
            raise Problem(421, another_name(host))
        opened: Door | None = getattr(scope["app"].state, "door", None)
        if opened is None:
            raise Problem(503, "Máy chủ chưa khởi động xong. Hãy thử lại sau ít phút.")
        await opened.answer(scope, receive, send)


ROUTE = Route(PATH, _Entrance(), methods=["POST"])
