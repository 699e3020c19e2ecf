"""A connection that says nothing whole is closed: a slow client holds no place for longer than it takes to ask."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

ASKING_SECONDS = 20.0


class PatientProtocol(H11Protocol):
    """HTTP/1.1 whose request line and headers must have come ``ASKING_SECONDS`` after their first byte."""

    _asking: asyncio.TimerHandle | None = None

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
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._asking is None and not self.transport.is_closing():
            self._asking = self.loop.call_later(ASKING_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
