"""Streams an answer sentence by sentence while a language model speaks it, and takes back what did not hold."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from api.wire import Json

Tell = Callable[[str], None]


async def spoken(work: Callable[[Tell], Awaitable[Json]]) -> AsyncIterator[Json]:
    """Yield ``{"delta"}`` for each sentence as it passes, then the Answer that ``work`` returns.

    Where the answer is not what was told, a delta with ``"replace": true`` carries the whole of the text to be shown
    instead. ``work`` may tell from another thread. Errors of ``work`` are raised here.
    """
    loop, told = asyncio.get_running_loop(), asyncio.Queue[str]()

    def tell(sentence: str) -> None:
        loop.call_soon_threadsafe(told.put_nowait, sentence)

    task = asyncio.ensure_future(work(tell))
    said = ""
    try:
        async for sentence in _until_done(task, told):
            said += sentence
            yield {"delta": sentence}
        answer = await task
    finally:
        task.cancel()
    if said.strip() != answer["text"]:
        yield {"delta": answer["text"]} | ({"replace": True} if said else {})
    yield answer


async def _until_done(task: asyncio.Future[Json], told: asyncio.Queue[str]) -> AsyncIterator[str]:
    while not (task.done() and told.empty()):
        waiting = asyncio.ensure_future(told.get())
        either: tuple[asyncio.Future[Any], ...] = (task, waiting)
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if waiting.done():
            yield waiting.result()
        else:
            waiting.cancel()
            # What was told just before the end is still on its way through the loop.
            await asyncio.sleep(0)
