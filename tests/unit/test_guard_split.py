"""A personal number in two messages: the date of birth at the end of one, the serial in the next."""

from __future__ import annotations

import pytest

from knowledge.guard import begins_with_serial, ends_with_birth_date


@pytest.mark.parametrize(
    "text",
    [
        "010190",
        "mit cpr er 010190",
        "cpr 010190-",
        "01.01.90",
        "født 1/1-1990",
        "nul en nul en halvfems",
        "０１０１９０",
        "1. januar 1990",
        "0 1 0 1 9 0",
        "01011990 ...",
        "610190",
        "1990-01-01",
        "19900101",
        "January 1, 1990",
        "1st of January 1990",
        "010190 og så kommer de sidste",
        "010190-xxxx",
    ],
)
def test_a_date_of_birth_at_the_end_is_seen(text: str) -> None:
    """A message that ends with a date in any spelling may be the first half of a personal number."""
    assert ends_with_birth_date(text)


@pytest.mark.parametrize(
    "text", ["", "hej", "1234", "450190", "011390", "010190 er min fødselsdag", "20104050", "10-17"]
)
def test_other_ends_are_no_date_of_birth(text: str) -> None:
    """Nothing is remembered of a message that ends with words, other numbers or an impossible date."""
    assert not ends_with_birth_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "1234",
        "-1234",
        "12 34",
        "1 2 3 4",
        "og 1234",
        "og så de sidste fire: 1234",
        "1234 tak",
        "er 1234!",
        "１２３４",
        "tolv fireogtredive",
        "1234 er de sidste fire cifre",
        "2026",
        "hov, 1234",
        "den ender på 1234",
        "xxxxxx-1234",
        "1234 mvh Ole",
        "1234, ring [telefon]",
    ],
)
def test_four_digits_and_little_else_are_a_serial(text: str) -> None:
    """A message that is little more than four digits may be the second half."""
    assert begins_with_serial(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "4690 Haslev",
        "der er 4690 Haslev",
        "kl. 1400",
        "1400 kr",
        "12345",
        "123",
        "hvad koster 1234",
        "20104050",
    ],
)
def test_more_than_four_digits_are_no_serial(text: str) -> None:
    """A postcode with its town, a time, a price, a longer number or a question is none."""
    assert not begins_with_serial(text)
