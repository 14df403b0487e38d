"""For every test: logs as the service writes them, so that what they must not hold is looked for in the real ones."""

from __future__ import annotations

import pytest

from bot.logs import configure_logging


@pytest.fixture(autouse=True, scope="session")
def real_logs() -> None:
    """Logs in the service's own form; a rendered traceback with local values would show what citizens wrote."""
    configure_logging("INFO")
