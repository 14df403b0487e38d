"""What names nothing that it is about leans on the question before it."""

from __future__ import annotations

import pytest

from knowledge.reading.leaning import leans_back


@pytest.mark.parametrize(
    "text",
    [
        "hvad koster det",
        "og hvor lang tid tager det?",
        "hvad skal jeg bruge",
        "hvornår",
        "how long does it take",
        "og prisen",
    ],
)
def test_a_piece_leans_on_what_was_said(text: str) -> None:
    """Price, time and way of something that is not named."""
    assert leans_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "hvad koster et pas",
        "om mit pas",
        "og i Faxe",
        "ja",
        "nej tak",
        "ok",
        "?",
        "",
        "hvad koster det at være med hver uge nu",
    ],
)
def test_what_names_something_or_asks_nothing_stands_alone(text: str) -> None:
    """A question with its subject, a yes or no, and a sign; nor is a long one a piece."""
    assert not leans_back(text)
