"""Addresses of databases: reading what somebody has set, and naming it in messages without what is secret in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from knowledge.errors import SettingsError

_VARIABLE: Final = "BORGERBOT_DATABASE_URL"
_SSL: Final = "ssl"
_SSL_OTHERWISE: Final = "sslmode"
_SSL_MODES: Final = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_WHERE: Final = frozenset({"host", "port"})
"""What may be said of a server behind the question mark and is shown in messages: several of them, or a socket."""
_OPTIONS: Final = _WHERE | {_SSL, "passfile", "target_session_attrs"}
"""All that may be said there; whatever else the driver takes, it does not take as text."""
_LAST_PORT: Final = 65535

IN_A_PASSWORD: Final = "in a password write @ as %40, : as %3A, / as %2F, ? as %3F and % as %25"  # noqa: S105 - advice
"""Advice where an address may have been cut by such a sign."""


def read_address(url: str) -> URL:
    """An address, taken apart.

    PostgreSQL's own programs write `sslmode`, its driver `ssl`; either is understood.

    Raises:
        SettingsError: if it is none. It is not repeated, since it may hold a password.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise _no_address() from None
    if parsed.get_backend_name() == "sqlite":
        if parsed.host:
            # Two slashes instead of three: the folder would be taken for a host.
            raise _no_address()
        if parsed.query:
            raise SettingsError(f"{_VARIABLE}: options behind ? are not understood", "Name the file alone")
        return parsed
    # A password with such a sign in it ends there, and the rest of it would be taken, and shown, for the host.
    if any("@" in part for part in (parsed.host or "", parsed.database or "", url.partition("?")[2])):
        raise _no_address()
    if parsed.port is not None and parsed.port > _LAST_PORT:
        raise _no_address()
    return _with_known_options(parsed)


def database_file(url: str) -> Path | None:
    """The file of a SQLite address, or None.

    Raises:
        SettingsError: if `url` is no address.
    """
    parsed = read_address(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        return None
    return Path(str(parsed.database))


def shown_address(address: URL) -> str:
    """An address as messages name it: without its password and without options, of which one may be another."""
    shown = {name: value for name, value in address.query.items() if name in _WHERE}
    return address.set(query=shown).render_as_string(hide_password=True)


def _with_known_options(parsed: URL) -> URL:
    options = {_SSL if name == _SSL_OTHERWISE else name: value for name, value in parsed.query.items()}
    unknown = sorted(options.keys() - _OPTIONS)
    if unknown:
        known = sorted((_OPTIONS - {_SSL}) | {_SSL_OTHERWISE})
        raise SettingsError(f"{_VARIABLE}: unknown option {unknown[0]!r}", f"Known are: {', '.join(known)}")
    if _SSL in options and options[_SSL] not in _SSL_MODES:
        raise SettingsError(f"{_VARIABLE}: {_SSL_OTHERWISE} is not understood", f"It is one of {', '.join(_SSL_MODES)}")
    return parsed.set(query=options)


def _no_address() -> SettingsError:
    return SettingsError(
        f"{_VARIABLE}: not an address",
        f"Write sqlite:///folder/file.db or postgresql+asyncpg://user:password@host/name; {IN_A_PASSWORD}",
    )
