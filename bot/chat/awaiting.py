"""What a citizen types after the assistant has asked something: a choice, a number of a list, a yes or a no.

| waits for | yes | no, or it is left | one of it | anything else that answers it |
|---|---|---|---|---|
| `Clarification` | its answer, or which of them | a person, or it is left | its answer | two of it; "hva?" repeats it |
| `Listing` | | | the event | |
| `Choosing` | | it is left | what its button does | |
| `Offer` | to staff | it is left | | a yes that goes on: to staff with that |
| `Erasure` | all is erased | it is kept | | |
| `Improving` | questions are kept | they are not | | |
| `Ended` | | | | "jeg er ikke færdig": the case goes on |

Whatever stands nowhere here is no answer: it is a question, after which something else is waited for
(`bot.chat.questions.waited_for`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.announcing.choosing import chosen
from bot.announcing.subscribing import Subscribing
from bot.chat.crossing import crossed
from bot.chat.heard import Heard
from bot.chat.in_danger import InDanger
from bot.chat.offering import Offering
from bot.chat.questions.replies import Replies
from bot.chat.questions.telling import Telling
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Choosing, Clarification, Ended, Erasure, Improving, Listing, Offer
from bot.chat.wishes.rights import Rights
from bot.desk.casework import CaseWork
from bot.events.talk import EventTalk
from bot.messages import Message
from bot.running.live import LiveJudge
from knowledge.guard import redact
from knowledge.reading.said_to_us.agreeing import asks_for_it, says_yes_and_more
from knowledge.reading.said_to_us.consent import Consent, parse_consent
from knowledge.reading.said_to_us.declining import says_no_in_words
from knowledge.reading.said_to_us.erasing import confirms_erasure
from knowledge.reading.said_to_us.not_done import says_not_done
from knowledge.reading.said_to_us.replies import Choice, parse_choice, parse_number
from knowledge.reading.said_to_us.steering import is_at_a_loss
from knowledge.reading.said_to_us.undecided import is_just_a_number, says_not_which, two_of


@dataclass(frozen=True, slots=True)
class Awaiting:
    """Replies to what the assistant has asked; each returns what is to be said, or None if a text is no reply to it."""

    memory: Memory
    live: LiveJudge
    replies: Replies
    rights: Rights
    events: EventTalk
    telling: Telling
    danger: InDanger
    offering: Offering
    subscribing: Subscribing
    casework: CaseWork

    async def reply(self, conversation: Conversation, heard: Heard) -> tuple[Message, ...] | None:
        """The reply to what the assistant has asked, or None if this is no answer to that: danger never is."""
        pending, text = conversation.pending, heard.text
        if pending is None or self.live.is_urgent(text) or await crossed(self.memory.database, heard):
            return None
        match pending:
            case Clarification():
                return await self._clarified(conversation, pending, text)
            case Listing():
                return await self._listed(conversation, pending, text)
            case Choosing():
                return await self._chosen(conversation, pending, text)
            case Ended():
                return await self._not_done(conversation, pending, text)
            case Offer() | Erasure() | Improving():
                return await self._consented(conversation, pending, text)

    async def _consented(
        self, conversation: Conversation, pending: Offer | Erasure | Improving, text: str
    ) -> tuple[Message, ...] | None:
        """The reply to a typed yes or no; None for any other text."""
        match pending, _consent(pending, text):
            case Offer(), said:
                return await self._offered(conversation, pending, said, text)
            case Improving(), Consent.YES | Consent.NO as said:
                return (self.rights.consent(conversation, given=said is Consent.YES),)
            case Erasure(), Consent.YES:
                await self.rights.erase(conversation)
                return ()
            case Erasure(), Consent.NO:
                return (await self.offering.decline(conversation, "erase-kept"),)
            case _:
                return None

    async def _offered(
        self, conversation: Conversation, offer: Offer, said: Consent, text: str
    ) -> tuple[Message, ...] | None:
        """The same to the offer of a person; of whoever says yes and goes on, all of it goes to staff."""
        if said is Consent.YES:
            return await self.offering.accept(conversation, offer)
        if said is Consent.NO:
            return (await self.offering.decline(conversation),)
        if not says_yes_and_more(text):
            return None
        await self.offering.accept(conversation, offer.with_more(redact(text).text))
        return await self.danger.beside_a_person(conversation, text)

    async def _not_done(self, conversation: Conversation, ended: Ended, text: str) -> tuple[Message, ...] | None:
        """A person's conversation that was ended goes on for whoever says at once that they are not finished."""
        if not says_not_done(text) or not await self.casework.reopen_by_citizen(conversation.chat_id, ended.case):
            return None
        self.memory.keep(replace(conversation, pending=None))
        return ()

    async def _chosen(self, conversation: Conversation, choosing: Choosing, text: str) -> tuple[Message, ...] | None:
        """What follows on a button of a subscription's first questions that was typed; None for any other text."""
        found = chosen(choosing, text)
        if found is Choice.NONE_OF_THESE or says_no_in_words(text):
            return (await self.offering.decline(conversation),)
        if not isinstance(found, str):
            return await self.subscribing.later(conversation, choosing, text)
        self.memory.keep(replace(conversation, pending=None))
        told = await self.subscribing.press(conversation, found)
        return None if told is None else (told,)

    async def _clarified(
        self, conversation: Conversation, clarification: Clarification, text: str
    ) -> tuple[Message, ...] | None:
        """The reply to a typed choice, or None if the text is no choice but a new question.

        Whoever wants something of it and does not say what is asked once more.
        """
        knowledge = self.live.knowledge
        options = [slug for slug in clarification.options if slug in knowledge]
        chosen = parse_choice(text, [knowledge[slug].text(conversation.language).title for slug in options])
        if chosen is Choice.NONE_OF_THESE:
            return await self.offering.failed_clarification(conversation)
        if chosen is Choice.SOMETHING_ELSE and says_no_in_words(text):
            return (await self.offering.decline(conversation),)
        if chosen is Choice.SOMETHING_ELSE:
            return await self._several(conversation, clarification, options, text)
        return await self.telling.with_entry(conversation, options[chosen], clarification.question)

    async def _several(
        self, conversation: Conversation, clarification: Clarification, options: list[str], text: str
    ) -> tuple[Message, ...] | None:
        """Both answers for whoever wants two; whoever wants more, or says nothing ("hva?", "9"), is asked once more."""
        at_a_loss = is_at_a_loss(text) or is_just_a_number(text)
        if not options or not (at_a_loss or says_not_which(text)):
            return None
        wanted = None if at_a_loss else two_of(text, len(options))
        if wanted is not None:
            question = clarification.question
            told = [await self.telling.with_entry(conversation, options[each], question) for each in wanted]
            return tuple(message for messages in told for message in messages)
        entries = [self.live.knowledge[slug] for slug in options]
        asked = self.replies.clarification(conversation.chat_id, entries, conversation.language)
        if at_a_loss:
            return (asked,)
        kindly = self.replies.simple(conversation.chat_id, conversation.language, "one-at-a-time")
        return (replace(asked, html=f"{kindly.html} {asked.html}"),)

    async def _listed(self, conversation: Conversation, listing: Listing, text: str) -> tuple[Message, ...] | None:
        """The event whose number on a list was typed, or None if the text is no number of it."""
        listed = dict(listing.choices)
        number = parse_number(text, listed)
        if number is None:
            return None
        uuid = listed[number]
        return (await self.events.card(conversation.chat_id, conversation.language, uuid),)


def _consent(pending: Offer | Erasure | Improving, text: str) -> Consent:
    """What a text says to a question of yes or no, in the words that fit what was asked."""
    if isinstance(pending, Erasure) and confirms_erasure(text):
        return Consent.YES
    consent = parse_consent(text, pending.foreign if isinstance(pending, Offer) else None)
    if consent is not Consent.SOMETHING_ELSE:
        return consent
    if says_no_in_words(text):
        return Consent.NO
    return Consent.YES if isinstance(pending, Offer) and asks_for_it(text) else Consent.SOMETHING_ELSE
