"""The composition root: everything is put together here, and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

import structlog
from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder

from bot import menus, schema
from bot.actions import Verb
from bot.apology import apology
from bot.banning import Banning
from bot.buttons import Buttons
from bot.catalogue import Catalogue
from bot.clock import Clock, system_clock
from bot.commands import Commands
from bot.database import Database
from bot.desk.canned import Canned
from bot.desk.casework import CaseWork
from bot.desk.closing import Closing
from bot.desk.door import Door
from bot.desk.handover import HandOverDesk
from bot.desk.promises import Promises, parse_desk_hours
from bot.desk.reactions import Reactions
from bot.desk.relay import Relay
from bot.desk.reminders import Reminders
from bot.desk.snoozing import Snoozing
from bot.desk.sorting import Sorting
from bot.desk.staff import StaffCheck
from bot.desk.transcript import Transcripts
from bot.desk.watching import Watching
from bot.doorkeeper import Doorkeeper
from bot.housekeeping import PURGE, afterwards, tasks
from bot.keeping import deciding
from bot.keeping.banner import Banner
from bot.keeping.deciding import Deciding
from bot.keeping.imports import Imports
from bot.keeping.presses import KeepingPress
from bot.keeping.roles import Roles
from bot.keeping.topic import KnowledgeTopic
from bot.keeping.upkeep import DUE, Upkeep
from bot.live import LiveJudge
from bot.memory import Memory
from bot.notices import Notices
from bot.privacy import Retention
from bot.profile import publish_profile
from bot.refresh import Refresher
from bot.replies import Replies
from bot.rights import Rights
from bot.service import Service
from bot.settings import TOKEN_VARIABLE, Settings
from bot.talk import Talk
from bot.ticker import Daily, Ticker, Weekly
from bot.transport.claims import new_owner
from bot.transport.dispatcher import Dispatcher
from bot.transport.files import TelegramFiles
from bot.transport.gateway import TelegramGateway
from bot.transport.leader import sole_user
from bot.transport.limits import Books, Rates
from bot.transport.members import TelegramMembers
from bot.transport.outcomes import Outcomes
from bot.transport.request import Request
from bot.transport.sender import Sender
from bot.transport.signals import Signals
from handlers.asking import asking_handlers
from handlers.bans import ban_handlers
from handlers.buttons import button_handlers
from handlers.commands import command_handlers
from handlers.desk import desk_handlers
from handlers.errors import note_problem
from handlers.gate import Gate
from handlers.keeping import Keeping, keeping_handlers
from handlers.membership import membership_handlers
from handlers.reactions import reaction_handlers
from handlers.staff import staff_handlers
from knowledge import store
from knowledge.building import EMBEDDINGS_FOLDER, build_judge, known_strangers
from knowledge.entries import KnowledgeBase
from knowledge.entry_files import read_folder
from knowledge.errors import EntryFileError, SettingsError
from knowledge.judge import Judge
from knowledge.opening_hours import OpeningHours

_log = structlog.get_logger(__name__)
_Application = Application[Any, Any, Any, Any, Any, Any]
_START_ATTEMPTS = 10
_MONDAY = 0


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
async def running(settings: Settings, clock: Clock = system_clock) -> AsyncIterator[Assistant]:
    """The assistant at work until the block is left; then it finishes what it has begun.

    Raises:
        SettingsError: if the token is missing or Telegram refuses it, or Telegram cannot be reached.
        DatabaseVersionError: if the database is newer than this program.
        EntryFileError: if the knowledge base cannot be used.
        SecondProcessError: if another process works on the same SQLite file.
    """
    token = settings.token()
    async with AsyncExitStack() as stack:
        database = Database(settings.database())
        stack.push_async_callback(database.close)
        await stack.enter_async_context(sole_user(database))
        await schema.upgrade(database)
        catalogue = Catalogue()
        knowledge, version = await open_knowledge(database)
        _check_knowledge(catalogue, knowledge)

        async def build(entries: KnowledgeBase) -> Judge:
            cache = settings.data_dir / EMBEDDINGS_FOLDER
            strangers = known_strangers(entries)
            return await asyncio.to_thread(
                build_judge, entries, embedder=settings.embedder, cache=cache, out_of_scope=strangers
            )

        live = LiveJudge(await build(knowledge))
        stack.callback(live.close)
        application = _make_application(settings, token)
        stack.push_async_callback(application.shutdown)
        service = _assemble(settings, application, database, catalogue, live, clock)
        refresher = Refresher(database, live, service.signals, build=build, version=version)
        await _connect(application)
        await publish_profile(application.bot, catalogue)
        await stack.enter_async_context(service.running(refresher))
        _log.info("assistant.running", entries=len(knowledge), staff_group=settings.staff_chat_id is not None)
        yield Assistant(application, live, database, service, refresher)


def _make_application(settings: Settings, token: str) -> _Application:
    base = settings.telegram_url.rstrip("/")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(Request(connections=128, seconds=10))
        .get_updates_request(Request(connections=2))
        .updater(None)
        .build()
    )


def _assemble(
    settings: Settings,
    application: _Application,
    database: Database,
    catalogue: Catalogue,
    live: LiveJudge,
    clock: Clock,
) -> Service:
    promises = _promises(settings, catalogue, clock)
    watching = Watching(promises, timedelta(days=settings.silent_days), timedelta(days=settings.close_days))
    desk = HandOverDesk(
        database,
        catalogue,
        clock,
        settings.staff_chat_id,
        settings.staff_name,
        settings.contact_url,
        promises,
        watching,
        settings.contact_phone,
    )
    closing, relay = Closing(desk), Relay(desk)
    casework = CaseWork(desk, closing)
    sorting, snoozing = Sorting(desk), Snoozing(desk)
    retention = Retention(settings.keep_text_days, settings.keep_case_days, settings.keep_question_days)
    memory = Memory(database, clock)
    rights = Rights(memory, desk, catalogue, retention)
    replies = Replies(catalogue, settings.contact_url, settings.contact_phone, promises.now)
    notices = Notices(database, catalogue, clock)
    canned = Canned(desk, live, replies, notices)
    doorkeeper = Doorkeeper(database, clock, settings.messages_per_minute)
    talk = Talk(memory, live, desk, relay, closing, replies, catalogue, clock, rights, doorkeeper, notices)
    check = StaffCheck(TelegramMembers(application.bot), clock)
    door = Door(desk, check)
    gate = Gate(door, application.bot)
    roles = Roles(database, catalogue, clock, settings.first_administrators())
    owner, signals = new_owner(), Signals(database)
    imports = Imports(database, clock, roles, TelegramFiles(application.bot))
    upkeep = Upkeep(desk, roles, signals)
    keeping = Keeping(roles, Banner(roles, notices, live), KnowledgeTopic(desk, roles), imports, upkeep)
    decide = Deciding(imports, signals).press
    presses = KeepingPress({**dict.fromkeys(deciding.VERBS, decide), Verb.ENTRY_CHECKED: upkeep.press})
    application.add_handlers(
        [
            *command_handlers(Commands(talk), rights),
            *button_handlers(Buttons(talk, casework), casework, sorting, canned, door, presses),
            *asking_handlers(talk),
            *ban_handlers(Banning(desk, closing, settings.ban_days), gate),
            *desk_handlers(sorting, snoozing, canned, Transcripts(desk), gate),
            *keeping_handlers(keeping, gate, gate.calls(relay.from_staff, placed=True, command=False)),
            *staff_handlers(casework, relay, catalogue, gate),
            *membership_handlers(check),
            *reaction_handlers(Reactions(desk, doorkeeper)),
        ]
    )
    application.add_error_handler(note_problem)
    looks = Reminders(desk, closing, watching).tasks() | snoozing.tasks()
    bot = application.bot
    outcomes = Outcomes(catalogue, clock, settings.contact_url, promises, settings.contact_phone, desk.topicless)
    return Service(
        settings=settings,
        database=database,
        bot=bot,
        dispatcher=Dispatcher(
            database,
            bot,
            handle=application.process_update,
            apologise=lambda update: apology(update, catalogue, settings.contact_url),
            signals=signals,
            clock=clock,
            owner=owner,
        ),
        sender=Sender(
            database,
            TelegramGateway(bot),
            Books(Rates(overall=settings.sends_per_second)),
            follow=outcomes.follow,
            clock=clock,
            owner=owner,
        ),
        ticker=Ticker(
            database,
            clock,
            looks | tasks(retention) | upkeep.tasks(),
            (Daily(PURGE, time(4, 10)), Weekly(DUE, _MONDAY, time(8))),
            afterwards(database),
        ),
        signals=signals,
        clock=clock,
    )


def _promises(settings: Settings, catalogue: Catalogue, clock: Clock) -> Promises:
    """What may be promised; without a staff group, nothing."""
    plan = None if settings.staff_chat_id is None else parse_desk_hours(settings.desk_hours)
    return Promises(catalogue, clock, None if plan is None else OpeningHours(plan), settings.answer_hours)


async def _connect(application: _Application) -> None:
    """Say hello to Telegram; a few attempts, so that a container may start before its network."""
    for attempt in range(1, _START_ATTEMPTS + 1):
        try:
            await application.initialize()
        except InvalidToken:
            raise SettingsError(
                f"{TOKEN_VARIABLE}: refused by Telegram", "Copy the token from @BotFather again"
            ) from None
        except (NetworkError, RetryAfter) as error:
            if attempt == _START_ATTEMPTS:
                raise SettingsError(
                    f"Telegram cannot be reached ({error.message})",
                    "Check the network and BORGERBOT_TELEGRAM_URL",
                ) from None
            await asyncio.sleep(min(attempt, 5))
        else:
            return


def _check_knowledge(catalogue: Catalogue, knowledge: KnowledgeBase) -> None:
    if not any(knowledge.published()):
        raise EntryFileError("The knowledge base has no published entry", "Load one with `borgerbot kb load`")
    missing = menus.missing_names(catalogue, knowledge)
    if missing:
        raise EntryFileError(
            f"bot/texts: no name for {', '.join(missing)}",
            "Add it to da.ftl and en.ftl, or use a known area and topic",
        )
