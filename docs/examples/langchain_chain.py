"""Căn Cứ inside LangChain, over the two sample plans: ``python docs/examples/langchain_chain.py``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from langchain_core.runnables import RunnableLambda

from assistant.assistant import Assistant
from assistant.langchain import EncoderEmbeddings, PassageRetriever, as_runnable, as_tool
from corpus.samples import sample_paths
from index.ingest import ingest
from index.library import Library


def main() -> None:
    """Show the four parts: a retriever, embeddings, a runnable in a chain, and a tool for agents."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        ingest(library, sample_paths())
        assistant = Assistant(library)

        for found in PassageRetriever(library=library, k=2).invoke("phong trào thi đua"):
            print(found.metadata["path"], found.metadata["start"])  # noqa: T201 - an example shows what it found

        chain = as_runnable(assistant) | RunnableLambda(lambda answer: answer.text)
        print(chain.invoke("Đơn vị nào chủ trì phong trào thi đua?"))  # noqa: T201

        tool = as_tool(assistant)
        print(tool.name, "→", tool.invoke("Chỉ tiêu đến năm 2035 về ký số là bao nhiêu?"))  # noqa: T201

        print(len(EncoderEmbeddings().embed_query("chuyển đổi số")), "components")  # noqa: T201


if __name__ == "__main__":
    main()
