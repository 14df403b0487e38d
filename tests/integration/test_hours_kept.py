"""Opening hours as they are kept and read: on both databases, and from a website that may answer anything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from bot.hours import store
from bot.hours.fetching import HOURS, HoursFetching
from bot.hours.live import LiveHours
from bot.hours.tables import OpeningWeekRow
from bot.hours.website import WebsiteError, fetch_rows
from bot.hours.website_names import read_branches, read_categories
from bot.running.scheduled import ScheduledState
from bot.running.ticker import Ticker
from bot.standin import StoppedClock
from bot.storage.database import Database
from bot.storage.tables import ScheduledRow
from knowledge.dates import Span
from knowledge.opening_hours.staff_plan import ExceptionLine, HolidayLine, StaffPlan, WeekLine
from knowledge.opening_hours.timetable import Holidays, Hours, Kind
from tests.integration.website import Website, serving

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
TODAY = date(2026, 11, 25)
PLACE = ("haslev", Kind.STAFFED)
TEN_TO_FIVE = (Hours(time(10), time(17)),)
BRANCHES = {10: "haslev"}


async def test_what_staff_set_is_kept_line_by_line(database: Database) -> None:
    """Weekdays, holidays and exceptions come back as they were set; set again they are replaced, and can be removed."""
    day = Span.of(date(2026, 12, 24))
    async with database.transaction() as session:
        await store.set_weekdays(session, PLACE, (0, 1), (), NOW)
        await store.set_weekdays(session, PLACE, (1,), TEN_TO_FIVE, NOW)
        await store.set_holidays(session, PLACE, Holidays.CLOSED, NOW)
        number = await store.add_exception(session, "haslev", None, day, (), NOW)
    async with database.reading() as session:
        assert await store.read_plan(session) == StaffPlan(
            (WeekLine(PLACE, 0, (), NOW), WeekLine(PLACE, 1, TEN_TO_FIVE, NOW)),
            (HolidayLine(PLACE, Holidays.CLOSED, NOW),),
            (ExceptionLine(number, "haslev", None, day, (), NOW),),
        )
    async with database.transaction() as session:
        assert [await store.remove_exception(session, number) for _ in range(2)] == [True, False]
        assert [await store.remove_week(session, PLACE, range(8)) for _ in range(2)] == [3, 0]
        assert await store.read_plan(session) == StaffPlan()


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.usefixtures("engine")
async def test_exceptions_that_are_long_over_go(database: Database) -> None:
    """What was set for days more than a month ago is forgotten when something new is set."""
    kept: list[list[int]] = []
    for days in (0, 31, 32):
        later = NOW + timedelta(days=days)
        async with database.transaction() as session:
            await store.add_exception(session, "haslev", None, Span.of(later.date()), (), later)
            exceptions = (await store.read_plan(session)).exceptions
        kept.append([(each.days.first - TODAY).days for each in exceptions])
    assert kept == [[0], [0, 31], [31, 32]]


async def test_what_is_in_force_changes_with_what_is_kept(database: Database) -> None:
    """Another process's change is noticed at the next look, the first one too."""
    live = LiveHours(database, BRANCHES)
    assert not (await live.look()).places
    for hours in ((), TEN_TO_FIVE):
        async with database.transaction() as session:
            await store.set_weekdays(session, PLACE, range(7), hours, NOW)
        assert (await live.look()).hours(PLACE, TODAY) == hours
    async with database.transaction() as session:
        await store.keep_website(session, [{"date": "2026-11-25"}], NOW)
    await live.look()
    assert live.left_out


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.usefixtures("engine")
async def test_what_cannot_be_understood_leaves_what_is_in_force(database: Database) -> None:
    """A row that no program of this version has written stops nothing: what was known goes on until the next change."""
    live = LiveHours(database, BRANCHES)
    async with database.transaction() as session:
        await store.set_weekdays(session, PLACE, range(7), TEN_TO_FIVE, NOW)
    before = await live.look()
    async with database.transaction() as session:
        await store.set_holidays(session, PLACE, Holidays.CLOSED, NOW)
        await session.execute(update(OpeningWeekRow).values(hours="om natten"))
    assert await live.look() is before


async def test_a_failed_reading_leaves_what_was_read(database: Database) -> None:
    """The hours of the last reading stay, with its time, beside the note of what went wrong."""
    live, website = LiveHours(database, BRANCHES), Website()
    website.add("Åbent", "2026-11-26", "10:00", "17:00")
    clock = StoppedClock(NOW)
    async with serving(website) as url:
        fetching = HoursFetching(database, clock, url, live)
        await fetching.work()
        clock.turn(hours=1)
        website.status = 503
        await fetching.work()
    async with database.reading() as session:
        state = await store.read_website(session)
    assert (state.read_at, state.tried_at) == (NOW, NOW + timedelta(hours=1))
    assert state.problem == "HTTP status 503"
    assert (await live.look()).hours(PLACE, date(2026, 11, 26)) == TEN_TO_FIVE
    assert "from_date=2026-11-24" in website.asked[0]
    assert "_format=json" in website.asked[0]


@pytest.fixture
async def website() -> AsyncIterator[tuple[Website, str]]:
    """A website and its address."""
    made = Website()
    async with serving(made) as url:
        yield made, url


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<html>", "the answer is no JSON"),
        (b"\xff\xfe", "the answer is no JSON"),
        (b"[" * 100_000, "the answer is no JSON"),
        (b'{"message": "no"}', "the answer is no list"),
        (b"[" + b" " * 2000 + b"]", "the answer is larger than 1000 bytes"),
    ],
)
async def test_an_answer_that_is_none_is_refused(website: tuple[Website, str], body: bytes, problem: str) -> None:
    """Whatever is no list within the size is a problem with a name, and no more than that."""
    site, url = website
    site.body = body
    most = 1000 if b"    " in body else 1_000_000
    with pytest.raises(WebsiteError, match=problem):
        await fetch_rows(url, TODAY, most=most)


async def test_a_website_that_never_finishes_is_given_up(website: tuple[Website, str]) -> None:
    """The reading ends by itself, however slowly the website answers."""
    site, url = website
    site.hangs = True
    with pytest.raises(WebsiteError, match="no answer within"):
        await fetch_rows(url, TODAY, seconds=0.2)


async def test_redirects_and_missing_websites_are_problems(website: tuple[Website, str]) -> None:
    """Nobody is followed elsewhere, and where nobody answers the problem says so."""
    site, url = website
    site.status, site.moved = 302, url
    with pytest.raises(WebsiteError, match="302"):
        await fetch_rows(url, TODAY)
    with pytest.raises(WebsiteError, match="ConnectError"):
        await fetch_rows("http://127.0.0.1:1/", TODAY)


async def test_rows_are_kept_with_the_fields_that_are_used(website: tuple[Website, str]) -> None:
    """What is no row, no text and no number, or longer than such things are, is not carried into the database."""
    site, url = website
    site.rows = [{"id": 1, "category": {"title": "x" * 500}, "date": ["2026"], "more": "y"}, "no row"]  # type: ignore[list-item]
    [row] = await fetch_rows(url, TODAY)
    assert row["category"] == {"title": "x" * 100}
    assert (row["date"], "more" in row) == (None, False)


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.usefixtures("engine")
async def test_the_website_is_read_once_an_hour(database: Database, website: tuple[Website, str]) -> None:
    """However often somebody ticks, an hour has one reading; what was missed is read once."""
    site, url = website
    clock, live = StoppedClock(NOW), LiveHours(database, BRANCHES)
    fetching = HoursFetching(database, clock, url, live)
    ticker = Ticker(database, clock, fetching.tasks(), fetching.regular(), fetching.afterwards())
    await fetching.at_once()
    for minutes in (0, 1, 44, 1, 60):
        clock.turn(minutes=minutes)
        await ticker.tick()
        await fetching.finished()
    assert len(site.asked) == 3
    clock.turn(days=3)
    await ticker.tick()
    await fetching.finished()
    async with database.reading() as session:
        kept = select(ScheduledRow).where(ScheduledRow.task == HOURS).order_by(ScheduledRow.due_at)
        *before, last, following = list(await session.scalars(kept))
    missed, coming = NOW.replace(minute=0) + timedelta(hours=3), NOW.replace(minute=0) + timedelta(days=3, hours=3)
    assert {row.state for row in before} == {ScheduledState.DONE.value}
    assert [(row.state, row.due_at) for row in (last, following)] == [
        (ScheduledState.DONE.value, missed),
        (ScheduledState.DUE.value, coming),
    ]


def test_nothing_is_read_without_branches() -> None:
    """Without an address there is nothing to do every hour."""
    database = Database("sqlite:///:memory:")
    assert HoursFetching(database, StoppedClock(NOW), None, LiveHours(database, {})).regular() == ()


@pytest.mark.parametrize("text", ["10", "10=odense", "ti=haslev", "=haslev"])
def test_branches_that_are_none_are_refused(text: str) -> None:
    """A branch is a number, a house one of ours: a slip must not give one house the other's hours."""
    with pytest.raises(ValueError, match=r"."):
        read_branches(text)


def test_names_of_the_website_are_read() -> None:
    """Branches and categories, with spaces and capitals as people write them; nothing set is nothing."""
    assert read_branches("10=Haslev, 12 = faxe") == {10: "haslev", 12: "faxe"}
    assert read_categories("Åben dør=selvbetjent") == {"Åben dør": Kind.SELF_SERVICE}
    assert (read_branches(None), read_categories(None)) == ({}, {})
    with pytest.raises(ValueError, match="betjent"):
        read_categories("Åben dør=åben")
