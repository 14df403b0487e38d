"""uvicorn in the caller's own event loop: started and stopped at once, and able to reset a connection."""

from __future__ import annotations

import asyncio
import socket
from typing import Any, Final

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_GRACE: Final = 0.5
"""Seconds that requests get to end by themselves when the stand-in stops."""

_QUIET_ROUNDS: Final = 4
"""Rounds of the loop that asyncio needs at most from accepting a connection to handing it over, with one to spare."""


class ResettableProtocol(H11Protocol):
    """HTTP whose application can reset the connection, by calling the scope's extension "standin.reset"."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn's own
        """Take the connection, and let the application reach it."""
        super().connection_made(transport)
        app: Any = self.app

        async def with_reset(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})["standin.reset"] = transport.abort
            await app(scope, receive, send)

        self.app = with_reset


_KEEP_ALIVE: Final = 75
"""Seconds that an idle connection is kept, as by most servers: a short wait ends under a busy client's request."""


class Listener(uvicorn.Server):
    """A server that stops without waiting for idle connections, and leaves the process's signals alone."""

    def __init__(self, app: ASGIApp) -> None:
        config = uvicorn.Config(
            app,
            http=ResettableProtocol,
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            timeout_keep_alive=_KEEP_ALIVE,
        )
        super().__init__(config)
        self.ready = asyncio.Event()
        self._stop = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        """Serve until `stop`."""
        await self.on_tick(0)
        await self._stop.wait()

    def stop(self) -> None:
        """Stop serving."""
        self._stop.set()

    async def run_on(self, listening: socket.socket) -> None:
        """Serve on a socket until `stop`."""
        await self._serve([listening])

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Reset what is still open, and let the requests that were in it end."""
        # A connection that asyncio has accepted but not handed over when its server closes is never closed (Python
        # 3.11), and its client waits in vain: so first accept no more, then reset all, and only then close.
        for server in self.servers:
            for listening in server.sockets:
                asyncio.get_running_loop().remove_reader(listening.fileno())
        await self._reset_all()
        for server in self.servers:
            server.close()
        tasks = list(self.server_state.tasks)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=_GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for server in self.servers:
            await server.wait_closed()
        for listening in sockets or []:
            listening.close()

    async def _reset_all(self) -> None:
        """Reset every connection, also those the loop is just about to hand over, and see them closed."""
        quiet = 0
        while quiet < _QUIET_ROUNDS:
            quiet = 0 if self.server_state.connections else quiet + 1
            for connection in list(self.server_state.connections):
                connection.transport.abort()
            await asyncio.sleep(0)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one."""
    # asyncio turns Nagle's delay (40 ms for each answer) off only where the protocol is named.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    listening.listen(512)
    listening.setblocking(False)  # noqa: FBT003 - the standard library's own signature
    return listening
