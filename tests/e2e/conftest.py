"""Fixtures of the end-to-end tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.standin import Specification, World, find_specification
from tests.e2e.browser import browser_for_all
from tests.e2e.town import Town, open_town


@pytest.fixture(scope="session")
def specification() -> Specification | None:
    """The Bot API's specification, where it is at hand."""
    path = find_specification()
    return Specification(path) if path else None


@pytest.fixture
def world(specification: Specification | None) -> Iterator[World]:
    """A stand-in whose every request must be in order; each test is a contract test too."""
    made = World(token="1:TEST", specification=specification)
    yield made
    assert made.violations == []


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
