"""Who is let in: a chat that is banned, or sends more than a person can, is not answered; danger always is.

And personal numbers that come in two messages, which the guard cannot see in either of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.remembering.conversations import Conversation
from bot.clock import Clock
from bot.desk.states import CaseState
from bot.messages import Message
from bot.storage.tables import BannedChatRow, CaseRow, InboxRow
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing
from bot.work import current
from knowledge.guard import MASK, begins_with_serial, ends_with_birth_date
from knowledge.storing.tables import UtcDateTime, table_of

_MINUTE = timedelta(minutes=1)
_MINUTES_OF_A_CASE = 10
"""In an open case the limit is kept over so many minutes: what a person is to see may come all at once, as albums do.

Without end it may not come there either: the group takes 20 messages a minute, and everybody's cases wait for them.
"""

_HALF_NUMBER = timedelta(minutes=10)
"""How long the second half of a personal number is expected after a message that looked like the first."""

_ANY_SERIAL = "0000"

_BANNED = table_of(BannedChatRow).c
_RECEIVED = table_of(InboxRow).c
_CASE = table_of(CaseRow).c
_BAN = (
    select(_BANNED.until)
    .where(_BANNED.chat_id == bindparam("banned"), _BANNED.until > bindparam("now", type_=UtcDateTime()))
    .scalar_subquery()
)
_IN_CASE = exists().where(_CASE.chat_id == bindparam("citizen"), _CASE.state != CaseState.CLOSED.value)
_STANDING = select(
    func.count().filter(_RECEIVED.received_at > bindparam("a_minute_ago", type_=UtcDateTime())),
    func.count(),
    _BAN,
    _IN_CASE,
).where(
    _RECEIVED.lane == bindparam("writer"),
    _RECEIVED.update_id <= bindparam("this"),
    _RECEIVED.received_at > bindparam("since", type_=UtcDateTime()),
)
"""All in one statement: an ordinary question costs no more for what few chats ever do."""


class Hold(Enum):
    """Why a chat is not answered."""

    BANNED = auto()
    TOO_FAST = auto()
    TOO_MUCH = auto()
    """While it has an open case: faster than can be carried to staff."""


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Decides whether what a chat sends is let in.

    Attributes:
        messages_per_minute: as many are answered, and in an open case carried to staff on average.
    """

    clock: Clock
    messages_per_minute: int

    async def look(self, session: AsyncSession, chat_id: int) -> Hold | None:
        """What holds the update of a private chat up, in one statement.

        What came before it counts, by when Telegram got it, and nothing that came later: of a burst only what is too
        much is held up.
        """
        arrival, now = current().arrival, self.clock()
        values = {"writer": str(chat_id), "this": arrival.number, "citizen": chat_id, "banned": chat_id, "now": now}
        values |= {"a_minute_ago": arrival.at - _MINUTE, "since": arrival.at - _MINUTES_OF_A_CASE * _MINUTE}
        in_a_minute, in_minutes, banned_until, in_case = (await session.execute(_STANDING, values)).one()
        if banned_until is not None:
            return Hold.BANNED
        if in_case:
            return Hold.TOO_MUCH if in_minutes > self.messages_per_minute * _MINUTES_OF_A_CASE else None
        return Hold.TOO_FAST if in_a_minute > self.messages_per_minute else None

    def slowly(self, message: Message) -> Outgoing:
        """The friendly sentence, which a chat gets at most once a minute."""
        return Outgoing(Send(message), dedupe_key=f"slowly:{message.chat_id}:{self.clock():%Y%m%d%H%M}")

    def half_number(self, conversation: Conversation, text: str) -> datetime | None:
        """When the first half came of a personal number whose second is expected; to be remembered of the chat.

        Other messages may come between them: who sees that they have sent it too early says so first.
        """
        if ends_with_birth_date(text):
            return self.clock()
        half = conversation.half_number_at
        return half if half is not None and self.clock() - half <= _HALF_NUMBER else None

    def completes_number(self, conversation: Conversation, text: str) -> bool:
        """Whether `text` may be the second half of a personal number whose first half came lately.

        So may a text that is little else than what the guard has taken for a number by itself.
        """
        expected = self.half_number(conversation, "") is not None
        return expected and begins_with_serial(text.replace(MASK, _ANY_SERIAL))


def without_first_half(conversation: Conversation) -> Conversation:
    """The conversation after the second half of a personal number came: nothing of the first may stay."""
    return replace(conversation, half_number_at=None, pending=None, last_question="", last_trace="", exchange=None)
