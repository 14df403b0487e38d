"""Announcements of the staff: given out in portions, to those they are for, until they are cancelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.announcing import posts, report
from bot.announcing.posts import Post, PostText
from bot.announcing.report import Fate
from bot.announcing.tables import AnnouncementRow, NoticeRow
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.outgoing.results import OutboxState
from knowledge.dates.spans import COPENHAGEN
from knowledge.subscriptions.quiet import NO_QUIET
from knowledge.subscriptions.wishes import Subscription
from tests.integration.announcing.simulated import Library, Mortal

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=COPENHAGEN)
HOUR = timedelta(hours=1)
TEXT = PostText("Biblioteket holder **lukket** på fredag.")


@pytest.fixture
async def library(database: Database) -> AsyncIterator[Library]:
    """A library, on each engine."""
    mortal = Mortal(database.url)
    yield Library(mortal, NOW)
    await mortal.close()


async def approved(library: Library, **values: object) -> Post:
    """An announcement that goes out at its time."""
    async with library.database.transaction() as session:
        post = await posts.make(session, TEXT, library.now)
        if values:
            await posts.change(session, post.id, **values)
        assert await posts.approve(session, post.id, library.now, "Bo")
        assert not await posts.approve(session, post.id, library.now, "Bo")
        return await posts.by_id(session, post.id) or post


async def fates(library: Library, post: Post) -> dict[Fate, int]:
    """How it went out."""
    async with library.database.reading() as session:
        return dict((await report.of(session, post.subject, library.now)).counts)


async def test_it_reaches_everybody_once_though_the_process_dies(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given out in portions, and with a death before every commit that can be, nobody is left out or told twice."""
    monkeypatch.setattr(posts, "_PORTION", 3)
    for person in range(1, 11):
        await library.subscribe(person, Subscription(quiet=NO_QUIET))
    await approved(library)
    for _ in range(6):
        library.database.deaths = 1
        await library.tick()
    assert Counter(person for _, person, _ in library.messages) == dict.fromkeys(range(1, 11), 1)


async def test_it_goes_to_the_house_at_its_time_and_after_quiet_hours(library: Library) -> None:
    """Only to those whom it is for, not before it is due, and to who has quiet hours then in the morning."""
    await library.subscribe(1, Subscription(houses=frozenset({"haslev"}), quiet=NO_QUIET))
    await library.subscribe(2, Subscription(houses=frozenset({"faxe"}), quiet=NO_QUIET))
    await library.subscribe(3, Subscription())
    await library.subscribe(4, Subscription(paused_until=NOW + timedelta(days=9)))
    post = await approved(library, houses=["haslev"], due_at=NOW + 12 * HOUR)
    async with library.database.reading() as session:
        assert await posts.audience(session, post, NOW) == 2
    await library.tick(NOW + 11 * HOUR)
    assert library.messages == []
    await library.tick(NOW + 12 * HOUR)
    assert [person for _, person, _ in library.messages] == [1]
    await library.tick(NOW + 22 * HOUR)
    assert [person for _, person, _ in library.messages] == [1, 3]


async def test_cancelled_on_its_way_it_reaches_nobody_more(library: Library) -> None:
    """What waits in the outbox and what waits for the morning is taken back; who has it is counted."""
    for person in (1, 2):
        await library.subscribe(person, Subscription(quiet=NO_QUIET))
    post = await approved(library)
    await library.tick()
    await library.subscribe(3, Subscription(quiet=NO_QUIET))
    async with library.database.transaction() as session:
        assert await posts.cancel(session, post.id) is None, "everybody has it"
    library.online = False
    later = await approved(library)
    await library.tick()
    async with library.database.transaction() as session:
        assert await posts.cancel(session, later.id) == 0
        assert await posts.cancel(session, later.id) is None
    library.online = True
    await library.tick(NOW + HOUR)
    assert sorted(person for _, person, _ in library.messages) == [1, 2]
    assert await fates(library, later) == {Fate.OVERTAKEN: 3}


async def test_only_what_failed_is_sent_again_and_only_to_who_still_wants_it(library: Library) -> None:
    """Uncertain, blocked and sent ones stay as they are, and so does the failed one of who has stopped since."""
    for person in range(1, 6):
        await library.subscribe(person, Subscription(quiet=NO_QUIET))
    post = await approved(library)
    library.online = False
    await library.tick()
    fate = {1: OutboxState.FAILED, 2: OutboxState.UNCERTAIN, 3: OutboxState.SENT, 4: OutboxState.BLOCKED}
    async with library.database.transaction() as session:
        for person, state in {**fate, 5: OutboxState.FAILED}.items():
            settled = update(OutboxRow).where(OutboxRow.chat_id == person)
            await session.execute(settled.values(state=state.value, finished_at=NOW))
    await library.stop(5)
    counts = {Fate.FAILED: 2, Fate.UNCERTAIN: 1, Fate.SENT: 1, Fate.BLOCKED: 1}
    assert await fates(library, post) == counts
    async with library.database.transaction() as session:
        assert await report.send_failed_again(session, post.subject, library.now) == 1
    library.online = True
    await library.tick()
    assert [person for _, person, _ in library.messages] == [1]
    assert await fates(library, post) == {**counts, Fate.FAILED: 1, Fate.SENT: 2}
    async with library.database.reading() as session:
        tries = (await session.scalars(select(NoticeRow.tries).order_by(NoticeRow.chat_id))).all()
    assert list(tries) == [1, 0, 0, 0, 0]


async def test_what_failed_of_an_announcement_that_was_cancelled_since_is_not_sent_again(library: Library) -> None:
    """Who presses the button of an older report sends nothing that a colleague has taken back."""
    for person in (1, 2):
        await library.subscribe(person, Subscription(quiet=NO_QUIET))
    post = await approved(library)
    library.online = False
    await library.tick()
    async with library.database.transaction() as session:
        failed = update(OutboxRow).where(OutboxRow.chat_id == 1)
        await session.execute(failed.values(state=OutboxState.FAILED.value, finished_at=NOW))
        assert await posts.cancel(session, post.id) == 1
        assert await report.send_failed_again(session, post.subject, library.now) == 1
    library.online = True
    await library.tick()
    assert library.messages == []
    assert await fates(library, post) == {Fate.OVERTAKEN: 2}


async def test_at_a_time_that_has_passed_nothing_is_approved(library: Library) -> None:
    """A draft that should have gone out before it was approved stays one; another time can be set."""
    async with library.database.transaction() as session:
        post = await posts.make(session, TEXT, library.now)
        for due_at, in_time in ((library.now, False), (library.now + HOUR, True)):
            assert await posts.change(session, post.id, due_at=due_at)
            draft = await posts.by_id(session, post.id)
            assert draft is not None
            assert draft.too_late(library.now) is not in_time
            assert await posts.approve(session, post.id, library.now, "Bo") is in_time


@pytest.mark.parametrize("cancelled", [True, False])
async def test_whom_it_reached_last_is_forgotten_when_it_has_gone_out(
    library: Library, monkeypatch: pytest.MonkeyPatch, *, cancelled: bool
) -> None:
    """Between two portions it is known how far it is gone; given out or cancelled, it names nobody."""
    monkeypatch.setattr(posts, "_PORTION", 1)
    await library.subscribe(4711, Subscription(quiet=NO_QUIET))
    post = await approved(library)
    async with library.database.transaction() as session:
        row = await session.get_one(AnnouncementRow, post.id)
        assert await posts.give_some(session, library.now) == 1
        assert row.reached == 4711
        if cancelled:
            await posts.cancel(session, post.id)
        else:
            assert await posts.give_some(session, library.now) == 0
        assert row.reached == 0
