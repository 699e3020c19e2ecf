"""Draws a page from its template; everything that is not markup is escaped."""

from __future__ import annotations

from importlib.metadata import version

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

NAVIGATION = {
    "vi": (("/", "Hỏi đáp"), ("/nhiem-vu", "Nhiệm vụ"), ("/chi-tieu", "Chỉ tiêu"), ("/van-ban", "Văn bản")),
    "en": (("/?lang=en", "Ask"), ("/nhiem-vu", "Assignments"), ("/chi-tieu", "Targets"), ("/van-ban", "Documents")),
}
AROUND = {
    "vi": {"skip": "Đến nội dung chính", "pages": "Các trang", "home": ""},
    "en": {"skip": "Skip to main content", "pages": "Pages", "home": "?lang=en"},
}
_VERSION = version("cancu")


def day(issued_on: str | None) -> str:
    """Return an ISO date, perhaps shortened, as Vietnamese writes it: ``3/2025``, ``22/12/2024``."""
    return "/".join(part.lstrip("0") for part in reversed((issued_on or "").split("-")))


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["date"] = day
    return made


_TEMPLATES = _environment()


def page(template: str, here: str, status: int = 200, language: str = "vi", **values: object) -> HTMLResponse:
    """Return a page drawn from ``template``; ``here`` is its place in the navigation, ``language`` ``vi`` or ``en``."""
    around = {"navigation": NAVIGATION[language], "said": AROUND[language], "language": language, "version": _VERSION}
    content = _TEMPLATES.get_template(template).render(here=here, **around, **values)
    return HTMLResponse(content, status, headers={"cache-control": "no-cache"})
