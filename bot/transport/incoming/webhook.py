"""Telegram's calls to us: checked, stored, and only then confirmed."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.bodies import is_json, read_body
from bot.clock import Clock
from bot.storage.database import Database
from bot.transport.health import HEADERS, UNAVAILABLE, health_routes, or_away, said
from bot.transport.incoming import inbox
from bot.transport.incoming.payload_form import Raw, is_update
from bot.transport.signals import Signal, Signals

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATH = "/telegram"
LARGEST_BODY = 1_000_000
"""Bytes; Telegram's updates are a few thousand."""


def make_webhook(
    database: Database, signals: Signals, clock: Clock, secret: str, regret: Callable[[list[Raw]], Awaitable[None]]
) -> Starlette:
    """The application that Telegram calls.

    Args:
        database: where updates are stored.
        signals: wakes the dispatchers.
        clock: the time.
        secret: what Telegram must show in `SECRET_HEADER`.
        regret: what follows where the database is away and Telegram has to call again.
    """

    async def receive(request: Request) -> Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return said("forbidden", 403)
        if not is_json(request):
            return said("not JSON", 415)
        body = await read_body(request, LARGEST_BODY)
        if body is None:
            return said("too large", 413)
        update = _update(body)
        if update is None:
            return said("not an update", 400)
        answer = await or_away(database, keep(update))
        if answer.status_code == UNAVAILABLE:
            await regret([update])
        return answer

    async def keep(update: dict[str, Any]) -> Response:
        async with database.transaction() as session:
            new = await inbox.store(session, [update], clock())
            if new:
                await signals.everywhere(session, Signal.INBOX)
        if new:
            signals.here(Signal.INBOX)
        return Response(status_code=200, headers=HEADERS)

    return Starlette(routes=[Route(PATH, receive, methods=["POST"]), *health_routes(database, clock)])


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if is_update(update) else None
