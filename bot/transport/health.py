"""Whether the process is well and how much waits, for a monitor: beside the webhook, or on a port of its own."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.running.figures import read_figures
from bot.storage.database import Database
from bot.transport import inbox

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def make_health(database: Database, clock: Clock) -> Starlette:
    """The application of a process that nobody calls but its monitor."""
    return Starlette(routes=health_routes(database, clock))


def health_routes(database: Database, clock: Clock) -> list[Route]:
    """`/healthz`, which asks the database, and `/metrics`, in Prometheus' plain text."""

    async def healthy(_: Request) -> Response:
        async with database.reading() as session:
            waiting = await inbox.unfinished(session)
        return said(f"ok, {waiting} updates under way\n")

    async def metrics(_: Request) -> Response:
        async with database.reading() as session:
            return said(await read_figures(session, clock()))

    return [Route("/healthz", healthy, methods=["GET"]), Route("/metrics", metrics, methods=["GET"])]


def said(text: str, status: int = 200) -> Response:
    """A plain answer that nobody keeps."""
    return PlainTextResponse(text, status, headers=HEADERS)
