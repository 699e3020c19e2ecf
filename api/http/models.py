"""What HTTP clients send: bounded, checked, with examples for OpenAPI."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from api.http.problems import OUR_OWN

QUESTION_LIMIT = 2_000


def _meaningful(text: str) -> str:
    if any(unicodedata.category(one) == "Cc" and one not in "\t\n\r" for one in text):
        raise PydanticCustomError(OUR_OWN, "có ký tự điều khiển; hãy gõ lại bằng chữ thường")
    if not text.strip():
        raise PydanticCustomError(OUR_OWN, "đang để trống; hãy gõ câu hỏi")
    return text


# The same rule for those who read OpenAPI: no control characters, and something other than white space.
_ORDINARY = r"[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]"
_SHOWN = r"[^\s\u0000-\u001f\u007f-\u009f]"
Words = Annotated[
    str,
    Field(
        min_length=1, max_length=QUESTION_LIMIT, json_schema_extra={"pattern": f"^{_ORDINARY}*{_SHOWN}{_ORDINARY}*$"}
    ),
    AfterValidator(_meaningful),
]
Identifier = Annotated[str, Field(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9_.:-]+$")]


def _none_if_empty(value: object) -> object:
    # A client that keeps the id in a variable sends it empty at first.
    return None if value == "" else value


_EMPTY_TOO = {"anyOf": [{"type": "string", "maxLength": 128, "pattern": "^[A-Za-z0-9_.:-]*$"}, {"type": "null"}]}
Conversation = Annotated[Identifier | None, BeforeValidator(_none_if_empty), WithJsonSchema(_EMPTY_TOO)]


def _no_words(value: object) -> object:
    if isinstance(value, str | bool):
        raise PydanticCustomError("int_type", "a number")
    return value


Count = Annotated[int, BeforeValidator(_no_words)]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class AskRequest(_Wire):
    """One question, perhaps inside a conversation, perhaps over some documents only."""

    question: Words = Field(examples=["Đơn vị nào chủ trì việc tổ chức hội nghị, hội thảo về sản phẩm số?"])
    conversation_id: Conversation = None
    document_ids: list[Identifier] | None = Field(None, max_length=1_000)


class SearchRequest(_Wire):
    """Words to look for; ``k`` is how many passages to return."""

    query: Words = Field(examples=["câu lạc bộ khởi nghiệp"])
    k: Count = Field(10, ge=1, le=100)
    mode: Literal["hybrid", "lexical", "dense"] = "hybrid"


class FeedbackRequest(_Wire):
    """What a person thought of an answer."""

    conversation_id: Identifier = Field(examples=["74a89ffe856a7c1a"])
    rating: Literal[-1, 1] = Field(examples=[1])
    reason: str | None = Field(None, max_length=QUESTION_LIMIT)


_Cursor = Annotated[str | None, Field(pattern=r"^p[0-9]{1,9}$", description="`next` của trang trước")]


class PageQuery(_Wire):
    """Which page of a list."""

    limit: int = Field(1000, ge=1, le=1000)
    cursor: _Cursor = None


_Filter = Annotated[str | None, Field(max_length=500)]


class TargetFilters(_Wire):
    """What to keep of a list of facts, and which page of it."""

    unit: _Filter = Field(None, description="Đơn vị; có dấu hay không, viết tắt hay đầy đủ", examples=["Phòng GDĐT"])
    document: _Filter = Field(None, description="Mã văn bản")
    year: int | None = Field(None, ge=1900, le=2200)
    timeframe: _Filter = Field(None, examples=["thường xuyên"])
    text: _Filter = Field(None, description="Chữ có trong bất cứ ô nào")
    limit: int = Field(100, ge=1, le=1000)
    cursor: _Cursor = None


class AssignmentFilters(TargetFilters):
    """The same with the role that the unit must have."""

    role: Literal["lead", "coordinating"] | None = None
