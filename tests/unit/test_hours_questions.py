"""Which questions ask when a house is open on days that can be told, and which only look like it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from knowledge.dates import COPENHAGEN
from knowledge.opening_hours.questions import MOST_DAYS, HoursQuestion, read_hours_at_large, read_hours_question
from knowledge.opening_hours.timetable import Kind

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=COPENHAGEN)
LIBRARY = (Kind.STAFFED, Kind.SELF_SERVICE)


def read(text: str) -> HoursQuestion | None:
    """What a text asks on a Wednesday in November."""
    return read_hours_question(text, NOW)


def days(*texts: str) -> tuple[date, ...]:
    """Days, from their ISO dates."""
    return tuple(date.fromisoformat(text) for text in texts)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("har I åbent i morgen?", days("2026-11-26")),
        ("HAR I ÅBENT PÅ LØRDAG", days("2026-11-28")),
        ("har i abent paa lordag", days("2026-11-28")),
        ("har i åbent 2. påskedag", days("2027-03-29")),
        ("er der lukket 2. pinsedag", days("2027-05-17")),
        ("er biblioteket åbent mellem jul og nytår", days("2026-12-27", "2026-12-28", "2026-12-29", "2026-12-30")),
        ("er I åbne grundlovsdag", days("2027-06-05")),
        ("holder I lukket den 24. december", days("2026-12-24")),
        ("hvornår lukker I i dag", days("2026-11-25")),
        ("åbningstider på fredag", days("2026-11-27")),
        ("hvor længe er der folk på biblioteket i aften", days("2026-11-25")),
        ("er der borgerservice på lørdag", days("2026-11-28")),
        ("er der telefontid i morgen", days("2026-11-26")),
        ("har I åbn på torsdag", days("2026-11-26")),
        ("are you open on Boxing Day", days("2026-12-26")),
        ("when does the library close today", days("2026-11-25")),
        ("what are your hours tomorrow", days("2026-11-26")),
        ("har I åbent næste lørdag", days("2026-11-28", "2026-12-05")),
        ("er bibliotekt åbent på søndag", days("2026-11-29")),
        ("når åbner I i morgen", days("2026-11-26")),
        ("ikke lørdag men mandag, hvornår åbner I", days("2026-11-30")),
        ("kan man selv låse sig ind 2. juledag", days("2026-12-26")),
        ("har I åbent kl. halv fem", days("2026-11-25")),
        ("har Faxe åbent kl 18", days("2026-11-25")),
        ("kan man komme forbi borgerservice den 1. december", days("2026-12-01")),
        ("can we get in on Sunday", days("2026-11-29")),
        ("I har vel åbent på lørdag", days("2026-11-28")),
        ("are u open tomorrow", days("2026-11-26")),
        ("hvornår åbner I igen fra på mandag", tuple(date(2026, 11, 30) + timedelta(number) for number in range(7))),
        ("hvornår åbner I igen efter nytår", tuple(date(2027, 1, 2) + timedelta(number) for number in range(7))),
        ("Hej med jer\nHar I åbent på lørdag?\nMvh Lis Jensen, Karise", days("2026-11-28")),
        ("Glædelig jul! Har I åbent den 27. december? På forhånd tak, hilsen Bent", days("2026-12-27")),
        ("Undskyld, har I åbent i morgen", days("2026-11-26")),
    ],
)
def test_days_are_read_from_questions_about_opening(text: str, meant: tuple[date, ...]) -> None:
    """Days by name, by date and by feast, in Danish and English; where two may be meant, both are.

    Of what has no end the first week is meant.
    """
    question = read(text)
    assert question is not None
    assert question.days == meant


@pytest.mark.parametrize(
    "text",
    [
        "har Brugsen åbent i morgen",
        "hvornår åbner svømmehallen på lørdag",
        "er genbrugspladsen åben i dag",
        "is the pool open today",
        "min konto er lukket i dag",
        "kan jeg få åbnet en konto i morgen",
        "jeres dør gider ikke åbne i dag",
        "er der lukket på grund af sne i dag",
        "hvornår åbner tilmeldingen på mandag",
        "hvor længe er udstillingen åben på søndag",
        "er der åbent hus på lørdag",
        "hvad sker der på lørdag",
        "kan jeg få pas i dag",
        "kan I ringe til mig i morgen",
        "luk nu",
        "kan du lukke nu",
        "åbn den i dag",
        "close now",
        "jeg har åbnet min sag i dag og vil gerne vide hvad der nu skal ske med den",
    ],
)
def test_what_only_looks_like_a_question_about_opening_is_none(text: str) -> None:
    """Other places, events, accounts, doors and orders go the way of every question, though a day stands in them."""
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "har I åbent",
        "åbningstider",
        "har I åbent kl. 9",
        "har I åbent om aftenen",
        "er der åbent om lørdagen",
        "havde I åbent i går",
        "har i åbent i december",
    ],
)
def test_without_days_that_can_be_told_there_is_no_such_question(text: str) -> None:
    """No day, a regular one, one gone by, or more than one answer holds: the curated answer says it better."""
    assert read(text) is None
    assert MOST_DAYS < 31


@pytest.mark.parametrize(
    "text", ["hvornår har I åbent", "åbningstider", "what are your opening hours", "hvornår lukker I", "er der åbent"]
)
def test_who_names_no_day_and_no_house_asks_for_today_and_tomorrow(text: str) -> None:
    """Both houses are meant; tomorrow is told, too, since today may be over."""
    question = read_hours_at_large(text, NOW)
    assert question is not None
    assert question.days == days("2026-11-25", "2026-11-26")
    assert question.house is None


@pytest.mark.parametrize(
    "text",
    [
        "åbningstider i Faxe",
        "har I åbent i morgen",
        "har I åbent om aftenen",
        "havde I åbent i går",
        "har Brugsen åbent",
    ],
)
def test_who_names_a_house_a_day_a_time_or_another_place_asks_for_that(text: str) -> None:
    """Only what names nothing is told of the next days."""
    assert read_hours_at_large(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "now"),
    [("har I åbent nu", True), ("are you open right now", True), ("har I åbent i dag", False), ("åbent kl 18?", False)],
)
def test_only_now_is_now(text: str, now: bool) -> None:
    """The present moment is told apart from the rest of the day."""
    question = read(text)
    assert question is None or question.now is now
    assert question is not None or not now


@pytest.mark.parametrize(
    ("text", "kinds", "leading"),
    [
        ("har I åbent i morgen", (), LIBRARY),
        ("er biblioteket åbent i morgen", LIBRARY, LIBRARY),
        ("er borgerservice åben i morgen", (Kind.CITIZEN_SERVICE,), (Kind.CITIZEN_SERVICE,)),
        ("er der betjent i morgen", (Kind.STAFFED,), (Kind.STAFFED,)),
        ("er der selvbetjent i morgen", (Kind.SELF_SERVICE,), (Kind.SELF_SERVICE,)),
        ("kan man komme ind uden personale i morgen", (Kind.SELF_SERVICE,), (Kind.SELF_SERVICE,)),
        ("er der ubemandet i morgen", (Kind.SELF_SERVICE,), (Kind.SELF_SERVICE,)),
        ("is self-service open tomorrow", (Kind.SELF_SERVICE,), (Kind.SELF_SERVICE,)),
        ("er telefonen åben i morgen", (Kind.PHONE,), (Kind.PHONE,)),
        ("kan jeg ringe til borgerservice i morgen", (Kind.CITIZEN_SERVICE, Kind.PHONE), (Kind.PHONE,)),
    ],
)
def test_kinds_are_read(text: str, kinds: tuple[Kind, ...], leading: tuple[Kind, ...]) -> None:
    """What is asked about is what is told of; something must be known of the part that matters."""
    question = read(text)
    assert question is not None
    assert (question.kinds, question.leading) == (kinds, leading)


def test_houses_are_read() -> None:
    """One house, both by name or by "begge", or none."""
    read_all = [read(f"har {text} åbent i morgen") for text in ("Haslev", "faxe", "haslev og faxe", "begge", "I")]
    asked = [(each.house, each.both) for each in read_all if each is not None]
    assert asked == [("haslev", False), ("faxe", False), (None, True), (None, True), (None, False)]
