"""The tools behind the Model Context Protocol's own server; each front door brings its transport."""

from __future__ import annotations

import logging
from importlib.metadata import version
from typing import Any

import mcp.types as protocol
from anyio import CapacityLimiter, to_thread
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError

from api.http.problems import said_of
from api.mcp.tools import OFFERS, Desk, Offer
from assistant.errors import AssistantError
from corpus.errors import CorpusError
from index.errors import IndexingError

LOG = logging.getLogger("cancu.mcp")
INSTRUCTIONS = (
    "Căn Cứ trả lời từ văn bản đã nạp. Dùng ask cho câu hỏi; list_assignments và list_targets cho danh sách; "
    "search khi cần đọc nguyên văn; verify để kiểm một khẳng định. Giữ nguyên trích dẫn khi dùng lại."
)
UNEXPECTED = "Máy chủ gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo người quản trị xem nhật ký."
_BY_NAME = {offer.name: offer for offer in OFFERS}


def server_over(desk: Desk, limiter: CapacityLimiter) -> Server[Any]:
    """Return the server; ``limiter`` bounds how many tools run at once."""

    async def listed(_context: object, _page: object) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=[_tool(offer) for offer in OFFERS])

    async def called(_context: object, call: protocol.CallToolRequestParams) -> protocol.CallToolResult:
        offer = _BY_NAME.get(call.name)
        if offer is None:
            raise MCPError(protocol.INVALID_PARAMS, f"Không có công cụ {call.name}. Xem tools/list.")
        return await to_thread.run_sync(_run, offer, desk, call.arguments or {}, limiter=limiter)

    return Server(
        "can-cu",
        version=version("cancu"),
        title="Căn Cứ",
        instructions=INSTRUCTIONS,
        on_list_tools=listed,
        on_call_tool=called,
    )


def _tool(offer: Offer) -> protocol.Tool:
    reading = protocol.ToolAnnotations(read_only_hint=True, open_world_hint=False)
    return protocol.Tool(
        name=offer.name,
        title=offer.title,
        description=offer.description,
        input_schema=offer.schema(),
        output_schema=offer.gives,
        annotations=reading,
    )


def _run(offer: Offer, desk: Desk, arguments: dict[str, Any]) -> protocol.CallToolResult:
    """Run one tool; what it refuses is told to the model, which can do better then."""
    try:
        told, values = offer.run(desk, offer.takes.model_validate(arguments))
    except ValidationError as error:
        return _refused(said_of(error.errors()))
    except (AssistantError, CorpusError, IndexingError) as error:
        return _refused(str(error))
    except Exception:
        LOG.exception("tool %s failed", offer.name)
        return _refused(UNEXPECTED)
    return protocol.CallToolResult(content=[_text(told)], structured_content=values)


def _refused(why: str) -> protocol.CallToolResult:
    return protocol.CallToolResult(content=[_text(why)], is_error=True)


def _text(words: str) -> protocol.TextContent:
    return protocol.TextContent(type="text", text=words)
