"""Personal numbers told in part, with a slip of typing, or by the name of another country; and what is none."""

from __future__ import annotations

import re

import pytest

from knowledge.guard import redact

SERIALS = {
    "blanked": "xxxxxx-1175",
    "blanked with stars": "cpr ******1175",
    "blanked in pairs": "xx.xx.xx-1175",
    "told as a form": "ddmmåå-1175 det er mig",
    "the rest": "resten af mit cpr er 1175",
    "the ending": "mit cpr har endelsen 1175",
    "the ending beside a birthday": "fødselsdag 24 april, år 63, endelse 1175",
    "last": "de fire bagerste tal i cpr er 1175",
    "last digits": "de sidste cifre i mit personnummer: 1175",
    "told before": "1175 er de bagerste i mit cpr",
    "asked about": "ender mit cpr på 1175? jeg er i tvivl",
    "beside a birthday in words": "født juleaften 52 og mit nummer ender på 1175",
    "in a form": "Fødselsdato: 05.03.1984\nPersonnr.: 1175",
    "called so": "mit cpr er 1175",
    "behind the hyphen": "mit cpr, altså det bag bindestregen, er 1175",
    "the tail": "jeg husker kun halen på min mors cpr, den er 1175",
    "named without a verb": "min mors cpr 1175",
    "half blanked": "17xxxx-1175",
    "half blanked before": "**0849-1175",
    "corrected at length": "mit cpr er 140988-2354, det skulle have været 1175",
    "corrected": "mit cpr er 140988-2354, nej undskyld 1175",
}
OTHERS = {
    "telephone": "mit telefonnummer ender på 4417",
    "telephone beside a number that was named": "mit cpr har I, og mit telefonnummer slutter på 4417",
    "telephone told before": "4417 er de sidste fire i mit telefonnummer",
    "case": "mit sagsnummer ender på 4417",
    "case and cpr": "hvad skal I bruge cpr til, sagsnummeret slutter på 4417",
    "card": "kortnummerets sidste fire cifre er 4417",
    "card blanked": "kortet hedder xxxxxx-4417",
    "year": "jeg fik nyt cpr i 2019",
    "year and the last": "sidste gang jeg viste cpr var i 2019",
    "year behind the name": "er reglerne for cpr 2026 nye",
    "form of a date": "skriver jeg ddmmåå-xxxx i feltet",
    "place in a queue": "ved skranken med cpr, nummer 1175 i køen",
    "rest of a year": "gælder cpr resten af 2026",
    "sum": "hvad er cpr og regningen slutter på 1200 kr",
    "postcode": "mit cpr, ender på 4690 Haslev",
    "hours": "er det med cpr, I slutter kl. 1700",
    "year in school": "jeg er født i 1963, hvornår får jeg pension",
    "room": "født 24. april 1963, mødet er i lokale 1175",
}
WHOLE = {
    "and": "24 april 1963 og derefter 1175",
    "so": "24. april 63, så 1175",
    "plus": "24/4 63 plus 1175",
    "plus as a sign": "24/4 63 + 1175",
    "month first": "April 24, 1963 - 1175",
    "of a child": "født 12MAR2022 1175",
    "read aloud": "den fjortende niende firs bindestreg treogtyve femogfyrre",
}
CALLED = {
    "a digit too many": "mit cpr er 22088319400",
    "a digit too many behind": "cpr 140988-23456",
    "a digit too few": "mit cpr er 140988-234",
    "a zero lost": "10283-1940 er ikke nok cifre siger den om mit cpr",
    "a zero lost and told before": "10283 1940 er mit cpr",
    "norwegian": "fødselsnummeret mitt er 12048522384",
    "estonian": "minu isikukood on 38001085718",
    "finnish": "henkilötunnus 131052-308T",
    "dutch": "my BSN 123456782",
}
NOT_CALLED = {
    "case": "mit sagsnr 12345-2024 handler om cpr",
    "nine digits": "pakken 123456-789 er væk",
    "eleven digits": "bestilling 22088319400",
    "two years": "24.12.1963 og 1984",
    "date and hours": "mødet 24. december 2026 og så 1400",
    "date and price": "3. maj 2019, og så 1200 kr",
    "moments of two time zones": "25 Oct 2026 02:30+02:00 and 02:30+01:00 = 03:30",
    "prices of a card by year": "sundhedskort 205 (2020)…220 (2023)",
    "date and postcode": "født 24. april 1963, 4690 Haslev",
}
LINES = {
    "greeting between": "140988\nmvh Lone\n2345",
    "list": "1. 140988\n2. 2345",
    "chat": "Lone: 140988\nBent: ja og så?\nLone: 2345",
    "month by name": "Lone, født 14. september 1988\nhilsen\n2345",
}
NOT_LINES = {
    "year": "Lone, født 14. september 1988\nhilsen\n2019",
    "hours": "mødet er 14. september 2026\nhusk\n1400",
    "postcode": "født 14. september 1988\nbor i\n4690 Haslev",
}


@pytest.mark.parametrize("text", SERIALS.values(), ids=SERIALS)
def test_the_last_four_digits_told_as_such_are_masked(text: str) -> None:
    """Named as a part of a personal number, behind a blanked birthday or beside one, four digits are masked."""
    assert redact(text).kinds == ("cpr",)
    assert "1175" not in redact(text).text


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_the_last_digits_of_other_numbers_stay(text: str) -> None:
    """Four digits of a telephone, a case, a card, a sum, a year, hours or a postcode are no personal number's."""
    assert redact(text, quietly=False).text == text


@pytest.mark.parametrize("text", [*WHOLE.values(), *CALLED.values()], ids=[*WHOLE, *CALLED])
def test_a_number_that_goes_on_or_is_called_one_is_masked(text: str) -> None:
    """A birthday that goes on with four digits, and what is called a personal number with a slip, leave no digits."""
    assert redact(text).kinds == ("cpr",)
    assert not re.search(r"\d|femogfyrre", redact(text).text)


@pytest.mark.parametrize("text", NOT_CALLED.values(), ids=NOT_CALLED)
def test_numbers_of_other_things_stay(text: str) -> None:
    """Numbers of nine or eleven digits that are called something else, and dates with hours, sums or years, stay."""
    assert redact(text).kinds == ()


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_a_date_of_birth_and_four_digits_on_lines_of_their_own_are_a_number(text: str) -> None:
    """A greeting, a mark of a list or a sender between the lines hides no number."""
    assert redact(text).kinds == ("cpr",)
    assert not re.search(r"2345|0988|1988", redact(text).text)


@pytest.mark.parametrize("text", NOT_LINES.values(), ids=NOT_LINES)
def test_years_hours_and_postcodes_on_a_line_of_their_own_stay(text: str) -> None:
    """Beside a date on another line a year, a time or a town's postcode is no serial."""
    assert redact(text).kinds == ()


@pytest.mark.parametrize(
    "text",
    [
        "mit nummer ender på 4417",
        "nej, de sidste er 4417, ikke 4471",
        "kan I bruge 4417? det er de sidste fire",
        "hvad er de sidste fire? -> 4417",
        "040658 er min fødselsdag og 4417 er resten",
        "040658 ****? nej 4417",
        "min datter 11. september 2021 og så 4417",
    ],
)
def test_four_digits_are_masked_where_no_other_number_is_named(text: str) -> None:
    """The end of somebody's number, "the last ones", the rest, and what follows a child's birthday."""
    masked = redact(text)
    assert masked.kinds == ("cpr",)
    assert "4417" not in masked.text


@pytest.mark.parametrize("text", ["cpr 1984", "CPR nr 2014", "cpr 2026"])
def test_four_digits_behind_the_name_are_masked_though_they_look_like_a_year(text: str) -> None:
    """A serial may be 1984; only a year of ours in the middle of a sentence is talk of rules."""
    assert redact(text).kinds == ("cpr",)


@pytest.mark.parametrize(
    "text",
    [
        "jeg er ringet op fra et nummer der ender på 4417",
        "mit nummer ender på 4417 hvis I ringer",
        "de sidste er 1209 kr",
        "de sidste er 2014",
        "juleaften 24. december 2026 og så 1930",
        "mødet er 12.11.2026 1430-1600",
        "4/6 2026 1100-1500",
        "åbent 24.12.26 1000-1200",
    ],
)
def test_hours_sums_and_the_end_of_a_telephone_number_stay(text: str) -> None:
    """A range of hours behind a date of these years is no serial, and a number that calls is a telephone's."""
    assert redact(text).kinds == ()


@pytest.mark.parametrize("text", ["580604-4417? forkert rækkefølge i cpr", "cpr 4 6 58 4417"])
def test_a_date_in_another_order_or_form_hides_no_number_that_is_named(text: str) -> None:
    """Beside its name any six digits and four are one, and a day and month without zeros."""
    masked = redact(text)
    assert masked.kinds == ("cpr",)
    assert "4417" not in masked.text


@pytest.mark.parametrize(
    "text",
    [
        "geboren 03.09.1951 und dann 4417",
        "ur. 03.09.1951 potem 4417",
        "cpr, 03/09/1951 والأرقام 4417",
        "slutcifre 4417",
        "cpr ...4417",
    ],
)
def test_a_birthday_goes_on_in_other_languages_too(text: str) -> None:
    """What joins a birthday and the digits behind it is known in the languages of the desk."""
    masked = redact(text)
    assert masked.kinds == ("cpr",)
    assert "4417" not in masked.text


@pytest.mark.parametrize(
    "text", ["vagt 03/11 09-17 og 04/11 10-18", "03/11, 04/11 og 05/11", "kortets slutcifre er 4417"]
)
def test_days_in_a_row_are_no_birthday(text: str) -> None:
    """A month behind its day begins no date of birth, and a card has its own last digits."""
    assert redact(text).kinds == ()


def test_a_telephone_number_behind_question_marks_is_none() -> None:
    """Two signs hide the day only where a month follows."""
    assert redact("hvad??20000000").kinds == redact("?? 20000000").kinds == redact("??20000000").kinds == ()
    assert redact("??0849-4417").kinds == ("cpr",)
