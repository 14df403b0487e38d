"""An edited message has no `message`: handlers that took one for granted crashed, and later answers mixed (88)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.standin import World
from tests.e2e.town import open_town


async def test_edits_of_every_kind_are_survived(world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Edits of questions, commands, captions and staff talk break nothing, and the next answer fits its question."""
    async with open_town(world, tmp_path) as town:
        for text in ("/start", "hvad koster et ps", "hej"):
            written = town.anna.send(text)
            town.anna.edit(written, f"{text} rettet")
        picture = town.anna.send_photo("et billede")
        town.anna.edit(picture, "et andet billede")
        talk = town.bo.send("snak")
        town.bo.edit(talk, "mere snak")
        town.anna.send("hvordan fornyer jeg mine lån")
        await town.anna.sees(lambda chat: "Du fornyer lån" in chat[-1].text, within=15)
    assert "update.failed" not in caplog.text
    assert "update.set_aside" not in caplog.text
