"""`borgerbot kb load` and `borgerbot db upgrade`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot import schema
from bot.database import Database
from bot.settings import Settings
from knowledge import store
from knowledge.entry_files import STARTER_FOLDER, entry_files, read_files


async def load_entries(settings: Settings, paths: Iterable[Path], *, replace: bool) -> store.LoadReport:
    """Load entries from files and folders into the database, all or nothing.

    Raises:
        EntryFileError: if a file is broken; the database is not touched then.
        DatabaseVersionError: if the database is newer than this program.
    """
    knowledge = read_files(list(_files(paths)) or list(entry_files(STARTER_FOLDER)))
    database = Database(settings.database())
    try:
        await schema.upgrade(database)
        async with database.transaction() as session:
            return await store.load(session, tuple(knowledge.entries.values()), replace=replace)
    finally:
        await database.close()


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
