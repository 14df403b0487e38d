"""Whoever asks for two things in one text gets both answers; if one is not sure, it is asked back or offered."""

from __future__ import annotations

from bot.chat.questions.answering import Answering
from bot.chat.remembering.conversations import Conversation
from bot.messages import Message
from knowledge.decisions import Answer, Clarify, HandOver
from knowledge.entries import KnowledgeBase
from knowledge.judgement import Judgement
from knowledge.opening_hours.questions import read_hours_question
from knowledge.reading.two_questions import two_questions


async def both_answers(
    answering: Answering, conversation: Conversation, judgement: Judgement
) -> tuple[Message, ...] | None:
    """The replies to the two questions of a text, or None where it is not two, or neither has a sure answer.

    What is sure comes first: what is waited for is said last. With the answer to one of them the other is not lost.
    """
    if judgement.foreign is not None or not isinstance(judgement.decision, Answer | Clarify | HandOver):
        return None
    halves = two_questions(judgement.question)
    if halves is None or read_hours_question(judgement.question, answering.clock()) is not None:
        return None
    knowledge = answering.live.knowledge
    first, second = [await answering.judge(conversation, half) for half in halves]
    if not _may_be_parted(first, second, knowledge):
        return None
    if not _is_sure(first, knowledge):
        first, second = second, first
    return (*await answering.reply(conversation, first), *await answering.reply(conversation, second))


def _may_be_parted(first: Judgement, second: Judgement, knowledge: KnowledgeBase) -> bool:
    """Whether one of two questions is surely answered, and the other is another one that can be asked back or offered.

    What is asked behind something that we know nothing of may well be about that.
    """
    if not all(isinstance(each.decision, Answer | Clarify | HandOver) for each in (first, second)):
        return False
    sure = _is_sure(first, knowledge) or (_is_sure(second, knowledge) and isinstance(first.decision, Answer | Clarify))
    return sure and not (_are_one(first, second) or _are_one(second, first))


def _is_sure(judgement: Judgement, knowledge: KnowledgeBase) -> bool:
    """Whether a question is answered, and no person is offered with the answer: one offer at a time is waited for."""
    match judgement.decision:
        case Answer(slug):
            return not knowledge[slug].offers_person
        case _:
            return False


def _are_one(first: Judgement, second: Judgement) -> bool:
    """Whether the answer to one is among what the other may be about: then they are parts of one question."""
    match first.decision, second.decision:
        case Answer(slug), Answer(other):
            return slug == other
        case Answer(slug), Clarify(options):
            return slug in options
        case _:
            return False
