"""Delivery: notices whose time has come become messages in the outbox, never in anybody's quiet hours.

Few are in the outbox at once, so what was overtaken, stopped or cancelled meanwhile is hardly ever sent, and a
citizen's question finds a short queue. What could not be sent before somebody's quiet hours is taken back and given
again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices, recall
from bot.announcing.contents import Contents
from bot.announcing.notices import NoticeState
from bot.announcing.people import Person, people_of
from bot.announcing.tables import NoticeRow
from bot.announcing.wording import Wording
from bot.messages import Message
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.transport.outgoing.results import OutboxState
from knowledge.events.twins import each_once, mark
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.joining import Line, is_off, joined
from knowledge.subscriptions.notices import TURNS, NoticeKind, digest_of
from knowledge.subscriptions.wishes import Rhythm, concerns

IN_OUTBOX = 200
"""Announcements that wait in the outbox at most: enough for the sender to be busy until the next step."""

_ROUND = 20
"""Notices' people in one transaction, which holds up everybody else who writes."""

_WAITING = (OutboxState.DUE.value, OutboxState.SENDING.value)
_ALONE = frozenset({NoticeKind.POST.value, NoticeKind.DIGEST.value})
"""Kinds that have a message of their own; everything else that is due to somebody shares one."""


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
        """Give out what there is room for; gives how many notices that was."""
        async with self.database.reading() as session:
            late = await session.scalar(select(OutboxRow.id).where(*recall.late(now)).limit(1))
            due = await session.scalar(select(NoticeRow.id).where(*_due(now)).limit(1))
            idle = late is None and (due is None or await _room(session) <= 0)
        if idle:
            return 0
        async with self.database.transaction() as session:
            await recall.take_back_late(session, now)
        made = 0
        for _ in range(0, IN_OUTBOX, _ROUND):
            async with self.database.transaction() as session:
                given = await self.give(session, now)
            if not given:
                break
            made += given
            # Citizens' questions that came meanwhile go first.
            await asyncio.sleep(0)
        return made

    async def give(self, session: AsyncSession, now: datetime) -> int:
        """Put some of what is due into the outbox, as far as there is room; the caller commits.

        Returns:
            how many notices that was, told or not.
        """
        room = max(0, min(_ROUND, await _room(session)))
        first = select(NoticeRow.chat_id).where(*_due(now)).order_by(NoticeRow.due_at, NoticeRow.id).limit(room)
        chats = list(dict.fromkeys(await session.scalars(first)))
        waiting = select(NoticeRow).where(*_due(now), NoticeRow.chat_id.in_(chats)).order_by(NoticeRow.id)
        due: dict[int, list[NoticeRow]] = {}
        for row in await session.scalars(waiting.with_for_update()):
            due.setdefault(row.chat_id, []).append(row)
        people, contents = await people_of(session, due, now), Contents(session, now)
        made: list[Outgoing] = []
        for chat_id, rows in due.items():
            person = people[chat_id]
            made += await self._messages(contents, person, person.ready(rows, now))
        await session.flush()
        await outbox.put(session, made, now)
        return sum(map(len, due.values()))

    async def _messages(self, contents: Contents, person: Person, rows: Sequence[NoticeRow]) -> list[Outgoing]:
        together = [row for row in rows if row.kind not in _ALONE]
        made: list[Outgoing | None] = [*await self._of_events(contents, person, together)] if together else []
        for row in rows:
            if row.kind == NoticeKind.DIGEST.value:
                made.append(await self._digest(contents, person, row))
            elif row.kind == NoticeKind.POST.value:
                made.append(await self._post(contents, person, row))
        return [each for each in made if each is not None]

    async def _of_events(self, contents: Contents, person: Person, rows: Sequence[NoticeRow]) -> list[Outgoing]:
        known = await contents.happenings(row.subject for row in rows)
        wanted = [row for row in rows if person.still_wants(row, known.get(row.subject))]
        turned = {row.subject for row in wanted if row.kind in TURNS}
        first = await notices.unheard(contents.session, person.chat_id, turned) if turned else {}
        lines = joined(wanted, known, contents.now, await contents.befores(first))
        made, left = [], set(rows)
        for part in self.wording.parts(lines) if lines else ():
            given = _told_by(part, [row for row in wanted if row.subject in known], known)
            message = self.wording.events(person.chat_id, person.language, part, contents.now, contents.blocks)
            made.append(_give(person, given, message, contents))
            left -= set(given)
        _drop(left)
        return made

    async def _digest(self, contents: Contents, person: Person, row: NoticeRow) -> Outgoing | None:
        wishes, told = person.wishes, person.digested
        wanted = each_once(
            each
            for each in await contents.week(digest_of(row.subject))
            if wishes is not None and wishes.rhythm is Rhythm.WEEKLY and concerns(wishes, each) and each.id not in told
        )
        if not wanted:
            _drop([row])
            return None
        message = self.wording.digest(person.chat_id, person.language, wanted, contents.now, contents.blocks)
        outgoing = _give(person, [row], message, contents)
        contents.session.add_all(_told(row, each.id, each.starts_at) for each in wanted)
        return outgoing

    async def _post(self, contents: Contents, person: Person, row: NoticeRow) -> Outgoing | None:
        post = await contents.post(row.subject)
        if post is None or not post.goes_out:
            _drop([row])
            return None
        return _give(person, [row], self.wording.post(person.chat_id, person.language, post.text), contents)


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return NoticeRow.state == NoticeState.DUE.value, NoticeRow.due_at <= now


async def _room(session: AsyncSession) -> int:
    waiting = select(func.count()).select_from(OutboxRow).where(OutboxRow.state.in_(_WAITING), recall.ANNOUNCED)
    return IN_OUTBOX - (await session.execute(waiting)).scalar_one()


def _told_by(part: Sequence[Line], rows: Sequence[NoticeRow], known: Mapping[str, Happening]) -> list[NoticeRow]:
    """The notices that lines tell, of each id of an event; no turns behind the last that says what is told."""
    told = {(mark(line.happening), line.kind.value) for line in part}
    off = {mark(line.happening): is_off(line.kind) for line in part if line.kind in TURNS}
    last: dict[tuple[str, bool], int] = {}
    for row in rows:
        if row.kind in TURNS:
            turn = row.subject, is_off(row.kind)
            last[turn] = max(row.edition, last.get(turn, 0))

    def is_told(row: NoticeRow) -> bool:
        same = mark(known[row.subject])
        if row.kind not in TURNS:
            return (same, row.kind) in told
        return same in off and row.edition <= last.get((row.subject, off[same]), -1)

    return [row for row in rows if is_told(row)]


def _give(person: Person, rows: Sequence[NoticeRow], message: Message, contents: Contents) -> Outgoing:
    key = f"notice:{rows[0].id}:{rows[0].tries}"
    for row in rows:
        row.state, row.message_key = NoticeState.GIVEN.value, key
    until = min(person.quiet.next_after(contents.now), *(row.until for row in rows))
    return Outgoing(Send(message), Purpose.ANNOUNCEMENT, not_after=until, dedupe_key=key)


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


def _drop(rows: Iterable[NoticeRow]) -> None:
    for row in rows:
        row.state = NoticeState.DROPPED.value
