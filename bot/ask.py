"""`borgerbot ask`: the judge without Telegram, a token or a server; the same code that answers in chats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot import schema
from bot.catalogue import Catalogue
from bot.database import Database, database_file
from bot.render import plain_text
from bot.replies import Replies
from bot.settings import Settings
from knowledge import store
from knowledge.building import EMBEDDINGS_FOLDER, build_judge
from knowledge.decide import Answer, HandOver, Refuse, Signpost, SmallTalk
from knowledge.entries import KnowledgeBase
from knowledge.entry_files import read_folder
from knowledge.errors import BorgerbotError
from knowledge.judge import Judge, Judgement

_DIGITS = 4
_REFUSAL_ENTRY = "bot-cpr-sendt"


class QuestionFileError(BorgerbotError):
    """A file of questions that cannot be read."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Judges questions as a chat would, on one day.

    Attributes:
        judge: the judge.
        replies: renders what a citizen would read.
        today: the Copenhagen date.
    """

    judge: Judge
    replies: Replies
    today: date

    def ask(self, text: str) -> dict[str, Any]:
        """The judgement of a question, as the fields of the JSON output."""
        judgement = self.judge.judge(text, today=self.today)
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


async def open_asker(settings: Settings, today: date) -> Asker:
    """An asker on the live knowledge base, or on the starter entries where there is no database yet.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
    """
    knowledge = await _live_knowledge(settings) or read_folder()
    cache = settings.data_dir / EMBEDDINGS_FOLDER
    judge = build_judge(knowledge, embedder=settings.embedder, cache=cache if cache.is_dir() else None)
    return Asker(judge, Replies(Catalogue(), settings.contact_url), today)


async def _live_knowledge(settings: Settings) -> KnowledgeBase | None:
    path = database_file(settings.database())
    if path is not None and not path.is_file():
        return None
    database = Database(settings.database())
    try:
        if await schema.require_current(database) == "empty":
            return None
        async with database.transaction() as session:
            return (await store.read(session)) or None
    finally:
        await database.close()


def read_questions(path: Path) -> Iterator[str]:
    """The last tab-separated column of each line of a UTF-8 file.

    Raises:
        QuestionFileError: if the file is not there or not UTF-8; nothing is yielded then.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"{path}: not UTF-8 (byte {error.start})", "Save the file as UTF-8") from None
    except OSError as error:
        raise QuestionFileError(f"{path}: cannot be read ({error.strerror})", "Check the name and the rights") from None
    # Only line feeds end a line: a question may hold other characters that Python would split at.
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return (line.rstrip("\r").rpartition("\t")[2] for line in lines)


def as_json(answer: dict[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(answer, ensure_ascii=False)


def _entry(judgement: Judgement) -> str | None:
    match judgement.decision:
        case Answer(slug) | SmallTalk(slug) | Signpost(slug):
            return slug
        case HandOver(_, slug):
            return slug
        case Refuse():
            return _REFUSAL_ENTRY
        case _:
            return None
