"""The parts of events, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.events.entering import Entering
from bot.events.replies import EventReplies, events_page
from bot.events.sources import sources_of
from bot.events.talk import EventTalk
from bot.events.telling import Teller
from bot.events.updating import Updating
from bot.running.live import LiveJudge
from bot.settings import Settings
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class EventParts:
    """What the service needs of events.

    Attributes:
        updating: asks the sources.
        talk: answers citizens.
        entering: takes in what staff write.
    """

    updating: Updating
    talk: EventTalk
    entering: Entering


def event_parts(
    settings: Settings,
    database: Database,
    catalogue: Catalogue,
    clock: Clock,
    live: LiveJudge,
    bot_name: Callable[[], str],
) -> EventParts:
    """The parts, over a database that is up to date; `bot_name` is for links into the chat."""
    replies = EventReplies(catalogue, lambda: events_page(live.knowledge, settings.contact_url), bot_name)
    teller = Teller(catalogue, settings.staff_chat_id)
    return EventParts(
        Updating(database, clock, sources_of(settings), teller, timedelta(minutes=settings.events_minutes)),
        EventTalk(database, clock, replies),
        Entering(database, catalogue, clock),
    )
