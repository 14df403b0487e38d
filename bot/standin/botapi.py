"""The Bot API over HTTP: any encoding python-telegram-bot uses, answers as Telegram's, faults on the wire."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from bot.standin.calls import Answer, Manner, answer
from bot.standin.params import Params, Upload
from bot.standin.state import State

LONGEST_BODY = 60 * 2**20


class BotApi:
    """Serves /bot<token>/<method> and /file/bot<token>/<path> as an ASGI application."""

    def __init__(self, world: State) -> None:
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        path: str = scope["path"]
        response = self._file(path) if path.startswith("/file/bot") else await self._method(request, path)
        if response is None:
            await _reset(scope, receive)
            return
        await response(scope, receive, send)

    async def _method(self, request: Request, path: str) -> Response | None:
        token, _, method = path.removeprefix("/bot").partition("/")
        if token != self._world.token:
            return _json(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        try:
            params = await _params(request)
        except ValueError as error:
            return _json(400, {"ok": False, "error_code": 400, "description": f"Bad Request: {error}"})
        outcome = await answer(self._world, method, params)
        if outcome.manner is Manner.HANG:
            await _until_gone(request.receive)
            return None
        return _reply(outcome)

    def _file(self, path: str) -> Response | None:
        token, _, place = path.removeprefix("/file/bot").partition("/")
        if self._world.faults.away:
            return None
        file = self._world.files.at(place)
        if token != self._world.token or file is None:
            return _json(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        return Response(file.data, media_type="application/octet-stream")


def _reply(outcome: Answer) -> Response | None:
    return None if outcome.manner is Manner.DROP else _json(outcome.status, outcome.body)


def _json(status: int, body: Any) -> Response:
    return Response(json.dumps(body), status, media_type="application/json")


async def _params(request: Request) -> Params:
    """The parameters of a request, from its query and its body.

    Raises:
        ValueError: the body is not what its Content-Type says.
    """
    values: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0]
    if request.method != "POST":
        return Params(values)
    if kind == "multipart/form-data":
        return await _multipart(request, values)
    body = await request.body()
    if kind == "application/json":
        decoded = json.loads(body or b"{}")
        if not isinstance(decoded, dict):
            message = "the JSON body is not an object"
            raise ValueError(message)
        return Params(values | decoded)
    return Params(values | dict(parse_qsl(body.decode(), keep_blank_values=True)))


async def _multipart(request: Request, values: dict[str, Any]) -> Params:
    uploads: dict[str, Upload] = {}
    async with request.form(max_part_size=LONGEST_BODY) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or "application/octet-stream"
                uploads[name] = Upload(await value.read(), value.filename or name, mime)
            else:
                values[name] = value
    return Params(values, uploads)


async def _until_gone(receive: Receive) -> None:
    """Wait until the client has hung up."""
    message: Message = {"type": ""}
    while message["type"] != "http.disconnect":
        message = await receive()


async def _reset(scope: Scope, receive: Receive) -> None:
    """Reset the connection instead of answering."""
    scope["extensions"]["standin.reset"]()
    await _until_gone(receive)
