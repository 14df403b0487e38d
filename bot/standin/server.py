"""The stand-in's server: Bot API, control API and page on one port of this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.standin import control, observing, requests
from bot.standin.botapi import BotApi
from bot.standin.calls import answer
from bot.standin.errors import ControlError
from bot.standin.jsontypes import Json
from bot.standin.listener import Listener, bind
from bot.standin.params import Params
from bot.standin.state import State

PAGE: Final = Path(__file__).parent / "page"
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
LOCAL_HOSTS: Final = ("127.0.0.1", "localhost", "testserver")
Reading = Callable[[State, Request], Awaitable[Json]]


@dataclass(frozen=True, slots=True)
class Server:
    """Where a running stand-in is.

    Attributes:
        url: the page, without a slash at the end.
    """

    url: str

    @property
    def base_url(self) -> str:
        """For python-telegram-bot's `base_url`."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """For python-telegram-bot's `base_file_url`."""
        return f"{self.url}/file/bot"

    @property
    def api(self) -> str:
        """The control API."""
        return f"{self.url}/standin/api"


def make_app(world: State, hosts: tuple[str, ...] = LOCAL_HOSTS) -> ASGIApp:
    """The whole stand-in as an ASGI application; pages and control only answer to the names in `hosts`."""
    bot_api = BotApi(world)
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    site = Starlette(routes=_routes(world), middleware=middleware)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(("/bot", "/file/bot")):
            await bot_api(scope, receive, send)
        else:
            await site(scope, receive, _with_headers(send))

    return app


def _with_headers(send: Send) -> Send:
    async def wrapped(message: Any) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = [*message.get("headers", []), *extra]
        await send(message)

    return wrapped


def _routes(world: State) -> list[BaseRoute]:
    acts = control.ACTS | {"faults": observing.add_fault}
    posts = [_route(name, "POST", partial(_act, act), world) for name, act in acts.items()]
    readings: list[tuple[str, str, Reading]] = [
        ("state", "GET", observing.see),
        ("log", "GET", observing.read_log),
        ("violations", "GET", observing.read_violations),
        ("violations", "DELETE", observing.forget_violations),
        ("faults", "GET", observing.read_faults),
        ("faults", "DELETE", observing.lift_faults),
    ]
    gets = [_route(name, verb, reading, world) for name, verb, reading in readings]
    files = Route("/standin/files/{path:path}", partial(_file, world))
    page: BaseRoute = Mount("/", StaticFiles(directory=PAGE, html=True)) if PAGE.is_dir() else Route("/", _no_page)
    return [*posts, *gets, files, page]


def _route(name: str, verb: str, handler: Reading, world: State) -> Route:
    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await handler(world, request))
        except ControlError as error:
            return JSONResponse({"error": str(error)}, 400)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            problem = f"body: a value has the wrong shape ({error!r}); docs/standin.md lists what {name} takes"
            return JSONResponse({"error": problem}, 400)

    return Route(f"/standin/api/{name}", endpoint, methods=[verb])


async def _act(act: control.Act, world: State, request: Request) -> Any:
    return act(world, await requests.body(request))


async def _file(world: State, request: Request) -> Response:
    file = world.files.at(request.path_params["path"])
    if file is None:
        return PlainTextResponse("There is no such file.", 404)
    shown = file.kind in ("photo", "sticker", "voice", "audio", "video")
    headers = {} if shown else {"Content-Disposition": "attachment"}
    return Response(file.data, media_type=file.mime_type, headers=headers)


async def _no_page(_request: Request) -> Response:
    return PlainTextResponse("The stand-in is running. Its page (bot/standin/page) is not there.")


@asynccontextmanager
async def serve(
    world: State, *, host: str = "127.0.0.1", port: int = 0, hosts: tuple[str, ...] = LOCAL_HOSTS
) -> AsyncIterator[Server]:
    """Serve a world in this event loop until the block ends.

    Args:
        world: what to serve.
        host: the address to listen on.
        port: 0 takes a free one.
        hosts: names under which the page may be opened.

    Raises:
        OSError: the port is taken.
    """
    listening = bind(host, port)
    url = f"http://{host}:{listening.getsockname()[1]}"
    listener = Listener(make_app(world, hosts))

    async def call(method: str, values: Json) -> Any:
        return await answer(world, method, Params(values))

    serving = asyncio.create_task(listener.run_on(listening))
    posting = asyncio.create_task(world.webhook.run(world.updates, call))
    try:
        await listener.ready.wait()
        yield Server(url)
    finally:
        world.updates.close()
        world.signal.notify()
        listener.stop()
        await asyncio.gather(serving, posting)
