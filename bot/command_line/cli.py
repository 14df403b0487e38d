"""The command line: which commands there are, and how a fault of one is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import metadata
from typing import Annotated

import typer

from bot.command_line.asking import ask
from bot.command_line.copying import copy
from bot.command_line.events import parse
from bot.command_line.guard import guard
from bot.command_line.kb_bulk import export, import_
from bot.command_line.kb_check import check
from bot.command_line.kb_evaluate import evaluate
from bot.command_line.kb_history import history, undo
from bot.command_line.keeping import backlog, load, upgrade
from bot.command_line.output import OutputError
from bot.command_line.qr import qr
from bot.command_line.restored import restored
from bot.command_line.serving import demo, run
from bot.events.commands import fetch, list_
from bot.events.importing import import_ as import_events
from knowledge.errors import BorgerbotError

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


_COMMANDS: tuple[tuple[typer.Typer, dict[str, Callable[..., None]]], ...] = (
    (cli, {"run": run, "demo": demo, "ask": ask, "guard": guard, "qr": qr, "backlog": backlog}),
    (kb, {"load": load, "check": check, "evaluate": evaluate, "export": export, "import": import_}),
    (kb, {"history": history, "undo": undo}),
    (events, {"parse": parse, "fetch": fetch, "list": list_, "import": import_events}),
    (db, {"upgrade": upgrade, "restored": restored, "copy": copy}),
)
for _group, _commands in _COMMANDS:
    for _name, _command in _commands.items():
        _group.command(_name)(_command)


def main() -> None:
    """Run the command line; a fault that a person can mend is one line, and the exit code is 2."""
    try:
        cli()
    except OutputError:
        raise  # there is nothing left to print to but standard error
    except BorgerbotError as error:
        typer.echo(f"borgerbot: {error}", err=True)
        sys.exit(_FAULT)
