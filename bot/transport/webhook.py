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

from bot.bodies import is_json, read_body
from bot.clock import Clock
from bot.database import Database
from bot.desk.backlog import as_metrics, read_backlog
from bot.transport import inbox
from bot.transport.payload import is_update
from bot.transport.signals import Signal, Signals

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATH = "/telegram"
LARGEST_BODY = 1_000_000
"""Bytes; Telegram's updates are a few thousand."""

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

_log = structlog.get_logger(__name__)


def make_webhook(database: Database, signals: Signals, clock: Clock, secret: str) -> Starlette:
    """The application that Telegram calls; `secret` is what it must show in `SECRET_HEADER`."""

    async def receive(request: Request) -> Response:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return _said("forbidden", 403)
        if not is_json(request):
            return _said("not JSON", 415)
        body = await read_body(request, LARGEST_BODY)
        if body is None:
            return _said("too large", 413)
        update = _update(body)
        if update is None:
            return _said("not an update", 400)
        async with database.transaction() as session:
            new = await inbox.store(session, [update], clock())
            if new:
                await signals.everywhere(session, Signal.INBOX)
        if new:
            signals.here(Signal.INBOX)
        return Response(status_code=200, headers=HEADERS)

    async def healthy(_: Request) -> Response:
        async with database.reading() as session:
            waiting = await inbox.unfinished(session)
        return _said(f"ok, {waiting} updates under way\n")

    async def metrics(_: Request) -> Response:
        async with database.reading() as session:
            return _said(as_metrics(await read_backlog(session), clock()))

    return Starlette(
        routes=[
            Route(PATH, receive, methods=["POST"]),
            Route("/healthz", healthy, methods=["GET"]),
            Route("/metrics", metrics, methods=["GET"]),
        ]
    )


def _said(text: str, status: int = 200) -> Response:
    return PlainTextResponse(text, status, headers=HEADERS)


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if is_update(update) else None
