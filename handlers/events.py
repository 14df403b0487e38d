"""The staff group's command about events."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from bot.events.entering import Entering
from handlers.gate import GROUPS, Gate


def event_handlers(entering: Entering, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handler; it comes before what staff write in reply to a case."""
    return [CommandHandler("arrangement", gate.calls(entering.take), filters=GROUPS)]
