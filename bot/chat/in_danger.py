"""Danger in a citizen's chat: the fixed text comes at once, whatever else is going on."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.questions.replies import Replies
from bot.chat.remembering.conversations import Conversation
from bot.clock import Clock, local_date
from bot.messages import Message
from bot.running.live import LiveJudge
from knowledge.entries import Kind


@dataclass(frozen=True, slots=True)
class InDanger:
    """Says what is to be done in danger."""

    live: LiveJudge
    replies: Replies
    clock: Clock

    async def told(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """The fixed text for a danger that a text tells of."""
        today = local_date(self.clock())
        judgement = await self.live.judge(text, today=today, pinned=conversation.language)
        return self.replies.signpost(conversation.chat_id, judgement, self.live.knowledge, today)

    async def beside_a_person(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """Nothing, while a person has the case; only in danger the fixed text comes at once, beside the person."""
        return await self.told(conversation, text) if await self.live.sounds_urgent(text) else ()

    def named(self, conversation: Conversation, slug: str) -> tuple[Message, ...]:
        """The fixed text for a danger that a button names, alone; nothing where the entry is no such text."""
        knowledge, today = self.live.knowledge, local_date(self.clock())
        if slug not in knowledge or knowledge[slug].kind is not Kind.SIGNPOST:
            return ()
        judgement = self.live.choose(slug, question="", today=today, language=conversation.language)
        return self.replies.signpost(conversation.chat_id, judgement, knowledge, today)
