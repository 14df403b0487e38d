"""An event that one source calls off while another still has it: nobody is sent there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.events import store
from knowledge.events.model import ICAL, Occurrence, State
from knowledge.events.reading import read_programme
from knowledge.events.wishes import Wish
from tests.integration.announcing.libraries import (
    ANNA,
    AT_ONCE,
    BENT,
    CAFE,
    DAY_BEFORE,
    WEEKLY,
    at,
    settle,
    told,
)
from tests.integration.announcing.simulated import Library

FEED = f"{ICAL}feed"
AGAIN = replace(CAFE, uuid="again", source=FEED, title="ARRANGEMENT  Cafe!")


@pytest.mark.parametrize(("off", "on"), [(CAFE, AGAIN), (AGAIN, CAFE)])
async def test_what_one_source_calls_off_is_not_reminded_of(library: Library, off: Occurrence, on: Occurrence) -> None:
    """Neither who subscribes nor who asked for the other one's reminder is sent there; the digest leaves it out."""
    cecilie = 3
    await library.subscribe(ANNA, DAY_BEFORE)
    await library.subscribe(cecilie, WEEKLY)
    for each in (off, on):
        await library.publish(each)
    await settle(library)
    assert await library.remind(BENT, on.uuid)
    await library.publish(replace(off, state=State.CANCELLED))
    await settle(library)
    assert told(library, BENT) == ["cancelled"]
    assert not await library.remind(4, on.uuid)
    await library.tick(at(26, 17))
    await library.tick(at(27, 17))
    assert told(library) == []
    assert told(library, BENT) == ["cancelled"]
    assert told(library, cecilie) == []
    # It takes place after all: the one that called it off says so.
    await library.publish(off)
    await settle(library)
    assert told(library, BENT) == ["cancelled", "back"]


async def test_what_is_entered_after_it_was_called_off_is_on(either: Library) -> None:
    """Whoever tells of it later knows better; that is still so when the changes of old are forgotten."""
    library = either
    await library.subscribe(ANNA, DAY_BEFORE)
    await library.publish(CAFE)
    await settle(library)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    await library.publish(AGAIN)
    await settle(library)
    async with library.database.transaction() as session:
        await store.forget(session, library.now)
    await library.tick(at(27, 17))
    assert told(library) == ["reminder"]


async def test_what_one_source_moves_is_not_reminded_of_where_it_was(either: Library) -> None:
    """Who asked for it as the other source has it hears of the move; nobody is sent to the old time or house."""
    library = either
    await library.subscribe(ANNA, DAY_BEFORE)
    for each in (CAFE, AGAIN):
        await library.publish(each)
    await settle(library)
    assert await library.remind(BENT, AGAIN.uuid)
    moved = replace(CAFE, spot=replace(CAFE.spot, starts=at(29, 19), ends=at(29, 21)))
    await library.publish(moved)
    await settle(library)
    assert told(library, BENT) == ["moved"]
    await library.tick(at(27, 17))
    assert told(library) == []
    assert told(library, BENT) == ["moved", "reminder"]
    assert "står ikke længere i kalenderen" in library.messages[-1][2]
    await library.tick(at(28, 17))
    assert told(library) == ["reminder"]


async def test_calendar_shows_an_event_as_the_last_word_has_it(either: Library) -> None:
    """Called off by one source it is called off once; another event of another house at that hour stays."""
    library = either
    other = replace(AGAIN, uuid="other", spot=replace(AGAIN.spot, houses=("faxe",)))
    for each in (CAFE, AGAIN, other):
        await library.publish(each)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    async with library.database.reading() as session:
        programme = await read_programme(session, library.now)
    shown = [line.next for line in programme.find(Wish(), library.now)]
    assert sorted((each.houses, each.state) for each in shown) == [
        (("faxe",), State.SCHEDULED),
        (("haslev",), State.CANCELLED),
    ]


async def test_of_one_source_both_stand_as_it_says(library: Library) -> None:
    """Who has entered an event twice by mistake, and calls one of them off, still has the other."""
    await library.subscribe(ANNA, DAY_BEFORE)
    for each in (CAFE, replace(AGAIN, source=CAFE.source)):
        await library.publish(each)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    await library.tick(at(27, 17))
    assert told(library) == ["reminder"]


async def test_reminder_goes_on_when_a_feed_has_another_address(either: Library) -> None:
    """Everything in it has other ids then; nobody hears of it as new, and what it has no more is said to be missing."""
    library = either
    lost = replace(AGAIN, uuid="lost", title="Noget andet")
    await library.subscribe(ANNA, AT_ONCE)
    for each in (AGAIN, lost):
        await library.publish(each)
    await settle(library)
    assert await library.remind(BENT, AGAIN.uuid)
    assert await library.remind(BENT, lost.uuid)
    async with library.database.transaction() as session:
        await store.forget_feeds(session, {f"{ICAL}new"}, library.now)
        anew = replace(AGAIN, uuid="anew", source=f"{ICAL}new")
        await store.upsert(session, [anew], library.now, quiet=True)
    await settle(library)
    await library.tick(at(27, 17))
    assert told(library) == ["new", "new"]
    assert sorted(each.subject for each in library.sent if each.person == BENT) == ["anew", "lost"]
    [html] = [html for _, person, html in library.messages if person == BENT]
    assert html.count("står ikke længere i kalenderen") == 1
