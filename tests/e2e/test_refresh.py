"""What staff change is answered to citizens without a restart."""

from __future__ import annotations

from dataclasses import replace

from bot.database import Database
from knowledge import store
from knowledge.entries import Language
from tests.e2e.town import Town


async def test_changed_entry_is_answered_without_a_restart(town: Town) -> None:
    """A change that another program writes to the database is in force within seconds, in the running assistant."""
    old = town.assistant.live.knowledge["laan-forny"]
    danish = replace(old.texts[Language.DA], answer="Du fornyer lån i appen.")
    other = Database(town.settings.database())
    async with other.transaction() as session:
        changed = replace(old, texts={**old.texts, Language.DA: danish})
        report = await store.load(session, [changed], replace=True)
    await other.close()
    assert report.replaced == ("laan-forny",)
    # The stand-in wakes nobody when the assistant learns something, so the assistant is told to look.
    assert await town.assistant.refresher.look()
    town.anna.send("hvordan fornyer jeg mine lån")
    assert "Du fornyer lån i appen." in await town.anna.reply_text()
