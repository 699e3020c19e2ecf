"""Makes the web application from a data folder."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI

from api.http import ask, chat, compare, documents, facts, health, problems, protocol, verify, widget
from api.http.access import Access, closed, from_environment
from api.http.documented import openapi
from api.http.guard import Guard
from api.http.services import Services, open_services
from api.pages import routes as pages

MODULES = (ask, chat, documents, facts, health, verify, compare, widget)
TAGS = [{"name": name} for name in ("Hỏi đáp", "Văn bản", "Nhiệm vụ và chỉ tiêu", "Tương thích OpenAI", "Vận hành")]


def create_app(parts: Services, access: Access | None = None) -> FastAPI:
    """Return the application over ``parts``; nothing is shared between two applications.

    Without ``access`` only its own pages may ask, and only this machine administers.
    """
    app = FastAPI(
        title="Căn Cứ",
        version=version("cancu"),
        description="Hỏi đáp trên văn bản hành chính; câu nào cũng có căn cứ.",
        openapi_tags=TAGS,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.services = parts
    app.state.access = access or closed()
    for module in MODULES:
        app.include_router(module.router)
    app.router.routes.append(protocol.ROUTE)
    pages.add_to(app)
    problems.install(app, [*(route for module in MODULES for route in module.router.routes), protocol.ROUTE])
    app.add_middleware(Guard, metrics=parts.metrics, access=app.state.access)
    app.openapi = partial(openapi, app)  # type: ignore[method-assign]
    return app


def app_from_environment() -> FastAPI:
    """Return the application over the folder that ``CANCU_DATA`` names; every worker process calls this."""
    folder = Path(os.environ.get("CANCU_DATA", "./cancu-data"))
    return create_app(open_services(folder), from_environment(folder))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with protocol.door(app.state.services) as app.state.door:
        yield
    app.state.services.jobs.close()
