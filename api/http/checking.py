"""What clients send to verify and compare, and what OpenAPI says of it."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api.http.documented import Responses
from api.http.examples import EXAMPLE_COMPARISON, EXAMPLE_FINDING
from api.http.models import Identifier, Words
from api.http.problems import OUR_OWN

MOST_CLAIMS = 1_000
_REF = "#/components/schemas/"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class VerifyRequest(BaseModel):
    """One claim, or several; over some documents only where these are named."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    claim: Words | None = Field(None, examples=["Phòng GDĐT chủ trì phát động phong trào thi đua."])
    claims: list[Words] | None = Field(None, min_length=1, max_length=MOST_CLAIMS)
    document_ids: list[Identifier] | None = Field(None, max_length=1_000)

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.claim is None) == (self.claims is None):
            raise PydanticCustomError(OUR_OWN, "cần đúng một trong hai: claim hoặc claims")
        return self

    @property
    def every(self) -> list[str]:
        """Return the claims, whichever way they came."""
        return self.claims if self.claims is not None else [self.claim or ""]


class CompareRequest(BaseModel):
    """The documents to lay side by side."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    document_ids: list[Identifier] = Field(
        min_length=2,
        max_length=20,
        json_schema_extra={"uniqueItems": True},
        examples=[["9fc136a45f6e2d05", "cc6c3daf97dad06e"]],
    )


def _claim_schema(kind: str) -> dict[str, Any]:
    whole: dict[str, Any] = VerifyRequest.model_json_schema()
    words = {"claim": whole["properties"]["claim"], "claims": whole["properties"]["claims"]}
    one = next(each for each in words[kind]["anyOf"] if each.get("type") != "null")
    documents = whole["properties"]["document_ids"]
    return {"type": "object", "required": [kind], "properties": {kind: one, "document_ids": documents}}


_FILE = {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"}}}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"oneOf": [_claim_schema("claim"), _claim_schema("claims")]},
                "example": {"claim": "Phòng GDĐT chủ trì phát động phong trào thi đua."},
            },
            "multipart/form-data": {"schema": _FILE},
        },
    }
}
FINDINGS: Responses = {
    200: {
        "description": "Kết quả từng nhận định",
        "content": {
            "application/json": {"schema": {"$ref": f"{_REF}Findings"}, "example": {"findings": [EXAMPLE_FINDING]}},
            _XLSX: {},
        },
    }
}
COMPARISON: Responses = {
    200: {
        "description": "Các văn bản đặt cạnh nhau",
        "content": {"application/json": {"schema": {"$ref": f"{_REF}Comparison"}, "example": EXAMPLE_COMPARISON}},
    }
}
