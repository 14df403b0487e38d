"""The running service: everything that goes on while the assistant answers, started and stopped in order."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog
import uvicorn
from starlette.applications import Starlette
from telegram import Bot

from bot.authoring.trials import Trials
from bot.clock import Clock
from bot.hours.live import LiveHours
from bot.running.refresh import Refresher
from bot.running.ticker import Ticker
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.faults import refusal_in
from bot.transport.health import make_health
from bot.transport.hearing import Hearing
from bot.transport.incoming.called import Called
from bot.transport.incoming.dispatcher import Dispatcher
from bot.transport.incoming.payload_form import Raw
from bot.transport.incoming.polling import Poller, Tell
from bot.transport.incoming.regrets import Regrets
from bot.transport.incoming.webhook import PATH, make_webhook
from bot.transport.leader import lead
from bot.transport.outgoing.sender import Sender
from bot.transport.signals import Signal, Signals

_log = structlog.get_logger(__name__)
_CLOSING_SECONDS = 2
"""How long a request that is being answered may take when the service stops."""


@dataclass(frozen=True, slots=True)
class Service:
    """The parts that run side by side.

    Attributes:
        settings: among them how long a stopping service may take.
        dispatcher: handles what came in.
        sender: says what is to be said.
        ticker: does what is due.
        regrets: tells people what they have to wait for.
        tell_of_rival: tells staff that another program has the same token.
        hearing: whether a process that fetches hears Telegram.
    """

    settings: Settings
    database: Database
    bot: Bot
    dispatcher: Dispatcher
    sender: Sender
    ticker: Ticker
    signals: Signals
    clock: Clock
    regrets: Regrets
    tell_of_rival: Tell
    hearing: Hearing = field(default_factory=Hearing)
    broken: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def running(
        self, refresher: Refresher, hours: LiveHours, trials: Trials, listening: socket.socket | None
    ) -> AsyncIterator[None]:
        """Run until the block is left; then fetch nothing new, finish what is under way, and give back the rest.

        Args:
            refresher: notices changes of the knowledge base.
            hours: opening hours.
            trials: tries drafts.
            listening: where Telegram or a monitor calls, if any does.
        """
        self.signals.on(Signal.OUTBOX, self.sender.wake)
        if self.database.file is not None:
            await self.dispatcher.take_over()
        handling = asyncio.create_task(self.dispatcher.run(), name="dispatcher")
        others = [
            asyncio.create_task(lead(self.database, self._lead, self._meanwhile), name="lead"),
            asyncio.create_task(self.signals.listen(), name="signals"),
            asyncio.create_task(refresher.run(), name="knowledge"),
            asyncio.create_task(hours.run(), name="hours"),
            asyncio.create_task(trials.run(), name="trials"),
        ]
        if listening is not None:
            app, name = (
                (self._health(), "metrics") if self.settings.webhook_url is None else (self._webhook(), "webhook")
            )
            others.append(asyncio.create_task(_serve(app, listening), name=name))
        watch = asyncio.create_task(self._watch([handling, *others]))
        try:
            yield
        finally:
            watch.cancel()
            until = _seconds() + self.settings.grace_seconds
            await _cancel(handling)
            # Updates under way may still say something, so the sender stops after them, within what they have left.
            await _told("dispatcher", self.dispatcher.finish(max(0.0, until - _seconds())))
            await _told("sender", self.sender.finish(max(0.0, until - _seconds())))
            await _cancel(*others)
            await _told("sender", self.sender.finish(0))

    async def _watch(self, tasks: list[asyncio.Task[None]]) -> None:
        """A part that ends by itself is a fault: say so; the process ends and is started anew from outside."""
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            error = None if task.cancelled() else task.exception()
            refusal = refusal_in(error, self.database.url)
            told = {"exc_info": error} if refusal is None else {"problem": refusal.what, "todo": refusal.todo}
            _log.critical("service.broken", part=task.get_name(), **told)
        self.broken.set()

    async def _lead(self) -> None:
        fetch: Callable[[], Awaitable[None]] = self._poller().run
        if self.settings.webhook_url is not None:
            address = f"{self.settings.webhook_url.rstrip('/')}{PATH}"
            fetch = Called(self.bot, address, self._secret() or None, self.tell_of_rival).run
        async with asyncio.TaskGroup() as group:
            group.create_task(self.sender.run())
            group.create_task(self.ticker.run())
            group.create_task(_keep(fetch))

    async def _meanwhile(self) -> None:
        """The database is away, and with it all that could be done for whoever writes, but to tell them so."""
        await self.regrets.while_away(self._poller().look if self.settings.webhook_url is None else _nothing)

    def _health(self) -> Starlette:
        return make_health(self.database, self.clock, self.hearing)

    def _webhook(self) -> Starlette:
        return make_webhook(self.database, self.signals, self.clock, self._secret(), self.regrets.tell)

    def _poller(self) -> Poller:
        return Poller(self.bot, self.database, self.signals, self.clock, self.hearing, self.tell_of_rival)

    def _secret(self) -> str:
        secret = self.settings.webhook_secret
        return secret.get_secret_value() if secret else ""


class _WebServer(uvicorn.Server):
    """A web server that leaves signals alone: they end the whole service, not only this part."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signals."""
        yield


async def _serve(app: Starlette, listening: socket.socket) -> None:
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=_CLOSING_SECONDS,
    )
    server = _WebServer(config)
    host, port, *_ = listening.getsockname()
    _log.info("web.listening", host=host, port=port)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await asyncio.shield(serving)
    finally:
        # Cut off, it would leave its sockets open until somebody collects them.
        server.should_exit = True
        await serving


def _seconds() -> float:
    return asyncio.get_running_loop().time()


async def _nothing() -> list[Raw]:
    """What waits with Telegram where it calls us: it calls again by itself."""
    return []


async def _keep(call: Callable[[], Awaitable[None]]) -> None:
    await call()


async def _told(part: str, finishing: Awaitable[None]) -> None:
    """Finish a part; where the database is away, what it had claimed is free again when its lease has ended."""
    try:
        await finishing
    except Exception as error:  # noqa: BLE001 - the others are still to be finished and everything closed
        _log.warning("service.not_finished", part=part, error=type(error).__name__)


async def _cancel(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task
