"""One update's effects: collected while it is handled, and committed together with the note that it is done.

A handler that breaks half-way so leaves nothing behind, and a handled update is never handled again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.messages import Message
from bot.transport.outgoing.outbox import Outgoing, Purpose, said

Change = Callable[[AsyncSession], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update's place among the others.

    Attributes:
        number: of the update; whatever came later has a higher one.
        at: when Telegram got it.
    """

    number: int
    at: datetime


_BEFORE_ALL = Arrival(-1, datetime.max.replace(tzinfo=UTC))


@dataclass(slots=True)
class Work:
    """What handling one update leads to.

    Attributes:
        changes: writes to the database, in order.
        outgoing: what is to be said, in order.
        problem: what went wrong while it was handled, or None.
        attempt: the how manieth attempt this is, from 1.
        arrival: the update's place among the others; before all of them where the work comes from none.
    """

    changes: list[Change] = field(default_factory=list)
    outgoing: list[Outgoing] = field(default_factory=list)
    problem: BaseException | None = None
    attempt: int = 1
    arrival: Arrival = _BEFORE_ALL

    def change(self, change: Change) -> None:
        """Write to the database when the update is done; a change may say more (`say`) while it runs."""
        self.changes.append(change)

    def say(self, messages: Iterable[Message], purpose: Purpose = Purpose.REPLY, *, once: str | None = None) -> None:
        """Say messages when the update is done; what is said under the name `once` is said no second time."""
        self.outgoing += said(messages, purpose, once=once)

    def do(self, outgoing: Outgoing) -> None:
        """Do something at Telegram when the update is done."""
        self.outgoing.append(outgoing)


_CURRENT: ContextVar[Work] = ContextVar("work")


def begin(attempt: int = 1, arrival: Arrival = _BEFORE_ALL) -> Work:
    """Begin the work of one update; everything that this task handles from now on belongs to it."""
    work = Work(attempt=attempt, arrival=arrival)
    _CURRENT.set(work)
    return work


def current() -> Work:
    """The work of the update that is being handled.

    Raises:
        LookupError: outside of any update.
    """
    return _CURRENT.get()
