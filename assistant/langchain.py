"""Căn Cứ as LangChain parts: a retriever, embeddings, a runnable and a tool."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.tools import BaseTool, StructuredTool
from pydantic import ConfigDict

from assistant.answering.answer import Answer
from index.encoder import Encoder, configured
from index.records import Hit


class Searches(Protocol):
    """Whatever ranks passages for a query; ``index.library.Library`` does."""

    def search(self, query: str, k: int = 10) -> Sequence[Hit]:
        """Return the best ``k`` hits, best first."""


class Answers(Protocol):
    """Whatever answers a question; ``assistant.assistant.Assistant`` does."""

    def ask(self, question: str) -> Answer:
        """Return a grounded answer, or one that says that nothing was found."""


class PassageRetriever(BaseRetriever):
    """Ranks stored passages; each LangChain document's metadata says where its words stand.

    ``metadata`` holds ``document_id``, ``path``, ``page``, ``start``, ``end`` (code points over the
    document's text) and ``score``.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Any
    k: int = 5

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain's signature
    ) -> list[LangChainDocument]:
        searches: Searches = self.library
        return [_as_langchain(hit) for hit in searches.search(query, k=self.k)]


class EncoderEmbeddings(Embeddings):
    """The encoder of the index (the bundled one, or that of ``CANCU_ENCODER``) as LangChain embeddings.

    Vectors are lists of floats of unit length, ``encoder.dimension`` long; a query and a document are encoded alike.
    """

    def __init__(self, encoder: Encoder | None = None) -> None:
        """Wrap ``encoder``, or the configured one."""
        self._encoder = encoder or configured()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""
        return [[float(value) for value in vector] for vector in self._encoder.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one query."""
        return self.embed_documents([text])[0]


def as_tool(assistant: Answers) -> BaseTool:
    """Return a tool for agents: a question in, the answer's text out, the whole ``Answer`` as its artifact."""

    def ask(question: str) -> tuple[str, Answer]:
        answer = assistant.ask(question)
        return answer.text, answer

    return StructuredTool.from_function(
        ask,
        name="hoi_van_ban",
        description="Hỏi một câu về các văn bản đã nạp; câu trả lời có số trích dẫn, hoặc nói là không tìm thấy.",
        response_format="content_and_artifact",
    )


def as_runnable(assistant: Answers) -> Runnable[str, Answer]:
    """Return the assistant as a LangChain runnable from a question to an ``Answer``."""
    return RunnableLambda(assistant.ask)


def _as_langchain(hit: Hit) -> LangChainDocument:
    passage = hit.passage
    return LangChainDocument(
        page_content=passage.text,
        metadata={
            "document_id": hit.document_id,
            "path": list(passage.path),
            "page": passage.page,
            "start": passage.start,
            "end": passage.end,
            "score": hit.score,
        },
    )
