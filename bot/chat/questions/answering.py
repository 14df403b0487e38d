"""What a question gets: it is judged, and answered by opening hours, by events or by an entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue import Catalogue, month_name
from bot.chat.in_danger import InDanger
from bot.chat.questions.following import answered, entry_answered, joined, question_before
from bot.chat.questions.replies import Replies
from bot.chat.questions.telling import Telling
from bot.chat.questions.what_went_before import WhatWentBefore
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Clarification, Offer
from bot.clock import Clock, local_date
from bot.events.talk import EventTalk
from bot.hours.asked import HoursAsked
from bot.messages import Message
from bot.running.live import LiveJudge
from knowledge.dates.no_such_day import no_such_day
from knowledge.decisions import Answer, Reason, Refuse
from knowledge.entries import Detail, Kind
from knowledge.judgement import Judgement
from knowledge.reading.said_to_us.agreeing import asks


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers the question of a chat; what is to be said is given back, and has been remembered."""

    memory: Memory
    live: LiveJudge
    replies: Replies
    catalogue: Catalogue
    clock: Clock
    hours: HoursAsked
    events: EventTalk
    before: WhatWentBefore
    telling: Telling
    danger: InDanger

    async def judge(self, conversation: Conversation, text: str) -> Judgement:
        """What a citizen's raw text asks, in the language in which the chat is answered."""
        pinned, settled = conversation.language, conversation.settled
        judgement = await self.live.judge(text, today=self._today(), pinned=pinned, settled=settled)
        judgement = await self.danger.in_halves(conversation, judgement)
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
            return self.telling.hours(conversation, judgement, hours)
        told = await self._going_on(conversation, judgement)
        if told is None and not self._may_be_elsewhere(judgement):
            told = await self._of_hours(conversation, judgement, before)
        if told is not None:
            return told
        told = await self.events.answer(conversation.chat_id, judgement.language, judgement)
        if told is not None:
            return self.telling.events(conversation, judgement, told)
        return await self.telling.of_entries(conversation, judgement)

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
            return self.telling.hours(conversation, judgement, message)
        if await self.events.answer(chat_id, language, possible) is not None:
            return self.telling.events(conversation, judgement, (message,))
        return None

    async def _going_on(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...] | None:
        """The reply to what goes on with opening hours or events that were just told of, or None."""
        before = question_before(conversation)
        event = await self.events.asked_of(conversation.chat_id, judgement)
        if event is not None:
            card = await self.events.card(conversation.chat_id, judgement.language, event, again=True)
            goes_on = self.before.speaks_of_events(conversation)
            whole = joined(conversation, judgement.question) if goes_on else ""
            return self.telling.events(conversation, judgement, (card,), whole)
        if self.before.speaks_of_hours(conversation):
            hours = await self.hours.follow_up(conversation.chat_id, judgement, before)
            if hours is not None:
                return self.telling.hours(conversation, judgement, hours, joined(conversation, judgement.question))
            entry = self.before.entry_on_hours(conversation)
            if entry is not None and self.hours.follows_up(judgement, before):
                # Nothing is known of that day or house: where it stands is told, and no events of that day.
                whole = joined(conversation, judgement.question)
                return await self.telling.with_entry(conversation, entry.slug, whole, language=judgement.language)
        elif self.before.speaks_of_events(conversation):
            events = await self.events.follow_up(conversation.chat_id, judgement, before)
            if events is not None:
                return self.telling.events(conversation, judgement, events, joined(conversation, judgement.question))
        return None

    async def _of_hours(
        self, conversation: Conversation, judgement: Judgement, before: str
    ) -> tuple[Message, ...] | None:
        """Opening hours of the next days for whoever names none, and those asked for beside something else."""
        hours = await self.hours.at_large(conversation.chat_id, judgement, before)
        if hours is not None:
            return self.telling.hours(conversation, judgement, hours)
        beside = await self.hours.part(conversation.chat_id, judgement, before)
        return None if beside is None else await self._with_hours(conversation, judgement, *beside)

    async def once_more(self, conversation: Conversation) -> tuple[Message, ...]:
        """What was told, asked back or offered last, in the language of the chat; nothing where nothing was."""
        knowledge, pending = self.live.knowledge, conversation.pending
        if isinstance(pending, Clarification):
            known = [knowledge[slug] for slug in pending.options if slug in knowledge]
            return (self.replies.clarification(conversation.chat_id, known, conversation.language),) if known else ()
        told = entry_answered(conversation, knowledge)
        if told is not None:
            return await self.telling.with_entry(conversation, told.slug, conversation.last_question)
        if answered(conversation) is not None:
            return await self.reply(conversation, await self.judge(conversation, question_before(conversation)))
        if not isinstance(pending, Offer):
            return ()
        self.memory.keep(replace(conversation, pending=replace(pending, foreign=None)))
        told_in, has_question = conversation.language, bool(pending.question)
        offer = self.replies.offer(conversation.chat_id, Reason(pending.reason), told_in, question=has_question)
        return self.telling.with_shown(conversation, offer)

    async def _with_hours(
        self, conversation: Conversation, judgement: Judgement, hours: Message, rest: str
    ) -> tuple[Message, ...]:
        """Opening hours that were asked for beside something else, and the reply to that, if it asks for anything."""
        other = await self.judge(conversation, rest)
        if not (isinstance(other.decision, Answer) or asks(rest)):
            return self.telling.hours(conversation, judgement, hours)
        told = await self.events.answer(conversation.chat_id, judgement.language, other)
        both = replace(other, question=judgement.question)
        if told is None:
            others = await self.telling.of_entries(conversation, both)
        else:
            others = self.telling.events(conversation, both, told)
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

    def _today(self) -> date:
        return local_date(self.clock())
