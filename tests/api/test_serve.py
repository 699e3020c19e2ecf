"""Serving from the command line: a busy port is named and the next free one used, and the server answers there."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from api.cli.failures import Refusal
from api.cli.main import cancu
from api.cli.serve import free_port


@contextmanager
def _busy() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def test_the_next_free_port_is_found() -> None:
    with _busy() as port:
        assert free_port("127.0.0.1", port) > port


def test_a_host_that_is_not_here_is_refused() -> None:
    with pytest.raises(Refusal, match="--host"):
        free_port("không.có.ở.đây.invalid", 8000)


@pytest.mark.parametrize(
    ("setting", "told"), [("CANCU_ORIGINS=*", "không phải địa chỉ một trang"), ("CANCU_ADMIN_TOKEN=abc", "3 ký tự")]
)
def test_settings_that_cannot_be_used_are_refused_before_serving(data: Path, setting: str, told: str) -> None:
    name, _, value = setting.partition("=")
    refused = CliRunner().invoke(cancu, ["--data", str(data), "serve"], env={name: value})
    assert isinstance(refused.exception, Refusal)
    assert told in str(refused.exception)


def test_serve_names_the_busy_port_and_answers_on_another(data: Path) -> None:
    with _busy() as port:
        command = [sys.executable, "-m", "api.cli.main", "--data", str(data), "serve", "--port", str(port)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
            try:
                assert server.stderr is not None
                assert f"Cổng {port}" in server.stderr.readline()
                address = re.search(r"http://\S+", server.stderr.readline())
                assert address is not None
                assert _asked(address[0])["status"] == "ok"
            finally:
                server.terminate()


def _asked(address: str, tries: int = 200) -> dict[str, object]:
    for _ in range(tries):
        try:
            with urlopen(f"{address}/readyz", timeout=10) as response:  # noqa: S310 - our own server
                return dict(json.load(response))
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server never answered")
