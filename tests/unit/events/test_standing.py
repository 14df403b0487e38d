"""What a title says of how an event stands."""

from __future__ import annotations

import json

import pytest

from knowledge.events import dpl
from knowledge.events.model import State
from knowledge.events.standing import told_by_title, told_since
from tests.unit.events.calendars import event
from tests.unit.events.test_dpl import ITEM
from tests.unit.events.test_ical import read

CALLED_OFF = (
    "AFLYST: Bierne|AFLYST Bierne|Aflyst: Bierne|[Aflyst] Bierne|(AFLYST) Bierne|Bierne - aflyst|Bierne (aflyst)"
    "|Bierne – AFLYST!|***AFLYST*** Bierne|Bierne AFLYST|CANCELLED: Bierne|Bierne (cancelled)|Aflyst! Bierne"
    "|Bierne (desværre aflyst)|Bierne - er aflyst|Aflyst pga. sygdom: Bierne|AFLYST PGA SYGDOM Bierne"
    "|Bierne (aflyst på grund af vejret)|Bierne - AFLYST grundet sygdom|OBS! Aflyst: Bierne|OBS: AFLYST - Bierne"
    "|DESVÆRRE AFLYST: Bierne|Arrangementet er aflyst: Bierne|Bierne ER AFLYST|Bierne er AFLYST i dag"
    "|Bierne (aflyst d. 3/12)|Bierne – Cancelled due to illness|AFLYST (sygdom): Bierne|Bierne / AFLYST"
)
FULL = (
    "UDSOLGT: Bierne|Bierne (udsolgt)|Udsolgt! Bierne|Bierne - alt udsolgt|FULDT BOOKET: Bierne|Bierne SOLD OUT"
    "|Bierne (alle billetter udsolgt)|ALLE PLADSER ER OPTAGET: Bierne|Overtegnet: Bierne|Bierne - fuldt hold"
)
LATER = "UDSAT: Bierne|UDSAT Bierne|Bierne (udsat)|Bierne – udsat pga. sygdom|UDSKUDT - Bierne|Bierne POSTPONED"
TITLES = (
    "Aflyst - en komedie om et bryllup|Aflyst|AFLYST|Udsolgt|Hvad gør vi, når koncerten er aflyst?|Aflyst bryllup"
    "|Cancelled culture|Den aflyste fest|Cancel culture: et foredrag|Bierne|Bierne (sæt kryds, bliver ikke aflyst nu)"
    "|Kunsten at aflyse en fest|Teater: Julen er aflyst|Julen er aflyst: en komedie|Da julen blev aflyst - pga. sne"
    "|Aflyst pga. kærlighed|AFLYSTE DRØMME|Udsat: et liv på gaden|Café for udsatte|Bierne (udsat til den 3. december)"
    "|UDSAT TIL 3. DECEMBER: Bierne"
)


@pytest.mark.parametrize(
    ("titles", "state"), [(CALLED_OFF, State.CANCELLED), (FULL, State.SOLD_OUT), (LATER, State.POSTPONED)]
)
def test_what_stands_apart_from_the_title_is_no_part_of_it(titles: str, state: State) -> None:
    """In capitals, in brackets, before a colon or behind a dash: the event is still called what it was called."""
    for title in titles.split("|"):
        assert told_by_title(title) == ("Bierne", state), title


def test_what_an_event_is_called_says_nothing_of_how_it_stands() -> None:
    """An event is never called off by a word of its title."""
    for title in TITLES.split("|"):
        assert told_by_title(title) == (title, None), title


def test_title_that_gets_the_word_is_called_off() -> None:
    """Of what is known it is enough that the word is added, wherever; what it was called with from the start is not."""
    for title in "Bierne er aflyst|Aflyst - Bierne|Bierne aflyses desværre på mandag|Aflyst. Bierne".split("|"):
        assert told_since("Bierne", title) is State.CANCELLED, title
    assert told_since("Bierne", "Udsolgt - Bierne") is State.SOLD_OUT
    assert told_since("Bierne", "Udsat: Bierne") is State.POSTPONED
    for known, title in (
        ("Bierne", "Bierne"),
        ("Aflyst - en komedie", "Aflyst - en komedie om bier"),
        ("Bierne", "Julen er aflyst"),
        ("Bierne", "Bierne bliver ikke aflyst"),
        ("Bierne er aflyst", "Bierne"),
        ("Bierne", "Bierne er udsat til januar"),
    ):
        assert told_since(known, title) is None, title


def test_each_source_may_say_it_in_the_title() -> None:
    """The field of the website goes on to count: what it says is cancelled is not merely sold out."""
    [event_of_feed] = read(event("DTSTART:20261103T190000", title="AFLYST: Strikkeklub"))
    assert (event_of_feed.title, event_of_feed.state) == ("Strikkeklub", State.CANCELLED)
    for title, field, state in (
        ("Bierne - aflyst", "Active", State.CANCELLED),
        ("UDSOLGT: Bierne", "Cancelled", State.CANCELLED),
        ("UDSOLGT: Bierne", "Active", State.SOLD_OUT),
    ):
        [found] = dpl.read_events(json.dumps([ITEM | {"title": title, "state": field}]).encode()).occurrences
        assert (found.title, found.state) == ("Bierne", state)
