"""`/abonnement`: somebody says what they want to hear about, sees all of it, changes it, pauses it, stops it.

Three taps make a subscription, one stops it. Every view is one message whose buttons lead on; what a press changes is
in the button itself, so an old button does what it says, after a restart too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices, programme, recall, subscriptions
from bot.announcing.changing import begun, changed
from bot.announcing.choosing import asked_by, choosing_in
from bot.announcing.subscriptions import Subscriber
from bot.announcing.views import FIELDS, SEVERAL, Views
from bot.chat.remembering import conversations
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Choosing
from bot.clock import Clock
from bot.messages import Message
from bot.storage.database import Database
from bot.work import current
from knowledge.reading.said_to_us.own_messages import names_a_limit, of_own_messages

MOST_CATEGORIES = 12
_AHEAD = timedelta(days=90)
_PARTS = 3
_ON = {Views.CHOOSE: True, Views.LEAVE: False}


@dataclass(frozen=True, slots=True)
class Subscribing:
    """The use cases of `/abonnement` and `/stop`, and of their buttons."""

    database: Database
    memory: Memory
    views: Views
    clock: Clock

    async def show(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/abonnement`: what one has chosen, or the beginning."""
        return (await self.overview(await self.memory.recall(chat_id, device_language)),)

    async def stop_by_command(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/stop`: as the button."""
        return (await self.stop(await self.memory.recall(chat_id, device_language)),)

    async def hears_from_us(self, chat_id: int) -> bool:
        """Whether anything comes to a chat, or is on its way to it, that can be stopped."""
        async with self.database.reading() as session:
            subscribed = await subscriptions.of_chat(session, chat_id) is not None
            return subscribed or await notices.waiting(session, chat_id) > 0

    async def manage(self, conversation: Conversation, *, limits: bool = False) -> Message:
        """What somebody gets who complains of it in words: all of it, with the buttons that change and stop it.

        Whoever named a time or a price (`limits`) gets the choices of these.
        """
        async with self.database.reading() as session:
            known = await subscriptions.of_chat(session, conversation.chat_id)
            asked = await notices.waiting(session, conversation.chat_id)
        if known is None:
            return self.views.reminders(conversation, asked)
        if limits:
            return self.views.field(conversation, known.wishes, "limits", ())
        return self.views.overview(conversation, known.wishes, asked, self.clock(), led=True)

    async def stop(self, conversation: Conversation) -> Message:
        """Everything is stopped at once: the subscription, reminders, and what is on its way."""
        chat_id = conversation.chat_id
        known = await self.hears_from_us(chat_id)

        async def change(session: AsyncSession) -> None:
            await subscriptions.remove(session, chat_id)
            await notices.take_back(session, chat_id)

        current().change(change)
        return self.views.stopped(conversation, known=known)

    async def press(self, conversation: Conversation, about: str) -> Message | None:
        """The view that a button of a view leads to, after what it changes; None if it is none of ours."""
        verb, _, rest = about.partition(":")
        match verb:
            case "o" | "s":
                return await self.overview(conversation)
            case "b":
                return await self._begin(conversation, rest.split(":"))
            case "v" if rest in FIELDS:
                return await self._view(conversation, rest)
            case "t" | Views.CHOOSE | Views.LEAVE:
                field, _, value = rest.partition(":")
                return await self._change(conversation, field, value, on=_ON.get(verb))
            case _:
                return None

    async def later(self, conversation: Conversation, choosing: Choosing, text: str) -> tuple[Message, ...] | None:
        """One of the first questions once more for whoever names a time or a price, which are chosen after these."""
        if of_own_messages(text) is None or not names_a_limit(text):
            return None
        told = await self.press(conversation, asked_by(choosing))
        return None if told is None else (self.views.limits_later(conversation, told),)

    async def overview(self, conversation: Conversation) -> Message:
        """What somebody has chosen, or the first question: what they may have written of it is not guessed at."""
        async with self.database.reading() as session:
            known = await subscriptions.of_chat(session, conversation.chat_id)
            asked = await notices.waiting(session, conversation.chat_id)
        return self._shown(conversation, known, asked)

    def _shown(self, conversation: Conversation, known: Subscriber | None, asked: int) -> Message:
        if known is None:
            return self._asking(conversation, self.views.begin(conversation))
        return self.views.overview(conversation, known.wishes, asked, self.clock())

    def _asking(self, conversation: Conversation, question: Message) -> Message:
        """One of the first questions, which may be answered by typing what stands on a button."""
        choosing, now = choosing_in(question), self.clock()
        if choosing is not None:
            current().change(lambda session: conversations.await_reply(session, conversation, choosing, now))
        return question

    async def _begin(self, conversation: Conversation, chosen: list[str]) -> Message | None:
        house, audience, rhythm = (*chosen, "", "", "")[:_PARTS]
        wishes = begun(house, audience, rhythm)
        if wishes is None:
            return None
        if len(chosen) < _PARTS:
            return self._asking(conversation, self.views.begin_on(conversation, chosen))
        subscriber = Subscriber(conversation.chat_id, conversation.language, wishes, self.clock())
        return await self._keep(conversation, subscriber)

    async def _view(self, conversation: Conversation, field: str) -> Message:
        async with self.database.reading() as session:
            known = await subscriptions.of_chat(session, conversation.chat_id)
            labels = await self._labels(session)
        if known is None:
            return self.views.begin(conversation)
        return self.views.field(conversation, known.wishes, field, labels)

    async def _change(self, conversation: Conversation, field: str, value: str, *, on: bool | None) -> Message | None:
        async with self.database.reading() as session:
            known = await subscriptions.of_chat(session, conversation.chat_id)
            labels = await self._labels(session)
        if known is None:
            return self.views.begin(conversation)
        offered = (*labels, *sorted(known.wishes.categories))
        wishes = changed(known.wishes, field, value, offered, self.clock(), on=on)
        if wishes is None:
            return None
        message = await self._keep(conversation, replace(known, wishes=wishes))
        return self.views.field(conversation, wishes, field, labels) if field in SEVERAL else message

    async def _keep(self, conversation: Conversation, subscriber: Subscriber) -> Message:
        kept = replace(subscriber, language=conversation.language)
        paused = kept.wishes.paused(self.clock())

        async def change(session: AsyncSession) -> None:
            await subscriptions.keep(session, kept)
            await conversations.forget(session, kept.chat_id, Choosing)
            if paused:
                await recall.take_back_of(session, kept.chat_id, self.clock())

        current().change(change)
        async with self.database.reading() as session:
            asked = await notices.waiting(session, kept.chat_id)
        return self._shown(conversation, kept, asked)

    async def _labels(self, session: AsyncSession) -> tuple[str, ...]:
        now = self.clock()
        return await programme.categories(session, now, now + _AHEAD, most=MOST_CATEGORIES)
