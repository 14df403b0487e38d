"""What a question gets: it is judged, answered by opening hours, by events or by an entry, and remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import structlog

from bot.catalogue import Catalogue, month_name
from bot.chat.controls.actions import Action, Verb
from bot.chat.in_danger import InDanger
from bot.chat.questions.following import answered, entry_answered, joined, question_before
from bot.chat.questions.in_conversation import (
    goes_on_in,
    no_mere_thanks,
)
from bot.chat.questions.incident_banner import IncidentBanner
from bot.chat.questions.replies import Replies
from bot.chat.questions.waited_for import waited_for
from bot.chat.questions.what_went_before import WhatWentBefore
from bot.chat.remembering.conversations import Conversation, Exchange
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Clarification, Listing, Offer
from bot.chat.remembering.shown import lately
from bot.chat.wishes import improvement
from bot.clock import Clock, local_date
from bot.desk.cards import guesses
from bot.events.replies import choices
from bot.events.talk import EventTalk
from bot.hours.asked import HoursAsked
from bot.messages import Message
from bot.running.live import LiveJudge
from bot.work import current
from knowledge.dates.no_such_day import no_such_day
from knowledge.decisions import Answer, HandOver, Reason, Refuse, Signpost
from knowledge.entries import Detail, Kind, Language
from knowledge.judgement import Judgement
from knowledge.reading.said_to_us.agreeing import asks

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
    before: WhatWentBefore
    danger: InDanger

    async def judge(self, conversation: Conversation, text: str) -> Judgement:
        """What a citizen's raw text asks, in the language in which the chat is answered."""
        pinned, settled = conversation.language, conversation.settled
        judgement = await self.live.judge(text, today=self._today(), pinned=pinned, settled=settled)
        judgement = await self.before.joined(conversation, judgement)
        chosen = conversation.language_chosen and judgement.foreign is None
        return replace(judgement, language=conversation.language) if chosen else judgement

    async def reply(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...]:
        """The reply to what was judged, from whichever knows most of it."""
        if isinstance(judgement.decision, Refuse):
            return self.replies.judgement(conversation.chat_id, judgement, self.live.knowledge, self._today())
        told = await self._no_such_day(conversation, judgement)
        if told is not None:
            return told
        before = question_before(conversation)
        hours = await self.hours.reply(conversation.chat_id, judgement, before)
        if hours is not None:
            return self._tell_hours(conversation, judgement, hours)
        told = await self._going_on(conversation, judgement)
        if told is None and not self._may_be_elsewhere(judgement):
            told = await self._of_hours(conversation, judgement, before)
        if told is not None:
            return told
        told = await self.events.answer(conversation.chat_id, judgement.language, judgement)
        if told is not None:
            return self._of_events(conversation, judgement, told)
        return await self.of_entries(conversation, judgement)

    async def _no_such_day(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...] | None:
        """What is said of a date that no calendar has, where a day in its place would have its hours or events told."""
        chat_id, language = conversation.chat_id, judgement.language
        none = no_such_day(judgement.question, self.clock())
        if none is None:
            return None
        possible = replace(judgement, question=none.possible)
        month = month_name(none.month, none.year, language)
        message = Message(chat_id, self.catalogue[language].html("no-such-day", day=str(none.day), month=month))
        if await self.hours.reply(chat_id, possible, question_before(conversation)) is not None:
            return self._tell_hours(conversation, judgement, message)
        if await self.events.answer(chat_id, language, possible) is not None:
            return self._of_events(conversation, judgement, (message,))
        return None

    async def _going_on(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...] | None:
        """The reply to what goes on with opening hours or events that were just told of, or None."""
        before = question_before(conversation)
        if self.before.speaks_of_hours(conversation):
            hours = await self.hours.follow_up(conversation.chat_id, judgement, before)
            if hours is not None:
                return self._tell_hours(conversation, judgement, hours, joined(conversation, judgement.question))
            entry = self.before.entry_on_hours(conversation)
            if entry is not None and self.hours.follows_up(judgement, before):
                # Nothing is known of that day or house: where it stands is told, and no events of that day.
                whole = joined(conversation, judgement.question)
                return await self.with_entry(conversation, entry.slug, whole, language=judgement.language)
        elif self.before.speaks_of_events(conversation):
            events = await self.events.follow_up(conversation.chat_id, judgement, before)
            if events is not None:
                return self._of_events(conversation, judgement, events, joined(conversation, judgement.question))
        return None

    async def _of_hours(
        self, conversation: Conversation, judgement: Judgement, before: str
    ) -> tuple[Message, ...] | None:
        """Opening hours of the next days for whoever names none, and those asked for beside something else."""
        hours = await self.hours.at_large(conversation.chat_id, judgement, before)
        if hours is not None:
            return self._tell_hours(conversation, judgement, hours)
        beside = await self.hours.part(conversation.chat_id, judgement, before)
        return None if beside is None else await self._with_hours(conversation, judgement, *beside)

    async def with_entry(
        self, conversation: Conversation, slug: str, question: str, *, language: Language | None = None
    ) -> tuple[Message, ...]:
        """An entry that the citizen picked, in the chat's language or another; `question` (redacted) led there."""
        told_in = language or conversation.language
        judgement = self.live.choose(slug, question=question, today=self._today(), language=told_in)
        return await self.of_entries(conversation, judgement)

    async def once_more(self, conversation: Conversation) -> tuple[Message, ...]:
        """What was told, asked back or offered last, in the language of the chat; nothing where nothing was."""
        knowledge, pending = self.live.knowledge, conversation.pending
        if isinstance(pending, Clarification):
            known = [knowledge[slug] for slug in pending.options if slug in knowledge]
            return (self.replies.clarification(conversation.chat_id, known, conversation.language),) if known else ()
        told = entry_answered(conversation, knowledge)
        if told is not None:
            return await self.with_entry(conversation, told.slug, conversation.last_question)
        if answered(conversation) is not None:
            return await self.reply(conversation, await self.judge(conversation, question_before(conversation)))
        if not isinstance(pending, Offer):
            return ()
        self.memory.keep(replace(conversation, pending=replace(pending, foreign=None)))
        told_in, has_question = conversation.language, bool(pending.question)
        offer = self.replies.offer(conversation.chat_id, Reason(pending.reason), told_in, question=has_question)
        return self.with_shown(conversation, offer)

    def back_at(self, conversation: Conversation, slug: str) -> Conversation:
        """The conversation as it was at an answer, whose buttons are not about what was asked since.

        The citizen's words are remembered of the latest answer alone; for one before it stands its title.
        """
        if slug not in self.live.knowledge:
            return conversation
        entry, latest = self.live.knowledge[slug], conversation.exchange
        title = entry.text(Language.DA).title
        same = latest is not None and latest.title == title
        question = latest.question if latest is not None and same else entry.text(conversation.language).title
        if question == conversation.last_question:
            return conversation
        return replace(conversation, last_question=question, last_trace="", exchange=Exchange(question, title))

    async def of_entries(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...]:
        """Remember what was judged and what is now waited for, and say it."""
        judgement = no_mere_thanks(judgement)
        _log.info(
            "question.judged",
            decision=judgement.decision.name,
            language=judgement.language.value,
            candidates=[(each.entry, round(each.probability, 3)) for each in judgement.candidates[:3]],
        )
        waiting = waited_for(conversation, judgement, self._trace(judgement), self.live.knowledge)
        judgement, pending = waiting.judgement, waiting.pending
        asked = conversation.asked(waiting.question, waiting.trace, pending, goes_on_in(conversation, judgement))
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
        self, conversation: Conversation, judgement: Judgement, told: tuple[Message, ...], whole: str = ""
    ) -> tuple[Message, ...]:
        """Remember a question that events answer, and the numbers of the events that are listed.

        `whole` is the question with the one that it goes on with.
        """
        _log.info("question.judged", decision="events", language=judgement.language.value)
        offered = choices(told)
        pending = Listing(offered) if offered else None
        language = goes_on_in(conversation, judgement)
        asked = conversation.asked(judgement.question, self._trace(judgement), pending, language)
        self.memory.keep(replace(asked, exchange=Exchange(whole or judgement.question, self.before.title_of_events)))
        self._note(conversation, replace(judgement, decision=Answer(""), candidates=()))
        return told

    def _tell_hours(
        self, conversation: Conversation, judgement: Judgement, told: Message, whole: str = ""
    ) -> tuple[Message, ...]:
        """Remember that opening hours were asked for and told; `whole` is as of `_of_events`."""
        _log.info("question.judged", decision="opening_hours", language=judgement.language.value)
        title = self.before.title_of_hours
        asked = conversation.asked(judgement.question, title, None, goes_on_in(conversation, judgement))
        self.memory.keep(replace(asked, exchange=Exchange(whole or judgement.question, title)))
        self._note(conversation, replace(judgement, decision=Answer(""), candidates=()))
        return (told,)

    async def _with_hours(
        self, conversation: Conversation, judgement: Judgement, hours: Message, rest: str
    ) -> tuple[Message, ...]:
        """Opening hours that were asked for beside something else, and the reply to that, if it asks for anything."""
        other = await self.judge(conversation, rest)
        if not (isinstance(other.decision, Answer) or asks(rest)):
            return self._tell_hours(conversation, judgement, hours)
        told = await self.events.answer(conversation.chat_id, judgement.language, other)
        both = replace(other, question=judgement.question)
        others = (
            await self.of_entries(conversation, both) if told is None else self._of_events(conversation, both, told)
        )
        # A person is offered once, below the last of it.
        return (replace(hours, keyboard=()), *others)

    def _may_be_elsewhere(self, judgement: Judgement) -> bool:
        """Whether another place of the municipality may be meant, which has hours of its own, or a danger."""
        knowledge, policy = self.live.knowledge, self.live.current.policy
        known = ((knowledge[each.entry], each.probability) for each in judgement.candidates if each.entry in knowledge)
        return any(
            probability >= (policy.urgent_option if entry.kind is Kind.SIGNPOST else policy.option)
            for entry, probability in known
            if entry.kind is Kind.SIGNPOST or Detail.ANY in (entry.details or ())
        )

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


def _offers_person(message: Message) -> bool:
    accept = Action(Verb.ACCEPT).data()
    return any(button.action == accept for row in message.keyboard for button in row)
