"""A person is offered to a citizen, who accepts or leaves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Final

from bot.chat.questions.replies import Replies
from bot.chat.questions.telling import Telling
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Clarification, Offer
from bot.chat.remembering.shown import lately
from bot.clock import Clock
from bot.desk.handover import HandOverDesk
from bot.messages import Message
from knowledge.decisions import Reason
from knowledge.entries import Language

_NAMED: Final = 160
"""Characters of a question by which its citizen knows it again."""


@dataclass(frozen=True, slots=True)
class Offering:
    """Offers of a person; each use case returns what is to be said, and has kept what must be remembered."""

    memory: Memory
    desk: HandOverDesk
    replies: Replies
    clock: Clock
    telling: Telling

    async def offer_person(self, conversation: Conversation) -> Message:
        """The offer of a person, with the latest question if there is one."""
        return await self.offer(conversation, Reason.ASKED_FOR_PERSON, conversation.last_question)

    async def offer_latest(self, conversation: Conversation) -> Message:
        """The same for whoever has pressed an old offer: it names the question that would go now."""
        offer, asked = await self.offer_person(conversation), conversation.last_question
        if not asked:
            return offer
        named = shorten(asked, _NAMED, placeholder=" …")
        about = self.replies.catalogue[conversation.language].html("offer-latest", question=named)
        return replace(offer, html=f"{about}\n\n{offer.html}")

    async def offer(self, conversation: Conversation, reason: Reason, question: str) -> Message:
        """Offer to pass `question` (redacted, "" for none) to a person, and wait for the answer."""
        pending = Offer(question, reason.value, conversation.last_trace)
        self.memory.keep(replace(conversation, pending=pending))
        offer = self.replies.offer(conversation.chat_id, reason, conversation.language, question=bool(question))
        return self.telling.with_shown(conversation, offer)[0]

    async def accept(self, conversation: Conversation, offer: Offer) -> tuple[Message, ...]:
        """Pass the offered question to staff; the receipt follows when they have it."""
        shown = lately(conversation.shown, self.clock())
        # Whoever was offered it in a third language is likelier to read English, where that has no words of its own.
        language = conversation.language if offer.foreign is None else Language.EN
        await self.desk.open(conversation.chat_id, language, offer, conversation.exchange, shown)
        self.memory.keep(replace(conversation, pending=None, shown=()))
        return ()

    async def decline(self, conversation: Conversation, identifier: str = "offer-declined") -> Message:
        """Leave what was offered."""
        offer = conversation.pending
        # What was to go with the offer must not go with the next one.
        shown = () if isinstance(offer, Offer) else conversation.shown
        self.memory.keep(replace(conversation, pending=None, shown=shown))
        foreign = offer.foreign if isinstance(offer, Offer) else None
        return self.replies.simple(conversation.chat_id, foreign or conversation.language, identifier)

    async def failed_clarification(self, conversation: Conversation) -> tuple[Message, ...]:
        """None of the choices was meant: offer a person."""
        pending = conversation.pending
        question = pending.question if isinstance(pending, Clarification | Offer) else conversation.last_question
        return (await self.offer(conversation, Reason.FAILED_CLARIFICATION, question),)

    async def person_instead(self, conversation: Conversation, slug: str) -> tuple[Message, ...]:
        """A person instead of the entry that was offered: that is asked for once, unless pictures would go unsaid."""
        pending = conversation.pending
        shown = lately(conversation.shown, self.clock())
        if not isinstance(pending, Clarification) or slug not in pending.options or shown:
            return (await self.offer_person(conversation),)
        wish = Offer(pending.question, Reason.ASKED_FOR_PERSON.value, conversation.last_trace)
        return await self.accept(conversation, wish)
