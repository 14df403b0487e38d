"""The command line: `borgerbot run | demo | ask | guard | kb load | events parse | db upgrade`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bot.clock import system_clock
from bot.command_line.copying import copy
from bot.command_line.events import parse
from bot.command_line.guard import guard
from bot.command_line.kb_bulk import export, import_
from bot.command_line.kb_check import check
from bot.command_line.kb_evaluate import evaluate
from bot.command_line.kb_history import history, undo
from bot.command_line.output import OutputError
from bot.command_line.qr import qr
from bot.command_line.restored import restored
from bot.events.commands import fetch, list_
from bot.events.importing import import_ as import_events
from bot.settings import read_settings
from knowledge.errors import BorgerbotError

if TYPE_CHECKING:
    import asyncio

_T = TypeVar("_T")
_FAULT = 2

cli = typer.Typer(
    help="A Telegram assistant for libraries and citizen service.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
kb = typer.Typer(help="The knowledge base.", no_args_is_help=True)
db = typer.Typer(help="The database.", no_args_is_help=True)
events = typer.Typer(help="Events and opening hours.", no_args_is_help=True)
cli.add_typer(kb, name="kb")
cli.add_typer(db, name="db")
cli.add_typer(events, name="events")


_TURN = 0.0005
"""Seconds that a thread may keep the others waiting; Python's own 0.005 are a tenth of what an answer may take."""


class Answered(SystemExit):
    """Everything is printed, and nothing is left to close: the process may end without freeing what it built."""


class Mode(StrEnum):
    """How updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - as Typer calls it
    if wanted:
        typer.echo(f"borgerbot {metadata.version('borgerbot')}")
        raise typer.Exit


@cli.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """A Telegram assistant for libraries and citizen service."""


@cli.command()
def run(
    mode: Annotated[Mode, typer.Option(help="Fetch updates, or be called by Telegram behind a load balancer.")] = (
        Mode.POLLING
    ),
) -> None:
    """Answer citizens on Telegram; needs TELEGRAM_TOKEN."""
    import asyncio

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

    if _run(serve()):
        raise typer.Exit(1)


@cli.command()
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

    _run(serve())


@cli.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of the reply.")] = False,
    file: Annotated[
        Path | None, typer.Option(help="A file of questions; the last tab-separated column is the question.")
    ] = None,
    json_lines: Annotated[
        bool, typer.Option("--json-lines", help="Print one line of JSON per line of the file, in order.")
    ] = False,
) -> None:
    """Judge a question as a chat would; needs no token and no server."""
    from bot.command_line.ask import as_json, open_asker, read_questions

    if (text is None) == (file is None):
        raise typer.BadParameter("give either a question or --file")
    settings = read_settings()
    questions = [_readable(text)] if text is not None else list(read_questions(file or Path()))
    # What is built stays until the end: looking for garbage among it would take a quarter of the time.
    gc.disable()
    asker = open_asker(settings, system_clock())
    gc.freeze()
    gc.enable()
    for question in questions:
        answer = asker.ask(question)
        if json or json_lines:
            print(as_json(answer), flush=True)  # noqa: T201 - this is the command's output
        else:
            print(answer["text"], flush=True)  # noqa: T201
    raise Answered


@kb.command("load")
def kb_load(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Entry files or folders; without any, the starter entries.")
    ] = None,
    *,
    replace: Annotated[bool, typer.Option(help="Overwrite entries that differ.")] = False,
) -> None:
    """Load entries from YAML files; nothing is written if one of them is broken."""
    from bot.command_line.loading import load_entries

    report = _run(load_entries(read_settings(), paths or [], replace=replace))
    typer.echo(f"{len(report.added)} added, {len(report.replaced)} replaced, {len(report.kept)} left as they are")
    if report.kept:
        typer.echo(f"Differ and were left alone (use --replace to overwrite): {', '.join(report.kept)}")


cli.command("guard")(guard)
cli.command("qr")(qr)
db.command("restored")(restored)
db.command("copy")(copy)
kb.command("check")(check)
kb.command("evaluate")(evaluate)
kb.command("history")(history)
kb.command("undo")(undo)
events.command("parse")(parse)
events.command("fetch")(fetch)
events.command("list")(list_)
events.command("import")(import_events)
kb.command("export")(export)
kb.command("import")(import_)


@cli.command()
def backlog() -> None:
    """What waits at the desk and what citizens think of the help, as figures; the same as the webhook's `/metrics`."""
    from bot.command_line.loading import backlog_figures

    typer.echo(_run(backlog_figures(read_settings())), nl=False)


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this program's version."""
    from bot.command_line.loading import upgrade_database

    before, after = _run(upgrade_database(read_settings()))
    typer.echo(f"The database is at version {after}" + ("" if before == after else f" (was: {before})"))


def main() -> None:
    """Run the command line; a fault that a person can mend is one line, and the exit code is 2."""
    try:
        cli()
    except OutputError:
        raise  # there is nothing left to print to but standard error
    except BorgerbotError as error:
        typer.echo(f"borgerbot: {error}", err=True)
        sys.exit(_FAULT)


def _readable(argument: str) -> str:
    """An argument as text that can be printed: Python puts unprintable stand-ins where bytes are no UTF-8."""
    return argument.encode(errors="surrogateescape").decode(errors="replace")


def _run(coroutine: Coroutine[Any, Any, _T]) -> _T:
    # `ask` and `guard` do without, and it takes a tenth of a second.
    import asyncio

    return asyncio.run(coroutine)


def _stop_event() -> asyncio.Event:
    """Set by Ctrl+C and by SIGTERM, so that what was begun is finished."""
    import asyncio

    stop = asyncio.Event()
    _when_stopped(stop.set)
    return stop


def _leave_at_once_when_stopped() -> None:
    """Before the assistant runs nothing is under way, and what is being learned in a thread could only be waited for.

    A signal without a handler would do nothing where this is a container's first process.
    """
    _when_stopped(lambda: os._exit(0))


def _when_stopped(act: Callable[[], None]) -> None:
    import asyncio

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, act)
