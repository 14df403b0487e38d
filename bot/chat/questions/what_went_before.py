"""What a question goes on with: the answer just told, the choices asked back, opening hours, or a list of events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue import Catalogue
from bot.chat.questions.correcting import Correcting
from bot.chat.questions.following import (
    HOURS_ENTRIES,
    answered,
    entry_answered,
    entry_spoken_of,
    following,
    is_among_kin,
    question_before,
    speaks_of_hours,
    without,
)
from bot.chat.questions.in_conversation import is_open, likely_choices
from bot.chat.questions.nearer import nearer
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import Clarification
from bot.clock import Clock, local_date
from bot.events.talk import EventTalk
from bot.running.live import LiveJudge
from knowledge.decisions import Answer, Clarify, HandOver, Reason, SmallTalk
from knowledge.entries import Entry, Language
from knowledge.judgement import Judgement
from knowledge.reading.asking_part import begins_question, words_of
from knowledge.reading.leaning import goes_on, is_short, leans_back, leans_with_somebody, points_back, wanted_details
from knowledge.reading.said_to_us.correcting import asked_too
from knowledge.reading.said_to_us.scolding import WRONG_ANSWER


@dataclass(frozen=True, slots=True)
class WhatWentBefore:
    """Judges what says little by itself together with the question before it."""

    live: LiveJudge
    catalogue: Catalogue
    clock: Clock
    events: EventTalk
    correcting: Correcting

    @property
    def title_of_events(self) -> str:
        """The Danish title under which staff read of answers from the events."""
        return self.catalogue[Language.DA].plain("staff-answered-events")

    @property
    def title_of_hours(self) -> str:
        """The Danish title under which staff read of answers from the opening hours."""
        return self.catalogue[Language.DA].plain("hours-title")

    def speaks_of_hours(self, conversation: Conversation) -> bool:
        """Whether opening hours were told last, or the entries about them."""
        return speaks_of_hours(conversation, self.live.knowledge, self.title_of_hours)

    def entry_on_hours(self, conversation: Conversation) -> Entry | None:
        """The entry about opening hours that was told last, if that was an entry and not the hours themselves."""
        told = entry_answered(conversation, self.live.knowledge)
        return told if told is not None and told.slug in HOURS_ENTRIES else None

    def speaks_of_events(self, conversation: Conversation) -> bool:
        """Whether events were told last."""
        return answered(conversation) == self.title_of_events

    async def joined(self, conversation: Conversation, judgement: Judgement) -> Judgement:
        """The judgement of a question that names nothing, together with the one before it, where that says more.

        Whoever is asked what they meant may say it in their own words ("det er til mit barn"): what is likely by these
        words, and was among the choices, is answered where both together are sure of it.
        """
        before, question = question_before(conversation), judgement.question
        likely = likely_choices(conversation, judgement)
        leans = leans_back(question) or leans_with_somebody(question)
        remains = self._remains(judgement)
        of_entries = not (self.speaks_of_events(conversation) or self.speaks_of_hours(conversation))
        if (remains and not of_entries) or await self.events.asked_of(conversation.chat_id, judgement) is not None:
            # Events and opening hours know best what it goes on with.
            return judgement
        corrected = await self.correcting.judged(conversation, judgement, of_entries=of_entries)
        if corrected is not None:
            return corrected
        if not before and isinstance(judgement.decision, Answer) and leans_back(question) and wanted_details(question):
            # What it costs is asked of nothing: the likeliest may be meant.
            return replace(judgement, decision=Clarify((judgement.decision.entry,)))
        pieces = remains or (is_open(judgement) and (leans or likely)) or self._only_seems(conversation, judgement)
        if not before or not (pieces or (of_entries and self._may_go_on(conversation, judgement))):
            return judgement
        pinned, settled = conversation.language, conversation.settled
        both = await self.live.judge(f"{before} {question}", today=self._today(), pinned=pinned, settled=settled)
        if isinstance(both.decision, Answer) and both.decision.entry in likely:
            found = both
        else:
            by_both = self._of_both if pieces and (leans or remains) else self._nearer
            found = by_both(conversation, judgement, both)
        return _but_asked_back(conversation, found, question)

    def _of_both(self, conversation: Conversation, judgement: Judgement, both: Judgement) -> Judgement:
        """What is made of a question that leans on the one before it, and of both of them together."""
        knowledge, told = self.live.knowledge, self._spoken_of(conversation)
        if told is None:
            return self._of_choices(conversation, judgement, both)
        decision = following(told, both, judgement.question, knowledge, self._today())
        by_entry = answered(conversation) == told.text(Language.DA).title
        # What events and opening hours answered they must not answer once more.
        question = both.question if by_entry else judgement.question
        decision = decision if by_entry else without(decision, told)
        return replace(judgement, question=question, decision=decision, candidates=both.candidates)

    def _nearer(self, conversation: Conversation, judgement: Judgement, both: Judgement) -> Judgement:
        """What is made of a question that says something by itself, by the entry that was answered with before it."""
        told = self._spoken_of(conversation)
        if told is None:
            return judgement
        decision = nearer(told, judgement, both, self.live.knowledge, self._today())
        if isinstance(decision, Clarify) and not goes_on(judgement.question):
            return replace(judgement, decision=decision)
        if decision == judgement.decision:
            return judgement
        # Staff read both where the one is nothing without the other.
        return replace(judgement, question=both.question, decision=decision, candidates=both.candidates)

    def _may_go_on(self, conversation: Conversation, judgement: Judgement) -> bool:
        """Whether a question may be about what was answered before it, though it says something by itself."""
        question, told = judgement.question, self._spoken_of(conversation)
        if told is None or judgement.foreign is not None or judgement.personal:
            return False
        match judgement.decision:
            case Clarify(lacks_detail=False):
                return is_short(question)
            case HandOver(Reason.UNSURE | Reason.NOT_UNDERSTOOD):
                return goes_on(question)
            case Answer():
                return is_short(question) and points_back(question)
            case _:
                return False

    def _of_choices(self, conversation: Conversation, judgement: Judgement, both: Judgement) -> Judgement:
        """The same where nothing was answered before, though perhaps asked back."""
        knowledge = self.live.knowledge
        topics = {knowledge[slug].topic for slug in _asked_back(conversation) if slug in knowledge}
        match both.decision:
            case Answer():
                return both
            case Clarify() | HandOver() if isinstance(judgement.decision, Answer):
                return both
            case Clarify(options) if near := tuple(each for each in options if knowledge[each].topic in topics):
                # It is about the choices still, and about nothing else.
                return replace(both, decision=Clarify(near))
            case Clarify() if isinstance(judgement.decision, HandOver | SmallTalk):
                return both
            case _:
                return judgement

    def _spoken_of(self, conversation: Conversation) -> Entry | None:
        return entry_spoken_of(conversation, self.live.knowledge, self.title_of_events, self.title_of_hours)

    def _only_seems(self, conversation: Conversation, judgement: Judgement) -> bool:
        """Whether a text that names nothing is by itself near to what was not spoken of.

        "Er det gratis" is asked of events, too, and "nej det er til min mor" sounds like a complaint.
        """
        question, told = judgement.question, self._spoken_of(conversation)
        if judgement.foreign is not None or judgement.personal:
            return False
        match judgement.decision:
            case Answer(slug):
                strange = told is None or not is_among_kin(told, (slug,), self.live.knowledge)
                return strange and leans_back(question) and bool(wanted_details(question))
            case SmallTalk(slug):
                return slug == WRONG_ANSWER and leans_with_somebody(question)
            case _:
                return False

    def _remains(self, judgement: Judgement) -> bool:
        """Whether a text names a group, a house or a day alone, and is no danger.

        "And in the evening?" only sounds like a greeting.
        """
        calm = judgement.foreign is None and not judgement.personal
        ours = isinstance(judgement.decision, Answer | Clarify | SmallTalk) or is_open(judgement)
        return calm and ours and self.events.leans(judgement.question)

    def _today(self) -> date:
        return local_date(self.clock())


def _asked_back(conversation: Conversation) -> tuple[str, ...]:
    """The entries that the citizen was asked to choose from."""
    pending = conversation.pending
    return pending.options if isinstance(pending, Clarification) else ()


def _but_asked_back(conversation: Conversation, judgement: Judgement, question: str) -> Judgement:
    """What was asked back is so once more: another question ("kan min mand komme med") is no yes to it."""
    match judgement.decision:
        case Answer(slug) if slug in _asked_back(conversation) and _asks_anew(question):
            return replace(judgement, decision=Clarify((slug,)))
        case _:
            return judgement


def _asks_anew(question: str) -> bool:
    """Whether a text is a question of its own, and does not merely put the one before for something ("hvad med …")."""
    asked = words_of(question)
    return bool(asked) and begins_question(asked) and asked_too(question) is None
