"""The guard: what is masked, what is left alone, and that nothing else in a text changes."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.files.entry_files import read_folder
from knowledge.guard import MASK, Redaction, redact, without_masks
from knowledge.guarding.isbn import find_isbns
from knowledge.guarding.phones import SWEDISH
from knowledge.guarding.reading import readings

SPELLINGS = {
    "plain": "010190-1234",
    "no separator": "0101901234",
    "a space": "010190 1234",
    "a line break": "010190\n1234",
    "dots": "01.01.90-1234",
    "slashes": "01/01/90 - 1234",
    "day and month together": "0101 90 1234",
    "pairs": "01 01 90 12 34",
    "pairs with hyphens": "01-01-90-12-34",
    "pairs after a hyphen": "01.01.90-12 34",
    "single digits": "0 1 0 1 9 0 1 2 3 4",
    "single digits with commas": "0, 1, 0, 1, 9, 0, 1, 2, 3, 4",
    "as a foreign phone": "010 190 1234",
    "as a bank card": "0101 9012 34",
    "in fives": "01019 01234",
    "two hyphens": "010190 -- 1234",
    "three dots": "010190 ... 1234",
    "an arrow": "010190->1234",
    "brackets": "010190)(1234",
    "an underscore": "010190_1234",
    "bold": "010190**-**1234",
    "en dash": "010190\u20131234",
    "minus": "010190\u22121234",
    "unbreakable hyphen": "010190\u20111234",
    "unbreakable space": "010190\u00a01234",
    "no width": "01\u200b01\u200d90\u20601234",
    "soft hyphen": "010190\u00ad1234",
    "right-to-left mark": "010190\u200f1234",
    "a filler that is a letter": "010190\u31641234",
    "a control character": "010190\x001234",
    "Arabic digits": "٠١٠١٩٠-١٢٣٤",
    "Persian digits": "۰۱۰۱۹۰ ۱۲۳۴",
    "Bengali digits": "০১০১৯০১২৩৪",
    "wide digits": "０１０１９０－１２３４",
    "bold digits": "𝟎𝟏𝟎𝟏𝟗𝟎𝟏𝟐𝟑𝟒",
    "circled digits": "⓪①⓪①⑨⓪①②③④",
    "keycaps": "0️⃣1️⃣0️⃣1️⃣9️⃣0️⃣1️⃣2️⃣3️⃣4️⃣",
    "the letter O": "O1O19O-1234",
    "the letter l": "OlOl90-l234",
    "with the century": "01011990-1234",
    "with the century and dots": "01.01.1990-1234",
    "with the century in one": "010119901234",
    "with this century": "01.01.2010-4234",
    "with the century in fours": "0101 1990 1234",
    "with the century and pairs": "01.01.1990 12 34",
    "the year first": "1990-01-01-1234",
    "the year first in one": "19900101-1234",
    "without zeros": "1.1.90-1234",
    "without zeros but with the century": "1/1-1990 1234",
    "month as a word": "1. januar 1990-1234",
    "month as a word and a space": "1. jan. 1990 1234",
    "month as an English word": "1st January 1990 - 1234",
    "words between": "010190, sidste fire cifre er 1234",
    "words and a figure between": "010190 og de sidste 4 er 1234",
    "words after dots": "01.01.90, de sidste fire: 1234",
    "words after a month": "3. maj 1952 og kontrolcifrene er: slutter på 1234",
    "the separator as a word": "010190 bindestreg 1234",
    "English words between": "010190 and the last four are 1234",
    "and": "010190 og så 1234",
    "figures as words": "nul en nul en ni nul en to tre fire",
    "as it is read aloud": "nul en nul en halvfems tolv fireogtredive",
    "English figures as words": "zero one zero one nine zero one two three four",
    "figures and words": "010190 en to tre fire",
    "replacement number": "610190-1234",
    "last replacement day": "911290-1234",
    "no check digit": "010107-4000",
    "Cyrillic letters for zeros": "\u041e1\u043e190-1234",
    "bold in HTML": "010190</b>-<b>1234",
    "an entity between": "010190&ndash;1234",
    "a letter between": "010190x1234",
    "misspelt number words": "nul en nul en halvfemser tolv fireogtredve",
    "number words written apart": "nul en nul en halvfems tolv fire og tredive",
    "the month in ordinals": "femtende i tredje femogfirs tolv fireogtredive",
    "a month without spaces": "14feb90-1234",
    "a day with its ending": "14ende februar 90, cpr slutter 1234",
    "what comes thereafter": "010190 og så kommer 1234",
    "the rest": "010190 resten er 1234",
    "single figures after the last four": "nul en nul en ni nul, og de sidste fire er en to tre fire",
    "made up in a hospital": "010190-1AB2",
    "in ordinals and a named month": "første januar nittenhundredehalvfems tolv fireogtredive",
}
WITHIN = {
    "a label": "cpr010190-1234x",
    "the name of a number that can be nobody's": "cpr 01.01.2010-1234",
    "its name before what may be an amount": "cpr 01.01.90 1234 kr",
    "a letter that may count": "010190 1234 g",
    "another number before": "4690 01 01 90 12 34",
    "a number before and after": "5 010190-1234 7",
    "a comma and a number after": "2 stk 01 01 90 12 34, 3",
    "a phone before": "20 30 40 50, 01 01 90 12 34",
    "a phone in pairs after": "01 01 90 12 34 20 30 40 50",
    "an address": "https://example.dk/?cpr=0101901234&x=1",
    "an ISBN's beginning": "978 010190-1234",
    "one digit too many before": "1 0 1 0 1 9 0 1 2 3 4",
}
INNOCENT = {
    "phone": "ring 56 20 30 00",
    "phone of a day and a month": "20 10 40 50",
    "phone without spaces": "20103040",
    "phone with the country": "+45 20 10 30 40",
    "phone with the country in one": "+4520103040",
    "phone with zeros": "0045 56203000",
    "two phones": "20 10 40 50 22 33 44 55",
    "two phones in a sentence": "20103040 og 20103050",
    "date and time": "24.12.2026 kl. 10-12",
    "date and hours": "24.12.2026 10-12",
    "date and hour": "24.12.2026 10",
    "short date and hours": "24.12.26 10-12",
    "short date and time": "24.12.26 10.30",
    "short date and clock": "24.12.26 10:30",
    "dates": "01.01.2024-31.12.2024",
    "dates without a year": "1.1.2024 - 31.12",
    "short dates": "01.01.24-31.12.24",
    "a phone abroad": "+49 151 2345678",
    "short date and day": "01.12.26-10.12",
    "birthday": "født 01.01.1990",
    "birthday in six": "010190",
    "date and price": "24. december 2026, 1000 kr.",
    "date and time in words": "3. maj 2026 kl. 1400",
    "time stamp": "2026-11-25 09:15:10",
    "hours": "10-12, 13-16, 18-20",
    "hours without commas": "10-12 13-16 18-20",
    "day and hours": "24/12 10-12 14-16",
    "weekday and hours": "tirsdag 10.10-12.10 og 13.10-14.10",
    "weeks": "uge 10, 11, 12, 13, 14",
    "years": "2010-2012",
    "later years": "fra 2024 til 2026",
    "years in a list": "2010-2012, 2014",
    "years and a number": "2010-2012 10",
    "seasons": "2010-11, 2012",
    "ISBN": "9788702123456",
    "ISBN in parts": "978-87-02-12345-6",
    "ISBN in spaced parts": "978 87 02 12345 6",
    "old ISBN": "ISBN 87-02-12345-2",
    "an event's name in its link": "/start event-78255d68-0792-4986-bb96-8a437d5c8dfc",
    "an event's name in an address": "se faxebibliotek.dk/a/07e30f11-0562-4748-943e-c25a70536e9b",
    "price": "12.250,00 kr.",
    "large price": "1.012.500 kr.",
    "a date and a town": "flytter 01.12.26 4690 Haslev",
    "a date and a town with a comma": "1/12-26, 4640 Faxe",
    "a date and a sum": "den 24-11-25, 1015 kroner i gebyr",
    "a date in two ways and a sum": "den 14/5-26 2500 kr trukket",
    "a date of this century and a time": "scan_20251124_1015.pdf",
    "a case of this century": "sag 2024-1125-1015",
    "account": "DK50 0040 0440 1162 43",
    "postcode": "4690 Haslev",
    "no such month": "1234567890",
    "no such day": "9999999999",
    "nine digits": "010190123",
    "longer number": "01019012345678",
    "material": "870970-basis:12345678",
    "answer": "nummer 2",
}
LETTERS = st.text(alphabet="abcdefghijkæøåABCÆØÅ ?!\n,.👍", max_size=20)
DIGITS = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"])
SEPARATORS = st.sampled_from(["", " ", "-", ".", "/", "\u2013", "\u00a0", "\u200b", " - ", "_", "·", "*"])


@st.composite
def personal_numbers(draw: st.DrawFn) -> str:
    """A number of the shape of a CPR number, evenly parted, in digits of any script."""
    day = draw(st.integers(1, 31)) + draw(st.sampled_from([0, 60]))
    plain = f"{day:02}{draw(st.integers(1, 12)):02}{draw(st.integers(0, 99)):02}{draw(st.integers(0, 9999)):04}"
    script, separator = draw(DIGITS), draw(SEPARATORS)
    cuts = sorted(draw(st.sets(st.integers(1, 9))))
    groups = [plain[start:stop] for start, stop in itertools.pairwise([0, *cuts, 10])]
    # Whoever parts a number elsewhere than before the serial may part it into years: "2010 2012 34".
    assume(6 in cuts or not any(re.fullmatch(r"(19|20)\d\d", group) for group in groups))
    number = separator.join(groups)
    assume(not SWEDISH.fullmatch(number))
    return number.translate(str.maketrans("0123456789", script))


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
def test_every_spelling_is_masked(spelling: str) -> None:
    """A personal number is masked whole, however it is typed."""
    assert redact(f"Hej, {spelling}!") == Redaction(f"Hej, {MASK}!", ("cpr",), ("cpr",))


@pytest.mark.parametrize("text", WITHIN.values(), ids=WITHIN)
def test_what_stands_around_does_not_hide_a_number(text: str) -> None:
    """A neighbouring word or number does not keep a personal number from being masked."""
    left = re.sub(r"\D", "", redact(text).text)
    assert redact(text).kinds == ("cpr",)
    assert not re.search(r"0190|1234|9012", left)


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Phone numbers, dates, hours, years, prices, accounts and ISBNs are no personal numbers, and nothing refused."""
    assert redact(text, quietly=False) == Redaction(text)


def test_no_text_of_the_starter_knowledge_is_masked() -> None:
    """The guard refuses nothing in the approved answers, which are full of prices, numbers and dates."""
    texts = [
        text
        for entry in read_folder().entries.values()
        for localised in entry.texts.values()
        for text in (localised.title, localised.answer, *localised.examples)
    ]
    assert len(texts) > 1000
    assert [text for text in texts if redact(text).kinds] == []


def test_every_number_in_a_text_is_masked() -> None:
    """Several personal numbers in one text are each masked."""
    text = "mig 010190-1234, min mand 0202852345 og 03 03 20 1234"
    assert redact(text).text == f"mig {MASK}, min mand {MASK} og {MASK}"


def test_a_number_that_its_neighbour_hid_is_masked() -> None:
    """A number that seemed a part of something longer is masked once the rest of that is."""
    assert redact("0101 9012 34 02 02 85 2345").text == f"{MASK} {MASK}"


def test_a_keycap_goes_with_its_digit() -> None:
    """Nothing of a keycap emoji stays behind the mask."""
    assert redact("0101901234\ufe0f\u20e3!").text == f"{MASK}!"


@given(before=LETTERS, number=personal_numbers(), after=LETTERS)
def test_a_number_of_any_shape_is_gone_and_the_rest_unchanged(before: str, number: str, after: str) -> None:
    """A number of the right shape is masked in any script, grouping and surrounding; the rest stays as it was."""
    assume(not any(list(find_isbns(reading.text)) for reading in readings(number)))
    assert redact(before + number + after) == Redaction(before + MASK + after, ("cpr",), ("cpr",))


@given(text=st.text(st.sampled_from("0123456789 -./,:()\nkl og[CPR]٠١٢９enTo"), max_size=60))
def test_redacting_twice_is_redacting_once(text: str) -> None:
    """What is left after redaction has nothing more to mask, and still tells what it held."""
    once = redact(text)
    assert redact(once.text) == once


@given(text=st.text(max_size=80))
def test_a_text_with_few_digits_is_unchanged(text: str) -> None:
    """A text with fewer digits than a date of birth and a serial is left, unless a birthday is covered up."""
    assume(not re.search(r"(?i)[x*•#?_]{6}", text))
    assume(sum(character.isdigit() for character in text) < 8 and without_masks(text) == text)
    assert redact(text, quietly=False) == Redaction(text)


@given(phone=st.integers(20_000_000, 99_999_999), spaced=st.booleans(), before=LETTERS, after=LETTERS)
def test_a_phone_number_is_never_refused(phone: int, spaced: bool, before: str, after: str) -> None:
    """Eight digits in a row or in pairs are a Danish phone number, and no personal number."""
    number = " ".join(re.findall("..", str(phone))) if spaced else str(phone)
    assert redact(before + number + after).kinds == ()


@given(text=st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text is too odd to be redacted, and `kinds` tells whether something is masked."""
    redaction = redact(text)
    assert ("cpr" in redaction.kinds) == (MASK in redaction.text)
    assert redaction.masked or redaction.text == text


def test_a_text_that_was_masked_before_tells_so() -> None:
    """A stored text, masked when it came in, is still a text that held a number when it is taken up again."""
    assert redact(f"mit nummer er {MASK}") == Redaction(f"mit nummer er {MASK}", ("cpr",), ("cpr",))
