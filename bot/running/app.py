"""Starting the assistant: what it needs is opened, put together, and closed again in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from telegram.ext import Application, ApplicationBuilder

from bot.catalogue import Catalogue
from bot.chat.controls import menus
from bot.chat.controls.profile import publish_profile, publish_staff_commands
from bot.clock import Clock, system_clock
from bot.desk import places
from bot.running.assembly import assemble
from bot.running.connecting import connect
from bot.running.listening import listen
from bot.running.live import LiveJudge
from bot.running.refresh import Refresher
from bot.running.service import Service
from bot.settings import Settings
from bot.storage import schema
from bot.storage.database import Database
from bot.transport.leader import require_sessions, sole_user
from bot.transport.outgoing.sender import Seconds, loop_seconds
from bot.transport.request import Request
from bot.transport.staff_group import look_at_group
from knowledge.building import EMBEDDINGS_FOLDER, build_judge, known_strangers
from knowledge.entries import KnowledgeBase
from knowledge.errors import EntryFileError
from knowledge.files.entry_files import read_folder
from knowledge.judge import Judge
from knowledge.reading.languages import language
from knowledge.storing import store

_log = structlog.get_logger(__name__)
_Application = Application[Any, Any, Any, Any, Any, Any]


class _WithoutPersistence(_Application):
    """python-telegram-bot's application, without its list of all chats and users that would have to be written down.

    It is made whether or not anything is ever written down, and would grow for as long as the process lives.
    """

    def _mark_for_persistence_update(self, **_: object) -> None:
        """Nothing is: what must be remembered is in the database."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """The assistant, ready to answer.

    Attributes:
        application: python-telegram-bot's application; it routes updates to handlers.
        live: the judge in force.
        database: where everything is kept.
        service: what runs.
        refresher: notices changes of the knowledge base.
    """

    application: _Application
    live: LiveJudge
    database: Database
    service: Service
    refresher: Refresher


async def open_knowledge(database: Database) -> tuple[KnowledgeBase, int]:
    """The knowledge base of a database that is up to date, and its version; an empty one gets the starter entries."""
    async with database.transaction() as session:
        if await store.count(session) == 0:
            await store.load(session, tuple(read_folder().entries.values()))
    async with database.reading() as session:
        return await store.read(session), await store.version(session)


@asynccontextmanager
async def running(
    settings: Settings, clock: Clock = system_clock, *, seconds: Seconds = loop_seconds
) -> AsyncIterator[Assistant]:
    """The assistant at work until the block is left; then it finishes what it has begun.

    Args:
        settings: of this process.
        clock: the time of day.
        seconds: the time by which Telegram's limits are kept.

    Raises:
        SettingsError: if the token is missing or Telegram refuses it, Telegram cannot be reached, or a port is taken.
        DatabaseVersionError: if the database is newer than this program.
        DatabaseFaultError: if the database refuses.
        EntryFileError: if the knowledge base cannot be used.
        SecondProcessError: if another process works on the same SQLite file.
    """
    token = settings.token()
    async with AsyncExitStack() as stack:
        database = Database(settings.database())
        stack.push_async_callback(database.close)
        await stack.enter_async_context(sole_user(database))
        listening = listen(settings)
        if listening is not None:
            stack.callback(listening.close)
        before = await schema.upgrade(database)
        await require_sessions(database)
        catalogue = Catalogue()
        knowledge, version = await open_knowledge(database)
        _check_knowledge(catalogue, knowledge)
        # Learning from entries that were changed takes minutes; nobody should take that for a standstill.
        _log.info("assistant.starting", entries=len(knowledge), database=schema.newest_version(), before=before)

        def built(entries: KnowledgeBase) -> Judge:
            cache, strangers = settings.data_dir / EMBEDDINGS_FOLDER, known_strangers(entries)
            return build_judge(entries, embedder=settings.embedder, cache=cache, out_of_scope=strangers)

        async def build(entries: KnowledgeBase) -> Judge:
            return await asyncio.to_thread(built, entries)

        live = LiveJudge(await build(knowledge), version)
        stack.callback(live.close)
        application = _make_application(settings, token)
        # The application closes nothing of what it has opened where it was not made ready to the end.
        stack.push_async_callback(application.bot.shutdown)
        stack.push_async_callback(application.shutdown)
        assembled = assemble(settings, application, database, catalogue, live, clock, seconds, build)
        service, beside = assembled.service, (assembled.events.updating, assembled.hours.fetching)
        for each in beside:
            stack.push_async_callback(each.stop)
        refresher = Refresher(database, live, service.signals, build=build, version=version)
        await connect(application.initialize, settings)
        await publish_profile(application.bot, catalogue)
        if settings.staff_chat_id is not None:
            async with database.reading() as session:
                staff_chat_id = await places.current_chat_id(session, settings.staff_chat_id)
            await look_at_group(application.bot, staff_chat_id)
            await publish_staff_commands(application.bot, catalogue, staff_chat_id)
        for each in beside:
            await each.at_once()
        stack.callback(_log.info, "assistant.stopped")
        parts = service.running(refresher, assembled.hours.live, assembled.trials, listening)
        await stack.enter_async_context(parts)
        reading = asyncio.create_task(_read_ahead())
        stack.push_async_callback(asyncio.wait, [reading])
        _log.info("assistant.running", entries=len(knowledge), staff_group=settings.staff_chat_id is not None)
        yield Assistant(application, live, database, service, refresher)


async def _read_ahead() -> None:
    """Load what a citizen would otherwise wait for; what cannot be is tried again with the first who needs it."""
    try:
        await asyncio.to_thread(language.get_ready)
    except Exception as error:  # noqa: BLE001 - nobody is answered worse for it now, and it is in the log
        _log.warning("language.not_ready", error=type(error).__name__)


def _make_application(settings: Settings, token: str) -> _Application:
    base = settings.telegram_url.rstrip("/")
    return (
        ApplicationBuilder()
        .application_class(_WithoutPersistence)
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(Request(connections=128, seconds=10))
        .get_updates_request(Request(connections=2))
        .updater(None)
        .build()
    )


def _check_knowledge(catalogue: Catalogue, knowledge: KnowledgeBase) -> None:
    if not any(knowledge.published()):
        raise EntryFileError("The knowledge base has no published entry", "Load one with `borgerbot kb load`")
    missing = menus.missing_names(catalogue, knowledge)
    if missing:
        _log.warning("knowledge.unnamed", names=", ".join(missing))
