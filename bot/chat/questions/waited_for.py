"""What a chat waits for after what was judged, and what then stands as the citizen's question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.chat.questions.in_conversation import for_a_person, going_on, of_no_question, wanted_person
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import Clarification, Offer, Pending
from knowledge.decisions import Answer, Clarify, HandOver, Reason, Signpost, SmallTalk
from knowledge.entries import KnowledgeBase
from knowledge.judgement import Judgement
from knowledge.reading.said_to_us.agreeing import asks, says_why
from knowledge.reading.said_to_us.consent import Consent, parse_consent

_WORDS_OF_A_SUBJECT: Final = 2


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """A judgement in its conversation.

    Attributes:
        judgement: as the conversation turns it.
        question: what stands as the citizen's question from now on, redacted.
        trace: the best candidates for it, in words that staff can use.
        pending: what the citizen's next message may be the answer to, or None.
    """

    judgement: Judgement
    question: str
    trace: str
    pending: Pending | None = None


def waited_for(conversation: Conversation, judgement: Judgement, trace: str, knowledge: KnowledgeBase) -> WaitedFor:
    """What is waited for after a judgement.

    Args:
        conversation: as it was before.
        judgement: of what was said now.
        trace: the best candidates for that.
        knowledge: the entries in force.
    """
    question = judgement.question
    judgement = of_no_question(conversation, judgement)
    if _asks_nothing(judgement, knowledge):
        # "I want to talk to a person" is no question; the one before it is.
        question, trace = conversation.last_question, conversation.last_trace
    judgement = for_a_person(conversation, judgement)
    pending = _pending(conversation, judgement, question, trace, knowledge)
    if isinstance(pending, Clarification | Offer):
        if _adds(pending):
            pending = going_on(conversation, pending)
        question = pending.question
    if isinstance(pending, Offer):
        trace = pending.trace
    return WaitedFor(judgement, question, trace, pending)


def _adds(pending: Clarification | Offer) -> bool:
    """Whether what was said may only add to the question that nobody has answered: staff get both.

    What is no question does. In a language that is not answered at all every question is such a one; and a word or two
    that are asked back about name another subject ("pas", then "nyt kort").
    """
    if isinstance(pending, Offer) and pending.foreign is not None:
        return True
    named = isinstance(pending, Clarification) and len(pending.question.split()) <= _WORDS_OF_A_SUBJECT
    return not (named or asks(pending.question))


def _pending(
    conversation: Conversation, judgement: Judgement, question: str, trace: str, knowledge: KnowledgeBase
) -> Pending | None:
    match judgement.decision:
        case Clarify(options):
            return Clarification(question, options)
        case HandOver(Reason.ASKED_FOR_PERSON as reason):
            wish = wanted_person(conversation) or Offer(conversation.last_question, reason.value, trace)
            return replace(wish.with_more(question), trace=trace)
        case HandOver(reason):
            return Offer(question, reason.value, trace, judgement.foreign)
        case SmallTalk(nod=True):
            # Whoever hums is still asked what they were asked.
            return conversation.pending
        case Answer(slug) | Signpost(slug) | SmallTalk(slug) if knowledge[slug].offers_person:
            return Offer(question, Reason.NEEDS_PERSON.value, trace, judgement.foreign)
        case _:
            return None


def _asks_nothing(judgement: Judgement, knowledge: KnowledgeBase) -> bool:
    """Whether a text is no question, so that the one before it stays: a wish for a person alone, thanks, a sign."""
    match judgement.decision:
        case HandOver(Reason.ASKED_FOR_PERSON):
            return not says_why(judgement.question)
        case SmallTalk(nod=True):
            return True
        case SmallTalk(slug):
            return not knowledge[slug].offers_person
        case HandOver(Reason.NOT_UNDERSTOOD) if not any(map(str.isalnum, judgement.question)):
            return True
        case _:
            return parse_consent(judgement.question) is not Consent.SOMETHING_ELSE
