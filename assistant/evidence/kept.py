"""What is worked out of an opened document is kept with it, so that letting go of the document lets go of it all."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.evidence.pieces import Opened

_MOST = 1024  # things kept with one document; beyond, all are made again
_Rest = ParamSpec("_Rest")
_Made = TypeVar("_Made")


def kept(function: Callable[Concatenate[Opened, _Rest], _Made]) -> Callable[Concatenate[Opened, _Rest], _Made]:
    """Make a function of an opened document, and of plain values beside it, work once for each of them.

    A cache of its own would hold on to every document that it ever saw, with all that was read from it.
    """

    @wraps(function)
    def once(opened: Opened, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Made:
        table: dict[Any, _Made] = vars(opened).setdefault("_kept", {})
        key = (function, rest, *named.items())
        if key not in table:
            if len(table) >= _MOST:
                table.clear()
            table[key] = function(opened, *rest, **named)
        return table[key]

    return once


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold the garbage collector back while a document is taken apart.

    That makes hundreds of thousands of records, none of them garbage: looking through them takes half as long again.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
