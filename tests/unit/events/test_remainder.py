"""What names only for whom, where or when is about what was spoken of, and not about events for their own sake."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge.events.audiences import Audience
from knowledge.events.remainder import follow_up, read_remainder
from tests.unit.events.coming import NOW, PROGRAMME


@pytest.mark.parametrize(
    "text",
    [
        "og hvad med drengene",
        "Haslev",
        "and my children?",
        "og på mandag",
        "også i Faxe?",
        "og til en på 15 år",
        "om aftenen",
        "i faxe altså",
    ],
)
def test_a_group_a_house_or_a_day_alone_is_a_remainder(text: str) -> None:
    """In Danish and English, however one goes on."""
    remainder = read_remainder(text, NOW)
    assert remainder is not None
    assert remainder.bare


@pytest.mark.parametrize(
    "text",
    [
        "noget for børn",
        "hvad er der til børn",
        "hvad koster det",
        "tak",
        "",
        "pas til børn",
        "i går i Haslev",
        "what's on in Faxe next week",
        "what is on tomorrow",
    ],
)
def test_what_asks_for_something_is_no_remainder(text: str) -> None:
    """One word that may ask for something, nothing that is named, or what has been."""
    remainder = read_remainder(text, NOW)
    assert remainder is None or not remainder.bare


def test_what_is_named_anew_takes_the_place_of_what_was_and_the_rest_holds() -> None:
    """House, group and days are each changed alone, however often one goes on."""
    before = "hvad sker der for børn på lørdag i Haslev"
    first = follow_up(before, "også i Faxe?", PROGRAMME, NOW)
    assert first is not None
    assert (first.house, first.audience) == ("faxe", Audience.CHILDREN)
    [saturday] = first.days
    second = follow_up(f"{before}\nogså i Faxe?", "og for voksne", PROGRAMME, NOW)
    assert second is not None
    assert (second.house, second.audience, second.days) == ("faxe", Audience.ADULTS, (saturday,))
    third = follow_up(f"{before}\nogså i Faxe?\nog for voksne", "hvad med søndag", PROGRAMME, NOW)
    assert third is not None
    assert (third.house, third.audience) == ("faxe", Audience.ADULTS)
    assert [span.first for span in third.days] == [saturday.first + timedelta(days=1)]
    evening = follow_up(before, "og om aftenen", PROGRAMME, NOW)
    assert evening is not None
    assert evening.days == (saturday,)
    assert evening.window is not None


def test_nothing_else_goes_on_with_events() -> None:
    """A question of its own is none of theirs."""
    assert follow_up("hvad sker der på lørdag", "hvad koster det", PROGRAMME, NOW) is None
