"""What clients of the OpenAI-compatible door send: the fields that are read, bounded; others are let pass unread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, StrictBool, Tag
from pydantic_core import PydanticCustomError

from api.http.models import Identifier, Words
from api.http.problems import OUR_OWN

MODEL = "can-cu"
MESSAGES = 200


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class TextPart(_Wire):
    """One part of a message's content; the model reads text alone."""

    type: Literal["text"]
    text: Words


def _form(content: object) -> str:
    return "<parts>" if isinstance(content, list | tuple) else "<text>"


# Tags in angle brackets stay out of what a problem says about a field.
_Parts = Annotated[list[TextPart], Field(min_length=1, max_length=8)]
Content = Annotated[Annotated[Words, Tag("<text>")] | Annotated[_Parts, Tag("<parts>")], Discriminator(_form)]


class UserMessage(_Wire):
    """A question; all but the last are the conversation so far."""

    role: Literal["user"]
    content: Content

    @property
    def text(self) -> str:
        """Return the content as one text."""
        return self.content if isinstance(self.content, str) else "\n".join(part.text for part in self.content)


class OtherMessage(_Wire):
    """What anyone else said: it stands in the history and is not read, the documents alone are."""

    role: Literal["system", "developer", "assistant", "tool", "function"]


def _side(message: object) -> str:
    role = message.get("role") if isinstance(message, dict) else getattr(message, "role", None)
    return "<user>" if role == "user" else "<other>"


def _asks(messages: Sequence[UserMessage | OtherMessage]) -> Sequence[UserMessage | OtherMessage]:
    if not any(isinstance(one, UserMessage) for one in messages):
        raise PydanticCustomError(OUR_OWN, "cần ít nhất một tin nhắn có role là user")
    return messages


_User = Annotated[UserMessage, Tag("<user>")]
_Other = Annotated[OtherMessage, Tag("<other>")]
Message = Annotated[_User | _Other, Discriminator(_side)]
Messages = Annotated[
    list[Message],
    Field(
        min_length=1,
        max_length=MESSAGES,
        json_schema_extra={"contains": {"type": "object", "properties": {"role": {"const": "user"}}}},
    ),
    AfterValidator(_asks),
]


class StreamOptions(_Wire):
    """What a stream ends with."""

    include_usage: StrictBool = False


class ChatRequest(_Wire):
    """One question with the conversation before it; ``document_ids`` asks those documents only."""

    model: str = Field(min_length=1, max_length=128, examples=[MODEL])
    messages: Messages = Field(
        examples=[[{"role": "user", "content": "Đơn vị nào chủ trì việc tổ chức hội nghị, hội thảo về sản phẩm số?"}]]
    )
    stream: StrictBool = False
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = None
    document_ids: list[Identifier] | None = Field(None, max_length=1_000)

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what the user asked, the question at hand last."""
        return tuple(one.text for one in self.messages if isinstance(one, UserMessage))
