"""Delivery: notices whose time has come become messages in the outbox, never in anybody's quiet hours.

Few are in the outbox at once, so what was overtaken, stopped or cancelled meanwhile is hardly ever sent, and a
citizen's question finds a short queue. What could not be sent before somebody's quiet hours is taken back and given
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import posts, programme, subscriptions
from bot.announcing.notices import NoticeState
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import NoticeRow
from bot.announcing.wording import Wording
from bot.database import Database
from bot.tables import BlockedChatRow, ConversationRow, OutboxRow
from bot.transport import outbox
from bot.transport.operations import Send
from bot.transport.outbox import Outgoing, Purpose
from bot.transport.results import OutboxState
from knowledge.entries import Language
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.joining import joined
from knowledge.subscriptions.notices import DIGESTS, NoticeKind, digest_of, in_digest, week_end
from knowledge.subscriptions.quiet import NEVER, Quiet
from knowledge.subscriptions.wishes import Rhythm, Subscription, concerns

IN_OUTBOX = 200
"""Announcements that wait in the outbox at most: enough for the sender to be busy until the next step."""

_WAITING = (OutboxState.DUE.value, OutboxState.SENDING.value)
_ANNOUNCED = OutboxRow.purpose == Purpose.ANNOUNCEMENT.value
_ALONE = frozenset({NoticeKind.POST.value, NoticeKind.DIGEST.value})
"""Kinds that have a message of their own; everything else that is due to somebody shares one."""

_RHYTHMS = {NoticeKind.NEW.value: Rhythm.AT_ONCE, NoticeKind.REMINDER.value: Rhythm.DAY_BEFORE}
_OF_KNOWN = frozenset(
    kind.value for kind in (NoticeKind.MOVED, NoticeKind.SOLD_OUT, NoticeKind.CANCELLED, NoticeKind.BACK)
)


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody to whom something is due."""

    chat_id: int
    language: Language
    subscriber: Subscriber | None
    blocked: bool

    @property
    def quiet(self) -> Quiet:
        return Quiet() if self.subscriber is None else self.subscriber.wishes.quiet


@dataclass(frozen=True, slots=True)
class Delivery:
    """Gives out what is due.

    Attributes:
        database: where the notices are.
        wording: what messages say.
    """

    database: Database
    wording: Wording

    async def step(self, now: datetime) -> int:
        """Give out what there is room for; gives how many messages that makes."""
        async with self.database.reading() as session:
            late = await session.scalar(select(OutboxRow.id).where(*_late(now)).limit(1))
            due = await session.scalar(select(NoticeRow.id).where(*_due(now)).limit(1))
            room = late is not None or await _room(session) > 0
        if (late is None and due is None) or not room:
            return 0
        async with self.database.transaction() as session:
            await take_back_late(session, now)
            return await self.give(session, now)

    async def give(self, session: AsyncSession, now: datetime) -> int:
        """Put what is due into the outbox, as far as there is room; the caller commits.

        Returns:
            how many messages there are now more.
        """
        room = await _room(session)
        first = select(NoticeRow.chat_id).where(*_due(now)).order_by(NoticeRow.due_at, NoticeRow.id).limit(max(0, room))
        chats = list(dict.fromkeys(await session.scalars(first)))
        waiting = select(NoticeRow).where(*_due(now), NoticeRow.chat_id.in_(chats)).order_by(NoticeRow.id)
        due: dict[int, list[NoticeRow]] = {}
        for row in await session.scalars(waiting.with_for_update()):
            due.setdefault(row.chat_id, []).append(row)
        people = await _people(session, due)
        made: list[Outgoing] = []
        for chat_id, rows in due.items():
            ready = _ready(people[chat_id], rows, now)
            made += await self._messages(session, people[chat_id], ready, now)
        await session.flush()
        await outbox.put(session, made, now)
        return len(made)

    async def _messages(
        self, session: AsyncSession, person: _Person, rows: Sequence[NoticeRow], now: datetime
    ) -> list[Outgoing]:
        made = []
        together = [row for row in rows if row.kind not in _ALONE]
        if together:
            made.append(await self._of_events(session, person, together, now))
        for row in rows:
            if row.kind == NoticeKind.DIGEST.value:
                made.append(await self._digest(session, person, row, now))
            elif row.kind == NoticeKind.POST.value:
                made.append(await self._post(session, person, row, now))
        return [each for each in made if each is not None]

    async def _of_events(
        self, session: AsyncSession, person: _Person, rows: Sequence[NoticeRow], now: datetime
    ) -> Outgoing | None:
        known = await programme.happenings(session, {row.subject for row in rows})
        wishes = None if person.subscriber is None else person.subscriber.wishes
        wanted = [row for row in rows if row.asked or _fits(row, wishes, known.get(row.subject))]
        lines = joined(wanted, known, now)
        told = {(line.happening.id, line.kind.value) for line in lines}
        given = [row for row in wanted if (row.subject, row.kind) in told]
        _set(set(rows) - set(given), NoticeState.DROPPED)
        if not lines:
            return None
        return _give(person, given, Send(self.wording.events(person.chat_id, person.language, lines, now)), now)

    async def _digest(self, session: AsyncSession, person: _Person, row: NoticeRow, now: datetime) -> Outgoing | None:
        day = digest_of(row.subject)
        week = await programme.between(session, now, week_end(day))
        wishes = None if person.subscriber is None else person.subscriber.wishes
        told = await _told_in_digests(session, person.chat_id)
        wanted = [
            each
            for each in week
            if in_digest(each, day)
            and wishes is not None
            and wishes.rhythm is Rhythm.WEEKLY
            and concerns(wishes, each)
            and each.id not in told
        ]
        if not wanted:
            _set([row], NoticeState.DROPPED)
            return None
        outgoing = _give(person, [row], Send(self.wording.digest(person.chat_id, person.language, wanted, now)), now)
        for each in wanted:
            session.add(_told(row, each.id, each.starts_at))
        return outgoing

    async def _post(self, session: AsyncSession, person: _Person, row: NoticeRow, now: datetime) -> Outgoing | None:
        post = await posts.by_subject(session, row.subject)
        if post is None or not post.goes_out:
            _set([row], NoticeState.DROPPED)
            return None
        return _give(person, [row], Send(self.wording.post(person.chat_id, person.language, post.text)), now)


async def take_back_late(session: AsyncSession, now: datetime) -> int:
    """Take back what the outbox could not send in time, so that it is looked at anew; the caller commits."""
    return await _take_back(session, _late(now), now)


async def recall(session: AsyncSession, chat_id: int, now: datetime) -> int:
    """Take back what waits in the outbox for somebody who pauses, so that it is looked at anew; the caller commits."""
    return await _take_back(session, (*_late(NEVER), OutboxRow.chat_id == chat_id), now)


async def _take_back(session: AsyncSession, which: Iterable[ColumnElement[bool]], now: datetime) -> int:
    rows = (await session.scalars(select(OutboxRow).where(*which).with_for_update(skip_locked=True))).all()
    await reopen(session, [row.dedupe_key for row in rows if row.dedupe_key is not None], now)
    for row in rows:
        await session.delete(row)
    await session.flush()
    return len(rows)


async def reopen(session: AsyncSession, keys: Sequence[str], now: datetime) -> None:
    """Have the notices of messages that were certainly not sent told in new ones; the caller commits."""
    for start in range(0, len(keys), IN_OUTBOX):
        some = keys[start : start + IN_OUTBOX]
        # What a digest told of single events is written down anew with the new one.
        inner = NoticeRow.kind == NoticeKind.DIGEST.value, ~NoticeRow.subject.startswith(DIGESTS)
        await session.execute(delete(NoticeRow).where(NoticeRow.message_key.in_(some), *inner))
        await session.execute(
            update(NoticeRow)
            .where(NoticeRow.message_key.in_(some), NoticeRow.state == NoticeState.GIVEN.value)
            .values(state=NoticeState.DUE.value, message_key=None, tries=NoticeRow.tries + 1, due_at=now)
        )


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return NoticeRow.state == NoticeState.DUE.value, NoticeRow.due_at <= now


def _late(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return OutboxRow.state == OutboxState.DUE.value, _ANNOUNCED, OutboxRow.not_after <= now


async def _room(session: AsyncSession) -> int:
    waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.state.in_(_WAITING), _ANNOUNCED)
    return IN_OUTBOX - (await session.execute(waiting)).scalar_one()


async def _people(session: AsyncSession, due: dict[int, list[NoticeRow]]) -> dict[int, _Person]:
    chats = list(due)
    known = await subscriptions.of_chats(session, chats)
    blocked = set(await session.scalars(select(BlockedChatRow.chat_id).where(BlockedChatRow.chat_id.in_(chats))))
    spoken = select(ConversationRow.chat_id, ConversationRow.language).where(ConversationRow.chat_id.in_(chats))
    languages = {row.chat_id: row.language for row in await session.execute(spoken)}
    return {
        chat_id: _Person(
            chat_id, Language(languages.get(chat_id, rows[-1].language)), known.get(chat_id), chat_id in blocked
        )
        for chat_id, rows in due.items()
    }


def _ready(person: _Person, rows: Sequence[NoticeRow], now: datetime) -> list[NoticeRow]:
    """Those of the notices that may be told now; the others are put off or dropped."""
    ready = []
    quiet = person.quiet.over(now)
    for row in rows:
        if person.blocked:
            row.state = NoticeState.BLOCKED.value
        elif row.until <= max(now, quiet) or not _wanted(person, row, now):
            row.state = NoticeState.DROPPED.value
        elif quiet > now:
            row.due_at = quiet
        else:
            ready.append(row)
    return ready


def _wanted(person: _Person, row: NoticeRow, now: datetime) -> bool:
    if row.asked:
        return True
    if person.subscriber is None:
        # Who has only asked for a reminder still hears what becomes of that event.
        return row.kind in _OF_KNOWN
    return not person.subscriber.wishes.paused(now)


def _fits(row: NoticeRow, wishes: Subscription | None, happening: Happening | None) -> bool:
    """Whether somebody still wants it who may have changed their subscription since it was made."""
    rhythm = _RHYTHMS.get(row.kind)
    return rhythm is None or (
        wishes is not None and happening is not None and wishes.rhythm is rhythm and concerns(wishes, happening)
    )


def _give(person: _Person, rows: Sequence[NoticeRow], operation: Send, now: datetime) -> Outgoing:
    key = f"notice:{rows[0].id}:{rows[0].tries}"
    for row in rows:
        row.state, row.message_key = NoticeState.GIVEN.value, key
    until = min(person.quiet.next_after(now), *(row.until for row in rows))
    return Outgoing(operation, Purpose.ANNOUNCEMENT, not_after=until, dedupe_key=key)


def _told(digest: NoticeRow, happening: str, until: datetime) -> NoticeRow:
    """That a digest told somebody of an event: they hear what becomes of it."""
    return NoticeRow(
        chat_id=digest.chat_id,
        language=digest.language,
        subject=happening,
        kind=NoticeKind.DIGEST.value,
        edition=0,
        asked=False,
        state=NoticeState.GIVEN.value,
        due_at=digest.due_at,
        until=until,
        tries=0,
        message_key=digest.message_key,
    )


async def _told_in_digests(session: AsyncSession, chat_id: int) -> set[str]:
    told = select(NoticeRow.subject).where(NoticeRow.chat_id == chat_id, NoticeRow.kind == NoticeKind.DIGEST.value)
    return set(await session.scalars(told))


def _set(rows: Iterable[NoticeRow], state: NoticeState) -> None:
    for row in rows:
        row.state = state.value
