"""Whom something is due to, and whether they want it now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.announcing import subscriptions
from bot.announcing.notices import ASKED, CONCERNED, NoticeState
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import NoticeRow
from bot.storage.tables import BlockedChatRow, ConversationRow
from knowledge.dates.spans import moment_of
from knowledge.entries import Language
from knowledge.events import store
from knowledge.events.twins import marks
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.notices import EVENING, NoticeKind, digest_day, misses_its_digest
from knowledge.subscriptions.quiet import Quiet
from knowledge.subscriptions.wishes import Rhythm, Subscription, concerns

_RHYTHMS = {NoticeKind.NEW.value: Rhythm.AT_ONCE, NoticeKind.REMINDER.value: Rhythm.DAY_BEFORE}
_OF_KNOWN = frozenset(
    kind.value for kind in (NoticeKind.MOVED, NoticeKind.SOLD_OUT, NoticeKind.CANCELLED, NoticeKind.BACK)
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to whom something is due.

    Attributes:
        chat_id: their chat.
        language: that they read now.
        subscriber: their subscription, or None.
        blocked: whether they have blocked the assistant.
        asked: the events that they have asked to be reminded of, by all ids that are theirs.
        digested: the events that a digest has told them of, or a message since the newest digest became due.
    """

    chat_id: int
    language: Language
    subscriber: Subscriber | None
    blocked: bool
    asked: frozenset[str] = frozenset()
    digested: frozenset[str] = frozenset()

    @property
    def wishes(self) -> Subscription | None:
        """What they have asked for, or None."""
        return None if self.subscriber is None else self.subscriber.wishes

    @property
    def quiet(self) -> Quiet:
        """Their quiet hours."""
        return Quiet() if self.subscriber is None else self.subscriber.wishes.quiet

    def ready(self, rows: Sequence[NoticeRow], now: datetime) -> list[NoticeRow]:
        """Those of the notices that may be told now; the others are put off or dropped."""
        ready = []
        quiet_over = self.quiet.over(now)
        for row in rows:
            if self.blocked:
                row.state = NoticeState.BLOCKED.value
            elif row.until <= quiet_over or not self._wants(row, now):
                row.state = NoticeState.DROPPED.value
            elif quiet_over > now:
                row.due_at = quiet_over
            else:
                ready.append(row)
        return ready

    def still_wants(self, row: NoticeRow, happening: Happening | None) -> bool:
        """Whether it is what they want, who may have changed their subscription since the notice was made."""
        rhythm = _RHYTHMS.get(row.kind)
        if row.asked or rhythm is None:
            return True
        wishes = self.wishes
        if wishes is None or happening is None or not concerns(wishes, happening):
            return False
        late = rhythm is Rhythm.AT_ONCE and misses_its_digest(happening, row.due_at)
        return wishes.rhythm is rhythm or (wishes.rhythm is Rhythm.WEEKLY and late)

    def _wants(self, row: NoticeRow, now: datetime) -> bool:
        if row.asked:
            return True
        if self.wishes is None:
            # Who has only asked for a reminder still hears what becomes of that event.
            return row.kind in _OF_KNOWN and row.subject in self.asked
        return not self.wishes.paused(now)


async def people_of(session: AsyncSession, due: Mapping[int, Sequence[NoticeRow]], now: datetime) -> dict[int, Person]:
    """The people of chats with notices, each in the language that they read now."""
    chats = list(due)
    known = await subscriptions.of_chats(session, chats)
    blocked = set(await session.scalars(select(BlockedChatRow.chat_id).where(BlockedChatRow.chat_id.in_(chats))))
    spoken = select(ConversationRow.chat_id, ConversationRow.language).where(ConversationRow.chat_id.in_(chats))
    languages = {row.chat_id: row.language for row in await session.execute(spoken)}
    asked = await _subjects(session, chats, NoticeRow.asked, NoticeRow.state.in_(ASKED))
    for chat_id, subjects in asked.items():
        if chat_id not in known:
            subjects.extend(await _the_same(session, [row.subject for row in due[chat_id]], subjects))
    new = NoticeRow.kind == NoticeKind.NEW.value, NoticeRow.state.in_(CONCERNED)
    since = and_(*new, NoticeRow.due_at >= moment_of(digest_day(now), EVENING))
    digested = await _subjects(session, chats, or_(NoticeRow.kind == NoticeKind.DIGEST.value, since))
    return {
        chat_id: Person(
            chat_id,
            Language(languages.get(chat_id, rows[-1].language)),
            known.get(chat_id),
            chat_id in blocked,
            frozenset(asked.get(chat_id, ())),
            frozenset(digested.get(chat_id, ())),
        )
        for chat_id, rows in due.items()
    }


async def _the_same(session: AsyncSession, subjects: Iterable[str], asked: Iterable[str]) -> list[str]:
    """Those that are an event somebody asked for, as another source or another id has it."""
    others = set(subjects) - set(asked)
    if not others:
        return []
    wanted = {mark for each in await store.by_uuids(session, asked) for mark in marks(each)}
    return [each.uuid for each in await store.by_uuids(session, others) if marks(each) & wanted]


async def _subjects(
    session: AsyncSession, chats: Sequence[int], *which: ColumnElement[bool] | InstrumentedAttribute[bool]
) -> dict[int, list[str]]:
    """What such notices of the chats are about, by chat."""
    found: dict[int, list[str]] = {}
    query = select(NoticeRow.chat_id, NoticeRow.subject).where(NoticeRow.chat_id.in_(chats), *which)
    for chat_id, subject in await session.execute(query):
        found.setdefault(chat_id, []).append(subject)
    return found
