"""Somebody corrects what they asked: the question is judged anew with what they meant in the place of a word of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.chat.questions.following import entry_answered
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import together
from bot.clock import Clock, local_date
from bot.running.live import LiveJudge
from knowledge.decisions import Answer, Clarify, HandOver
from knowledge.entries import KnowledgeBase
from knowledge.judgement import Judgement
from knowledge.reading.asking_part import begins_question, words_of
from knowledge.reading.leaning import only_of_somebody
from knowledge.reading.said_to_us.correcting import asked_too, meant_instead, with_it

_NEAR = 0.02
"""The probability from which on what was meant may be about an entry's topic."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """Judges corrections."""

    live: LiveJudge
    clock: Clock

    async def judged(self, conversation: Conversation, judgement: Judgement, *, of_entries: bool) -> Judgement | None:
        """The judgement of a correction, or of a question that is put again for something else; None for other texts.

        Which word was wrong is not said: the question is tried with each of them replaced, and of those that are
        answered, by an entry on what was meant, the surest counts. Where none is, what was meant is judged alone. What
        is asked for, too, after opening hours or events (not `of_entries`) is for them.
        """
        before = conversation.last_question.rpartition("\n")[2]
        calm = judgement.foreign is None and not judgement.personal
        if not (before and calm and isinstance(judgement.decision, Answer | Clarify | HandOver)):
            return None
        meant = meant_instead(judgement.question)
        if meant is None:
            too = asked_too(judgement.question) if of_entries else None
            if too is None:
                return None
            return await self._replaced(
                conversation, (before, judgement.question), await self._judge(conversation, too), too
            )
        if only_of_somebody(meant):
            return None
        alone = await self._judge(conversation, meant)
        if begins_question(words_of(meant)):
            return alone
        known = isinstance(alone.decision, Answer | Clarify)
        otherwise = replace(alone, question=judgement.question) if known else None
        return await self._replaced(conversation, (before, judgement.question), alone, meant) or otherwise

    async def _replaced(
        self, conversation: Conversation, asked: tuple[str, str], alone: Judgement, meant: str
    ) -> Judgement | None:
        """The question before with what was meant in it, if that is answered, and not as it was already.

        `asked` is that question, and what was said of it now.
        """
        before, said = asked
        knowledge = self.live.knowledge
        topics = _topics(alone, knowledge)
        tried = [await self._judge(conversation, question) for question in with_it(before, meant)]
        sure = [each for each in tried if _answers_on(each, topics, knowledge)]
        told = entry_answered(conversation, knowledge)
        others = [each for each in sure if told is None or each.decision != Answer(told.slug)]
        if len(others) < len(sure):
            # What was told already is not what was meant instead.
            return None
        surest = max(others, key=lambda each: each.candidates[0].probability if each.candidates else 0.0, default=None)
        # What the assistant has made of it is nobody's words: staff read those first.
        return None if surest is None else replace(surest, question=together(said, surest.question))

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
