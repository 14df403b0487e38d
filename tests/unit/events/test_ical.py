"""Calendar feeds are read: single events and recurrences, across changed clocks, moved and called off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.events.answer import UnreadableError
from knowledge.events.ical import LOOK_AHEAD, read_calendar
from knowledge.events.model import Occurrence, State
from tests.unit.events.calendars import calendar, event

NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
SOURCE = "ical:1"
COPENHAGEN = ";TZID=Europe/Copenhagen"
WEEKLY = f"DTSTART{COPENHAGEN}:20261014T190000", f"DTEND{COPENHAGEN}:20261014T210000", "RRULE:FREQ=WEEKLY;COUNT=3"


def read(*events: str) -> list[Occurrence]:
    """The occurrences of a feed, the earliest first."""
    return sorted(read_calendar(calendar(*events), SOURCE, NOW).occurrences, key=lambda each: each.starts)


def test_single_event_is_read_with_all_that_people_ask_for() -> None:
    """Times as UTC, the house by its library's name, labels, texts and the address are where they belong."""
    [found] = read(
        event(
            f"DTSTART{COPENHAGEN}:20261103T190000",
            "DURATION:PT1H30M",
            "LOCATION:Haslev Bibliotek\\, salen",
            "DESCRIPTION:Kom <b>glad</b>\\nog gratis",
            "CATEGORIES:Voksne,Håndarbejde",
            "URL:https://x.dk/1",
            "LAST-MODIFIED:20260902T080000Z",
        )
    )
    assert (found.title, found.source, found.series) == ("Strikkeklub", SOURCE, None)
    assert (found.starts, found.ends) == (
        datetime(2026, 11, 3, 18, tzinfo=UTC),
        datetime(2026, 11, 3, 19, 30, tzinfo=UTC),
    )
    assert (found.houses, found.place) == (("haslev",), "Haslev Bibliotek, salen")
    assert found.description == "Kom glad\nog gratis"
    assert (found.categories, found.url) == (("Voksne", "Håndarbejde"), "https://x.dk/1")
    assert found.updated_at == datetime(2026, 9, 2, 8, tzinfo=UTC)


def test_recurrences_keep_their_clock_time_when_clocks_change() -> None:
    """Seven in the evening stays seven in the evening after the end of summer time, and all share their series."""
    found = read(event(*WEEKLY))
    assert [each.starts.isoformat() for each in found] == [
        "2026-10-14T17:00:00+00:00",
        "2026-10-21T17:00:00+00:00",
        "2026-10-28T18:00:00+00:00",
    ]
    assert {each.ends - each.starts for each in found} == {timedelta(hours=2)}
    assert len({each.series for each in found}) == 1
    assert len({each.uuid for each in found}) == 3


def test_recurrence_taken_out_is_not_there_and_a_moved_one_stays_itself() -> None:
    """One that was taken out is named no more; one that was moved by itself, or with all others, is the same one."""
    before = read(event(*WEEKLY))
    out = read(event(*WEEKLY, f"EXDATE{COPENHAGEN}:20261021T190000"))
    assert [each.uuid for each in out] == [before[0].uuid, before[2].uuid]
    own = event(f"RECURRENCE-ID{COPENHAGEN}:20261021T190000", f"DTSTART{COPENHAGEN}:20261022T200000", title="Strik")
    moved = read(event(*WEEKLY), own)
    assert [each.uuid for each in moved] == [each.uuid for each in before]
    assert (moved[1].title, moved[1].starts) == ("Strik", datetime(2026, 10, 22, 18, tzinfo=UTC))
    later = read(event(*(line.replace("T190000", "T193000") for line in WEEKLY)))
    assert [each.uuid for each in later] == [each.uuid for each in before]


def test_called_off_recurrence_is_cancelled_and_the_others_are_not() -> None:
    """A status counts for what it is said of."""
    own = event(
        f"RECURRENCE-ID{COPENHAGEN}:20261021T190000", f"DTSTART{COPENHAGEN}:20261021T190000", "STATUS:CANCELLED"
    )
    assert [each.state for each in read(event(*WEEKLY), own)] == [
        State.SCHEDULED, State.CANCELLED, State.SCHEDULED
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("until", "number"), [("20261028T180000Z", 3), ("20261028T175959Z", 2), ("20261028", 3), ("20261028T190000", 3)]
)
def test_last_day_of_a_rule_counts_in_its_own_zone(until: str, number: int) -> None:
    """A rule that ends at a moment ends there, one that ends on a day includes it."""
    assert len(read(event(*WEEKLY[:2], f"RRULE:FREQ=WEEKLY;UNTIL={until}"))) == number


def test_day_without_times_is_a_whole_one() -> None:
    """Days last from midnight to midnight in Copenhagen, also when clocks change; the end is the day after the last."""
    [two, one] = read(
        event("DTSTART;VALUE=DATE:20261024", "DTEND;VALUE=DATE:20261026"),
        event("DTSTART;VALUE=DATE:20261101", uid="b"),
    )
    assert two.all_day
    assert (two.starts, two.ends) == (datetime(2026, 10, 23, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC))
    assert one.ends - one.starts == timedelta(days=1)


def test_rule_without_an_end_is_read_a_good_year_ahead() -> None:
    """A daily event that began long ago gives what is near the present, and no more."""
    found = read(event("DTSTART:20000101T100000Z", "RRULE:FREQ=DAILY"))
    assert found[0].starts > NOW - timedelta(days=62)
    assert NOW + LOOK_AHEAD - timedelta(days=2) < found[-1].starts <= NOW + LOOK_AHEAD


def test_event_of_last_year_is_left_out() -> None:
    """What is long over is not kept."""
    assert read(event("DTSTART:20251001T100000Z")) == []


@pytest.mark.parametrize(
    "broken", [(), ("DTSTART:20261014T100000Z", "RRULE:FREQ=SECONDLY"), ("DTSTART:20261014T100000Z", "RRULE:FREQ=OFTE")]
)
def test_event_that_cannot_be_understood_costs_no_other(broken: tuple[str, ...]) -> None:
    """An event without a time, or with a rule that never ends to count, is left out and named; the rest is read."""
    answer = read_calendar(calendar(event(*broken, uid="broken"), event(*WEEKLY)), SOURCE, NOW)
    assert len(answer.occurrences) == 3
    [named] = answer.left_out
    assert "broken" in named
    assert not answer.whole


@pytest.mark.parametrize("data", [b"", b"<html>", calendar(event(*WEEKLY))[:-20], calendar(event("DTSTART:x"))])
def test_what_is_no_whole_calendar_is_refused(data: bytes) -> None:
    """A feed that was cut off, or of which nothing can be read, is no answer, so nothing is missing from it."""
    with pytest.raises(UnreadableError):
        read_calendar(data, SOURCE, NOW)


def test_two_feeds_with_the_same_event_are_two() -> None:
    """A feed's events are its own, whatever it calls them."""
    one, other = (read_calendar(calendar(event(*WEEKLY)), source, NOW).present for source in ("ical:1", "ical:2"))
    assert not one & other


LINES = st.sampled_from(
    [*WEEKLY, "DTSTART:", "DTEND:20261014T100000", "DURATION:-P1D", "EXDATE:20261014", "RRULE:FREQ=DAILY;INTERVAL=0",
     "RDATE;VALUE=PERIOD:20261020T100000Z/PT1H", "RECURRENCE-ID:x", "STATUS:", "LOCATION:" + "x" * 999,
     "DTSTART;TZID=Nowhere:20261014T100000", "RRULE:FREQ=WEEKLY;BYDAY=XX", "DTSTART:00010101T000000Z"]
)  # fmt: skip


@settings(max_examples=25)
@given(lines=st.lists(LINES, max_size=6))
def test_no_event_breaks_the_feed(lines: list[str]) -> None:
    """Whatever one event holds, the other is read."""
    answer = read_calendar(calendar(event(*lines, uid="odd"), event(*WEEKLY, uid="b")), SOURCE, NOW)
    assert {each.title for each in answer.occurrences} == {"Strikkeklub"}
    assert len(answer.occurrences) >= 3


def test_feed_is_read_however_it_was_written() -> None:
    """With a byte order mark, in the letters of Windows, folded in the middle of a letter, with nothing at its end."""
    plain = calendar(event("DTSTART:20261103T190000", title="Børnenes første læsekreds"))
    folded = plain.replace("Bø".encode(), b"B\xc3\r\n \xb8")
    western, marked = plain.decode().encode("cp1252"), b"\xef\xbb\xbf" + plain
    for data in (plain, folded, western, marked, plain.decode().encode("utf-16"), plain + b"\x00\r\n"):
        [found] = read_calendar(data, SOURCE, NOW).occurrences
        assert found.title == "Børnenes første læsekreds"


def test_day_that_is_taken_out_is_taken_out_of_a_series_with_a_time() -> None:
    """Some programs name the day alone."""
    found = read(event(*WEEKLY, "EXDATE;VALUE=DATE:20261021"))
    assert [f"{each.starts:%d}" for each in found] == ["14", "28"]


def test_event_without_a_name_is_not_taken_for_another() -> None:
    """Two of them are two, and each is the same at the next reading."""
    nameless = [event(f"DTSTART:2026110{day}T190000", uid="") for day in (3, 4)]
    assert len(read(*nameless)) == 2
    assert read(*nameless) == read(*nameless)


def test_of_two_versions_the_last_one_counts() -> None:
    """In whichever order the feed has them."""
    versions = [event(f"DTSTART:2026110{day}T190000", f"SEQUENCE:{day}") for day in (4, 3)]
    assert [f"{each.starts:%d}" for each in read(*versions)] == ["04"]


@pytest.mark.parametrize(("first", "last"), [("20261103T000000", "20261104T000000"), ("20261103T000000", None)])
def test_from_midnight_to_midnight_is_the_whole_day(first: str, last: str | None) -> None:
    """No time of day is told of it; what only ends at midnight has one."""
    end = () if last is None else (f"DTEND{COPENHAGEN}:{last}",)
    [found] = read(event(f"DTSTART{COPENHAGEN}:{first}", *end))
    assert found.all_day
    assert found.ends - found.starts == timedelta(days=1)
    [evening] = read(event(f"DTSTART{COPENHAGEN}:20261103T190000", f"DTEND{COPENHAGEN}:20261104T000000"))
    assert not evening.all_day


@pytest.mark.parametrize("hidden", ["CLASS:PRIVATE", "CLASS:Confidential", "STATUS:TENTATIVE"])
def test_what_is_private_or_not_settled_is_not_there(hidden: str) -> None:
    """Neither alone nor as one day of a series, whatever a feed shows of it; staff are asked if it was there before."""
    start = f"DTSTART{COPENHAGEN}:20261103T190000"
    assert [each.title for each in read(event(start, hidden, title="Tandlæge"), event(start, uid="b"))] == [
        "Strikkeklub"
    ]
    day = event(f"RECURRENCE-ID{COPENHAGEN}:20261021T190000", f"DTSTART{COPENHAGEN}:20261021T190000", hidden)
    answer = read_calendar(calendar(event(*WEEKLY), day), SOURCE, NOW)
    assert [each.starts.day for each in answer.occurrences] == [14, 28]
    assert len(answer.present) == 2
    assert answer.whole
