"""The staff group's command for posters."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from bot.desk.commands.poster_orders import PosterOrders
from handlers.gate import GROUPS, Gate


def poster_handlers(orders: PosterOrders, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handler; it comes before what staff write to a case's citizen."""
    return [CommandHandler("qr", gate.calls(orders.make), filters=GROUPS)]
