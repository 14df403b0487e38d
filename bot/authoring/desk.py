"""The knowledge desk: what all its use cases need, and how its messages are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.authoring.draft import Place
from bot.catalogue import Catalogue, Texts
from bot.chat.questions.replies import Replies
from bot.clock import Clock, local_date
from bot.messages import Keyboard, Message
from bot.render import SPLIT_AT, utf16_length
from bot.running.live import LiveJudge
from bot.storage.database import Database
from bot.transport.outgoing import outbox
from bot.transport.outgoing.outbox import Outgoing, Purpose, said
from bot.transport.signals import Signal, Signals
from bot.work import current
from knowledge.entries import Entry
from knowledge.storing.changing import current_versions
from knowledge.storing.rows import read_rows


@dataclass(frozen=True, slots=True)
class Page:
    """What one step shows: parts that are put together as far as a message holds them, and the buttons below."""

    parts: tuple[str, ...]
    keyboard: Keyboard = ()

    def messages(self, place: Place, reply_to: int | None = None) -> tuple[Message, ...]:
        """The page as messages; the buttons stand under the last."""
        bodies: list[str] = []
        for part in filter(None, self.parts):
            if bodies and utf16_length(bodies[-1]) + utf16_length(part) < SPLIT_AT:
                bodies[-1] += f"\n\n{part}"
            else:
                bodies.append(part)
        found = [Message(place.chat_id, body, topic=place.topic) for body in bodies]
        found[0] = replace(found[0], reply_to=reply_to)
        return (*found[:-1], replace(found[-1], keyboard=self.keyboard))


@dataclass(frozen=True, slots=True)
class KnowledgeDesk:
    """Where staff keep the knowledge base.

    Attributes:
        database: where it is kept.
        catalogue: the texts.
        clock: the time.
        live: what citizens are answered with now.
        replies: shows an answer as its citizen gets it.
        signals: tells every process of a change.
        four_eyes: what one has written, another publishes.
    """

    database: Database
    catalogue: Catalogue
    clock: Clock
    live: LiveJudge
    replies: Replies
    signals: Signals
    four_eyes: bool

    @property
    def texts(self) -> Texts:
        """The texts that staff read."""
        return self.catalogue.staff

    @property
    def today(self) -> date:
        """Today's date in Copenhagen."""
        return local_date(self.clock())

    async def entry(self, session: AsyncSession, slug: str) -> tuple[Entry, int] | None:
        """An entry as it is kept now, and its version (0 where none is kept); None where it is gone."""
        found = await read_rows(session, [slug])
        if slug not in found:
            return None
        return found[slug][1], (await current_versions(session, [slug])).get(slug, 0)

    async def say(self, session: AsyncSession, messages: Iterable[Message]) -> None:
        """Have staff told when the transaction is committed."""
        await outbox.put(session, _in_order(messages), self.clock())

    async def changed(self, session: AsyncSession) -> None:
        """Tell every process that the knowledge base is another one when the transaction is committed."""
        await self.signals.everywhere(session, Signal.KNOWLEDGE)

    def told(self) -> None:
        """Wake the sender: something is to be said that no update led to."""
        self.signals.here(Signal.OUTBOX)

    def answer(self, place: Place, page: Page, reply_to: int | None = None) -> None:
        """Have staff told when the update is done."""
        for each in _in_order(page.messages(place, reply_to)):
            current().do(each)


def _in_order(messages: Iterable[Message]) -> Sequence[Outgoing]:
    return said(messages, Purpose.REPLY)
