import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answering.answer import Answer
from assistant.langchain import EncoderEmbeddings, PassageRetriever, as_runnable, as_tool
from corpus.document import Passage
from index.records import Hit

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/langchain_chain.py"
PASSAGE = Passage(text="Sở Y tế chủ trì tập huấn.", path=("II. NHIỆM VỤ",), start=40, end=65, page=2)


class OneHit:
    def search(self, query: str, k: int = 10) -> Sequence[Hit]:  # noqa: ARG002 - the protocol's signature
        return [Hit(rank=1, score=3.5, document_id="d1", passage=PASSAGE)][:k]


class Echo:
    def ask(self, question: str) -> Answer:
        return Answer(status="not_found", text=question)


def test_retriever_says_where_the_words_stand() -> None:
    [found] = PassageRetriever(library=OneHit(), k=3).invoke("ai chủ trì tập huấn")
    assert found.page_content == PASSAGE.text
    assert found.metadata == {
        "document_id": "d1",
        "path": ["II. NHIỆM VỤ"],
        "page": 2,
        "start": 40,
        "end": 65,
        "score": 3.5,
    }


def test_retriever_keeps_to_k() -> None:
    assert PassageRetriever(library=OneHit(), k=0).invoke("x") == []


def test_assistant_runs_as_a_runnable() -> None:
    assert as_runnable(Echo()).invoke("câu hỏi").text == "câu hỏi"


def test_assistant_is_a_tool_that_keeps_the_whole_answer() -> None:
    call = {"name": "hoi_van_ban", "args": {"question": "câu hỏi"}, "id": "1", "type": "tool_call"}
    message = as_tool(Echo()).invoke(call)
    assert message.content == "câu hỏi"
    assert message.artifact == Answer(status="not_found", text="câu hỏi")


def test_the_encoder_serves_as_embeddings() -> None:
    embeddings = EncoderEmbeddings()
    one, other = embeddings.embed_documents(["chuyển đổi số", "học sinh tiểu học"])
    assert embeddings.embed_query("chuyển đổi số") == one
    assert sum(left * left for left in one) == pytest.approx(1, abs=1e-3)
    assert one != other


def test_the_example_runs() -> None:
    done = subprocess.run([sys.executable, str(EXAMPLE)], capture_output=True, text=True, timeout=120, check=True)
    assert "[1]" in done.stdout
    assert "Không tìm thấy" in done.stdout
