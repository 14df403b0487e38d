"""The last four digits of a personal number are masked where they are told as such, and no other four are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.guard import redact

SERIALS = st.integers(0, 9999).map("{:04}".format)


@given(serial=SERIALS, cover=st.sampled_from(["xxxxxx", "******", "DDMMÅÅ", "dd.mm.åå", "??????"]))
def test_a_birthday_that_is_covered_up_leaves_a_serial(serial: str, cover: str) -> None:
    """Who covers the birthday and leaves the last four digits has them masked too."""
    assert serial not in redact(f"mit er {cover}-{serial}, kan I se det").text


@given(
    serial=SERIALS,
    told=st.sampled_from(
        [
            "Personnr.: {}",
            "mit cpr er {}",
            "de bagerste i mit cpr er {}",
            "{} er resten af mit cpr",
            "endelsen på mit personnummer lyder {}",
            "jeg er født juleaften i 1952 og mit nummer ender på {}",
        ]
    ),
)
def test_four_digits_are_a_serial_where_they_are_called_one(serial: str, told: str) -> None:
    """Named before or behind, at the end or as the rest: the text says that a personal number is meant."""
    assert redact(told.format(serial)).kinds == ("cpr",)


@pytest.mark.parametrize(
    "text",
    [
        "treogtyvende april enoghalvfjerds og så 2156",
        "født 12-3-58 derefter 1127",
        "fødselsdagen 030381 plus fire cifre 1312",
        "født 14/2-71, det der kommer bagefter er 3317",
    ],
)
def test_what_is_added_to_a_birthday_is_masked(text: str) -> None:
    """Words such as "and then", "plus" and "after that" join a birthday and the four digits behind it."""
    masked = redact(text)
    assert masked.kinds == ("cpr",)
    assert text[-4:] not in masked.text


@pytest.mark.parametrize(
    "text",
    [
        "mit cpr er 22088319400",
        "10283-1940 er for få cifre i mit cpr",
        "120358112 er mit cpr",
        "fødselsnummeret mitt er 12048522384",
    ],
)
def test_a_slip_hides_no_number_that_is_called_personal(text: str) -> None:
    """A digit too many or too few, before its name or behind it."""
    assert redact(text).kinds == ("cpr",)


@pytest.mark.parametrize(
    "text",
    [
        "cpr-registret kom i 1968",
        "det sidste brev om mit cpr kom i 2024",
        "mit lånerkort slutter på 4417, og jeg har glemt mit cpr",
        "jeg er født i Faxe, mit telefonnummer ender på 4417",
        "koncerten den 24.12.26 og så 1930",
        "født 3. maj 2010 og så 1200 kr",
        "cpr-attesten koster 1200",
        "ordrenummer 12345-6789, ikke cpr",
    ],
)
def test_years_prices_and_other_numbers_are_left(text: str) -> None:
    """A year, an hour, a price, and the end of a card, a telephone or an order are no serial."""
    assert redact(text).kinds == ()


@given(phone=st.integers(20_000_000, 99_999_999), letters=st.tuples(*2 * [st.sampled_from("BSZG")]))
def test_a_telephone_number_between_letters_is_no_misread_number(phone: int, letters: tuple[str, str]) -> None:
    """Letters on both sides of eight digits are no digits that a camera misread, but for the O of a zero."""
    assert redact(f"{letters[0]}{phone}{letters[1]}").kinds == ()
