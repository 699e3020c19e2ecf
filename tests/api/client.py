"""Builders for tests of the front doors: a small plan, a library and an assistant in memory, a client over both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Route

from api.cite import cite_fact
from api.http.app import create_app
from api.http.feedback import Feedback
from api.http.jobs import Jobs
from api.http.services import Services
from assistant.answering.answer import Answer
from assistant.evidence.pieces import Opened
from corpus.document import Assignment, Cell, Document, Identity, Passage, Row, Section, Span, Table, Target
from index.errors import UnknownDocument
from index.records import Entry, Hit, Outcome, StoredAssignment, StoredTarget

Reply = Callable[[str], Answer]
HEADING = "I. PHÂN CÔNG"
PROSE = "Phòng Văn hoá chủ trì <b>hội thi</b> sách."
HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian")
ROWS = (
    ("1", "Mở thư viện số", "Phòng Văn hoá", "Trường A", "Quý III/2025"),
    ("2", "Tập huấn thủ thư", "Trường A", "Phòng Văn hoá", "Năm 2026"),
)
TITLE = "Kế hoạch phát triển thư viện"


def served_by(web: TestClient) -> set[tuple[str, str]]:
    """Return every (method, path) that the application serves, mounted folders left out."""
    return set(_served(web.app.routes))  # type: ignore[attr-defined]


def _served(routes: Iterable[object]) -> Iterator[tuple[str, str]]:
    for route in routes:
        inside = getattr(route, "original_router", None)  # how newer FastAPI keeps an included router
        if inside is not None:
            yield from _served(inside.routes)
        elif isinstance(route, Route):
            yield from ((method, route.path) for method in (route.methods or ()) if method != "HEAD")


class _Writer:
    """Lays text down piece by piece and remembers where each piece stands."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, words: str, after: str = "\n") -> Cell:
        start = len(self.text)
        self.text += words + after
        return Cell(words, start, start + len(words))


def plan() -> Document:
    """Return a plan with a title, one heading, one sentence and a table of two assignments and one target."""
    writer = _Writer()
    title, heading, prose = writer.put(TITLE), writer.put(HEADING), writer.put(PROSE)
    headers = tuple((writer.put(name, "\t"),) for name in HEADER)
    writer.text += "\n"
    group = writer.put("A. NĂM HỌC")
    rows = tuple(_row(writer, cells, group) for cells in ROWS)
    table = Table((HEADING,), "Bảng phân công", headers, rows, headers[0][0].start, rows[-1].end)
    section = Section((HEADING,), HEADING, heading.start, len(writer.text), "roman", heading.end)
    identity = Identity(title=TITLE, number="12/KH-PVH", spans=(("title", Span(title.start, title.end)),))
    return Document(
        text=writer.text,
        identity=identity,
        sections=(section,),
        tables=(table,),
        assignments=tuple(_assignment(row, place) for place, row in enumerate(rows)),
        targets=(Target("Sách số hoá", "Trường A", 2030, "> 95%", prose.start, prose.end, path=(HEADING,)),),
    )


def _row(writer: _Writer, words: Sequence[str], group: Cell) -> Row:
    cells = tuple(writer.put(word, "\t" if place < len(words) - 1 else "\n") for place, word in enumerate(words))
    return Row(cells, cells[0].start, cells[-1].end, (group,))


def _assignment(row: Row, place: int) -> Assignment:
    _, task, lead, coordinating, timeframe = (cell.text for cell in row.cells)
    columns = (("task", 1), ("lead", 2), ("coordinating", 3), ("timeframe", 4))
    return Assignment(
        task,
        (lead,),
        (coordinating,),
        row.start,
        row.end,
        timeframe=timeframe,
        group="A. NĂM HỌC",
        table=0,
        row=place,
        columns=columns,
        path=(HEADING,),
    )


class MemoryLibrary:
    """Documents in memory behind the library's own methods."""

    revision = 1
    indexed = True

    def __init__(self, **documents: Document) -> None:
        self._documents = documents
        self.forgotten: list[str] = []

    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for one in self._documents if (entry := self.entry(one)))

    def entry(self, document_id: str) -> Entry | None:
        if document_id not in self._documents:
            return None
        said = self.document(document_id).identity
        return Entry(document_id, f"{document_id}.docx", said.title, said.number, said.issuer, said.issued_on, 1, "ok")

    def document(self, document_id: str) -> Document:
        if document_id not in self._documents:
            raise UnknownDocument(f"Không có văn bản {document_id}.", "Xem danh sách.")
        return self._documents[document_id]

    def text(self, document_id: str) -> str:
        return self.document(document_id).text

    def original(self, document_id: str) -> tuple[str, bytes]:
        return f"{document_id}.docx", self.text(document_id).encode()

    def search(self, query: str, k: int = 10, mode: str = "hybrid") -> tuple[Hit, ...]:
        del mode
        places = [(one, said.text.find(query)) for one, said in self._documents.items()]
        found = [(one, Passage(query, (HEADING,), at, at + len(query))) for one, at in places if at >= 0]
        return tuple(Hit(rank, 1 / rank, one, passage) for rank, (one, passage) in enumerate(found[:k], 1))

    def assignments(self, *, document_ids: Sequence[str] | None = None) -> tuple[StoredAssignment, ...]:
        held = {one: said for one, said in self._documents.items() if document_ids is None or one in document_ids}
        return tuple(StoredAssignment(one, fact) for one, said in held.items() for fact in said.assignments)

    def targets(self, *, document_ids: Sequence[str] | None = None) -> tuple[StoredTarget, ...]:
        held = {one: said for one, said in self._documents.items() if document_ids is None or one in document_ids}
        return tuple(StoredTarget(one, fact) for one, said in held.items() for fact in said.targets)

    def turns(self, conversation_id: str) -> tuple[dict[str, str], ...]:
        return ({"question": f"Câu hỏi của {conversation_id}"},)

    def forget_turns(self, conversation_id: str) -> None:
        self.forgotten = [*self.forgotten, conversation_id]

    def remove(self, document_id: str) -> None:
        del self._documents[document_id]


class MemoryAssistant:
    """Answers every question with the first assignment of the first document, or as it is told to."""

    def __init__(self, library: MemoryLibrary, reply: Callable[[str], Answer] | None = None) -> None:
        self._library = library
        self._reply = reply

    def ask(
        self,
        question: str,
        conversation_id: str | None = None,
        document_ids: Sequence[str] | None = None,
        tell: object = None,
    ) -> Answer:
        del document_ids, tell
        answer = self._reply(question) if self._reply else self._first_assignment()
        return replace(answer, conversation_id=conversation_id or "c1")

    def remember(self, question: str, conversation_id: str, document_ids: Sequence[str] | None = None) -> None:
        """Keep nothing."""

    def _first_assignment(self) -> Answer:
        entry = self._library.entries()[0]
        document = self._library.document(entry.id)
        fact = document.assignments[0]
        text = f"{fact.lead[0]} chủ trì [1]"
        return Answer("answered", text, (cite_fact(Opened(entry.id, entry, document), fact),), (fact,), confidence=0.9)


def services(
    folder: Path, library: MemoryLibrary | None = None, reply: Callable[[str], Answer] | None = None
) -> Services:
    """Return services over documents in memory; uploads are refused, with the file's name in the reason."""
    held = library or MemoryLibrary(kh=plan())

    def refuse(paths: Sequence[Path]) -> list[Outcome]:
        return [Outcome(path.name, "refused", message=f"Không đọc được {path.name}.") for path in paths]

    jobs = Jobs(folder, refuse, lambda _: None)
    assistant = MemoryAssistant(held, reply)
    return Services(held, assistant, jobs, Feedback(folder / "feedback.jsonl"))  # type: ignore[arg-type]


def client(
    folder: Path, library: MemoryLibrary | None = None, reply: Callable[[str], Answer] | None = None
) -> TestClient:
    """Return a client of the application over ``services``; errors inside come back as responses."""
    return local(create_app(services(folder, library, reply)))


def local(app: FastAPI, **more: object) -> TestClient:
    """Return a client on this machine, as a browser on it would be; errors inside come back as responses."""
    here = {"base_url": "http://127.0.0.1", "client": ("127.0.0.1", 50000), "raise_server_exceptions": False}
    return TestClient(app, **(here | more))  # type: ignore[arg-type]
