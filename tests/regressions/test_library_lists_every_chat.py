"""The library lists each chat and user for a persistence that there is not: the process grew with every citizen."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from bot.running.app import running
from bot.standin import World, serve
from tests.e2e.town import fill_database, make_settings, running_clock


async def test_application_keeps_nothing_of_those_who_wrote(world: World, tmp_path: Path) -> None:
    """After citizens have written and were answered, no collection of the library's application names them."""
    citizens = [world.add_citizen(f"Borger {number}") for number in range(3)]
    async with serve(world) as server:
        settings = make_settings(server, tmp_path, None)
        await fill_database(settings)
        async with running(settings, clock=running_clock()) as assistant:
            for citizen in citizens:
                citizen.send("hej")
                await citizen.replies(1)
            slots = [name for kind in type(assistant.application).__mro__ for name in getattr(kind, "__slots__", ())]
            kept = [getattr(assistant.application, name, None) for name in slots]
    collections = [each for each in kept if isinstance(each, Collection)]
    assert len(collections) > 5
    assert not [each for each in collections if any(citizen.id in each for citizen in citizens)]
