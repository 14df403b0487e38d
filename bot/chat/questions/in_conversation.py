"""A message in its conversation: what was said before changes what is made of it."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import Clarification, Offer, together
from knowledge.decisions import Clarify, HandOver, Reason, SmallTalk
from knowledge.entries import Language
from knowledge.judgement import Judgement
from knowledge.reading.said_to_us.agreeing import asks
from knowledge.reading.said_to_us.consent import Consent, parse_consent
from knowledge.reading.said_to_us.courtesies import GREETING, courtesy_of, is_aside, is_hum


def is_open(judgement: Judgement) -> bool:
    """Whether a question is asked back, or not understood."""
    return judgement.foreign is None and (
        isinstance(judgement.decision, Clarify)
        or judgement.decision in {HandOver(Reason.UNSURE), HandOver(Reason.NOT_UNDERSTOOD)}
    )


def likely_choices(conversation: Conversation, judgement: Judgement) -> frozenset[str]:
    """The entries that the citizen was asked to choose from and that are likely by what was said now, too."""
    match conversation.pending, judgement.decision:
        case Clarification(_, shown), Clarify(options):
            return frozenset(shown).intersection(options)
        case _:
            return frozenset()


def goes_on_in(conversation: Conversation, judgement: Judgement) -> Language:
    """The language of the chat after a message: one that tells little of it changes nothing but the device's."""
    return conversation.language if conversation.settled and not judgement.lasting else judgement.language


def of_no_question(conversation: Conversation, judgement: Judgement) -> Judgement:
    """Whoever laughs, asks to wait, signs or says no to nothing is nodded at: staff could answer none of it.

    Whoever says yes to nothing may want the person that is named below every answer.
    """
    if not isinstance(judgement.decision, HandOver) or judgement.foreign is not None:
        return judgement
    question = judgement.question
    consent = parse_consent(question) if any(map(str.isalnum, question)) else Consent.SOMETHING_ELSE
    if is_hum(question) or is_aside(question) or consent is Consent.NO:
        return replace(judgement, decision=SmallTalk(GREETING, nod=True))
    if consent is Consent.YES and conversation.last_question:
        return replace(judgement, decision=HandOver(Reason.ASKED_FOR_PERSON))
    return judgement


def no_mere_thanks(judgement: Judgement) -> Judgement:
    """Thanks with a question behind them are no thanks alone: nobody's question is met with a "selv tak"."""
    question = judgement.question
    if judgement.decision == SmallTalk(GREETING, thanks=True) and courtesy_of(question) is None and asks(question):
        return replace(judgement, decision=HandOver(Reason.UNSURE))
    return judgement


def for_a_person(conversation: Conversation, judgement: Judgement) -> Judgement:
    """Whoever has just asked for a person and says why is offered one again, with that: no choices, no excuses."""
    match judgement.decision:
        case HandOver(Reason.NEEDS_PERSON, str()) | HandOver(Reason.OTHER_LANGUAGE):
            return judgement
        case Clarify() | HandOver() if wanted_person(conversation) is not None:
            return replace(judgement, decision=HandOver(Reason.ASKED_FOR_PERSON))
        case _:
            return judgement


def going_on(conversation: Conversation, waiting: Clarification | Offer) -> Clarification | Offer:
    """What waits for an answer to what was just said, with the question before it, if that waits for one still."""
    match conversation.pending:
        case Clarification(question) | Offer(question) if question and question not in waiting.question:
            both = question if waiting.question in question else together(question, waiting.question)
            if isinstance(waiting, Clarification):
                return replace(waiting, question=both)
            return replace(waiting, question=both, trace=conversation.last_trace)
        case _:
            return waiting


def wanted_person(conversation: Conversation) -> Offer | None:
    """The open offer of a person that was asked for, or None."""
    offer = conversation.pending
    return offer if isinstance(offer, Offer) and offer.reason == Reason.ASKED_FOR_PERSON.value else None
