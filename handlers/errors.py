"""When something of ours breaks, the update's work is marked as failed; `bot.transport.incoming.dispatcher` goes on."""

from __future__ import annotations

from telegram.ext import ContextTypes

from bot.work import current


async def note_problem(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Hand on what no handler caught; whether it failed, and what becomes of it, is the dispatcher's to say."""
    del update
    current().problem = context.error
