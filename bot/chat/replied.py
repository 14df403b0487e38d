"""A message that replies to an earlier answer: it goes on with that, and not with what was said since."""

from __future__ import annotations

from bot.chat.actions import Verb, parse_action
from bot.chat.heard import Heard
from bot.storage.database import Database
from bot.transport.outgoing import outbox


async def answer_replied_to(database: Database, heard: Heard) -> str | None:
    """The entry whose answer a message replies to, by the button below that; None for any other message."""
    if heard.reply_to is None:
        return None
    async with database.reading() as session:
        rows = await outbox.said_lately(session, heard.chat_id, 1, heard.reply_to)
    pressed = (parse_action(data) for _, payload in rows for buttons in payload["keyboard"] for _, data in buttons)
    return next((each.about for each in pressed if each is not None and each.verb is Verb.HELPED), None)
