"""The buttons of events in a citizen's chat: lists, single events, reminders, and what people want to hear about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.announcing.reminding import Reminding
from bot.announcing.subscribing import Subscribing
from bot.announcing.wording import OVERVIEW_BELOW
from bot.chat.controls.actions import Action, Verb
from bot.chat.controls.pressed import Pressed
from bot.chat.remembering.conversations import Conversation
from bot.chat.talk import Talk

Use = Callable[[Conversation, Action], Awaitable[Pressed | None]]
"""What a button does; None where it is too old to do anything."""


@dataclass(frozen=True, slots=True)
class EventButtons:
    """Their use cases.

    Attributes:
        talk: the chat that they belong to.
        subscribing: what people have asked to hear about.
        reminding: single events that people want to be reminded of.
    """

    talk: Talk
    subscribing: Subscribing
    reminding: Reminding

    def uses(self) -> Mapping[Verb, Use]:
        """What each of the buttons does."""
        return {
            Verb.EVENTS: self._events,
            Verb.EVENT: self._event,
            Verb.EVENT_FILE: self._event_file,
            Verb.SUBSCRIPTION: self._subscription,
            Verb.UNSUBSCRIBE: self._unsubscribe,
            Verb.REMIND: self._remind,
        }

    async def _events(self, conversation: Conversation, action: Action) -> Pressed | None:
        page = await self.talk.events.page(conversation.chat_id, conversation.language, action.about)
        if page is None:
            return None
        self.talk.shown(conversation, (page,))
        return Pressed((page,), replace=True)

    async def _event(self, conversation: Conversation, action: Action) -> Pressed:
        return Pressed((await self.talk.events.card(conversation.chat_id, conversation.language, action.about),))

    async def _event_file(self, conversation: Conversation, action: Action) -> Pressed:
        told = await self.talk.events.send_file(conversation.chat_id, conversation.language, action.about)
        return Pressed(() if told is None else (told,))

    async def _subscription(self, conversation: Conversation, action: Action) -> Pressed | None:
        view = await self.subscribing.press(conversation, action.about)
        return None if view is None else Pressed((view,), replace=action.about != OVERVIEW_BELOW)

    async def _unsubscribe(self, conversation: Conversation, _: Action) -> Pressed:
        return Pressed((await self.subscribing.stop(conversation),), drop_keyboard=True)

    async def _remind(self, conversation: Conversation, action: Action) -> Pressed:
        told = await self.reminding.remind(conversation.chat_id, conversation.language, action.about)
        return Pressed(toast=told)
