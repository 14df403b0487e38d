"""`borgerbot ask`: the judge without Telegram, a token or a server; the same code that answers in chats."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.catalogue import Catalogue
from bot.clock import system_clock
from bot.hours.offline import OfflineHours, open_offline_hours
from bot.messages import Message
from bot.opening import existing_cache, open_knowledge, read_lines
from bot.render import plain_text
from bot.replies import Replies
from bot.settings import Settings
from knowledge.building import build_judge, known_strangers
from knowledge.decide import Answer, HandOver, Refuse, Signpost, SmallTalk
from knowledge.judge import Judge, Judgement

_DIGITS = 4
_REFUSAL_ENTRY = "bot-cpr-sendt"


@dataclass(frozen=True, slots=True)
class Asker:
    """Judges questions as a chat would, on one day.

    Attributes:
        judge: the judge.
        replies: renders what a citizen would read.
        today: the Copenhagen date.
        hours: answers when a house is open on a day; None where nothing is known of that.
    """

    judge: Judge
    replies: Replies
    today: date
    hours: OfflineHours | None = None

    def ask(self, text: str) -> dict[str, Any]:
        """The judgement of a question, as the fields of the JSON output."""
        judgement = self.judge.judge(text, today=self.today)
        told = None if self.hours is None else self.hours.reply(judgement)
        if told is not None:
            judgement = replace(judgement, decision=Answer(""), reason="opening hours")
            messages: tuple[Message, ...] = (told,)
        else:
            messages = self.replies.judgement(0, judgement, self.judge.knowledge, self.today)
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


def open_asker(settings: Settings, today: date) -> Asker:
    """An asker on the live knowledge base, or on the starter entries where there is no database yet.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
    """
    with _without_collection():
        knowledge = open_knowledge(settings)
        cache = existing_cache(settings)
        judge = build_judge(knowledge, embedder=settings.embedder, cache=cache, out_of_scope=known_strangers(knowledge))
    catalogue = Catalogue(ahead=False)
    hours = open_offline_hours(settings, catalogue, system_clock)
    return Asker(judge, Replies(catalogue, settings.contact_url), today, hours)


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
