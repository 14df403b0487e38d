"""The parts of events, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.events import rounds
from bot.events.entering import Entering
from bot.events.replies import EventReplies, events_page
from bot.events.sources import sources_of
from bot.events.talk import EventTalk
from bot.events.telling import Teller
from bot.events.updating import Updating
from bot.running.live import LiveJudge
from bot.running.regular import Every
from bot.running.scheduled import Task
from bot.settings import Settings
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class EventParts:
    """What the service needs of events.

    Attributes:
        database: where they are kept.
        clock: the time.
        updating: asks the sources.
        talk: answers citizens.
        entering: takes in what staff write.
        minutes: how long it is from one round of the sources to the next.
    """

    database: Database
    clock: Clock
    updating: Updating
    talk: EventTalk
    entering: Entering
    minutes: int

    def tasks(self) -> dict[str, Task]:
        """What can be scheduled, by name."""
        return rounds.tasks()

    def regular(self) -> tuple[Every, ...]:
        """When it is done."""
        return rounds.every(self.updating, self.minutes)

    def afterwards(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """What follows when it is done."""
        return rounds.afterwards(self.updating)

    async def at_once(self) -> None:
        """Have the sources asked without waiting for their turn."""
        await rounds.at_once(self.database, self.updating, self.clock())


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
    return EventParts(
        database,
        clock,
        Updating(database, clock, sources_of(settings), Teller(catalogue, settings.staff_chat_id)),
        EventTalk(database, clock, replies),
        Entering(database, catalogue, clock),
        settings.events_minutes,
    )
