"""A library with subscribers in simulated time: what happens is a list, and what everybody is sent is written down."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import news, notices, planning, posts, subscriptions
from bot.announcing.delivery import Delivery
from bot.announcing.reminding import Reminding
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import NoticeRow
from bot.announcing.wording import Wording
from bot.catalogue import Catalogue
from bot.running.ticker import Ticker
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.results import OutboxState
from bot.work import begin
from knowledge.entries import Language
from knowledge.events import store
from knowledge.events.model import DPL, Occurrence, Spot, State
from knowledge.subscriptions.wishes import Subscription

HOUR = timedelta(hours=1)
CATALOGUE = Catalogue(ahead=False)


class KilledError(Exception):
    """The process dies now."""


class Mortal(Database):
    """A database of a process that may die just before it commits."""

    deaths = 0

    @asynccontextmanager
    async def transaction(self, *, urgent: bool = False) -> AsyncIterator[AsyncSession]:
        """As ever, but for the next `deaths`."""
        async with super().transaction(urgent=urgent) as session:
            yield session
            if self.deaths > 0:
                self.deaths -= 1
                raise KilledError


@dataclass(frozen=True, slots=True)
class Sent:
    """One notice that arrived with a message."""

    at: datetime
    person: int
    subject: str
    kind: str
    edition: int

    @property
    def news(self) -> tuple[int, str, str, int]:
        """What was told to whom, without the time."""
        return self.person, self.subject, self.kind, self.edition


@dataclass(slots=True)
class Library:
    """The announcing parts over a database, with a sender that only writes down what goes out.

    Attributes:
        database: where all of it is.
        now: the time.
        sent: what everybody was sent, in order.
        messages: the messages, in order: time, chat, HTML.
        online: whether the sender reaches anybody.
    """

    database: Mortal
    now: datetime
    sent: list[Sent] = field(default_factory=list)
    messages: list[tuple[datetime, int, str]] = field(default_factory=list)
    online: bool = True
    _versions: Any = field(default_factory=lambda: count(1))

    async def publish(self, occurrence: Occurrence) -> None:
        """The website says this now."""
        newer = replace(occurrence, updated_at=self.now + next(self._versions) * timedelta(milliseconds=1))
        await self._write(lambda session: store.upsert(session, [newer], self.now))

    async def miss(self, *uuids: str, among: set[str]) -> None:
        """The website names these no more."""
        present = among - set(uuids)
        await self._write(lambda session: store.note_missing(session, DPL, present, self.now, self.now))

    async def subscribe(self, person: int, wishes: Subscription) -> None:
        """Somebody subscribes, or changes what they get."""
        subscriber = Subscriber(person, Language.DA, wishes, self.now)
        await self._write(lambda session: subscriptions.keep(session, subscriber))

    async def stop(self, person: int) -> None:
        """Somebody stops everything."""

        async def change(session: AsyncSession) -> None:
            await subscriptions.remove(session, person)
            await notices.take_back(session, person)

        await self._write(change)

    async def remind(self, person: int, uuid: str) -> bool:
        """Somebody asks to be reminded of an event; gives whether they will be."""
        reminding = Reminding(self.database, Wording(CATALOGUE), lambda: self.now)
        work = begin()
        await reminding.remind(person, Language.DA, uuid)
        for change in work.changes:
            await self._write(change)
        return bool(work.changes)

    async def tick(self, at: datetime | None = None) -> None:
        """Everything that is due is done, and what is in the outbox goes out if the sender is online."""
        self.now = at or self.now
        ticker = Ticker(
            self.database,
            lambda: self.now,
            planning.tasks(),
            (planning.DAILY,),
            steps={
                "news": lambda now: news.step(self.database, now),
                "posts": lambda now: posts.step(self.database, now),
                "delivery": Delivery(self.database, Wording(CATALOGUE)).step,
            },
        )
        while True:
            deaths = self.database.deaths
            try:
                await ticker.tick()
            except KilledError:
                # What ran outside of the ticker's own steps; the next process does it again.
                continue
            if self.database.deaths == deaths:
                break
        if self.online:
            await self._send()

    async def _send(self) -> None:
        due = (OutboxRow.state == OutboxState.DUE.value, OutboxRow.not_before <= self.now)
        query = select(OutboxRow).where(*due, OutboxRow.not_after > self.now).order_by(OutboxRow.id)
        async with self.database.transaction() as session:
            for row in await session.scalars(query):
                row.state, row.finished_at = OutboxState.SENT.value, self.now
                self.messages.append((self.now, row.chat_id, row.payload["html"]))
                told = select(NoticeRow).where(NoticeRow.message_key == row.dedupe_key).order_by(NoticeRow.id)
                self.sent += [
                    Sent(self.now, each.chat_id, each.subject, each.kind, each.edition)
                    for each in await session.scalars(told)
                ]

    async def _write(self, change: Callable[[AsyncSession], Any]) -> None:
        deaths, self.database.deaths = self.database.deaths, 0
        async with self.database.transaction() as session:
            await change(session)
        self.database.deaths = deaths


def occurrence(uuid: str, starts: datetime, house: str = "haslev", state: State = State.SCHEDULED) -> Occurrence:
    """Something that happens at a house."""
    return Occurrence(
        uuid=uuid,
        title=f"Arrangement {uuid}",
        spot=Spot(starts, starts + 2 * HOUR, (house,), f"{house} Bibliotek"),
        updated_at=starts,
        source=DPL,
        audiences=("Voksne",),
        url=f"https://www.faxebibliotek.dk/arrangementer/{uuid}",
        state=state,
    )
