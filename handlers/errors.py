"""When something of ours breaks, the update's work is marked as failed; `bot.transport.dispatcher` goes on."""

from __future__ import annotations

import structlog
from telegram.ext import ContextTypes

from bot.storage.outage import is_away
from bot.work import current

_log = structlog.get_logger(__name__)


async def note_problem(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Take down what no handler caught; the update is tried again, or set aside."""
    del update
    if context.error is None or not is_away(context.error):
        _log.error("update.failed", error=type(context.error).__name__, exc_info=context.error)
    current().problem = context.error
