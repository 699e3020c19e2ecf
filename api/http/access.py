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
_ANOTHER_NAME = "Máy chủ này không mang tên {}. Hãy gọi bằng địa chỉ của nó, hoặc khai báo tên đó ở CANCU_HOSTS."


@dataclass(frozen=True, slots=True)
class Access:
    """``origins`` are the sites that may show the widget; ``admin_token`` is ``None`` where none was set.

    ``names`` are what the server is called by, beside ``localhost`` and every bare address.
    """

    tokens: Tokens
    origins: frozenset[str] = frozenset()
    admin_token: str | None = field(default=None, repr=False)
    names: frozenset[str] = frozenset()

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
    """Return what ``CANCU_ORIGINS``, ``_SECRET``, ``_ADMIN_TOKEN`` and ``_HOSTS`` say; raises ``SettingRefused``."""
    token = environment.get("CANCU_ADMIN_TOKEN") or None
    if token is not None:
        long_enough("CANCU_ADMIN_TOKEN", token, ADMIN_TOKEN_LENGTH)
    origins = origins_in(environment.get("CANCU_ORIGINS", ""))
    tokens = Tokens(secret_of(folder, environment.get("CANCU_SECRET")))
    return Access(tokens, origins, token, listed_names(environment.get("CANCU_HOSTS", "")))


def listed_names(said: str) -> frozenset[str]:
    """Return the names of a list with commas or blanks between, in small letters."""
    return frozenset(_listed(said.lower()))


def is_own_name(host: str, names: frozenset[str]) -> bool:
    """Tell whether a Host header names this server: no page elsewhere can come under a bare address."""
    name = (urlsplit(f"//{host}").hostname or "").rstrip(".") if _readable(host) else ""
    return name == "localhost" or _is_address(name) or name in names


def another_name(host: str) -> str:
    """Say that the server is not called by the name that a Host header gives."""
    return _ANOTHER_NAME.format(f"“{host[:100]}”")


def is_rebound(peer: str | None, host: str | None, names: frozenset[str]) -> bool:
    """Tell whether a browser on this machine was led here under another site's name (DNS rebinding).

    From another machine no name is asked: that it may reach the port is for the network to say. Without a Host header
    no browser is calling.
    """
    return _is_loopback(peer or "") and host is not None and not is_own_name(host, names)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def origins_in(said: str) -> frozenset[str]:
    """Return the origins of a list with commas or blanks between; raises ``SettingRefused`` for what is no origin."""
    return frozenset(map(_origin, _listed(said)))


def _listed(said: str) -> list[str]:
    return [one for one in re.split(r"[\s,]+", said) if one]


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
