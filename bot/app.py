"""The composition root: everything is put together here, and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Update
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot import menus, schema
from bot.buttons import Buttons
from bot.catalogue import Catalogue
from bot.clock import Clock, system_clock
from bot.database import Database
from bot.handover import HandOverDesk
from bot.live import LiveJudge
from bot.ordering import OrderedUpdates
from bot.profile import publish_profile
from bot.replies import Replies
from bot.settings import TOKEN_VARIABLE, Settings
from bot.talk import Talk
from bot.telegram_messenger import TelegramMessenger
from handlers.asking import asking_handlers
from handlers.buttons import button_handlers
from handlers.commands import command_handlers
from handlers.errors import error_handler
from handlers.staff import staff_handlers
from knowledge import store
from knowledge.building import EMBEDDINGS_FOLDER, build_judge
from knowledge.entries import KnowledgeBase
from knowledge.entry_files import read_folder
from knowledge.errors import EntryFileError, SettingsError

_log = structlog.get_logger(__name__)
_Application = Application[Any, Any, Any, Any, Any, Any]
_ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
_START_ATTEMPTS = 10
_LONG_POLL_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Assistant:
    """The assistant, ready to answer.

    Attributes:
        application: python-telegram-bot's application, started and polling.
        talk: the use cases of citizens' chats.
        desk: the use cases of the staff group.
        live: the judge in force.
        database: where everything is kept.
    """

    application: _Application
    talk: Talk
    desk: HandOverDesk
    live: LiveJudge
    database: Database


async def open_knowledge(database: Database) -> KnowledgeBase:
    """The knowledge base of a database that is up to date; an empty one gets the starter entries first."""
    async with database.transaction() as session:
        if await store.count(session) == 0:
            await store.load(session, tuple(read_folder().entries.values()))
    async with database.transaction() as session:
        return await store.read(session)


async def build_live(settings: Settings, knowledge: KnowledgeBase) -> LiveJudge:
    """The judge in force for `knowledge`, built off the event loop.

    Raises:
        EntryFileError: if nothing is published, or the text catalogue lacks a name that the menus need.
    """
    if not any(knowledge.published()):
        raise EntryFileError("The knowledge base has no published entry", "Load one with `borgerbot kb load`")
    cache = settings.data_dir / EMBEDDINGS_FOLDER
    judge = await asyncio.to_thread(build_judge, knowledge, embedder=settings.embedder, cache=cache)
    return LiveJudge(judge)


@asynccontextmanager
async def running(settings: Settings, clock: Clock = system_clock) -> AsyncIterator[Assistant]:
    """The assistant, polling Telegram until the block is left; then it finishes what it has begun.

    Raises:
        SettingsError: if the token is missing or Telegram refuses it, or Telegram cannot be reached.
        DatabaseVersionError: if the database is newer than this program.
        EntryFileError: if the knowledge base cannot be used.
    """
    token = settings.token()
    async with AsyncExitStack() as stack:
        database = Database(settings.database())
        stack.push_async_callback(database.close)
        await schema.upgrade(database)
        catalogue = Catalogue()
        knowledge = await open_knowledge(database)
        _check_menus(catalogue, knowledge)
        live = await build_live(settings, knowledge)
        stack.callback(live.close)
        application = _make_application(settings, token)
        assistant = _assemble(settings, application, database, catalogue, live, clock)
        await _connect(application, stack)
        await publish_profile(application.bot, catalogue)
        await _poll(application, stack)
        _log.info("assistant.running", entries=len(knowledge), staff_group=settings.staff_chat_id is not None)
        yield assistant


def _make_application(settings: Settings, token: str) -> _Application:
    base = settings.telegram_url.rstrip("/")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(HTTPXRequest(connection_pool_size=64, read_timeout=15, write_timeout=15, pool_timeout=15))
        .get_updates_request(HTTPXRequest(connection_pool_size=2, read_timeout=_LONG_POLL_SECONDS + 10))
        .concurrent_updates(OrderedUpdates())
        .build()
    )


def _assemble(
    settings: Settings,
    application: _Application,
    database: Database,
    catalogue: Catalogue,
    live: LiveJudge,
    clock: Clock,
) -> Assistant:
    async def moved(old_id: int, new_id: int) -> None:
        await desk.staff_chat_moved(old_id, new_id)

    messenger = TelegramMessenger(application.bot, moved)
    desk = HandOverDesk(
        database,
        messenger,
        catalogue,
        clock,
        settings.staff_chat_id,
        settings.staff_name,
        settings.contact_url,
    )
    talk = Talk(database, live, desk, Replies(catalogue, settings.contact_url), catalogue, clock)
    application.add_handlers(
        [
            *command_handlers(talk, messenger),
            *button_handlers(Buttons(talk), desk, messenger),
            *asking_handlers(talk, messenger),
            *staff_handlers(desk, messenger, catalogue),
        ]
    )
    application.add_error_handler(error_handler(messenger, catalogue, settings.contact_url))
    return Assistant(application, talk, desk, live, database)


async def _connect(application: _Application, stack: AsyncExitStack) -> None:
    """Say hello to Telegram; a few attempts, so that a container may start before its network."""
    stack.push_async_callback(application.shutdown)
    for attempt in range(1, _START_ATTEMPTS + 1):
        try:
            await application.initialize()
        except InvalidToken:
            raise SettingsError(
                f"{TOKEN_VARIABLE}: refused by Telegram", "Copy the token from @BotFather again"
            ) from None
        except NetworkError as error:
            if attempt == _START_ATTEMPTS:
                raise SettingsError(
                    f"Telegram cannot be reached ({error.message})",
                    "Check the network and BORGERBOT_TELEGRAM_URL",
                ) from None
            await asyncio.sleep(min(attempt, 5))
        else:
            return


async def _poll(application: _Application, stack: AsyncExitStack) -> None:
    updater = application.updater
    if updater is None:
        raise RuntimeError("the application was built without an updater")
    await application.start()
    stack.push_async_callback(application.stop)
    await updater.start_polling(
        timeout=_LONG_POLL_SECONDS, allowed_updates=_ALLOWED_UPDATES, bootstrap_retries=_START_ATTEMPTS
    )
    stack.push_async_callback(updater.stop)


def _check_menus(catalogue: Catalogue, knowledge: KnowledgeBase) -> None:
    missing = menus.missing_names(catalogue, knowledge)
    if missing:
        raise EntryFileError(
            f"bot/texts: no name for {', '.join(missing)}",
            "Add it to da.ftl and en.ftl, or use a known area and topic",
        )
