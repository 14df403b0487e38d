"""Telegram's faults, one at a time: the citizen still gets one answer."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.running.app import running
from bot.standin import Fault, FaultKind, World, serve
from knowledge.errors import SettingsError
from tests.e2e.town import Town, fill_database, make_settings


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind=FaultKind.FLOOD, method="sendMessage", times=1, retry_after=1),
        Fault(kind=FaultKind.SERVER_ERROR, method="sendMessage", times=1, status=502),
        Fault(kind=FaultKind.DROP_BEFORE, method="sendMessage", times=1),
        Fault(
            kind=FaultKind.REFUSE,
            method="sendMessage",
            times=1,
            status=400,
            description="Bad Request: can't parse entities: Unsupported start tag",
        ),
    ],
    ids=lambda fault: fault.kind.value,
)
async def test_answer_arrives_in_spite_of_a_fault(town: Town, fault: Fault) -> None:
    """A flood limit, a broken server, a dropped connection or refused markup delay an answer but do not lose it."""
    town.world.faults.add(fault)
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text(within=10)


async def test_answer_that_may_have_arrived_is_repeated_once_at_most(town: Town) -> None:
    """After an unclear end a reply is sent once more, never twice more."""
    town.world.faults.add(Fault(kind=FaultKind.DROP_AFTER, method="sendMessage"))
    town.anna.send("hvad koster et pas")
    await town.anna.replies(2, within=10)
    town.world.faults.lift()
    town.anna.send("hej")
    [greeting] = await town.anna.replies(1)
    assert "Hej!" in greeting.text


async def test_fault_of_ours_gives_a_kind_sentence_and_no_trace(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """When something of ours breaks, the citizen reads a kind sentence and the way to a person; the log has no text."""
    monkeypatch.setattr(type(town.assistant.live), "judge", _break)
    town.anna.send("hvad koster et pas")
    told = await town.anna.reply_text()
    assert told.startswith("Noget gik galt hos mig.")
    assert "kontaktside" in told
    assert "hvad koster et pas" not in caplog.text


async def test_a_start_that_fails_leaves_nothing_open(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where Telegram refuses the token, that is the only thing to be read.

    Regression: below it stood which connections nobody had closed.
    """
    async with serve(world) as server:
        settings = make_settings(server, tmp_path, None)
        await fill_database(settings)
        with pytest.raises(SettingsError, match="refused by Telegram"):
            async with running(settings.model_copy(update={"telegram_token": SecretStr("1:ANDEN")})):
                pass
    gc.collect()
    assert "Unclosed" not in caplog.text


async def _break(*_: object, **__: object) -> None:
    raise RuntimeError("broken on purpose")
