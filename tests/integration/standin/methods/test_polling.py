from __future__ import annotations

import asyncio

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict

from bot.standin import Citizen, Staff, World


async def texts(bot: Bot, *, offset: int | None = None, limit: int | None = None) -> list[str]:
    """What the updates say that wait now."""
    updates = await bot.get_updates(offset=offset, limit=limit)
    return [str(update.effective_message.text) for update in updates if update.effective_message]


async def test_updates_stay_until_they_are_confirmed(bot: Bot, anna: Citizen) -> None:
    """The same updates come again until an offset confirms them, and at most `limit` at a time."""
    anna.send("a")
    anna.send("b")
    assert await texts(bot) == await texts(bot) == ["/start", "a", "b"]
    assert await texts(bot, limit=1) == ["/start"]
    [first, *_] = await bot.get_updates()
    assert await texts(bot, offset=first.update_id + 1) == ["a", "b"]
    assert await texts(bot) == ["a", "b"]


async def test_a_negative_offset_keeps_the_last(bot: Bot, anna: Citizen) -> None:
    """All but the last updates are forgotten."""
    anna.send("a")
    anna.send("b")
    assert await texts(bot, offset=-1) == ["b"]
    assert await texts(bot) == ["b"]


async def test_a_long_poll_waits_for_something(bot: Bot, anna: Citizen, world: World) -> None:
    """A poll without updates waits, and ends as soon as there is one."""
    await bot.get_updates(offset=-1)
    [update] = await bot.get_updates()
    waiting = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=30))
    assert await world.updates.signal.until(lambda: world.updates.polled and not world.updates.pending, 5)
    assert not waiting.done()
    anna.send("hej")
    [found] = await waiting
    assert found.message is not None
    assert found.message.text == "hej"


async def test_a_second_poller_ends_the_first(bot: Bot, anna: Citizen, world: World) -> None:
    """Two pollers are one too many, and the first is told."""
    world.updates.confirm(2**60)
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await world.updates.signal.until(lambda: world.updates.polled, 5)
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    anna.send("hej")
    assert len(await second) == 1


async def test_what_is_wanted_stays_until_it_is_set_anew(bot: Bot, anna: Citizen, bo: Staff) -> None:
    """Kinds apply when an update is made; leaving them out keeps them; an empty list means the default."""
    await bot.get_updates(allowed_updates=["callback_query", Update.MESSAGE_REACTION])
    anna.send("a")
    bo.react(bo.send("b"))
    assert [update.message_reaction is not None for update in await bot.get_updates()] == [False, True]
    await bot.get_updates(offset=-1)
    anna.send("c")
    await bot.get_updates(allowed_updates=[])
    anna.send("d")
    bo.react(bo.send("e"))
    assert (await texts(bot))[-2:] == ["d", "e"]
    assert len(await bot.get_updates()) == 3


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot, anna: Citizen, world: World) -> None:
    """While a webhook is set polling is refused, also a poll that was waiting already."""
    world.webhook.backoff = 30
    world.updates.confirm(2**60)
    waiting = asyncio.create_task(bot.get_updates(timeout=30, allowed_updates=["message"]))
    await world.updates.signal.until(lambda: world.updates.polled, 5)
    await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="s")
    for poll in (waiting, bot.get_updates()):
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await poll
    info = await bot.get_webhook_info()
    assert (info.allowed_updates, info.pending_update_count) == (("message",), 0)
    assert info.url == "http://127.0.0.1:9/hook"
    await bot.delete_webhook()
    anna.send("hej")
    assert await texts(bot) == ["hej"]


async def test_a_webhook_must_be_https_or_local(bot: Bot) -> None:
    """Other addresses, and secrets with other characters, are refused."""
    with pytest.raises(BadRequest, match="an https url must be provided"):
        await bot.set_webhook("http://faxe.dk/hook")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("https://faxe.dk/hook", secret_token="å")


async def test_pending_updates_can_be_dropped(bot: Bot, anna: Citizen) -> None:
    """Setting or deleting a webhook can throw away what waits."""
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    anna.send("a")
    await bot.set_webhook("", drop_pending_updates=True)
    assert await bot.get_updates() == ()


@pytest.mark.usefixtures("anna")
async def test_an_update_can_come_twice(bot: Bot, world: World) -> None:
    """A repeated update has the id it had before."""
    [update] = await bot.get_updates()
    [kept] = world.updates.pending
    world.updates.confirm(2**60)
    world.updates.repeat(kept)
    assert [again.update_id for again in await bot.get_updates()] == [update.update_id]
