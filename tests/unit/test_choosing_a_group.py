"""Who a subscription is for may be named in other words than stand on the buttons, and in nothing else."""

from __future__ import annotations

import pytest

from bot.announcing.choosing import chosen
from bot.chat.remembering.pending import Choosing
from knowledge.reading.said_to_us.replies import Choice

_GROUPS = ("boern", "unge", "voksne", "seniorer")
CHOOSING = Choosing(tuple((group.capitalize(), f"n:b:haslev:{group}") for group in _GROUPS))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("de ældre", "seniorer"),
        ("mine to børnebørn", "boern"),
        ("en 3årig", "boern"),
        ("dem over 60", "seniorer"),
        ("my two boys", "boern"),
    ],
)
def test_a_group_named_by_whom_it_is(text: str, group: str) -> None:
    """A few words that name people, and nothing else, are their button."""
    assert chosen(CHOOSING, text) == f"n:b:haslev:{group}"


@pytest.mark.parametrize("text", ["jeg har ingen børn", "not for kids", "min søn er syg", "mit barn er væk"])
def test_what_says_more_chooses_nothing(text: str) -> None:
    """Nobody gets what they have just said they do not want, and what somebody writes of their child is heard."""
    assert chosen(CHOOSING, text) is Choice.SOMETHING_ELSE
