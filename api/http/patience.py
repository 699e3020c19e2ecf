"""A connection that asks or takes too slowly is closed: it holds its place, and what was written for it, no longer."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

ASKING_SECONDS = 20.0
TAKING_SECONDS = 60.0
LEAST_TAKEN = 1_000  # bytes a second, from a client that lets its answer pile up


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with an end to its patience.

    A request line and its headers must come whole within ``asking_seconds``; an answer that piles up must shrink by
    ``LEAST_TAKEN`` a second, looked at every ``taking_seconds``.
    """

    asking_seconds = ASKING_SECONDS
    taking_seconds = TAKING_SECONDS
    _asking: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start waiting for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came in; go on waiting where it was no whole request yet."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._asking = _ended(self._asking)

    def pause_writing(self) -> None:
        """Watch how the pile of what was written shrinks."""
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        """Watch no more: the pile is gone."""
        self._taking = _ended(self._taking)
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._asking, self._taking = _ended(self._asking), _ended(self._taking)
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._asking is None and not self.transport.is_closing():
            self._asking = self.loop.call_later(self.asking_seconds, self.transport.close)

    def _watch(self) -> None:
        allowed = self.transport.get_write_buffer_size() - self.taking_seconds * LEAST_TAKEN
        self._taking = self.loop.call_later(self.taking_seconds, self._look, allowed)

    def _look(self, allowed: float) -> None:
        if self.transport.get_write_buffer_size() > allowed:
            self.transport.abort()  # closing would wait for the pile
        else:
            self._watch()


def _ended(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    if timer is not None:
        timer.cancel()
    return None
