"""Keeping events: what sources say is taken in once, and what became of each occurrence is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.storage.database import Database
from knowledge.events import store
from knowledge.events.model import Change, Kind, Occurrence, Spot, State
from knowledge.events.reading import read_programme
from knowledge.events.tables import EventChangeRow, EventRow, EventSourceRow
from tests.integration.events.occurrences import CAFE, DAY, HOUR, NOW, later


async def take(
    database: Database, *occurrences: Occurrence, now: datetime = NOW, quiet: bool = False
) -> tuple[Change, ...]:
    """Take occurrences in, and commit."""
    async with database.transaction() as session:
        return await store.upsert(session, occurrences, now, quiet=quiet)


async def miss(database: Database, *present: str, now: datetime = NOW) -> tuple[Change, ...]:
    """An answer of the website's that names only these."""
    async with database.transaction() as session:
        return await store.note_missing(session, CAFE.source, present, NOW - 60 * DAY, now)


async def kept(database: Database, uuid: str = CAFE.uuid) -> Occurrence:
    """The occurrence as it is kept."""
    async with database.reading() as session:
        found = await store.by_uuid(session, uuid)
    assert found is not None
    return found


async def found(database: Database, first: datetime, last: datetime, **wanted: object) -> list[str]:
    """The titles of a time's occurrences."""
    async with database.reading() as session:
        return [each.title for each in await store.between(session, first, last, **wanted)]  # type: ignore[arg-type]


def kinds(changes: tuple[Change, ...]) -> list[Kind]:
    """What the changes are."""
    return [change.kind for change in changes]


async def test_what_is_new_is_kept_whole_and_noted_once(database: Database) -> None:
    """A new occurrence is kept as it was told, and noted as new the first time only."""
    [change] = await take(database, CAFE)
    assert (change.kind, change.at, change.before, change.after) == (Kind.NEW, NOW, None, CAFE)
    assert await take(database, CAFE) == ()
    assert await kept(database) == CAFE


async def test_first_answer_of_a_source_is_no_news(database: Database) -> None:
    """What is taken in quietly is kept, and noted only when it changes afterwards."""
    assert await take(database, CAFE, quiet=True) == ()
    assert kinds(await take(database, later(CAFE, title="IT-hjælp"))) == [Kind.CHANGED]


KINDS: tuple[tuple[dict[str, object], list[Kind], State], ...] = (
    ({"starts": NOW + DAY + HOUR, "ends": NOW + 3 * DAY}, [Kind.MOVED], State.MOVED),
    ({"houses": ("faxe",)}, [Kind.MOVED], State.MOVED),
    ({"place": "Mødelokale 2"}, [Kind.MOVED], State.MOVED),
    ({"place": "mødelokale  1, Prøvevej 1", "ends": NOW + DAY + HOUR}, [Kind.CHANGED], State.SCHEDULED),
    ({"place": "", "houses": ()}, [Kind.CHANGED], State.SCHEDULED),
    ({"state": State.SOLD_OUT}, [Kind.SOLD_OUT], State.SOLD_OUT),
    ({"state": State.CANCELLED}, [Kind.CANCELLED], State.CANCELLED),
    ({"state": State.SOLD_OUT, "place": "Salen"}, [Kind.SOLD_OUT, Kind.MOVED], State.SOLD_OUT),
    ({"description": "Tag din telefon med."}, [Kind.CHANGED], State.SCHEDULED),
    ({}, [], State.SCHEDULED),
)


async def test_change_is_told_by_its_kind(database: Database) -> None:
    """Another time, house or room is a move; a state is a change of its own; anything else has just changed."""
    for number, (changed, expected, state) in enumerate(KINDS):
        before = replace(CAFE, uuid=f"{number}")
        await take(database, before)
        changes = await take(database, later(before, **changed))
        assert kinds(changes) == expected, changed
        after = await kept(database, before.uuid)
        assert after.state is state, changed
        assert all((change.before, change.after) == (before, after) for change in changes)


async def test_moved_one_remembers_its_first_spot_until_it_is_back_there(database: Database) -> None:
    """However often it moves, an occurrence says where it was to be at first; back there, it has not moved."""
    await take(database, CAFE)
    once = later(CAFE, starts=NOW + 2 * DAY, ends=NOW + 3 * DAY)
    twice = later(once, starts=NOW + 4 * DAY, ends=NOW + 5 * DAY)
    await take(database, once)
    await take(database, twice)
    assert (await kept(database)).moved_from == CAFE.spot
    home = later(twice, starts=CAFE.starts, ends=CAFE.ends)
    assert kinds(await take(database, home)) == [Kind.MOVED]
    assert (await kept(database)).state is State.SCHEDULED


@pytest.mark.parametrize("off", [State.SOLD_OUT, State.CANCELLED])
async def test_what_is_on_again_is_back(database: Database, off: State) -> None:
    """After it was cancelled or sold out, an occurrence that is on again is noted as back."""
    await take(database, later(CAFE, state=off))
    assert kinds(await take(database, later(later(CAFE)))) == [Kind.BACK]
    assert (await kept(database)).state is State.SCHEDULED


async def test_missing_one_is_missing_not_cancelled_and_comes_back(database: Database) -> None:
    """What a source names no more is missing, is noted once, is shown to nobody, and is back when it is named again."""
    await take(database, CAFE)
    [change] = await miss(database)
    assert (change.kind, change.before, change.after.state) == (Kind.MISSING, CAFE, State.MISSING)
    assert await miss(database) == ()
    assert await found(database, NOW, NOW + 9 * DAY) == []
    assert await found(database, NOW, NOW + 9 * DAY, states=set(State)) == [CAFE.title]
    assert kinds(await take(database, CAFE)) == [Kind.BACK]


async def test_sold_out_one_that_was_missing_is_back_and_not_sold_out_anew(database: Database) -> None:
    """What a source says of an occurrence again is no news but that it is there again."""
    sold_out = later(CAFE, state=State.SOLD_OUT)
    await take(database, sold_out)
    await miss(database)
    assert kinds(await take(database, sold_out)) == [Kind.BACK]
    await miss(database)
    assert kinds(await take(database, later(sold_out, state=State.CANCELLED))) == [Kind.CANCELLED]
    await miss(database)
    assert await take(database, later(sold_out, state=State.CANCELLED)) == ()


async def test_what_may_be_left_out_is_not_missing(database: Database) -> None:
    """What is over, began before the answer's first day, was cancelled, or is another source's is not missing."""
    over = replace(CAFE, uuid="over", spot=Spot(NOW - 2 * DAY, NOW - DAY))
    exhibition = replace(CAFE, uuid="exhibition", spot=Spot(NOW - 90 * DAY, NOW + DAY))
    cancelled = replace(CAFE, uuid="cancelled", state=State.CANCELLED)
    others = replace(CAFE, uuid="others", source="staff")
    await take(database, over, exhibition, cancelled, others, CAFE)
    assert await miss(database, CAFE.uuid) == ()
    assert (await kept(database, "cancelled")).state is State.CANCELLED


async def test_what_is_over_is_no_news(database: Database) -> None:
    """An occurrence that is over is kept, but nothing that becomes of it is noted; nor a new one that is cancelled."""
    over = replace(CAFE, spot=Spot(NOW - 2 * DAY, NOW - DAY))
    assert await take(database, over) == ()
    assert await take(database, later(over, state=State.CANCELLED)) == ()
    assert await take(database, replace(CAFE, uuid="other", state=State.CANCELLED)) == ()


async def test_older_version_does_not_replace_a_newer_one_unless_it_stays(database: Database) -> None:
    """What a cache still serves changes nothing; if the source has said so for a day, it is the source's word."""
    newer = later(CAFE, title="Ny titel")
    await take(database, newer)
    assert await take(database, CAFE) == ()
    assert (await kept(database)).title == "Ny titel"
    assert kinds(await take(database, CAFE, now=NOW + DAY)) == [Kind.CHANGED]


async def test_of_two_versions_at_once_the_last_changed_counts(database: Database) -> None:
    """A list may name an occurrence twice."""
    for uuid, order in (("a", 1), ("b", -1)):
        older = replace(CAFE, uuid=uuid)
        await take(database, *[older, later(older, title="Ny titel")][::order])
        assert (await kept(database, uuid)).title == "Ny titel"


async def test_of_two_versions_of_the_same_time_the_one_that_calls_off_counts(database: Database) -> None:
    """In whatever order they come."""
    for number, states in enumerate([(State.SCHEDULED, State.CANCELLED), (State.CANCELLED, State.SCHEDULED)]):
        await take(database, *(replace(CAFE, uuid=f"{number}", state=state) for state in states))
        async with database.reading() as session:
            kept = await store.by_uuid(session, f"{number}")
        assert kept is not None
        assert kept.state is State.CANCELLED


async def test_title_says_that_an_event_is_called_off(database: Database) -> None:
    """It keeps its title, is called off once however often that is told, and is on again when the word is gone."""
    await take(database, CAFE)
    off = later(CAFE, title=f"{CAFE.title} er desværre aflyst")
    assert [change.kind for change in await take(database, off)] == [Kind.CANCELLED]
    assert await take(database, later(off)) == ()
    async with database.reading() as session:
        kept = await store.by_uuid(session, CAFE.uuid)
    assert kept is not None
    assert (kept.title, kept.state) == (CAFE.title, State.CANCELLED)
    assert [change.kind for change in await take(database, later(later(CAFE)))] == [Kind.BACK]


async def test_source_cannot_change_what_another_has_told(database: Database) -> None:
    """A uuid belongs to the source that named it first."""
    await take(database, CAFE)
    assert await take(database, later(CAFE, source="ical:1", title="Noget andet")) == ()
    assert await kept(database) == CAFE


async def test_occurrences_are_found_by_time_house_and_state(database: Database) -> None:
    """A time's occurrences are those that go on in it; house and state narrow them."""
    running = replace(CAFE, uuid="a", title="Udstilling", spot=Spot(NOW - 90 * DAY, NOW + 90 * DAY, ("faxe",)))
    story = replace(CAFE, uuid="b", title="Højtlæsning")
    story = later(story, starts=NOW + 2 * DAY, ends=NOW + 2 * DAY, houses=("faxe", "haslev"))
    await take(database, CAFE, running, story)
    week = (NOW, NOW + 7 * DAY)
    assert await found(database, *week) == ["Udstilling", "IT-café", "Højtlæsning"]
    assert await found(database, *week, house="haslev") == ["IT-café", "Højtlæsning"]
    assert await found(database, *week, states={State.SOLD_OUT}) == []
    assert await found(database, NOW + 2 * DAY, NOW + 3 * DAY) == ["Udstilling", "Højtlæsning"]
    assert await found(database, CAFE.ends, NOW + 2 * DAY) == ["Udstilling"]


async def test_series_is_found_as_a_whole(database: Database) -> None:
    """The occurrences of a series that are not over are found together, in order."""
    second = later(replace(CAFE, uuid="second"), starts=NOW + 8 * DAY, ends=NOW + 8 * DAY + HOUR)
    await take(database, second, CAFE, replace(CAFE, uuid="alone", series=None))
    async with database.reading() as session:
        assert CAFE.series is not None
        assert [each.uuid for each in await store.of_series(session, CAFE.series, NOW)] == [CAFE.uuid, "second"]
        assert [each.uuid for each in await store.of_series(session, CAFE.series, CAFE.ends)] == ["second"]


async def test_code_names_what_is_not_over(database: Database) -> None:
    """The last letters of its uuid name an occurrence, in either case; those of one that is over, and less, none."""
    over = replace(CAFE, uuid="over-abcdef", spot=Spot(NOW - 2 * DAY, NOW - DAY))
    staffs = replace(CAFE, uuid="x-ABCDEF".lower(), source="staff")
    await take(database, CAFE, over, staffs)
    async with database.reading() as session:
        assert await store.by_code(session, "ABCdef", NOW) == (staffs,)
        assert [await store.by_code(session, code, NOW) for code in ("", "f", "%%%%%%", "00000_")] == [()] * 4
        assert await store.entered(session, {"staff", "file"}, NOW, limit=5) == (staffs,)


async def test_feed_that_is_asked_no_more_is_missing(database: Database) -> None:
    """What other feeds and other sources have told stays; how the feed fared keeps nothing from being fresh."""
    await take(database, CAFE, *(replace(CAFE, uuid=name, source=f"ical:{name}") for name in ("a", "b")))
    async with database.transaction() as session:
        told = {"asked_for": "", "told": False}
        session.add_all([EventSourceRow(source="ical:a", good_at=NOW, **told), EventSourceRow(source="ical:b", **told)])
    async with database.reading() as session:
        assert (await read_programme(session, NOW)).read_at is None
    async with database.transaction() as session:
        await store.forget_feeds(session, {"ical:a", CAFE.source}, NOW)
        await store.forget_feeds(session, {"ical:a"}, NOW)
    assert await found(database, NOW, NOW + 9 * DAY) == [CAFE.title] * 2
    async with database.reading() as session:
        assert (await read_programme(session, NOW)).read_at == NOW
        assert await store.sources(session, NOW) == {"ical:a", CAFE.source}


async def test_what_is_long_over_is_forgotten_but_not_the_newest_change(database: Database) -> None:
    """Old occurrences and changes go; the newest change stays, so that no later one has its id or a smaller one."""
    await take(database, CAFE)
    [newest] = await take(database, later(CAFE, title="IT-hjælp"))
    long_after = NOW + 90 * DAY
    await take(database, later(CAFE, uuid="next", starts=long_after, ends=long_after), quiet=True)
    async with database.transaction() as session:
        assert await store.forget(session, long_after - DAY) == 1
        assert await store.changes_after(session, 0) == (newest,)
    [change] = await take(database, replace(CAFE, spot=Spot(long_after, long_after + DAY)), now=long_after)
    assert change.id > newest.id


async def test_changes_are_read_from_where_one_stopped(database: Database) -> None:
    """Whoever has read all changes up to an id gets the later ones, in order, with what was and what is."""
    await take(database, CAFE)
    async with database.reading() as session:
        seen = await store.last_change(session)
    expected = await take(database, later(CAFE, state=State.CANCELLED))
    async with database.reading() as session:
        assert await store.changes_after(session, seen) == expected
        assert len(await store.changes_after(session, 0)) == 2
        assert len(await store.changes_after(session, 0, limit=1)) == 1
    assert expected[0].id > seen


# PostgreSQL stores no null character, and nothing stores half a surrogate pair; sources are cleaned of both.
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)
SPOTS = st.builds(
    lambda start, hours, houses, place: Spot(NOW + start * HOUR, NOW + (start + hours) * HOUR, houses, place),
    st.integers(-50, 50),
    st.integers(0, 50),
    st.lists(st.sampled_from(["haslev", "faxe"]), unique=True).map(tuple),
    TEXTS,
)
VERSIONS = st.builds(
    lambda uuid, age, **rest: replace(CAFE, uuid=uuid, updated_at=NOW - age * HOUR, **rest),
    uuid=st.sampled_from(["a", "b"]),
    age=st.integers(0, 5),
    spot=SPOTS,
    title=TEXTS,
    description=TEXTS,
    state=st.sampled_from([State.SCHEDULED, State.SOLD_OUT, State.CANCELLED]),
    free=st.sampled_from([None, True, False]),
    audiences=st.lists(TEXTS, max_size=2).map(tuple),
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(VERSIONS, max_size=6), data=st.data())
async def test_order_of_what_is_told_does_not_matter(
    database: Database, versions: list[Occurrence], data: st.DataObject
) -> None:
    """However versions arrive, the last one changed is kept, and what is told again changes nothing."""
    newest = {uuid: max((each.updated_at for each in versions if each.uuid == uuid), default=None) for uuid in "ab"}
    versions = list({(each.uuid, each.updated_at): each for each in versions}.values())
    for order in (versions, data.draw(st.permutations(versions))):
        async with database.transaction() as session:
            await session.execute(delete(EventRow))
            await session.execute(delete(EventChangeRow))
        for each in order:
            await take(database, each)
        assert await take(database, *order) == ()
        for uuid, at in newest.items():
            if at is None:
                continue
            [expected] = [each for each in versions if (each.uuid, each.updated_at) == (uuid, at)]
            state, first = (await kept(database, uuid)).state, (await kept(database, uuid)).moved_from
            assert replace(await kept(database, uuid), state=expected.state, moved_from=None) == expected
            assert (state is State.MOVED) == (first is not None and expected.state is State.SCHEDULED)
