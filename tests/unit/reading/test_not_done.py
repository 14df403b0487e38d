"""Whoever is not finished says so in few words; anything about a thing is a question."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.not_done import says_not_done


@pytest.mark.parametrize(
    "text",
    ["nej vent", "Vent lige!", "jeg er ikke færdig", "hov, jeg er ikke færdig endnu", "vi er ikke færdige", "stop",
     "jeg har et spørgsmål mere", "jeg har flere spørgsmål", "I'm not done", "det var ikke det hele", "wait"],
)  # fmt: skip
def test_who_is_not_finished_says_so(text: str) -> None:
    """In Danish and English."""
    assert says_not_done(text)


@pytest.mark.parametrize(
    "text",
    ["nej tak", "jeg er færdig", "hvor længe skal jeg vente", "mit pas er ikke færdigt", "ventetid på pas", "tak"],
)
def test_anything_else_is_not_that(text: str) -> None:
    """A thing that is not finished, a waiting time, and thanks."""
    assert not says_not_done(text)
