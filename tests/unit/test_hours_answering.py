"""What is told of a house on a day: only what a source knows, and the first source that knows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.dates import COPENHAGEN, Span, moment_of
from knowledge.dates.feasts import public_holidays
from knowledge.opening_hours.answering import HoursAnswer, answer
from knowledge.opening_hours.dpl import DplHours, Place, read_dpl
from knowledge.opening_hours.known import FRESH, KnownHours, Origin, put_together
from knowledge.opening_hours.opening import Status
from knowledge.opening_hours.questions import HoursQuestion
from knowledge.opening_hours.staff_plan import ExceptionLine, HolidayLine, StaffPlan, WeekLine
from knowledge.opening_hours.timetable import DatedHours, DayHours, Holidays, Hours, Kind, merged, within

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
HOUSES = ("haslev", "faxe")
STAFFED: Place = ("haslev", Kind.STAFFED)
TEN_TO_FIVE = (Hours(time(10), time(17)),)
NIGHT = (Hours(time(18), time(2)),)
EMPTY = DplHours({})
FEW = settings(max_examples=40)

CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
DAY_HOURS = st.lists(st.builds(Hours, CLOCKS, CLOCKS), max_size=3).map(tuple)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def week(hours: DayHours, *weekdays: int, place: Place = STAFFED) -> tuple[WeekLine, ...]:
    """The same hours on some weekdays."""
    return tuple(WeekLine(place, weekday, hours, NOW) for weekday in weekdays or range(7))


def known(plan: StaffPlan, website: DplHours = EMPTY, read_at: datetime | None = None) -> KnownHours:
    """What is known from staff and the website."""
    weeks = plan.weeks()
    return put_together(plan.single_days({*weeks, *website.places}), website, read_at, weeks, {})


def ask(
    of: KnownHours, *days: date, now: datetime = NOW, kinds: tuple[Kind, ...] = (), house: str | None = "haslev"
) -> HoursAnswer | None:
    """The answer for some days, or for the present moment where none is given."""
    today = now.astimezone(COPENHAGEN).date()
    leading = kinds or (Kind.STAFFED, Kind.SELF_SERVICE)
    question = HoursQuestion(days or (today,), not days, house, both=False, kinds=kinds, leading=leading)
    return answer(question, of, now, HOUSES)


def staffed(of: KnownHours, day: date, now: datetime = NOW) -> DayHours | None:
    """What is told of Haslev's staff on a day."""
    found = ask(of, day, now=now)
    return None if found is None else found.days[0].told[0].hours


def test_nothing_known_is_no_answer() -> None:
    """A day of which nothing is known has no answer, though others have one; closed is an answer."""
    of = known(StaffPlan((*week(TEN_TO_FIVE, 0, 1), *week((), 6))))
    assert ask(of, date(2026, 11, 25)) is None
    assert staffed(of, date(2026, 11, 29)) == ()
    assert staffed(of, date(2026, 11, 30)) == TEN_TO_FIVE


def test_one_house_known_tells_of_the_other_that_nothing_is() -> None:
    """Asked of both houses, the one of which nothing is known is named without any hours."""
    found = ask(known(StaffPlan(week(TEN_TO_FIVE))), date(2026, 11, 26), house=None)
    assert found is not None
    assert [(each.house, bool(each.told)) for each in found.days] == [("haslev", True), ("faxe", False)]


def test_what_was_not_asked_about_is_no_answer() -> None:
    """Hours of the phone do not answer whether the house is open, nor the house's hours the citizen service."""
    phone = known(StaffPlan(week(TEN_TO_FIVE, place=("haslev", Kind.PHONE))))
    assert ask(phone, date(2026, 11, 26)) is None
    assert ask(known(StaffPlan(week(TEN_TO_FIVE))), date(2026, 11, 26), kinds=(Kind.CITIZEN_SERVICE,)) is None


def test_sources_go_before_each_other_day_by_day() -> None:
    """Staff's single days, then the website, then staff's week; each day from the first that knows it."""
    first, second, third = (date(2026, 11, day) for day in (26, 27, 28))
    website = DplHours({STAFFED: DatedHours({first: NIGHT, second: NIGHT})})
    plan = StaffPlan(week(TEN_TO_FIVE), exceptions=(ExceptionLine(1, "haslev", None, Span.of(first), (), NOW),))
    of = known(plan, website, NOW)
    assert [staffed(of, day) for day in (first, second, third)] == [(), NIGHT, TEN_TO_FIVE]
    origins = [found.sources[0].origin for day in (first, second, third) if (found := ask(of, day)) is not None]
    assert origins == [Origin.STAFF, Origin.WEBSITE, Origin.STAFF]


def test_a_day_that_the_website_left_out_is_not_open_by_the_week() -> None:
    """Among days that the website has, staff's week may say that one is closed, not that it is open; after them it may.

    Once the website's word is too old, only the week is left.
    """
    days = {date(2026, 11, day): NIGHT for day in (26, 30)}
    website = DplHours({STAFFED: DatedHours(days)})
    plan = StaffPlan((*week(TEN_TO_FIVE, 0, 1, 2, 3, 4), *week((), 5, 6)))
    of = known(plan, website, NOW)
    dates = [date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28), date(2026, 12, 1)]
    assert [staffed(of, day) for day in dates] == [None, NIGHT, None, (), TEN_TO_FIVE]
    assert staffed(of, date(2026, 11, 27), NOW + FRESH) == TEN_TO_FIVE


def test_a_website_that_was_not_read_for_days_is_not_trusted() -> None:
    """What was read too long ago no longer counts; until then it does."""
    of = known(StaffPlan(), DplHours({STAFFED: DatedHours({date(2026, 11, 28): TEN_TO_FIVE})}), NOW)
    assert staffed(of, date(2026, 11, 28), NOW + FRESH - timedelta(minutes=1)) == TEN_TO_FIVE
    assert staffed(of, date(2026, 11, 28), NOW + FRESH) is None


def test_closing_a_house_closes_all_that_is_known_of_it_and_no_other() -> None:
    """A day on which a house is closed is so for each kind there; the other house is as it was."""
    faxe: Place = ("faxe", Kind.STAFFED)
    plan = StaffPlan(
        (*week(TEN_TO_FIVE), *week(NIGHT, place=("haslev", Kind.SELF_SERVICE)), *week(TEN_TO_FIVE, place=faxe)),
        exceptions=(ExceptionLine(1, "haslev", None, Span.of(date(2026, 11, 26)), (), NOW),),
    )
    found = ask(known(plan), date(2026, 11, 26), house=None)
    assert found is not None
    assert [[told.hours for told in each.told] for each in found.days] == [[(), ()], [TEN_TO_FIVE]]


def test_the_later_exception_counts() -> None:
    """Where two exceptions name a day, what staff said last holds."""
    day = Span.of(date(2026, 11, 26))
    older = ExceptionLine(2, "haslev", Kind.STAFFED, day, TEN_TO_FIVE, NOW)
    newer = ExceptionLine(1, "haslev", None, day, (), NOW + timedelta(minutes=1))
    assert staffed(known(StaffPlan(exceptions=(newer, older))), day.first) == ()


@pytest.mark.parametrize(
    ("holidays", "told"), [(Holidays.CLOSED, ()), (Holidays.UNKNOWN, None), (Holidays.AS_USUAL, TEN_TO_FIVE)]
)
@FEW
@given(year=st.integers(2024, 2040))
def test_public_holidays_are_what_staff_said_of_them(holidays: Holidays, told: DayHours | None, year: int) -> None:
    """On every public holiday of any year: closed, as usual, or nothing at all until staff have said which."""
    of = known(StaffPlan(week(TEN_TO_FIVE), (HolidayLine(STAFFED, holidays, NOW),)))
    assert {staffed(of, day) for day in public_holidays(year)} == {told}


@FEW
@given(
    weekdays=st.dictionaries(st.integers(0, 6), DAY_HOURS),
    dated=st.dictionaries(DAYS, DAY_HOURS, max_size=3),
    day=DAYS,
)
def test_closed_is_only_told_where_a_source_says_so(
    weekdays: Mapping[int, DayHours], dated: Mapping[date, DayHours], day: date
) -> None:
    """Whatever is known and not known, "closed" and hours come from a source that has that day."""
    lines = tuple(WeekLine(STAFFED, weekday, hours, NOW) for weekday, hours in weekdays.items())
    now = moment_of(day, time(12))
    told = staffed(known(StaffPlan(lines), DplHours({STAFFED: DatedHours(dated)}), now), day, now)
    plan = StaffPlan(lines).weeks().get(STAFFED)
    said = None if plan is None else plan.timetable.hours(day)
    if said and max(dated, default=day) > day:
        said = None  # a gap of the website
    said = dated.get(day, said)
    assert told == (None if said is None else merged(said))


@FEW
@given(
    hours=st.dictionaries(st.integers(0, 6), DAY_HOURS),
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
)
def test_now_is_open_exactly_within_the_hours_of_today_or_the_night_before(
    hours: Mapping[int, DayHours], moment: datetime
) -> None:
    """Also past midnight and where clocks change: open from the moment that the clock shows, until the other."""
    lines = tuple(WeekLine(STAFFED, weekday, each, NOW) for weekday, each in hours.items())
    of = known(StaffPlan(lines, (HolidayLine(STAFFED, Holidays.AS_USUAL, NOW),)))
    today = moment.astimezone(COPENHAGEN).date()
    begun = [(day, each) for day in (today - timedelta(days=1), today) for each in hours.get(day.weekday(), ())]
    is_open = any(
        moment_of(day, each.opens)
        <= moment
        < moment_of(day if each.closes > each.opens else day + timedelta(days=1), each.closes)
        for day, each in begun
    )
    found = ask(of, now=moment)
    state = None if found is None else found.days[0].told[0].state
    assert is_open == (state is not None and state.status is Status.OPEN)
    if not is_open:
        assert (state is None) == (today.weekday() not in hours)


@pytest.mark.parametrize(
    ("moment", "until"),
    [("2027-03-28T00:30", "2027-03-28T03:00"), ("2027-10-31T01:30", "2027-10-31T02:00"), ("2026-11-28T01:59", None)],
)
def test_a_night_is_told_until_it_ends(moment: str, until: str | None) -> None:
    """A night that began yesterday is open until its clock time, in the nights when clocks change too."""
    closes = time(2) if until is None else datetime.fromisoformat(until).time()
    of = known(StaffPlan(week((Hours(time(18), closes),), 4, 5)))
    now = datetime.fromisoformat(moment).replace(tzinfo=COPENHAGEN)
    found = ask(of, now=now)
    assert found is not None
    state = found.days[0].told[0].state
    assert state is not None
    assert state.until == (now.replace(hour=2, minute=0) if until is None else moment_of(now.date(), closes))
    assert found.sources


def test_the_next_opening_is_told_only_where_none_can_come_before_it() -> None:
    """Between now and Monday lies a Saturday of which nothing is known: "opens on Monday" might be wrong."""
    friday_evening = datetime(2026, 11, 27, 19, 0, tzinfo=UTC)
    for weekdays, knows in ((range(7), True), ((0, 4), False)):
        found = ask(known(StaffPlan(week(TEN_TO_FIVE, *weekdays))), now=friday_evening)
        assert found is not None
        state = found.days[0].told[0].state
        assert state is not None
        assert (state.status, state.until is not None) == (Status.CLOSED, knows)


def test_rows_of_the_website_that_overlap_are_told_as_one() -> None:
    """Two categories of one kind are one opening, and a night that was entered in two is one too."""
    rows = [
        {"category": {"title": title}, "date": day, "start_time": start, "end_time": end, "branch_id": 10}
        for title, day, start, end in (
            ("Åbent", "2026-11-26", "08:00", "17:00"),
            ("Betjent", "2026-11-26", "10:00", "18:00"),
            ("Åbent", "2026-11-27", "18:00", "23:59"),
            ("Åbent", "2026-11-28", "00:00", "02:00"),
        )
    ]
    of = known(StaffPlan(), read_dpl(rows, {10: "haslev"}), NOW)
    assert staffed(of, date(2026, 11, 26)) == (Hours(time(8), time(18)),)
    assert staffed(of, date(2026, 11, 27)) == (Hours(time(18), time(2)),)


def minutes(hours: DayHours) -> set[int]:
    """The quarters of a day, and of the next, that hours cover, by the minute that each begins with."""
    found: set[int] = set()
    for each in hours:
        start, end = (clock.hour * 60 + clock.minute for clock in (each.opens, each.closes))
        found |= set(range(start, end if end > start else end + 24 * 60, 15))
    return found


@FEW
@given(DAY_HOURS, DAY_HOURS)
def test_hours_are_merged_and_bounded_minute_by_minute(hours: DayHours, bounds: DayHours) -> None:
    """Merged hours cover the same minutes once, in order; bounded ones cover those that both have."""
    common = minutes(hours) & minutes(bounds)
    # What is open for more than a day without a break is told as a day.
    assume(max(minutes(hours), default=0) < 24 * 60 + min(minutes(hours), default=0))
    assert minutes(merged(hours)) == minutes(hours)
    assert sum(len(minutes((each,))) for each in merged(hours)) == len(minutes(hours))
    assert minutes(within(hours, bounds)) == common
