"""The demo beside a service: what is set for that is not used."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import aiohttp

from bot.command_line.demo import serve_demo
from bot.settings import Settings


async def test_the_demo_asks_nobody_and_takes_no_port_of_the_service(tmp_path: Path) -> None:
    """With a service's settings the demo answers all the same, on no port of theirs, and asks no website."""
    with socket.create_server(("127.0.0.1", 0)) as outside:
        outside.setblocking(False)
        address = f"http://127.0.0.1:{outside.getsockname()[1]}"
        service = Settings(
            data_dir=tmp_path,
            embedder="none",
            webhook_url=address,
            listen_port=outside.getsockname()[1],
            metrics_port=outside.getsockname()[1],
            events_url=f"{address}/events",
            events_ical=f"{address}/calendar.ics",
            hours_url=f"{address}/hours",
            hours_branches="10=haslev",
        )
        calling = asyncio.create_task(asyncio.get_running_loop().sock_accept(outside))
        async with serve_demo(service, "127.0.0.1", 0) as url, aiohttp.ClientSession() as client:
            state = await (await client.get(f"{url}/standin/api/state")).json()
            [anna] = [person["id"] for person in state["people"] if person["role"] == "citizen"]
            await client.post(f"{url}/standin/api/start", json={"person": anna})
            async with asyncio.timeout(20):
                while len(state["messages"].get(str(anna), [])) < 2:
                    state = await (await client.get(f"{url}/standin/api/state")).json()
        assert calling.cancel()
