"""Requests to Telegram over aiohttp, whose reader and writer are in C: a message costs a third of what httpx takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData

_Seconds = Any
"""Seconds, None for no limit, or python-telegram-bot's mark for "as set for all requests"."""


class Request(BaseRequest):
    """python-telegram-bot's way out, with connections that are kept and used again.

    Args:
        connections: that may be open at once.
        seconds: that a connection, a place among them, and an answer may each take.
        reuse: keep connections for the next request.
    """

    def __init__(self, *, connections: int = 128, seconds: float = 10.0, reuse: bool = True) -> None:
        self._connections = connections
        self._reuse = reuse
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take, if the caller says nothing else."""
        return self._seconds

    async def initialize(self) -> None:
        """Open the session; in the event loop that uses it."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, force_close=not self._reuse)
            self._session = aiohttp.ClientSession(
                connector=connector, trust_env=True, headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; gives the status and the body.

        Raises:
            TimedOut: if it took too long.
            NetworkError: if it broke, or something else than Telegram answered; the cause says whether it had reached
                Telegram.
            RuntimeError: before `initialize`.
        """
        del write_timeout, pool_timeout  # aiohttp has one limit for finding a place and making a connection
        if self._session is None:
            raise RuntimeError("the request is not initialised")
        timeout = aiohttp.ClientTimeout(
            connect=self._limit(connect_timeout),
            sock_connect=self._limit(connect_timeout),
            sock_read=self._limit(read_timeout),
        )
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as response:
                body = await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            # Its text may hold the address, and with that the token.
            raise NetworkError(type(error).__name__) from error
        if method == "POST" and not body.lstrip().startswith(b"{"):
            _tell_apart(response.status)
        return response.status, body

    def _limit(self, seconds: _Seconds) -> float | None:
        given: float | None = self._seconds if isinstance(seconds, DefaultValue) else seconds
        return given


def _tell_apart(status: int) -> None:
    """Telegram answers with JSON; a page is of something in between, as a filter, whose refusal is none of Telegram's.

    A gateway's own fault is left to python-telegram-bot: the request may have gone through before it.

    Raises:
        NetworkError: without a cause where Telegram certainly got nothing.
    """
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return
    problem = f"something between here and Telegram answers in its place, with status {status}"
    if status < HTTPStatus.MULTIPLE_CHOICES:
        # Whatever put its page there may have let the request through.
        raise NetworkError(problem) from ValueError("no JSON")
    raise NetworkError(problem)


def _body(data: RequestData | None) -> aiohttp.FormData | Mapping[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form


def asked_to_wait(error: RetryAfter) -> timedelta:
    """How long Telegram asks to wait; python-telegram-bot's settings decide in which type it says so."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
