"""A citizen's question about opening hours on a day: answered from what is known, or left to all other ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.hours.live import LiveHours
from bot.hours.telling import Telling
from bot.messages import Message
from knowledge.decisions import HandOver, Reason, Refuse, Signpost
from knowledge.entries import Language
from knowledge.events.houses import HOUSES, houses_asked
from knowledge.judgement import Judgement
from knowledge.opening_hours.answering import answer
from knowledge.opening_hours.following import read_hours_follow_up
from knowledge.opening_hours.known import KnownHours
from knowledge.opening_hours.parts import read_hours_part
from knowledge.opening_hours.questions import HoursQuestion, read_hours_at_large, read_hours_question

MOST_CHARACTERS: Final = 4000


@dataclass(frozen=True, slots=True)
class HoursAsked:
    """Answers questions about opening hours.

    Attributes:
        live: what is known.
        telling: how it is said.
        clock: the time.
    """

    live: LiveHours
    telling: Telling
    clock: Clock

    async def reply(self, chat_id: int, judgement: Judgement, before: str = "") -> Message | None:
        """The answer to what was judged, or None where it asks for something else or nothing is known of it.

        Args:
            chat_id: where it goes.
            judgement: what the question is; danger and personal data come before opening hours.
            before: the question before (redacted); the house that it names is still meant.
        """
        now = self.clock()
        if _question(judgement, now) is None:
            return None
        known = await self.live.look()
        return answer_to(judgement, known, self.telling, now, chat_id=chat_id, before=before)

    async def follow_up(self, chat_id: int, judgement: Judgement, before: str) -> Message | None:
        """The answer to what goes on with `before`, which opening hours answered, or None."""
        now = self.clock()
        question = self._follow_up(judgement, before, now)
        return await self._tell(question, now, _Where(chat_id, judgement.language, before))

    def follows_up(self, judgement: Judgement, before: str) -> bool:
        """Whether a question goes on with `before`, which was about opening hours, whatever is known of them."""
        return self._follow_up(judgement, before, self.clock()) is not None

    def _follow_up(self, judgement: Judgement, before: str, now: datetime) -> HoursQuestion | None:
        return None if _goes_before(judgement) else read_hours_follow_up(before, judgement.question, now)

    async def at_large(self, chat_id: int, judgement: Judgement, before: str) -> Message | None:
        """The answer to who asks when it is open and names no day and no house, or None; the arguments of `reply`."""
        now = self.clock()
        question = None if _goes_before(judgement) else read_hours_at_large(judgement.question, now)
        return await self._tell(question, now, _Where(chat_id, judgement.language, before))

    async def part(self, chat_id: int, judgement: Judgement, before: str = "") -> tuple[Message, str] | None:
        """The answer to opening hours that are asked for beside something else, and that (redacted); None for none.

        The arguments are those of `reply`.
        """
        now = self.clock()
        part = None if _goes_before(judgement) else read_hours_part(judgement.question, now)
        if part is None:
            return None
        # A house that is named beside the opening hours is meant by them, too.
        where = judgement.question if houses_asked(judgement.question) else before
        message = await self._tell(part.asked, now, _Where(chat_id, judgement.language, where))
        return None if message is None else (message, part.rest)

    async def _tell(self, question: HoursQuestion | None, now: datetime, where: _Where) -> Message | None:
        """What is known of what is asked, if anything is asked and known."""
        return None if question is None else _told(question, await self.live.look(), self.telling, now, where)


def answer_to(
    judgement: Judgement, known: KnownHours, telling: Telling, now: datetime, *, chat_id: int = 0, before: str = ""
) -> Message | None:
    """The answer to a judged question from what is known; see `HoursAsked.reply`."""
    question = _question(judgement, now)
    return (
        None if question is None else _told(question, known, telling, now, _Where(chat_id, judgement.language, before))
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """Where an answer goes: the chat, its language, and what was said there before (redacted)."""

    chat_id: int
    language: Language
    before: str


def _told(question: HoursQuestion, known: KnownHours, telling: Telling, now: datetime, where: _Where) -> Message | None:
    named = houses_asked(where.before)
    beside = next(iter(named)) if len(named) == 1 else None
    # The house of the question before is only most likely meant: where nothing is known of it, all are told.
    found = answer(question, known, now, HOUSES, beside=beside) or answer(question, known, now, HOUSES)
    if found is None:
        return None
    message = telling.message(where.chat_id, found, where.language, now)
    # What cannot be said in one message was not meant to be: no house opens so often.
    return message if len(message.html) <= MOST_CHARACTERS else None


def _question(judgement: Judgement, now: datetime) -> HoursQuestion | None:
    return None if _goes_before(judgement) else read_hours_question(judgement.question, now)


def _goes_before(judgement: Judgement) -> bool:
    if judgement.personal or judgement.foreign is not None:
        return True
    match judgement.decision:
        case Signpost() | Refuse() | HandOver(Reason.ASKED_FOR_PERSON | Reason.OTHER_LANGUAGE):
            return True
        case _:
            return False
