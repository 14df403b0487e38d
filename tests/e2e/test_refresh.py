"""What staff change is answered to citizens without a restart."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.running.live import LiveJudge
from bot.storage.database import Database
from knowledge.entries import Language
from knowledge.judge import Judge
from knowledge.storing import store
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


async def test_a_change_of_another_process_reaches_citizens_within_five_seconds(town: Town) -> None:
    """What `kb load` writes is noticed by looking every few seconds, and answered within five, though nobody tells."""
    old = town.assistant.live.knowledge["laan-forny"]
    danish = replace(old.texts[Language.DA], answer="Du fornyer lån hos personalet.")
    swapped = asyncio.Event()
    live, swap = town.assistant.live, LiveJudge.swap

    def swap_and_tell(judge: Judge, version: int) -> None:
        swap(live, judge, version)
        swapped.set()

    live.swap = swap_and_tell  # type: ignore[method-assign]
    async with town.assistant.database.transaction() as session:
        await store.load(session, [replace(old, texts={**old.texts, Language.DA: danish})], replace=True)
    await asyncio.wait_for(swapped.wait(), 5)
    town.anna.send("hvordan fornyer jeg mine lån")
    assert "Du fornyer lån hos personalet." in await town.anna.reply_text()
