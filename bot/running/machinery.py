"""The machinery: what takes updates in, sends what is said, and does what is due, made for one process."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application

from bot.catalogue import Catalogue
from bot.chat.apology import apology
from bot.clock import Clock
from bot.desk.handover import HandOverDesk
from bot.desk.rivals import Rivals
from bot.running.service import Service
from bot.running.ticker import Ticker
from bot.settings import Settings
from bot.storage.database import Database
from bot.transport.claims import new_owner
from bot.transport.incoming.dispatcher import Dispatcher
from bot.transport.incoming.regrets import Regrets, words
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.limits import Books, Rates
from bot.transport.outgoing.outcomes import Outcomes
from bot.transport.outgoing.sender import Seconds, Sender
from bot.transport.signals import Signals


def make_service(
    settings: Settings,
    application: Application[Any, Any, Any, Any, Any, Any],
    database: Database,
    catalogue: Catalogue,
    clock: Clock,
    seconds: Seconds,
    signals: Signals,
    desk: HandOverDesk,
    ticker: Ticker,
) -> Service:
    """The service of an application that has its handlers.

    Args:
        settings: the settings.
        application: python-telegram-bot's; it routes updates.
        database: up to date.
        catalogue: the texts.
        clock: the time.
        seconds: by which Telegram's limits are kept.
        signals: tell of what is new.
        desk: where staff answer.
        ticker: does what is due.
    """
    bot, owner, contact = application.bot, new_owner(), settings.contact_url
    gateway = TelegramGateway(bot)
    outcomes = Outcomes(catalogue, clock, contact, desk.watching, settings.contact_phone, desk.topicless, desk.knows)
    return Service(
        settings=settings,
        database=database,
        bot=bot,
        dispatcher=Dispatcher(
            database,
            bot,
            handle=application.process_update,
            apologise=lambda update: apology(update, catalogue, contact),
            signals=signals,
            clock=clock,
            owner=owner,
        ),
        sender=Sender(
            database,
            gateway,
            Books(Rates(overall=settings.sends_per_second)),
            follow=outcomes.follow,
            clock=clock,
            owner=owner,
            seconds=seconds,
        ),
        ticker=ticker,
        signals=signals,
        clock=clock,
        regrets=Regrets(gateway, database.outage, words(bot, catalogue, contact)),
        tell_of_rival=Rivals(desk).tell,
    )
