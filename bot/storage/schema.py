"""Bringing a database to this program's version, and refusing one that is newer."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database
from bot.storage.faults import READ_ONLY, fault_of, holds_anything, in_one_line, place_of, server_fault, unreachable
from knowledge.errors import BorgerbotError, DatabaseFaultError, DatabaseVersionError

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0020"
"""The version that this program works with: the last of `bot/migrations/versions`."""

_ALWAYS_THERE = frozenset({"alembic_version", "entry"})
"""Tables that a database of this program has had since its first version."""

_MIGRATIONS = Path(__file__).parents[1] / "migrations"
_LOCK_NUMBER = 0x626F7268
"""Of the lock that processes starting together take in turn; not the leader's."""


def _config() -> Config:
    # Only what changes a database needs it, and it takes most of a second to import.
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


def newest_version() -> str:
    """The version that this program works with."""
    return NEWEST


async def upgrade(database: Database) -> str:
    """Bring `database` to this program's version, creating what is missing.

    Returns:
        the version it had before, or "empty".

    Raises:
        DatabaseVersionError: if it has a version that this program does not know; nothing is changed then.
        DatabaseFaultError: if it refuses, or is another program's; nothing is changed then either.
    """
    if not holds_anything(database.url) and database.file is not None:
        _make_file(database.file)
    try:
        async with database.rebuilding() as connection:
            return await connection.run_sync(_upgrade, database)
    except (DBAPIError, OSError) as error:
        raise _unusable(database, error) from None


def _make_file(path: Path) -> None:
    """Citizens' words are nobody's but the assistant's, whoever may look into the folder.

    SQLite takes the file as it is, and those that it puts beside it are like it. Where it is there already, or cannot
    be made, that is SQLite's to say.
    """
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


async def require_current(database: Database) -> str:
    """Refuse a database of another version without changing it.

    Returns:
        its version, or "empty".

    Raises:
        DatabaseVersionError: if it is older or newer than this program.
        DatabaseFaultError: if it refuses, or is another program's.
    """
    holds_anything(database.url)
    try:
        async with database.engine.connect() as connection:
            current = await connection.run_sync(_known_version, database)
    except (DBAPIError, OSError) as error:
        raise _unusable(database, error) from None
    if current not in {None, newest_version()}:
        raise DatabaseVersionError(
            f"{place_of(database.url)}: the database has the older version {current}",
            "Back it up, then start `borgerbot run` or call `borgerbot db upgrade`, which bring it to this version",
        )
    return current or "empty"


def _known_version(connection: Connection, database: Database) -> str | None:
    current = _recorded_version(connection, database)
    if current in {None, NEWEST}:
        return current
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if current not in known:
        raise DatabaseVersionError(
            f"{place_of(database.url)}: the database has version {current}, this program knows up to {NEWEST}",
            "Install the newer borgerbot that wrote it, or restore a backup from before",
        )
    return current


def _recorded_version(connection: Connection, database: Database) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not tables >= _ALWAYS_THERE:
        raise DatabaseFaultError(
            f"{place_of(database.url)}: the database belongs to another program",
            "Name one of its own for borgerbot by BORGERBOT_DATABASE_URL or BORGERBOT_DATA_DIR",
        )
    recorded: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return recorded


def _upgrade(connection: Connection, database: Database) -> str:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK_NUMBER})
        # Where there is nothing to upgrade a standby would be noticed when the first message is to be kept.
        if connection.scalar(text("SHOW transaction_read_only")) == "on":
            raise server_fault(READ_ONLY, database.url)
    current = _known_version(connection, database)
    if current == newest_version():
        # Nothing to do, and reading all migrations to find that out takes longer than the rest of the start.
        return current
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return current or "empty"


def _unusable(database: Database, error: DBAPIError | OSError) -> BorgerbotError:
    if isinstance(error, OSError):
        return unreachable(error, database.url)
    # Whatever goes wrong here lies with the database: the program has only just begun with it.
    return fault_of(error, database.url) or DatabaseFaultError(
        f"{place_of(database.url)}: cannot be used as a database ({in_one_line(error.orig)})",
        "Check the address in BORGERBOT_DATABASE_URL",
    )
