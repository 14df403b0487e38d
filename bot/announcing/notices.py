"""Notices in the database: made once, and taken back when nobody wants them any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.announcing.tables import NoticeRow
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.outbox import Purpose
from bot.transport.outgoing.results import OutboxState
from knowledge.entries import Language
from knowledge.subscriptions.notices import TURNS, Notice, NoticeKind

REMEMBERED = timedelta(days=30)
"""How long it is known who was told what, after the event, week or announcement is over."""

_AT_ONCE = 500


class NoticeState(StrEnum):
    """Where a notice is. What becomes of its message is in the outbox."""

    DUE = "due"
    GIVEN = "given"
    """It is in the outbox, or was."""

    DROPPED = "dropped"
    """It was overtaken: the event is over, changed, or cancelled, or nobody would hear it in time."""

    BLOCKED = "blocked"
    """Its person has blocked the assistant."""

    CLOSED = "closed"
    """It was given, or overtaken, and its person has stopped everything since."""


CONCERNED = (NoticeState.DUE.value, NoticeState.GIVEN.value)
"""Whoever has such a notice of an event hears what becomes of it."""

ASKED = (*CONCERNED, NoticeState.DROPPED.value)
"""Whoever has asked for such a reminder does too: one that was called off may be on again."""


async def add(session: AsyncSession, notices: Iterable[tuple[Notice, Language]], **others: Any) -> int:
    """Add notices, each in its person's language; the caller commits.

    Returns:
        how many are new: what was told, or is to be told, is not told again.
    """
    values = [_values(notice, language) | others for notice, language in notices]
    make: Any = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    new = 0
    for start in range(0, len(values), _AT_ONCE):
        rows = values[start : start + _AT_ONCE]
        statement = make(NoticeRow).values(rows).on_conflict_do_nothing().returning(NoticeRow.id)
        new += len((await session.scalars(statement)).all())
    return new


async def concerned_by(session: AsyncSession, subject: str, kind: NoticeKind | None = None) -> dict[int, Language]:
    """Who has heard, or is about to hear, of an event (or one kind of news of it), and in which language."""
    query = select(NoticeRow.chat_id, NoticeRow.language).where(
        NoticeRow.subject == subject, NoticeRow.state.in_(CONCERNED)
    )
    if kind is not None:
        query = query.where(NoticeRow.kind == kind.value)
    return {chat_id: Language(language) for chat_id, language in await session.execute(query)}


async def last_words(session: AsyncSession, subjects: Collection[str]) -> dict[int, tuple[str, NoticeKind]]:
    """By person, which of these events they last heard of that it is on, off or elsewhere, and that."""
    said = NoticeRow.subject.in_(subjects), NoticeRow.kind.in_(TURNS), NoticeRow.state.in_(CONCERNED)
    query = select(NoticeRow.chat_id, NoticeRow.subject, NoticeRow.kind).where(*said).order_by(NoticeRow.edition)
    return {chat_id: (subject, NoticeKind(kind)) for chat_id, subject, kind in await session.execute(query)}


async def unheard(session: AsyncSession, chat_id: int, subjects: Collection[str]) -> dict[str, int]:
    """The edition of the first turn of each of these events that a person has not heard of, since the last they have.

    What was dropped, as it was not so any more, they have not heard of. Where that was "new", they know nothing before.
    """
    of_these = NoticeRow.chat_id == chat_id, NoticeRow.subject.in_(subjects), NoticeRow.state.in_(ASKED)
    query = select(NoticeRow).where(*of_these, NoticeRow.kind.in_({*TURNS, NoticeKind.NEW})).order_by(NoticeRow.edition)
    first: dict[str, int] = {}
    unknown: set[str] = set()
    for row in await session.scalars(query):
        if row.state == NoticeState.GIVEN.value:
            first.pop(row.subject, None)
            unknown.discard(row.subject)
        elif row.kind == NoticeKind.NEW:
            unknown.add(row.subject)
        elif row.state == NoticeState.DUE.value or row.subject not in unknown:
            first.setdefault(row.subject, row.edition)
    return first


async def waiting(session: AsyncSession, chat_id: int) -> int:
    """How many reminders a chat has asked for that are still to come."""
    asked = NoticeRow.chat_id == chat_id, NoticeRow.asked, NoticeRow.state == NoticeState.DUE.value
    return (await session.execute(select(func.count()).select_from(NoticeRow).where(*asked))).scalar_one()


async def person_blocked(session: AsyncSession, chat_id: int) -> None:
    """What waits for somebody who has blocked the assistant is given up."""
    waits = NoticeRow.chat_id == chat_id, NoticeRow.state == NoticeState.DUE.value
    await session.execute(update(NoticeRow).where(*waits).values(state=NoticeState.BLOCKED.value))


async def asked_reminders(session: AsyncSession, subject: str) -> Sequence[NoticeRow]:
    """The reminders of an event that people have asked for by themselves."""
    query = select(NoticeRow).where(
        NoticeRow.subject == subject,
        NoticeRow.kind == NoticeKind.REMINDER.value,
        NoticeRow.asked,
        NoticeRow.state != NoticeState.CLOSED.value,
    )
    return (await session.scalars(query)).all()


async def carry_over(session: AsyncSession, former: str, subject: str) -> None:
    """What was told, and is to be told, of a happening under a former id counts for its new one; the caller commits."""
    there = aliased(NoticeRow)
    same = there.chat_id == NoticeRow.chat_id, there.kind == NoticeRow.kind, there.edition == NoticeRow.edition
    known = select(there.id).where(there.subject == subject, *same).exists()
    of_former = update(NoticeRow).where(NoticeRow.subject == former).execution_options(synchronize_session=False)
    await session.execute(of_former.where(~known).values(subject=subject))
    left = of_former.where(NoticeRow.state == NoticeState.DUE.value)
    await session.execute(left.values(state=NoticeState.DROPPED.value))


async def take_back(session: AsyncSession, chat_id: int) -> None:
    """Take back everything that waits for a chat, also what is in the outbox; what was told is told no more of."""
    await session.execute(
        delete(NoticeRow).where(NoticeRow.chat_id == chat_id, NoticeRow.state == NoticeState.DUE.value)
    )
    await session.execute(
        update(NoticeRow)
        .where(NoticeRow.chat_id == chat_id, NoticeRow.state.in_((NoticeState.GIVEN.value, NoticeState.DROPPED.value)))
        .values(state=NoticeState.CLOSED.value)
    )
    await session.execute(
        delete(OutboxRow).where(
            OutboxRow.chat_id == chat_id,
            OutboxRow.purpose == Purpose.ANNOUNCEMENT.value,
            OutboxRow.state == OutboxState.DUE.value,
        )
    )


async def forget(session: AsyncSession, now: datetime) -> int:
    """Forget what was told of things that have been over for long; gives how many rows."""
    old = delete(NoticeRow).where(NoticeRow.until < now - REMEMBERED).returning(NoticeRow.id)
    return len((await session.scalars(old)).all())


def _values(notice: Notice, language: Language) -> dict[str, Any]:
    return {
        "chat_id": notice.person,
        "language": language.value,
        "subject": notice.subject,
        "kind": notice.kind.value,
        "edition": notice.edition,
        "asked": notice.asked,
        "state": NoticeState.DUE.value,
        "due_at": notice.due_at,
        "until": notice.until,
        "tries": 0,
        "message_key": None,
    }
