"""Opening what the commands without a server work on: the knowledge base in force, and files of questions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bot.settings import Settings
from knowledge.building import EMBEDDINGS_FOLDER
from knowledge.entries import KnowledgeBase
from knowledge.errors import BorgerbotError
from knowledge.files.entry_files import read_folder

if TYPE_CHECKING:
    from knowledge.events.programme import Programme

LARGEST_FILE = 20_000_000
"""Bytes of a file of questions: some hundred thousand of them."""

LONGEST_LINE = 20_000
"""Characters; what people write to the assistant is at most 4096."""


class QuestionFileError(BorgerbotError):
    """A file of questions that cannot be read."""


def open_knowledge(settings: Settings) -> KnowledgeBase:
    """The live knowledge base, or the starter entries where there is no database yet; nothing is created.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
    """
    if not settings.may_have_database():
        return read_folder()
    # Only where there is a database: an event loop takes a tenth of a second to import.
    import asyncio

    return asyncio.run(_live_knowledge(settings)) or read_folder()


def open_programme(settings: Settings, now: datetime) -> Programme | None:
    """What is known of events to come at the moment `now` (aware); None where nothing ever was.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
    """
    if not settings.may_have_database():
        return None
    import asyncio

    return asyncio.run(_programme(settings, now))


def existing_cache(settings: Settings) -> Path | None:
    """The folder in which the service keeps embeddings, where there is one: reading must not leave folders behind."""
    folder = settings.data_dir / EMBEDDINGS_FOLDER
    return folder if folder.is_dir() else None


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file (a byte order mark is skipped), without their ends.

    Only line feeds end a line: a question may hold other characters that Python would split at.

    Raises:
        QuestionFileError: if the file is not there, not UTF-8, or larger than is read.
    """
    try:
        with path.open("rb") as file:
            return lines_of(file, str(path))
    except OSError as error:
        raise QuestionFileError(f"{path}: cannot be read ({error.strerror})", "Check the name and the rights") from None


def lines_of(file: BinaryIO, name: str) -> list[str]:
    """The lines of an open UTF-8 file, as `read_lines`; `name` is what a fault calls it."""
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise QuestionFileError(f"{name}: larger than {LARGEST_FILE // 1_000_000} MB", "Divide it into smaller files")
    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"{name}: not UTF-8 (byte {error.start})", "Save it as UTF-8") from None
    if lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            what = f"{name}: line {number} is longer than {LONGEST_LINE} characters"
            raise QuestionFileError(what, "Write one question a line")
    return [line.removesuffix("\r") for line in lines]


async def _live_knowledge(settings: Settings) -> KnowledgeBase | None:
    # As above, what talks to a database takes a second to import.
    from bot.command_line.loading import existing
    from knowledge.storing import store

    async with existing(settings) as database:
        if database is None:
            return None
        async with database.reading() as session:
            return (await store.read(session)) or None


async def _programme(settings: Settings, now: datetime) -> Programme | None:
    from bot.command_line.loading import existing
    from knowledge.events.reading import knows_events, read_programme

    async with existing(settings) as database:
        if database is None:
            return None
        async with database.reading() as session:
            return await read_programme(session, now) if await knows_events(session) else None
