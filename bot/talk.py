"""A citizen's chat: what the assistant does with what a citizen writes or presses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import structlog

from bot import conversations, improvement
from bot.catalogue import Catalogue
from bot.clock import Clock, local_date
from bot.conversations import Clarification, Conversation, Erasure, Exchange, Offer, Pending
from bot.desk import cases
from bot.desk.closing import Closing
from bot.desk.handover import HandOverDesk
from bot.desk.relay import Relay
from bot.desk.said import FromCitizen
from bot.doorkeeper import Doorkeeper, Hold, without_first_half
from bot.heard import Heard, Seen
from bot.hours.asked import HoursAsked
from bot.live import LiveJudge
from bot.memory import Memory, new_conversation
from bot.messages import Keyboard, Message
from bot.replies import Replies
from bot.rights import Rights
from bot.transport.operations import Delete
from bot.transport.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.decide import Answer, Clarify, HandOver, Reason, Refuse, Signpost, SmallTalk
from knowledge.entries import Language
from knowledge.guard import redact
from knowledge.judge import Judgement
from knowledge.replies import Choice, Consent, parse_choice, parse_consent

_log = structlog.get_logger(__name__)


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
    hours: HoursAsked

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
            return await self._held_up(conversation, seen.hold, heard.text)
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
        conversation = replace(conversation, half_number_at=half)
        if not heard.text.strip():
            return await self._not_text(conversation, heard)
        # Personal numbers stop everything else; pending choices wait until the text is clean.
        if redact(heard.text).kinds:
            current().do(Outgoing(Delete(heard.chat_id, heard.message_id), Purpose.STATUS))
            return await self._ask(conversation, heard.text)
        awaited = await self._awaited(conversation, heard.text)
        return await self._ask(conversation, heard.text) if awaited is None else awaited

    def turn_away(self, conversation: Conversation, hold: Hold) -> None:
        """Whoever writes too fast is told so; who is banned was told when it happened, and hears nothing more."""
        if hold is Hold.TOO_FAST:
            current().do(self.doorkeeper.slowly(self.say(conversation, "slowly")))

    async def _held_up(self, conversation: Conversation, hold: Hold, text: str) -> tuple[Message, ...]:
        """A chat that is not answered: only danger is, and a banned person's yes or no to the erasure of their data."""
        self.turn_away(conversation, hold)
        if hold is Hold.BANNED and isinstance(conversation.pending, Erasure):
            answer = await self._awaited(conversation, text)
            if answer is not None:
                return answer
        return await self._only_danger(conversation, text)

    async def _only_danger(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """In danger the fixed text alone, at once; nothing else while the chat is held up."""
        return await self._signpost(conversation, text) if self.live.is_urgent(text) else ()

    async def _beside_a_person(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """Nothing, while a person has the case; only in danger the fixed text comes at once, beside the person."""
        return await self._signpost(conversation, text) if await self.live.sounds_urgent(text) else ()

    async def _signpost(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        judgement = await self.live.judge(text, today=self._today(), pinned=conversation.language)
        return self.replies.signpost(conversation.chat_id, judgement, self.live.knowledge, self._today())

    async def _awaited(self, conversation: Conversation, text: str) -> tuple[Message, ...] | None:
        """The reply to what the assistant has asked, or None if the text is no answer to that: danger never is."""
        pending = conversation.pending
        if pending is None or self.live.is_urgent(text):
            return None
        if isinstance(pending, Clarification):
            return await self._clarified(conversation, pending, text)
        consent = parse_consent(text)
        if consent is Consent.SOMETHING_ELSE:
            return None
        offered = isinstance(pending, Offer)
        if consent is Consent.NO:
            return (await self.decline(conversation, "offer-declined" if offered else "erase-kept"),)
        if isinstance(pending, Offer):
            return await self.accept(conversation, pending)
        await self.rights.erase(conversation)
        return ()

    async def _ask(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        judgement = await self.live.judge(text, today=self._today(), pinned=conversation.language)
        if conversation.language_chosen and judgement.foreign is None:
            judgement = replace(judgement, language=conversation.language)
        if isinstance(judgement.decision, Refuse):
            return self.replies.judgement(conversation.chat_id, judgement, self.live.knowledge, self._today())
        asks_again = isinstance(judgement.decision, HandOver) and (judgement.decision.reason is Reason.ASKED_FOR_PERSON)
        if asks_again and isinstance(conversation.pending, Offer):
            # Whoever asks for a person twice has said yes.
            return await self.accept(conversation, conversation.pending)
        told = await self.hours.reply(conversation.chat_id, judgement, conversation.last_question)
        if told is not None:
            return self._tell_hours(conversation, judgement, told)
        return await self._reply(conversation, judgement)

    async def _reply(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...]:
        """Remember what was judged and what is now waited for, and say it."""
        _log.info(
            "question.judged",
            decision=judgement.decision.name,
            language=judgement.language.value,
            candidates=[(each.entry, round(each.probability, 3)) for each in judgement.candidates[:3]],
        )
        trace = self._trace(judgement)
        pending: Pending | None = None
        question = judgement.question
        match judgement.decision:
            case Clarify(options):
                pending = Clarification(question, options)
            case HandOver(Reason.ASKED_FOR_PERSON):
                # "I want to talk to a person" is no question; the one before it is.
                question = conversation.last_question
                pending = Offer(question, Reason.ASKED_FOR_PERSON.value, conversation.last_trace)
                trace = conversation.last_trace
            case HandOver(reason):
                pending = Offer(question, reason.value, trace)
            case Answer(slug) | Signpost(slug) | SmallTalk(slug) if self.live.knowledge[slug].offers_person:
                pending = Offer(question, Reason.NEEDS_PERSON.value, trace)
        asked = conversation.asked(question, trace, pending, judgement.language)
        asked = replace(asked, exchange=self._exchange(judgement) or conversation.exchange)
        self.keep(asked)
        if conversation.improve:
            now = self.clock()
            current().change(lambda session: improvement.record(session, judgement, now))
        if isinstance(judgement.decision, HandOver) and isinstance(pending, Offer) and not pending.question:
            return (
                self.replies.offer(conversation.chat_id, judgement.decision.reason, judgement.language, question=False),
            )
        return self.replies.judgement(conversation.chat_id, judgement, self.live.knowledge, self._today())

    def _tell_hours(self, conversation: Conversation, judgement: Judgement, told: Message) -> tuple[Message, ...]:
        """Remember that opening hours were asked for and told."""
        _log.info("question.judged", decision="opening_hours", language=judgement.language.value)
        title = self.catalogue[Language.DA].plain("hours-title")
        asked = conversation.asked(judgement.question, title, None, judgement.language)
        self.keep(replace(asked, exchange=Exchange(judgement.question, title)))
        if conversation.improve:
            answered, now = replace(judgement, decision=Answer(""), candidates=()), self.clock()
            current().change(lambda session: improvement.record(session, answered, now))
        return (told,)

    def _exchange(self, judgement: Judgement) -> Exchange | None:
        """What a judgement answers, or None if it answers nothing: a greeting tells staff nothing."""
        match judgement.decision:
            case Answer(slug) | Signpost(slug) | HandOver(Reason.NEEDS_PERSON, str(slug)):
                return Exchange(judgement.question, self.live.knowledge[slug].text(Language.DA).title)
            case _:
                return None

    async def _clarified(
        self, conversation: Conversation, clarification: Clarification, text: str
    ) -> tuple[Message, ...] | None:
        """The reply to a typed choice, or None if the text is no choice but a new question."""
        knowledge = self.live.knowledge
        options = [slug for slug in clarification.options if slug in knowledge]
        chosen = parse_choice(text, [knowledge[slug].text(conversation.language).title for slug in options])
        if chosen is Choice.NONE_OF_THESE:
            return await self.failed_clarification(conversation)
        if chosen is Choice.SOMETHING_ELSE:
            return None
        return await self.serve(conversation, options[chosen], clarification.question)

    async def failed_clarification(self, conversation: Conversation) -> tuple[Message, ...]:
        """None of the choices was meant: offer a person."""
        pending = conversation.pending
        question = pending.question if isinstance(pending, Clarification | Offer) else conversation.last_question
        return (await self.offer(conversation, Reason.FAILED_CLARIFICATION, question),)

    async def serve(self, conversation: Conversation, slug: str, question: str) -> tuple[Message, ...]:
        """Serve an entry that the citizen picked; `question` (redacted) is what led there."""
        judgement = self.live.choose(slug, question=question, today=self._today(), language=conversation.language)
        return await self._reply(conversation, judgement)

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
        return self.replies.offer(conversation.chat_id, reason, conversation.language, question=bool(question))

    async def accept(self, conversation: Conversation, offer: Offer) -> tuple[Message, ...]:
        """Pass the offered question to staff; the receipt follows when they have it."""
        await self.desk.open(conversation.chat_id, conversation.language, offer, conversation.exchange)
        self.keep(replace(conversation, pending=None))
        return ()

    async def decline(self, conversation: Conversation, identifier: str = "offer-declined") -> Message:
        """Leave what was offered."""
        self.keep(replace(conversation, pending=None))
        return self.say(conversation, identifier)

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
        self.keep(without_first_half(conversation))
        return (self.say(conversation, "refuse"),)

    async def _not_text(self, conversation: Conversation, heard: Heard) -> tuple[Message, ...]:
        if heard.sticker:
            return (self.say(conversation, "sticker"),)
        pending = conversation.pending
        if heard.album is not None and isinstance(pending, Offer) and pending.reason == Reason.NOT_TEXT.value:
            # An album comes as many messages; it was answered at its first picture.
            return ()
        return (await self.offer(conversation, Reason.NOT_TEXT, ""),)

    def _trace(self, judgement: Judgement) -> str:
        """The best three candidates in words that staff can use."""
        texts = self.catalogue[Language.DA]
        return "\n".join(
            texts.plain(
                "staff-candidate",
                title=self.live.knowledge[candidate.entry].text(Language.DA).title,
                percent=str(round(100 * candidate.probability)),
            )
            for candidate in judgement.candidates[:3]
        )

    async def conversation(self, chat_id: int, device_language: str | None) -> Conversation:
        """What the assistant remembers of a chat; a new one begins in the language of the citizen's device."""
        return await self.memory.recall(chat_id, device_language)

    def keep(self, conversation: Conversation) -> None:
        """Remember a conversation, when the update that it came from is done."""
        self.memory.keep(conversation)

    def _today(self) -> date:
        return local_date(self.clock())
