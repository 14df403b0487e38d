"""The staff group's commands about abuse: ban a chat, lift a ban, list them."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, CommandHandler

from bot.desk.commands.banning import Banning
from handlers.gate import GROUPS, Gate


def ban_handlers(banning: Banning, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the three commands; they come before what staff write in reply to a case."""
    named = {"spaer": banning.ban, "ophaev": banning.lift, "spaerringer": banning.show}
    return [CommandHandler(name, gate.calls(use_case), filters=GROUPS) for name, use_case in named.items()]
