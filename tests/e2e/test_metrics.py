"""What a monitor reads of an assistant that fetches its updates."""

from __future__ import annotations

import socket
from pathlib import Path

import aiohttp

from bot.standin import World
from tests.e2e.opening_cases import open_card
from tests.e2e.town import Town, open_town


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def read(town: Town, path: str) -> tuple[int, str]:
    """What a monitor of the town is answered: status and text."""
    address = f"http://127.0.0.1:{town.settings.metrics_port}{path}"
    async with aiohttp.ClientSession() as client, client.get(address) as answer:
        return answer.status, await answer.text()


def figures(text: str) -> dict[str, int]:
    """The figures of such a text by their names."""
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {name: int(figure) for name, figure in lines}


async def test_a_monitor_reads_health_and_backlog_where_there_is_no_webhook(world: World, tmp_path: Path) -> None:
    """On its own port a polling assistant tells that it is well and what waits, and takes no updates there."""
    async with open_town(world, tmp_path, changes={"metrics_port": free_port()}) as town:
        await open_card(town)
        status, health = await read(town, "/healthz")
        assert (status, health[:4]) == (200, "ok, ")
        shown = figures((await read(town, "/metrics"))[1])
        assert (shown["borgerbot_cases_open"], shown["borgerbot_cases_waiting"]) == (1, 1)
        assert (await read(town, "/telegram"))[0] == 404
