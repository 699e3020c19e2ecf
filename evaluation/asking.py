"""The two places an evaluation can ask: a library in this process, or a server over HTTP."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from assistant.assistant import Assistant

from evaluation.questions import QuestionSetError

if TYPE_CHECKING:
    from index.library import Library

_SECONDS = 60


class InProcess:
    """Asks an assistant over an open library."""

    def __init__(self, library: Library) -> None:
        """Keep the library for document texts and open one assistant over it."""
        self._library = library
        self._assistant = Assistant(library)

    def ask(self, question: str, conversation_id: str | None = None) -> dict[str, Any]:
        """Return the Answer as the JSON object that a front door would send."""
        answer = self._assistant.ask(question, conversation_id=conversation_id)
        plain: dict[str, Any] = json.loads(json.dumps(asdict(answer), ensure_ascii=False))
        return plain

    def text_of(self, document_id: str) -> str | None:
        """Return a document's whole text."""
        return self._library.document(document_id).text


class Endpoint:
    """Asks a server by its base address, as any HTTP client would."""

    def __init__(self, url: str) -> None:
        """Check the address; raise ``QuestionSetError`` for anything but http and https."""
        if urlsplit(url).scheme not in {"http", "https"}:
            raise QuestionSetError(f"Địa chỉ {url!r} không dùng được. Hãy ghi dạng http://127.0.0.1:8000.")
        self._url = url.rstrip("/")
        self._texts: dict[str, str] = {}

    def ask(self, question: str, conversation_id: str | None = None) -> dict[str, Any]:
        """Return the Answer of ``POST /v1/ask``."""
        body = {"question": question, **({"conversation_id": conversation_id} if conversation_id else {})}
        answer: dict[str, Any] = json.loads(self._call("/v1/ask", json.dumps(body).encode("utf-8")))
        return answer

    def text_of(self, document_id: str) -> str | None:
        """Return ``GET /v1/documents/{id}/text``, asked for once."""
        if document_id not in self._texts:
            content = self._call(f"/v1/documents/{quote(document_id, safe='')}/text")
            self._texts[document_id] = content.decode("utf-8")
        return self._texts[document_id]

    def _call(self, path: str, body: bytes | None = None) -> bytes:
        request = Request(self._url + path, data=body, headers={"Content-Type": "application/json"})  # noqa: S310 (scheme checked above)
        try:
            with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310 (scheme checked above)
                content: bytes = response.read()
        except URLError as error:
            raise QuestionSetError(
                f"Máy chủ {self._url}{path} không trả lời: {error}. Hãy kiểm tra máy chủ."
            ) from error
        return content
