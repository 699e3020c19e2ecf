"""Serves a data folder from a process of its own while something is measured, on loopback only."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from evaluation.errors import EndpointError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = (sys.executable, "-m", "api.cli.main")
START_SECONDS = 60.0


@contextmanager
def serving(data: Path, *options: str) -> Iterator[int]:
    """Run ``cancu serve`` over ``data`` while the block runs and give its port; raises ``EndpointError``."""
    port = _free_port()
    command = [*COMMAND, "--data", str(data), "serve", "--port", str(port), *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 (our own command)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise EndpointError(f"Máy chủ trên cổng {port} không khởi động. Hãy chạy “cancu serve” để xem lỗi.")
