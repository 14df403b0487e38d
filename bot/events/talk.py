"""Events in a citizen's chat: what a question finds, the pages of a list, one event, and its calendar file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.events import wording
from bot.events.replies import EventReplies, only_one_in
from bot.messages import Message
from bot.storage.database import Database
from bot.transport.outgoing import looking_back
from bot.transport.outgoing.operations import SendFile
from bot.transport.outgoing.outbox import Outgoing
from bot.work import current
from knowledge.decisions import Answer, Clarify, HandOver, Reason
from knowledge.entries import Language
from knowledge.events import agreeing, store
from knowledge.events.asking import read_asked
from knowledge.events.calendar_file import calendar_file
from knowledge.events.model import Occurrence
from knowledge.events.programme import Programme
from knowledge.events.reading import read_programme
from knowledge.events.remainder import follow_up, read_remainder
from knowledge.events.routing import is_of_one_told, may_say_none, wish_of
from knowledge.events.subject import asks_whether_cancelled, subject_words
from knowledge.events.wishes import Wish, from_key
from knowledge.judgement import Judgement

_KEPT = timedelta(seconds=20)
_LATEST = 3
"""Rows of the outbox among which the newest text is looked for."""


@dataclass(slots=True)
class _Known:
    """The programme as it was last read, and when."""

    programme: Programme = field(default_factory=Programme)
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class EventTalk:
    """The use cases; each gives what is to be said, None where events have nothing to say.

    Attributes:
        database: where events are kept.
        clock: the present moment.
        replies: renders what is found.
    """

    database: Database
    clock: Clock
    replies: EventReplies
    known: _Known = field(default_factory=_Known)

    async def answer(self, chat_id: int, language: Language, judgement: Judgement) -> tuple[Message, ...] | None:
        """The reply to a question that is for the events; `language` is the reply's."""
        if not isinstance(judgement.decision, Answer | Clarify | HandOver) or self.leans(judgement.question):
            return None
        programme, now = await self.programme(), self.clock()
        # Some hundredths of a second, in which other chats shall not wait.
        return await asyncio.to_thread(reply_to, self.replies, chat_id, language, judgement, programme, now)

    def leans(self, question: str) -> bool:
        """Whether a text names a group or a house alone, or goes on: what it is about was said before."""
        remainder = read_remainder(question, self.clock())
        if remainder is None or not remainder.bare:
            return False
        return remainder.goes_on or not (remainder.dated or remainder.timed)

    async def follow_up(self, chat_id: int, judgement: Judgement, before: str) -> tuple[Message, ...] | None:
        """The reply to what goes on with `before`, which events answered: "også i Faxe?", "og for voksne"."""
        spoken_for = judgement.personal or judgement.foreign is not None
        if spoken_for or not isinstance(judgement.decision, Answer | Clarify | HandOver):
            return None
        if judgement.decision == HandOver(Reason.ASKED_FOR_PERSON):
            return None
        programme, now = await self.programme(), self.clock()
        wish = await asyncio.to_thread(follow_up, before, judgement.question, programme, now)
        if wish is None:
            return None
        message = self.replies.found(chat_id, judgement.language, wish, programme, now)
        return None if message is None else (message,)

    async def page(self, chat_id: int, language: Language, about: str) -> Message | None:
        """A page of a list; `about` is what its button carries. None if no button ever had it."""
        number, _, key = about.partition(".")
        wish = from_key(key)
        if wish is None or not (number.isascii() and number.isdecimal()):
            return None
        programme, now = await self.programme(), self.clock()
        if not programme.find(wish, now):
            return self.replies.gone(chat_id, language)
        return self.replies.listing(chat_id, language, wish, programme, now, int(number))

    async def coming(self, chat_id: int, language: Language) -> Message | None:
        """What is to come, from now on; None where nothing is known."""
        programme, now = await self.programme(), self.clock()
        known = programme.occurrences or programme.read_at is not None
        return self.replies.found(chat_id, language, Wish(), programme, now) if known else None

    async def card(self, chat_id: int, language: Language, uuid: str, *, again: bool = False) -> Message:
        """One event in full; what is over is said to be so. `again`, more was asked of it than it told."""
        event, later = await self._event(uuid)
        if event is None:
            return self.replies.gone(chat_id, language)
        known, now = await self.programme(), self.clock()
        return self.replies.card(chat_id, language, event, known, now, later=later, again=again)

    async def asked_of(self, chat_id: int, judgement: Judgement) -> str | None:
        """The id of the one event that was told last, where it is asked of and nothing is named: "hvad koster det"."""
        if not is_of_one_told(judgement, self.clock()):
            return None
        async with self.database.reading() as session:
            rows = await looking_back.said_lately(session, chat_id, _LATEST)
        return only_one_in(rows[0][1]["keyboard"]) if rows else None

    async def send_file(self, chat_id: int, language: Language, uuid: str) -> Message | None:
        """Send an event as a calendar file; gives what is said instead where it is over."""
        event, _ = await self._event(uuid)
        if event is None:
            return self.replies.gone(chat_id, language)
        texts = self.replies.catalogue[language]
        content = calendar_file(event, self.clock(), wording.place(event, texts))
        name = texts.plain("event-file-name")
        current().do(Outgoing(SendFile(chat_id, name, content, texts.html("event-file"))))
        return None

    async def programme(self) -> Programme:
        """What is to come; it may be some seconds old."""
        now = self.clock()
        if self.known.until is None or now >= self.known.until:
            async with self.database.reading() as session:
                self.known.programme = await read_programme(session, now)
            self.known.until = now + _KEPT
        return self.known.programme

    async def _event(self, uuid: str) -> tuple[Occurrence | None, tuple[Occurrence, ...]]:
        """The event and the next of its series, as they are now; None for one that is over."""
        now = self.clock()
        async with self.database.reading() as session:
            event = await store.by_uuid(session, uuid)
            if event is None or max(event.starts, event.ends) <= now:
                return None, ()
            [event] = await agreeing.as_agreed(session, [event])
            series = () if event.series is None else await store.of_series(session, event.series, now)
        return event, tuple(each for each in series if each.starts > event.starts)


def reply_to(
    replies: EventReplies, chat_id: int, language: Language, judgement: Judgement, programme: Programme, now: datetime
) -> tuple[Message, ...] | None:
    """The reply to a question that is for the events, or None."""
    if not programme.occurrences and programme.read_at is None:
        return None
    asked = read_asked(judgement.question, now)
    wish = wish_of(asked, judgement, programme, now)
    if wish is None or not (programme.find(wish, now) or may_say_none(judgement, wish)):
        return None
    if_off = asks_whether_cancelled(asked)
    other = bool(subject_words(asked)) and not wish.words
    message = replies.found(chat_id, language, wish, programme, now, if_off=if_off, other=other)
    return None if message is None else (message,)
