"""`borgerbot demo`: the assistant, the real one, against the local stand-in for Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.running.app import running
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
        DemoError: if nothing can listen there.
    """
    path = find_specification()
    world = World(token=_TOKEN, specification=Specification(path) if path else None, log_limit=_LOG_LIMIT)
    group = world.add_staff_group("Vagten – Haslev og Faxe")
    bo = world.add_member(group, "Bo", admin=True)
    world.add_citizen("Anna")
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="borgerbot-demo-"))
        try:
            server = await stack.enter_async_context(serve(world, host=host, port=port))
        except OSError as error:
            raise DemoError(
                f"The demo cannot listen on port {port} of {host!r} ({error.strerror})",
                "Choose another port with --port, or an address of this machine with --host",
            ) from None
        demo = settings.model_copy(
            update={
                "telegram_token": SecretStr(_TOKEN),
                "telegram_url": server.url,
                "staff_chat_id": group.id,
                # Who tries it out may do everything; one alone has nobody to approve what they write.
                "administrators": str(bo.id),
                "four_eyes": False,
                "database_url": f"sqlite:///{(Path(folder) / 'demo.db').as_posix()}",
                # What is set for the assistant on Telegram is neither called nor in the way.
                **dict.fromkeys(("webhook_url", "metrics_port", "events_url", "events_ical", "hours_branches")),
            }
        )
        await stack.enter_async_context(running(demo))
        yield server.url
