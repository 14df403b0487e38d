"""A message that was handled anew, since the reply before it was just being sent, was called a failure."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from telegram import Update
from telegram.ext import ContextTypes

from bot import work
from bot.desk.said import CaseMovedError
from bot.storage.database import Database
from handlers.errors import note_problem
from tests.integration.transport.handling import handling
from tests.integration.transport.hands import Hands
from tests.integration.transport.rows import inbox_until, store, text_update


@pytest.mark.parametrize(("error", "alarms"), [(CaseMovedError(), 0), (ValueError("broken"), 1)])
async def test_only_what_broke_is_logged_as_failed(
    database: Database, hands: Hands, error: Exception, alarms: int, caplog: pytest.LogCaptureFixture
) -> None:
    """What is handled anew without anybody's help raises no alarm; what broke raises one, and not two."""

    async def handle(update: Update) -> None:
        await note_problem(update, cast("ContextTypes.DEFAULT_TYPE", SimpleNamespace(error=error)))
        assert work.current().problem is error

    await store(database, hands(), text_update(1))
    async with handling(database, handle, hands):
        await inbox_until(database, lambda rows: rows[0].attempts == 1 and rows[0].state == "waiting")
    assert caplog.text.count("event=update.failed") == alarms
