"""Whether the process is well and how much waits, for a monitor: beside the webhook, or on a port of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.running.figures import read_figures
from bot.storage.database import Database
from bot.storage.outage import is_away
from bot.transport.hearing import Hearing
from bot.transport.incoming import inbox

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_ANSWERS_WITHIN = 4.0
"""Seconds that a monitor waits for the database; it asks again soon, and may itself not wait for long."""

UNAVAILABLE = 503
"""That the database is away, or Telegram is not heard; whoever calls may call again."""

_LONGEST_SILENCE = 120.0
"""Seconds without a word from Telegram, which answers every twenty, until a process that fetches is not well."""


def make_health(database: Database, clock: Clock, hearing: Hearing) -> Starlette:
    """The application of a process that nobody calls but its monitor."""
    return Starlette(routes=health_routes(database, clock, hearing))


def health_routes(database: Database, clock: Clock, hearing: Hearing | None = None) -> list[Route]:
    """`/healthz`, which asks the database, and `/metrics`, in Prometheus' plain text.

    `hearing` tells of updates that are fetched; where Telegram calls, being called is the proof.
    """

    async def healthy(_: Request) -> Response:
        silent = 0.0 if hearing is None else hearing.silent
        if silent > _LONGEST_SILENCE:
            return said(f"Telegram has not been heard for {silent:.0f} seconds\n", UNAVAILABLE)

        async def answer() -> Response:
            async with asyncio.timeout(_ANSWERS_WITHIN), database.reading() as session:
                return said(f"ok, {await inbox.unfinished(session)} updates under way\n")

        return await or_away(database, answer())

    async def metrics(_: Request) -> Response:
        async def answer() -> Response:
            async with asyncio.timeout(_ANSWERS_WITHIN), database.reading() as session:
                return said(await read_figures(session, clock()))

        return await or_away(database, answer())

    return [Route("/healthz", healthy, methods=["GET"]), Route("/metrics", metrics, methods=["GET"])]


async def or_away(database: Database, answer: Awaitable[Response]) -> Response:
    """An answer that needs the database; where it is away, that, with a status that asks to come again."""
    try:
        return await answer
    except Exception as error:
        if not isinstance(error, TimeoutError) and not is_away(error):
            raise
    return said(f"the database does not answer, for {database.outage.lasts or 0:.0f} seconds\n", UNAVAILABLE)


def said(text: str, status: int = 200) -> Response:
    """A plain answer that nobody keeps."""
    return PlainTextResponse(text, status, headers=HEADERS)
