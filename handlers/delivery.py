"""Saying what a use case returned."""

from __future__ import annotations

from collections.abc import Iterable

import structlog

from bot.messages import BlockedError, DeliveryError, Message, Messenger

_log = structlog.get_logger(__name__)


async def deliver(messenger: Messenger, messages: Iterable[Message]) -> None:
    """Send messages in order; what cannot arrive is logged, and a failure in one chat spares the others."""
    failed: set[int] = set()
    for message in messages:
        if message.chat_id in failed:
            continue
        try:
            await messenger.send(message)
        except BlockedError:
            failed.add(message.chat_id)
            _log.info("message.blocked")
        except DeliveryError as error:
            failed.add(message.chat_id)
            _log.error("message.failed", error=type(error).__name__)
