"""Assembling: the parts of the running service are put together here; what each is made of, it knows itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

from telegram.ext import Application

from bot.announcing.assembly import make_announcing
from bot.authoring.authoring import Authoring
from bot.authoring.desk import KnowledgeDesk
from bot.authoring.draft import Writer
from bot.authoring.stored_questions import StoredQuestions
from bot.authoring.trials import Build, Trials
from bot.catalogue import Catalogue
from bot.chat.awaiting import Awaiting
from bot.chat.buttons import Buttons
from bot.chat.commands import Commands
from bot.chat.controls.event_buttons import EventButtons
from bot.chat.doorkeeper import Doorkeeper
from bot.chat.in_danger import InDanger
from bot.chat.offering import Offering
from bot.chat.questions.answering import Answering
from bot.chat.questions.asking import Asking
from bot.chat.questions.correcting import Correcting
from bot.chat.questions.incident_banner import IncidentBanner
from bot.chat.questions.replies import Replies
from bot.chat.questions.telling import Telling
from bot.chat.questions.what_went_before import WhatWentBefore
from bot.chat.remembering.memory import Memory
from bot.chat.steering import Steering
from bot.chat.talk import Talk
from bot.chat.typed import TypedButtons
from bot.chat.wishes.own_messages import OwnMessagesTalk
from bot.chat.wishes.rights import Rights
from bot.clock import Clock
from bot.desk.cases import Colleague
from bot.desk.casework import CaseWork
from bot.desk.closing import Closing
from bot.desk.commands.banning import Banning
from bot.desk.commands.helping import StaffHelp
from bot.desk.commands.poster_orders import PosterOrders
from bot.desk.commands.sorting import Sorting
from bot.desk.door import Door
from bot.desk.leaving import Leaving
from bot.desk.listing import CaseList
from bot.desk.parts import make_desk
from bot.desk.relaying.canned import Canned
from bot.desk.relaying.holding import Holding
from bot.desk.relaying.reactions import Reactions
from bot.desk.relaying.relay import Relay
from bot.desk.relaying.transcript import Transcripts
from bot.desk.staff import StaffCheck
from bot.desk.waiting.evening import Evening
from bot.desk.waiting.reminders import Reminders
from bot.desk.waiting.snoozing import Snoozing
from bot.events.parts import EventParts, event_parts
from bot.hours.parts import HoursParts, hours_parts
from bot.keeping.parts import keeping_parts
from bot.keeping.recognised import KnowledgeFiles
from bot.keeping.roles import Roles
from bot.keeping.upkeep import DUE
from bot.privacy import Retention
from bot.running.housekeeping import PURGE, afterwards, tasks
from bot.running.live import LiveJudge
from bot.running.machinery import make_service
from bot.running.regular import Daily, Weekly
from bot.running.service import Service
from bot.running.ticker import Ticker
from bot.settings import Settings
from bot.storage.database import Database
from bot.transport.files import TelegramFiles
from bot.transport.members import TelegramMembers
from bot.transport.outgoing.sender import Seconds
from bot.transport.signals import Signals
from handlers.asking import asking_handlers
from handlers.authoring import authoring_handlers
from handlers.buttons import button_handlers
from handlers.commands import command_handlers
from handlers.errors import note_problem
from handlers.gate import Gate
from handlers.keeping import keeping_handlers
from handlers.membership import membership_handlers
from handlers.other_bots import other_bots_handlers
from handlers.reactions import reaction_handlers
from handlers.spelling import spelling_handlers
from handlers.staff import staff_handlers
from handlers.staff_commands import staff_command_handlers
from knowledge.publication.roles import Right

_Application = Application[Any, Any, Any, Any, Any, Any]
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Assembled:
    """What runs.

    Attributes:
        service: what comes in, what goes out, and what is due.
        hours: opening hours.
        events: the events of the houses.
        trials: tries drafts before they are published.
    """

    service: Service
    hours: HoursParts
    events: EventParts
    trials: Trials


def assemble(
    settings: Settings,
    application: _Application,
    database: Database,
    catalogue: Catalogue,
    live: LiveJudge,
    clock: Clock,
    seconds: Seconds,
    build: Build,
) -> Assembled:
    """Put everything together, and give the application its handlers.

    Args:
        settings: the settings.
        application: python-telegram-bot's; it routes updates.
        database: up to date.
        catalogue: the texts.
        live: the judge in force.
        clock: the time.
        seconds: by which Telegram's limits are kept.
        build: makes a judge of a knowledge base.
    """

    def bot_name() -> str:
        name: str = application.bot.username
        return name

    bot, signals = application.bot, Signals(database)
    hours = hours_parts(settings, database, catalogue, clock)
    events = event_parts(settings, database, catalogue, clock, live, bot_name)
    desk = make_desk(settings, database, catalogue, clock, hours, live)
    closing, files = Closing(desk), TelegramFiles(bot)
    casework = CaseWork(desk, closing)
    holding = Holding(desk, casework, KnowledgeFiles(files).is_knowledge)
    relay = Relay(desk, holding.holds, holding.closed)
    sorting, snoozing = Sorting(desk), Snoozing(desk)
    retention = Retention(settings.keep_text_days, settings.keep_case_days, settings.keep_question_days)
    memory = Memory(database, clock)
    rights = Rights(memory, desk, catalogue, retention)
    replies = Replies(catalogue, settings.contact_url, settings.contact_phone, desk.promises.now)
    doorkeeper = Doorkeeper(clock, settings.messages_per_minute)
    banner = IncidentBanner(database, catalogue, clock)
    canned = Canned(desk, live, replies, banner)
    before = WhatWentBefore(live, catalogue, clock, events.talk, Correcting(live, clock))
    danger = InDanger(live, replies, clock)
    telling = Telling(memory, live, replies, catalogue, clock, banner, before)
    answering = Answering(memory, live, replies, catalogue, clock, hours.asked, events.talk, before, telling, danger)
    announcing = make_announcing(database, catalogue, clock, memory)
    chat = memory, live, desk, relay, closing, replies, catalogue, clock, rights, doorkeeper, telling, danger
    offering = Offering(memory, desk, replies, clock, telling)
    awaiting = Awaiting(
        memory, live, replies, rights, events.talk, telling, danger, offering, announcing.subscribing, casework
    )
    own_messages = OwnMessagesTalk(memory, live, replies, announcing.subscribing, clock)
    steering = Steering(memory, live, replies, catalogue, answering, own_messages, offering, rights)
    talk = Talk(*chat, events.talk, steering, Asking(steering, answering, telling, offering), offering, awaiting)
    check = StaffCheck(TelegramMembers(bot), clock)
    door = Door(desk, check)
    gate = Gate(door, bot)
    roles = Roles(database, catalogue, clock, settings.first_administrators())
    keeping = keeping_parts(desk, live, roles, banner, files, signals, four_eyes=settings.four_eyes)
    knowledge_desk = KnowledgeDesk(database, catalogue, clock, live, replies, signals, settings.four_eyes)

    async def refusal(writer: Writer, right: Right) -> str | None:
        return await roles.refusal(Colleague(writer.id, writer.name), right)

    authoring = Authoring.at(knowledge_desk, desk, build=build, sets=StoredQuestions(), refusal=refusal)
    buttons = Buttons(talk, casework, EventButtons(talk, announcing.subscribing, announcing.reminding))
    posts = announcing.posting, announcing.deliveries
    pressed = casework, sorting, canned, holding, door, keeping.presses, authoring, *posts
    otherwise = gate.calls(relay.from_staff, placed=True, command=False)
    of_staff = [
        *staff_command_handlers(
            gate,
            StaffHelp(catalogue),
            Banning(desk, closing, settings.ban_days),
            PosterOrders(desk, live, events.talk, bot_name),
            events.entering,
            hours.planning(desk),
            sorting,
            snoozing,
            canned,
            Transcripts(desk, retention.text_days),
            *posts,
        ),
        *authoring_handlers(authoring, gate),
        *keeping_handlers(keeping, gate, otherwise),
        *staff_handlers(casework, relay, catalogue, gate, authoring),
    ]
    application.add_handlers(
        [
            *command_handlers(Commands(talk, announcing.subscribing), rights, announcing.subscribing),
            *button_handlers(buttons, *pressed),
            *asking_handlers(talk, TypedButtons(talk, buttons)),
            *other_bots_handlers(),
            *spelling_handlers(of_staff),
            *of_staff,
            *membership_handlers(check, Leaving(desk), bot),
            *reaction_handlers(Reactions(desk, doorkeeper)),
        ]
    )
    application.add_error_handler(note_problem)
    looks = Reminders(desk, closing, desk.watching).tasks() | snoozing.tasks() | Evening(CaseList(desk)).tasks()
    of_others = hours.fetching.tasks() | events.updating.tasks() | announcing.tasks()
    ticker = Ticker(
        database,
        clock,
        looks | tasks(retention) | keeping.upkeep.tasks() | of_others,
        (
            Daily(PURGE, time(4, 10)),
            Weekly(DUE, _MONDAY, time(8)),
            *hours.fetching.regular(),
            *events.updating.regular(),
            *announcing.daily,
        ),
        afterwards(database) | hours.fetching.afterwards() | events.updating.afterwards(),
        announcing.steps(),
    )
    service = make_service(settings, application, database, catalogue, clock, seconds, signals, desk, ticker)
    return Assembled(service, hours, events, authoring.trials)
