"""When something of ours breaks: the citizen reads a kind sentence, the log has the rest."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.catalogue import Catalogue
from bot.messages import Message, Messenger
from handlers.delivery import deliver
from knowledge.entries import Language

_log = structlog.get_logger(__name__)


def error_handler(
    messenger: Messenger, catalogue: Catalogue, contact_url: str
) -> Callable[[object, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
    """The handler of what no other handler caught; it also gets errors that belong to no update."""

    async def handle(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        error = context.error
        _log.error("update.failed", error=type(error).__name__, exc_info=error)
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        if update.effective_chat.type != ChatType.PRIVATE:
            return
        user = update.effective_user
        code = None if user is None else user.language_code
        language = Language.EN if code is not None and code.startswith("en") else Language.DA
        html = catalogue[language].html("went-wrong", contact=contact_url)
        await deliver(messenger, [Message(update.effective_chat.id, html)])

    return handle
