"""Events as staff write them: what is written is what is kept, and every slip is named with its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from knowledge.entries import Language
from knowledge.events.fields import Field, FormError, Slip, read_lines
from knowledge.events.form import read_form, read_state, to_fields
from knowledge.events.model import STAFF, Occurrence, State
from knowledge.events.sheet_words import EXPECTED

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
WHOLE = """\
Titel: Strikkeklub: for alle
dato: 3. december
tid: kl. 19-21.30
hus: haslev
sted: Salen
for: voksne, unge
emne: håndarbejde
pris: 25 kr.
link: https://x.dk/1
billetter: https://x.dk/2
om: Tag dit strikketøj med.
Husk: kaffe"""


def read(text: str) -> tuple[Occurrence, ...]:
    """The occurrences of a form."""
    return read_form(read_lines(text), NOW, source=STAFF, key="1")


def slips(text: str) -> list[tuple[Slip, str]]:
    """What is wrong with a form, and with which field."""
    with pytest.raises(FormError) as caught:
        read(text)
    return [(fault.slip, fault.field) for fault in caught.value.faults]


def changed(**fields: str) -> str:
    """A short form with other fields."""
    told = {"titel": "Bingo", "dato": "3. december", "tid": "19", "hus": "Faxe"} | fields
    return "\n".join(f"{name}: {value}" for name, value in told.items())


def test_form_is_read_whole() -> None:
    """Every field is where it belongs; colons and lines of the text stay."""
    [found] = read(WHOLE)
    assert found.title == "Strikkeklub: for alle"
    assert (found.starts, found.ends) == (
        datetime(2026, 12, 3, 18, tzinfo=UTC),
        datetime(2026, 12, 3, 20, 30, tzinfo=UTC),
    )
    assert (found.houses, found.place, found.source, found.series) == (("haslev",), "Salen", STAFF, None)
    assert (found.audiences, found.categories) == (("voksne", "unge"), ("håndarbejde",))
    assert (found.price, found.free) == ("25 kr.", False)
    assert (found.url, found.ticket_url) == ("https://x.dk/1", "https://x.dk/2")
    assert found.description == "Tag dit strikketøj med.\nHusk: kaffe"


def test_several_days_are_a_series() -> None:
    """Days with semicolons between are one occurrence each; told again, they are the same ones."""
    found = read(changed(dato="10. december; 3. december"))
    assert [each.starts.day for each in found] == [3, 10]
    assert len({each.series for each in found}) == 1
    assert [each.uuid for each in found] == [each.uuid for each in read(changed(dato="3/12; 10/12"))]
    assert len({each.uuid for each in found}) == 2


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ("19", "18:00", "18:00"),
        ("19.30", "18:30", "18:30"),
        ("kl. 9:15 - 10", "08:15", "09:00"),
        ("fra 19 til kl. 21", "18:00", "20:00"),
        ("19:00:00", "18:00", "18:00"),
        ("22-01", "21:00", "00:00"),
        ("20-24", "19:00", "23:00"),
        ("00-24", "23:00", "23:00"),
        ("18-10", "17:00", "09:00"),
        ("fra kl. 19 til kl. 21", "18:00", "20:00"),
    ],
)
def test_times_are_read_as_people_write_them(written: str, begin: str, end: str) -> None:
    """Copenhagen's clock, with dots or colons, with or without an end, also past midnight."""
    [found] = read(changed(tid=written))
    assert (f"{found.starts:%H:%M}", f"{found.ends:%H:%M}") == (begin, end)
    assert timedelta() <= found.ends - found.starts <= timedelta(days=1)
    assert (found.ends == found.starts) == (written in {"19", "19.30", "19:00:00"})
    [again] = read_form(to_fields(found), NOW, source=STAFF, key="1")
    assert again == found


def test_exhibition_lasts_whole_days() -> None:
    """A span of days without times is one occurrence over all of them."""
    [found] = read(changed(dato="1. december - 5. januar", tid="hele dagen"))
    assert found.all_day
    assert (found.starts, found.ends) == (datetime(2026, 11, 30, 23, tzinfo=UTC), datetime(2027, 1, 5, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("written", "houses", "online"),
    [("Faxe Bibliotek", ("faxe",), False), ("begge", ("haslev", "faxe"), False), ("Online", (), True)],
)
def test_house_is_one_both_or_none(written: str, houses: tuple[str, ...], online: bool) -> None:
    """A house may be named as people name it; what takes place on the net is in none."""
    [found] = read(changed(hus=written))
    assert (found.houses, found.online) == (houses, online)


@pytest.mark.parametrize("slip", Slip)
def test_every_slip_has_its_words(slip: Slip) -> None:
    """In the group in Danish, and beside the cells of a file."""
    assert slip is Slip.NO_STATE or f"staff-event-fault-{slip.value}" in Catalogue()[Language.DA]
    assert slip is Slip.ONE_DAY or slip in EXPECTED


def test_double_hour_is_its_first_one() -> None:
    """In the night when clocks go back, 02.30 is there twice; citizens read the same time for both."""
    [found] = read(changed(dato="31. oktober 2027", tid="02.30-04"))
    assert (found.starts, found.ends - found.starts) == (
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        timedelta(hours=2.5),
    )


@pytest.mark.parametrize(("place", "houses"), [("Haslev Bibliotek", ("haslev",)), ("Faxe Kulturhus", ())])
def test_library_as_the_place_is_its_house(place: str, houses: tuple[str, ...]) -> None:
    """Whoever looks for the house finds it; elsewhere in the town is not in the house."""
    [found] = read(changed(hus="", sted=place))
    assert (found.houses, found.place) == (houses, place)


def test_other_place_needs_no_house() -> None:
    """What takes place elsewhere has a place."""
    [found] = read(changed(hus="", sted="Kulturhuset Leopold"))
    assert (found.houses, found.place) == ((), "Kulturhuset Leopold")


@pytest.mark.parametrize(
    ("written", "free"), [("gratis", True), ("0 kr.", True), ("40 kr.", False), ("40", False), ("", None)]
)
def test_price_is_words_and_whether_it_is_free(written: str, free: bool | None) -> None:
    """Nothing said is not known."""
    [found] = read(changed(pris=written))
    assert (found.free, found.price) == (free, "40 kr." if free is False else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hus: Faxe", [(Slip.MISSING, "titel"), (Slip.MISSING, "dato"), (Slip.MISSING, "tid")]),
        (changed(hus=""), [(Slip.MISSING, "hus")]),
        (changed(dato="snart"), [(Slip.NO_DAY, "dato")]),
        (changed(dato="næste lørdag"), [(Slip.NO_DAY, "dato")]),
        (changed(dato="3. december hos Bo"), [(Slip.NO_DAY, "dato")]),
        (changed(dato="31. februar"), [(Slip.NO_DAY, "dato")]),
        (changed(dato="hver onsdag"), [(Slip.NO_DAY, "dato")]),
        (changed(dato="1. december 2025"), [(Slip.PAST, "dato")]),
        (changed(dato="1/11"), [(Slip.PAST, "dato")]),
        (changed(dato="3. december 2030"), [(Slip.FAR, "dato")]),
        (changed(dato="3.-5. december"), [(Slip.LONG, "dato")]),
        (changed(tid="om aftenen"), [(Slip.NO_TIME, "tid")]),
        (changed(tid="25"), [(Slip.NO_TIME, "tid")]),
        (changed(tid="19-25"), [(Slip.NO_TIME, "tid")]),
        (changed(tid="19-17"), [(Slip.BACKWARDS, "tid")]),
        (changed(tid="10-9"), [(Slip.BACKWARDS, "tid")]),
        (changed(tid="24"), [(Slip.MIDNIGHT, "tid")]),
        (changed(dato="27. marts 2027", tid="22-02.30"), [(Slip.NO_MOMENT, "tid")]),
        (changed(dato="fredag den 3. december"), [(Slip.WEEKDAY, "dato")]),
        (changed(hus="Faxe og Køge"), [(Slip.NO_HOUSE, "hus")]),
        (changed(hus="Haslev og online"), [(Slip.NO_HOUSE, "hus")]),
        (changed(link="http://x.dk"), [(Slip.NO_ADDRESS, "link")]),
        (changed(titel="x" * 301), [(Slip.TOO_LONG, "titel")]),
        (changed(om="x" * 4001), [(Slip.TOO_LONG, "om")]),
        (changed(om="Ring til Bo, 010190-1234"), [(Slip.PERSONAL, "om")]),
        (changed(tid="010190-1234"), [(Slip.PERSONAL, "tid")]),
        (changed(om="Ring til Bo, [CPR]"), [(Slip.PERSONAL, "om")]),
        ("Bo 010190-1234", [(Slip.PERSONAL, "[CPR]")]),
        (changed(titel="LÃ¦sekreds"), [(Slip.GARBLED, "titel")]),
        (changed(hus="Køge"), [(Slip.NO_HOUSE, "hus")]),
        (
            changed(link="faxebibliotek.dk", billet="javascript:x"),
            [(Slip.NO_ADDRESS, "link"), (Slip.NO_ADDRESS, "billet")],
        ),
        (changed() + "\ntitel: Igen", [(Slip.TWICE, "titel")]),
        (changed() + "\nfarve: blå", [(Slip.UNKNOWN, "farve")]),
        ("Bingo på torsdag", [(Slip.UNKNOWN, "Bingo på torsdag")]),
    ],
)
def test_every_slip_is_named_with_its_field(text: str, expected: list[tuple[Slip, str]]) -> None:
    """Nothing is guessed, and all that is wrong is told at once."""
    assert slips(text) == expected


@pytest.mark.parametrize(
    "text", [WHOLE, changed(), changed(tid="hele dagen"), changed(dato="1/12-5/1", tid="hele dagen")]
)
def test_what_is_kept_can_be_written_anew_in_part(text: str) -> None:
    """An occurrence becomes the fields that make it again, so that a correction names only what is other."""
    [found] = read(text)
    [again] = read_form(to_fields(found), NOW, source=STAFF, key="1")
    assert again == found
    [moved] = read_form(to_fields(found) | {Field.DAY: "4. december"}, NOW, source=STAFF, key="1")
    assert replace(moved, spot=found.spot) == found


def test_words_for_states() -> None:
    """Cancelled, sold out and on again have a word each; any other is none."""
    assert [read_state(word) for word in ("Aflyst", "udsolgt", "igen", "måske")] == [
        State.CANCELLED, State.SOLD_OUT, State.SCHEDULED, None
    ]  # fmt: skip


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(Field), st.text(max_size=30) | st.sampled_from(["3. december", "19-21"])))
def test_any_form_is_an_event_or_a_list_of_slips(told: dict[Field, str]) -> None:
    """Whatever is written in the fields, it is taken, or something is named."""
    try:
        found: object = read_form(told, NOW, source=STAFF, key="1")
    except FormError as error:
        found = error.faults
    assert found
