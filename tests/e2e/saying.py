"""What is read after something was said: by a citizen in their chat, by staff in their group."""

from __future__ import annotations

from bot.standin.model import Message
from tests.e2e.town import Town


async def reply_after(town: Town, text: str, reply_to: Message | None = None) -> Message:
    """What Anna gets after a message of hers."""
    town.anna.send(text, reply_to=reply_to)
    [reply] = await town.anna.replies(1)
    return reply


async def answer(town: Town, question: str) -> str:
    """What Anna reads after a question."""
    return (await reply_after(town, question)).text


async def told_after(town: Town, command: str) -> str:
    """What the staff group reads after a command of Bo's."""
    notes = town.group.reader()
    notes.skip()
    town.bo.send(command)
    [note] = await notes.next()
    return note.text
