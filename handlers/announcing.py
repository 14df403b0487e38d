"""The staff group's commands about announcements: write one, and see how they went out."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from bot.announcing.deliveries import Deliveries
from bot.announcing.posting import Posting
from handlers.gate import GROUPS, Gate


def announcing_handlers(posting: Posting, deliveries: Deliveries, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen."""
    return [
        CommandHandler("opslag", gate.calls(posting.write), filters=GROUPS),
        CommandHandler("leveringer", gate.calls(deliveries.tell), filters=GROUPS),
    ]
