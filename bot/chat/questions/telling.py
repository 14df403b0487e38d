"""What a question got is remembered, and said: an entry, opening hours, or events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import structlog

from bot.catalogue import Catalogue
from bot.chat.controls.actions import Action, Verb
from bot.chat.questions.in_conversation import goes_on_in, no_mere_thanks
from bot.chat.questions.incident_banner import IncidentBanner
from bot.chat.questions.replies import Replies
from bot.chat.questions.waited_for import waited_for
from bot.chat.questions.what_went_before import WhatWentBefore
from bot.chat.remembering.conversations import Conversation, Exchange
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Listing, Offer, Pending
from bot.chat.remembering.shown import lately
from bot.chat.wishes import improvement
from bot.clock import Clock, local_date
from bot.desk.cards import guesses
from bot.events.replies import choices
from bot.messages import Message
from bot.running.live import LiveJudge
from bot.work import current
from knowledge.decisions import Answer, HandOver, Reason, Signpost
from knowledge.entries import Language
from knowledge.judgement import Judgement

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells what was found; each use case has kept what must be remembered, and gives what is to be said."""

    memory: Memory
    live: LiveJudge
    replies: Replies
    catalogue: Catalogue
    clock: Clock
    banner: IncidentBanner
    before: WhatWentBefore

    async def with_entry(
        self, conversation: Conversation, slug: str, question: str, *, language: Language | None = None
    ) -> tuple[Message, ...]:
        """An entry that the citizen picked, in the chat's language or another; `question` (redacted) led there."""
        told_in = language or conversation.language
        judgement = self.live.choose(slug, question=question, today=self._today(), language=told_in)
        return await self.of_entries(conversation, judgement)

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

    def events(
        self, conversation: Conversation, judgement: Judgement, told: tuple[Message, ...], whole: str = ""
    ) -> tuple[Message, ...]:
        """Events that answer a question, with the numbers of those that are listed.

        `whole` is the question with the one that it goes on with.
        """
        _log.info("question.judged", decision="events", language=judgement.language.value)
        offered = choices(told)
        exchange = Exchange(whole or judgement.question, self.before.title_of_events)
        pending = Listing(offered) if offered else None
        self._remember(conversation, judgement, exchange, self._trace(judgement), pending)
        return told

    def hours(
        self, conversation: Conversation, judgement: Judgement, told: Message, whole: str = ""
    ) -> tuple[Message, ...]:
        """Opening hours that answer a question; `whole` is as of `events`."""
        _log.info("question.judged", decision="opening_hours", language=judgement.language.value)
        title = self.before.title_of_hours
        self._remember(conversation, judgement, Exchange(whole or judgement.question, title), title)
        return (told,)

    def _remember(
        self,
        conversation: Conversation,
        judgement: Judgement,
        exchange: Exchange,
        trace: str,
        pending: Pending | None = None,
    ) -> None:
        """A question that was answered from elsewhere than the entries."""
        asked = conversation.asked(judgement.question, trace, pending, goes_on_in(conversation, judgement))
        self.memory.keep(replace(asked, exchange=exchange))
        self._note(conversation, replace(judgement, decision=Answer(""), candidates=()))

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
