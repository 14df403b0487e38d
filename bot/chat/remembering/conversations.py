"""What the assistant remembers of one chat, kept in SQL so that a restart is invisible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Self

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.remembering.shown import Shown, from_column, to_column
from bot.storage.database import write_over
from bot.storage.tables import ConversationRow
from knowledge.entries import Language
from knowledge.storing.tables import table_of


@dataclass(frozen=True, slots=True)
class Clarification:
    """The assistant asked which of these entries was meant by `question` (redacted)."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The assistant offered to pass `question` (redacted) to staff, with the trace that they will see.

    `foreign` is the code of the language in which it was offered, where that is neither Danish nor English.
    """

    question: str
    reason: str
    trace: str
    foreign: str | None = None

    def with_more(self, said: str) -> Self:
        """The same with what the citizen said to it besides, redacted: it goes to staff below the question."""
        return self if said in self.question else replace(self, question=f"{self.question}\n{said}".strip())


@dataclass(frozen=True, slots=True)
class Erasure:
    """The assistant asked whether everything about the citizen shall be erased."""

    question: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The assistant showed a list of events; `choices` are their numbers on it and their ids."""

    choices: tuple[tuple[str, str], ...]
    question: str = ""


@dataclass(frozen=True, slots=True)
class Improving:
    """The assistant asked whether questions (redacted) may be kept to make the answers better."""

    question: str = ""


@dataclass(frozen=True, slots=True)
class Choosing:
    """The assistant asked one of the first questions of a subscription; `choices` are what stands on its buttons.

    With each stands what that button carries.
    """

    choices: tuple[tuple[str, str], ...]
    question: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """Staff, or time, have ended the conversation about a case, and the citizen may not be finished."""

    case: int
    question: str = ""


Pending = Clarification | Offer | Erasure | Improving | Listing | Choosing | Ended


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
        half_number_at: when the latest message ended like the first half of a personal number, or None.
        exchange: the latest question that was answered, or None.
        shown: the latest pictures, sounds and files; some may be too old to be passed on.
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
        pending=_pending_from(row.pending),
        last_question=row.last_question,
        last_trace=row.last_trace,
        improve=row.improve,
        half_number_at=row.half_number_at,
        exchange=exchange_of(row),
        shown=from_column(row.shown),
    )


async def write(session: AsyncSession, conversation: Conversation, now: datetime) -> None:
    """Keep a conversation; the caller commits."""
    await write_over(
        session,
        ConversationRow,
        chat_id=conversation.chat_id,
        language=conversation.language.value,
        language_chosen=conversation.language_chosen,
        pending=_pending_to(conversation.pending),
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
    if row is not None and isinstance(_pending_from(row.pending), kind):
        await session.execute(_AWAIT, {"asked": chat_id, "pending": None})


async def ended(session: AsyncSession, chat_id: int, case_id: int) -> None:
    """What a citizen says next may be that they are not finished."""
    await session.execute(_AWAIT, {"asked": chat_id, "pending": _pending_to(Ended(case_id))})


async def await_reply(session: AsyncSession, conversation: Conversation, pending: Pending, now: datetime) -> None:
    """Wait for the answer to something, whatever else is remembered of the chat by now."""
    awaited = await session.execute(_AWAIT, {"asked": conversation.chat_id, "pending": _pending_to(pending)})
    if awaited.first() is None:
        await write(session, replace(conversation, pending=pending), now)


_ALONE: Final[dict[str, Pending]] = {"erasure": Erasure(), "improving": Improving()}
"""What is asked about nothing in particular."""
_LISTS: Final[dict[str, type[Listing | Choosing]]] = {"listing": Listing, "choosing": Choosing}


def _pending_to(pending: Pending | None) -> dict[str, Any] | None:
    match pending:
        case Clarification(question, options):
            return {"kind": "clarification", "question": question, "options": list(options)}
        case Offer(question, reason, trace, foreign):
            offer = {"kind": "offer", "question": question, "reason": reason, "trace": trace}
            return offer if foreign is None else offer | {"foreign": foreign}
        case Listing(choices) | Choosing(choices):
            kind = next(kind for kind, made in _LISTS.items() if isinstance(pending, made))
            return {"kind": kind, "choices": [list(choice) for choice in choices]}
        case Erasure() | Improving():
            return {"kind": next(kind for kind, each in _ALONE.items() if each == pending)}
        case Ended(number):
            return {"kind": "ended", "case": number}
        case None:
            return None


def _pending_from(stored: dict[str, Any] | None) -> Pending | None:
    if stored is None:
        return None
    kind = stored["kind"]
    if kind in _ALONE:
        return _ALONE[kind]
    if kind in _LISTS:
        return _LISTS[kind](tuple((name, about) for name, about in stored["choices"]))
    if kind == "ended":
        return Ended(stored["case"])
    if kind == "clarification":
        return Clarification(stored["question"], tuple(stored["options"]))
    return Offer(stored["question"], stored["reason"], stored["trace"], stored.get("foreign"))
