"""Commands on the database from outside the service: `borgerbot kb load`, `db upgrade`, `backlog`.

Only what is there to begin with makes a database or changes its tables: `run`, `demo`, `kb load`, `db upgrade`, `db
copy`. Every other command refuses instead, so that a wrong place is noticed and an older program can still be started.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import system_clock
from bot.command_line.kb_history import person
from bot.running.figures import read_figures
from bot.settings import Settings
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.faults import faults_told, holds_anything, place_of
from knowledge.errors import DatabaseFaultError
from knowledge.files.entry_files import STARTER_FOLDER, entry_files, read_files
from knowledge.storing import store
from knowledge.storing.changing import Act


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, made where there is none and brought to this program's version, until the block is left.

    Raises:
        DatabaseVersionError: if it is newer than this program.
        DatabaseFaultError: if it refuses, now or later in the block.
    """
    database = Database(settings.database())
    try:
        await schema.upgrade(database)
        with faults_told(database.url):
            yield database
    finally:
        await database.close()


@asynccontextmanager
async def existing(settings: Settings) -> AsyncIterator[Database | None]:
    """The database as it is, until the block is left; None where nothing was ever kept, and nothing is made.

    Raises:
        DatabaseVersionError: if it is not of this program's version.
        DatabaseFaultError: if it refuses, now or later in the block.
    """
    if not holds_anything(settings.database()):
        yield None
        return
    database = Database(settings.database())
    try:
        kept = await schema.require_current(database) != "empty"
        with faults_told(database.url):
            yield database if kept else None
    finally:
        await database.close()


@asynccontextmanager
async def present(settings: Settings) -> AsyncIterator[Database]:
    """The database as it is, until the block is left; nothing is made, and it is not brought to another version.

    Raises:
        DatabaseVersionError: if it is not of this program's version.
        DatabaseFaultError: if there is none, or it refuses.
    """
    async with existing(settings) as database:
        if database is None:
            raise DatabaseFaultError(
                f"{place_of(settings.database())}: no database of borgerbot is there",
                "Name the one of `borgerbot run` by BORGERBOT_DATA_DIR or BORGERBOT_DATABASE_URL; "
                "`borgerbot db upgrade` makes a new one",
            )
        yield database


async def load_entries(settings: Settings, paths: Iterable[Path], *, replace: bool) -> store.LoadReport:
    """Load entries from files and folders into the database, all or nothing.

    Raises:
        EntryFileError: if a file is broken; the database is not touched then.
        DatabaseVersionError: if the database is newer than this program.
    """
    knowledge = read_files(list(_files(paths)) or list(entry_files(STARTER_FOLDER)))
    async with opened(settings) as database, database.transaction() as session:
        act = Act(person(), "load")
        return await store.load(session, tuple(knowledge.entries.values()), replace=replace, act=act)


async def backlog_figures(settings: Settings) -> str:
    """What waits at the desk and what citizens think, for a monitor: it must not take a wrong place for a quiet day.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
        DatabaseFaultError: if there is none, or it refuses.
    """
    async with present(settings) as database, database.reading() as session:
        return await read_figures(session, system_clock())


async def upgrade_database(settings: Settings) -> tuple[str, str]:
    """Bring the database to this program's version; gives the version before and after."""
    database = Database(settings.database())
    try:
        return await schema.upgrade(database), schema.newest_version()
    finally:
        await database.close()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from entry_files(path)
        else:
            yield path
