"""The staff group's command about opening hours."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from bot.hours.planning import HoursPlanning
from handlers.gate import GROUPS, Gate


def hours_handlers(planning: HoursPlanning, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen."""
    return [CommandHandler("tider", gate.calls(planning.command), filters=GROUPS)]
