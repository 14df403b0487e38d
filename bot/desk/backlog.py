"""How much waits at the desk: open cases, those waiting for staff, and what has not reached their group yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import short_time
from bot.desk.states import CaseState
from bot.storage.tables import CaseRow, OutboxRow
from bot.transport.outgoing.outbox import Purpose
from bot.transport.outgoing.results import OutboxState

_TO_STAFF = (Purpose.CARD.value, Purpose.TO_STAFF.value)
_UNSENT = (OutboxState.DUE.value, OutboxState.SENDING.value)


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits.

    Attributes:
        open: cases that are not closed.
        waiting: those in which a citizen waits for staff.
        oldest: since when the citizen who waits longest does, or None.
        unsent: cards and relays that have not reached the staff group.
        oldest_unsent: since when the oldest of these has been on its way, or None.
    """

    open: int
    waiting: int
    oldest: datetime | None
    unsent: int
    oldest_unsent: datetime | None


async def read_backlog(session: AsyncSession) -> Backlog:
    """What waits now."""
    cases = select(func.count(), func.count(CaseRow.waiting_since), func.min(CaseRow.waiting_since))
    relays = select(func.count(), func.min(OutboxRow.created_at))
    opened, waiting, oldest = (await session.execute(cases.where(CaseRow.state != CaseState.CLOSED.value))).one()
    due = (OutboxRow.state.in_(_UNSENT), OutboxRow.purpose.in_(_TO_STAFF))
    unsent, oldest_unsent = (await session.execute(relays.where(*due))).one()
    return Backlog(opened, waiting, oldest, unsent, oldest_unsent)


def in_words(backlog: Backlog, texts: Texts) -> str:
    """The head of the list of cases, as HTML."""
    parts = [texts.html("staff-cases", count=backlog.open)]
    if backlog.oldest is not None:
        parts.append(texts.html("staff-backlog-waiting", count=backlog.waiting, since=short_time(backlog.oldest)))
    if backlog.oldest_unsent is not None:
        parts.append(texts.html("staff-backlog-unsent", count=backlog.unsent, since=short_time(backlog.oldest_unsent)))
    return " · ".join(parts)


def as_metrics(backlog: Backlog, now: datetime) -> str:
    """The same for a monitor that reads Prometheus' plain text; ages in seconds, 0 where nothing waits."""
    figures = {
        "borgerbot_cases_open": backlog.open,
        "borgerbot_cases_waiting": backlog.waiting,
        "borgerbot_oldest_waiting_seconds": _age(backlog.oldest, now),
        "borgerbot_relays_unsent": backlog.unsent,
        "borgerbot_oldest_unsent_seconds": _age(backlog.oldest_unsent, now),
    }
    return "".join(f"# TYPE {name} gauge\n{name} {figure}\n" for name, figure in figures.items())


def _age(since: datetime | None, now: datetime) -> int:
    return 0 if since is None else max(0, int((now - since).total_seconds()))
