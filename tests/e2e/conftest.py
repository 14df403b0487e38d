"""Fixtures of the end-to-end tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.standin import World
from tests.e2e.browser import browser_for_all
from tests.e2e.town import Town, open_town


@pytest.fixture
async def town(world: World, tmp_path: Path) -> AsyncIterator[Town]:
    """The assistant in its town, stopped in order at the end."""
    async with open_town(world, tmp_path) as opened:
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[None]:
    """The browser of all tests with a page."""
    async with browser_for_all():
        yield
