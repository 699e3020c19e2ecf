"""The OpenAI-compatible door: chat completions over the stored documents, whole or as a stream, and the one model.

Format: https://platform.openai.com/docs/api-reference/chat. Citations stand in the message's ``annotations`` and, in
full, in ``cancu``, the contract's Answer.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from api.http.ask import deltas
from api.http.chat_models import MODEL, ChatRequest
from api.http.documented import COMPLETION, MODEL_LIST, ONE_MODEL, PROBLEMS
from api.http.problems import Problem
from api.http.services import Services, services
from api.http.turns import in_turn
from api.wire import Json, answer_to_dict
from assistant.errors import AssistantError

router = APIRouter(tags=["Tương thích OpenAI"], responses={**PROBLEMS})
# A follow-up leans on the turn before it, which may lean on the one before; more is not read.
EARLIER = 4
SINCE = 1_767_225_600  # 2026-01-01: one model, always the same
_MARKER = re.compile(r"\[(\d+)\]")


@router.post("/v1/chat/completions", responses=COMPLETION, summary="Hỏi như với OpenAI")
async def complete(asked: ChatRequest, request: Request) -> Response:
    """Trả lời tin nhắn cuối của người dùng; các tin nhắn trước là cuộc hội thoại."""
    _known(asked.model)
    answer = await in_turn(request, _answered, asked, services(request))
    made = _Completion(answer, asked, str(request.base_url))
    if not asked.stream:
        return JSONResponse(made.whole())
    headers = {"cache-control": "no-store"}
    return StreamingResponse(made.stream(), media_type="text/event-stream", headers=headers)


@router.get("/v1/models", responses=MODEL_LIST, summary="Các mô hình")
def models() -> JSONResponse:
    """Nêu mô hình duy nhất của máy chủ này."""
    return JSONResponse({"object": "list", "data": [_model()]})


@router.get("/v1/models/{model}", responses=ONE_MODEL, summary="Một mô hình")
def model(model: str) -> JSONResponse:
    """Cho biết mô hình có ở đây không."""
    _known(model)
    return JSONResponse(_model())


def _model() -> Json:
    return {"id": MODEL, "object": "model", "created": SINCE, "owned_by": MODEL}


def _known(name: str) -> None:
    if name != MODEL:
        raise Problem(404, f"Không có mô hình này. Hãy đặt model là {MODEL}.", code="model_not_found", param="model")


def _answered(asked: ChatRequest, parts: Services) -> Json:
    """Put the questions in their order inside a conversation of their own; the last one is answered.

    The client keeps the history and may change it, so nothing that was stored before can stand for it. A language
    model's words are streamed when they are whole: this format cannot take back a sentence that did not hold.
    """
    conversation, within = secrets.token_hex(8), asked.document_ids or None
    *earlier, last = asked.questions
    for question in earlier[-EARLIER:]:
        with suppress(AssistantError):
            parts.assistant.remember(question, conversation, document_ids=within)
    answer = parts.assistant.ask(last, conversation_id=conversation, document_ids=within)
    parts.metrics.answer(answer.status)
    return answer_to_dict(answer)


class _Completion:
    """One answer in OpenAI's two shapes."""

    def __init__(self, answer: Json, asked: ChatRequest, base: str) -> None:
        self._answer, self._asked, self._base = answer, asked, base
        self._content = _content(answer)
        self._head = {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time()), "model": MODEL}

    def whole(self) -> Json:
        message = {"role": "assistant", "content": self._content, "refusal": None, "annotations": self._annotations()}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        head = {**self._head, "object": "chat.completion"}
        return {**head, "choices": [choice], "usage": self._usage(), "cancu": self._answer}

    def stream(self) -> Iterator[str]:
        yield self._chunk({"role": "assistant", "content": ""})
        for delta in deltas(self._content):
            yield self._chunk({"content": delta})
        yield self._chunk({"annotations": self._annotations()}, "stop", cancu=self._answer)
        if self._asked.stream_options and self._asked.stream_options.include_usage:
            yield _event({**self._head, "object": "chat.completion.chunk", "choices": [], "usage": self._usage()})
        yield "data: [DONE]\n\n"

    def _chunk(self, delta: Json, reason: str | None = None, **more: Json) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
        return _event({**self._head, "object": "chat.completion.chunk", "choices": [choice], **more})

    def _annotations(self) -> list[Json]:
        """Return one annotation for each marker in the content; ``content[start_index:end_index]`` is the marker."""
        cited = {one["marker"]: one for one in self._answer["citations"]}
        marked = [(found, cited.get(int(found[1]))) for found in _MARKER.finditer(self._content)]
        return [_annotation(found.span(), one, self._base) for found, one in marked if one]

    def _usage(self) -> Json:
        """Return counts of words: no tokens are spent here."""
        asked, told = sum(len(one.split()) for one in self._asked.questions), len(self._content.split())
        return {"prompt_tokens": asked, "completion_tokens": told, "total_tokens": asked + told}


def _content(answer: Json) -> str:
    """Return the text, and what to choose between where the answer asks back: clients show nothing else."""
    choices: Sequence[str] = answer["choices"]
    return "\n".join([str(answer["text"]), *(f"- {choice}" for choice in choices)])


def _annotation(span: tuple[int, int], citation: Json, base: str) -> Json:
    query = urlencode({"start": citation["start"], "end": citation["end"]})
    url = f"{base}van-ban/{citation['document_id']}?{query}#trich-dan"
    place = {"start_index": span[0], "end_index": span[1], "title": citation["document_title"], "url": url}
    return {"type": "url_citation", "url_citation": place}


def _event(value: Json) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"
