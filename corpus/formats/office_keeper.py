"""Runs LibreOffice for one conversion and sees to it that nothing of it outlives its time or whoever asked.

Started as a process of its own (``python -m``). A line of JSON and the document come in, the converted document goes
out. The program gets a folder and a profile of its own, no macros, and no network where the system can take it away;
when its time is up, or the pipe from its asker breaks, its whole process group is killed and the folder removed.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_MEGABYTE = 1024 * 1024
_LARGEST_OUTPUT = 600 * _MEGABYTE
_POLL = 0.05
_DEAD_PROXY = "http://127.0.0.1:9"
_NO_NETWORK = ("unshare", "--user", "--map-root-user", "--net", "--")

_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
# Path in the program's registry, property, value: no macros, no active content, no links followed, no way out.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Common/Save/Document", "CreateBackup", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def main() -> None:
    """Serve one request: a JSON line (``program suffix target filter seconds size``), then the document's bytes."""
    pipe = sys.stdin.buffer
    request = json.loads(pipe.readline())
    data = pipe.read(request["size"])
    if len(data) < request["size"]:
        return
    _bound()
    folder = Path(tempfile.mkdtemp(prefix="cancu-office-"))
    try:
        converted = _converted(folder, data, request)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if converted:
        sys.stdout.buffer.write(converted)
    else:
        sys.exit(1)


def _converted(folder: Path, data: bytes, request: dict[str, str]) -> bytes | None:
    source = folder / f"input.{request['suffix']}"
    source.write_bytes(data)
    _write_profile(folder / "profile" / "user")
    running = subprocess.Popen(  # noqa: S603 - a fixed program with a list of arguments, no shell
        [*_isolation(), *_command(folder, source, request)],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(running, time.monotonic() + float(request["seconds"]))
    finally:
        _kill_group(running)
    output = folder / "out" / f"input.{request['target']}"
    return output.read_bytes() if output.is_file() and output.stat().st_size <= _LARGEST_OUTPUT else None


def _command(folder: Path, source: Path, request: dict[str, str]) -> list[str]:
    options = [
        "--headless",
        "--invisible",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--nofirststartwizard",
    ]
    profile = (folder / "profile").as_uri()
    target = f"{request['target']}:{request['filter']}"
    out = ["--convert-to", target, "--outdir", str(folder / "out"), str(source)]
    return [request["program"], f"-env:UserInstallation={profile}", *options, *out]


def _wait(running: subprocess.Popen[bytes], deadline: float) -> None:
    """Wait until the program ends, its time is up, or the asker is gone."""
    while running.poll() is None and time.monotonic() < deadline:
        ready, _, _ = select.select([sys.stdin], [], [], _POLL)
        if ready and not os.read(sys.stdin.fileno(), 1):
            return


def _kill_group(running: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _isolation() -> tuple[str, ...]:
    """Return the command that takes the network away, empty where the system does not let us."""
    if shutil.which(_NO_NETWORK[0]) is None:
        return ()
    tried = subprocess.run([*_NO_NETWORK, "true"], capture_output=True, check=False, timeout=10)  # noqa: S603 - fixed
    return _NO_NETWORK if tried.returncode == 0 else ()


def _write_profile(user: Path) -> None:
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(path, name, value) for path, name, value in _SETTINGS)
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (user / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")


def _environment(folder: Path) -> dict[str, str]:
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _DEAD_PROXY)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    return {**kept, **proxies, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}


def _bound() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every platform
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_OUTPUT, _LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
