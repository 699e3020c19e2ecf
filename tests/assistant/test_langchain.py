from collections.abc import Sequence

from assistant.answer import Answer
from assistant.langchain import PassageRetriever, as_runnable
from corpus.document import Passage
from index.records import Hit

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
