"""Asks a running server over HTTP, as any client would, so that one evaluation serves both."""

from __future__ import annotations

import json
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from evaluation.errors import EndpointError

_SECONDS = 60


class Endpoint:
    """A Căn Cứ server by its base address."""

    def __init__(self, url: str) -> None:
        """Check the address; raise ``EndpointError`` for anything but http and https."""
        if urlsplit(url).scheme not in {"http", "https"}:
            raise EndpointError(f"Địa chỉ {url!r} không dùng được. Hãy ghi dạng http://127.0.0.1:8000.")
        self._url = url.rstrip("/")
        self._texts: dict[str, str] = {}

    def ask(self, question: str, conversation_id: str | None = None) -> dict[str, Any]:
        """Return the Answer of ``POST /v1/ask``."""
        body = {"question": question, **({"conversation_id": conversation_id} if conversation_id else {})}
        content = self._call("/v1/ask", json.dumps(body).encode("utf-8"))
        try:
            answer = json.loads(content)
        except ValueError as error:
            raise EndpointError(f"{self._url}/v1/ask không trả JSON. Hãy kiểm tra địa chỉ máy chủ.") from error
        if not isinstance(answer, dict):
            raise EndpointError(f"{self._url}/v1/ask không trả câu trả lời. Hãy kiểm tra địa chỉ máy chủ.")
        return answer

    def text(self, document_id: str) -> str | None:
        """Return ``GET /v1/documents/{id}/text``, fetched once; ``None`` where there is no such document."""
        if document_id not in self._texts:
            try:
                content = self._call(f"/v1/documents/{quote(document_id, safe='')}/text")
            except EndpointError:
                return None
            self._texts[document_id] = content.decode("utf-8")
        return self._texts[document_id]

    def _call(self, path: str, body: bytes | None = None) -> bytes:
        request = Request(self._url + path, data=body, headers={"Content-Type": "application/json"})  # noqa: S310 (scheme checked above)
        try:
            with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310 (scheme checked above)
                content: bytes = response.read()
        except HTTPError as error:
            said = error.read().decode("utf-8", "replace")[:300]
            raise EndpointError(f"{self._url}{path} trả lỗi {error.code}: {said}") from error
        except (URLError, TimeoutError) as error:
            message = f"Máy chủ {self._url}{path} không trả lời ({error}). Hãy chạy “cancu serve” rồi thử lại."
            raise EndpointError(message) from error
        return content
