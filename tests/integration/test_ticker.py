"""The ticker: what is due is done once, late rather than never, and what came too late says so."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Any, Self

import pytest
from apscheduler.schedulers import base as scheduling
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from bot.clock import COPENHAGEN
from bot.privacy import Retention
from bot.running import ticker
from bot.running.housekeeping import PURGE, afterwards, tasks
from bot.running.regular import Daily
from bot.running.scheduled import ScheduledState, Task, schedule
from bot.running.ticker import Ticker
from bot.standin import StoppedClock
from bot.storage.database import Database
from bot.storage.tables import MovedChatRow, ScheduledRow
from bot.transport.incoming.inbox import REMEMBERED
from tests.integration.transport.rows import store, text_update

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


class Diary:
    """A task that takes down what it was asked to do, and when."""

    def __init__(self) -> None:
        self.done: list[tuple[str, datetime]] = []

    async def write(self, session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        """Take it down, in the database too."""
        session.add(MovedChatRow(old_id=len(self.done) + 1, new_id=1))
        self.done.append((details.get("name", ""), now))
        if details.get("fails", 0) > details.get("failures", 0):
            await session.flush()
            raise KeyError(details["name"])
        return f"wrote {details.get('name', '')}"


@pytest.fixture
def clock() -> StoppedClock:
    """A clock that the test turns."""
    return StoppedClock(NOW)


@pytest.fixture
def diary() -> Diary:
    """What was done."""
    return Diary()


def make(database: Database, clock: StoppedClock, diary: Diary, *daily: Daily) -> Ticker:
    """A ticker with the diary as its task."""
    tasks: dict[str, Task] = {"write": diary.write}
    return Ticker(database, clock, tasks, daily)


async def plan(database: Database, name: str, due_at: datetime, **details: Any) -> bool:
    """Put something on the table."""
    expires_at = details.pop("expires_at", None)
    async with database.transaction() as session:
        given = {"name": name, **details}
        return await schedule(session, "write", due_at, key=name, expires_at=expires_at, details=given)


async def rows(database: Database) -> list[ScheduledRow]:
    """The table."""
    async with database.reading() as session:
        return list(await session.scalars(select(ScheduledRow).order_by(ScheduledRow.id)))


async def test_due_things_are_done_in_their_order_and_once(
    database: Database, clock: StoppedClock, diary: Diary
) -> None:
    """What is due is done, the earliest first, with its details and the time; what is not due waits; nothing twice."""
    for name, minutes in (("b", 2), ("a", 1), ("c", 3)):
        await plan(database, name, NOW + minutes * MINUTE)
    made = make(database, clock, diary)
    assert await made.tick() == 0
    clock.turn(minutes=2)
    assert await made.tick() == 2
    assert await made.tick() == 0
    assert diary.done == [("a", NOW + 2 * MINUTE), ("b", NOW + 2 * MINUTE)]
    found = {row.dedupe_key: (row.state, row.report, row.finished_at) for row in await rows(database)}
    assert found["a"] == ("done", "wrote a", NOW + 2 * MINUTE)
    assert found["c"] == ("due", None, None)


async def test_same_key_is_planned_once(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """What is on the table already stays as it is, also when it is done."""
    assert await plan(database, "a", NOW)
    assert not await plan(database, "a", NOW + MINUTE)
    await make(database, clock, diary).tick()
    assert not await plan(database, "a", NOW)
    assert len(diary.done) == 1
    assert [row.due_at for row in await rows(database)] == [NOW]


async def test_same_key_at_the_same_time_is_planned_once(database: Database) -> None:
    """Of twenty processes that plan the same at once, one does."""
    assert sum(await asyncio.gather(*(plan(database, "a", NOW) for _ in range(20)))) == 1


async def test_plan_is_committed_with_its_work(database: Database) -> None:
    """If the work that plans something fails, nothing was planned."""

    async def fail() -> None:
        async with database.transaction() as session:
            await schedule(session, "write", NOW, key="a")
            raise RuntimeError("the work fails")

    with pytest.raises(RuntimeError, match="the work fails"):
        await fail()
    assert await rows(database) == []


async def test_missed_things_are_caught_up(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """What came due while nobody ticked is done afterwards, however late, if it has no end."""
    await plan(database, "a", NOW + MINUTE)
    clock.turn(days=30)
    assert await make(database, clock, diary).tick() == 1
    assert diary.done == [("a", NOW + timedelta(days=30))]


@pytest.mark.parametrize(("late", "state"), [(59, "done"), (60, "skipped"), (3600, "skipped")])
async def test_what_came_too_late_is_skipped_with_a_reason(
    database: Database, clock: StoppedClock, diary: Diary, late: int, state: str
) -> None:
    """From its end on, something is not done any more, and the table says by how much it came too late."""
    await plan(database, "a", NOW, expires_at=NOW + MINUTE)
    clock.turn(seconds=late)
    assert await make(database, clock, diary).tick() == 1
    [row] = await rows(database)
    assert row.state == state
    assert len(diary.done) == (state == "done")
    if state == "skipped":
        assert row.report == f"came {timedelta(seconds=late - 60)} too late"


async def test_failing_thing_stops_no_other_and_leaves_nothing(
    database: Database, clock: StoppedClock, diary: Diary, caplog: pytest.LogCaptureFixture
) -> None:
    """What fails is noted with its error and undone, is not tried for ever, and the next things are done."""
    await plan(database, "a", NOW, fails=99)
    await plan(database, "b", NOW)
    made = make(database, clock, diary)
    assert await made.tick() == 2
    for minutes in (1, 10, 60):
        assert await made.tick() == 0
        clock.turn(minutes=minutes)
        assert await made.tick() == 1
    clock.turn(minutes=600)
    assert await made.tick() == 0
    assert [(row.state, row.report) for row in await rows(database)] == [("failed", "KeyError"), ("done", "wrote b")]
    async with database.reading() as session:
        kept = (await session.scalars(select(MovedChatRow.old_id))).all()
    assert kept == [2]
    assert "event=scheduled.failed task=write" in caplog.text


async def test_what_fails_for_a_moment_is_done_later(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """A thing that could not be done at its time is done when it can be, unless that is too late for it."""
    await plan(database, "a", NOW, fails=2)
    await plan(database, "b", NOW, fails=2, expires_at=NOW + 5 * MINUTE)
    made = make(database, clock, diary)
    for minutes in (0, 1, 10):
        clock.turn(minutes=minutes)
        assert await made.tick() == 2
    assert [(row.state, row.finished_at) for row in await rows(database)] == [
        ("done", NOW + 11 * MINUTE),
        ("skipped", NOW + 11 * MINUTE),
    ]


async def test_unknown_task_waits_for_its_version(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """A task of another version of the program stops nothing, and is left for that version to do."""
    async with database.transaction() as session:
        await schedule(session, "of_tomorrow", NOW, key="x")
    await plan(database, "a", NOW)
    assert await make(database, clock, diary).tick() == 2
    assert [(row.state, row.report) for row in await rows(database)] == [("due", "KeyError"), ("done", "wrote a")]


async def test_two_that_tick_at_once_do_everything_once(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """Should two processes tick at the same moment, each thing is still done by one of them."""
    for number in range(20):
        await plan(database, f"{number}", NOW)
    others = [database, database if database.file else Database(database.url)]
    handled = await asyncio.gather(*(make(each, clock, diary).tick() for each in others))
    if database.file is None:
        await others[1].close()
    assert sum(handled) == 20
    assert sorted(name for name, _ in diary.done) == sorted(str(number) for number in range(20))
    assert {row.state for row in await rows(database)} == {ScheduledState.DONE.value}


async def test_every_tick_looks_at_the_other_tables_and_one_that_fails_stops_no_other(
    database: Database, clock: StoppedClock, caplog: pytest.LogCaptureFixture
) -> None:
    """Each step is taken in every tick, with its time; a failing one is in the log and is taken again."""
    taken: list[datetime] = []

    async def fails(now: datetime) -> int:
        raise ConnectionError(now)

    async def works(now: datetime) -> int:
        taken.append(now)
        return 3

    made = Ticker(database, clock, {}, (), steps={"fails": fails, "works": works})
    assert [await made.tick(), await made.tick()] == [3, 3]
    assert taken == [NOW, NOW]
    assert caplog.text.count("event=step.failed step=fails error=ConnectionError") == 2


async def test_pile_is_worked_off_over_several_ticks(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """One tick does a limited number of things, so that it ends, and the next ones do the others."""
    for number in range(60):
        await plan(database, f"{number}", NOW)
    made = make(database, clock, diary)
    assert [await made.tick(), await made.tick(), await made.tick()] == [50, 10, 0]


async def test_daily_thing_is_done_every_day(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """A daily thing is done once a day at its Copenhagen time, also over the nights when the clocks change."""
    clock.moment = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
    made = make(database, clock, diary, Daily("write", time(4, 10)))
    for _ in range(12 * 24):
        await made.tick()
        clock.turn(hours=1)
    local = [moment.astimezone(COPENHAGEN) for _, moment in diary.done]
    assert [moment.day for moment in local] == [21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 1]
    # Looked at once an hour, on the hour.
    assert {moment.hour for moment in local} == {5}


async def test_daily_thing_that_was_missed_is_done_when_the_process_is_back(
    database: Database, clock: StoppedClock, diary: Diary
) -> None:
    """A process that was down at four in the morning does the night's work when it starts, once."""
    daily = Daily("write", time(4, 10))
    await make(database, clock, diary, daily).tick()
    clock.turn(days=1)
    restarted = make(database, clock, diary, daily)
    assert await restarted.tick() == 1
    assert await restarted.tick() == 0
    assert len(diary.done) == 1


@given(now=MOMENTS, at=st.times(min_value=time(3, 0), max_value=time(23, 59)))
def test_next_time_of_a_daily_thing(now: datetime, at: time) -> None:
    """It lies ahead, by a day and a changed clock at most, and reads the wanted time on a Copenhagen wall."""
    due = Daily("write", at).next_after(now)
    assert now < due.astimezone(UTC) <= now + timedelta(hours=25)
    assert due.astimezone(COPENHAGEN).time() == at


async def all_done(database: Database) -> None:
    """Wait until nothing on the table is due."""
    async with asyncio.timeout(10):
        while any(row.state == "due" for row in await rows(database)):
            pass


async def test_one_job_ticks_until_it_is_stopped(
    database: Database, clock: StoppedClock, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schedule is one job that looks again and again; stopped, it looks no more."""
    monkeypatch.setattr(ticker, "_EVERY", timedelta(milliseconds=20))
    running = asyncio.create_task(make(database, clock, diary).run())
    for name in ("a", "b"):
        await plan(database, name, NOW)
        await all_done(database)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert [name for name, _ in diary.done] == ["a", "b"]
    assert {job for job in asyncio.all_tasks() if job is not asyncio.current_task()} == set()


class PutBack(datetime):
    """The time of day on a machine whose clock was put back."""

    by = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """What the clock shows."""
        return cls.fromtimestamp((datetime.now(UTC) - cls.by).timestamp(), tz)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("put_back", [timedelta(hours=2), timedelta(days=-20_000)], ids=["back", "ahead"])
async def test_ticks_go_on_when_the_clock_was_set_right(
    database: Database, clock: StoppedClock, diary: Diary, monkeypatch: pytest.MonkeyPatch, put_back: timedelta
) -> None:
    """Nothing waits until the clock shows the old time again, and no run that was missed is counted.

    Regression: apscheduler #339, #351 and #752; a machine that was two hours fast and was set right sent nothing for
    two hours, and one that began in 1970 answered nobody while the runs since then were counted.
    """
    monkeypatch.setattr(ticker, "_EVERY", timedelta(milliseconds=20))
    monkeypatch.setattr(ticker, "datetime", PutBack)
    monkeypatch.setattr(scheduling, "datetime", PutBack)
    running = asyncio.create_task(make(database, clock, diary).run())
    for name, by in (("a", timedelta()), ("b", put_back)):
        monkeypatch.setattr(PutBack, "by", by)
        await plan(database, name, NOW)
        await all_done(database)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert [name for name, _ in diary.done] == ["a", "b"]


@pytest.mark.timeout(20)
async def test_ticks_go_on_when_summer_time_ends(
    database: Database, clock: StoppedClock, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Regression: the next tick was planned for an hour later, and the clock said to have been put back."""
    end = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
    monkeypatch.setattr(ticker, "_EVERY", timedelta(milliseconds=20))
    monkeypatch.setattr(ticker, "datetime", PutBack)
    monkeypatch.setattr(scheduling, "datetime", PutBack)
    monkeypatch.setattr(PutBack, "by", datetime.now(UTC) - end + timedelta(milliseconds=200))
    with capture_logs() as told:
        running = asyncio.create_task(make(database, clock, diary).run())
        while PutBack.now(UTC) < end + timedelta(milliseconds=100):
            await plan(database, str(PutBack.now(UTC)), NOW)
            await all_done(database)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    assert "clock.put_back" not in {line["event"] for line in told}


async def test_tick_that_fails_is_not_the_last(
    database: Database, clock: StoppedClock, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a tick fails, the log tells once why, and the next does the work."""
    monkeypatch.setattr(ticker, "_EVERY", timedelta(milliseconds=20))
    made = make(database, clock, diary)
    failures = [ValueError("odd")]
    tick = made.tick

    async def unreliable() -> int:
        if failures:
            raise failures.pop()
        return await tick()

    monkeypatch.setattr(made, "tick", unreliable)
    await plan(database, "a", NOW)
    with capture_logs() as told:
        running = asyncio.create_task(made.run())
        await all_done(database)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    assert [line["error"] for line in told if line["event"] == "tick.failed"] == ["ValueError"]
    assert [name for name, _ in diary.done] == ["a"]


async def test_night_work_forgets_what_is_old(database: Database, clock: StoppedClock) -> None:
    """Scheduled tidying forgets old rows of the inbox and the outbox, and reports how many."""
    await store(database, NOW, {"update_id": 1, "message": {"chat": {"id": 1}}}, text_update(2))
    clock.moment = NOW + REMEMBERED + MINUTE
    async with database.transaction() as session:
        await schedule(session, PURGE, NOW, key="night")
    await Ticker(database, clock, tasks(Retention()), (), afterwards(database)).tick()
    [row] = await rows(database)
    assert (
        row.report
        == "1 updates, 0 messages, 0 conversations, 0 cases, 0 questions, 0 drafts, 0 bans, 0 events forgotten"
    )
    async with database.reading() as session:
        assert (await session.execute(text("SELECT update_id FROM inbox"))).scalars().all() == [2]
        assert (await session.execute(select(func.count()).select_from(ScheduledRow))).scalar_one() == 1


async def test_a_plan_that_was_lost_is_made_again(database: Database, clock: StoppedClock, diary: Diary) -> None:
    """A regular thing that is gone from the table, as after a restore, is there again within a minute."""
    made = make(database, clock, diary, Daily("write", time(4, 10)))
    await made.tick()
    async with database.transaction() as session:
        await session.execute(delete(ScheduledRow))
    clock.turn(minutes=1)
    await made.tick()
    assert [row.task for row in await rows(database)] == ["write"]
