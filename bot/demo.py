"""`borgerbot demo`: the assistant, the real one, against the local stand-in for Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.app import running
from bot.settings import Settings
from bot.standin import Specification, World, find_specification, serve
from knowledge.errors import BorgerbotError

_TOKEN = "1:DEMO"  # noqa: S105 - the stand-in's made-up token
_LOG_LIMIT = 10_000


class DemoError(BorgerbotError):
    """The demo cannot start."""


@asynccontextmanager
async def serve_demo(settings: Settings, host: str, port: int) -> AsyncIterator[str]:
    """Serve the demo until the block is left; gives the address of its page.

    Conversations are kept in a database of this run only, since the stand-in's people are new at every start.

    Raises:
        DemoError: if the port is taken.
    """
    path = find_specification()
    world = World(token=_TOKEN, specification=Specification(path) if path else None, log_limit=_LOG_LIMIT)
    group = world.add_staff_group("Vagten – Haslev og Faxe")
    bo = world.add_member(group, "Bo", admin=True)
    world.add_citizen("Anna")
    try:
        with TemporaryDirectory(prefix="borgerbot-demo-") as folder:
            async with serve(world, host=host, port=port) as server:
                demo = settings.model_copy(
                    update={
                        "telegram_token": SecretStr(_TOKEN),
                        "telegram_url": server.url,
                        "staff_chat_id": group.id,
                        "administrators": str(bo.id),
                        "database_url": f"sqlite:///{(Path(folder) / 'demo.db').as_posix()}",
                    }
                )
                async with running(demo):
                    yield server.url
    except OSError as error:
        raise DemoError(
            f"The demo cannot listen on {host}:{port} ({error.strerror})", "Choose another port with --port"
        ) from None
