"""Run the stand-in by itself: `python -m bot.standin`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys

from bot.standin.errors import ControlError
from bot.standin.groups import Group
from bot.standin.server import LOCAL_HOSTS, serve
from bot.standin.specification import Specification, find_specification
from bot.standin.world import World


def prepare(token: str, *, check: bool) -> tuple[World, Group]:
    """A world to begin with: a staff group with one colleague in it, and one citizen."""
    path = find_specification() if check else None
    world = World(token=token, specification=Specification(path) if path else None, log_limit=10_000)
    group = world.add_staff_group("Vagten")
    world.add_member(group, "Bo", admin=True)
    world.add_citizen("Anna")
    return world, group


async def run(options: argparse.Namespace) -> None:
    """Serve until the process is stopped."""
    world, group = prepare(options.token, check=options.check)
    hosts = (*LOCAL_HOSTS, *options.allow_host)
    async with serve(world, host=options.host, port=options.port, hosts=hosts) as server:
        print(f"The stand-in for Telegram: {server.url}", flush=True)  # noqa: T201 - the program's one output
        print(f"staff group {group.id}, base_url {server.base_url}", flush=True)  # noqa: T201
        await asyncio.Event().wait()


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and run; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot.standin", description="A local stand-in for Telegram.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8081, help="port to listen on; 0 takes a free one")
    parser.add_argument("--token", default="1:DEMO", help="the assistant's token, with a number before the colon")
    parser.add_argument("--allow-host", action="append", default=[], help="another name to open the page under")
    parser.add_argument("--no-check", dest="check", action="store_false", help="do not check against the specification")
    options = parser.parse_args(arguments)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(run(options))
    except OSError as error:
        problem = f"Cannot listen on {options.host}:{options.port}: {error.strerror}; choose another --port"
        print(problem, file=sys.stderr)  # noqa: T201 - as above
        return 1
    except ControlError as error:
        print(error, file=sys.stderr)  # noqa: T201 - as above
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
