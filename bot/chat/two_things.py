"""Whoever asks for two things in one text gets both answers, where each is sure by itself."""

from __future__ import annotations

from bot.chat.answering import Answering
from bot.chat.conversations import Conversation
from bot.messages import Message
from knowledge.decisions import Answer, Clarify, HandOver
from knowledge.entries import KnowledgeBase
from knowledge.judge import Judgement
from knowledge.reading.two_questions import two_questions


async def both_answers(
    answering: Answering, conversation: Conversation, judgement: Judgement
) -> tuple[Message, ...] | None:
    """The answers to the two questions of a text, or None where it is not two, or one of them has no sure answer.

    What is not sure is asked back, or offered to a person, with the whole text: no half of it is lost.
    """
    if judgement.foreign is not None or not isinstance(judgement.decision, Answer | Clarify | HandOver):
        return None
    halves = two_questions(judgement.question)
    if halves is None:
        return None
    first, second = [await answering.judge(conversation, half) for half in halves]
    sure = all(_is_sure(each, answering.live.knowledge) for each in (first, second))
    if not sure or first.decision == second.decision:
        return None
    return (*await answering.reply(conversation, first), *await answering.reply(conversation, second))


def _is_sure(judgement: Judgement, knowledge: KnowledgeBase) -> bool:
    """Whether a question is answered, and no person is offered with the answer: one offer at a time is waited for."""
    match judgement.decision:
        case Answer(slug):
            return not knowledge[slug].offers_person
        case _:
            return False
