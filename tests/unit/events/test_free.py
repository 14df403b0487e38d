"""Who looks for what is free is not shown what costs something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.events.asking import read_asked
from knowledge.events.free import asks_for_free
from knowledge.events.programme import Programme
from knowledge.events.remainder import follow_up
from knowledge.events.subject import wish_in
from knowledge.events.wishes import Wish, from_key
from tests.unit.events.coming import NOW, event

FREE = event(1, "Sangaften", 3, 19, free=True)
UNKNOWN = event(2, "Krea", 3, 13)
PROGRAMME = Programme(
    (FREE, UNKNOWN, event(3, "Vinsmagning", 3, 18, price="150 kr."), event(4, "Koncert", 3, 17, free=False)), NOW
)


def found(wish: Wish) -> list[str]:
    """The titles of what fits."""
    return [line.next.title for line in PROGRAMME.find(wish, NOW)]


def test_what_costs_something_is_left_out_and_the_button_remembers_it() -> None:
    """What nobody has told the price of stays; an older button has no such wish."""
    wish = wish_in(read_asked("er der noget gratis på lørdag", NOW), PROGRAMME, NOW)
    assert set(found(wish)) == {"Sangaften", "Krea"}
    assert from_key(wish.key()) == wish
    assert from_key("...--.") == Wish()


def test_what_is_asked_for_by_its_name_is_shown_though_it_costs() -> None:
    """The free wine tasting is the one that there is."""
    assert found(wish_in(read_asked("gratis vinsmagning", NOW), PROGRAMME, NOW)) == ["Vinsmagning"]


def test_only_what_is_free_goes_on_with_the_list() -> None:
    """Whether something is free is asked of its price, and does not."""
    wish = follow_up("hvad sker der på lørdag", "kun gratis", PROGRAMME, NOW)
    assert wish is not None
    assert set(found(wish)) == {"Sangaften", "Krea"}
    assert follow_up("hvad sker der på lørdag", "er det gratis", PROGRAMME, NOW) is None
    assert replace(wish, free=False) == wish_in(read_asked("hvad sker der på lørdag", NOW), PROGRAMME, NOW)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("noget gratis for børn", True),
        ("er der noget i dag, der ikke koster noget", True),
        ("anything free this weekend", True),
        ("noget for børn på lørdag uden at betale", True),
        ("er sangaften gratis", False),
        ("I'm free on Saturday, what's on", False),
        ("are there free seats on saturday", False),
        ("hvad koster det", False),
    ],
)
def test_who_looks_for_what_is_free(question: str, asks: bool) -> None:
    """Not who asks for a price, or has time."""
    assert asks_for_free(question) is asks
