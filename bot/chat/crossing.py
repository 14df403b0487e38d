"""Messages that cross: what somebody wrote before the assistant's question was there is no answer to it.

People write in pieces ("jeg", "vil gerne", "forny mit pas"), all of them before the first is answered. Telegram numbers
the messages of a chat in order, so what has the lower number was written first.
"""

from __future__ import annotations

from bot.chat.heard import Heard
from bot.desk.said import LOOKS_FOR_CASE, CaseMovedError
from bot.storage.database import Database
from bot.transport.outgoing import looking_back
from bot.transport.outgoing.results import OutboxState
from bot.work import current


async def crossed(database: Database, heard: Heard) -> bool:
    """Whether a message was written before its writer could read the latest reply.

    What became of a reply may not be known, and then it may have been read.

    Raises:
        CaseMovedError: if the reply is just being sent: handled anew, it has arrived.
    """
    if heard.edited:
        # Its number is that of what it was before.
        return False
    async with database.reading() as session:
        row = await looking_back.latest_reply(session, heard.chat_id)
    if row is None:
        return False
    if row.state == OutboxState.SENDING.value and current().attempt <= LOOKS_FOR_CASE:
        raise CaseMovedError
    if row.message_id is None:
        return row.state == OutboxState.DUE.value and row.attempts == 0
    return row.message_id > heard.message_id
