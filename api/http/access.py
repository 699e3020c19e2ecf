"""Who may do what: pages of other sites by allowlist and pass, administration by this machine or by a token.

Without ``CANCU_ADMIN_TOKEN`` only this very machine administers; with it, whoever shows the token does, wherever from:
a proxy on the same machine makes every visitor look local, so a token and "local is enough" never go together.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from api.http.tokens import ADMIN_SECONDS, SettingRefused, Tokens, long_enough, secret_of

ADMIN_TOKEN_LENGTH = 16
ADMIN_COOKIE = "cancu_quan_tri"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Access:
    """``origins`` are the sites that may show the widget; ``admin_token`` is ``None`` where none was set."""

    tokens: Tokens
    origins: frozenset[str] = frozenset()
    admin_token: str | None = field(default=None, repr=False)

    def admin_pass(self) -> str:
        """Return a fresh pass for someone who showed the token."""
        return self.tokens.issue(self._admin_audience(), ADMIN_SECONDS)

    def is_admin_token(self, shown: str) -> bool:
        """Tell whether ``shown`` is the token."""
        return self.admin_token is not None and hmac.compare_digest(shown.encode(), self.admin_token.encode())

    def is_admin_pass(self, shown: str) -> bool:
        """Tell whether ``shown`` is a pass that still holds; a changed token ends them all."""
        return self.admin_token is not None and self.tokens.state(shown, self._admin_audience()) == "valid"

    def _admin_audience(self) -> str:
        return "quan-tri:" + hashlib.sha256((self.admin_token or "").encode()).hexdigest()


def closed() -> Access:
    """Return the access of a server that nothing was set for: its own pages only, administered from here."""
    return Access(Tokens(secrets.token_bytes(32)))


def from_environment(folder: Path, environment: Mapping[str, str] = os.environ) -> Access:
    """Return what ``CANCU_ORIGINS``, ``CANCU_SECRET`` and ``CANCU_ADMIN_TOKEN`` say; raises ``SettingRefused``."""
    token = environment.get("CANCU_ADMIN_TOKEN") or None
    if token is not None:
        long_enough("CANCU_ADMIN_TOKEN", token, ADMIN_TOKEN_LENGTH)
    origins = origins_in(environment.get("CANCU_ORIGINS", ""))
    return Access(Tokens(secret_of(folder, environment.get("CANCU_SECRET"))), origins, token)


def origins_in(said: str) -> frozenset[str]:
    """Return the origins of a list with commas or blanks between; raises ``SettingRefused`` for what is no origin."""
    return frozenset(_origin(one) for one in re.split(r"[\s,]+", said) if one)


def _origin(said: str) -> str:
    made = origin_of(said)
    if made is None or urlsplit(said).path not in {"", "/"}:
        example = "https://truong-hoa-sen.edu.vn"
        raise SettingRefused(f"CANCU_ORIGINS có “{said}”, không phải địa chỉ một trang. Hãy ghi như {example}.")
    return made


def origin_of(address: str) -> str | None:
    """Return the origin of an address as browsers write it, or ``None`` where it has none (``null``, ``*``)."""
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme.lower(), _ascii(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if scheme not in _PORTS or not host or "@" in parts.netloc or "*" in host:
        return None
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" + (f":{port}" if port not in {None, _PORTS[scheme]} else "")


def _ascii(host: str) -> str:
    # "trường.vn" reaches a server as its punycode; UnicodeError is a ValueError.
    return host if host.isascii() else host.encode("idna").decode()


def is_local(peer: str | None, host: str) -> bool:
    """Tell whether a request was made on this machine and meant for it by name.

    ``host`` is the Host header. A page elsewhere whose own name was made to point here (DNS rebinding) comes from a
    local browser, but under that page's name.
    """
    name = (urlsplit(f"//{host}").hostname or "") if _readable(host) else ""
    return _is_loopback(peer or "") and (name == "localhost" or _is_loopback(name))


def _readable(host: str) -> bool:
    try:
        urlsplit(f"//{host}")
    except ValueError:
        return False
    return True


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
