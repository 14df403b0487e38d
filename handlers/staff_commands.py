"""The staff group's commands, by what carries each out; those that have handlers of their own stand with these."""

from __future__ import annotations

from functools import partial
from typing import Any

from telegram import Message as TelegramMessage
from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from bot.announcing.deliveries import Deliveries
from bot.announcing.posting import Posting
from bot.desk.commands.banning import Banning
from bot.desk.commands.helping import StaffHelp
from bot.desk.commands.poster_orders import PosterOrders
from bot.desk.commands.sorting import Sorting
from bot.desk.relaying.canned import Canned
from bot.desk.relaying.transcript import Transcripts
from bot.desk.said import FromStaff
from bot.desk.waiting.snoozing import Snoozing
from bot.events.entering import Entering
from bot.hours.planning import HoursPlanning
from handlers.colleagues import colleague
from handlers.gate import GROUPS, Gate, UseCase, answered_by


def staff_command_handlers(
    gate: Gate,
    helping: StaffHelp,
    banning: Banning,
    posters: PosterOrders,
    events: Entering,
    hours: HoursPlanning,
    sorting: Sorting,
    snoozing: Snoozing,
    canned: Canned,
    transcripts: Transcripts,
    posting: Posting,
    deliveries: Deliveries,
) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen."""
    commands: dict[str, UseCase] = {
        "hjaelp": helping.show,
        "spaer": banning.ban,
        "ophaev": banning.lift,
        "spaerringer": banning.show,
        "qr": posters.make,
        "arrangement": events.take,
        "tider": hours.command,
        "hus": sorting.hand_on,
        "haster": sorting.turn_urgent,
        "udsaet": snoozing.put_off,
        "svar": canned.search,
        "udskrift": transcripts.export,
        "opslag": posting.write,
        "leveringer": deliveries.tell,
    }

    async def assign(message: TelegramMessage, said: FromStaff) -> None:
        target = answered_by(message)
        answered = partial(colleague, gate.bot, message.chat_id, None if target is None else target.from_user)
        await sorting.assign(said, answered, partial(colleague, gate.bot, message.chat_id, message.from_user))

    return [
        *(CommandHandler(name, gate.calls(use_case), filters=GROUPS) for name, use_case in commands.items()),
        # What people try who do not know what it is called here.
        MessageHandler(GROUPS & filters.Regex(r"(?i)^/(?:hjælp|help|start)(?:\s|$)"), gate.calls(helping.show)),
        CommandHandler("tildel", gate.calls_with_message(assign), filters=GROUPS),
    ]
