"""What the assistant remembers of one chat, kept in SQL so that a restart is invisible."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.remembering import pending as pending_columns
from bot.chat.remembering.pending import Ended, Pending
from bot.chat.remembering.shown import Shown, from_column, to_column
from bot.storage.database import write_over
from bot.storage.tables import ConversationRow
from knowledge.entries import Language
from knowledge.storing.tables import table_of


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question (redacted) that the assistant answered, and the Danish title of what it answered with."""

    question: str
    title: str


def exchange_of(row: Any) -> Exchange | None:
    """The exchange that a row of a conversation or a case has, or None."""
    return Exchange(row.answered_question, row.answered_with) if row.answered_with else None


def exchange_columns(exchange: Exchange | None) -> dict[str, str]:
    """An exchange as such a row keeps it."""
    question, title = ("", "") if exchange is None else (exchange.question, exchange.title)
    return {"answered_question": question, "answered_with": title}


@dataclass(frozen=True, slots=True)
class Conversation:
    """The memory of one chat.

    Attributes:
        chat_id: the private chat.
        language: the language that the chat is in.
        language_chosen: the citizen chose it, so no message changes it.
        pending: what the assistant waits for an answer to, or None.
        last_question: the latest question, redacted; "" before the first.
        last_trace: what the assistant made of it, for the staff card.
        improve: whether redacted questions may be kept to make the answers better; None until it was asked.
        half_number_at: when a message ended like the first half of a personal number, if that was lately; or None.
        exchange: the latest question that was answered, or None.
        shown: the latest pictures, sounds and files; some may be too old to be passed on.
        kept_at: when this was kept, or None if it is new.
    """

    chat_id: int
    language: Language
    language_chosen: bool = False
    pending: Pending | None = None
    last_question: str = ""
    last_trace: str = ""
    improve: bool | None = None
    half_number_at: datetime | None = None
    exchange: Exchange | None = None
    shown: tuple[Shown, ...] = ()
    kept_at: datetime | None = field(default=None, compare=False)

    @property
    def settled(self) -> bool:
        """Whether something was asked in the chat's language, so that it is more than the device's."""
        return bool(self.last_question)

    def choose_language(self, language: Language) -> Self:
        """This conversation in the language that the citizen chose."""
        return replace(self, language=language, language_chosen=True)

    def asked(self, question: str, trace: str, pending: Pending | None, language: Language) -> Self:
        """This conversation after a question was judged."""
        kept = self.language if self.language_chosen else language
        return replace(self, language=kept, last_question=question, last_trace=trace, pending=pending)


_TABLE = table_of(ConversationRow)
_READ = select(_TABLE).where(_TABLE.c.chat_id == bindparam("wanted"))
_AWAIT = (
    update(_TABLE)
    .where(_TABLE.c.chat_id == bindparam("asked"))
    .values(pending=bindparam("pending"))
    .returning(_TABLE.c.chat_id)
)


async def read(session: AsyncSession, chat_id: int) -> Conversation | None:
    """The conversation of a chat, or None if the assistant does not know it yet."""
    row = (await session.execute(_READ, {"wanted": chat_id})).first()
    if row is None:
        return None
    return Conversation(
        chat_id=row.chat_id,
        language=Language(row.language),
        language_chosen=row.language_chosen,
        pending=pending_columns.from_column(row.pending),
        last_question=row.last_question,
        last_trace=row.last_trace,
        improve=row.improve,
        half_number_at=row.half_number_at,
        exchange=exchange_of(row),
        shown=from_column(row.shown),
        kept_at=row.updated_at,
    )


async def write(session: AsyncSession, conversation: Conversation, now: datetime) -> None:
    """Keep a conversation; the caller commits."""
    await write_over(
        session,
        ConversationRow,
        chat_id=conversation.chat_id,
        language=conversation.language.value,
        language_chosen=conversation.language_chosen,
        pending=pending_columns.to_column(conversation.pending),
        last_question=conversation.last_question,
        last_trace=conversation.last_trace,
        updated_at=now,
        improve=conversation.improve,
        half_number_at=conversation.half_number_at,
        **exchange_columns(conversation.exchange),
        shown=to_column(conversation.shown),
    )


async def forget(session: AsyncSession, chat_id: int, kind: type[Pending]) -> None:
    """What a citizen says next is no answer any more to what was asked, if that was of this kind."""
    row = (await session.execute(_READ, {"wanted": chat_id})).first()
    if row is not None and isinstance(pending_columns.from_column(row.pending), kind):
        await session.execute(_AWAIT, {"asked": chat_id, "pending": None})


async def ended(session: AsyncSession, chat_id: int, case_id: int) -> None:
    """What a citizen says next may be that they are not finished."""
    await session.execute(_AWAIT, {"asked": chat_id, "pending": pending_columns.to_column(Ended(case_id))})


async def await_reply(session: AsyncSession, conversation: Conversation, pending: Pending, now: datetime) -> None:
    """Wait for the answer to something, whatever else is remembered of the chat by now."""
    awaited = await session.execute(
        _AWAIT, {"asked": conversation.chat_id, "pending": pending_columns.to_column(pending)}
    )
    if awaited.first() is None:
        await write(session, replace(conversation, pending=pending), now)
