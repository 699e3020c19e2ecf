"""``cancu doctor``: is everything here that Căn Cứ needs, and what to do where it is not."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import click

from api.cli.doctor_extras import Check, extras
from api.cli.failures import DONE, REFUSED
from api.cli.output import json_option, print_json

FREE_MEGABYTES = 500
MARKS = {"ok": "✓", "warning": "!", "error": "✗"}


@click.command()
@json_option
@click.pass_obj
def doctor(data: Path, *, as_json: bool) -> int:
    """Kiểm tra máy, gói phần mềm và thư mục dữ liệu."""
    checks = list(_checks(data))
    bad = any(check.status == "error" for check in checks)
    if as_json:
        print_json({"status": "error" if bad else "ok", "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            click.echo(f"{MARKS[check.status]} {check.name}: {check.detail}")
            if check.remedy:
                click.echo(f"    → {check.remedy}")
    return REFUSED if bad else DONE


def _checks(data: Path) -> Iterator[Check]:
    yield _python()
    yield _packages()
    yield _disk(data)
    yield from _folder(data)
    yield from extras()


def _python() -> Check:
    said = ".".join(map(str, sys.version_info[:3]))
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Check("Python", "ok", said)
    return Check("Python", "error", said, "Cài Python 3.11, 3.12 hoặc 3.13 rồi tạo lại môi trường.")


def _packages() -> Check:
    missing = [name for name in _required() if not _installed(name)]
    if not missing:
        return Check("Gói phần mềm", "ok", f"cancu {version('cancu')}, đủ các gói cần thiết")
    return Check("Gói phần mềm", "error", f"thiếu {', '.join(missing)}", f"pip install {' '.join(missing)}")


def _required() -> list[str]:
    return [line for line in requires("cancu") or () if "extra ==" not in line]


def _installed(requirement: str) -> bool:
    name = re.match(r"[\w.-]+", requirement)
    try:
        return bool(version(name[0] if name else requirement))
    except PackageNotFoundError:
        return False


def _disk(data: Path) -> Check:
    there = next(folder for folder in (data.resolve(), *data.resolve().parents) if folder.exists())
    free = shutil.disk_usage(there).free // 1_000_000
    if free >= FREE_MEGABYTES:
        return Check("Đĩa trống", "ok", f"{free:,} MB".replace(",", "."))
    return Check("Đĩa trống", "warning", f"chỉ còn {free} MB", "Giải phóng đĩa, hoặc đặt --data sang đĩa khác.")


def _folder(data: Path) -> Iterator[Check]:
    if not data.exists():
        yield Check("Thư mục dữ liệu", "warning", f"{data} chưa có", "Nạp văn bản: cancu ingest TỆP…")
        return
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        yield Check("Thư mục dữ liệu", "error", f"{data} không đọc ghi được", f"Sửa quyền: chmod -R u+rwX {data}")
        return
    yield from _library(data)


def _library(data: Path) -> Iterator[Check]:
    from index.errors import IndexingError  # noqa: PLC0415 - a broken package is reported above, not here
    from index.library import Library  # noqa: PLC0415

    try:
        library = Library.open(data)
        entries = library.entries()
    except IndexingError as error:
        yield Check("Thư mục dữ liệu", "error", error.message, error.remedy)
        return
    yield Check("Thư mục dữ liệu", "ok", f"{data}, {len(entries)} văn bản, lần sửa {library.revision}")
    yield from (
        Check("Văn bản", "warning", f"{entry.source}: {warning}") for entry in entries for warning in entry.warnings
    )
