"""Opening what the commands without a server work on: the knowledge base in force, and files of questions."""

from __future__ import annotations

from pathlib import Path

from bot.settings import Settings
from knowledge.building import EMBEDDINGS_FOLDER
from knowledge.entries import KnowledgeBase
from knowledge.entry_files import read_folder
from knowledge.errors import BorgerbotError


class QuestionFileError(BorgerbotError):
    """A file of questions that cannot be read."""


def open_knowledge(settings: Settings) -> KnowledgeBase:
    """The live knowledge base, or the starter entries where there is no database yet; nothing is created.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
    """
    if settings.database_url is None and not settings.database_path().is_file():
        return read_folder()
    # Only where there is a database: an event loop takes a tenth of a second to import.
    import asyncio

    return asyncio.run(_live_knowledge(settings)) or read_folder()


def existing_cache(settings: Settings) -> Path | None:
    """The folder in which the service keeps embeddings, where there is one: reading must not leave folders behind."""
    folder = settings.data_dir / EMBEDDINGS_FOLDER
    return folder if folder.is_dir() else None


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file (a byte order mark is skipped), without their ends.

    Only line feeds end a line: a question may hold other characters that Python would split at.

    Raises:
        QuestionFileError: if the file is not there or not UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"{path}: not UTF-8 (byte {error.start})", "Save the file as UTF-8") from None
    except OSError as error:
        raise QuestionFileError(f"{path}: cannot be read ({error.strerror})", "Check the name and the rights") from None
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


async def _live_knowledge(settings: Settings) -> KnowledgeBase | None:
    # As above, what talks to a database takes a second to import.
    from bot import schema
    from bot.database import Database, database_file
    from knowledge import store

    path = database_file(settings.database())
    if path is not None and not path.is_file():
        return None
    database = Database(settings.database())
    try:
        if await schema.require_current(database) == "empty":
            return None
        async with database.transaction() as session:
            return (await store.read(session)) or None
    finally:
        await database.close()
