"""``cancu serve``: the web pages and the HTTP interface."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from api.cli.failures import Refusal
from api.cli.output import note

TRIES = 50
CONNECTIONS = 1_000  # open at once in one process; one more is told 503

LAST_SECONDS = 20  # for what is being answered when the server is to stop


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Số tiến trình.")
@click.pass_obj
def serve(data: Path, host: str, port: int, workers: int) -> None:
    """Mở các trang web và giao diện HTTP."""
    import uvicorn  # noqa: PLC0415 - wanted only here

    from api.cli.wiring import open_library  # noqa: PLC0415
    from api.http.patience import PatientProtocol  # noqa: PLC0415

    open_library(data).close()  # a folder that cannot serve is refused here, in words
    _check_settings(data)
    free = free_port(host, port)
    if free != port:
        note(f"Cổng {port} đang có chương trình khác dùng; dùng cổng {free}.")
    os.environ["CANCU_DATA"] = str(data.resolve())
    shown = f"[{host}]" if ":" in host else host
    note(f"Căn Cứ đang mở tại http://{shown}:{free} (dừng bằng Ctrl-C)")
    uvicorn.run(
        "api.http.app:app_from_environment",
        factory=True,
        host=host,
        port=free,
        workers=workers,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=30,
        http=PatientProtocol,
        ws="none",
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=LAST_SECONDS,
    )


def _check_settings(data: Path) -> None:
    from api.http.access import from_environment  # noqa: PLC0415 - wanted only here
    from api.http.tokens import SettingRefused  # noqa: PLC0415

    try:
        from_environment(data)
    except SettingRefused as error:
        raise Refusal(str(error)) from error


def free_port(host: str, first: int) -> int:
    """Return ``first``, or the next port after it that nothing listens on."""
    for port in range(first, min(first + TRIES, 65536)):
        if _is_free(host, port):
            return port
    raise Refusal(f"Các cổng {first} đến {first + TRIES - 1} đều bận. Hãy chọn cổng khác bằng --port.")


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror as error:
            raise Refusal(f"Không dùng được địa chỉ {host}. Hãy kiểm tra --host.") from error
        except PermissionError as error:
            raise Refusal(f"Không có quyền mở cổng {port}. Hãy chọn cổng từ 1024 trở lên bằng --port.") from error
        except OSError:
            return False
    return True
