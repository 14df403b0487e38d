"""A library's website to fetch events from: real HTTP on this machine, with the faults that such sites have."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.standin.listener import Listener, bind

JSON = "application/json"
PATH = "/api/v1/events"


class Fault(Enum):
    """What the website does instead of answering."""

    SERVER_ERROR = auto()
    BUSY = auto()
    LOGIN_PAGE = auto()
    CUT_OFF = auto()
    NO_LIST = auto()
    PACKED_BOMB = auto()
    SILENCE = auto()
    RESET = auto()
    REDIRECT_LOOP = auto()
    EMPTY = auto()


@dataclass
class Website:
    """What it says, and what it was asked.

    Attributes:
        items: the list as it is.
        fault: what it does instead, or None.
        asked: the requests.
        answered: the status of each answer.
        url: where the list is.
    """

    items: list[dict[str, Any]] = field(default_factory=list)
    fault: Fault | None = None
    asked: list[Request] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)
    url: str = ""
    content: tuple[str, bytes] | None = None

    async def answer(self, request: Request) -> Response:
        """Answer as the website does, or does not."""
        self.asked.append(request)
        response = self._good(request) if self.fault is None else await self._faulty(request, self.fault)
        self.answered.append(response.status_code)
        return response

    def _good(self, request: Request) -> Response:
        kind, body = self.content or (JSON, json.dumps(self.items).encode())
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"ETag": etag, "Cache-Control": "max-age=300"}
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=kind, headers=headers)

    async def _faulty(self, request: Request, fault: Fault) -> Response:
        if fault is Fault.SILENCE:
            await asyncio.Event().wait()
        if fault is Fault.RESET:
            request.scope["extensions"]["standin.reset"]()
        body = json.dumps(self.items).encode()
        packed = gzip.compress(b" " * 2_000_000)
        return {
            Fault.SERVER_ERROR: Response("The website encountered an unexpected error.", status_code=500),
            Fault.BUSY: Response("Too many requests", status_code=429, headers={"Retry-After": "7200"}),
            Fault.LOGIN_PAGE: Response("<html>Log ind</html>", media_type="text/html"),
            Fault.CUT_OFF: Response(body[: len(body) // 2], media_type=JSON),
            Fault.NO_LIST: Response(b'{"message": "maintenance"}', media_type=JSON),
            Fault.PACKED_BOMB: Response(packed, media_type=JSON, headers={"Content-Encoding": "gzip"}),
            Fault.REDIRECT_LOOP: RedirectResponse(str(request.url)),
            Fault.EMPTY: Response(b"[]", media_type=JSON),
        }.get(fault, Response())


@asynccontextmanager
async def serving() -> AsyncIterator[Website]:
    """A website on this machine until the block ends."""
    site = Website()
    listening = bind("127.0.0.1", 0)
    site.url = f"http://127.0.0.1:{listening.getsockname()[1]}{PATH}"
    listener = Listener(Starlette(routes=[Route(PATH, site.answer)]))
    task = asyncio.create_task(listener.run_on(listening))
    try:
        await listener.ready.wait()
        yield site
    finally:
        listener.stop()
        await task


def item(number: int = 1, **changed: Any) -> dict[str, Any]:
    """An event of the website's, a day after the tests' present."""
    return {
        "uuid": f"00000000-0000-4000-8000-{number:012}",
        "title": f"IT-café {number}",
        "url": f"https://www.faxebibliotek.dk/arrangementer/{number}",
        "created_at": "2026-11-01T09:00:00+01:00",
        "updated_at": "2026-11-20T09:00:00+01:00",
        "state": "Active",
        "all_day": False,
        "date_time": {"start": "2026-11-26T10:00:00+01:00", "end": "2026-11-26T12:00:00+01:00"},
        "branches": ["Haslev Bibliotek"],
        **changed,
    }
