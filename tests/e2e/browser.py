"""Chromium for the tests that look at a page as a person does."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest
from playwright.async_api import Browser, Page, async_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS: Final = (
    "--no-sandbox",  # the tests also run as root in containers, where Chromium's sandbox cannot start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MARKS: Final = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("browser"),
]
"""What every test with a page is marked with."""

_STARTED: Final[list[Browser]] = []


def find_chromium() -> str | None:
    """The path of Chromium: the environment's CHROMIUM, else the first of `NAMES` that is installed."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def require_chromium() -> str:
    """Chromium's path; without one the test is skipped, except in CI, where it fails."""
    path = find_chromium()
    if path is not None:
        return path
    problem = f"no Chromium found (looked for {', '.join(NAMES)}); install one, or set CHROMIUM to its path"
    if os.environ.get("CI"):
        pytest.fail(problem)
    pytest.skip(problem)


@asynccontextmanager
async def browser_for_all() -> AsyncIterator[None]:
    """Chromium for all tests of a session, which starts once: starting it takes as long as a test."""
    path = require_chromium()
    async with async_playwright() as playwright:
        _STARTED.append(await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS)))
        try:
            yield
        finally:
            await _STARTED.pop().close()


@asynccontextmanager
async def open_page(**settings: Any) -> AsyncIterator[Page]:
    """A page in a browser context of its own, apart from all others; `settings` as `new_context` has them."""
    if not _STARTED:
        raise RuntimeError("mark the tests with the marks in tests.e2e.browser: they start the browser")
    context = await _STARTED[0].new_context(**({"viewport": {"width": 1280, "height": 800}} | settings))
    try:
        yield await context.new_page()
    finally:
        await context.close()
