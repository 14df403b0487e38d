"""A reply to several choices that takes them, and does not say which."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.undecided import is_just_a_number, says_not_which, two_of

UNDECIDED = (
    "ja|Ja tak!|jaa|yes please|1 og 2|både 1 og 3|1 eller 2|den første og den anden|begge|begge to tak|alle tre|both"
)
SOMETHING_ELSE = (
    "|1|nej|ja det haster|to pas|alle børn|ja, til mit barn|begge mine forældre|ingen af dem|jeg vil have alt"
)


@pytest.mark.parametrize("text", UNDECIDED.split("|"))
def test_a_reply_may_leave_open_which(text: str) -> None:
    """A bare yes, several numbers and "both" take something, and nobody can tell what."""
    assert says_not_which(text)


@pytest.mark.parametrize("text", SOMETHING_ELSE.split("|"))
def test_one_word_more_is_something_else(text: str) -> None:
    """What names one, none, or a thing is a choice, a refusal or a question."""
    assert not says_not_which(text)


@pytest.mark.parametrize("text", "9|4.|nr. 7|nummer 5 tak|12".split("|"))
def test_a_number_alone_is_just_that(text: str) -> None:
    """With or without "nummer" before it."""
    assert is_just_a_number(text)


@pytest.mark.parametrize("text", "|2 pas|kl. 9|4690|1 og 2|9 år|to".split("|"))
def test_a_number_with_a_word_is_not_just_a_number(text: str) -> None:
    """What it counts or names makes it a question; four figures are a postcode."""
    assert not is_just_a_number(text)


@pytest.mark.parametrize(
    ("text", "choices", "wanted"),
    [
        ("1 og 3", 3, (0, 2)),
        ("the first and the second", 3, (0, 1)),
        ("begge to tak", 2, (0, 1)),
        ("begge", 3, None),
        ("1 eller 2", 2, None),
        ("one or two", 2, None),
        ("1, 2 og 3", 3, None),
        ("ja", 2, None),
    ],
)
def test_two_of_the_choices_are_named(text: str, choices: int, wanted: tuple[int, int] | None) -> None:
    """By their numbers, or as "both" where there are two; one or the other is none of it."""
    assert two_of(text, choices) == wanted
