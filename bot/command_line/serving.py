"""`borgerbot run` and `borgerbot demo`: what goes on until it is stopped, and how a stop is heard."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from bot.settings import read_settings

_TURN = 0.0005
"""Seconds that a thread may keep the others waiting; Python's own 0.005 are a tenth of what an answer may take."""


class Mode(StrEnum):
    """How updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


def run(
    mode: Annotated[Mode, typer.Option(help="Fetch updates, or be called by Telegram behind a load balancer.")] = (
        Mode.POLLING
    ),
) -> None:
    """Answer citizens on Telegram; needs TELEGRAM_TOKEN."""
    from bot.logs import configure_logging
    from bot.running.app import running
    from bot.settings import for_webhook, without_webhook
    from bot.storage.faults import faults_told

    settings = read_settings()
    settings.token()
    settings = for_webhook(settings) if mode is Mode.WEBHOOK else without_webhook(settings)
    configure_logging(settings.log_level)
    # The judge computes in a thread; the loop, which hears what Telegram has taken, must not wait long for its turn.
    sys.setswitchinterval(_TURN)

    async def serve() -> bool:
        _leave_at_once_when_stopped()
        with faults_told(settings.database()):
            async with running(settings) as assistant:
                stop = _stop_event()
                ends = [asyncio.create_task(event.wait()) for event in (stop, assistant.service.broken)]
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
                for end in ends:
                    end.cancel()
                return assistant.service.broken.is_set()

    if asyncio.run(serve()):
        raise typer.Exit(1)


def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is served; 0 takes any free port.")
    ] = 8081,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Try everything without a token: the real assistant against a local stand-in for Telegram."""
    from bot.command_line.demo import serve_demo
    from bot.logs import configure_logging

    settings = read_settings()
    configure_logging("WARNING")

    async def serve() -> None:
        stop = _stop_event()
        async with serve_demo(settings, host, port) as url:
            typer.echo(f"The demo is at {url}\nNothing leaves this machine. Stop it with Ctrl+C.")
            await stop.wait()

    asyncio.run(serve())


def _stop_event() -> asyncio.Event:
    """Set by Ctrl+C, by SIGTERM and by a closed terminal, so that what was begun is finished."""
    stop = asyncio.Event()
    _when_stopped(stop.set)
    return stop


def _leave_at_once_when_stopped() -> None:
    """Before the assistant runs nothing is under way, and what is being learned in a thread could only be waited for.

    A signal without a handler would do nothing where this is a container's first process.
    """
    _when_stopped(lambda: os._exit(0))


def _when_stopped(act: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    # A terminal that is closed hangs up; whoever begins with `nohup` wants to go on.
    hung_up = () if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else (signal.SIGHUP,)
    for number in (signal.SIGINT, signal.SIGTERM, *hung_up):
        loop.add_signal_handler(number, act)
