"""Whether somebody wants no more messages."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.stopping import says_stop

STOP = (
    "stop|STOP!|Stop det|afmeld|afmeld mig|stop alle beskeder|stop beskederne tak|unsubscribe|stop abonnementet"
    "|jeg vil ikke have flere beskeder|ikke flere beskeder tak|stop med at sende mig beskeder|no more messages please"
)
SOMETHING_ELSE = (
    "|stop mit kort|afmeld min reservation|stop min båd|afmeld digital post|jeg vil ikke leve mere"
    "|jeg vil ikke have flere bøder|hvordan stopper jeg|bussens stop|stop bussen|nej|stop en halv"
)


@pytest.mark.parametrize("text", STOP.split("|"))
def test_it_is_said_in_few_words(text: str) -> None:
    """Danish and English, with or without what shall stop."""
    assert says_stop(text)


@pytest.mark.parametrize("text", SOMETHING_ELSE.split("|"))
def test_what_names_another_thing_is_about_that(text: str) -> None:
    """Whoever wants to end something else is asked and answered as ever."""
    assert not says_stop(text)
