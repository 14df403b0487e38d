"""What stands on what was said before: what a message replies to, and whether an offer is the latest of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.chat.controls.actions import Action, Verb, labelled_actions
from bot.chat.crossing import is_unread
from bot.chat.heard import Heard
from bot.storage.database import Database
from bot.transport.outgoing import looking_back

LATELY: Final = 12
"""Rows of the outbox among which a button is looked for: what was shown before is out of sight."""
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


async def is_latest_offer(database: Database, chat_id: int, message_id: int) -> bool:
    """Whether no person was offered in a chat after this message, nor is about to be.

    Raises:
        CaseMovedError: as `is_unread`.
    """
    async with database.reading() as session:
        latest = await looking_back.latest_reply(session, chat_id)
        rows = await looking_back.said_lately(session, chat_id, LATELY)
    if latest is not None and _offers_person(latest.payload.get("keyboard", ())) and is_unread(latest):
        return False
    offers = (number for number, payload in rows if _offers_person(payload["keyboard"]))
    return next(offers, message_id) == message_id


def _offers_person(keyboard: Iterable[Iterable[tuple[str, str]]]) -> bool:
    return any(action.verb is Verb.ACCEPT for _, action in labelled_actions(keyboard))
