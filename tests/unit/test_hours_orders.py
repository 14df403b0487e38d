"""What staff write to set opening hours: read as it is meant, or refused with what is wrong."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from knowledge.dates import Span
from knowledge.entries import Language
from knowledge.opening_hours.order_parts import OrderError
from knowledge.opening_hours.orders import (
    AddException,
    Order,
    RemoveDays,
    RemoveException,
    RemoveWeek,
    SetHolidays,
    SetWeek,
    read_order,
    read_orders,
)
from knowledge.opening_hours.plan_file import read_hours
from knowledge.opening_hours.staff_plan import hours_text
from knowledge.opening_hours.timetable import DayHours, Holidays, Hours, Kind

TODAY = date(2026, 11, 25)
HOUSES = ("haslev", "faxe")
TEN_TO_FIVE = (Hours(time(10), time(17)),)
WORKING = (0, 1, 2, 3, 4)


def span(first: str, last: str | None = None) -> Span:
    """A run of days, from ISO dates."""
    return Span(date.fromisoformat(first), date.fromisoformat(last or first))


NEW_YEAR = span("2026-12-31", "2027-01-01")
CHRISTMAS = [span("2026-12-24", "2026-12-26"), span("2026-12-31"), span("2027-01-01")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("begge lukket 31/12 og 1/1", [span("2026-12-31"), span("2027-01-01")]),
        ("begge lukket 24.-26. december, 31/12 og den 1. januar", CHRISTMAS),
        ("24/12-26/12, 31.12.2026 og 1.1.2027 begge lukket", CHRISTMAS),
        ("begge lukket 24/12", [span("2026-12-24")]),
        ("begge lukket fra 24/12 til 26/12, 31/12 og 1/1", CHRISTMAS),
        ("begge lukket fra den 24/12 til og med den 26/12", CHRISTMAS[:1]),
        ("begge lukket i dag til den 1/12", [span("2026-11-25", "2026-12-01")]),
        ("begge lukket fra i morgen og til 1. december", [span("2026-11-26", "2026-12-01")]),
        ("begge lukket i dag til fredag", [span("2026-11-25", "2026-11-27")]),
        ("begge lukket juleaften, 1. og 2. juledag, nytårsaften og nytårsdag", [CHRISTMAS[0], NEW_YEAR]),
    ],
)
def test_several_dates_of_one_line_are_an_order_each(text: str, days: list[Span]) -> None:
    """The days between them are none of it."""
    assert read_orders(text, TODAY, HOUSES) == [AddException(HOUSES, None, each, ()) for each in days]
    with pytest.raises(OrderError):
        read_orders(f"{text} 2/13", TODAY, HOUSES)


def test_weekdays_and_a_feast_that_is_over_are_not_taken_apart() -> None:
    """Two weekdays are those of every week; of a feast that is just over nobody means the next one."""
    [week] = read_orders("haslev betjent mandag og onsdag lukket", TODAY, HOUSES)
    assert week == SetWeek(("haslev",), Kind.STAFFED, (0, 2), ())
    with pytest.raises(OrderError):
        read_orders("haslev lukket juleaften og nytårsaften", date(2026, 12, 28), HOUSES)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("haslev betjent mandag-fredag 10-17", SetWeek(("haslev",), Kind.STAFFED, WORKING, TEN_TO_FIVE)),
        ("Haslev Betjent: man - fre kl. 10-17", SetWeek(("haslev",), Kind.STAFFED, WORKING, TEN_TO_FIVE)),
        ("faxe telefon hverdage 10-17", SetWeek(("faxe",), Kind.PHONE, WORKING, TEN_TO_FIVE)),
        (
            "begge borgerservice mandag, onsdag og fredag 10-17",
            SetWeek(HOUSES, Kind.CITIZEN_SERVICE, (0, 2, 4), TEN_TO_FIVE),
        ),
        (
            "haslev selvbetjent alle dage 6-24",
            SetWeek(("haslev",), Kind.SELF_SERVICE, tuple(range(7)), (Hours(time(6), time()),)),
        ),
        ("haslev betjent lørdag-mandag lukket", SetWeek(("haslev",), Kind.STAFFED, (0, 5, 6), ())),
        (
            "haslev betjent tirsdag 9.30-12, 13-17",
            SetWeek(("haslev",), Kind.STAFFED, (1,), (Hours(time(9, 30), time(12)), Hours(time(13), time(17)))),
        ),
        ("haslev selvbetjent fredag 18-02", SetWeek(("haslev",), Kind.SELF_SERVICE, (4,), (Hours(time(18), time(2)),))),
        ("haslev betjent helligdage lukket", SetHolidays(("haslev",), Kind.STAFFED, Holidays.CLOSED)),
        ("haslev betjent helligdage som andre dage", SetHolidays(("haslev",), Kind.STAFFED, Holidays.AS_USUAL)),
        ("haslev lukket 24/12", AddException(("haslev",), None, span("2026-12-24"), ())),
        ("haslev lukket den 24. december", AddException(("haslev",), None, span("2026-12-24"), ())),
        ("begge lukket 2026-12-24", AddException(HOUSES, None, span("2026-12-24"), ())),
        ("faxe lukket 1/3", AddException(("faxe",), None, span("2027-03-01"), ())),
        ("faxe lukket 1/3/2028", AddException(("faxe",), None, span("2028-03-01"), ())),
        ("haslev lukket 24-26/12", AddException(("haslev",), None, span("2026-12-24", "2026-12-26"), ())),
        ("haslev lukket 28/12-3/1", AddException(("haslev",), None, span("2026-12-28", "2027-01-03"), ())),
        (
            "haslev betjent 10-17 27/12 til 30/12",
            AddException(("haslev",), Kind.STAFFED, span("2026-12-27", "2026-12-30"), TEN_TO_FIVE),
        ),
        ("haslev betjent lukket 24/12", AddException(("haslev",), Kind.STAFFED, span("2026-12-24"), ())),
        ("fjern 3", RemoveException((3,))),
        ("fjern 3 og 4", RemoveException((3, 4))),
        ("fjern 3, 4 5", RemoveException((3, 4, 5))),
        ("fjern haslev 24/12 og frem", RemoveDays(("haslev",), None, Span(date(2026, 12, 24), None))),
        ("fjern haslev fra 24/12", RemoveDays(("haslev",), None, Span(date(2026, 12, 24), None))),
        ("haslev betjent hver mandag 10-17", SetWeek(("haslev",), Kind.STAFFED, (0,), TEN_TO_FIVE)),
        ("haslev betjent om mandagen 10-17", SetWeek(("haslev",), Kind.STAFFED, (0,), TEN_TO_FIVE)),
        ("haslev betjent 10-17 alle hverdage", SetWeek(("haslev",), Kind.STAFFED, WORKING, TEN_TO_FIVE)),
        ("haslev betjent fra mandag til onsdag 10-17", SetWeek(("haslev",), Kind.STAFFED, (0, 1, 2), TEN_TO_FIVE)),
        ("fjern haslev 24/12", RemoveDays(("haslev",), None, span("2026-12-24"))),
        ("fjern begge betjent uge 52", RemoveDays(HOUSES, Kind.STAFFED, span("2026-12-21", "2026-12-27"))),
        ("haslev lukket juleaften", AddException(("haslev",), None, span("2026-12-24"), ())),
        ("begge lukket den 2. juledag", AddException(HOUSES, None, span("2026-12-26"), ())),
        ("begge lukket mellem jul og nytår", AddException(HOUSES, None, span("2026-12-27", "2026-12-30"), ())),
        ("Begge huse lukket i dag", AddException(HOUSES, None, span("2026-11-25"), ())),
        ("haslev lukket i dag", AddException(("haslev",), None, span("2026-11-25"), ())),
        ("haslev betjent i morgen 10-17", AddException(("haslev",), Kind.STAFFED, span("2026-11-26"), TEN_TO_FIVE)),
        ("haslev lukket torsdag den 24. december", AddException(("haslev",), None, span("2026-12-24"), ())),
        (
            "faxe betjent 24/12 fra kl. 10 til kl. 17",
            AddException(("faxe",), Kind.STAFFED, span("2026-12-24"), TEN_TO_FIVE),
        ),
        (
            "begge lukket 23/12 til og med 2/1",
            AddException(HOUSES, None, span("2026-12-23", "2027-01-02"), ()),
        ),
        ("haslev betjent på fredag 10-17", AddException(("haslev",), Kind.STAFFED, span("2026-11-27"), TEN_TO_FIVE)),
        ("haslev lukket på fredag", AddException(("haslev",), None, span("2026-11-27"), ())),
        ("haslev betjent 10-17 på mandage", SetWeek(("haslev",), Kind.STAFFED, (0,), TEN_TO_FIVE)),
        ("haslev betjent mandag til fredag 10 til 17", SetWeek(("haslev",), Kind.STAFFED, WORKING, TEN_TO_FIVE)),
        ("fjern haslev betjent mandag-fredag", RemoveWeek(("haslev",), Kind.STAFFED, WORKING)),
        ("fjern haslev betjent", RemoveWeek(("haslev",), Kind.STAFFED, ())),
        ("haslev betjent loerdag 10-17", SetWeek(("haslev",), Kind.STAFFED, (5,), TEN_TO_FIVE)),
        ("haslev betjent sondag 10-17", SetWeek(("haslev",), Kind.STAFFED, (6,), TEN_TO_FIVE)),
        ("haslev betjent mandga-tordag 10-17", SetWeek(("haslev",), Kind.STAFFED, (0, 1, 2, 3), TEN_TO_FIVE)),
        ("haslev betjent ma-fr 10-17", SetWeek(("haslev",), Kind.STAFFED, WORKING, TEN_TO_FIVE)),
        ("haslev lukket på loerdag", AddException(("haslev",), None, span("2026-11-28"), ())),
        ("haslev bemandet mandag 10-17", SetWeek(("haslev",), Kind.STAFFED, (0,), TEN_TO_FIVE)),
        ("haslev med personale mandag 10-17", SetWeek(("haslev",), Kind.STAFFED, (0,), TEN_TO_FIVE)),
        ("haslev åbent bibliotek mandag 10-17", SetWeek(("haslev",), Kind.SELF_SERVICE, (0,), TEN_TO_FIVE)),
        ("haslev lukket 24-12-2026", AddException(("haslev",), None, span("2026-12-24"), ())),
        ("haslev lukket 24.12.26", AddException(("haslev",), None, span("2026-12-24"), ())),
        ("haslev lukket 24.12.2026-26.12.2026", AddException(("haslev",), None, span("2026-12-24", "2026-12-26"), ())),
        ("haslev lukket den 24.12", AddException(("haslev",), None, span("2026-12-24"), ())),
        (
            "haslev lukket 24., 25. og 26. december",
            AddException(("haslev",), None, span("2026-12-24", "2026-12-26"), ()),
        ),
        ("haslev betjning mandag åbent 10-17", SetWeek(("haslev",), Kind.STAFFED, (0,), TEN_TO_FIVE)),
        ("haslev borgersevice fr 10-17", SetWeek(("haslev",), Kind.CITIZEN_SERVICE, (4,), TEN_TO_FIVE)),
        ("haslev bibliotek ubetjent man & ons 10-17", SetWeek(("haslev",), Kind.SELF_SERVICE, (0, 2), TEN_TO_FIVE)),
        (
            "haslev selvbetjent lørdag døgnet rundt",
            SetWeek(("haslev",), Kind.SELF_SERVICE, (5,), (Hours(time(), time()),)),
        ),
        ("haslev ubetjening mandag 10-17", SetWeek(("haslev",), Kind.SELF_SERVICE, (0,), TEN_TO_FIVE)),
        ("haslev lukket juli måned", AddException(("haslev",), None, span("2027-07-01", "2027-07-31"), ())),
        ("haslev lukkt hele dagen i morgen", AddException(("haslev",), None, span("2026-11-26"), ())),
        (
            "haslev lukket fra 24. december til 2. januar",
            AddException(("haslev",), None, span("2026-12-24", "2027-01-02"), ()),
        ),
        (
            "faxe betjent 10-13, 14/12",
            AddException(("faxe",), Kind.STAFFED, span("2026-12-14"), (Hours(time(10), time(13)),)),
        ),
    ],
)
def test_orders_are_read(text: str, order: Order) -> None:
    """Houses, kinds, weekdays, dates and hours in the forms that people write, in any order."""
    assert read_order(text, TODAY, HOUSES) == order


def test_only_what_is_not_understood_is_told_so() -> None:
    """The day before a reason is understood, and no part of what is not."""
    with pytest.raises(OrderError) as error:
        read_order("haslev lukket i morgen pga. sygdom", TODAY, HOUSES)
    assert (error.value.what, error.value.text) == ("rest", "pga. sygdom")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("betjent mandag 10-17", "house"),
        ("haslev mandag 10-17", "kind"),
        ("haslev 24/12 10-14", "kind"),
        ("haslev betjent borgerservice mandag 10-17", "kind"),
        ("haslev betjent 10-17", "days"),
        ("haslev betjent mandag", "hours"),
        ("haslev betjent mandag 25-17", "hours"),
        ("haslev betjent mandag 10-10", "hours"),
        ("haslev betjent mandag lukket 10-17", "hours"),
        ("haslev betjent mandag-fredag 17-10", "swapped"),
        ("faxe selvbetjent 24/12 14-9.30", "swapped"),
        ("haslev betjent mandag 24/12 10-17", "both"),
        ("haslev lukket 24/12/2025", "past"),
        ("haslev lukket fra 24/12", "endless"),
        ("haslev betjent 10-17 fra og med den 1. december", "endless"),
        ("haslev lukket fra 24/12 og frem", "endless"),
        ("haslev lukket 24/12 og frem", "endless"),
        ("haslev betjent fra torsdag den 24/12 10-17", "endless"),
        ("haslev lukket fra torsdag den 24/12 til 31/12", "both"),
        ("haslev lukket fra i morgen", "endless"),
        ("haslev betjent lukket fra mandag", "endless"),
        ("haslev lukket 1/1/2027-1/7/2027", "many"),
        ("haslev lukket 26/12/2026-24/12/2026", "many"),
        ("haslev lukket 31/2", "rest"),
        ("haslev lukket 31/11", "rest"),
        ("haslev lukket 24/12/2206", "far"),
        ("haslev lukket fridag", "rest"),
        ("haslev lukket 24. og 26. december", "rest"),
        ("haslev betjent den 10.30-17", "days"),
        ("haslev lukket 24.12", "dots"),
        ("haslev lukket 1.12.", "dots"),
        ("haslev lukket en dag i julen", "rest"),
        ("haslev lukker tidligt i morgen", "part"),
        ("haslev lukket i eftermiddag", "part"),
        ("haslev lukket 1/11", "past"),
        ("haslev lukket 28/10-3/11", "past"),
        ("haslev lukket fredag den 24. december", "both"),
        ("haslev betjent man-tors 10-17, fre 10-15", "groups"),
        ("haslev betjent mandag 10-12, tirsdag 13-17", "groups"),
        ("haslev betjent på fredag og tirsdag 10-12", "coming"),
        ("haslev lukket efterårsferien", "past"),
        ("haslev lukket uge 42", "past"),
        ("haslev betjent mandag-fredag 10-17 og tirsdag måske", "groups"),
        ("haslev betjent mandag-fredag måske 10-17", "rest"),
        ("haslev betjent helligdage 10-17", "hours"),
        ("fjern", "number"),
        ("fjern mandag", "house"),
        ("fjern alle", "number"),
        ("fjern haslev mandag", "number"),
        ("lukket i dag fra kl. 14", "part"),
        ("haslev lukker kl 14 på fredag", "part"),
        ("faxe åbner først kl. 12 i morgen", "part"),
        ("faxe åbent til kl. 20 på torsdag", "part"),
        ("haslev betjent 1. lørdag i måneden 10-13", "rhythm"),
        ("haslev betjent hver anden onsdag 10-13", "rhythm"),
        ("haslev betjent ma-to 10-17, fr 10-15", "groups"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, what: str) -> None:
    """Nothing is guessed: the error says which part is missing or not understood."""
    with pytest.raises(OrderError) as error:
        read_order(text, TODAY, HOUSES)
    assert error.value.what == what


def test_every_refusal_and_kind_has_its_words() -> None:
    """Whatever may be wrong with an order, staff read what it is, and every kind has a name in both languages."""
    wrong = "house kind days hours swapped both coming groups past far many number rest dots part rhythm read".split()
    catalogue = Catalogue()
    assert [each for each in (*wrong, "endless") if f"staff-hours-wrong-{each}" not in catalogue[Language.DA]] == []
    assert all(f"hours-kind-{kind.value}" in catalogue[language] for kind in Kind for language in Language)


@pytest.mark.parametrize("text", ["haslev lukket 28/12-3/1", "haslev lukket 28. december til 3. januar"])
def test_a_range_that_has_begun_is_of_this_winter(text: str) -> None:
    """In the middle of the days off, the first of them is the one gone by and not that of next year."""
    order = read_order(text, date(2026, 12, 30), HOUSES)
    assert order == AddException(("haslev",), None, span("2026-12-28", "2027-01-03"), ())


CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
OPENINGS = st.builds(Hours, CLOCKS, CLOCKS).filter(lambda each: each.opens != each.closes)


@settings(max_examples=40)
@given(st.lists(OPENINGS, min_size=1, max_size=2, unique=True).map(lambda each: tuple(sorted(each))))
def test_hours_are_written_as_they_are_read(hours: DayHours) -> None:
    """What is stored as text comes back as the same hours, also as part of an order."""
    assert read_hours(hours_text(hours)) == hours
    # What is ordered ends in the morning at the latest.
    assume(all(each.closes > each.opens or each.closes <= time(8) for each in hours))
    order = read_order(f"haslev betjent søndag {hours_text(hours)}", TODAY, HOUSES)
    assert order == SetWeek(("haslev",), Kind.STAFFED, (6,), hours)


@settings(max_examples=60)
@given(st.text(max_size=60) | st.text("haslev betjent mandag 10-17/24. lukket,", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever is written is an order or is refused."""
    with suppress(OrderError):
        assert isinstance(read_order(text, TODAY, HOUSES), Order)


@pytest.mark.parametrize(
    ("written", "house"), [("fakse", "faxe"), ("haslef", "haslev"), ("faxe", "faxe"), ("has", "haslev")]
)
def test_a_house_is_known_misspelt(written: str, house: str) -> None:
    """In the old spelling, or with a slip."""
    assert read_order(f"{written} betjent mandag 10-17", TODAY, HOUSES) == SetWeek(
        (house,), Kind.STAFFED, (0,), TEN_TO_FIVE
    )
