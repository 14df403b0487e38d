"""A library for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.integration.announcing.libraries import open_library, sqlite_address
from tests.integration.announcing.simulated import Library


@pytest.fixture
async def library(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Library]:
    """A library on a Wednesday morning; what is told to whom is the same on each engine."""
    async with open_library(await sqlite_address(migrated_file, tmp_path)) as opened:
        yield opened


@pytest.fixture
async def either(database: Database) -> AsyncIterator[Library]:
    """The same, on each engine."""
    async with open_library(database.url) as opened:
        yield opened
