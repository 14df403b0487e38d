"""What a text gets that answers nothing that was asked: it steers the chat, calls a person, or is a question."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.chat.crossing import crossed
from bot.chat.heard import Heard
from bot.chat.offering import Offering
from bot.chat.questions.answering import Answering
from bot.chat.questions.telling import Telling
from bot.chat.questions.two_things import both_answers
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import Offer
from bot.chat.steering import Steering, says_too_little
from bot.messages import Message
from knowledge.decisions import Answer, Clarify, HandOver, Reason
from knowledge.judgement import Judgement
from knowledge.reading.said_to_us.agreeing import says_why
from knowledge.reading.said_to_us.person_wish import wishes_person, wishes_person_about


@dataclass(frozen=True, slots=True)
class Asking:
    """Replies to such texts; what must be remembered is kept."""

    steering: Steering
    answering: Answering
    telling: Telling
    offering: Offering

    async def reply(self, conversation: Conversation, heard: Heard, *, to_person: bool = False) -> tuple[Message, ...]:
        """What a text gets; `to_person`: it answers a person's words."""
        text = heard.text
        steered = await self.steering.reply(conversation, text)
        if steered is not None:
            return steered
        judgement = await self.answering.judge(conversation, text)
        if _wishes_person(judgement):
            judgement = replace(judgement, decision=HandOver(Reason.ASKED_FOR_PERSON))
        elif to_person and isinstance(judgement.decision, Answer | Clarify | HandOver):
            # Where the conversation with the person has ended since, nobody else can say what was meant.
            return await self.telling.of_entries(
                conversation, replace(judgement, decision=HandOver(Reason.NEEDS_PERSON), candidates=())
            )
        asks = isinstance(judgement.decision, HandOver) and judgement.decision.reason is Reason.ASKED_FOR_PERSON
        if isinstance(judgement.decision, HandOver) and not asks and says_too_little(conversation, judgement.question):
            return (self.steering.say_more(conversation),)
        offer = conversation.pending
        if asks and isinstance(offer, Offer) and not await crossed(self.answering.memory.database, heard):
            # Whoever asks for a person once more, below the offer, has said yes.
            said = judgement.question
            return await self.offering.accept(conversation, offer.with_more(said) if says_why(said) else offer)
        told = await both_answers(self.answering, conversation, judgement)
        if told is None:
            told = await self.answering.reply(conversation, judgement)
        return (*told, *await self.steering.own_messages.beside(conversation, judgement))


def _wishes_person(judgement: Judgement) -> bool:
    """Whether a person is wished for: about nothing that is said, or about something that has no sure answer."""
    match judgement.decision:
        case Answer():
            return wishes_person(judgement.question)
        case Clarify() | HandOver(Reason.UNSURE | Reason.NOT_UNDERSTOOD):
            return wishes_person(judgement.question) or wishes_person_about(judgement.question)
        case HandOver():
            return wishes_person(judgement.question)
        case _:
            return False
