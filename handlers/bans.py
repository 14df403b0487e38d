"""The staff group's commands about abuse: ban a chat, lift a ban, list them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from telegram.ext import BaseHandler, CommandHandler, MessageHandler, filters

from bot.desk.banning import Banning
from handlers.gate import GROUPS, Callback, Gate, UseCase


def ban_handlers(banning: Banning, gate: Gate) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the three commands; they come before what staff write in reply to a case."""
    named: dict[tuple[str, str], UseCase] = {
        ("spaer", "spær"): banning.ban,
        ("ophaev", "ophæv"): banning.lift,
        ("spaerringer", "spærringer"): banning.show,
    }
    return [handler for names, use_case in named.items() for handler in _handlers(*names, gate.calls(use_case))]


def _handlers(name: str, danish: str, handle: Callback) -> Iterator[BaseHandler[Any, Any, Any]]:
    yield CommandHandler(name, handle, filters=GROUPS)
    # Telegram's commands have no Danish letters, but people write them.
    yield MessageHandler(GROUPS & filters.Regex(rf"^/{danish}(?:\s|$)"), handle)
