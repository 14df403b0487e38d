"""`borgerbot db copy`: everything from another database into the one that is set, before the first start on it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings, read_settings, variable
from knowledge.errors import SettingsError


def copy(
    source: Annotated[
        str, typer.Option("--from", help="The database that was used until now: its file, or its address.")
    ],
) -> None:
    """Copy everything from another database into a new one, as from a file to PostgreSQL; nobody works on either."""
    rows, place = asyncio.run(copy_from(source, read_settings()))
    typer.echo(f"{rows} rows copied to {place}")


async def copy_from(source: str, settings: Settings) -> tuple[int, str]:
    """Copy everything from `source`, a file or an address; gives how many rows, and where they are now.

    Raises:
        SettingsError: if both are the same.
        SecondProcessError: if the assistant runs on one of the two.
        DatabaseVersionError: if one of them is not of this program's version.
        DatabaseFaultError: if there is nothing to copy, the other is in use, or one refuses.
    """
    from bot.command_line.loading import opened, present
    from bot.storage.copying import copy_everything
    from bot.storage.faults import place_of
    from bot.transport.leader import nobody_leads, sole_user

    address = _address(source)
    if place_of(address) == place_of(settings.database()):
        raise SettingsError(
            f"{place_of(address)}: is the database that is set", f"Name the new one by {variable('database_url')}"
        )
    async with (
        present(settings.model_copy(update={"database_url": address})) as old,
        sole_user(old),
        nobody_leads(old),
        opened(settings) as new,
        sole_user(new),
        nobody_leads(new),
    ):
        return await copy_everything(old, new), place_of(new.url)


def _address(source: str) -> str:
    return source if "://" in source else f"sqlite:///{Path(source).expanduser().as_posix()}"
