"""Which words are one slip of the finger apart."""

from __future__ import annotations

import pytest

from knowledge.matching.keyboard import is_plain_slip, is_slip


@pytest.mark.parametrize("typed", ["weeknd", "weekendd", "weekedn", "weeksnd"])
def test_one_slip_is_a_letter_too_few_too_many_swapped_or_beside(typed: str) -> None:
    """A letter left out or doubled, two swapped, and the key beside the right one are slips."""
    assert is_slip(typed, "weekend")


@pytest.mark.parametrize("typed", ["weekend", "wekedn", "weekpnd"])
def test_none_two_and_a_far_key_are_no_slip(typed: str) -> None:
    """The word itself is none, two of them are too many, and a key far away is another word."""
    assert not is_slip(typed, "weekend")


def test_of_a_short_word_only_the_plain_slips_are_believed() -> None:
    """Swapped and doubled letters are; a letter left out or another key makes too many other words."""
    assert is_plain_slip("bonr", "born")
    assert is_plain_slip("borrn", "born")
    assert not any(is_plain_slip(typed, "born") for typed in ("bor", "borm", "boren"))
