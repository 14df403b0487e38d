"""Messages that cross: what somebody wrote before the assistant's question was there is no answer to it.

People write in pieces ("jeg", "vil gerne", "forny mit pas"), all of them before the first is answered. Telegram numbers
the messages of a chat in order, so what has the lower number was written first.
"""

from __future__ import annotations

from bot.chat.heard import Heard
from bot.desk.said import LOOKS_FOR_CASE, CaseMovedError
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.outgoing import looking_back
from bot.transport.outgoing.results import OutboxState
from bot.work import current


async def crossed(database: Database, heard: Heard) -> bool:
    """Whether a message was written before its writer could read the latest reply.

    Raises:
        CaseMovedError: as `is_unread`.
    """
    if heard.edited:
        # Its number is that of what it was before.
        return False
    async with database.reading() as session:
        row = await looking_back.latest_reply(session, heard.chat_id)
    if row is None:
        return False
    unread = is_unread(row)
    return unread if row.message_id is None else row.message_id > heard.message_id


def is_unread(reply: OutboxRow) -> bool:
    """Whether nobody can have read a reply yet; what became of it may not be known, and then it may have been read.

    Raises:
        CaseMovedError: if the reply is just being sent: handled anew, it has arrived.
    """
    if reply.state == OutboxState.SENDING.value and current().attempt <= LOOKS_FOR_CASE:
        raise CaseMovedError
    return reply.message_id is None and reply.state == OutboxState.DUE.value and reply.attempts == 0
