"""What a message replies to: an earlier answer, with which it goes on, or the words of a person, for whom it is."""

from __future__ import annotations

from typing import Final

from bot.chat.controls.actions import Action, Verb, labelled_actions
from bot.chat.heard import Heard
from bot.storage.database import Database
from bot.transport.outgoing import looking_back

_TELLING: Final = frozenset({Verb.HELPED, Verb.CLOSE})
"""Buttons that stand under every answer, and under all that is said in a conversation with a person."""


async def replied_to(database: Database, heard: Heard) -> Action | None:
    """The button that tells what a message replies to: `HELPED` with the entry, or `CLOSE`; None for anything else."""
    if heard.reply_to is None:
        return None
    async with database.reading() as session:
        rows = await looking_back.said_lately(session, heard.chat_id, 1, heard.reply_to)
    found = (action for _, payload in rows for _, action in labelled_actions(payload["keyboard"]))
    return next((each for each in found if each.verb in _TELLING), None)
