"""Help in the staff group."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from bot.desk.commands.helping import StaffHelp
from handlers.gate import GROUPS, Gate


def helping_handlers(helping: StaffHelp, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers; they come before what staff write to a case's citizen."""
    show = gate.calls(helping.show)
    return [
        CommandHandler("hjaelp", show, filters=GROUPS),
        # What people try who do not know what it is called here.
        MessageHandler(GROUPS & filters.Regex(r"(?i)^/(?:hjælp|help|start)(?:\s|$)"), show),
    ]
