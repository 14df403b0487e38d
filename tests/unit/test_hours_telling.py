"""How opening hours are said: so that nobody takes one house, kind or day for another, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.catalogue import Catalogue
from bot.hours.asked import MOST_CHARACTERS, answer_to
from bot.hours.telling import Telling
from bot.render import plain_text
from knowledge.decisions import Answer, Decision, HandOver, Reason, Refuse, Signpost
from knowledge.entries import Language
from knowledge.judgement import Judgement
from knowledge.opening_hours.dpl import Place
from knowledge.opening_hours.known import KnownHours, Origin, Source
from knowledge.opening_hours.timetable import DatedHours, DayHours, Hours, Kind

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
TELLING = Telling(Catalogue(), "https://www.x.dk/kontakt", "https://www.x.dk/api/v1/opening_hours")
UNSURE = HandOver(Reason.UNSURE)
HASLEV = ("haslev", Kind.STAFFED)


def known(hours: dict[Place, dict[str, DayHours]], origin: Origin = Origin.WEBSITE) -> KnownHours:
    """What is known, by place and ISO date."""
    read = {place: {date.fromisoformat(day): each for day, each in days.items()} for place, days in hours.items()}
    return KnownHours({place: (Source(DatedHours(days), origin, NOW),) for place, days in read.items()})


def told(
    of: KnownHours,
    question: str,
    language: Language = Language.DA,
    decision: Decision = UNSURE,
    before: str = "",
) -> str | None:
    """What a citizen reads, as plain text; None where the question goes on."""
    message = answer_to(Judgement(question, language, decision), of, TELLING, NOW, before=before)
    return None if message is None else plain_text(message.html)


def test_a_day_is_told_kind_by_kind() -> None:
    """House, weekday with date, each kind with its hours, past midnight too, and the source with its time."""
    saturday: dict[str, DayHours] = {"2026-11-28": (Hours(time(9, 30), time(12)), Hours(time(13), time()))}
    of = known({HASLEV: saturday, ("haslev", Kind.SELF_SERVICE): {"2026-11-28": (Hours(time(18), time(2)),)}})
    assert told(of, "har Haslev åbent på lørdag") == (
        "Haslev, lørdag 28. november:\n"
        "• Med personale: kl. 9.30-12, kl. 13-24\n"
        "• Selvbetjening: kl. 18-2 (næste dag)\n\n"
        "Kilde: x.dk, læst 25. november 2026 kl. 10.15"
    )
    assert told(of, "is Haslev open on Saturday", Language.EN) == (
        "Haslev, Saturday 28 November:\n"
        "• With staff: 9:30-12:00, 13:00-24:00\n"
        "• Self-service: 18:00-2:00 (the next day)\n\n"
        "Source: x.dk, read 25 November 2026 at 10:15"
    )


def test_sources_that_read_the_same_are_named_once() -> None:
    """Staff wrote of both houses within a minute: one line says so."""
    day = date(2026, 11, 26)

    def written(at: datetime) -> tuple[Source, ...]:
        return (Source(DatedHours({day: (Hours(time(10), time(17)),)}), Origin.STAFF, at),)

    of = KnownHours({HASLEV: written(NOW), ("faxe", Kind.STAFFED): written(NOW + timedelta(seconds=20))})
    said = told(of, "har I åbent i morgen")
    assert said is not None
    assert said.count("Kilde:") == 1


def test_a_holiday_is_named_with_its_year() -> None:
    """A day of another year has its year, and a public holiday says that it is one."""
    of = known({HASLEV: {"2027-03-29": ()}}, Origin.STAFF)
    said = told(of, "har Haslev åbent 2. påskedag")
    assert said is not None
    assert said.startswith("Haslev, mandag 29. marts 2027 (helligdag):\n• Med personale: lukket\n")
    assert "Kilde: husenes medarbejdere, skrevet 25. november 2026" in said


def test_several_days_are_told_one_a_line_and_gaps_as_gaps() -> None:
    """Between Christmas and New Year, a day that is closed and one of which nothing is known are told apart."""
    of = known({HASLEV: {"2026-12-28": (Hours(time(10), time(14)),), "2026-12-27": ()}})
    said = told(of, "har Haslev åbent mellem jul og nytår")
    assert said is not None
    assert said.splitlines()[:5] == [
        "Haslev",
        "søndag 27. december: Med personale lukket",
        "mandag 28. december: Med personale kl. 10-14",
        "tirsdag 29. december: ingen oplysninger",
        "onsdag 30. december: ingen oplysninger",
    ]
    assert "kan der godt være åbent" in said


def test_a_kind_without_information_is_told_as_such() -> None:
    """A kind that the house has, but of which nothing is known that day, is neither left out nor closed."""
    of = known({HASLEV: {"2026-11-26": ()}, ("haslev", Kind.PHONE): {"2026-11-27": ()}})
    said = told(of, "har Haslev åbent i morgen")
    assert said is not None
    assert "• Telefon: ingen oplysninger" in said


def test_the_house_that_the_conversation_is_about_is_meant() -> None:
    """Without a house, the one of the question before is told; with "begge", none before or nothing known, both are."""
    hours: dict[str, DayHours] = {"2026-11-26": ()}
    of = known({HASLEV: hours, ("faxe", Kind.STAFFED): hours})
    both = told(of, "har I åbent i morgen")
    assert both is not None
    assert both.count("lukket") == 2
    assert told(of, "har begge huse åbent i morgen", before="hvor ligger I i Faxe") == both
    faxe = told(of, "har I åbent i morgen", before="hvor ligger I i Faxe")
    assert faxe is not None
    assert "Haslev" not in faxe
    of_haslev = known({HASLEV: hours, ("faxe", Kind.STAFFED): {}})
    known_of_other = told(of_haslev, "har I åbent i morgen", before="hvor ligger I i Faxe")
    assert known_of_other is not None
    assert "lukket" in known_of_other
    assert told(of_haslev, "har Faxe åbent i morgen") is None


@pytest.mark.parametrize(
    ("decision", "goes_on"),
    [
        (Signpost("noed-112"), True),
        (Refuse(("cpr",)), True),
        (HandOver(Reason.ASKED_FOR_PERSON), True),
        (HandOver(Reason.UNSURE), False),
        (Answer("kontakt-aabningstid-bibliotek"), False),
    ],
)
def test_danger_personal_data_and_the_wish_for_a_person_go_first(decision: Decision, goes_on: bool) -> None:
    """Opening hours are told in place of what an entry says, and of nothing that matters more."""
    of = known({HASLEV: {"2026-11-26": ()}})
    assert (told(of, "har I åbent i morgen", decision=decision) is None) is goes_on


def test_a_website_full_of_openings_is_not_told() -> None:
    """What would not fit in one message goes the way of every question instead of breaking the reply."""
    days = [date(2026, 12, 21) + timedelta(days=number) for number in range(7)]
    many = tuple(Hours(time(hour, 0), time(hour, 30)) for hour in range(23))
    of = known({("haslev", kind): {str(day): many for day in days} for kind in Kind})
    assert told(of, "har Haslev åbent i uge 52") is None
    assert MOST_CHARACTERS < 4096
