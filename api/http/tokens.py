"""Short-lived passes, signed by this server: what a widget on another site, or a signed-in administrator, shows.

A pass is ``moment.nonce.signature``: when it ends (Unix seconds), eight random bytes, and HMAC-SHA256 over both and
over whom it is for. It holds no key and no name; the secret never leaves the server and is never logged.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

WIDGET_SECONDS = 15 * 60
ADMIN_SECONDS = 8 * 3600
SECRET_FILE = "pass.key"  # noqa: S105 - the file's name, not a secret
SECRET_LENGTH = 32
_KEPT = 2 * SECRET_LENGTH
_PASS = re.compile(r"([0-9]{1,12})\.([0-9a-f]{16})\.([0-9a-f]{64})")


class SettingRefused(Exception):
    """A setting in the environment cannot be used; ``str(error)`` is Vietnamese and says the remedy."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Issues and checks passes; ``clock`` gives Unix seconds."""

    secret: bytes = field(repr=False)
    clock: Callable[[], float] = time.time

    def issue(self, audience: str, seconds: int = WIDGET_SECONDS) -> str:
        """Return a pass for ``audience`` (an origin, or the administration) that ends after ``seconds``."""
        moment, nonce = str(int(self.clock()) + seconds), secrets.token_hex(8)
        return f"{moment}.{nonce}.{self._signature(moment, nonce, audience)}"

    def state(self, shown: str, audience: str) -> str:
        """Return ``valid``, ``expired`` or ``foreign``: made elsewhere, for someone else, or changed on the way."""
        match = _PASS.fullmatch(shown)
        if match is None:
            return "foreign"
        moment, nonce, signature = match.groups()
        if not hmac.compare_digest(signature, self._signature(moment, nonce, audience)):
            return "foreign"
        return "valid" if self.clock() < int(moment) else "expired"

    def _signature(self, moment: str, nonce: str, audience: str) -> str:
        said = f"{moment}\n{nonce}\n{audience}".encode()
        return hmac.new(self.secret, said, hashlib.sha256).hexdigest()


def secret_of(folder: Path, given: str | None = None) -> bytes:
    """Return ``given`` (``CANCU_SECRET``), else what the data folder keeps for all its processes, made once.

    Raises ``SettingRefused`` for a secret that is too short to be one.
    """
    if given:
        return long_enough("CANCU_SECRET", given, SECRET_LENGTH).encode()
    path = folder / SECRET_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    secret = secrets.token_hex(SECRET_LENGTH).encode()
    try:
        os.write(handle, secret)
    finally:
        os.close(handle)
    return secret


def long_enough(name: str, value: str, least: int) -> str:
    """Return ``value``; raise ``SettingRefused`` where it holds fewer than ``least`` characters."""
    if len(value) < least:
        remedy = "Hãy đặt một chuỗi ngẫu nhiên dài hơn, hoặc bỏ biến này đi."
        raise SettingRefused(f"{name} chỉ có {len(value)} ký tự, cần ít nhất {least}. {remedy}")
    return value


def _read(path: Path, tries: int = 100) -> bytes:
    path.chmod(0o600)
    for _ in range(tries):
        secret = path.read_bytes()
        if len(secret) >= _KEPT:
            return secret
        time.sleep(0.01)  # another process that starts at this moment is writing it
    raise SettingRefused(f"Tệp {path} hỏng. Hãy xoá tệp này rồi mở lại; các phiên đang mở sẽ phải vào lại.")
