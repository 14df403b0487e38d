"""What a question gets: it is judged, answered by opening hours, by events or by an entry, and remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import structlog

from bot import improvement
from bot.actions import Action, Verb
from bot.catalogue import Catalogue
from bot.clock import Clock, local_date
from bot.conversations import Clarification, Conversation, Exchange, Listing, Offer, Pending
from bot.desk.cards import guesses
from bot.events.replies import choices
from bot.events.talk import EventTalk
from bot.hours.asked import HoursAsked
from bot.incident_banner import IncidentBanner
from bot.live import LiveJudge
from bot.memory import Memory
from bot.messages import Message
from bot.replies import Replies
from bot.shown import lately
from bot.work import current
from knowledge.decisions import Answer, Clarify, HandOver, Reason, Refuse, Signpost, SmallTalk
from knowledge.entries import Language
from knowledge.judge import Judgement
from knowledge.reading.courtesies import GREETING

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers the question of a chat; what is to be said is given back, what must be remembered is kept."""

    memory: Memory
    live: LiveJudge
    replies: Replies
    catalogue: Catalogue
    clock: Clock
    banner: IncidentBanner
    hours: HoursAsked
    events: EventTalk

    async def judge(self, conversation: Conversation, text: str) -> Judgement:
        """What a citizen's raw text asks, in the language in which the chat is answered."""
        pinned, settled = conversation.language, conversation.settled
        judgement = await self.live.judge(text, today=self._today(), pinned=pinned, settled=settled)
        chosen = conversation.language_chosen and judgement.foreign is None
        return replace(judgement, language=conversation.language) if chosen else judgement

    async def reply(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...]:
        """The reply to what was judged, from whichever knows most of it."""
        if isinstance(judgement.decision, Refuse):
            return self.replies.judgement(conversation.chat_id, judgement, self.live.knowledge, self._today())
        hours = await self.hours.reply(conversation.chat_id, judgement, conversation.last_question)
        if hours is not None:
            return self._tell_hours(conversation, judgement, hours)
        told = await self.events.answer(conversation.chat_id, judgement.language, judgement)
        if told is not None:
            return self._of_events(conversation, judgement, told)
        return await self.of_entries(conversation, judgement)

    async def with_entry(self, conversation: Conversation, slug: str, question: str) -> tuple[Message, ...]:
        """An entry that the citizen picked; `question` (redacted) is what led there."""
        judgement = self.live.choose(slug, question=question, today=self._today(), language=conversation.language)
        return await self.of_entries(conversation, judgement)

    async def signpost(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """The fixed text for a danger that a text tells of."""
        judgement = await self.live.judge(text, today=self._today(), pinned=conversation.language)
        return self.replies.signpost(conversation.chat_id, judgement, self.live.knowledge, self._today())

    async def of_entries(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...]:
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
            case SmallTalk(slug) if slug == GREETING:
                # Whoever says hello or thanks asks nothing; what was asked before stays the latest question.
                question, trace = conversation.last_question, conversation.last_trace
            case HandOver(reason):
                pending = Offer(question, reason.value, trace, judgement.foreign)
            case Answer(slug) | Signpost(slug) | SmallTalk(slug) if self.live.knowledge[slug].offers_person:
                pending = Offer(question, Reason.NEEDS_PERSON.value, trace, judgement.foreign)
        asked = conversation.asked(question, trace, pending, _goes_on_in(conversation, judgement))
        asked = replace(asked, exchange=self._exchange(judgement) or conversation.exchange)
        self.memory.keep(asked)
        self._note(conversation, judgement)
        chat_id = conversation.chat_id
        if isinstance(judgement.decision, HandOver) and isinstance(pending, Offer) and not pending.question:
            offer = self.replies.offer(chat_id, judgement.decision.reason, judgement.language, question=False)
            return self.with_shown(asked, offer)
        incidents = await self.banner.before(chat_id, judgement, self.live.knowledge)
        told = self.replies.judgement(chat_id, judgement, self.live.knowledge, self._today())
        return (*incidents, *self.with_shown(asked, *told))

    def _of_events(
        self, conversation: Conversation, judgement: Judgement, told: tuple[Message, ...]
    ) -> tuple[Message, ...]:
        """Remember a question that events answer, and the numbers of the events that are listed."""
        _log.info("question.judged", decision="events", language=judgement.language.value)
        offered = choices(told)
        pending = Listing(offered) if offered else None
        language = _goes_on_in(conversation, judgement)
        asked = conversation.asked(judgement.question, self._trace(judgement), pending, language)
        title = self.catalogue[Language.DA].plain("staff-answered-events")
        self.memory.keep(replace(asked, exchange=Exchange(judgement.question, title)))
        self._note(conversation, replace(judgement, decision=Answer(""), candidates=()))
        return told

    def _tell_hours(self, conversation: Conversation, judgement: Judgement, told: Message) -> tuple[Message, ...]:
        """Remember that opening hours were asked for and told."""
        _log.info("question.judged", decision="opening_hours", language=judgement.language.value)
        title = self.catalogue[Language.DA].plain("hours-title")
        asked = conversation.asked(judgement.question, title, None, _goes_on_in(conversation, judgement))
        self.memory.keep(replace(asked, exchange=Exchange(judgement.question, title)))
        self._note(conversation, replace(judgement, decision=Answer(""), candidates=()))
        return (told,)

    def _note(self, conversation: Conversation, judgement: Judgement) -> None:
        if conversation.improve:
            now = self.clock()
            current().change(lambda session: improvement.record(session, judgement, now))

    def _exchange(self, judgement: Judgement) -> Exchange | None:
        """What a judgement answers, or None if it answers nothing: a greeting tells staff nothing."""
        match judgement.decision:
            case Answer(slug) | Signpost(slug) | HandOver(Reason.NEEDS_PERSON, str(slug)):
                return Exchange(judgement.question, self.live.knowledge[slug].text(Language.DA).title)
            case _:
                return None

    def with_shown(self, conversation: Conversation, *messages: Message) -> tuple[Message, ...]:
        """An offer also says that what was just sent goes with the question; other messages stay as they are."""
        if not lately(conversation.shown, self.clock()):
            return messages
        told = self.catalogue[conversation.language].html("offer-shown")
        return tuple(
            replace(each, html=f"{each.html}\n\n{told}") if _offers_person(each) else each for each in messages
        )

    def _trace(self, judgement: Judgement) -> str:
        """The best candidates in words that staff can use."""
        knowledge = self.live.knowledge
        candidates = (
            (knowledge[each.entry].text(Language.DA).title, each.probability) for each in judgement.candidates
        )
        return guesses(candidates, self.catalogue[Language.DA])

    def _today(self) -> date:
        return local_date(self.clock())


def _goes_on_in(conversation: Conversation, judgement: Judgement) -> Language:
    """The language of the chat after a message: one that tells little of it changes nothing but the device's."""
    return conversation.language if conversation.settled and not judgement.lasting else judgement.language


def _offers_person(message: Message) -> bool:
    accept = Action(Verb.ACCEPT).data()
    return any(button.action == accept for row in message.keyboard for button in row)
