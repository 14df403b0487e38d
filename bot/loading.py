"""Commands on the database from outside the service: `borgerbot kb load`, `db upgrade`, `backlog`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import schema
from bot.clock import system_clock
from bot.database import Database
from bot.database_address import database_file
from bot.figures import no_figures, read_figures
from bot.kb_history import person
from bot.settings import Settings
from knowledge import store
from knowledge.changing import Act
from knowledge.entry_files import STARTER_FOLDER, entry_files, read_files


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, brought to this program's version, until the block is left."""
    database = Database(settings.database())
    try:
        await schema.upgrade(database)
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def existing(settings: Settings) -> AsyncIterator[Database | None]:
    """The database as it is, until the block is left; None where nothing was ever kept, and nothing is made.

    Raises:
        DatabaseVersionError: if it is not of this program's version.
    """
    path = database_file(settings.database())
    if path is not None and not path.is_file():
        yield None
        return
    database = Database(settings.database())
    try:
        yield None if await schema.require_current(database) == "empty" else database
    finally:
        await database.close()


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
    """What waits at the desk and what citizens think, for a monitor.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
    """
    async with existing(settings) as database:
        if database is None:
            return no_figures(system_clock())
        async with database.reading() as session:
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
