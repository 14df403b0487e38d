"""Others' queues stood still until the clock, put back by an hour, showed the old time again.

As when a machine starts with local time for UTC and is set right by the network a minute later.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.running.app import running
from bot.standin import Fault, FaultKind, World, serve
from tests.e2e.town import TownClock, fill_database, make_settings, open_town
from tests.integration.transport.rows import inbox_until, outbox_until

AN_HOUR_BACK = -timedelta(hours=1)


async def test_an_answer_that_was_to_be_tried_again_arrives(tmp_path: Path) -> None:
    """What Telegram would not take at first is tried again after its pause, not after the hour."""
    async with open_town(World(token="1:TEST"), tmp_path) as town:
        town.world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", times=1, retry_after=1))
        town.anna.send("hvad koster et pas")
        await outbox_until(town.assistant.database, lambda rows: any(each.attempts and each.problem for each in rows))
        town.clock.turn(AN_HOUR_BACK)
        assert "Et pas koster penge" in await town.anna.reply_text(within=15)


async def test_what_was_left_over_by_a_stop_is_answered_after_the_start(tmp_path: Path) -> None:
    """A process that starts with the right time says what one before it, whose clock was ahead, had to leave."""
    world = World(token="1:TEST")
    anna, clock = world.add_citizen("Anna"), TownClock()
    async with serve(world) as server:
        settings = make_settings(server, tmp_path, None).model_copy(update={"grace_seconds": 0.0})
        await fill_database(settings)
        world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", times=None, retry_after=1))
        async with running(settings, clock) as assistant:
            anna.send("hvad koster et pas")
            await outbox_until(assistant.database, lambda rows: any(row.attempts for row in rows))
        world.faults.lift()
        clock.turn(AN_HOUR_BACK)
        async with running(settings, clock):
            assert "Et pas koster penge" in await anna.reply_text(within=15)


async def test_an_update_that_failed_once_is_handled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is handled anew after its pause of a second."""
    async with open_town(World(token="1:TEST"), tmp_path) as town:
        monkeypatch.setattr(type(town.assistant.live), "judge", _break)
        town.anna.send("hvad koster et pas")
        await inbox_until(town.assistant.database, lambda rows: any(row.failures for row in rows))
        monkeypatch.undo()
        town.clock.turn(AN_HOUR_BACK)
        assert "Et pas koster penge" in await town.anna.reply_text(within=15)


async def _break(*_: object, **__: object) -> None:
    raise RuntimeError
