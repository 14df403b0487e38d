"""An order about an announcement is told from the text of a new one."""

from __future__ import annotations

import pytest

from bot.announcing.posting import is_about_one


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("slet 1", True),
        ("annullér", True),
        ("annuller opslag 12", True),
        ("3 stop", True),
        ("Fjern 1.", True),
        ("træk tilbage 4", True),
        ("Aflys ikke din tid, vi har åbent", False),
        ("Stop op og se vores nye udstilling", False),
        ("12 nye bøger", False),
        ("1", True),
        ("2026 bliver godt", False),
        ("Slet 2026", True),
    ],
)
def test_what_would_take_an_announcement_back_is_no_text(written: str, is_one: bool) -> None:
    """A verb and a number alone; anything longer is for the citizens."""
    assert is_about_one(written) is is_one
