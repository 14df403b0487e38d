"""A citizen's command that there is not: the one that was meant is named, and no other."""

from __future__ import annotations

import pytest

from bot.chat.controls.misspelt import ENGLISH, meant_by
from bot.chat.controls.profile import COMMANDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/abonner", "abonnement"), ("/abonement", "abonnement"), ("/afmeld", "stop"),
        ("/arangementer", "arrangementer"), ("/minedatas", "minedata"), ("/Subscribtion", "subscription"),
        ("/medarbejder nu", "menneske"), ("/privatliv@borgerbot", "privatliv"), ("/sprogg", "sprog"),
    ],
)  # fmt: skip
def test_the_command_that_was_meant_is_found(typed: str, meant: str) -> None:
    """Misspelt, by another name, with more behind it, or in capitals."""
    assert meant_by(typed) == meant


@pytest.mark.parametrize("typed", ["/findesikke", "/", "/ hej", "/pas", "/s", "/123", "hej"])
def test_what_is_like_no_command_is_not_guessed(typed: str) -> None:
    """Nor is what is like two of them."""
    assert meant_by(typed) is None


def test_every_command_means_itself() -> None:
    """Danish or English, none is taken for another."""
    assert {each: meant_by(f"/{each}") for each in (*COMMANDS, *ENGLISH)} == {
        each: each for each in (*COMMANDS, *ENGLISH)
    }
