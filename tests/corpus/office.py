"""Lets tests that need LibreOffice run where it is installed; makes old files with it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
PACKAGES = "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"


def needed() -> str:
    """Return LibreOffice's path; skip without one, or fail in CI."""
    if PROGRAM is None:
        missing = f"no LibreOffice: apt-get install {PACKAGES}"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    return str(PROGRAM)


def saved_as(data: bytes, suffix: str, target: str, folder: Path) -> bytes:
    """Return a document as LibreOffice saves it in another format."""
    source = folder / f"source.{suffix}"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        needed(),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return source.with_suffix(f".{target}").read_bytes()
