"""Danger in a citizen's chat: the fixed text comes at once, whatever else is going on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.chat.questions.replies import Replies
from bot.chat.remembering.conversations import Conversation
from bot.clock import Clock, local_date
from bot.messages import Message
from bot.running.live import LiveJudge
from knowledge.danger import is_open
from knowledge.decisions import Signpost
from knowledge.entries import Kind
from knowledge.judgement import Judgement

_IN_ONE_BREATH: Final = timedelta(minutes=2)
"""How soon a message may come behind another to tell the rest of it."""
_LONGEST_HALF: Final = 400
"""Characters of what was said before that are looked at: nobody has said all that waits for a person in one breath."""


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

    async def in_halves(self, conversation: Conversation, judgement: Judgement) -> Judgement:
        """The judgement of a message, or of it and the one just before, if only together they tell of danger.

        By a rule, and where nothing answers the message: of 20,000 pairs of short questions drawn at random 76 would
        tell of danger by the rules alone, most of which are answered.
        """
        before, kept_at = conversation.last_question[-_LONGEST_HALF:], conversation.kept_at
        in_one_breath = kept_at is not None and self.clock() - kept_at <= _IN_ONE_BREATH
        both = f"{before} {judgement.question}"
        halved = before and in_one_breath and is_open(judgement.decision) and not self.live.is_urgent(before)
        if not halved or not self.live.is_urgent(both):
            return judgement
        pinned, settled = conversation.language, conversation.settled
        told = await self.live.judge(both, today=local_date(self.clock()), pinned=pinned, settled=settled)
        return told if isinstance(told.decision, Signpost) else judgement

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
