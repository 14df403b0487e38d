"""Claims: in order within a lane, side by side across lanes and processes, and a lease that runs out."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage.database import Database
from bot.storage.tables import InboxRow, OutboxRow
from bot.transport import claims
from bot.transport.claims import new_owner
from bot.transport.incoming import inbox
from bot.transport.lanes import INBOX, OUTBOX
from bot.transport.outgoing.outbox import Purpose
from bot.transport.outgoing.results import OutboxState
from tests.integration.transport.hands import NOW
from tests.integration.transport.rows import note, outbox_rows, put, store, text_update

SECOND = timedelta(seconds=1)
LEASE = OUTBOX.lease


async def take(database: Database, owner: str, most: int = 10, seconds: float = 0) -> list[int]:
    """Claim outgoing rows at a time after `NOW`; gives their numbers."""
    async with database.transaction() as session:
        rows = await claims.claim(session, OUTBOX, owner, NOW + timedelta(seconds=seconds), most=most)
        return [row.id for row in rows]


async def finish(database: Database, number: int) -> None:
    """Be done with an outgoing row."""
    async with database.transaction() as session:
        row = await session.get_one(OutboxRow, number)
        row.state, row.owner, row.lease_until = OutboxState.SENT.value, None, None


@asynccontextmanager
async def engines(database: Database, number: int) -> AsyncIterator[list[Database]]:
    """Engines of their own for `number` processes on PostgreSQL; SQLite is for one process."""
    made = [database] * number if database.file else [Database(database.url) for _ in range(number)]
    yield made
    if database.file is None:
        for each in made:
            await each.close()


def test_every_process_has_a_name_of_its_own() -> None:
    """No two owners of leases have the same name, and it fits its column."""
    names = {new_owner() for _ in range(50)}
    assert len(names) == 50
    assert all(len(name) <= 80 for name in names)


async def test_twenty_claimers_keep_every_lane_in_order(database: Database) -> None:
    """However many claim at once: each update is handled once, one at a time per chat, and in its order."""
    updates = [text_update(number, chat_id=1 + number % 7) for number in range(1, 106)]
    await store(database, NOW, *updates)
    order: dict[str, list[int]] = defaultdict(list)
    under_way: set[str] = set()

    async def work(mine: Database, owner: str) -> None:
        while sum(map(len, order.values())) < len(updates):
            async with mine.transaction() as session:
                rows = await inbox.take(session, owner, NOW, most=2)
            for row in rows:
                assert row.lane not in under_way
                under_way.add(row.lane)
                order[row.lane].append(row.update_id)
            for row in rows:
                under_way.remove(row.lane)
                async with mine.transaction() as session:
                    assert await inbox.finish(session, owner, row.update_id)

    async with engines(database, 5) as made:
        await asyncio.gather(*(work(made[number % 5], f"owner {number}") for number in range(20)))
    assert order == {
        str(chat): [update["update_id"] for update in updates if update["message"]["chat"]["id"] == chat]
        for chat in range(1, 8)
    }


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_claimers_do_not_wait_for_each_other(database: Database) -> None:
    """On PostgreSQL rows that another process is just claiming are passed by, not waited for."""
    await put(database, NOW, note(1), note(2), note(3))
    async with database.transaction() as first:
        [one] = await claims.claim(first, OUTBOX, "one", NOW, most=1)
        others = await asyncio.wait_for(take(database, "two"), 5)
    assert [one.id, *others] == [row.id for row in await outbox_rows(database)]


async def test_claim_takes_only_the_head_of_a_lane(database: Database) -> None:
    """What comes second in a chat waits until the first is done with, however often it is asked for."""
    await put(database, NOW, note(1, "a"), note(1, "b"), note(2, "c"))
    a, b, c = [row.id for row in await outbox_rows(database)]
    assert await take(database, "one") == [a, c]
    assert await take(database, "two") == []
    await finish(database, a)
    assert await take(database, "two") == [b]


async def test_claim_counts_the_attempt_and_names_its_owner(database: Database) -> None:
    """A claimed row says who has it, until when, and how often it was tried."""
    await put(database, NOW, note(1))
    await take(database, "one")
    [row] = await outbox_rows(database)
    assert (row.state, row.owner, row.lease_until, row.attempts) == ("sending", "one", NOW + LEASE, 1)


async def test_nothing_is_claimed_before_its_time(database: Database) -> None:
    """A row is claimed from its time on, and not a moment before."""
    await put(database, NOW, note(1, not_before=NOW + 10 * SECOND))
    assert await take(database, "one", seconds=9.9) == []
    assert len(await take(database, "one", seconds=10)) == 1


async def test_what_is_planned_for_later_holds_up_nobody(database: Database) -> None:
    """An announcement for next week does not keep today's from the same person; when its time comes it goes."""
    await put(database, NOW, note(1, "om en uge", Purpose.ANNOUNCEMENT, not_before=NOW + 7 * 24 * 3600 * SECOND))
    await put(database, NOW, note(1, "i dag", Purpose.ANNOUNCEMENT))
    later, today = [row.id for row in await outbox_rows(database)]
    assert await take(database, "one") == [today]
    await finish(database, today)
    assert await take(database, "one", seconds=7 * 24 * 3600) == [later]


async def test_what_is_tried_again_later_holds_up_its_lane(database: Database) -> None:
    """What follows a message that must be tried again waits for it: else answers would change places."""
    await put(database, NOW, note(1, "a"), note(1, "b"))
    [first] = await take(database, "one")
    async with database.transaction() as session:
        row = await session.get_one(OutboxRow, first)
        row.state, row.owner, row.not_before = "due", None, NOW + 60 * SECOND
    assert await take(database, "one", seconds=59) == []
    assert await take(database, "one", seconds=60) == [first]


async def test_row_of_a_process_whose_clock_is_ahead_keeps_its_place(database: Database) -> None:
    """A row just put by a process whose clock is ahead is due, and not overtaken by a later one of the same chat."""
    await put(database, NOW + SECOND, note(1, "a"))
    await put(database, NOW, note(1, "b"))
    assert await take(database, "one") == [(await outbox_rows(database))[0].id]


async def test_what_is_tried_again_does_not_wait_for_a_clock_that_was_put_back(database: Database) -> None:
    """So far ahead nothing is put that is to be tried again; what is planned for that time waits for it."""
    ahead = NOW + 3600 * SECOND
    await put(database, ahead, note(1, "a"))
    await put(database, NOW, note(2, "b", not_before=ahead))
    [first] = await take(database, "one")
    async with database.transaction() as session:
        row = await session.get_one(OutboxRow, first)
        row.state, row.owner, row.not_before = "due", None, ahead + OUTBOX.pause
    assert await take(database, "one") == [first]


async def test_an_update_does_not_wait_for_a_clock_that_was_put_back(database: Database) -> None:
    """What was received by a clock that was an hour ahead is handled, not an hour later."""
    await store(database, NOW + 3600 * SECOND, text_update(1))
    async with database.transaction() as session:
        assert [each.update_id for each in await inbox.take(session, "one", NOW, most=1)] == [1]


async def test_a_lease_of_a_clock_that_was_put_back_is_over(database: Database) -> None:
    """No living owner has a lease that goes on for so long."""
    await put(database, NOW, note(1))
    taken = await take(database, "one", seconds=3600)
    async with database.transaction() as session:
        assert [row.id for row in await claims.expired(session, OUTBOX, NOW)] == taken


async def test_lease_runs_out_and_is_renewed(database: Database) -> None:
    """A lease that nobody renews runs out; a heartbeat prolongs one's own leases and nobody else's."""
    await put(database, NOW, note(1), note(2))
    [mine] = await take(database, "one", most=1)
    [other] = await take(database, "two", most=1)
    later = NOW + LEASE - SECOND
    async with database.transaction() as session:
        await claims.renew(session, OUTBOX, "one", [mine, other], later)
    async with database.transaction() as session:
        assert [row.id for row in await claims.expired(session, OUTBOX, NOW + LEASE)] == []
        assert [row.id for row in await claims.expired(session, OUTBOX, NOW + LEASE + SECOND)] == [other]
        assert [row.id for row in await claims.expired(session, OUTBOX, later + LEASE + SECOND)] == [mine, other]


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_heartbeat_waits_for_no_row_that_is_being_settled(database: Database) -> None:
    """While a row is being settled, a heartbeat passes it by: each waiting for the other would be a deadlock."""
    await put(database, NOW, note(1), note(2))
    first, second = await take(database, "one")
    async with database.transaction() as settling:
        assert await claims.mine(settling, OUTBOX, "one", [second])
        async with asyncio.timeout(10), database.transaction() as beating:
            await claims.renew(beating, OUTBOX, "one", [first, second], NOW + SECOND)
    leases = {row.id: row.lease_until for row in await outbox_rows(database)}
    assert leases == {first: NOW + SECOND + LEASE, second: NOW + LEASE}


async def test_heartbeat_does_not_bring_back_what_is_done(database: Database) -> None:
    """A heartbeat that comes late gives a finished row no lease."""
    await put(database, NOW, note(1))
    [number] = await take(database, "one")
    await finish(database, number)
    async with database.transaction() as session:
        await claims.renew(session, OUTBOX, "one", [number], NOW)
    assert [row.lease_until for row in await outbox_rows(database)] == [None]


async def test_lost_lease_is_known(database: Database) -> None:
    """Once another process has taken a row over, it is not the first one's any more, though that still works on it."""
    await store(database, NOW, text_update(1))
    async with database.transaction() as session:
        await inbox.take(session, "slow", NOW, most=1)
    async with database.transaction() as session:
        assert await claims.mine(session, INBOX, "slow", (1,))
        assert await inbox.reclaim(session, NOW + LEASE + SECOND) == 1
    async with database.transaction() as session:
        await inbox.take(session, "next", NOW + LEASE + SECOND, most=1)
        assert not await claims.mine(session, INBOX, "slow", (1,))
        assert await claims.mine(session, INBOX, "next", (1,))
        assert not await inbox.finish(session, "slow", 1)


async def test_release_gives_back_ones_own_only(database: Database) -> None:
    """A process that stops gives its rows back as if it had never had them, and leaves those of others."""
    await put(database, NOW, note(1), note(2))
    [mine] = await take(database, "one", most=1)
    [other] = await take(database, "two", most=1)
    async with database.transaction() as session:
        assert await claims.release(session, OUTBOX, "one") == 1
    rows = {row.id: row for row in await outbox_rows(database)}
    assert (rows[mine].state, rows[mine].owner, rows[mine].attempts) == ("due", None, 0)
    assert (rows[other].state, rows[other].owner, rows[other].attempts) == ("sending", "two", 1)


async def test_claims_that_are_rolled_back_never_were(database: Database) -> None:
    """If a process dies before its claim is committed, the rows wait as before."""
    await store(database, NOW, text_update(1))

    async def claim_and_die() -> None:
        async with database.transaction() as session:
            await inbox.take(session, "one", NOW, most=1)
            raise RuntimeError("dies")

    with pytest.raises(RuntimeError, match="dies"):
        await claim_and_die()
    async with database.reading() as session:
        row = (await session.scalars(select(InboxRow))).one()
    assert (row.state, row.owner, row.attempts) == ("waiting", None, 0)
