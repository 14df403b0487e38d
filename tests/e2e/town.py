"""A town for the end-to-end tests: the shipped application over real HTTP against the stand-in, and people."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pydantic import SecretStr

from bot.clock import Clock
from bot.running.app import Assistant, running
from bot.settings import Settings
from bot.standin import Citizen, Group, Server, Staff, World, serve
from bot.standin.model import ChatKind, Message, Status
from bot.storage import schema
from bot.storage.database import Database
from bot.transport.outgoing.sender import Seconds, loop_seconds
from knowledge.entries import Entry, Language
from knowledge.files.entry_files import read_folder
from knowledge.storing import store

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)


class TownClock:
    """A clock that begins at `NOW` and goes on from there, so that pauses end; it can be put forward."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        """The time in the town."""
        return NOW + self._ahead + timedelta(seconds=time.monotonic() - self._begun)

    def turn(self, ahead: timedelta) -> None:
        """Put the clock forward."""
        self._ahead += ahead


def running_clock() -> Clock:
    """A clock that begins at `NOW` and goes on from there, so that pauses end."""
    return TownClock()


ENTRIES = Path(__file__).parent / "entries"
LONG_ANSWER = "\n\n".join(
    f"**Afsnit {number}.** " + "Her er en sætning om huset og æblerne. " * 6 for number in range(1, 23)
).strip()


@dataclass(frozen=True, slots=True)
class Town:
    """The assistant in its town: a citizen, a staff group with one member, an administrator, and all behind them."""

    world: World
    server: Server
    assistant: Assistant
    settings: Settings
    group: Group
    bo: Staff
    anna: Citizen
    clock: TownClock


def make_settings(server: Server, folder: Path, staff_chat_id: int | None, events_url: str | None = None) -> Settings:
    """Settings for one test; lexical evidence is enough for its small knowledge base."""
    return Settings(
        telegram_url=server.url,
        staff_chat_id=staff_chat_id,
        data_dir=folder,
        embedder="none",
        events_url=events_url,
    ).model_copy(update={"telegram_token": SecretStr("1:TEST")})


def labels(message: Message) -> list[str]:
    """What the buttons under a message say, row by row."""
    return [button["text"] for row in message.keyboard for button in row]


_MADE: Final = TemporaryDirectory(prefix="borgerbot-town-")
_FILLED: Final = Path(_MADE.name) / "filled.db"
"""A database with the small knowledge base, once there is one: making its tables takes longer than most tests."""


async def fill_database(settings: Settings) -> None:
    """Bring the small knowledge base into the test's database."""
    if settings.database_url is not None:
        await _fill(Database(settings.database()))
        return
    if not await asyncio.to_thread(_FILLED.exists):
        await _fill(Database(f"sqlite:///{_FILLED}"))
    await asyncio.to_thread(settings.database_path().parent.mkdir, parents=True, exist_ok=True)
    await asyncio.to_thread(shutil.copyfile, _FILLED, settings.database_path())


async def _fill(database: Database) -> None:
    """The long answer is made here."""
    await schema.upgrade(database)
    entries = read_folder(ENTRIES).entries.values()
    async with database.transaction() as session:
        await store.load(session, [_with_long_answer(each) for each in entries])
    await database.close()


def _with_long_answer(entry: Entry) -> Entry:
    danish = entry.texts[Language.DA]
    if danish.answer != "LANG":
        return entry
    return replace(entry, texts={**entry.texts, Language.DA: replace(danish, answer=LONG_ANSWER)})


@asynccontextmanager
async def open_town(
    world: World,
    folder: Path,
    *,
    staff_group: bool = True,
    basic_group: bool = False,
    without: Collection[str] = (),
    changes: Mapping[str, object] | None = None,
    seconds: Seconds = loop_seconds,
    events_url: str | None = None,
    four_eyes: bool = True,
) -> AsyncIterator[Town]:
    """The assistant running in a town of its own until the block is left.

    `changes` are to its settings; by `seconds` it keeps Telegram's limits.
    """
    if basic_group:
        group = world.add_group("Vagten", kind=ChatKind.GROUP, bot=Status.ADMINISTRATOR)
    else:
        group = world.add_staff_group("Vagten", without=frozenset(without))
    bo = world.add_member(group, "Bo")
    anna = world.add_citizen("Anna", language_code="da")
    async with serve(world) as server:
        settings = make_settings(server, folder, group.id if staff_group else None, events_url)
        settings = settings.model_copy(update={"administrators": str(bo.id), "four_eyes": four_eyes, **(changes or {})})
        await fill_database(settings)
        clock = TownClock()
        async with running(settings, clock, seconds=seconds) as assistant:
            yield Town(world, server, assistant, settings, group, bo, anna, clock)
