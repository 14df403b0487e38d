"""Telegram's calls to us: checked, stored, and only then confirmed. Also tells whether the process is well."""

from __future__ import annotations

import hmac
import json
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.database import Database
from bot.transport import inbox
from bot.transport.signals import Signal, Signals

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATH = "/telegram"
LARGEST_BODY = 1_000_000
"""Bytes; Telegram's updates are a few thousand."""

_LARGEST_ID = 2**63 - 1

_log = structlog.get_logger(__name__)


def make_webhook(database: Database, signals: Signals, clock: Clock, secret: str) -> Starlette:
    """The application that Telegram calls; `secret` is what it must show in `SECRET_HEADER`."""

    async def receive(request: Request) -> Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return PlainTextResponse("forbidden", 403)
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        update = _update(body)
        if update is None:
            return PlainTextResponse("not an update", 400)
        async with database.transaction() as session:
            new = await inbox.store(session, [update], clock())
            if new:
                await signals.everywhere(session, Signal.INBOX)
        if new:
            signals.here(Signal.INBOX)
        return Response(status_code=200)

    async def healthy(_: Request) -> Response:
        async with database.reading() as session:
            waiting = await inbox.unfinished(session)
        return PlainTextResponse(f"ok, {waiting} updates under way\n")

    return Starlette(routes=[Route(PATH, receive, methods=["POST"]), Route("/healthz", healthy, methods=["GET"])])


async def _body(request: Request) -> bytes | None:
    """The body, or None if it is larger than allowed; what is too much is not read."""
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > LARGEST_BODY:
        return None
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > LARGEST_BODY:
            return None
    return bytes(read)


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    number = update.get("update_id") if isinstance(update, dict) else None
    return update if type(number) is int and 0 <= number <= _LARGEST_ID else None
