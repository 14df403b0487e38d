"""A message that was handled anew, since the reply before it was just being sent, was called a failure."""

from __future__ import annotations

from typing import cast

import pytest
from sqlalchemy.exc import DBAPIError
from telegram.ext import ContextTypes

from bot import work
from bot.desk.said import CaseMovedError
from handlers.errors import note_problem


class _Context:
    def __init__(self, error: Exception) -> None:
        self.error = error


@pytest.mark.parametrize(
    ("error", "alarms"),
    [
        (CaseMovedError(), False),
        (DBAPIError("SELECT 1", {}, ConnectionRefusedError(), connection_invalidated=True), False),
        (ValueError("broken"), True),
    ],
)
async def test_only_what_broke_is_logged_as_failed(
    error: Exception, alarms: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """What is handled anew without anybody's help raises no alarm; what broke does, and both reach the dispatcher."""
    begun = work.begin()
    await note_problem(None, cast("ContextTypes.DEFAULT_TYPE", _Context(error)))
    assert begun.problem is error
    assert ("update.failed" in caplog.text) is alarms
