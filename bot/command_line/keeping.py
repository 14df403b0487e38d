"""`borgerbot kb load`, `db upgrade` and `backlog` as commands; what they do is in `bot.command_line.loading`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import read_settings


def load(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Entry files or folders; without any, the starter entries.")
    ] = None,
    *,
    replace: Annotated[bool, typer.Option(help="Overwrite entries that differ.")] = False,
) -> None:
    """Load entries from YAML files; nothing is written if one of them is broken."""
    from bot.command_line.loading import load_entries

    report = asyncio.run(load_entries(read_settings(), paths or [], replace=replace))
    typer.echo(f"{len(report.added)} added, {len(report.replaced)} replaced, {len(report.kept)} left as they are")
    if report.kept:
        typer.echo(f"Differ and were left alone (use --replace to overwrite): {', '.join(report.kept)}")


def backlog() -> None:
    """What waits at the desk and what citizens think of the help, as figures; the same as the webhook's `/metrics`."""
    from bot.command_line.loading import backlog_figures

    typer.echo(asyncio.run(backlog_figures(read_settings())), nl=False)


def upgrade() -> None:
    """Bring the database to this program's version."""
    from bot.command_line.loading import upgrade_database

    before, after = asyncio.run(upgrade_database(read_settings()))
    typer.echo(f"The database is at version {after}" + ("" if before == after else f" (was: {before})"))
