"""While the database is away nothing can be kept or answered: whoever writes reads so, once.

What they wrote stays with Telegram, which is told only later that we have it, and is answered then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable

import structlog
from telegram import Bot, Update
from telegram.constants import ChatType

from bot.catalogue import Catalogue
from bot.chat.apology import language_of
from bot.messages import Message
from bot.storage.outage import Outage
from bot.transport.incoming.payload_form import Raw
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.results import Result

_log = structlog.get_logger(__name__)

AFTER = 30.0
"""Seconds: a server that is only started anew is back by then, and the answer comes a little later."""

LOOK_EVERY = 10.0
"""Seconds between two looks at what waits with Telegram."""

ONCE_IN = 3600.0
"""Seconds: whoever was told is not told again within them, however often the server comes and goes."""

_BETWEEN = 0.05
"""Seconds between two messages, well within Telegram's limit of thirty a second."""

Words = Callable[[Raw], Message | None]
"""What is said to whoever wrote this; None to nobody."""


class Regrets:
    """Tells people that their message waits, from the process that led when the server went away.

    Args:
        gateway: the way to Telegram; the outbox is in the database.
        outage: of the database.
        words: what is said.
    """

    def __init__(self, gateway: TelegramGateway, outage: Outage, words: Words) -> None:
        self._gateway, self._outage, self._words = gateway, outage, words
        self._told: dict[int, float] = {}
        self._ours = False

    async def while_away(self, look: Callable[[], Awaitable[Iterable[Raw]]]) -> None:
        """Be the process that tells people, until cancelled; `look` gives what waits with Telegram."""
        self._ours = True
        try:
            while True:
                if self._is_long():
                    await self.tell(await look())
                await asyncio.sleep(LOOK_EVERY)
        finally:
            self._ours = False

    async def tell(self, updates: Iterable[Raw]) -> None:
        """Tell whoever wrote these, if it is ours to tell and nobody has told them lately."""
        for update in updates:
            if not self._ours or not self._is_long():
                return
            message = self._words(update)
            if message is not None and self._is_new(message.chat_id):
                outcome = await self._gateway.perform(Send(message))
                _log.info("regret.told", result=outcome.result.value)
                await asyncio.sleep(outcome.wait.total_seconds() if outcome.result is Result.LATER else _BETWEEN)

    def _is_long(self) -> bool:
        return (self._outage.lasts or 0.0) >= AFTER

    def _is_new(self, chat_id: int) -> bool:
        now = asyncio.get_running_loop().time()
        self._told = {chat: at for chat, at in self._told.items() if at > now - ONCE_IN}
        return self._told.setdefault(chat_id, now) == now


def words(bot: Bot, catalogue: Catalogue, contact_url: str) -> Words:
    """The kind sentence for a citizen who has written or pressed a button; nothing in groups."""

    def said(raw: Raw) -> Message | None:
        try:
            update = Update.de_json(raw, bot)
        except Exception as error:  # noqa: BLE001 - nobody can be told, and the others are to be
            _log.error("update.unreadable", update=raw["update_id"], error=type(error).__name__)
            return None
        chat = update.effective_chat
        if chat is None or chat.type != ChatType.PRIVATE or not (update.message or update.callback_query):
            return None
        texts = catalogue[language_of(update)]
        return Message(chat.id, texts.html("database-away", contact=contact_url))

    return said
