"""Who is let in: a chat that is banned, or sends more than a person can, is not answered; danger always is.

And personal numbers that come in two messages, which the guard cannot see in either of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.conversations import Conversation
from bot.database import Database
from bot.messages import Message
from bot.tables import BannedChatRow, InboxRow
from bot.transport.operations import Send
from bot.transport.outbox import Outgoing
from knowledge.guard import begins_with_serial, ends_with_birth_date
from knowledge.tables import UtcDateTime, table_of

_WINDOW = timedelta(minutes=1)
_HALF_NUMBER = timedelta(minutes=10)
"""How long the second half of a personal number is expected after a message that looked like the first."""

_BANNED = table_of(BannedChatRow).c
_RECEIVED = table_of(InboxRow).c
_BAN = (
    select(_BANNED.until)
    .where(_BANNED.chat_id == bindparam("banned"), _BANNED.until > bindparam("now", type_=UtcDateTime()))
    .scalar_subquery()
)
_STANDING = select(
    select(func.count())
    .where(_RECEIVED.lane == bindparam("writer"), _RECEIVED.received_at > bindparam("since", type_=UtcDateTime()))
    .scalar_subquery(),
    _BAN,
)
"""Both in one statement: an ordinary question costs no more for what few chats ever do."""


class Hold(Enum):
    """Why a chat is not answered."""

    BANNED = auto()
    TOO_FAST = auto()


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Decides whether what a chat sends is let in.

    Attributes:
        messages_per_minute: as many are answered.
    """

    database: Database
    clock: Clock
    messages_per_minute: int

    async def look(self, session: AsyncSession, chat_id: int) -> Hold | None:
        """What holds a private chat up now, in one statement; those updates count that are not handled yet."""
        now = self.clock()
        values = {"writer": str(chat_id), "since": now - _WINDOW, "banned": chat_id, "now": now}
        lately, banned_until = (await session.execute(_STANDING, values)).one()
        if banned_until is not None:
            return Hold.BANNED
        return Hold.TOO_FAST if lately > self.messages_per_minute else None

    async def hold(self, chat_id: int) -> Hold | None:
        """As `look`, where nothing else is read."""
        async with self.database.reading() as session:
            return await self.look(session, chat_id)

    def slowly(self, message: Message) -> Outgoing:
        """The friendly sentence, which a chat gets at most once a minute."""
        return Outgoing(Send(message), dedupe_key=f"slowly:{message.chat_id}:{self.clock():%Y%m%d%H%M}")

    def half_number(self, text: str) -> datetime | None:
        """Now, if `text` ends like the first half of a personal number; to be remembered of the chat."""
        return self.clock() if ends_with_birth_date(text) else None

    def completes_number(self, conversation: Conversation, text: str) -> bool:
        """Whether `text` may be the second half of a personal number whose first half came lately."""
        half = conversation.half_number_at
        return half is not None and self.clock() - half <= _HALF_NUMBER and begins_with_serial(text)


def without_first_half(conversation: Conversation) -> Conversation:
    """The conversation after the second half of a personal number came: nothing of the first may stay."""
    return replace(conversation, half_number_at=None, pending=None, last_question="", last_trace="")
