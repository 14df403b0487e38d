"""When something of ours breaks, the update's work is marked as failed; `bot.transport.dispatcher` goes on."""

from __future__ import annotations

import structlog
from telegram.ext import ContextTypes

from bot.desk.said import CaseMovedError
from bot.storage.outage import is_away
from bot.work import current

_log = structlog.get_logger(__name__)


async def note_problem(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Take down what no handler caught; the update is tried again, or set aside."""
    del update
    if not _is_expected(context.error):
        _log.error("update.failed", error=type(context.error).__name__, exc_info=context.error)
    current().problem = context.error


def _is_expected(error: Exception | None) -> bool:
    """Nothing of ours broke: the case moved meanwhile, or the database is away. Nobody need be called."""
    return error is not None and (isinstance(error, CaseMovedError) or is_away(error))
