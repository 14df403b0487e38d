"""Who hears by the week also hears of what comes into the week after its digest went out, and reads nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from knowledge.events.model import State
from knowledge.subscriptions.quiet import Quiet
from tests.integration.announcing.libraries import ANNA, BENT, CAFE, WEEKLY, at, settle, told
from tests.integration.announcing.simulated import Library, occurrence


async def _until_the_digest(library: Library) -> None:
    """It is Thursday at five past five, and the digest is out."""
    for minute in (50, 56, 65):
        await library.tick(at(26, 16) + timedelta(minutes=minute))


@pytest.mark.parametrize("was", ["new", "moved", "cancelled", "missing"])
async def test_what_comes_into_a_week_after_its_digest_is_told_at_once(either: Library, was: str) -> None:
    """Who waits for digests hears of it by itself, once: it is new, moved there, or on again; of later weeks not."""
    library = either
    await library.subscribe(ANNA, WEEKLY)
    await library.subscribe(BENT, replace(WEEKLY, houses=frozenset({"faxe"})))
    later = occurrence("later", at(5, 19, month=12))
    state = State.CANCELLED if was == "cancelled" else State.SCHEDULED
    if was != "new":
        await library.publish(replace(later if was == "moved" else CAFE, uuid="cafe", state=state))
    if was == "missing":
        await library.miss("cafe", among={"cafe"})
    await _until_the_digest(library)
    assert library.messages == []
    await library.publish(CAFE)
    await library.publish(later)
    await settle(library)
    await library.publish(replace(CAFE, description="Med kaffe"))
    await settle(library)
    [(_, person, html)] = library.messages
    assert (person, "<b>Nyt:</b>" in html, "Arrangement cafe" in html) == (ANNA, True, True)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    assert told(library) == ["new", "cancelled"]


@pytest.mark.parametrize("was", ["new", "moved"])
async def test_what_two_sources_have_is_told_once(library: Library, was: str) -> None:
    """Also where the one says later than the other that it comes into the week."""
    await library.subscribe(ANNA, WEEKLY)
    both = [replace(CAFE, title="Kaffe"), replace(CAFE, title="Kaffe", uuid="again", source="calendar")]
    if was == "moved":
        for each in both:
            await library.publish(replace(each, spot=occurrence("later", at(5, 19, month=12)).spot))
    await _until_the_digest(library)
    for each in both:
        await library.publish(each)
        await settle(library)
    assert told(library) == ["new"]


async def test_what_waits_for_a_late_digest_is_told_once(library: Library) -> None:
    """Whose quiet hours put off the digest reads of what was new meanwhile in it or beside it, not in both."""
    await library.subscribe(ANNA, replace(WEEKLY, quiet=Quiet(17, 10)))
    await library.publish(CAFE)
    await _until_the_digest(library)
    await library.publish(occurrence("new", at(28, 20)))
    await settle(library)
    await library.tick(at(27, 10))
    await library.tick(at(27, 11))
    texts = "".join(html for _, _, html in library.messages)
    assert (texts.count("Arrangement new"), texts.count("Arrangement cafe")) == (1, 1)


async def test_what_is_new_as_the_digest_goes_out_is_told_once(library: Library) -> None:
    """An event that has not been left alone yet stands in the digest, and is no news when it has."""
    await library.subscribe(ANNA, WEEKLY)
    for minute in (50, 56, 59):
        await library.tick(at(26, 16, minute))
    await library.publish(CAFE)
    await library.tick(at(26, 17))
    await settle(library)
    assert len(library.messages) == 1


async def test_what_is_moved_into_a_week_and_called_off_is_told_when_it_is_on(library: Library) -> None:
    """Nobody hears of it while it is off, and so everybody does when it is on."""
    await library.subscribe(ANNA, WEEKLY)
    await library.publish(replace(occurrence("later", at(5, 19, month=12)), uuid="cafe"))
    await _until_the_digest(library)
    await library.publish(CAFE)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    assert told(library) == []
    await library.publish(CAFE)
    await settle(library)
    assert told(library) == ["new"]
