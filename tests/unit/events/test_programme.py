"""What is chosen of what is to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from knowledge.dates import Span
from knowledge.events.audiences import Audience
from knowledge.events.model import State
from knowledge.events.programme import STALE, Programme
from knowledge.events.wishes import Wish
from tests.unit.events.coming import CAFES, CONCERT, NOW, PROGRAMME, event

SATURDAY = (Span.of(NOW.date() + timedelta(days=3)),)


def titles(wish: Wish) -> list[str]:
    """What is found, in order."""
    return [line.next.title for line in PROGRAMME.find(wish, NOW)]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(days=SATURDAY), ["Juleværksted for hele familien", "Krea"]),
        (Wish(days=SATURDAY, house="haslev"), ["Juleværksted for hele familien"]),
        (Wish(days=SATURDAY, audience=Audience.YOUNG), ["Krea"]),
        (Wish(audience=Audience.CHILDREN, house="faxe"), []),
        (Wish(words=("julekoncert",)), ["Julekoncert med koret"]),
        (Wish(words=("bankospil",)), []),
        (Wish(words=("morgensang",)), []),
        (Wish(words=("jul",)), []),
    ],
)
def test_what_is_found_holds_all_that_was_asked(wish: Wish, expected: list[str]) -> None:
    """Days, house, audience and words together; never what is over, nor what its source names no more."""
    assert titles(wish) == expected


def test_cancelled_and_sold_out_are_found() -> None:
    """Whoever was going to come must see it."""
    assert {"Foredrag: Bier i haven", "Julekoncert med koret"} <= set(titles(Wish()))


def test_a_series_is_one_line_with_its_next_dates() -> None:
    """Recurrences stand together, those of the same name without a series too."""
    [line] = PROGRAMME.find(Wish(words=("strikkecafe",)), NOW)
    assert (line.next, line.later) == (CAFES[0], CAFES[1:])
    loose = Programme(tuple(replace(each, series=None) for each in CAFES), NOW)
    assert len(loose.find(Wish(), NOW)) == 1


def test_only_what_is_named_best_is_found() -> None:
    """Who names the Christmas concert does not mean every concert, but who says concert means them all."""
    other = event(20, "Koncert for børn", 5, 10)
    told_of = event(22, "Kor", 5, 10, description="Vi øver til koncerten.")
    programme = Programme((other, CONCERT, told_of), NOW)
    assert len(programme.find(Wish(words=("julekoncert",)), NOW)) == 1
    assert len(programme.find(Wish(words=("koncert",)), NOW)) == 2


def test_whom_an_event_is_for_may_stand_in_its_title() -> None:
    """Where the source has no label, the title's own word counts."""
    programme = Programme((event(20, "Teater for børn", 5, 10), event(21, "Foredrag", 5, 10)), NOW)
    assert [line.next.title for line in programme.find(Wish(audience=Audience.CHILDREN), NOW)] == ["Teater for børn"]


def test_what_is_going_on_is_still_to_come() -> None:
    """Until it ends one can go there; what began days ago comes last."""
    exhibition = event(20, "Udstilling", -5, 10)
    exhibition = replace(exhibition, spot=replace(exhibition.spot, ends=NOW + timedelta(days=20)))
    programme = Programme((exhibition, event(21, "Foredrag", 1, 10)), NOW)
    assert [line.next.title for line in programme.find(Wish(), NOW)] == ["Foredrag", "Udstilling"]
    assert programme.find(Wish(), exhibition.ends) == ()


def test_what_was_read_long_ago_is_not_fresh() -> None:
    """Nothing can be said not to be there after a day, or where it was never read."""
    assert PROGRAMME.is_fresh(NOW)
    assert not PROGRAMME.is_fresh(NOW + STALE)
    assert not Programme().is_fresh(NOW)


def test_what_two_sources_tell_alike_is_told_once() -> None:
    """Nobody reads the same date twice; where one source calls it off, both are shown."""
    again = replace(CONCERT, uuid="again", source="ical:1", title=CONCERT.title.upper(), url="")
    for each, expected in ((again, 1), (replace(again, state=State.CANCELLED), 2)):
        programme = Programme((each, CONCERT), NOW)
        if expected == 1:
            assert programme.find(Wish(), NOW)[0].next is CONCERT
        assert sum(1 + len(line.later) for line in programme.find(Wish(), NOW)) == expected
