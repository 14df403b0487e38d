"""Somebody corrects what they asked: the question is judged anew with what they meant in the place of a word of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.chat.conversations import Conversation
from bot.chat.following import entry_answered
from bot.clock import Clock, local_date
from bot.running.live import LiveJudge
from knowledge.decisions import Answer, Clarify, HandOver
from knowledge.entries import KnowledgeBase
from knowledge.judge import Judgement
from knowledge.reading.asking_part import begins_question, words_of
from knowledge.reading.correcting import meant_instead, with_it

_NEAR = 0.02
"""The probability from which on what was meant may be about an entry's topic."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """Judges corrections."""

    live: LiveJudge
    clock: Clock

    async def judged(self, conversation: Conversation, judgement: Judgement) -> Judgement | None:
        """The judgement of a correction, or None for any other text.

        Which word was wrong is not said: the question is tried with each of them replaced, and of those that are
        answered, by an entry on what was meant, the surest counts. Where none is, what was meant is judged alone.
        """
        calm = judgement.foreign is None and not judgement.personal
        ours = isinstance(judgement.decision, Answer | Clarify | HandOver)
        meant = meant_instead(judgement.question) if calm and ours else None
        before = conversation.last_question.rpartition("\n")[2]
        if meant is None or not before:
            return None
        alone = await self._judge(conversation, meant)
        if begins_question(words_of(meant)):
            return alone
        topics = _topics(alone, self.live.knowledge)
        tried = [await self._judge(conversation, question) for question in with_it(before, meant)]
        sure = [each for each in tried if _answers_on(each, topics, self.live.knowledge)]
        best = max(sure, key=lambda each: each.candidates[0].probability if each.candidates else 0.0, default=None)
        if best is not None:
            # What was told already is not what was meant instead.
            told = entry_answered(conversation, self.live.knowledge)
            return None if told is not None and best.decision == Answer(told.slug) else best
        known = isinstance(alone.decision, Answer | Clarify)
        return replace(alone, question=judgement.question) if known else None

    async def _judge(self, conversation: Conversation, question: str) -> Judgement:
        today = local_date(self.clock())
        pinned, settled = conversation.language, conversation.settled
        return await self.live.judge(question, today=today, pinned=pinned, settled=settled)


def _topics(judgement: Judgement, knowledge: KnowledgeBase) -> frozenset[str]:
    """The topics that a text by itself may be about."""
    near = (each.entry for each in judgement.candidates if each.probability >= _NEAR)
    return frozenset(knowledge[slug].topic for slug in near if slug in knowledge)


def _answers_on(judgement: Judgement, topics: frozenset[str], knowledge: KnowledgeBase) -> bool:
    match judgement.decision:
        case Answer(slug):
            return knowledge[slug].topic in topics
        case _:
            return False
