"""What ``cancu doctor`` looks at beyond need: programs for scans and old formats, models that were named."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

_ASKED_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: ``status`` is ``ok``, ``warning`` or ``error``; ``remedy`` is empty when it is well."""

    name: str
    status: str
    detail: str
    remedy: str = ""


def extras() -> Iterator[Check]:
    """Yield a check for each part that only some need."""
    yield _scans()
    yield _old_formats()
    yield _embedding()
    yield _language_model()


def _scans() -> Check:
    name, remedy = "Đọc bản quét", "apt-get install tesseract-ocr tesseract-ocr-vie"
    program = shutil.which("tesseract")
    if program is None:
        return Check(name, "ok", f"không có Tesseract, bản quét sẽ bị từ chối; cài bằng: {remedy}")
    if "vie" not in _said(program, "--list-langs").split():
        return Check(name, "warning", "Tesseract thiếu tiếng Việt (vie)", remedy)
    return Check(name, "ok", _said(program, "--version").partition("\n")[0] or program)


def _old_formats() -> Check:
    name = "Đọc định dạng cũ (.doc, .rtf, .odt, .xls …)"
    program = shutil.which("soffice") or shutil.which("libreoffice")
    remedy = "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"
    return Check(name, "ok", program or f"không có LibreOffice, các tệp ấy sẽ bị từ chối; cài bằng: {remedy}")


def _said(*command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program found on the path, with fixed words
            command, capture_output=True, text=True, timeout=_ASKED_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return f"{done.stdout}{done.stderr}"


def _embedding() -> Check:
    there = find_spec("sentence_transformers") is not None
    detail = "có" if there else "không cài, không bắt buộc; cài bằng: pip install 'cancu[models]'"
    return Check("Mô hình nhúng (tuỳ chọn)", "ok", detail)


def _language_model() -> Check:
    from assistant.errors import UnusableModel  # noqa: PLC0415 - a broken package is reported above, not here
    from assistant.language_model.settings import from_environment  # noqa: PLC0415

    name = "Mô hình ngôn ngữ (tuỳ chọn)"
    try:
        settings = from_environment()
    except UnusableModel as error:
        return Check(name, "error", error.message, error.remedy)
    if settings is None:
        return Check(name, "ok", "không dùng")
    began = time.monotonic()
    fault = _model_fault()
    if fault:
        return Check(name, "warning", f"{settings.name} không trả lời: {fault}", "Xem docs/mo-hinh-ngon-ngu.md")
    return Check(name, "ok", f"{settings.name} trả lời sau {time.monotonic() - began:.1f} giây")


def _model_fault() -> str:
    """Ask the model for one word; return why it gave none, in a few words that hold no key."""
    from assistant.errors import UnusableModel  # noqa: PLC0415
    from assistant.language_model.patience import ModelFailed  # noqa: PLC0415
    from assistant.language_model.settings import voice_from_environment  # noqa: PLC0415

    voice = voice_from_environment()
    try:
        said = voice.hello() if voice else ""
    except ModelFailed as failed:
        cause = failed.__cause__
        return cause.message if isinstance(cause, UnusableModel) else type(cause).__name__ if cause else "quá thời hạn"
    return "" if said.strip() else "câu trả lời trống"
