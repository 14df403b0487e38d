"""Addresses on the way to and from Telegram that cannot work: told before anybody waits for them in vain."""

from __future__ import annotations

import ipaddress
import os
from typing import Final
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from knowledge.errors import SettingsError

_WEBHOOK: Final = "BORGERBOT_WEBHOOK_URL"
_PORTS: Final = (443, 80, 88, 8443)
"""Those that Telegram calls."""
_PATH: Final = "/telegram"
"""What is put behind the address; the same as the webhook's own."""
_PROXY_SCHEMES: Final = frozenset({"http", "https"})


def check_webhook(url: str) -> None:
    """Look at the address that Telegram is to call, as its own servers would.

    Raises:
        SettingsError: if they would never get there.
    """
    parts = urlsplit(url)
    port = parts.port or 443
    if parts.scheme.lower() != "https":
        raise SettingsError(f"{_WEBHOOK}: Telegram calls no address without https", "Begin it with https://")
    if port not in _PORTS:
        ports = ", ".join(map(str, _PORTS[:-1]))
        raise SettingsError(
            f"{_WEBHOOK}: Telegram does not call port {port}",
            f"Use {ports} or {_PORTS[-1]} there, and have what listens pass it on to BORGERBOT_LISTEN_PORT",
        )
    if not _is_public(parts.hostname or ""):
        raise SettingsError(
            f"{_WEBHOOK}: only this machine or its neighbours can find that host",
            "Name the host as all the world knows it, such as https://bot.example.dk, or run with --mode polling",
        )
    if parts.path.rstrip("/").endswith(_PATH):
        raise SettingsError(f"{_WEBHOOK}: ends with {_PATH}, which is put behind it by itself", "Leave it out")


def _is_public(host: str) -> bool:
    """Whether a name has a domain, or an address is one that Telegram calls: none of the new kind (IPv6)."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." in host.strip(".")
    return address.version == 4 and address.is_global  # noqa: PLR2004 - the old kind


def proxy_variable(url: str) -> str | None:
    """The environment variable that names a proxy for an address, or None where it is asked directly.

    Raises:
        SettingsError: if what it says is no proxy that can be used. It is not repeated: it may hold a password.
    """
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    if proxy is None or proxy_bypass(parts.hostname or ""):
        return None
    lower = f"{parts.scheme}_proxy"
    name = lower if os.environ.get(lower) else lower.upper()
    if not _is_proxy(_split(proxy)):
        raise SettingsError(
            f"{name}: not the address of a proxy", "Write it as http://proxy.example.dk:8080; there is no SOCKS here"
        )
    return name


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.port  # a port that is no number is noticed when it is asked for
    except ValueError:
        return None
    return parts


def _is_proxy(parts: SplitResult | None) -> bool:
    return parts is not None and parts.scheme in _PROXY_SCHEMES and bool(parts.hostname)
