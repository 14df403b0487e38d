"""`borgerbot ask`: the judge without Telegram, a token or a server; the same code that answers in chats."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.catalogue import Catalogue
from bot.chat.questions.replies import Replies
from bot.clock import local_date, system_clock
from bot.command_line.opening import existing_cache, open_knowledge, open_programme, read_lines
from bot.hours.offline import open_offline_hours
from bot.messages import Message
from bot.render import plain_text
from bot.settings import Settings
from knowledge.building import build_judge, known_strangers
from knowledge.decisions import Answer, HandOver, Refuse, Signpost, SmallTalk
from knowledge.judge import Judge
from knowledge.judgement import Judgement

_DIGITS = 4
FIND = "arrangement-find"
HOURS = "kontakt-aabningstid-bibliotek"
_REFUSAL_ENTRY = "bot-cpr-sendt"


@dataclass(frozen=True, slots=True)
class Asker:
    """Judges questions as a chat would, on one day.

    Attributes:
        judge: the judge.
        replies: renders what a citizen would read.
        today: the Copenhagen date.
        hours: the reply to a question about when a house is open, or None.
        events: the reply to a question that is for the events, or None.
    """

    judge: Judge
    replies: Replies
    today: date
    hours: Callable[[Judgement], Message | None] = lambda _: None
    events: Callable[[Judgement], tuple[Message, ...] | None] = lambda _: None

    def ask(self, text: str) -> dict[str, Any]:
        """The judgement of a question, as the fields of the JSON output."""
        judgement = self.judge.judge(text, today=self.today)
        told = self._told_hours(judgement)
        if told is not None:
            judgement = self._in_place_of(judgement, HOURS, "opening hours answer it")
        elif (told := self.events(judgement)) is not None:
            judgement = self._in_place_of(judgement, FIND, "the events answer it")
        messages = told or self.replies.judgement(0, judgement, self.judge.knowledge, self.today)
        return {
            "question": judgement.question,
            "language": judgement.foreign or judgement.language.value,
            "decision": judgement.decision.name,
            "entry": _entry(judgement),
            "candidates": [
                {"entry": candidate.entry, "probability": round(candidate.probability, _DIGITS)}
                for candidate in judgement.candidates
            ],
            "reason": "; ".join((judgement.reason, *judgement.notes)),
            "text": "\n\n".join(plain_text(message.html) for message in messages),
        }

    def _told_hours(self, judgement: Judgement) -> tuple[Message, ...] | None:
        told = self.hours(judgement)
        return None if told is None else (told,)

    def _in_place_of(self, judgement: Judgement, slug: str, why: str) -> Judgement:
        """The judgement as that of the entry in whose place something else answers."""
        known = Answer(slug if slug in self.judge.knowledge else "")
        decision = judgement.decision if isinstance(judgement.decision, Answer) else known
        return replace(judgement, decision=decision, reason=f"{why} ({judgement.reason})")


def open_asker(settings: Settings, now: datetime) -> Asker:
    """An asker on the live knowledge base, or on the starter entries where there is no database yet.

    Args:
        settings: where it is.
        now: the present moment (aware).

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
    """
    with _without_collection():
        knowledge, programme = open_knowledge(settings), open_programme(settings, now)
        cache = existing_cache(settings)
        judge = build_judge(knowledge, embedder=settings.embedder, cache=cache, out_of_scope=known_strangers(knowledge))
    catalogue = Catalogue(ahead=False)
    asker = Asker(judge, Replies(catalogue, settings.contact_url), local_date(now))
    hours = open_offline_hours(settings, catalogue, system_clock)
    if hours is not None:
        asker = replace(asker, hours=hours.reply)
    if programme is None:
        return asker
    # Reading dates takes long to import, and is of no use where nothing is known of events.
    from bot.events.replies import EventReplies, events_page
    from bot.events.talk import reply_to

    replies = EventReplies(catalogue, lambda: events_page(knowledge, settings.contact_url))
    return replace(asker, events=lambda judgement: reply_to(replies, 0, judgement.language, judgement, programme, now))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Building makes objects by the hundred thousand and keeps them: to search them for garbage costs a tenth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_questions(path: Path) -> Iterator[str]:
    """The last tab-separated column of each line of a UTF-8 file.

    Raises:
        QuestionFileError: if the file is not there or not UTF-8; nothing is yielded then.
    """
    return (line.rpartition("\t")[2] for line in read_lines(path))


def as_json(answer: dict[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(answer, ensure_ascii=False)


def _entry(judgement: Judgement) -> str | None:
    match judgement.decision:
        case Answer(slug) | SmallTalk(slug) | Signpost(slug):
            return slug or None
        case HandOver(_, slug):
            return slug
        case Refuse():
            return _REFUSAL_ENTRY
        case _:
            return None
