"""An event that two sources tell of, or one tells of twice, is one event to everybody who hears of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.announcing import programme
from knowledge.events.model import ICAL, State
from knowledge.subscriptions.wishes import Subscription
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
from tests.integration.announcing.simulated import Library, occurrence

AGAIN = replace(CAFE, uuid="again", source=f"{ICAL}feed", title="ARRANGEMENT  Cafe!")


async def test_event_of_two_sources_is_new_once(library: Library) -> None:
    """Whether the second one tells of it in the same minutes or a day later; at another house it is another event."""
    await library.subscribe(ANNA, AT_ONCE)
    for each in (CAFE, AGAIN):
        await library.publish(each)
    await settle(library)
    await library.publish(replace(AGAIN, uuid="third"))
    await settle(library)
    assert told(library) == ["new"]
    await library.publish(replace(AGAIN, uuid="other", spot=replace(AGAIN.spot, houses=("faxe",))))
    await settle(library)
    assert told(library) == ["new", "new"]


@pytest.mark.parametrize(("place", "expected"), [("4690 Haslev", 1), ("Haslev", 1), ("Faxe", 2), ("Karise Skole", 2)])
async def test_place_without_a_library_tells_where_an_event_is(library: Library, place: str, expected: int) -> None:
    """A feed that only names the town tells of the event that the website has at the library there; elsewhere not."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    await library.publish(replace(AGAIN, spot=replace(AGAIN.spot, houses=(), place=place)))
    await settle(library)
    assert told(library) == ["new"] * expected


@pytest.mark.parametrize("wishes", [WEEKLY, DAY_BEFORE])
async def test_event_of_two_sources_is_one_line(library: Library, wishes: Subscription) -> None:
    """In the digest and in the reminders of an evening."""
    await library.subscribe(ANNA, wishes)
    for each in (CAFE, AGAIN):
        await library.publish(each)
    await settle(library)
    await library.tick(at(26, 17))
    await library.tick(at(27, 17))
    [(_, _, html)] = library.messages
    assert html.lower().count("arrangement") - html.lower().count("arrangementer") <= 2  # its title and its address
    assert html.casefold().count("cafe") == 2


@pytest.mark.parametrize("first", [CAFE, AGAIN])
async def test_what_one_source_calls_off_is_told_once(library: Library, first: object) -> None:
    """Also to whoever read of it as the other source has it; when that follows, nobody hears the same again."""
    await library.subscribe(ANNA, AT_ONCE)
    for each in (CAFE, AGAIN):
        await library.publish(each)
        await settle(library)
    order = [CAFE, AGAIN] if first is CAFE else [AGAIN, CAFE]
    for each in order:
        await library.publish(replace(each, state=State.CANCELLED))
        await settle(library)
    assert told(library) == ["new", "cancelled"]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("A- A+ B- B+", ["cancelled", "back", "cancelled", "back"]),
        ("A- B- B+ B-", ["cancelled", "back", "cancelled"]),
        ("A- B- B+ A+ B- A- A+ B+", ["cancelled", "back", "cancelled", "back"]),
    ],
)
async def test_what_is_off_and_on_by_turns_is_told_each_time_it_changes(
    library: Library, words: str, kinds: list[str]
) -> None:
    """Whichever source says so, people know of the last that was said, and hear the same never twice."""
    await library.subscribe(ANNA, AT_ONCE)
    for each in (CAFE, AGAIN):
        await library.publish(each)
    await settle(library)
    for word in words.split():
        each = CAFE if word.startswith("A") else AGAIN
        await library.publish(each if word.endswith("+") else replace(each, state=State.CANCELLED))
        await settle(library)
    assert told(library) == ["new", *kinds]


async def test_what_both_sources_move_is_told_once(library: Library) -> None:
    """The second one that says so says nothing new; moved on from there, it does."""
    await library.subscribe(ANNA, AT_ONCE)
    for each in (CAFE, AGAIN):
        await library.publish(each)
    await settle(library)
    for day in (29, 30):
        for each in (AGAIN, CAFE):
            await library.publish(replace(each, spot=occurrence("x", at(day, 19)).spot))
            await settle(library)
    assert told(library) == ["new", "moved", "moved"]


@pytest.mark.parametrize("words", ["A- A> B-", "A- B>", "B- B> A-"])
async def test_what_is_called_off_and_moved_in_one_source_is_told_once(library: Library, words: str) -> None:
    """Regression: off for another day than the other source has it off for, it was called off once more."""
    await library.subscribe(ANNA, AT_ONCE)
    for each in (CAFE, AGAIN):
        await library.publish(each)
    await settle(library)
    for word in words.split():
        each = CAFE if word.startswith("A") else AGAIN
        there = each if word.endswith("-") else replace(each, spot=occurrence("x", at(29, 19)).spot)
        await library.publish(replace(there, state=State.CANCELLED))
        await settle(library)
        async with library.database.reading() as session:
            agreed = await programme.happenings(session, {CAFE.uuid, AGAIN.uuid})
        assert {each.state for each in agreed.values()} == {State.CANCELLED}
    assert told(library) == ["new", "cancelled"]


async def test_what_was_called_off_and_stands_there_anew_is_told(library: Library) -> None:
    """Who read that it is cancelled hears that it takes place, although the cancelled one is still listed."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.subscribe(BENT, DAY_BEFORE)
    await library.publish(CAFE)
    await settle(library)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    await library.publish(AGAIN)
    await settle(library)
    assert told(library) == ["new", "cancelled", "new"]
    await library.tick(at(27, 17))
    assert told(library, BENT) == ["reminder"]
