"""A library's website over real HTTP, for whatever reads opening hours from it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Website:
    """What the website answers, and how often it was asked.

    Attributes:
        rows: the opening hours.
        status: the HTTP status.
        body: what is answered in place of the rows.
        hangs: it never finishes.
        moved: where it says that it is now.
        asked: the request lines, in order.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    status: int = 200
    body: bytes | None = None
    hangs: bool = False
    moved: str = ""
    asked: list[str] = field(default_factory=list)
    _answered: asyncio.Condition = field(default_factory=asyncio.Condition)
    _count: int = 0

    def add(self, category: str, day: str, start: str, end: str, branch: int = 10) -> None:
        """Add a row."""
        row = {"id": len(self.rows), "category": {"title": category, "color": "#000000"}, "date": day}
        self.rows.append({**row, "start_time": start, "end_time": end, "branch_id": branch})

    async def read(self, times: int) -> None:
        """Wait until it was read so often."""
        async with asyncio.timeout(20), self._answered:
            await self._answered.wait_for(lambda: self._count >= times)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection."""
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked.append(head.decode().partition("\r\n")[0])
        if self.hangs:
            await reader.read()
            writer.close()
            return
        body = json.dumps(self.rows).encode() if self.body is None else self.body
        moved = f"Location: {self.moved}\r\n" if self.moved else ""
        headers = f"HTTP/1.1 {self.status} .\r\n{moved}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(headers.encode() + body)
        await writer.drain()
        writer.close()
        async with self._answered:
            self._count += 1
            self._answered.notify_all()


@asynccontextmanager
async def serving(website: Website) -> AsyncIterator[str]:
    """The address that the website is served at, until the block is left."""
    server = await asyncio.start_server(website.answer, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}/api/v1/opening_hours"
    finally:
        server.close()
