"""The protocol over HTTP: every request stands alone, so that any worker process can answer it."""

from __future__ import annotations

from anyio import CapacityLimiter
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from api.mcp.server import server_over
from api.mcp.tools import Desk


def manager(desk: Desk, limiter: CapacityLimiter) -> StreamableHTTPSessionManager:
    """Return what answers requests while its ``run()`` is entered."""
    return StreamableHTTPSessionManager(server_over(desk, limiter), json_response=True, stateless=True)
