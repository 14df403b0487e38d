"""What is postponed does not take place when it was to; with another day it does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.events.model import Occurrence, State
from tests.integration.announcing.libraries import ANNA, AT_ONCE, CAFE, at, settle, told
from tests.integration.announcing.simulated import Library, occurrence

LATER = replace(occurrence("cafe", at(5, 19, month=12)), state=State.POSTPONED)
"""It has got its new day, and still the word in its title."""


async def test_what_is_postponed_is_told_and_so_is_its_new_day(either: Library) -> None:
    """Nobody is reminded of the first day; on the new one it is on, though its title goes on to say the word."""
    library = either
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    assert await library.remind(ANNA, "cafe")
    await library.publish(replace(CAFE, state=State.POSTPONED))
    await settle(library)
    assert "<b>Udsat, ny dag er ikke meldt:</b> <b>Arrangement cafe</b>" in library.messages[-1][2]
    await library.tick(at(27, 18))
    assert told(library) == ["new", "cancelled"]
    await library.publish(LATER)
    await settle(library)
    await library.publish(replace(LATER, description="Med kaffe"))
    await settle(library)
    assert "<b>Bliver alligevel til noget:</b>" in library.messages[-1][2]
    assert "5. december kl. 19.00" in library.messages[-1][2]
    assert told(library) == ["new", "cancelled", "back"]


@pytest.mark.parametrize(("first", "kinds"), [(CAFE, ["new", "moved"]), (LATER, [])])
async def test_what_was_moved_as_it_was_postponed_is_moved(
    library: Library, first: Occurrence, kinds: list[str]
) -> None:
    """An event that is new and postponed is no news at all."""
    await library.subscribe(ANNA, AT_ONCE)
    for each in (first, LATER):
        await library.publish(each)
        await settle(library)
    assert told(library) == kinds


async def test_another_hour_or_house_is_no_new_day(library: Library) -> None:
    """What was moved within its day, before it was postponed or with it, is off until it has another day."""
    await library.subscribe(ANNA, AT_ONCE)
    at_eight = replace(CAFE, spot=occurrence("cafe", at(28, 20)).spot)
    at_nine = replace(CAFE, spot=occurrence("cafe", at(28, 21)).spot)
    for each in (CAFE, at_eight, replace(at_nine, state=State.POSTPONED), LATER):
        await library.publish(each)
        await settle(library)
    assert told(library) == ["new", "moved", "cancelled", "back"]


async def test_what_is_postponed_again_on_its_new_day_is_off_again(either: Library) -> None:
    """Moved, or postponed and without the word since: when the word is there again nobody is sent to that day."""
    library = either
    await library.subscribe(ANNA, AT_ONCE)
    on_again = replace(LATER, state=State.SCHEDULED)
    last = replace(LATER, spot=occurrence("cafe", at(12, 19, month=12)).spot)
    for each in (CAFE, on_again, LATER, last, replace(last, state=State.SCHEDULED), last):
        await library.publish(each)
        await library.publish(replace(each, description="Med kaffe"))
        await settle(library)
    assert told(library) == ["new", "moved", "cancelled", "back", "cancelled"]


async def test_what_is_back_on_its_first_day_and_called_postponed_is_off(library: Library) -> None:
    """The new day was a slip: it stands where it was postponed from."""
    await library.subscribe(ANNA, AT_ONCE)
    for each in (CAFE, replace(CAFE, state=State.POSTPONED), LATER, replace(CAFE, state=State.POSTPONED)):
        await library.publish(each)
        await settle(library)
    assert told(library) == ["new", "cancelled", "back", "cancelled"]
