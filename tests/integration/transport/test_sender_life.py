"""A sender that stops, dies, or loses what it has claimed."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Bot

from bot.standin import Citizen, Fault, FaultKind, World
from bot.storage.database import Database
from bot.storage.tables import MovedChatRow, OutboxRow
from bot.transport import claims
from bot.transport.lanes import OUTBOX
from bot.transport.outgoing import sender
from bot.transport.outgoing.choosing import Chooser, Claimed
from bot.transport.outgoing.gateway import TelegramGateway
from bot.transport.outgoing.limits import Books
from bot.transport.outgoing.operations import Operation
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.transport.outgoing.results import OutboxState, Outcome
from bot.transport.outgoing.sender import Sender
from tests.integration.transport.hands import Hands
from tests.integration.transport.post import FAST, hang, nothing, sending, texts
from tests.integration.transport.rows import finished, note, outbox_rows, outbox_states, outbox_until, put


async def test_what_follows_is_committed_with_the_result(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen
) -> None:
    """The follow-up sees the final state, and if it fails the result is not written down either."""
    followed: list[tuple[int | None, OutboxState]] = []

    async def follow(session: AsyncSession, row: OutboxRow, state: OutboxState) -> None:
        followed.append((row.message_id, state))
        session.add(MovedChatRow(old_id=len(followed), new_id=2))
        await session.flush()
        if len(followed) == 1:
            raise RuntimeError("the follow-up fails")

    await put(database, hands(), replace(note(anna.id, "a"), purpose=Purpose.TO_STAFF))
    async with sending(database, gateway, hands, follow=follow):
        assert await anna.sees(lambda chat: len(chat) == 2)
        async with asyncio.timeout(40):
            while not followed:
                await outbox_rows(database)
        assert await outbox_states(database) == ["sending"]
        async with database.reading() as session:
            assert await session.get(MovedChatRow, 1) is None
        hands.turn(OUTBOX.lease.total_seconds() + 6)
        [row] = await outbox_until(database, finished)
    assert row.state == "sent"
    assert followed[1] == (row.message_id, OutboxState.SENT)


async def die_while_sending(database: Database, hands: Hands, *outgoing: Outgoing) -> None:
    """Leave rows as a process does that dies while it sends them."""
    await put(database, hands(), *outgoing)
    async with database.transaction() as session:
        await claims.claim(session, OUTBOX, "dead", hands(), most=10)


async def test_rows_of_a_dead_sender_are_taken_over(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """What a process was sending when it died may have arrived: a reply is sent again, an announcement is not."""
    await die_while_sending(database, hands, note(anna.id, "a"), note(bent.id, "fest", Purpose.ANNOUNCEMENT))
    async with sending(database, gateway, hands):
        rows = await outbox_until(database, finished)
    assert [row.state for row in rows] == ["sent", "uncertain"]
    assert (texts(anna), texts(bent)) == (["a"], [])


async def test_what_telegram_had_taken_is_not_sent_again(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """On a database file: a process that dies between Telegram's answer and the database's has noted the answer."""
    if database.file is None:
        pytest.skip("notes are kept beside a database file")
    outgoing = (note(anna.id, "a"), note(bent.id, "fest", Purpose.ANNOUNCEMENT), note(bent.id, "b"))
    await die_while_sending(database, hands, *outgoing)
    first, second, _ = await outbox_rows(database)
    notes = database.file.with_name(f"{database.file.name}-taken")
    notes.write_text(f"dead {first.id} 1 77\ndead {second.id} 1 78\n")
    async with sending(database, gateway, hands, grace=5):
        rows = await outbox_until(database, finished)
    # The sender has stopped here, and with it the last notes.
    assert [(row.state, row.message_id) for row in rows[:2]] == [("sent", 77), ("sent", 78)]
    assert (texts(anna), texts(bent)) == ([], ["b"])
    assert notes.read_bytes() == b""


async def test_what_was_taken_of_the_part_before_says_nothing_of_this_one(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen
) -> None:
    """A long text's next part is another attempt at its row: a note of the part before does not count for it."""
    if database.file is None:
        pytest.skip("notes are kept beside a database file")
    await die_while_sending(database, hands, note(anna.id, "anden del"))
    async with database.transaction() as session:
        await session.execute(update(OutboxRow).values(attempts=2))
    [row] = await outbox_rows(database)
    notes = database.file.with_name(f"{database.file.name}-taken")
    notes.write_text(f"dead {row.id} 1 77\n")
    async with sending(database, gateway, hands, grace=5):
        await outbox_until(database, finished)
    assert texts(anna) == ["anden del"]


async def test_announcement_cut_off_by_a_stop_is_not_sent_again(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen, world: World
) -> None:
    """What was under way when a stopping process ran out of time is as unclear as after a death, and so treated."""
    hang(world, times=2)
    await put(database, hands(), note(anna.id, "a"), note(bent.id, "fest", Purpose.ANNOUNCEMENT))
    async with sending(database, gateway, hands):
        await anna.replies(1)
        await bent.replies(1)
    assert await outbox_states(database) == ["due", "uncertain"]
    async with sending(database, gateway, hands):
        await outbox_until(database, finished)
    assert (texts(anna), texts(bent)) == (["a", "a"], ["fest"])


async def test_what_is_begun_during_a_stop_is_not_given_back(
    database: Database, gateway: TelegramGateway, hands: Hands, bent: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Regression: a stop gave a row back that had just been claimed; it was sent all the same, and after it again."""
    claimed, go_on, claim = asyncio.Event(), asyncio.Event(), Chooser.claim

    async def slowly(chooser: Chooser, session: AsyncSession, chosen: list[int]) -> list[Claimed]:
        """Take time between claiming and sending."""
        rows = await claim(chooser, session, chosen)
        claimed.set()
        await go_on.wait()
        return rows

    monkeypatch.setattr(Chooser, "claim", slowly)
    await put(database, hands(), note(bent.id, "fest", Purpose.ANNOUNCEMENT))
    slow = Sender(database, gateway, Books(FAST), follow=nothing, clock=hands, owner=claims.new_owner())
    running = asyncio.create_task(slow.run())
    await claimed.wait()
    stopping = asyncio.create_task(slow.finish(0))
    for _ in range(20):
        await asyncio.sleep(0)
    go_on.set()
    await stopping
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    assert await outbox_states(database) != ["due"]
    async with sending(database, gateway, hands, grace=5):
        await outbox_until(database, finished)
    assert texts(bent).count("fest") <= 1


async def test_stopping_sender_begins_nothing_but_what_is_urgent(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, bent: Citizen
) -> None:
    """Once it finishes, an announcement waits for the next process, while a reply is still sent."""
    async with sending(database, gateway, hands) as stopping:
        # A sender that has not begun yet leaves everything to the next process.
        await put(database, hands(), note(anna.id, "begun"))
        await outbox_until(database, finished)
        await stopping.finish(0)
        await put(database, hands(), note(anna.id, "a"), note(bent.id, "fest", Purpose.ANNOUNCEMENT))
        await stopping.finish(5)
        assert texts(anna) == ["begun", "a"]
        assert await outbox_states(database) == ["sent", "sent", "due"]
    assert texts(bent) == []


async def test_stopping_sender_finishes_what_is_under_way(
    database: Database, gateway: TelegramGateway, hands: Hands, anna: Citizen, world: World
) -> None:
    """A sender that stops waits for the answers it can still get, and leaves nothing claimed."""
    world.faults.add(Fault(kind=FaultKind.SLOW, method="sendMessage", delay=0.05))
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, gateway, hands, grace=5.0):
        await anna.sees(lambda chat: len(chat) == 2 or bool(world.faults.all()[0].used))
    assert await outbox_states(database) == ["sent"]


class Taken(TelegramGateway):
    """The gateway, while another process takes the row over."""

    def __init__(self, bot: Bot, database: Database) -> None:
        super().__init__(bot)
        self.database = database

    async def perform(self, operation: Operation, *, plain: bool = False) -> Outcome:
        """Lose the lease, then go on."""
        async with self.database.transaction() as session:
            for row in await outbox_rows(self.database):
                mine = await session.get_one(OutboxRow, row.id)
                mine.owner = "another"
        return await super().perform(operation, plain=plain)


async def test_lost_lease_writes_nothing(
    database: Database, bot: Bot, hands: Hands, anna: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sender that was thought dead does not write over what the process has that took its row over."""
    followed: list[OutboxState] = []

    async def follow(_: AsyncSession, __: OutboxRow, state: OutboxState) -> None:
        followed.append(state)

    settled = asyncio.Event()
    wake = Sender.wake

    def woken(self: Sender) -> None:
        settled.set()
        wake(self)

    monkeypatch.setattr(Sender, "wake", woken)
    await put(database, hands(), note(anna.id, "a"))
    async with sending(database, Taken(bot, database), hands, follow=follow):
        await asyncio.wait_for(settled.wait(), 5)
        [row] = await outbox_rows(database)
    assert (row.state, row.owner, row.message_id) == ("sending", "another", None)
    assert followed == []


async def test_sender_that_cannot_keep_its_leases_stops(
    database: Database, gateway: TelegramGateway, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its heartbeat a sender would lose its rows unnoticed: it ends with the error instead."""

    async def fail(*_: object) -> None:
        raise ConnectionError("the database is gone")

    monkeypatch.setattr(claims, "renew", fail)
    monkeypatch.setattr(sender, "_HEARTBEAT", timedelta())
    made = Sender(database, gateway, Books(FAST), follow=nothing, clock=hands, owner="one")
    with pytest.raises(ExceptionGroup) as caught:
        await asyncio.wait_for(made.run(), 5)
    assert [str(error) for error in caught.value.exceptions] == ["the database is gone"]
