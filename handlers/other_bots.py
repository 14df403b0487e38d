"""Commands for other bots of a group, which are none of ours: they are neither answered nor carried to a citizen."""

from __future__ import annotations

import re
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from handlers.gate import GROUPS

_ADDRESSED = re.compile(r"\s*/\w+@(\w+bot)\b", re.ASCII | re.IGNORECASE)
"""A command with a bot's name behind it; all of these end so."""


class _ForAnotherBot(filters.MessageFilter):
    """What begins with a command for another bot."""

    def filter(self, message: Message) -> bool:
        """Whether this message does."""
        addressed = _ADDRESSED.match(message.text or message.caption or "")
        return addressed is not None and addressed[1].casefold() != message.get_bot().username.casefold()


def other_bots_handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handler of such commands; it comes before all others of groups."""

    async def leave(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Nothing is done."""

    return [MessageHandler(GROUPS & _ForAnotherBot(), leave)]
