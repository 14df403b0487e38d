"""Reading days: what each kind of expression means on Wednesday 25 November 2026."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.dates import COPENHAGEN, Reading, Span, read_dates
from tests.unit.dates.reading import NOW, days

EXPRESSIONS = (
    "i dag|nu|i morgen|i overmorgen|i aften|om tre dage|om otte dage|om 14 dage|om en uge|om en måned|på lørdag|lørdag|"
    "næste fredag|lørdag i næste uge|lørdag otte dage|i weekenden|næste weekend|weekenden efter næste|denne uge|"
    "i løbet af ugen|resten af ugen|næste uge|uge 7|uge 53|i december|november|denne måned|næste måned|resten af året|"
    "den 12.|den 31.|3/12|29/2|d. 29. februar|1.-24. december|den 24. og 31. december|fra fredag til mandag|"
    "fra tirsdag til fredag i næste uge|fra i dag til fredag|mandag-fredag|inden jul|inden fredag|frem til lørdag|"
    "efter nytår|fra på mandag af|de næste to uger|de næste dage|mellem jul og nytår|juleaftensdag|påsken|2. påskedag|"
    "skærtorsdag|Kr. himmelfart|pinsen|grundlovsdag|vinterferien|efterårsferien|juleferien|sommerferien|til sommer|"
    "første lørdag i november|sidste fredag i november|først i november|midt i ugen|weekenden før jul|"
    "næste uges torsdag|decembers sidste fredag|månedens første mandag|de tre dage før påske|to hverdage før jul|"
    "dagene op til jul|juledagene 24-26|fra på fredag om en uge og hele weekenden|fra i morgen og en uge frem|"
    "fredag om 14 dage og hele weekenden|fra fredag og ugen ud|den sidste november|d. 1. og 2. juledag|week-enden|"
    "næste uge bortset fra torsdag|slutningen af weekenden|efter nytår på en lørdag|"
    "dagen efter påske|hverdagene i næste uge|tirsdag eller torsdag|søndag i advent|til næste år"
).split("|")  # fmt: skip
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2060, 12, 31), timezones=st.just(COPENHAGEN))  # noqa: DTZ001


def read(text: str, now: datetime = NOW) -> Reading:
    """What `text` says about when."""
    return read_dates(text, now)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad sker der i dag", "2026-11-25"),
        ("åbent imorgen?", "2026-11-26"),
        ("anything the day after tomorrow", "2026-11-27"),
        ("om 3 dage", "2026-11-28"),
        ("på fredag otte dage", "2026-12-04"),
        ("i dag om en uge", "2026-12-02"),
        ("i morgen otte dage", "2026-12-03"),
        ("fredagaften", "2026-11-27"),
        ("a week from Saturday", "2026-12-05"),
        ("a week tomorrow", "2026-12-03"),
        ("a week Saturday", "2026-12-05"),
        ("sker der noget senere?", "2026-11-25"),
        ("er I åbne endnu", "2026-11-25"),
        ("lørdag i næste uge", "2026-12-05"),
        ("onsdag uge 50", "2026-12-09"),
    ],
)
def test_days_are_counted_from_today(text: str, expected: str) -> None:
    """A day that is named by its distance or its weekday is counted from today, forwards."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i løbet af ugen", "2026-11-25..2026-11-29"),
        ("i weekenden", "2026-11-28..2026-11-29"),
        ("i denne her uge", "2026-11-25..2026-11-29"),
        ("den her måned", "2026-11-25..2026-11-30"),
        ("uge 49", "2026-11-30..2026-12-06"),
        ("uge 52 og 53", "2026-12-21..2027-01-03"),
        ("in December", "2026-12-01..2026-12-31"),
        ("resten af måneden", "2026-11-25..2026-11-30"),
        ("de næste 14 dage", "2026-11-25..2026-12-09"),
        ("de næste femten dage", "2026-11-25..2026-12-10"),
        ("sidst i december", "2026-12-21..2026-12-31"),
        ("til foråret", "2027-03-01..2027-05-31"),
        ("weekenden den 5. december", "2026-12-05..2026-12-06"),
        ("weekenden før jul", "2026-12-19..2026-12-20"),
        ("sidste weekend i november", "2026-11-28..2026-11-29"),
        ("første lørdag i november", "2027-11-06"),
        ("første hverdag efter nytår", "2027-01-04"),
        ("første hverdag i det nye år", "2027-01-04"),
        ("i starten af det nye år", "2027-01-01..2027-01-31"),
        ("lør og søn", "2026-11-28..2026-11-29"),
        ("14 dage frem", "2026-11-25..2026-12-09"),
        ("de næste 3 måneder", "2026-11-25..2027-02-25"),
        ("ugen før jul", "2026-12-14..2026-12-20"),
        ("ugen efter påske", "2027-04-05..2027-04-11"),
        ("weekenden efter jul", "2027-01-02..2027-01-03"),
        ("midt i december", "2026-12-11..2026-12-20"),
        ("første uge i januar", "2027-01-04..2027-01-10"),
        ("inden denne uge er gået", "2026-11-25..2026-11-29"),
        ("sidst i ugen", "2026-11-27..2026-11-29"),
    ],
)
def test_periods_are_runs_of_days(text: str, expected: str) -> None:
    """A period is all its days from today on."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 3. december", "2026-12-03"),
        ("d.3/12", "2026-12-03"),
        ("24/12 åbent?", "2026-12-24"),
        ("31.12", "2026-12-31"),
        ("December 5th", "2026-12-05"),
        ("den 12.", "2026-12-12"),
        ("5/6", "2027-06-05"),
        ("20.02.2028", "2028-02-20"),
        ("2027-02-20", "2027-02-20"),
        ("12/24", "2026-12-24"),
        ("29. februar", "2028-02-29"),
        ("1.-24. december", "2026-12-01..2026-12-24"),
        ("mellem den 1. og den 5. december", "2026-12-01..2026-12-05"),
        ("fra d. 1. til d. 5. december", "2026-12-01..2026-12-05"),
        ("30/12-2/1", "2026-12-30..2027-01-02"),
    ],
)
def test_written_dates_are_the_next_such_days(text: str, expected: str) -> None:
    """A date without a year is the next one; day comes before month unless only the other order is a date."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mellem jul og nytår", "2026-12-27..2026-12-30"),
        ("juleaftensdag", "2026-12-24"),
        ("1. juledag", "2026-12-25"),
        ("2. påskedag", "2027-03-29"),
        ("skærtorsdag", "2027-03-25"),
        ("Kr. himmelfart", "2027-05-06"),
        ("i pinsen 2028", "2028-06-04..2028-06-05"),
        ("grundlovsdag", "2027-06-05"),
        ("skuddag", "2028-02-29"),
        ("efterårsferien", "2027-10-18..2027-10-24"),
        ("New Year's Day", "2027-01-01"),
        ("anden søndag i advent", "2026-12-06"),
        ("dagen efter Kristi himmelfartsdag", "2027-05-07"),
        ("dagen før juleaftensdag", "2026-12-23"),
        ("sidste hverdag før jul", "2026-12-23"),
        ("tirsdag før jul", "2026-12-22"),
        ("mandag efter påske", "2027-04-05"),
    ],
)
def test_feasts_and_school_holidays_are_known(text: str, expected: str) -> None:
    """Feasts and school holidays are those of the Danish calendar."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fra fredag til søndag", "2026-11-27..2026-11-29"),
        ("fra tirsdag til torsdag", "2026-12-01..2026-12-03"),
        ("fra tirsdag til fredag i næste uge", "2026-12-01..2026-12-04"),
        ("fra fredag til den 10. december", "2026-11-27..2026-12-10"),
        ("fra mandag den 30. november til fredag den 4. december", "2026-11-30..2026-12-04"),
        ("frem til fredag", "2026-11-25..2026-11-27"),
        ("inden jul", "2026-11-25..2026-12-23"),
        ("efter jul", "2026-12-27.."),
        ("fra på mandag af", "2026-11-30.."),
        ("fra nu og til jul", "2026-11-25..2026-12-24"),
    ],
)
def test_times_have_a_beginning_and_an_end(text: str, expected: str) -> None:
    """The words "fra", "til", "inden" and "efter" bound a time; without an end it stays open."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text", ["lørdah", "lørda", "loerdag", "lordag", "på lørdag", "pålørdag", "lørdagen", "saturday"]
)
def test_weekdays_are_read_however_they_are_typed(text: str) -> None:
    """One wrong or missing letter, no Danish letters and words written as one make no difference."""
    assert days(text) == ["2026-11-28"]


@pytest.mark.parametrize(
    "text",
    [
        "mandat",
        "fridag",
        "tursdag",
        "min søn på 7",
        "match",
        "Jan kommer",
        "i Faxe by",
        "junior",
        "manage",
        "moren siger nej",
        "min datter og søn",
        "mo13",
        "wd5 ord9",
    ],
)
def test_ordinary_words_are_no_days(text: str) -> None:
    """A word of its own that resembles a day or a month is left alone."""
    assert read(text) == Reading(rest=text.lower())


@pytest.mark.parametrize(
    "text",
    [
        "noget for børn 3-6 år",
        "for 10-12 årige",
        "24/7",
        "den 31. november",
        "31/2",
        "ring 12.12.12.12",
        "julemarked",
        "",
    ],
)
def test_figures_that_are_no_dates_are_left_alone(text: str) -> None:
    """Ages, telephone numbers, days that do not exist and compounds with "jul" name no day."""
    assert days(text) == []


def test_next_saturday_has_two_readings() -> None:
    """The reading of "næste lørdag" is that of next week, and the coming one is told as the other reading."""
    reading = read("har I åbent næste lørdag")
    assert reading.days == (Span.of(date(2026, 12, 5)),)
    assert reading.others == ((Span.of(date(2026, 11, 28)),),)


def test_on_a_saturday_the_little_word_decides() -> None:
    """The words "på lørdag", said on a Saturday is a week ahead, "lørdag" and "this Saturday" are today."""
    saturday = datetime(2026, 11, 28, 9, tzinfo=COPENHAGEN)
    assert days("på lørdag", saturday) == ["2026-12-05"]
    assert days("er der åbent lørdag", saturday) == ["2026-11-28"]
    assert days("this Saturday", saturday) == ["2026-11-28"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lørdag eller søndag", ["2026-11-28..2026-11-29"]),
        ("på lørdag eller søndag", ["2026-12-05..2026-12-06"]),
        ("fredag og lørdag", ["2026-12-04..2026-12-05"]),
        ("på mandag eller søndag", ["2026-11-30", "2026-12-06"]),
        ("søndag og mandag", ["2026-11-29..2026-11-30"]),
    ],
)
def test_of_two_weekdays_the_second_is_of_the_week_of_the_first(text: str, expected: list[str]) -> None:
    """Said on a Saturday: what is named second is never that day, which would be called today."""
    assert days(text, datetime(2026, 11, 28, 9, tzinfo=COPENHAGEN)) == expected


def test_what_is_named_together_is_narrowed() -> None:
    """A weekday, a date and a week that are named together are one day; the date wins over a wrong weekday."""
    assert days("lørdag d. 5/12 i uge 49") == ["2026-12-05"]
    assert days("lørdag d. 6/12") == ["2026-12-06"]


def test_several_days_are_kept_apart() -> None:
    """Days that are named side by side are all meant, and nothing between them."""
    assert days("24/12 eller 31/12") == ["2026-12-24", "2026-12-31"]
    assert days("på fredag eller måske d. 5/12") == ["2026-11-27", "2026-12-05"]
    assert days("d. 30/11 på fredag") == ["2026-11-27", "2026-11-30"]
    assert days("tirsdag og torsdag i næste uge") == ["2026-12-01", "2026-12-03"]
    assert days("lørdage i december") == ["2026-12-05", "2026-12-12", "2026-12-19", "2026-12-26"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("om søndagen", {6}),
        ("hver onsdag", {2}),
        ("on Sundays", {6}),
        ("hverdage", {0, 1, 2, 3, 4}),
        ("i weekenderne", {5, 6}),
        ("til weekendarrangementer", {5, 6}),
        ("til søndagsaktiviteter", {6}),
        ("til hverdagsarrangementer", {0, 1, 2, 3, 4}),
    ],
)
def test_what_is_regular_names_no_day(text: str, expected: set[int]) -> None:
    """What happens every week names weekdays, and no date."""
    reading = read(f"er Faxe åben {text}")
    assert not reading.days
    assert reading.weekdays == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i går", "2026-11-24"),
        ("i lørdags", "2026-11-21"),
        ("i sidste uge", "2026-11-16..2026-11-22"),
        ("for to uger siden", "2026-11-09..2026-11-15"),
        ("sidste weekend", "2026-11-21..2026-11-22"),
        ("i sommers", "2026-06-01..2026-08-31"),
        ("i 2025", "2025-01-01..2025-12-31"),
        ("hvad skete der i november", "2026-11-01..2026-11-25"),
        ("hvad skete der i uge 42", "2026-10-12..2026-10-18"),
        ("3 days ago", "2026-11-22"),
        ("3. december 2025", "2025-12-03"),
        ("hvad skete der den 12. november", "2026-11-12"),
        ("hvad skete der i weekenden", "2026-11-21..2026-11-22"),
    ],
)
def test_days_gone_by_are_named_as_past(text: str, expected: str) -> None:
    """What lies in the past is read as said, and said to be past."""
    assert days(text) == [expected]
    assert read(text).past


def test_what_is_left_speaks_of_something_else() -> None:
    """The rest holds the words that say nothing about when."""
    assert read("Er der julemarked i Faxe på lørdag efter kl. 14?").rest == "er der julemarked i faxe"


def test_today_is_the_day_in_denmark() -> None:
    """Shortly before midnight in Greenwich it is tomorrow here."""
    assert days("i dag", datetime.fromisoformat("2026-11-25T23:30+00:00")) == ["2026-11-26"]


@given(now=MOMENTS, text=st.sampled_from(EXPRESSIONS))
def test_nothing_lies_in_the_past_unless_said(now: datetime, text: str) -> None:
    """On any day, an expression that does not speak of the past names days from today on, in every reading."""
    reading = read(f"er der noget {text}", now)
    assert reading.days
    assert not reading.past
    assert all(span.first >= now.date() for days in (reading.days, *reading.others) for span in days)


@given(now=MOMENTS, text=st.sampled_from(EXPRESSIONS))
def test_days_are_in_order_and_apart(now: datetime, text: str) -> None:
    """The runs of days never overlap, touch or stand in disorder."""
    spans = read(text, now).days
    assert all(one.end.toordinal() + 1 < other.first.toordinal() for one, other in pairwise(spans))


@given(now=MOMENTS, text=st.text(alphabet=st.sampled_from("0123456789/.-: ikldmautojeøå"), max_size=40))
def test_any_text_can_be_read(now: datetime, text: str) -> None:
    """No text, however broken, is an error."""
    assert read(text, now).rest is not None


def test_a_long_text_is_read_in_no_time() -> None:
    """The longest and most repetitive text takes a moment, not seconds: time grows with its length, not faster."""
    started = process_time()
    for word in ("i ", "på den ", "nu på her den til ", "mellem 1 og ", "i løbet af "):
        read(word * 1200)
    assert process_time() - started < 5


@pytest.mark.parametrize("text", ["uge 60", "uge 53 2027", "1.-31/11", "den 30. februar"])
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    """A week or a day that does not exist is not moved to one that does."""
    assert days(text) == []


@pytest.mark.parametrize("text", ["fra 5. december til 1. december", "5.-1. december"])
def test_a_time_that_ends_before_it_begins_is_none(text: str) -> None:
    """Of a time written the wrong way round, only the days that are named are kept."""
    assert set(days(text)) <= {"2026-12-01", "2026-12-05"}


def test_next_weekend_has_two_readings() -> None:
    """The reading of "næste weekend" is that of next week, and the coming one is told as the other."""
    reading = read("næste weekend")
    assert (reading.first, reading.last) == (date(2026, 12, 5), date(2026, 12, 6))
    assert reading.others == ((Span.of(date(2026, 11, 28), 2),),)


def test_no_day_has_no_first_and_no_last() -> None:
    """Where no day is named there is neither a first nor a last one."""
    assert (read("åbningstider").first, read("åbningstider").last) == (None, None)


def test_a_time_that_is_over_is_the_next_one() -> None:
    """After the weekend before Christmas, "weekenden før jul" is that of the next year."""
    assert days("weekenden før jul", datetime(2027, 12, 21, 9, tzinfo=COPENHAGEN)) == ["2028-12-16..2028-12-17"]


def test_eight_days_are_a_week() -> None:
    """The idiom "om otte dage" is a week, and the counted day is told as the other reading."""
    reading = read("om otte dage")
    assert (reading.first, reading.others) == (date(2026, 12, 2), ((Span.of(date(2026, 12, 3)),),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the twenty-first of December, are you open", "2026-12-21"),
        ("the twenty second of december, open?", "2026-12-22"),
        ("fredag den ellevte december", "2026-12-11"),
        ("mandag den enogtyvende, er der åbent", "2026-12-21"),
        ("hvad er der den tredje i tolvte", "2026-12-03"),
    ],
)
def test_a_day_of_the_month_is_read_in_words(text: str, expected: str) -> None:
    """All thirty-one have names, in both languages; no part of one is taken for another."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad var der d. 20/11", "2026-11-20"),
        ("hvad var der i mandags den 23/11", "2026-11-23"),
        ("hvad var der den 23.", "2026-11-23"),
        ("hvad var det nu der var den 3. december", "2026-12-03"),
    ],
)
def test_what_was_not_long_ago_is_not_next_year(text: str, expected: str) -> None:
    """A date after "var" that has just gone by is that one; of a date far back the coming one is meant."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("events week of december 7", "2026-12-07..2026-12-13"),
        ("i ugen der starter 7. december, hvad sker der", "2026-12-07..2026-12-13"),
        ("a week on Saturday, anything for toddlers", "2026-12-05"),
        ("the Monday after next, are you open", "2026-12-07"),
        ("tredje juledag, er der åbent", "2026-12-27"),
        ("andendag jul", "2026-12-26"),
        ("fastelavnsmandag", "2027-02-08"),
        ("onsdagg i næste uge", "2026-12-02"),
        ("på man. kl 16", "2026-11-30"),
        ("åbent søn?", "2026-11-29"),
        ("har i åbent i da", "2026-11-25"),
    ],
)
def test_ways_of_naming_a_day(text: str, expected: str) -> None:
    """Rarer names, phrases of English and short forms mean the days that people mean by them."""
    assert days(text) == [expected]


def test_an_age_with_a_half_is_no_date() -> None:
    """An age such as "5 1/2" is no first of February."""
    assert days("noget for min dreng på 5 1/2") == []
    assert days("åbent 1/2") == ["2027-02-01"]


@pytest.mark.parametrize(
    ("text", "clock"), [("har I åbent om 2 timer", "12:15"), ("om en halv time", "10:45"), ("open in an hour", "11:15")]
)
def test_a_moment_is_counted_from_now(text: str, clock: str) -> None:
    """Hours that are counted from now ("om to timer") are a moment of today."""
    found = read(text)
    assert days(text) == ["2026-11-25"]
    assert found.window is not None
    assert found.window.start == found.window.end == datetime.fromisoformat(f"2026-11-25T{clock}").time()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad sker der den første", "2026-12-01"),
        ("har I åbent den tredje?", "2026-12-03"),
        ("are you open on the first", "2026-12-01"),
        ("hvad sker der den første i næste måned", "2026-12-01"),
        ("noget den 10. i næste måned", "2026-12-10"),
    ],
)
def test_the_first_alone_is_that_of_the_month(text: str, expected: str) -> None:
    """Where a day can stand, "den første" is one."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text", ["hvem var den første", "jeg vil gerne have den første", "den første bog", "den anden"]
)
def test_the_first_of_some_things_is_no_day(text: str) -> None:
    """Elsewhere "den første" counts things."""
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad sker der i ugen der kommer", "2026-11-30..2026-12-06"),
        ("i måneden der kommer", "2026-12-01..2026-12-31"),
        ("har i åbent den sidste i måneden", "2026-11-30"),
        ("den sidste i december", "2026-12-31"),
        ("er den sidste i december aflyst", "2026-12-01..2026-12-31"),
        ("lørdag om tre uger", "2026-12-19"),
        ("kan man komme ind imorra", "2026-11-26"),
        ("jeg kom lørdag", "2026-11-28"),
    ],
)
def test_more_ways_of_naming_a_time(text: str, expected: str) -> None:
    """Weeks and months that come, the last day of a month, weekdays some weeks ahead; "kom" ends in no "om"."""
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fredag den 8., er der noget", "2027-01-08"),
        ("mandag den 21., er der åbent", "2026-12-21"),
        ("jeg flytter 1. januar og vil gerne komme mandag den 21.", "2026-12-21"),
        ("vi rejser den 3. januar, er der åbent fredag den 22.", "2027-01-22"),
        ("onsdag den 1.", "2026-12-01"),
    ],
)
def test_a_weekday_tells_the_month_of_a_bare_day(text: str, expected: str) -> None:
    """Of the coming one and the one a month later that with the weekday is meant; where neither has it, the coming."""
    assert days(text) == [expected]


def test_a_month_that_only_the_weekday_tells_has_two_readings() -> None:
    """The weekday may be a slip, so that the coming day is told as the other reading."""
    assert read("fredag den 8.").others == ((Span.of(date(2026, 12, 8)),),)


def test_a_weekday_in_two_weeks_has_two_readings() -> None:
    """Counted from the coming Tuesday or from the Tuesday of this week."""
    reading = read("tirsdag om to uger")
    assert (reading.first, reading.others) == (date(2026, 12, 15), ((Span.of(date(2026, 12, 8)),),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kan jeg nå det inden i lukker", ["2026-11-25"]),
        ("når vi ned til jer før lukketid", ["2026-11-25"]),
        ("kan jeg nå det inden I lukker på fredag", ["2026-11-27"]),
        ("jeg kan ikke nå det inden I lukker", []),
        ("hvornår lukker I", []),
    ],
)
def test_who_asks_whether_they_make_it_means_today(text: str, expected: list[str]) -> None:
    """Getting there before closing time is a matter of today, unless another day is named."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("har I åbent 1. og 2. juledag", "2026-12-25..2026-12-26"),
        ("lukket begge juledage", "2026-12-25..2026-12-26"),
        ("første eller anden pinsedag", "2027-05-16..2027-05-17"),
        ("1. og 2. påskedag", "2027-03-28..2027-03-29"),
        ("tredje weekend i advent", "2026-12-12..2026-12-13"),
        ("hvad sker der i første kvartal", "2027-01-01..2027-03-31"),
        ("hvornår lukker I ikveld", "2026-11-25"),
        ("what can we do sat", "2026-11-28"),
        ("jeg står udenfor, hvorfor er her lukket", "2026-11-25"),
    ],
)
def test_both_days_of_a_feast_quarters_and_neighbours(text: str, expected: str) -> None:
    """Feasts of two days, weekends in Advent, quarters, words of Norwegians, short English days and "I am outside"."""
    assert days(text) == [expected]


@pytest.mark.parametrize("text", ["we sat there", "open sun bed in the garden", "jeg er uden for nummer"])
def test_short_words_that_resemble_a_time_are_none(text: str) -> None:
    """Who sat or lies in the sun names no day."""
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 12. i første måned", ["2027-01-12"]),
        ("den 3. i 12.", ["2026-12-03"]),
        ("den 24-12", ["2026-12-24"]),
        ("har I åbent 24-12", ["2026-12-24"]),
        ("har I åbent 24-12-26?", ["2026-12-24"]),
        ("har I åbent kl. 18-12", []),
        ("har I åbent 10-12", []),
        ("for børn på 13-12 år", []),
        ("open on wendsday", ["2026-12-02"]),
        ("29. februar 2028", ["2028-02-29"]),
        ("29. februar 2027", []),
        ("den 1. og 3. torsdag i måneden", []),
        ("man-fre i næste uge", ["2026-11-30..2026-12-04"]),
        ("mon 30 nov", ["2026-11-30"]),
        ("on friday 4th", ["2026-12-04"]),
        ("28. nov. - 5. dec.", ["2026-11-28..2026-12-05"]),
        ("hver dag undtagen søndag i næste uge", ["2026-11-30..2026-12-05"]),
        ("man kan vel komme", []),
        ("kan man, onsdag aften", ["2026-11-25"]),
        ("mon 3 er nok", []),
    ],
)
def test_dates_are_read_in_each_way_of_writing_them(text: str, expected: list[str]) -> None:
    """A month by its number, a hyphen, short weekdays; a day that the year does not have is none."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hvad var der sidste år i december", "2025-12-01..2025-12-31"),
        ("i weekenden der gik", "2026-11-21..2026-11-22"),
        ("hvad skete der i ugen der gik", "2026-11-16..2026-11-22"),
    ],
)
def test_time_that_has_gone_is_past(text: str, expected: str) -> None:
    """Nothing to come is told of it."""
    assert days(text) == [expected]
    assert read(text).past
