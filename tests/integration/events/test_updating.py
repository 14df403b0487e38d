"""Fetching events over real HTTP: what changes is noticed, and whatever goes wrong, what was known stays."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from bot.catalogue import Catalogue
from bot.events import fetching
from bot.events.fetching import FaultKind
from bot.events.sources import feed, sources_of, website
from bot.events.telling import Teller
from bot.events.updating import Outcome, Updating
from bot.running.ticker import Ticker
from bot.settings import Settings
from bot.standin import StoppedClock
from bot.storage.database import Database
from bot.storage.tables import OutboxRow, ScheduledRow
from knowledge.events import store
from knowledge.events.answer import Answer
from knowledge.events.model import Kind, Occurrence, State
from tests.integration.events.occurrences import DAY, HOUR, NOW
from tests.integration.events.website import Fault, Website, item, serving
from tests.unit.events.calendars import calendar, event

DAILY = ("DTSTART:20261202T100000Z", "RRULE:FREQ=DAILY;COUNT=2")
STAFF = -100
FIRST = item()["uuid"]
LATER = {"start": "2026-12-26T10:00:00+01:00", "end": "2026-12-26T12:00:00+01:00"}


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """What has SQL is tested on each database with the store."""
    return str(request.param)


@pytest.fixture
def clock() -> StoppedClock:
    """A clock that the test turns."""
    return StoppedClock(NOW)


@pytest.fixture
async def site() -> AsyncIterator[Website]:
    """A website with two events."""
    async with serving() as site:
        site.items = [item(1), item(2)]
        yield site


@pytest.fixture
def updating(database: Database, clock: StoppedClock, site: Website) -> Updating:
    """What asks that website."""
    return Updating(database, clock, [website(site.url)], Teller(Catalogue(), STAFF), HOUR / 2)


async def ask(updating: Updating) -> Outcome:
    """One round."""
    [outcome] = await updating.work()
    return outcome


async def kept(database: Database, first: datetime = NOW) -> list[Occurrence]:
    """What is known of the next weeks, however it stands."""
    async with database.reading() as session:
        return list(await store.between(session, first, first + 60 * DAY, states=set(State)))


async def told(database: Database) -> list[str]:
    """What staff were told."""
    async with database.reading() as session:
        rows = await session.scalars(select(OutboxRow).order_by(OutboxRow.id))
        return [str(row.payload) for row in rows if row.chat_id == STAFF]


async def test_list_is_taken_in_quietly_and_asked_for_from_sixty_days_ago(
    database: Database, updating: Updating, site: Website
) -> None:
    """The first answer is kept and is no news; the question says the format and reaches back to what still goes on."""
    outcome = await ask(updating)
    assert (outcome.fault, outcome.changes) == (None, ())
    assert [each.title for each in await kept(database)] == ["IT-café 1", "IT-café 2"]
    assert dict(site.asked[0].query_params) == {"_format": "json", "from_date": "2026-09-26"}
    assert await told(database) == []


async def test_what_has_not_changed_is_not_sent_again(updating: Updating, site: Website, clock: StoppedClock) -> None:
    """The same day the same question is conditional, and nothing new is no change; another day's is another one."""
    await ask(updating)
    unchanged = await ask(updating)
    assert (unchanged.answer, unchanged.fault) == (None, None)
    clock.turn(days=1)
    await ask(updating)
    assert site.answered == [200, 304, 200]


async def test_changes_over_time_are_noticed(
    database: Database, updating: Updating, site: Website, clock: StoppedClock
) -> None:
    """A new event, one that moves, is sold out, is on again, and is cancelled, are each noticed as what they are."""
    await ask(updating)
    seen = []
    there = {"date_time": {"start": "2026-11-27T10:00:00+01:00", "end": "2026-11-27T12:00:00+01:00"}}
    steps: list[dict[str, Any]] = [{}, there, there | {"state": "SoldOut"}, there, there | {"state": "Cancelled"}]
    for hour, changed in enumerate(steps, 10):
        clock.turn(minutes=30)
        site.items = [item(1), item(2), item(3, updated_at=f"2026-11-25T{hour}:00:00+01:00", **changed)]
        seen += [change.kind for change in (await ask(updating)).changes]
    assert seen == [Kind.NEW, Kind.MOVED, Kind.SOLD_OUT, Kind.BACK, Kind.CANCELLED]
    assert (await kept(database))[-1].state is State.CANCELLED
    assert await told(database) == []


async def test_what_is_named_no_more_is_told_to_staff_and_not_cancelled(
    database: Database, updating: Updating, site: Website
) -> None:
    """An event that is gone from the list is missing; staff read which, once, and if it comes back it is on again."""
    await ask(updating)
    site.items = [item(2)]
    assert [change.kind for change in (await ask(updating)).changes] == [Kind.MISSING]
    site.items = [item(2, title="Andet")]
    await ask(updating)
    assert {each.uuid: each.state for each in await kept(database)}[FIRST] is State.MISSING
    [note] = await told(database)
    assert "IT-café 1" in note
    assert "IT-café 2" not in note
    site.items = [item(1), item(2, title="Andet")]
    assert [change.kind for change in (await ask(updating)).changes] == [Kind.BACK]


async def test_a_list_of_last_year_takes_nothing_away(
    database: Database, updating: Updating, site: Website, clock: StoppedClock
) -> None:
    """Few as they are, all events cannot have gone at once while only what is over is named; one of them can."""
    await ask(updating)
    over = {"start": "2025-11-26T10:00:00+01:00", "end": "2025-11-26T12:00:00+01:00"}
    site.items = [item(8, date_time=over), item(9, date_time=over)]
    outcome = await ask(updating)
    assert outcome.fault is not None
    assert outcome.fault.kind is FaultKind.SHRUNK
    assert {each.state for each in await kept(database)} == {State.SCHEDULED}
    clock.turn(hours=23)
    site.items = [item(1), item(9, date_time=over)]
    assert [change.kind for change in (await ask(updating)).changes] == [Kind.MISSING]


async def test_what_is_deleted_and_made_anew_is_not_missing_for_staff(
    database: Database, updating: Updating, site: Website
) -> None:
    """It stands in the list with another id; there is nothing to ask about."""
    await ask(updating)
    site.items = [item(3, title=item(1)["title"], date_time=item(1)["date_time"]), item(2)]
    assert [change.kind for change in (await ask(updating)).changes] == [Kind.NEW, Kind.MISSING]
    assert await told(database) == []


async def test_unreadable_item_is_not_missing(database: Database, updating: Updating, site: Website) -> None:
    """An event whose fields break stays as it was last known; if its id is one of them, nothing can be missing."""
    await ask(updating)
    site.items = [item(1, date_time=None), item(2)]
    assert (await ask(updating)).changes == ()
    site.items = [item(1, uuid=None), item(2)]
    assert (await ask(updating)).changes == ()
    assert {each.state for each in await kept(database)} == {State.SCHEDULED}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.SERVER_ERROR, FaultKind.STATUS),
        (Fault.LOGIN_PAGE, FaultKind.CONTENT_TYPE),
        (Fault.CUT_OFF, FaultKind.UNREADABLE),
        (Fault.NO_LIST, FaultKind.UNREADABLE),
        (Fault.PACKED_BOMB, FaultKind.TOO_LARGE),
        (Fault.SILENCE, FaultKind.TIMEOUT),
        (Fault.RESET, FaultKind.UNREACHABLE),
        (Fault.REDIRECT_LOOP, FaultKind.UNREACHABLE),
        (Fault.EMPTY, FaultKind.EMPTY),
    ],
)
async def test_website_is_down_for_a_day_and_only_staff_notice(
    database: Database,
    updating: Updating,
    site: Website,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    kind: FaultKind,
) -> None:
    """Whatever it does, what was known stays; staff are told once, after it failed twice, and once when it is back."""
    monkeypatch.setattr(fetching, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(fetching, "_TIMES", httpx.Timeout(0.1))
    await ask(updating)
    before = await kept(database)
    site.fault = fault
    for notes in (0, 1, 1):
        clock.turn(minutes=30)
        outcome = await ask(updating)
        assert outcome.fault is not None
        assert outcome.fault.kind is kind
        assert len(await told(database)) == notes
    assert await kept(database) == before
    site.fault = None
    await ask(updating)
    await ask(updating)
    failing, back = await told(database)
    assert "127.0.0.1" in failing
    assert "25.11. kl. 10.30" in failing
    assert "igen" in back


async def test_busy_website_is_left_alone_as_long_as_it_wants(
    updating: Updating, site: Website, clock: StoppedClock
) -> None:
    """It is asked again when that time is over, and then as often as ever."""
    site.fault = Fault.BUSY
    for _ in range(5):
        await ask(updating)
        clock.turn(minutes=30)
    assert site.answered == [429, 429]
    site.fault = None
    clock.turn(hours=2)
    for _ in range(2):
        assert (await ask(updating)).fault is None
    assert len(site.asked) == 4


async def test_one_failure_is_told_to_nobody(database: Database, updating: Updating, site: Website) -> None:
    """A website has its moments: what works again at the next look was no news."""
    await ask(updating)
    site.fault = Fault.SERVER_ERROR
    await ask(updating)
    site.fault = None
    await ask(updating)
    site.fault = Fault.SERVER_ERROR
    await ask(updating)
    assert await told(database) == []


async def test_answer_that_could_not_be_read_is_asked_for_anew(updating: Updating, site: Website) -> None:
    """What a source calls a broken answer is forgotten, so the next question is not answered with "unchanged"."""
    site.fault = Fault.CUT_OFF
    await ask(updating)
    site.fault = None
    await ask(updating)
    assert "if-none-match" not in site.asked[1].headers


async def test_empty_list_of_a_library_without_events_is_fine(
    database: Database, updating: Updating, site: Website, clock: StoppedClock
) -> None:
    """A list is suspicious only if something that is not over should be in it."""
    await ask(updating)
    clock.turn(days=2)
    site.fault = Fault.EMPTY
    assert (await ask(updating)).fault is None
    assert await told(database) == []


async def test_list_that_shrinks_suddenly_is_believed_after_a_day(
    database: Database, updating: Updating, site: Website, clock: StoppedClock
) -> None:
    """Until then all that was known stays, staff read of it, and what the list does say is taken in."""
    site.items = [item(number, date_time=LATER) for number in range(1, 13)]
    await ask(updating)
    site.items = [item(1, date_time=LATER, state="Cancelled", updated_at="2026-11-25T09:00:00+01:00"), *site.items[1:4]]
    for hour in range(24):
        outcome = await ask(updating)
        assert outcome.fault is not None
        assert outcome.fault.kind is FaultKind.SHRUNK
        assert [change.kind for change in outcome.changes] == ([] if hour else [Kind.CANCELLED])
        assert State.MISSING not in {each.state for each in await kept(database)}
        clock.turn(hours=1)
    [note] = await told(database)
    assert "over halvdelen af listen er pludselig væk" in note
    outcome = await ask(updating)
    assert [change.kind for change in outcome.changes] == [Kind.MISSING] * 8


async def test_list_whose_times_have_all_shifted_is_believed_after_a_day(
    database: Database, updating: Updating, site: Website, clock: StoppedClock
) -> None:
    """A website that forgets the zone of its times moves nothing; a course that is an hour later is moved."""

    def starts(hour: int, number: int) -> dict[str, str]:
        return {name: f"2026-12-26T{hour + more}:{number:02}:00+01:00" for name, more in (("start", 0), ("end", 1))}

    def listed(hour: int, *, course: int) -> list[dict[str, Any]]:
        others = [item(number, date_time=starts(hour, number)) for number in range(1, 8)]
        return [*others, *(item(number, title="Kursus", date_time=starts(course, number)) for number in range(20, 40))]

    site.items = listed(12, course=12)
    await ask(updating)
    site.items = listed(12, course=13)
    assert [change.kind for change in (await ask(updating)).changes] == [Kind.MOVED] * 20
    site.items = listed(11, course=12)
    for _ in range(24):
        outcome = await ask(updating)
        assert outcome.fault is not None
        assert outcome.fault.kind is FaultKind.SHIFTED
        assert outcome.changes == ()
        clock.turn(hours=1)
    [note] = await told(database)
    assert "flyttet lige mange timer" in note
    assert [change.kind for change in (await ask(updating)).changes] == [Kind.MOVED] * 27


async def test_list_that_is_whole_again_is_believed_at_once(updating: Updating, site: Website) -> None:
    """And so is one whose events were all made anew, or of which a few are gone."""
    everything = [item(number, date_time=LATER) for number in range(1, 13)]
    site.items = everything
    await ask(updating)
    site.items = everything[:3]
    await ask(updating)
    anew = [item(number + 50, title=each["title"], date_time=LATER) for number, each in enumerate(everything)]
    for items, missing in ((everything, 0), (everything[3:], 3), (everything, 0), (anew, 12)):
        site.items = items
        outcome = await ask(updating)
        assert outcome.fault is None
        assert sum(change.kind is Kind.MISSING for change in outcome.changes) == missing


async def test_rounds_are_done_by_the_ticker_and_beside_it(
    database: Database, updating: Updating, site: Website, clock: StoppedClock
) -> None:
    """At the start and then every half hour a round begins, which the ticker does not wait for."""
    ticker = Ticker(database, clock, updating.tasks(), updating.regular(), updating.afterwards())
    await updating.at_once()
    for minutes in (0, 10, 20, 30):
        clock.turn(minutes=minutes)
        await ticker.tick()
        await updating.finished()
    assert len(site.asked) == 3
    clock.turn(days=8)
    await ticker.tick()
    await updating.finished()
    async with database.reading() as session:
        states = list(await session.scalars(select(ScheduledRow.state)))
    assert sorted(states) == [*["done"] * 4, "due"]


async def test_answer_that_breaks_its_reader_is_a_fault_like_others(
    database: Database, clock: StoppedClock, site: Website
) -> None:
    """Whatever somebody writes on a website, the round goes on, and what was known stays."""

    def broken(data: bytes, now: datetime) -> Answer:
        raise KeyError(data, now)

    sources = [replace(website(site.url), name="dpl", read=broken), replace(website(site.url), name="other")]
    failed, taken = await Updating(database, clock, sources, Teller(Catalogue(), STAFF)).work()
    assert failed.fault is not None
    assert failed.fault.kind is FaultKind.UNREADABLE
    assert taken.answer is not None


async def test_second_round_does_not_begin_before_the_first_has_ended_and_a_stop_ends_it(
    database: Database, updating: Updating, site: Website, caplog: pytest.LogCaptureFixture
) -> None:
    """A website that is silent is asked once, and a process that stops does not wait for it."""
    site.fault = Fault.SILENCE
    await updating.start()
    while not site.asked:
        await updating.start()
        await asyncio.sleep(0)
    await updating.start()
    await updating.stop()
    assert len(site.asked) == 1
    assert await told(database) == []
    assert "beside.failed" not in caplog.text


async def test_calendar_feed_is_taken_in_beside_a_website_that_fails(
    database: Database, clock: StoppedClock, site: Website
) -> None:
    """One source that fails keeps no other from being asked; what a feed names no more is missing, not cancelled."""
    async with serving() as calendars:
        calendars.content = ("text/calendar", calendar(event("DTSTART:20261201T100000Z"), event(*DAILY, uid="b")))
        site.fault = Fault.RESET
        sources = [website(site.url), feed(calendars.url)]
        updating = Updating(database, clock, sources, Teller(Catalogue(), STAFF))
        failed, taken = await updating.work()
        assert (failed.fault is not None, taken.fault) == (True, None)
        assert [each.starts.day for each in await kept(database)] == [1, 2, 3]
        calendars.content = ("text/calendar", calendar(event(*DAILY, uid="b")))
        _, taken = await updating.work()
        assert [change.kind for change in taken.changes] == [Kind.MISSING]
        calendars.content = ("text/calendar", calendar(event("RRULE:x", uid="b")))
        _, failed = await updating.work()
        assert failed.fault is not None
    await Updating(database, clock, [website(site.url)], Teller(Catalogue(), STAFF)).work()
    assert {each.state for each in await kept(database)} == {State.MISSING}


def test_calendar_feed_has_the_name_of_its_address() -> None:
    """A feed is known by its address, however many there are; "webcal" is what calendar programs call it."""
    feeds = sources_of(Settings(events_ical="https://x.dk/a.ics  webcal://x.dk/b.ics"))
    assert [each.asked(NOW) for each in feeds] == ["https://x.dk/a.ics", "https://x.dk/b.ics"]
    assert feeds[0].name == feed("webcal://x.dk/a.ics").name != feeds[1].name


async def test_without_a_source_nothing_is_planned(database: Database, clock: StoppedClock) -> None:
    """An assistant that is told of no source asks nobody."""
    idle = Updating(database, clock, (), Teller(Catalogue(), STAFF), HOUR / 2)
    await idle.at_once()
    await Ticker(database, clock, idle.tasks(), idle.regular()).tick()
    async with database.reading() as session:
        assert list(await session.scalars(select(ScheduledRow))) == []


def test_next_round_is_at_a_multiple_of_its_step() -> None:
    """However late one looks, the next round is ahead, by its step at most, and at the same minutes."""
    [every] = Updating(None, None, [website("http://x/y")], None, HOUR / 2).regular()  # type: ignore[arg-type]
    for minutes in (0, 1, 29, 30):
        due = every.next_after(NOW + timedelta(minutes=minutes))
        assert due == NOW + (HOUR / 2 if minutes < 30 else HOUR)
