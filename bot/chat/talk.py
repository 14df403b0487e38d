"""A citizen's chat: what the assistant does with what a citizen writes or presses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.announcing.subscribing import Subscribing
from bot.catalogue import Catalogue
from bot.chat import conversations
from bot.chat.answering import Answering
from bot.chat.conversations import Clarification, Conversation, Erasure, Improving, Listing, Offer
from bot.chat.crossing import crossed
from bot.chat.doorkeeper import Doorkeeper, Hold, without_first_half
from bot.chat.heard import Heard, Seen
from bot.chat.memory import Memory, new_conversation
from bot.chat.replies import Replies
from bot.chat.rights import Rights
from bot.chat.shown import Shown, lately, noted, without
from bot.clock import Clock
from bot.desk import cases
from bot.desk.closing import Closing
from bot.desk.handover import HandOverDesk
from bot.desk.relay import Relay
from bot.desk.said import FromCitizen
from bot.events.replies import choices
from bot.events.talk import EventTalk
from bot.messages import Keyboard, Message
from bot.running.live import LiveJudge
from bot.transport.operations import Delete
from bot.transport.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.decisions import HandOver, Reason
from knowledge.entries import Language
from knowledge.guard import redact
from knowledge.reading.agreeing import says_why, says_yes_and_more
from knowledge.reading.declining import says_no_in_words
from knowledge.reading.other_languages import language_asked_for
from knowledge.reading.replies import Choice, Consent, parse_choice, parse_consent, parse_number
from knowledge.reading.stopping import says_stop
from knowledge.reading.undecided import says_not_which


@dataclass(frozen=True, slots=True)
class Talk:
    """The use cases of a citizen's chat; each returns what is to be said, and has kept what must be remembered."""

    memory: Memory
    live: LiveJudge
    desk: HandOverDesk
    relay: Relay
    closing: Closing
    replies: Replies
    catalogue: Catalogue
    clock: Clock
    rights: Rights
    doorkeeper: Doorkeeper
    answering: Answering
    events: EventTalk
    subscribing: Subscribing

    async def end_case(self, conversation: Conversation) -> bool:
        """End the chat's case; gives whether there was one."""
        if not await self.closing.by_citizen(conversation.chat_id):
            return False
        # What was asked is settled; it must not turn up in the next case.
        self.keep(replace(conversation, pending=None, last_question="", last_trace="", exchange=None))
        return True

    async def hear(self, heard: Heard) -> tuple[Message, ...]:
        """A message from a citizen: to staff while a case is open, else judged and answered."""
        seen = await self.look(heard.chat_id, heard.device_language)
        conversation, case = seen.conversation, seen.case
        if seen.hold is not None:
            return await self._held_up(conversation, seen.hold, heard)
        if self.doorkeeper.completes_number(conversation, heard.text):
            return self._refuse_second_half(conversation, heard)
        half = self.doorkeeper.half_number(heard.text)
        if case is not None:
            if half != conversation.half_number_at:
                self.keep(replace(conversation, half_number_at=half))
            written = FromCitizen(
                heard.message_id, heard.text, media=heard.media, edited=heard.edited, reply_to=heard.reply_to
            )
            await self.relay.from_citizen(case, written)
            return await self._beside_a_person(conversation, heard.text)
        if _says_nothing_new(conversation, heard):
            return ()
        heard_of = replace(conversation, half_number_at=half, shown=self._shown(conversation, heard))
        if not heard.text.strip():
            return await self._not_text(heard_of, heard)
        return await self._question(heard_of, heard, shown_before=conversation.shown)

    async def _question(
        self, conversation: Conversation, heard: Heard, shown_before: tuple[Shown, ...]
    ) -> tuple[Message, ...]:
        # Personal numbers stop everything else; pending choices wait until the text is clean.
        if redact(heard.text).kinds:
            current().do(Outgoing(Delete(heard.chat_id, heard.message_id), Purpose.STATUS))
            if conversation.shown != shown_before:
                self.keep(conversation)
            return await self._ask(conversation, heard.text)
        awaited = await self._awaited(conversation, heard)
        return await self._ask(conversation, heard.text) if awaited is None else awaited

    def turn_away(self, conversation: Conversation, hold: Hold) -> None:
        """Whoever writes too fast is told so; who is banned was told when it happened, and hears nothing more."""
        if hold is not Hold.BANNED:
            identifier = "slowly" if hold is Hold.TOO_FAST else "slowly-in-case"
            current().do(self.doorkeeper.slowly(self.say(conversation, identifier)))

    async def _held_up(self, conversation: Conversation, hold: Hold, heard: Heard) -> tuple[Message, ...]:
        """A chat that is not answered: only danger is, and a banned person's yes or no to the erasure of their data."""
        self.turn_away(conversation, hold)
        if hold is Hold.BANNED and isinstance(conversation.pending, Erasure):
            answer = await self._awaited(conversation, heard)
            if answer is not None:
                return answer
        return await self._only_danger(conversation, heard.text)

    async def _only_danger(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """In danger the fixed text alone, at once; nothing else while the chat is held up."""
        return await self.answering.signpost(conversation, text) if self.live.is_urgent(text) else ()

    async def _beside_a_person(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """Nothing, while a person has the case; only in danger the fixed text comes at once, beside the person."""
        return await self.answering.signpost(conversation, text) if await self.live.sounds_urgent(text) else ()

    async def _awaited(self, conversation: Conversation, heard: Heard) -> tuple[Message, ...] | None:
        """The reply to what the assistant has asked, or None if this is no answer to that: danger never is."""
        pending, text = conversation.pending, heard.text
        if pending is None or self.live.is_urgent(text) or await crossed(self.memory.database, heard):
            return None
        if isinstance(pending, Clarification | Listing):
            return await self._picked(conversation, pending, text)
        consent = parse_consent(text, pending.foreign if isinstance(pending, Offer) else None)
        if consent is Consent.SOMETHING_ELSE and not says_no_in_words(text):
            return await self._yes_and_more(conversation, pending, text)
        return await self._said_yes_or_no(conversation, pending, yes=consent is Consent.YES)

    async def _said_yes_or_no(
        self, conversation: Conversation, pending: Offer | Erasure | Improving, *, yes: bool
    ) -> tuple[Message, ...]:
        """The reply to a typed yes or no."""
        match pending:
            case Improving():
                return (self.rights.consent(conversation, given=yes),)
            case Offer() if yes:
                return await self.accept(conversation, pending)
            case Erasure() if yes:
                await self.rights.erase(conversation)
                return ()
            case _:
                refused = "offer-declined" if isinstance(pending, Offer) else "erase-kept"
                return (await self.decline(conversation, refused),)

    async def _yes_and_more(
        self, conversation: Conversation, pending: Offer | Erasure | Improving, text: str
    ) -> tuple[Message, ...] | None:
        """The case of whoever says yes to the offer of a person and goes on: all of it goes to staff."""
        if not isinstance(pending, Offer) or not says_yes_and_more(text):
            return None
        await self.accept(conversation, pending.with_more(redact(text).text))
        return await self._beside_a_person(conversation, text)

    async def _ask(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        wanted = language_asked_for(text)
        if wanted in set(Language):
            return (self.choose_language(conversation, Language(wanted)),)
        if says_stop(text) and await self.subscribing.hears_from_us(conversation.chat_id):
            return (await self.subscribing.stop(conversation),)
        judgement = await self.answering.judge(conversation, text)
        asks = isinstance(judgement.decision, HandOver) and judgement.decision.reason is Reason.ASKED_FOR_PERSON
        if asks and isinstance(conversation.pending, Offer):
            # Whoever asks for a person twice has said yes.
            offer, said = conversation.pending, judgement.question
            return await self.accept(conversation, offer.with_more(said) if says_why(said) else offer)
        return await self.answering.reply(conversation, judgement)

    async def _picked(
        self, conversation: Conversation, shown: Clarification | Listing, text: str
    ) -> tuple[Message, ...] | None:
        if isinstance(shown, Clarification):
            return await self._clarified(conversation, shown, text)
        return await self._listed(conversation, shown, text)

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
            return await self.failed_clarification(conversation)
        if chosen is Choice.SOMETHING_ELSE:
            entries = [knowledge[slug] for slug in options if says_not_which(text)]
            asked = self.replies.clarification(conversation.chat_id, entries, conversation.language)
            return (asked,) if entries else None
        return await self.serve(conversation, options[chosen], clarification.question)

    async def _listed(self, conversation: Conversation, listing: Listing, text: str) -> tuple[Message, ...] | None:
        """The event whose number on a list was typed, or None if the text is no number of it."""
        listed = dict(listing.choices)
        number = parse_number(text, listed)
        if number is None:
            return None
        uuid = listed[number]
        return (await self.events.card(conversation.chat_id, conversation.language, uuid),)

    def shown(self, conversation: Conversation, messages: tuple[Message, ...]) -> None:
        """Remember the numbers of the events that `messages` list, so that they can be typed."""
        offered = choices(messages)
        waits_for_more = not isinstance(conversation.pending, Listing | None)
        if offered and not waits_for_more:
            self.keep(replace(conversation, pending=Listing(offered)))

    async def failed_clarification(self, conversation: Conversation) -> tuple[Message, ...]:
        """None of the choices was meant: offer a person."""
        pending = conversation.pending
        question = pending.question if isinstance(pending, Clarification | Offer) else conversation.last_question
        return (await self.offer(conversation, Reason.FAILED_CLARIFICATION, question),)

    async def person_instead(self, conversation: Conversation, slug: str) -> tuple[Message, ...]:
        """A person instead of the entry that was offered: that is asked for once, unless pictures would go unsaid."""
        pending = conversation.pending
        offered = isinstance(pending, Clarification) and slug in pending.options
        if pending is None or not offered or lately(conversation.shown, self.clock()):
            return (await self.offer_person(conversation),)
        wish = Offer(pending.question, Reason.ASKED_FOR_PERSON.value, conversation.last_trace)
        return await self.accept(conversation, wish)

    async def serve(self, conversation: Conversation, slug: str, question: str) -> tuple[Message, ...]:
        """Serve an entry that the citizen picked; `question` (redacted) is what led there."""
        return await self.answering.with_entry(conversation, slug, question)

    def choose_language(self, conversation: Conversation, language: Language) -> Message:
        """Answer the chat in a language from now on, because the citizen wants that."""
        chosen = conversation.choose_language(language)
        self.keep(chosen)
        return self.say(chosen, "language-set")

    def say(self, conversation: Conversation, identifier: str, keyboard: Keyboard = ()) -> Message:
        """One sentence of the catalogue in the chat's language."""
        return self.replies.simple(conversation.chat_id, conversation.language, identifier, keyboard)

    async def offer_person(self, conversation: Conversation) -> Message:
        """The offer of a person, with the latest question if there is one."""
        return await self.offer(conversation, Reason.ASKED_FOR_PERSON, conversation.last_question)

    async def offer(self, conversation: Conversation, reason: Reason, question: str) -> Message:
        """Offer to pass `question` (redacted, "" for none) to a person, and wait for the answer."""
        pending = Offer(question, reason.value, conversation.last_trace)
        self.keep(replace(conversation, pending=pending))
        offer = self.replies.offer(conversation.chat_id, reason, conversation.language, question=bool(question))
        return self.answering.with_shown(conversation, offer)[0]

    async def accept(self, conversation: Conversation, offer: Offer) -> tuple[Message, ...]:
        """Pass the offered question to staff; the receipt follows when they have it."""
        shown = lately(conversation.shown, self.clock())
        # Whoever was offered it in a third language is likelier to read English, where that has no words of its own.
        language = conversation.language if offer.foreign is None else Language.EN
        await self.desk.open(conversation.chat_id, language, offer, conversation.exchange, shown)
        self.keep(replace(conversation, pending=None, shown=()))
        return ()

    async def decline(self, conversation: Conversation, identifier: str = "offer-declined") -> Message:
        """Leave what was offered."""
        offer = conversation.pending
        # What was to go with the offer must not go with the next one.
        shown = () if isinstance(offer, Offer) else conversation.shown
        self.keep(replace(conversation, pending=None, shown=shown))
        foreign = offer.foreign if isinstance(offer, Offer) else None
        return self.replies.simple(conversation.chat_id, foreign or conversation.language, identifier)

    async def look(self, chat_id: int, device_language: str | None) -> Seen:
        """What there is to know of a chat before it is answered, in one transaction."""
        async with self.memory.database.reading() as session:
            known = await conversations.read(session, chat_id)
            case = await cases.open_case_of(session, chat_id)
            hold = await self.doorkeeper.look(session, chat_id)
        return Seen(known or new_conversation(chat_id, device_language), case, hold, known=known is not None)

    def _refuse_second_half(self, conversation: Conversation, heard: Heard) -> tuple[Message, ...]:
        """The message before was the first half of a personal number: neither half is kept."""
        current().do(Outgoing(Delete(heard.chat_id, heard.message_id), Purpose.STATUS))
        kept = replace(conversation, shown=without(conversation.shown, heard.message_id))
        self.keep(without_first_half(kept))
        return (self.say(conversation, "refuse"),)

    async def _not_text(self, conversation: Conversation, heard: Heard) -> tuple[Message, ...]:
        if heard.sticker:
            return (self.say(conversation, "sticker"),)
        pending = conversation.pending
        if heard.album is not None and isinstance(pending, Offer) and pending.reason == Reason.NOT_TEXT.value:
            # An album comes as many messages; it was answered at its first picture.
            self.keep(conversation)
            return ()
        return (await self.offer(conversation, Reason.NOT_TEXT, ""),)

    def _shown(self, conversation: Conversation, heard: Heard) -> tuple[Shown, ...]:
        """What may go to staff if they are asked: pictures and the like, and nothing with a personal number.

        A text with a telephone number, too: the assistant keeps it masked, and a person could not call back.
        """
        others = without(conversation.shown, heard.message_id)
        late = heard.edited and others == conversation.shown
        redaction = redact(heard.text)
        wanted = heard.media or redaction.masked
        if not wanted or heard.sticker or late or redaction.kinds:
            return others
        captioned = heard.media and bool(heard.text)
        numbered = bool(redaction.masked)
        return noted(others, Shown(heard.message_id, self.clock(), captioned=captioned, numbered=numbered))

    async def conversation(self, chat_id: int, device_language: str | None) -> Conversation:
        """What the assistant remembers of a chat; a new one begins in the language of the citizen's device."""
        return await self.memory.recall(chat_id, device_language)

    def keep(self, conversation: Conversation) -> None:
        """Remember a conversation, when the update that it came from is done."""
        self.memory.keep(conversation)


def _says_nothing_new(conversation: Conversation, heard: Heard) -> bool:
    """Whether an edit has changed no words: a picture was put in another's place, or what Telegram alone can see."""
    if not heard.edited:
        return False
    said = redact(heard.text)
    return not said.kinds and said.text.strip() in {"", conversation.last_question}
