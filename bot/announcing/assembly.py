"""Announcing, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from bot.announcing import news, planning, posts
from bot.announcing.deliveries import Deliveries
from bot.announcing.delivery import Delivery
from bot.announcing.posting import Posting
from bot.announcing.reminding import Reminding
from bot.announcing.subscribing import Subscribing
from bot.announcing.views import Views
from bot.announcing.wording import Wording
from bot.catalogue import Catalogue
from bot.chat.remembering.memory import Memory
from bot.clock import Clock
from bot.running.regular import Daily
from bot.running.scheduled import Task
from bot.running.ticker import Step
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Announcing:
    """What tells people of events and of what staff announce.

    Attributes:
        database: where all of it is.
        wording: what messages say.
        subscribing: what people have asked to hear about.
        reminding: single events that people want to be reminded of.
        posting: what staff announce.
        deliveries: how it went out.
    """

    database: Database
    wording: Wording
    subscribing: Subscribing
    reminding: Reminding
    posting: Posting
    deliveries: Deliveries

    @property
    def daily(self) -> tuple[Daily, ...]:
        """What is done every day."""
        return (planning.DAILY,)

    def tasks(self) -> dict[str, Task]:
        """What can be scheduled, by name."""
        return planning.tasks()

    def steps(self) -> Mapping[str, Step]:
        """What every tick looks at, in this order: changes become notices, announcements too, and these go out."""
        return {
            "news": partial(news.step, self.database),
            "posts": partial(posts.step, self.database),
            "delivery": Delivery(self.database, self.wording).step,
        }


def make_announcing(database: Database, catalogue: Catalogue, clock: Clock, memory: Memory) -> Announcing:
    """All of it, over one database."""
    wording = Wording(catalogue)
    return Announcing(
        database,
        wording,
        Subscribing(database, memory, Views(catalogue), clock),
        Reminding(database, wording, clock),
        Posting(database, wording, clock),
        Deliveries(database, wording, clock),
    )
