"""Routes of the pages: chat, documents, one document with its cited words, and what the pages load."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Scope

from api.http.documents import entry_or_problem
from api.http.services import services
from api.pages import admin, tables
from api.pages.draw import NAVIGATION, day, page
from api.pages.view import Block, blocks
from corpus.document import Document, Span
from corpus.language.vietnamese import nfc
from index.records import Entry

router = APIRouter(include_in_schema=False)

CITED_LIMIT = 20
WIDGET = 'import "./static/can-cu.js";\n'


class _Static(StaticFiles):
    """Files that the browser keeps but asks about, so that an upgrade shows at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


def add_to(app: FastAPI) -> None:
    """Add the pages and their files to ``app``."""
    app.state.problem_page = problem
    app.include_router(router)
    app.include_router(tables.router)
    app.include_router(admin.router)
    kept = _Static(directory=str(files("api.pages").joinpath("static")))
    app.mount("/static", GZipMiddleware(kept, minimum_size=1_000), name="static")


def problem(said: dict[str, Any]) -> HTMLResponse:
    """Return a problem document as a page."""
    return page("problem.html", "", status=said["status"], problem=said)


@router.get("/")
def home(request: Request, only: Annotated[str | None, Query(alias="van-ban")] = None, lang: str = "") -> HTMLResponse:
    """Show the chat; ``only`` asks one document alone, ``lang`` is ``en`` for English words around it."""
    entry = entry_or_problem(services(request), only) if only else None
    return page("chat.html", "/", only=entry, language=lang if lang in NAVIGATION else "vi")


@router.get("/widget.js")
def widget() -> Response:
    """Return the script that a page of any site includes; the component itself stands beside the other scripts."""
    return Response(WIDGET, media_type="text/javascript; charset=utf-8", headers={"cache-control": "no-cache"})


@router.get("/van-ban")
def documents(request: Request) -> HTMLResponse:
    """Show what is stored, and take in more."""
    return page("documents.html", "/van-ban", entries=services(request).library.entries())


@router.get("/van-ban/{document_id}")
def document(
    document_id: str,
    request: Request,
    start: Annotated[list[int] | None, Query()] = None,
    end: Annotated[list[int] | None, Query()] = None,
) -> HTMLResponse:
    """Show a document; the words between each ``start`` and ``end`` are marked, the first to be scrolled to."""
    parts = services(request)
    entry = entry_or_problem(parts, document_id)
    shown = parts.library.document(entry.id)
    cited = [Span(*pair) for pair in zip(start or (), end or (), strict=False)][:CITED_LIMIT]
    drawn = blocks(shown, cited)
    return page(
        "document.html",
        "/van-ban",
        entry=entry,
        identity=_identity(entry, shown),
        blocks=drawn,
        outline=_outline(drawn),
        cited=_numbers(shown, cited),
        anchor=anchor,
        pages=shown.pages,
        recognised=_recognised(entry, shown),
    )


def anchor(number: int) -> str:
    """Return the id of the first words of the cited span with this number."""
    return "trich-dan" if number == 1 else f"trich-dan-{number}"


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    level: int
    start: int


def _outline(drawn: tuple[Block, ...]) -> list[_Heading]:
    headings = [block for block in drawn if block.kind == "heading"]
    titles = ["".join(piece.text for piece in block.pieces) for block in headings]
    return [
        _Heading(" ".join(title.split()), block.level, block.start)
        for title, block in zip(titles, headings, strict=True)
    ]


def _numbers(shown: Document, cited: list[Span]) -> list[int]:
    inside = [span for span in cited if 0 <= span.start < span.end <= len(shown.text)]
    return list(range(1, len(inside) + 1))


def _recognised(entry: Entry, shown: Document) -> str:
    """Return which pages were read from images, unless the reader has said so already."""
    said = any("nhận dạng" in warning for warning in entry.warnings)
    return "" if said else _ranges([one.number for one in shown.pages if one.ocr])


def _ranges(numbers: list[int]) -> str:
    """Return page numbers as people write them: ``1–3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _identity(entry: Entry, shown: Document) -> list[tuple[str, Any]]:
    said = shown.identity
    signer = ", ".join(part for part in (said.signer.role, said.signer.name) if part) if said.signer else ""
    pairs = (
        ("Số, ký hiệu", entry.number),
        ("Cơ quan ban hành", entry.issuer),
        ("Ngày ban hành", day(entry.issued_on)),
        ("Người ký", nfc(signer)),
        ("Nơi nhận", "; ".join(said.recipients)),
        ("Tệp", entry.source),
    )
    return [(name, value) for name, value in pairs if value]
