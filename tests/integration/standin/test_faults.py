from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.standin import Citizen, Fault, FaultKind, World
from bot.standin.faults import Faults


async def test_a_flood_says_how_long_to_wait(bot: Bot, anna: Citizen, world: World) -> None:
    """A flood refuses once with its seconds, and then the message goes through."""
    world.faults.add(Fault(kind=FaultKind.FLOOD, method="sendMessage", retry_after=7))
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(anna.id, "a")
    assert refused.value.retry_after == timedelta(seconds=7)
    await bot.send_message(anna.id, "b")
    assert [message.text for message in world.sent_to(anna.id)] == ["b"]


async def test_a_server_error_is_a_network_error(bot: Bot, anna: Citizen, world: World) -> None:
    """A 502 comes as python-telegram-bot's NetworkError, as often as it is set to."""
    world.faults.add(Fault(kind=FaultKind.SERVER_ERROR, times=2))
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(anna.id, "a")
    await bot.send_message(anna.id, "a")


async def test_any_refusal_can_be_played(bot: Bot, anna: Citizen, world: World) -> None:
    """A refusal with words of one's own reaches the assistant."""
    world.faults.add(
        Fault(kind=FaultKind.REFUSE, status=400, description="Bad Request: have no rights to send a message")
    )
    with pytest.raises(BadRequest, match="Have no rights to send a message"):
        await bot.send_message(anna.id, "a")


@pytest.mark.parametrize(("kind", "sent"), [(FaultKind.DROP_BEFORE, 0), (FaultKind.DROP_AFTER, 1)])
async def test_a_dropped_connection_is_before_or_after(
    bot: Bot, anna: Citizen, world: World, kind: FaultKind, sent: int
) -> None:
    """Either way the assistant sees a lost connection; only after, the citizen has the message."""
    world.faults.add(Fault(kind=kind))
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "a")
    assert len(world.sent_to(anna.id)) == sent
    assert [(entry.ok, entry.fault) for entry in world.log.calls("sendMessage")] == [(bool(sent), kind.value)]


@pytest.mark.parametrize(("kind", "sent"), [(FaultKind.HANG_BEFORE, 0), (FaultKind.HANG_AFTER, 1)])
async def test_a_hanging_answer_times_out(bot: Bot, anna: Citizen, world: World, kind: FaultKind, sent: int) -> None:
    """The assistant gives up after its own time-out, and cannot know whether the citizen has the message."""
    world.faults.add(Fault(kind=kind))
    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "a", read_timeout=0.05)
    assert len(world.sent_to(anna.id)) == sent


async def test_a_slow_answer_is_an_answer(bot: Bot, anna: Citizen, world: World) -> None:
    """Slowness alone loses nothing."""
    world.faults.add(Fault(kind=FaultKind.SLOW, delay=0.01))
    await bot.send_message(anna.id, "a")
    assert len(world.sent_to(anna.id)) == 1


async def test_the_network_goes_and_comes_back(bot: Bot, anna: Citizen, world: World) -> None:
    """While the network is gone nothing gets through, an open poll is cut, and afterwards all is as before."""
    world.updates.confirm(2**60)
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await world.updates.signal.until(lambda: world.updates.polled, 5)
    gone = world.faults.add(Fault(kind=FaultKind.GONE))
    for act in (waiting, bot.get_me(), bot.get_updates(timeout=30)):
        with pytest.raises(NetworkError):
            await act
    anna.send("hej")
    world.faults.lift(gone.id)
    assert len(await bot.get_updates()) == 1


async def test_a_fault_strikes_its_chat_and_method_only(bot: Bot, anna: Citizen, world: World) -> None:
    """Other methods and other chats go through."""
    per = world.add_citizen("Per")
    per.start()
    fault = world.faults.add(Fault(kind=FaultKind.SERVER_ERROR, method="sendMessage", chat_id=anna.id))
    await bot.send_message(per.id, "a")
    await bot.send_location(anna.id, 55, 12)
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "a")
    assert fault.used == 1


def test_a_fault_without_a_method_spares_polling() -> None:
    """Unless it names getUpdates, a fault leaves updates alone."""
    faults = Faults()
    faults.add(Fault(kind=FaultKind.SERVER_ERROR, times=None))
    assert faults.strike("getUpdates", None) is None
    assert faults.strike("sendMessage", 1) is not None
    faults.lift()
    assert faults.strike("sendMessage", 1) is None


def test_chance_is_repeatable() -> None:
    """A fault with a probability strikes the same requests each time, and about as many as it says."""

    def run() -> list[bool]:
        fault = Fault(kind=FaultKind.SLOW, probability=0.3, seed=5, times=None)
        return [fault.strikes("sendMessage", 1) for _ in range(1000)]

    assert run() == run()
    assert 250 < sum(run()) < 350
