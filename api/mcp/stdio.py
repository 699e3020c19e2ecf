"""The protocol over standard input and output: one client, until it closes its side."""

from __future__ import annotations

import anyio
from anyio import CapacityLimiter
from mcp.server.stdio import stdio_server

from api.mcp.server import server_over
from api.mcp.tools import Desk


def run(desk: Desk) -> None:
    """Serve until the client leaves."""
    anyio.run(_serve, desk)


async def _serve(desk: Desk) -> None:
    server = server_over(desk, CapacityLimiter(1))
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
